import Corpus
import Load

/// A batch after Clean, Segment and Extract, still in the order of the input.
struct WorkedBatch: Sendable {
  /// What the batch holds, in order.
  enum Item: Sendable {
    case source(Source)
    case work(WorkItem)
  }

  let items: [Item]
  let counts: [StageName: RunSummary.StageCount]
  let seconds: [StageName: Double]

  /// - Throws: `ContractViolation`, where an annotator broke the law of spans: a fault of ours.
  init(_ batch: [RecordFeed.Item], by worker: DocumentWorker) throws(ContractViolation) {
    var items: [Item] = []
    var counts: [StageName: RunSummary.StageCount] = [:]
    var seconds: [StageName: Double] = [:]
    for item in batch {
      switch item {
      case .source(let source): items.append(.source(source))
      case .rejection(let rejection): items.append(.work(.rejection(rejection)))
      case .record(let record):
        let outcome = try worker.work(record)
        items += outcome.items.map { .work($0) }
        for (stage, count) in outcome.counts { counts[stage, default: .init()] += count }
        for (stage, spent) in outcome.seconds { seconds[stage, default: 0] += spent }
      }
    }
    self.items = items
    self.counts = counts
    self.seconds = seconds
  }
}

/// What came out of the workers so far, and the way into the store.
struct RunTally {
  private(set) var summary = RunSummary()
  private let documentLimit: Int?
  /// The source of the last document, and how many it has had so far.
  private var source: String?
  private var documentsOfSource = 0

  init(documentLimit: Int?) { self.documentLimit = documentLimit }

  /// Whether as many documents are there as were asked for.
  var isFull: Bool { documentLimit.map { summary.documents >= $0 } ?? false }

  /// Writes a batch, in one transaction for each stretch between two sources.
  mutating func take(_ batch: WorkedBatch, into store: Store) throws {
    var work: [WorkItem] = []
    for item in batch.items {
      switch item {
      case .source(let source):
        try store.add(work)
        work.removeAll(keepingCapacity: true)
        try store.add(source)
        summary.sources += 1
      case .work(let item):
        if isFull { continue }
        work.append(number(item))
      }
    }
    try store.add(work)
    for (stage, count) in batch.counts { self.count(count, at: stage) }
    for (stage, seconds) in batch.seconds { summary.seconds[stage, default: 0] += seconds }
  }

  /// Gives a document its number in its source, and counts.
  private mutating func number(_ item: WorkItem) -> WorkItem {
    guard case .document(var rows) = item else {
      summary.rejects += 1
      return item
    }
    summary.documents += 1
    if rows.sourceURI != source {
      source = rows.sourceURI
      documentsOfSource = 0
    }
    rows.ordinal = documentsOfSource
    documentsOfSource += 1
    return .document(rows)
  }

  mutating func count(_ count: RunSummary.StageCount, at stage: StageName) {
    summary.counts[stage, default: .init()] += count
  }

  mutating func spend(_ duration: Duration, on stage: StageName) {
    summary.seconds[stage, default: 0] += duration / .seconds(1)
  }
}
