/// What a character is to whoever looks for words.
public enum CharacterKind: UInt8, Sendable, Hashable {
  /// White space and control characters: in no word.
  case blank
  case ideograph
  /// A letter of an alphabet, or a mark on one.
  case letter
  case digit
  case kana
  case hangul
  case punctuation
  /// Symbols, emoji, and what nobody knows.
  case symbol

  /// The kind of a scalar.
  @inlinable
  public init(_ scalar: UInt32) {
    if scalar < 0x80 {
      self = Self.ascii(scalar)
    } else if scalar >= 0x4E00, scalar <= 0x9FFF {
      self = .ideograph
    } else {
      self = Self.other(scalar)
    }
  }

  /// Whether a run of such characters is one word.
  @inlinable
  public var makesRuns: Bool {
    switch self {
    case .letter, .digit, .kana, .hangul: true
    case .blank, .ideograph, .punctuation, .symbol: false
    }
  }

  @usableFromInline
  static func ascii(_ scalar: UInt32) -> CharacterKind {
    switch scalar {
    case 0x30...0x39: .digit
    case 0x41...0x5A, 0x61...0x7A: .letter
    case 0...0x20, 0x7F: .blank
    case 0x2B, 0x3C...0x3E, 0x5E, 0x60, 0x7C, 0x7E, 0x24: .symbol
    default: .punctuation
    }
  }

  @usableFromInline
  static func other(_ scalar: UInt32) -> CharacterKind {
    switch scalar {
    case 0x80...0xA0, 0x1680, 0x2000...0x200F, 0x2028...0x202F, 0x205F...0x206F, 0x3000, 0xFEFF:
      .blank
    case 0xA1, 0xA7, 0xAB, 0xB6, 0xB7, 0xBB, 0xBF, 0x2010...0x2027, 0x2030...0x205E,
      0x3001...0x3003, 0x3008...0x3011, 0x3014...0x301F, 0x30FB, 0xFE10...0xFE6F, 0xFF01...0xFF0F,
      0xFF1A...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65:
      .punctuation
    case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x1FFF, 0x2C00...0x2DFF,
      0xA640...0xA7FF, 0xAB30...0xABFF, 0xFB00...0xFDFF, 0xFE70...0xFEFE, 0xFF21...0xFF3A,
      0xFF41...0xFF5A:
      (0x1100...0x11FF).contains(scalar) ? .hangul : .letter
    case 0xFF10...0xFF19: .digit
    case 0x3041...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .kana
    case 0xAC00...0xD7FF, 0x3130...0x318F, 0xA960...0xA97F: .hangul
    // 〇 is a numeral that stands in words like an ideograph.
    case 0x3005...0x3007, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x2_0000...0x3_FFFF: .ideograph
    default: .symbol
    }
  }
}
