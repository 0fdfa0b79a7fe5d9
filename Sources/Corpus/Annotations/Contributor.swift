/// Somebody who made the text, named in it or beside it.
public struct Contributor: Annotation {
  /// Empty at the text's start where it comes from metadata (`isFromMetadata`).
  public let span: TextSpan
  /// Such as `reporter`, `author`, `editor`, `photographer`, `source`.
  public let role: String
  public let name: String
  public let isFromMetadata: Bool
  public let rule: String

  public init(span: TextSpan, role: String, name: String, rule: String) {
    self.span = span
    self.role = role
    self.name = name
    self.rule = rule
    isFromMetadata = false
  }

  /// Somebody whom only the metadata names.
  public init(fromMetadata name: String, role: String, rule: String) {
    span = TextSpan(0, 0)
    self.role = role
    self.name = name
    self.rule = rule
    isFromMetadata = true
  }

  public var label: String { role + "\u{1F}" + name }
}
