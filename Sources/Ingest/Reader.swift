public import Corpus

/// Knows one kind of input: which files it is given, and how records come out of one.
///
/// A run finds the files (`SourceFinder`), surveys each (`Survey`), then opens it here.
public protocol Reader: Sendable {
  /// The files named in the configuration.
  var patterns: [SourcePattern] { get }
  /// Of the files: `text/plain`, `application/jsonl`.
  var mediaType: String { get }
  /// Whether a file has to be UTF-8 as a whole; formats that say their charset inside do not.
  var requiresUTF8: Bool { get }

  /// Starts reading.
  ///
  /// - Parameters:
  ///   - file: where it is.
  ///   - source: what the survey found; a file that no longer has this hash is rejected at the
  ///     end, with `source_changed`.
  /// - Returns: the records, to be pulled one by one.
  func open(_ file: SourceFile, as source: Source) -> any RecordReader
}

/// The records of one source, in order, in memory bounded by the largest record.
public protocol RecordReader {
  /// The next record or the next thing that is none; nil at the end.
  mutating func next() -> ReadOutcome?
}

/// What a reader hands out.
public enum ReadOutcome: Sendable {
  case record(Record)
  /// A part of the source that is no record; `source_changed` and `io_unreadable` speak of the
  /// source as a whole, whatever came out of it before.
  case rejection(Rejection)
}
