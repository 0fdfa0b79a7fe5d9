import Corpus
import Ingest

/// All sources of a run one behind the other, as batches of what is in them.
///
/// A source is surveyed just before it is read, and comes before its records.
struct RecordFeed {
  /// What a source gives.
  enum Item: Sendable {
    case source(Source)
    case record(Record)
    case rejection(Rejection)
  }

  /// A batch is handed on at this many items and the like.
  private static let batchItems = 128
  /// …or this many bytes: small enough for memory, large enough that a task costs nothing.
  private static let batchBytes = 1 << 20

  /// The files with their readers, in reverse: the next one is the last.
  private var files: [(file: SourceFile, reader: any Reader)]
  private var open: (any RecordReader)?
  private var found: [Rejection]
  private(set) var counts = RunSummary.StageCount()

  init(_ input: RunInput) {
    files = input.files.reversed()
    found = input.rejections.reversed()
    counts.entered = files.count + found.count
  }

  /// The next batch; nil at the end.
  mutating func next() -> [Item]? {
    var batch: [Item] = []
    var bytes = 0
    while batch.count < Self.batchItems, bytes < Self.batchBytes, let item = nextItem() {
      if case .record(let record) = item { bytes += record.byteRange.count }
      batch.append(item)
    }
    return batch.isEmpty ? nil : batch
  }

  private mutating func nextItem() -> Item? {
    if let rejection = found.popLast() {
      counts.rejected += 1
      return .rejection(rejection)
    }
    while true {
      if let outcome = open?.next() {
        switch outcome {
        case .record(let record): return .record(record)
        case .rejection(let rejection): return .rejection(rejection)
        }
      }
      open = nil
      guard let (file, reader) = files.popLast() else { return nil }
      switch Survey.survey(file, for: reader) {
      case .source(let source):
        counts.left += 1
        open = reader.open(file, as: source)
        return .source(source)
      case .rejection(let rejection):
        counts.rejected += 1
        return .rejection(rejection)
      }
    }
  }
}
