/// A Unicode scalar as a plain number: what scanners compare, without the checks of
/// `Unicode.Scalar`.
public struct CodePoint: Hashable, Sendable, Comparable {
  public let value: UInt32

  @inlinable
  public init(_ value: UInt32) { self.value = value }

  @inlinable
  public static func < (lhs: CodePoint, rhs: CodePoint) -> Bool { lhs.value < rhs.value }

  /// How many bytes it takes in UTF-8.
  @inlinable
  public var utf8Count: Int {
    value < 0x80 ? 1 : value < 0x800 ? 2 : value < 0x1_0000 ? 3 : 4
  }
}

extension CodePoint: ExpressibleByUnicodeScalarLiteral {
  @inlinable
  public init(unicodeScalarLiteral value: Unicode.Scalar) { self.init(value.value) }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// The code point that starts at `index`, of bytes that are valid UTF-8.
  @inlinable
  public func codePoint(at index: Int) -> CodePoint {
    let lead = self[index]
    if lead < 0x80 { return CodePoint(UInt32(lead)) }
    let second = UInt32(self[index + 1] & 0x3F)
    if lead < 0xE0 { return CodePoint(UInt32(lead & 0x1F) << 6 | second) }
    let third = UInt32(self[index + 2] & 0x3F)
    if lead < 0xF0 { return CodePoint(UInt32(lead & 0x0F) << 12 | second << 6 | third) }
    let fourth = UInt32(self[index + 3] & 0x3F)
    return CodePoint(UInt32(lead & 0x07) << 18 | second << 12 | third << 6 | fourth)
  }

  /// The code point that ends before `index`; nil at the start.
  @inlinable
  public func codePoint(before index: Int) -> CodePoint? {
    index > startIndex ? codePoint(at: scalarStart(before: index)) : nil
  }

  /// The index of the first byte of the code point that ends before `index`.
  /// - Precondition: `index` is not the start.
  @inlinable
  public func scalarStart(before index: Int) -> Int {
    var start = index - 1
    while start > startIndex, self[start] & 0xC0 == 0x80 { start -= 1 }
    return start
  }

  /// The code points of a stretch, with the offsets at which they start.
  @inlinable
  public func codePoints(in range: Range<Int>) -> [(offset: Int, point: CodePoint)] {
    var points: [(offset: Int, point: CodePoint)] = []
    points.reserveCapacity(range.count / 2)
    var index = range.lowerBound
    while index < range.upperBound {
      let point = codePoint(at: index)
      points.append((index, point))
      index += point.utf8Count
    }
    return points
  }
}
