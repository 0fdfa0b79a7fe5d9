public import Corpus

/// A layer that cannot become rows: a span outside the text, a reference to nothing, a value of
/// the wrong shape.
///
/// Always a fault of the annotator, never of the input.
public struct ContractViolation: Error, Sendable, Hashable, CustomStringConvertible {
  /// The uri of the source.
  public let sourceURI: String
  /// Where in the source; nil where the document is the whole of it.
  public let locator: String?
  public let layer: LayerName
  /// The rule that made the annotation; nil where it is the document itself.
  public let rule: String?
  public let span: TextSpan?
  public let message: String

  public var description: String {
    let place = locator.map { "\(sourceURI), \($0)" } ?? sourceURI
    let origin = rule.map { ", made by \($0)" } ?? ""
    let stretch = span.map { ", bytes \($0.start)..<\($0.end)" } ?? ""
    return "\(place): layer \(layer.rawValue)\(origin)\(stretch): \(message)"
  }
}
