import Corpus
import Load

/// A batch after Clean, Segment and Extract, still in the order of the input.
struct WorkedBatch: Sendable {
  /// What the batch holds, in order.
  enum Item: Sendable {
    /// A record that was worked, without numbers for its documents.
    case worked(RecordPlace, digest: [UInt8], stage: StageName, items: [WorkItem])
    /// Nothing was to be worked.
    case passed(RecordFeed.Item)
  }

  let items: [Item]
  let counts: [StageName: RunSummary.StageCount]
  let seconds: [StageName: Double]

  /// - Throws: `ContractViolation`, where an annotator broke the law of spans: a fault of ours;
  ///   `PipelineError`, where a plugged-in program cannot be had.
  init(_ batch: [RecordFeed.Item], by worker: DocumentWorker) throws {
    var items: [Item] = []
    var counts: [StageName: RunSummary.StageCount] = [:]
    var seconds: [StageName: Double] = [:]
    var records: [Record] = []
    for case .record(let record, _, _) in batch { records.append(record) }
    var outcomes = try worker.work(records)[...]
    for item in batch {
      switch item {
      case .record(_, let place, let digest):
        let outcome = outcomes.removeFirst()
        items.append(
          .worked(place, digest: digest, stage: outcome.stage, items: outcome.items)
        )
        for (stage, count) in outcome.counts { counts[stage, default: .init()] += count }
        for (stage, spent) in outcome.seconds { seconds[stage, default: 0] += spent }
      case .unreadable(let rejection, let place, let digest):
        items.append(
          .worked(place, digest: digest, stage: .ingest, items: [.rejection(rejection)])
        )
      default: items.append(.passed(item))
      }
    }
    self.items = items
    self.counts = counts
    self.seconds = seconds
  }
}
