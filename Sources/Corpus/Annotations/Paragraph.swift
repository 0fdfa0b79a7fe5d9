/// One line of a document: `documents.text` has one paragraph a line.
public struct Paragraph: Annotation {
  /// Without the line break.
  public let span: TextSpan
  public let role: ParagraphRole
  public let rule: String

  public init(span: TextSpan, role: ParagraphRole, rule: String) {
    self.span = span
    self.role = role
    self.rule = rule
  }

  public var label: String { role.rawValue }
}

/// What a paragraph is for.
public enum ParagraphRole: String, Sendable, Hashable, CaseIterable {
  case title
  case byline
  case heading
  case body
  case caption
  case table
  case notice
}
