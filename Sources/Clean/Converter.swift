public import Corpus

/// Turns a record of certain media types into text with a way back; normalizers do the rest.
public protocol Converter: Sendable {
  /// Such as `text/plain`.
  var mediaTypes: [String] { get }
  /// - Throws: `StageError`, and the record becomes a reject.
  func convert(_ record: Record) throws(StageError) -> CleanText
}
