public import Corpus

/// Tells the documents of a cleaned record apart and names their paragraphs.
public protocol Splitter: Sendable {
  /// The documents in `text`, in its order.
  ///
  /// - Parameters:
  ///   - text: what Clean made of `record`.
  ///   - record: where it came from; says where each document stands in the source.
  /// - Returns: at least one document.
  /// - Throws: `StageError`, where there is none; the record becomes a reject.
  func split(_ text: CleanText, of record: Record) throws(StageError) -> [Document]
}
