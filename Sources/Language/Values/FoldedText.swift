import Corpus

/// How scalars are read: full width as half width, Traditional as Simplified, blanks as one blank.
struct ScalarFolding: Sendable {
  private let table: [UInt16]

  init(variants: [(from: UInt16, to: UInt16)]) {
    var table = (0..<(1 << 16)).map { UInt16($0) }
    for scalar in 0xFF01...0xFF5E { table[scalar] = UInt16(scalar - 0xFEE0) }
    // The full-width comma parts clauses more often than thousands; the reader of numerals decides.
    table[0xFF0C] = 0xFF0C
    for blank in [0x3000, 0xA0, 0x2002, 0x2003, 0x2009, 0x202F] { table[blank] = 0x20 }
    table[0x2212] = 0x2D  // −
    table[0xFE63] = 0x2D
    table[0x2010] = 0x2D
    table[0x2011] = 0x2D
    table[0x2012] = 0x2013
    table[0x2015] = 0x2014
    table[0x2500] = 0x2014
    table[0x301C] = 0x7E  // 〜
    table[0x223C] = 0x7E
    table[0xB7] = 0xB7
    table[0xFE6A] = 0x25
    table[0x3007] = 0x96F6  // 〇 as 零
    table[0x25CB] = 0x25CB
    table[0xFFE5] = 0xA5  // ￥
    table[0xFFE1] = 0xA3
    table[0xBA] = 0xB0  // º
    table[0x2070] = 0x2070
    for (from, to) in variants { table[Int(from)] = to }
    self.table = table
  }

  @inline(__always)
  func fold(_ scalar: UInt16) -> UInt16 { table[Int(scalar)] }
}

/// A text as folded scalars with the byte at which each one starts.
///
/// One scalar outside the Basic Multilingual Plane stands as 0xFFFF, which no word holds.
final class FoldedText {
  let scalars: [UInt16]
  /// One more than scalars: the last is the text's length.
  let offsets: [Int32]

  init(_ text: Text, folding: ScalarFolding) {
    let bytes = text.bytes
    let count = bytes.count
    // Most scalars of Chinese text take three bytes; growing is cheaper than reserving for ASCII.
    var scalars: [UInt16] = []
    var offsets: [Int32] = []
    scalars.reserveCapacity(count / 2 + 8)
    offsets.reserveCapacity(count / 2 + 9)
    bytes.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < count {
        let byte = bytes[index]
        offsets.append(Int32(truncatingIfNeeded: index))
        if byte < 0x80 {
          scalars.append(folding.fold(UInt16(byte)))
          index += 1
        } else if byte >= 0xE0, byte < 0xF0, index + 2 < count {
          let value =
            UInt16(byte & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6
            | UInt16(bytes[index + 2] & 0x3F)
          scalars.append(folding.fold(value))
          index += 3
        } else if byte < 0xE0, index + 1 < count {
          scalars.append(
            folding.fold(UInt16(byte & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F))
          )
          index += 2
        } else {
          scalars.append(0xFFFF)
          index = min(index + 4, count)
        }
      }
    }
    offsets.append(Int32(truncatingIfNeeded: count))
    self.scalars = scalars
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  /// The scalar at `index`, 0 outside the text.
  @inline(__always)
  subscript(index: Int) -> UInt16 {
    index >= 0 && index < scalars.count ? scalars[index] : 0
  }

  /// The bytes of a stretch of scalars.
  func span(_ start: Int, _ end: Int) -> TextSpan { TextSpan(offsets[start], offsets[end]) }

  /// The first position from `index` on that holds no blank; looks over at most `limit` of them.
  @inline(__always)
  func afterBlanks(_ index: Int, limit: Int = 4) -> Int {
    guard self[index] == 0x20 else { return index }
    var next = index
    while next < scalars.count, scalars[next] == 0x20, next - index < limit { next += 1 }
    return next
  }
}

extension UInt16 {
  @inline(__always)
  var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
  @inline(__always)
  var isLatinLetter: Bool {
    (self >= 0x41 && self <= 0x5A) || (self >= 0x61 && self <= 0x7A)
  }
  /// An ideograph of the blocks that Chinese text is written with.
  @inline(__always)
  var isIdeograph: Bool {
    (self >= 0x4E00 && self <= 0x9FFF) || (self >= 0x3400 && self <= 0x4DBF)
  }
  @inline(__always)
  var digitValue: Int { Int(self) - 0x30 }

  /// The scalar of a one-character literal.
  init(of literal: Unicode.Scalar) { self = UInt16(truncatingIfNeeded: literal.value) }

  /// Whether it is one of the characters of a literal.
  func isAny(of characters: StaticString) -> Bool {
    characters.withUTF8Buffer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          if self == UInt16(byte) { return true }
          index += 1
        } else if byte < 0xE0 {
          if self == UInt16(byte & 0x1F) << 6 | UInt16(bytes[index + 1] & 0x3F) { return true }
          index += 2
        } else {
          let scalar =
            UInt16(byte & 0x0F) << 12 | UInt16(bytes[index + 1] & 0x3F) << 6
            | UInt16(bytes[index + 2] & 0x3F)
          if self == scalar { return true }
          index += 3
        }
      }
      return false
    }
  }
}
