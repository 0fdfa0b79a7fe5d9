import Corpus
import Foundation
import Load
import Logging

/// Writes down how a run begins and ends: in the history of `state.sqlite`, in `zhai.prom`, in the
/// log, and to whom the configuration names.
///
/// What goes wrong with the telling is logged and changes nothing about the run.
final class RunJournal {
  private let plan: RunPlan
  private let output: OutputFolder
  private let fingerprints: Fingerprints
  private let run: String
  private let start: ContinuousClock.Instant
  private let started = Date.now
  private let logger: Logger
  private var store: Store?
  private var publication: Publication?
  /// The last run that ended well before this one.
  private var lastSuccess: RunEntry?

  init(
    _ plan: RunPlan,
    _ output: OutputFolder,
    _ fingerprints: Fingerprints,
    run: String,
    start: ContinuousClock.Instant,
    logger: Logger
  ) {
    self.plan = plan
    self.output = output
    self.fingerprints = fingerprints
    self.run = run
    self.start = start
    self.logger = logger
  }

  /// The run has a state now; its beginning is written down.
  func open(_ store: Store) throws(LoadError) {
    self.store = store
    lastSuccess = try store.runs(limit: 1000).first { RunEntry.successes.contains($0.outcome) }
    try store.begin(
      RunEntry(
        run: run,
        started: Timestamp.text(of: started),
        program: ProgramVersion.current,
        configuration: fingerprints.configuration
      )
    )
    logger.debug("run begun", metadata: ["event": "run_begun"])
  }

  /// The state turned out to be damaged.
  func abandonStore() throws(LoadError) {
    defer { store = nil }
    try store?.close()
  }

  func published(_ publication: Publication) { self.publication = publication }

  /// The run ended well.
  func close(_ summary: RunSummary) -> RunSummary {
    var summary = summary
    summary.duration = (ContinuousClock().now - start) / .seconds(1)
    let outcome = summary.isUnchanged ? "unchanged" : "published"
    end(outcome, .ok, summary)
    for stage in StageName.allCases {
      guard let count = summary.counts[stage], count.entered > 0 else { continue }
      logger.debug(
        "\(stage.rawValue) done",
        metadata: [
          "event": "stage_done", "stage": "\(stage.rawValue)", "records_in": "\(count.entered)",
          "records_out": "\(count.left)", "rejected": "\(count.rejected)",
          "filtered": "\(count.filtered)",
          "duration_s": "\(Self.rounded(summary.seconds[stage] ?? 0))",
        ]
      )
    }
    logger.info(
      summary.isNewBuild ? "published \(summary.build)" : "nothing new: \(summary.build)",
      metadata: [
        "event": "run_done", "documents": "\(summary.documents)", "rejects": "\(summary.rejects)",
        "worked": "\(summary.workedDocuments)", "duration_s": "\(Self.rounded(summary.duration))",
        "rc": "0",
      ]
    )
    if store != nil { notify(of: summary) }
    return summary
  }

  /// The run ended before it published.
  func close(_ error: PipelineError) {
    let isStop = [.interrupted, .terminated, .temporaryFailure].contains(error.code)
    end(isStop ? "stopped" : "failed", error.code, nil)
    logger.info(
      "run ended without publishing",
      metadata: ["event": isStop ? "run_stopped" : "run_failed", "rc": "\(error.code.rawValue)"]
    )
    if isStop { return }
    notify("failure", error.messages.first ?? "", ["rc": Int(error.code.rawValue)])
  }

  /// To milliseconds.
  private static func rounded(_ seconds: Double) -> Double { (seconds * 1000).rounded() / 1000 }

  private func end(_ outcome: String, _ code: ExitCode, _ summary: RunSummary?) {
    let duration = (ContinuousClock().now - start) / .seconds(1)
    let entry = RunEntry(
      run: run,
      started: Timestamp.text(of: started),
      ended: Timestamp.now,
      outcome: outcome,
      exitCode: Int(code.rawValue),
      duration: duration,
      program: ProgramVersion.current,
      configuration: fingerprints.configuration,
      build: summary?.build,
      figures: summary.map { RunFigures.json(of: $0, peakMemory: ProcessMemory.peak) } ?? "{}"
    )
    guard let store else { return }
    attempt("the history") { try store.end(entry, publication: publication) }
    attempt("zhai.prom") { try writeMetrics(code, duration, summary) }
    attempt("the state") { try store.close() }
  }

  private func attempt(_ what: String, _ body: () throws -> Void) {
    do {
      try body()
    } catch {
      logger.warning(
        "\(what) could not be written: \(error)",
        metadata: ["event": "telling_failed"]
      )
    }
  }

  private func writeMetrics(
    _ code: ExitCode,
    _ duration: Double,
    _ summary: RunSummary?
  ) throws(PipelineError) {
    var file = MetricsFile(pipeline: plan.configuration.dataset.name)
    let now = Date.now.timeIntervalSince1970.rounded()
    file.add("zhai_last_run_timestamp_seconds", "When the last run ended.", now)
    let success =
      code == .ok ? now : lastSuccess?.ended.flatMap(Timestamp.seconds)?.rounded()
    if let success {
      file.add(
        "zhai_last_success_timestamp_seconds",
        "When the last run that published, or had nothing to do, ended.",
        success
      )
    }
    file.add("zhai_last_run_exit_code", "How the last run ended.", Double(code.rawValue))
    file.add("zhai_last_run_duration_seconds", "How long the last run took.", duration)
    file.add(
      "zhai_resident_memory_max_bytes",
      "The most memory that the last run used.",
      Double(ProcessMemory.peak)
    )
    file.add(
      "zhai_build_info",
      "The program and the configuration of the last run.",
      [([("version", ProgramVersion.current), ("config", fingerprints.configuration)], 1)]
    )
    if let summary { Self.add(summary, to: &file) }
    file.add(
      "zhai_check_failures",
      "Expectations that did not hold in the last run.",
      [
        ([("severity", "error")], code == .dataError ? 1 : 0),
        ([("severity", "warn")], Double(summary?.failedExpectations.count ?? 0)),
      ]
    )
    try file.write(to: output.path)
  }

  private static func add(_ summary: RunSummary, to file: inout MetricsFile) {
    file.add(
      "zhai_stage_duration_seconds",
      "Seconds for each stage, summed over the workers.",
      StageName.allCases.map { ([("stage", $0.rawValue)], summary.seconds[$0] ?? 0) }
    )
    let counts = StageName.allCases.flatMap { stage in
      let count = summary.counts[stage] ?? .init()
      return [
        ("in", count.entered), ("out", count.left), ("rejected", count.rejected),
        ("filtered", count.filtered),
      ].map { ([("stage", stage.rawValue), ("outcome", $0.0)], Double($0.1)) }
    }
    file.add("zhai_stage_records", "What went through each stage in the last run.", counts)
    file.add(
      "zhai_table_rows",
      "Rows of the published dataset.",
      summary.rows.map { ([("table", $0.table)], Double($0.count)) }
    )
  }

  // MARK: Notification

  private func notify(of summary: RunSummary) {
    guard let notice = plan.configuration.notice else { return }
    let all = summary.documents + summary.rejects
    if all > 0, Double(summary.rejects) / Double(all) > notice.rejectShare {
      notify(
        "rejects",
        "\(summary.rejects) of \(all) inputs were rejected",
        ["rejects": summary.rejects, "inputs": all]
      )
    }
    guard let last = lastSuccess,
      let before = (try? JSONParser.parse(Array(last.figures.utf8)))?["documents"]?.integer,
      before > 0
    else { return }
    let change = Double(abs(summary.documents - before)) / Double(before)
    if change > notice.drift {
      notify(
        "drift",
        "\(summary.documents) documents, \(before) after the run before",
        ["documents": summary.documents, "documents_before": before]
      )
    }
  }

  private func notify(_ event: String, _ message: String, _ details: KeyValuePairs<String, Int>) {
    guard let notice = plan.configuration.notice else { return }
    let head: [JSON.Member] = [
      .init("event", JSON(.string(event))),
      .init("pipeline", JSON(.string(plan.configuration.dataset.name))),
      .init("run_id", JSON(.string(run))), .init("message", JSON(.string(message))),
    ]
    let figures = details.map { JSON.Member($0.key, JSON(.number("\($0.value)"))) }
    attempt("the notice") {
      try Notifier(command: notice.command, folder: plan.root).send(JSON(.object(head + figures)))
    }
  }
}

extension RunEntry {
  /// The outcomes of runs that left a dataset of what there was.
  static let successes: Set<String> = ["published", "unchanged"]
}
