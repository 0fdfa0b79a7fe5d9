/// A name, where it stands in the text.
public struct Mention: Annotation {
  public let span: TextSpan
  public let type: EntityType
  /// The index in `Document.entities`; nil until something has decided.
  public var entity: Int?
  public let rule: String
  public let confidence: Confidence

  public init(
    span: TextSpan,
    type: EntityType,
    entity: Int? = nil,
    rule: String,
    confidence: Confidence
  ) {
    self.span = span
    self.type = type
    self.entity = entity
    self.rule = rule
    self.confidence = confidence
  }

  public var label: String { type.rawValue }
}

/// How sure, in hundredths: an integer, so that it is the same on every machine.
public struct Confidence: Sendable, Hashable, Comparable, ExpressibleByIntegerLiteral {
  /// 0…100.
  public let percent: UInt8

  /// - Parameter percent: cut to 0…100.
  @inlinable
  public init(percent: Int) {
    self.percent = UInt8(min(max(percent, 0), 100))
  }

  @inlinable
  public init(integerLiteral value: Int) { self.init(percent: value) }

  /// 0…1, as rows have it.
  @inlinable
  public var fraction: Double { Double(percent) / 100 }

  @inlinable
  public static func < (lhs: Confidence, rhs: Confidence) -> Bool { lhs.percent < rhs.percent }
}
