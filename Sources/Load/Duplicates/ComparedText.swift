internal import Corpus
internal import Language

/// A text as it is compared with others: its words without punctuation, blanks, line breaks, case
/// and width.
///
/// A token is a Han character or one of another script without blanks, a Latin word, or a figure
/// in digits; a reprint that was set anew has the same ones. Each is a number whose two lowest
/// bits say whether it is a figure, and one in digits.
struct ComparedText {
  private(set) var tokens: [UInt64] = []

  /// Reads UTF-8.
  ///
  /// - Parameters:
  ///   - text: what to read; what is no UTF-8 is passed over.
  ///   - skipped: stretches that are left out, in code points, ascending and apart.
  init(_ text: UnsafeRawBufferPointer, skipping skipped: [Range<Int>] = []) {
    read(Self.folded(text, skipping: skipped))
  }

  /// Whether a token is a figure, in digits or a Chinese numeral.
  static func isFigure(_ token: UInt64) -> Bool { token & 1 != 0 }

  static func isDigits(_ token: UInt64) -> Bool { token & 2 != 0 }

  // MARK: Reading

  /// The scalars, full width as half width and without case.
  private static func folded(
    _ text: UnsafeRawBufferPointer,
    skipping skipped: [Range<Int>]
  ) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.count / 2)
    var index = 0
    var place = 0
    var next = 0
    while index < text.count {
      let first = text[index]
      let length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
      guard index + length <= text.count else { break }
      if next < skipped.count, place >= skipped[next].upperBound { next += 1 }
      if next < skipped.count, place >= skipped[next].lowerBound {
        // A word does not go on behind what is left out.
        if place == skipped[next].lowerBound { scalars.append(0x20) }
      } else {
        var scalar = UInt32(first)
        if length > 1 { scalar = UInt32(first) & (0x7F >> UInt32(length)) }
        for offset in 1..<max(length, 1) {
          scalar = scalar << 6 | UInt32(text[index + offset] & 0x3F)
        }
        if scalar &- 0xFF01 < 0x5E { scalar -= 0xFEE0 }
        if scalar &- 0x41 < 26 { scalar |= 0x20 }
        scalars.append(scalar)
      }
      place += 1
      index += length
    }
    return scalars
  }

  private mutating func read(_ scalars: [UInt32]) {
    tokens.reserveCapacity(scalars.count)
    var index = 0
    while index < scalars.count {
      let scalar = CodePoint(scalars[index])
      if scalar.isASCIIDigit {
        index = readFigure(scalars, from: index)
      } else if scalar.isLatin {
        index = readWord(scalars, from: index)
      } else {
        index += 1
        if Self.isWord(scalar) {
          let hash = Self.hash(Self.start, scalar.value)
          tokens.append(hash << 2 | (Self.isNumeral(scalar.value) ? 1 : 0))
        }
      }
    }
  }

  private mutating func readWord(_ scalars: [UInt32], from start: Int) -> Int {
    var index = start
    var hash = Self.start
    while index < scalars.count, CodePoint(scalars[index]).isLatin {
      hash = Self.hash(hash, scalars[index])
      index += 1
    }
    tokens.append(hash << 2)
    return index
  }

  /// Digits, with a point and commas between thousands: 1,234.5 is 1234.5, and 05 is 5.
  private mutating func readFigure(_ scalars: [UInt32], from start: Int) -> Int {
    func isDigit(_ index: Int) -> Bool {
      index < scalars.count && CodePoint(scalars[index]).isASCIIDigit
    }
    var index = start
    var hash = Self.start
    var hasPoint = false
    while index < scalars.count {
      let scalar = scalars[index]
      if isDigit(index) {
        if scalar != 0x30 || hash != Self.start { hash = Self.hash(hash, scalar) }
      } else if scalar == 0x2E, !hasPoint, isDigit(index + 1) {
        hash = Self.hash(hash, scalar)
        hasPoint = true
      } else if scalar == 0x2C, !hasPoint, isDigit(index + 1), isDigit(index + 2),
        isDigit(index + 3), !isDigit(index + 4)
      {
        index += 1
        continue
      } else {
        break
      }
      index += 1
    }
    tokens.append(hash << 2 | 3)
    return index
  }

  private static func isWord(_ scalar: CodePoint) -> Bool {
    if scalar.isHan || scalar.isKana || scalar.isHangul { return true }
    switch scalar.value {
    // Latin, general and Chinese punctuation and signs come too often to be looked up.
    case 0..<0x100, 0x2000..<0x2100, 0x3000..<0x3040, 0xFE10..<0xFE70, 0xFF00..<0xFF70:
      return false
    default: break
    }
    guard let scalar = Unicode.Scalar(scalar.value) else { return false }
    return scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }

  private static func isNumeral(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x3007, 0x96F6, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D,
      0x5341, 0x767E, 0x5343, 0x4E07, 0x842C, 0x4EBF, 0x5104, 0x4E24, 0x5169, 0x534A:
      true  // 〇零一二三四五六七八九十百千万萬亿億两兩半
    default: false
    }
  }

  /// FNV-1a over scalars, 64 bits.
  private static let start: UInt64 = 0xCBF2_9CE4_8422_2325

  private static func hash(_ hash: UInt64, _ scalar: UInt32) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x100_0000_01B3
  }
}
