/// A record's text in its final form, with the way back to the source.
///
/// Paragraphs are lines (`\n`), table cells are joined by a tab. What Clean knows about a stretch
/// (it is a title, a notice) is said in `blocks`; Segment decides where documents begin.
public struct CleanText: Sendable {
  public var text: Text
  /// From `text` back to the record's bytes; nil where the record was no plain text.
  public var map: OffsetMap?
  /// Lines whose role is known, sorted and apart from each other.
  public var blocks: [Block]
  /// What is known about the text.
  ///
  /// An item with a span belongs to the document that holds the span, one without to every
  /// document of the record.
  public var metadata: [MetadataItem]

  /// One line with a role.
  public struct Block: Sendable, Hashable {
    public let span: TextSpan
    public let role: ParagraphRole
    /// The rule that said so.
    public let rule: String

    public init(span: TextSpan, role: ParagraphRole, rule: String) {
      self.span = span
      self.role = role
      self.rule = rule
    }
  }

  public init(
    text: Text,
    map: OffsetMap?,
    blocks: [Block] = [],
    metadata: [MetadataItem] = []
  ) {
    self.text = text
    self.map = map
    self.blocks = blocks
    self.metadata = metadata
  }

  /// Puts an edited text in the place of this one and leads all that points into it along.
  ///
  /// Only for edits that come before blocks and spans are known.
  public mutating func replaceText(_ edited: Text, map edit: OffsetMap) {
    precondition(blocks.isEmpty, "text is edited before its blocks are named")
    text = edited
    map = map.map { edit.composed(over: $0) }
  }
}
