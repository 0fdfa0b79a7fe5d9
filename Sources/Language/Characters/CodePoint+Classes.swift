/// The classes of characters that Chinese text is read by.
extension CodePoint {
  /// Han characters, 々 and 〇 among them.
  @inlinable
  public var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3005, 0x3007, 0xF900...0xFAFF, 0x2_0000...0x3_FFFD:
      true
    default: false
    }
  }

  /// Hiragana and katakana, half-width ones among them, without ・.
  @inlinable
  public var isKana: Bool {
    switch value {
    case 0x3041...0x309F, 0x30A0...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: true
    default: false
    }
  }

  @inlinable
  public var isHangul: Bool {
    switch value {
    case 0xAC00...0xD7AF, 0x1100...0x11FF, 0x3130...0x318F: true
    default: false
    }
  }

  @inlinable
  public var isASCIILetter: Bool { (value | 0x20) &- 0x61 < 26 }

  /// Latin letters, accented and full-width ones among them.
  @inlinable
  public var isLatin: Bool {
    switch value {
    case 0x41...0x5A, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0x1E00...0x1EFF,
      0xFF21...0xFF3A, 0xFF41...0xFF5A:
      true
    default: false
    }
  }

  @inlinable
  public var isASCIIDigit: Bool { value &- 0x30 < 10 }

  /// 0–9, full-width ones among them.
  @inlinable
  public var isDigit: Bool { digit != nil }

  /// The value of 0–9, full-width ones among them.
  @inlinable
  public var digit: Int? {
    if value &- 0x30 < 10 { return Int(value - 0x30) }
    if value &- 0xFF10 < 10 { return Int(value - 0xFF10) }
    return nil
  }

  /// Space, tab, no-break space, ideographic space and the other spaces; no line breaks.
  @inlinable
  public var isBlank: Bool {
    switch value {
    case 0x20, 0x09, 0xA0, 0x3000, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: true
    default: false
    }
  }

  /// A letter, a digit or an ideograph of any script that Chinese news holds.
  @inlinable
  public var isWord: Bool { isHan || isLatin || isDigit || isKana || isHangul }

  /// Punctuation and symbols, ASCII, CJK and full-width.
  @inlinable
  public var isPunctuation: Bool {
    switch value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E, 0xA1...0xBF, 0xD7, 0xF7,
      0x2010...0x2027, 0x2030...0x205E, 0x3001...0x3003, 0x3008...0x301F, 0x3030, 0x303D, 0x30FB,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF0F, 0xFF1A...0xFF20, 0xFF3B...0xFF40,
      0xFF5B...0xFF65, 0xFFE0...0xFFE6:
      true
    default: false
    }
  }

  /// 。！？ and their ASCII and half-width kin; not the full stop `.`, which has other uses, and
  /// not the ellipsis.
  @inlinable
  public var isSentenceEnd: Bool {
    switch value {
    case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0xFF61, 0x203C, 0x2047...0x2049: true
    default: false
    }
  }

  /// The points that a full-width character is drawn for, as ASCII; else itself.
  @inlinable
  public var narrow: CodePoint {
    value &- 0xFF01 < 0x5E ? CodePoint(value - 0xFEE0) : value == 0x3000 ? " " : self
  }
}
