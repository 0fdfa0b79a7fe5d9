public import Corpus

/// The kinds of annotations that a pattern can speak of, as a set.
public struct RuleKinds: OptionSet, Sendable, Hashable, BitwiseCopyable {
  public let rawValue: UInt32

  @inlinable
  public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Mentions, by the type of their entity.
  @inlinable
  public init(_ type: EntityType) { self.init(index: Int(type.number)) }

  public init(_ kind: TimeExpression.Kind) {
    self.init(index: 8 + (TimeExpression.Kind.allCases.firstIndex(of: kind) ?? 0))
  }

  public init(_ kind: Quantity.Kind) {
    self.init(index: 13 + (Quantity.Kind.allCases.firstIndex(of: kind) ?? 0))
  }

  public init(_ kind: Quotation.Kind) {
    self.init(index: 24 + (Quotation.Kind.allCases.firstIndex(of: kind) ?? 0))
  }

  @usableFromInline
  init(index: Int) { self.init(rawValue: 1 << UInt32(index)) }

  /// All mentions of entities.
  public static let names = RuleKinds(rawValue: 0xFF)
  public static let times = RuleKinds(rawValue: 0x1F << 8)
  public static let quantities = RuleKinds(rawValue: 0x7FF << 13)
  public static let quotations = RuleKinds(rawValue: 0x7 << 24)

  /// By the names that patterns use: `person`, `name` (any entity), `time`, `time.date`,
  /// `quantity.money`, `quotation.term`.
  public static let named: [(name: String, kinds: RuleKinds)] = {
    var named: [(name: String, kinds: RuleKinds)] = [
      ("name", .names), ("time", .times), ("quantity", .quantities), ("quotation", .quotations),
    ]
    named += EntityType.allCases.map { ($0.rawValue, RuleKinds($0)) }
    named += TimeExpression.Kind.allCases.map { ("time.\($0.rawValue)", RuleKinds($0)) }
    named += Quantity.Kind.allCases.map { ("quantity.\($0.rawValue)", RuleKinds($0)) }
    named += Quotation.Kind.allCases.map { ("quotation.\($0.rawValue)", RuleKinds($0)) }
    return named
  }()

  /// The kinds of a name in a pattern; nil where there are none of that name.
  public init?(named name: String) {
    guard let found = Self.named.first(where: { $0.name == name }) else { return nil }
    self = found.kinds
  }
}
