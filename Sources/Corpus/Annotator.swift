/// Adds layers to a document: a pure function of the document and of what the annotator was made
/// with.
///
/// The order of annotators is checked before any input is read: each layer in `requires` has to
/// be provided by something before it.
public protocol Annotator: Sendable {
  /// The layers it reads.
  var requires: Set<LayerName> { get }
  /// The layers it adds to.
  var provides: Set<LayerName> { get }
  /// Adds to the layers in `provides`, and to nothing else.
  /// - Throws: `StageError`, and the document becomes a reject.
  func annotate(_ document: inout Document) throws(StageError)
}
