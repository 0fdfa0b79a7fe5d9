public import Corpus

/// One step from a converted record to the final text.
///
/// A normalizer that changes the text does it through `TextEditor` and `CleanText.replaceText`,
/// so that the way back to the source stays true; it comes before those that name blocks.
public protocol Normalizer: Sendable {
  /// - Throws: `StageError`, and the record becomes a reject.
  func normalize(_ text: inout CleanText) throws(StageError)
}
