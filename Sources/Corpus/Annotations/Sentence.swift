/// A sentence, with its closing marks, without the blanks around it.
public struct Sentence: Annotation {
  public let span: TextSpan
  /// The index of its paragraph.
  public let paragraph: Int

  public init(span: TextSpan, paragraph: Int) {
    self.span = span
    self.paragraph = paragraph
  }

  public var rule: String { "sentences" }
  public var label: String { "" }
}
