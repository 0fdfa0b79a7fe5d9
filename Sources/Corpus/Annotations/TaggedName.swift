/// A name as the tagger alone sees it, before lists and rules have had their say.
public struct TaggedName: Annotation {
  public let span: TextSpan
  /// Person, organisation or place.
  public let type: EntityType

  public init(span: TextSpan, type: EntityType) {
    self.span = span
    self.type = type
  }

  public var rule: String { "names.tagger" }
  public var label: String { type.rawValue }
}
