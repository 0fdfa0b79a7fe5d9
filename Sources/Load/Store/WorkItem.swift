public import Corpus

/// What comes out of the stages before Load, in one stream.
public enum WorkItem: Sendable {
  case document(DocumentRows)
  /// An input, or a part of one, that became no document; with the id that the document would
  /// have had, where there was one already.
  case rejection(Rejection, documentID: String? = nil)
}
