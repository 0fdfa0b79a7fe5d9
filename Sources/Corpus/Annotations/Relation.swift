/// Two entities and what the text says holds between them: 深度求索 `founded_by` 梁文峰.
public struct Relation: Annotation {
  /// How the text puts it.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case asserted
    case former
    case planned
    case reported
    case negated
  }

  /// The evidence.
  public let span: TextSpan
  /// The index in `Document.entities`.
  public let subject: Int
  /// Wikidata's label where it has one.
  public let predicate: String
  /// The index in `Document.entities`.
  public let object: Int
  /// The office, for `position_held`.
  public let title: String?
  /// The value of its time.
  public let time: String?
  public let status: Status
  public let rule: String
  public let confidence: Confidence

  public init(
    span: TextSpan,
    subject: Int,
    predicate: String,
    object: Int,
    title: String? = nil,
    time: String? = nil,
    status: Status = .asserted,
    rule: String,
    confidence: Confidence
  ) {
    self.span = span
    self.subject = subject
    self.predicate = predicate
    self.object = object
    self.title = title
    self.time = time
    self.status = status
    self.rule = rule
    self.confidence = confidence
  }

  public var label: String { predicate + "\u{1F}\(subject)\u{1F}\(object)" }
}
