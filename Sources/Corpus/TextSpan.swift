/// A half-open stretch of a text, in UTF-8 bytes counted from the text's start.
///
/// Both ends lie on scalar borders. Code points appear only where rows are written
/// (`ScalarOffsets`): bytes are what scanners count without looking back.
public struct TextSpan: Hashable, Sendable {
  /// The first byte.
  public let start: Int32
  /// One past the last byte.
  public let end: Int32

  /// - Precondition: `0 ≤ start ≤ end`.
  @inlinable
  public init(_ start: Int32, _ end: Int32) {
    precondition(start >= 0 && start <= end, "a span runs forwards")
    self.start = start
    self.end = end
  }

  /// - Precondition: `0 ≤ start ≤ end`, and both fit 32 bits.
  @inlinable
  public init(_ range: Range<Int>) {
    self.init(Int32(range.lowerBound), Int32(range.upperBound))
  }

  /// The bytes covered.
  @inlinable
  public var count: Int { Int(end - start) }

  @inlinable
  public var isEmpty: Bool { start == end }

  /// The same stretch as array indices.
  @inlinable
  public var range: Range<Int> { Int(start)..<Int(end) }

  @inlinable
  public func contains(_ other: TextSpan) -> Bool { start <= other.start && other.end <= end }

  @inlinable
  public func contains(_ offset: Int32) -> Bool { start <= offset && offset < end }

  /// Whether the two share at least one byte.
  @inlinable
  public func overlaps(_ other: TextSpan) -> Bool { start < other.end && other.start < end }

  /// The same stretch counted from elsewhere: `shifted(by: -slice.start)` moves into a slice.
  @inlinable
  public func shifted(by offset: Int32) -> TextSpan { TextSpan(start + offset, end + offset) }
}

extension TextSpan: Comparable {
  /// Text order: by start, and of two that start together the longer one first, so that an
  /// outer annotation comes before what it contains.
  @inlinable
  public static func < (lhs: TextSpan, rhs: TextSpan) -> Bool {
    lhs.start != rhs.start ? lhs.start < rhs.start : lhs.end > rhs.end
  }
}
