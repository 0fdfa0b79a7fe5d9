import Corpus
import Foundation
import Load
public import Logging

/// One run from the sources to the published dataset.
public struct DatasetRun: Sendable {
  private let plan: RunPlan
  private let workers: Int
  private let documentLimit: Int?
  private let showsProgress: Bool
  private let logger: Logger
  private let identifier: String

  /// - Parameters:
  ///   - plan: what to do.
  ///   - workers: how many batches are worked at a time; nil for one a core.
  ///   - documentLimit: stop after this many documents, and publish nothing.
  ///   - showsProgress: whether standard error shows how far the run is.
  ///   - logger: for log lines.
  public init(
    plan: RunPlan,
    workers: Int? = nil,
    documentLimit: Int? = nil,
    showsProgress: Bool = false,
    logger: Logger
  ) {
    self.plan = plan
    self.workers = workers ?? ProcessInfo.processInfo.activeProcessorCount
    self.documentLimit = documentLimit
    self.showsProgress = showsProgress
    identifier = "\(Int(Date.now.timeIntervalSince1970))-\(getpid())"
    var logger = logger
    logger[metadataKey: "run_id"] = .string(identifier)
    self.logger = logger
  }

  /// Runs, and publishes what comes out.
  ///
  /// - Returns: what was done.
  /// - Throws: `PipelineError`; nothing is published then, and what was published stays.
  public func run() async throws -> RunSummary {
    let clock = ContinuousClock()
    let start = clock.now
    let input = try RunInput(plan)
    let output = OutputFolder(path: plan.output)
    try output.prepare()
    let lock = try RunLock(
      folder: output.path,
      holder: "process \(getpid()), since \(Timestamp.now)"
    )
    let staging = try output.makeStaging(run: identifier)
    do {
      var summary = try await make(input, in: staging)
      try publish(staging, to: output, &summary)
      summary.duration = (clock.now - start) / .seconds(1)
      _ = consume lock
      report(summary)
      return summary
    } catch {
      try? FileTree.remove(staging)
      throw PipelineError(wrapping: error)
    }
  }

  /// Works all input into a dataset in `staging`, with its exports.
  private func make(_ input: RunInput, in staging: String) async throws -> RunSummary {
    let dataset = plan.configuration.dataset.name + ".sqlite"
    let scratch = staging + "/.work.sqlite"
    let store = try Store(at: scratch)
    var tally = RunTally(documentLimit: documentLimit)
    try await work(input, into: store, &tally)
    var summary = tally.summary
    let clock = ContinuousClock()
    let start = clock.now
    let built = try store.build(at: staging + "/" + dataset, steps: plan.steps.map(\.module))
    summary.rows = built.entries.map { ($0.table, $0.rows) }
    try check(staging + "/" + dataset, &summary)
    try export(staging + "/" + dataset, to: staging)
    try FileTree.remove(scratch)
    summary.seconds[.load, default: 0] += (clock.now - start) / .seconds(1)
    return summary
  }

  private func work(
    _ input: RunInput,
    into store: Store,
    _ tally: inout RunTally
  ) async throws {
    var feed = RecordFeed(input)
    var current = tally
    var progress = RunProgress(sources: input.files.count, isShown: showsProgress)
    let worker = plan.worker
    let clock = ContinuousClock()
    try await OrderedMap(width: workers).run(
      next: {
        if current.isFull { return nil }
        let start = clock.now
        defer { current.spend(clock.now - start, on: .ingest) }
        return feed.next()
      },
      work: { batch in try WorkedBatch(batch, by: worker) },
      consume: { batch in
        let start = clock.now
        try current.take(batch, into: store)
        current.spend(clock.now - start, on: .load)
        progress.show(current.summary)
      }
    )
    progress.end()
    current.count(feed.counts, at: .ingest)
    tally = current
  }

  private func check(_ dataset: String, _ summary: inout RunSummary) throws {
    var fatal: [String] = []
    let reader = try DatasetReader(path: dataset)
    for (choice, expectation) in plan.expectations {
      let result = try expectation.evaluate(reader)
      if result.passed { continue }
      let subject = result.table.map { " of \($0)" } ?? ""
      let line =
        "\(choice.place): \(result.name)\(subject): found \(result.found), "
        + "wanted \(result.wanted)"
      summary.failedExpectations.append(line)
      if result.severity == .warn {
        logger.warning("\(line)", metadata: ["event": "expectation_failed"])
      } else {
        fatal.append(line)
      }
    }
    if !fatal.isEmpty {
      throw PipelineError(
        .dataError,
        messages: fatal + ["nothing was published; the dataset of the last good run stays"]
      )
    }
  }

  private func export(_ dataset: String, to staging: String) throws {
    let reader = try DatasetReader(path: dataset)
    for (_, exporter) in plan.exporters {
      let folder = staging + "/" + exporter.folder
      try FileTree.makeFolder(folder)
      _ = try exporter.export(reader, into: folder)
    }
  }

  private func publish(
    _ staging: String,
    to output: OutputFolder,
    _ summary: inout RunSummary
  ) throws {
    if documentLimit != nil {
      summary.build = try output.publishTrial(staging)
      return
    }
    let published = try output.publish(staging, keeping: plan.configuration.limits.keepBuilds)
    summary.build = published.identifier
    summary.isNewBuild = published.isNew
  }

  private func report(_ summary: RunSummary) {
    logger.info(
      "\(summary.isNewBuild ? "published" : "nothing new:") \(summary.build)",
      metadata: [
        "event": "run_done", "documents": "\(summary.documents)", "rejects": "\(summary.rejects)",
        "duration_s": "\(summary.duration)", "rc": "0",
      ]
    )
  }
}
