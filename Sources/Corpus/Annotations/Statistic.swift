/// What a figure stands for: whose, which indicator, when, who says so.
public struct Statistic: Annotation {
  /// Whether the figure came true.
  public enum Status: String, Sendable, Hashable, CaseIterable {
    case actual
    case target
    case forecast
  }

  public let span: TextSpan
  /// The span of its figure in the layer `quantities`; value, ends, unit and modifier stand there.
  public let quantity: TextSpan
  public let subject: String?
  /// The index in `Document.entities`.
  public let subjectEntity: Int?
  public let indicator: String?
  /// The value of its time.
  public let time: String?
  public let rank: Int?
  public let status: Status
  public let attributedTo: String?
  /// The index in `Document.entities`.
  public let attributedToEntity: Int?
  public let rule: String

  public init(
    span: TextSpan,
    quantity: TextSpan,
    subject: String?,
    subjectEntity: Int? = nil,
    indicator: String?,
    time: String? = nil,
    rank: Int? = nil,
    status: Status = .actual,
    attributedTo: String? = nil,
    attributedToEntity: Int? = nil,
    rule: String
  ) {
    self.span = span
    self.quantity = quantity
    self.subject = subject
    self.subjectEntity = subjectEntity
    self.indicator = indicator
    self.time = time
    self.rank = rank
    self.status = status
    self.attributedTo = attributedTo
    self.attributedToEntity = attributedToEntity
    self.rule = rule
  }

  public var label: String { "\(quantity.start)\u{1F}" + (indicator ?? "") }
}
