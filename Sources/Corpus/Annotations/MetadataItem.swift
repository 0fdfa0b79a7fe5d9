/// One thing said about a text.
public struct MetadataItem: Sendable, Hashable {
  /// Such as `title`, `url`, `publisher`, `published`, `author`, `section`.
  public let key: String
  public let value: String
  /// Where it was found, such as `json-ld`, `og`, `meta`, `field`, `byline`, `notice`, `url`.
  public let basis: String
  /// Where in the text, if it stands there.
  public let span: TextSpan?

  public init(key: String, value: String, basis: String, span: TextSpan? = nil) {
    self.key = key
    self.value = value
    self.basis = basis
    self.span = span
  }
}
