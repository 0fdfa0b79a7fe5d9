import Corpus
import Load

/// What came out of the workers so far, and the way into the store.
struct RunTally {
  private(set) var summary = RunSummary()
  private let documentLimit: Int?
  private let fingerprints: Fingerprints
  /// How many documents the source at hand has had so far.
  private var documentsOfSource = 0
  /// How many documents there are, worked or kept.
  private var documents = 0

  init(documentLimit: Int?, fingerprints: Fingerprints) {
    self.documentLimit = documentLimit
    self.fingerprints = fingerprints
  }

  /// Whether as many documents are there as were asked for.
  var isFull: Bool { documentLimit.map { documents >= $0 } ?? false }

  /// Writes a batch in one transaction.
  ///
  /// - Returns: the keys of the records that were kept.
  mutating func take(_ batch: WorkedBatch, into store: Store) throws -> [Int] {
    var changes: [StoreChange] = []
    var kept: [Int] = []
    for item in batch.items {
      switch item {
      case .worked(let place, let digest, let stage, let items):
        let work = numbered(items)
        changes.append(
          .worked(
            WorkedRecord(
              place: place,
              digest: digest,
              fingerprint: fingerprints[stage],
              stage: stage,
              firstDocument: work.first,
              items: work.items
            )
          )
        )
      case .passed(.kept(let record, let place)):
        changes.append(.kept(record, at: place, firstDocument: documentsOfSource))
        kept.append(record.key)
        documentsOfSource += record.documents
        documents += record.documents
        summary.keptDocuments += record.documents
      case .passed(let item): changes += pass(item)
      }
    }
    try store.commit(changes)
    for (stage, count) in batch.counts { self.count(count, at: stage) }
    for (stage, seconds) in batch.seconds { summary.seconds[stage, default: 0] += seconds }
    return kept
  }

  private mutating func pass(_ item: RecordFeed.Item) -> [StoreChange] {
    switch item {
    case .begin(let source, let reader, let reading):
      documentsOfSource = 0
      summary.readSources += 1
      return [.begin(source, reader: reader, reading: reading)]
    case .end(let uri, let reading, let records, let fingerprint):
      return [.end(uri: uri, reading: reading, records: records, fingerprint: fingerprint)]
    case .refused(let rejection): return [.refused(rejection)]
    case .unchanged:
      summary.unchangedSources += 1
      return []
    case .record, .unreadable, .kept: return []
    }
  }

  /// What `batch` rejects, for the log.
  static func rejections(in batch: WorkedBatch) -> [Rejection] {
    batch.items.flatMap { item -> [Rejection] in
      switch item {
      case .worked(_, _, _, let items):
        items.compactMap { if case .rejection(let rejection, _) = $0 { rejection } else { nil } }
      case .passed(.refused(let rejection)): [rejection]
      case .passed: []
      }
    }
  }

  /// Gives documents their numbers in the source, and counts.
  private mutating func numbered(_ items: [WorkItem]) -> (first: Int, items: [WorkItem]) {
    let first = documentsOfSource
    var numbered: [WorkItem] = []
    for item in items {
      if isFull { break }
      guard case .document(var rows) = item else {
        summary.workedRejects += 1
        numbered.append(item)
        continue
      }
      rows.ordinal = documentsOfSource
      documentsOfSource += 1
      documents += 1
      summary.workedDocuments += 1
      numbered.append(.document(rows))
    }
    return (first, numbered)
  }

  mutating func count(_ count: RunSummary.StageCount, at stage: StageName) {
    summary.counts[stage, default: .init()] += count
  }

  mutating func spend(_ duration: Duration, on stage: StageName) {
    summary.seconds[stage, default: 0] += duration / .seconds(1)
  }
}
