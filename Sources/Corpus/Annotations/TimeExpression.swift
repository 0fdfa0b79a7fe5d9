/// A stretch of text that names a time (TimeML's TIMEX3), with its value.
public struct TimeExpression: Annotation {
  /// What kind of time.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A calendar unit: year, quarter, month, day.
    case date
    /// A clock time.
    case time
    /// An interval with two ends.
    case period
    case duration
    /// Recurring.
    case set
  }

  /// What a relative expression was resolved against.
  public enum Anchor: Sendable, Hashable {
    /// The document's publication.
    case document
    /// Another time expression of the document, by its span.
    case text(TextSpan)
  }

  /// Takes 以前, 以来, 底, 初, not the preposition before it.
  public let span: TextSpan
  public let kind: Kind
  /// `2023-11`, `P1Y`, `XXXX-02-05`, `2025-01/2025-10`, `PAST_REF`: the dataset contract's
  /// values.
  public let value: String?
  /// First day or instant of the closed interval; nil where the text does not say.
  public let begins: String?
  /// Last day or instant.
  public let ends: String?
  public let anchor: Anchor?
  public let rule: String

  public init(
    span: TextSpan,
    kind: Kind,
    value: String?,
    begins: String? = nil,
    ends: String? = nil,
    anchor: Anchor? = nil,
    rule: String
  ) {
    self.span = span
    self.kind = kind
    self.value = value
    self.begins = begins
    self.ends = ends
    self.anchor = anchor
    self.rule = rule
  }

  public var label: String { kind.rawValue }
}
