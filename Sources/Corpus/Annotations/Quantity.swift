/// A figure in the text, with its exact value.
public struct Quantity: Annotation {
  /// What kind of figure.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    case number
    case count
    case percent
    case money
    case measure
    case ordinal
    case fraction
    case multiple
    case ratio
    case age
    case temperature
  }

  /// How the text bends the figure.
  public enum Modifier: String, Sendable, Hashable, CaseIterable {
    case under
    case over
    case about
    case atLeast = "at_least"
    case atMost = "at_most"
  }

  /// Takes the modifier and the unit.
  public let span: TextSpan
  public let kind: Kind
  /// The figure as named, scaled by 万 and 亿; nil for a range.
  public let value: Double?
  /// The lower end; nil where it is open.
  public let low: Double?
  /// The upper end; nil where it is open.
  public let high: Double?
  /// ISO 4217 for money, UCUM for measures, the classifier for counts, `%` and `pp`.
  public let unit: String?
  public let modifier: Modifier?
  public let rule: String

  public init(
    span: TextSpan,
    kind: Kind,
    value: Double?,
    low: Double?,
    high: Double?,
    unit: String? = nil,
    modifier: Modifier? = nil,
    rule: String
  ) {
    self.span = span
    self.kind = kind
    self.value = value
    self.low = low
    self.high = high
    self.unit = unit
    self.modifier = modifier
    self.rule = rule
  }

  public var label: String { kind.rawValue }
}
