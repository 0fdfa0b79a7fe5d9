/// A word, a number, a run of Latin letters or a punctuation mark.
public struct Token: Annotation {
  public let span: TextSpan
  /// XPOS tag of UD Chinese GSD; nil where no tagger ran.
  public let pos: PosTag?
  /// Where the program's lexicon has it: 0 where it does not, nil where nobody looked.
  public let entry: UInt32?

  public init(span: TextSpan, pos: PosTag? = nil, entry: UInt32? = nil) {
    self.span = span
    self.pos = pos
    self.entry = entry
  }

  public var rule: String { "tokens" }
  public var label: String { "" }
}
