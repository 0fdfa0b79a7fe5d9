/// A word, a number, a run of Latin letters or a punctuation mark.
public struct Token: Annotation {
  public let span: TextSpan
  /// XPOS tag of UD Chinese GSD; nil where no tagger ran.
  public let pos: String?

  public init(span: TextSpan, pos: String? = nil) {
    self.span = span
    self.pos = pos
  }

  public var rule: String { "tokens" }
  public var label: String { "" }
}
