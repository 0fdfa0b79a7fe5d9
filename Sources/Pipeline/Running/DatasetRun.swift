import Corpus
import Foundation
import Ingest
import Load
public import Logging

/// One run from the sources to the published dataset.
///
/// What was worked is kept in `output/state.sqlite`, so a run works only what is new; the dataset
/// is derived from all of it, and is the same, byte for byte, as that of a run from nothing.
public struct DatasetRun: Sendable {
  private let plan: RunPlan
  private let options: RunOptions
  private let stop: StopRequest
  private let logger: Logger
  private let identifier: String

  /// - Parameters:
  ///   - plan: what to do.
  ///   - options: how.
  ///   - stop: ends the run early.
  ///   - logger: for log lines.
  public init(
    plan: RunPlan,
    options: RunOptions = RunOptions(),
    stop: StopRequest = StopRequest(),
    logger: Logger
  ) {
    self.plan = plan
    self.options = options
    self.stop = stop
    identifier = "\(Int(Date.now.timeIntervalSince1970 * 1000))-\(getpid())"
    var logger = logger
    logger[metadataKey: "run_id"] = .string(identifier)
    logger[metadataKey: "pipeline"] = .string(plan.configuration.dataset.name)
    self.logger = logger
  }

  /// Runs, and publishes what comes out.
  ///
  /// - Returns: what was done.
  /// - Throws: `PipelineError`; nothing is published then, and what was published stays.
  public func run() async throws -> RunSummary {
    let clock = ContinuousClock()
    let start = clock.now
    let output = OutputFolder(path: plan.output)
    output.keepTemporaryFiles()
    // What is missing is told before anything is touched.
    var input = try RunInput(plan)
    if let deadline = options.deadline { stop.arm(after: deadline) }
    try output.prepare()
    let lock = try RunLock(
      folder: output.path,
      holder: "process \(getpid()), since \(Timestamp.now)",
      wait: options.wait,
      stop: stop
    )
    if lock.hasWaited { input = try RunInput(plan) }
    let fingerprints = try Fingerprints(plan)
    let journal = RunJournal(
      plan,
      output,
      fingerprints,
      run: identifier,
      start: start,
      logger: logger
    )
    let outcome: Result<RunSummary, any Error>
    do {
      let summary =
        options.documentLimit == nil
        ? try await attempt(input, output, fingerprints, journal, mayStartOver: true)
        : try await trial(input, output, fingerprints)
      outcome = .success(journal.close(summary))
    } catch {
      let error = PipelineError(wrapping: stop.reason?.error ?? error)
      journal.close(error)
      outcome = .failure(error)
    }
    _ = consume lock
    return try outcome.get()
  }

  /// A run over the state; once more from nothing where the state turns out to be damaged.
  private func attempt(
    _ input: RunInput,
    _ output: OutputFolder,
    _ fingerprints: Fingerprints,
    _ journal: RunJournal,
    mayStartOver: Bool
  ) async throws -> RunSummary {
    let state = RunState(output, logger: logger)
    do {
      try output.removeStaging()
      let store = try state.open()
      try journal.open(store)
      return try await update(input, store, output, fingerprints, journal)
    } catch let error as LoadError where error.kind == .corrupt && mayStartOver {
      try journal.abandonStore()
      try state.putAside(error)
      return try await attempt(input, output, fingerprints, journal, mayStartOver: false)
    }
  }

  private func update(
    _ input: RunInput,
    _ store: Store,
    _ output: OutputFolder,
    _ fingerprints: Fingerprints,
    _ journal: RunJournal
  ) async throws -> RunSummary {
    try forget(in: store)
    var summary = try await work(input, into: store, fingerprints)
    try removeMissing(input, from: store)
    let totals = try store.totals
    (summary.sources, summary.documents, summary.rejects) =
      (totals.sources, totals.documents, totals.rejections)
    let revision = try store.revision
    if let last = try store.publications().first,
      last.revision == revision, last.fingerprint == fingerprints.publication,
      output.current == last.build, try output.seal(of: last.build) == last.seal
    {
      summary.build = last.build
      summary.isNewBuild = false
      summary.isUnchanged = true
      summary.rows = RunFigures.rows(last.rows)
      return summary
    }
    try stop.interrupting({ store.interrupt() }, { try store.check() })
    let staging = try output.makeStaging(run: identifier)
    do {
      try build(store, in: staging, &summary)
      try stop.check()
      let history = try store.publications().map(\.build)
      let published = try output.publish(
        staging,
        keeping: plan.configuration.limits.keepBuilds,
        history: history
      )
      summary.build = published.identifier
      summary.isNewBuild = published.isNew
      journal.published(
        Publication(
          build: published.identifier,
          revision: revision,
          fingerprint: fingerprints.publication,
          seal: try output.seal(of: published.identifier),
          rows: RunFigures.text(of: summary.rows)
        )
      )
      return summary
    } catch {
      try? FileTree.remove(staging)
      throw error
    }
  }

  /// A few documents, for trying things out; the state is not touched.
  private func trial(
    _ input: RunInput,
    _ output: OutputFolder,
    _ fingerprints: Fingerprints
  ) async throws -> RunSummary {
    try output.removeStaging()
    let staging = try output.makeStaging(run: identifier)
    do {
      let scratch = staging + "/.work.sqlite"
      let store = try Store(at: scratch)
      var summary = try await work(input, into: store, fingerprints)
      let totals = try store.totals
      (summary.sources, summary.documents, summary.rejects) =
        (totals.sources, totals.documents, totals.rejections)
      try build(store, in: staging, &summary)
      try store.close()
      try FileTree.remove(scratch)
      summary.build = try output.publishTrial(staging)
      return summary
    } catch {
      try? FileTree.remove(staging)
      throw error
    }
  }

  private func forget(in store: Store) throws {
    if options.isFull { try store.forget(.all) }
    if options.retriesRejects { try store.forget(.rejected) }
    if let since = options.since { try store.forget(.publishedSince(since)) }
    if let stage = options.stage.flatMap(StageName.init) { try store.forget(.reached(stage)) }
  }

  private func work(
    _ input: RunInput,
    into store: Store,
    _ fingerprints: Fingerprints
  ) async throws -> RunSummary {
    var feed = try RecordFeed(input, store: store, fingerprints: fingerprints)
    var tally = RunTally(documentLimit: options.documentLimit, fingerprints: fingerprints)
    var progress = RunProgress(sources: input.fileCount, isShown: options.showsProgress)
    let worker = plan.worker
    let width = options.workers ?? ProcessInfo.processInfo.activeProcessorCount
    let clock = ContinuousClock()
    try await OrderedMap(width: width).run(
      next: {
        if tally.isFull || stop.reason != nil { return nil }
        let start = clock.now
        defer { tally.spend(clock.now - start, on: .ingest) }
        return try feed.next()
      },
      work: { batch in try WorkedBatch(batch, by: worker) },
      consume: { batch in
        let start = clock.now
        feed.settle(try tally.take(batch, into: store))
        tally.spend(clock.now - start, on: .load)
        progress.show(tally.summary)
        if logger.logLevel <= .debug { RunTally.rejections(in: batch).forEach(log) }
        if let limit = options.memoryLimit, ProcessMemory.resident > limit {
          stop.request(.memory)
        }
      }
    )
    progress.end()
    tally.count(feed.counts, at: .ingest)
    try stop.check()
    return tally.summary
  }

  private func log(_ rejection: Rejection) {
    var metadata: Logger.Metadata = [
      "event": "record_rejected", "stage": "\(rejection.stage.rawValue)",
      "source": "\(rejection.sourceURI)", "code": "\(rejection.code)",
    ]
    if let range = rejection.byteRange { metadata["offset"] = "\(range.lowerBound)" }
    if rejection.code.hasPrefix("filtered_") { metadata["intentional"] = "true" }
    logger.debug("\(rejection.message)", metadata: metadata)
  }

  /// Removes sources that are no longer there, with their rows.
  private func removeMissing(_ input: RunInput, from store: Store) throws {
    var uris = try store.uris(after: "")
    while let last = uris.last {
      try store.commit(input.missing(uris).map { .removed(uri: $0) })
      uris = try store.uris(after: last)
    }
  }

  /// Derives the dataset in `staging`, checks it and writes the exports.
  private func build(_ store: Store, in staging: String, _ summary: inout RunSummary) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let dataset = staging + "/" + plan.configuration.dataset.name + ".sqlite"
    let built = try stop.interrupting(
      { store.interrupt() },
      { try store.build(at: dataset, steps: plan.steps.map(\.module)) }
    )
    summary.rows = built.entries.map { ($0.table, $0.rows) }
    try check(dataset, &summary)
    let reader = try DatasetReader(path: dataset)
    for (_, exporter) in plan.exporters {
      try stop.check()
      let folder = staging + "/" + exporter.folder
      try FileTree.makeFolder(folder)
      _ = try exporter.export(reader, into: folder)
    }
    summary.seconds[.load, default: 0] += (clock.now - start) / .seconds(1)
  }

  private func check(_ dataset: String, _ summary: inout RunSummary) throws {
    var fatal: [String] = []
    let reader = try DatasetReader(path: dataset)
    let published = publishedDataset
    var results: [(place: String, result: ExpectationResult)] = []
    for (choice, expectation) in plan.expectations {
      let result = try expectation.evaluate(reader, against: published)
      results.append(("\(choice.place)", result))
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
    summary.checks = results.map(\.result)
    if !results.isEmpty { try CheckLog(output: plan.output, run: identifier).write(results) }
    if !fatal.isEmpty {
      throw PipelineError(
        .dataError,
        messages: fatal + ["nothing was published; the dataset of the last good run stays"]
      )
    }
  }

  /// What readers see at this moment; nil where nothing is published, or nothing that can be read.
  private var publishedDataset: DatasetReader? {
    try? DatasetReader(path: plan.output + "/current/\(plan.configuration.dataset.name).sqlite")
  }
}
