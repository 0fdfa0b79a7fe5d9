/// Marks that are one and the same to a pattern, however wide they are written.
enum RulePunctuation {
  private static let families: [[Unicode.Scalar]] = [
    ["，", ","], ["：", ":"], ["；", ";"], ["（", "("], ["）", ")"], ["！", "!"], ["？", "?"],
    ["“", "\"", "「"], ["”", "\"", "」"], ["·", "•", "‧", "・"], ["—", "－", "-"],
  ]

  /// The UTF-8 of `text` in all widths of its marks; one where it has none.
  static func forms(of text: String) -> [[UInt8]] {
    if !text.unicodeScalars.contains(where: hasForms) { return [Array(text.utf8)] }
    var forms: [[UInt8]] = [[]]
    for scalar in text.unicodeScalars {
      let family = families.first { $0[0] == scalar } ?? [scalar]
      let bytes = family.map { Array(String(Character($0)).utf8) }
      forms = forms.flatMap { form in bytes.map { form + $0 } }
      if forms.count > 64 { forms.removeSubrange(64...) }
    }
    return forms
  }

  private static func hasForms(_ scalar: Unicode.Scalar) -> Bool {
    // No ideograph has.
    (scalar.value < 0x3100 || scalar.value >= 0xFF00) && families.contains { $0[0] == scalar }
  }

  /// Whether a clause ends at this scalar: commas, colons, semicolons and what ends a sentence.
  static func endsClause(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x0A, 0x21, 0x2C, 0x3A, 0x3B, 0x3F, 0x3002, 0xFF01, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF1F, 0x2026:
      true
    default: false
    }
  }

  /// Whether a mark stands between what is said and what comes before or behind it.
  static func parts(_ scalar: UInt32) -> Bool {
    endsClause(scalar) || scalar == 0x3001 || scalar == 0x20 || scalar == 0x3000
  }

  /// All scalars that `closing` knows.
  static let openingMarks: [UInt32] = [0x201C, 0x2018, 0x300C, 0x300E, 0x300A, 0x22]

  /// The closing mark that belongs to an opening one around a name; nil for other scalars.
  static func closing(_ scalar: UInt32) -> UInt32? {
    switch scalar {
    case 0x201C: 0x201D
    case 0x2018: 0x2019
    case 0x300C: 0x300D
    case 0x300E: 0x300F
    case 0x300A: 0x300B
    case 0x22: 0x22
    default: nil
    }
  }

  /// Whether a scalar is the closing mark of some opening one.
  static func isClosing(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0x22: true
    default: false
    }
  }

  static func isOpenBracket(_ scalar: UInt32) -> Bool { scalar == 0x28 || scalar == 0xFF08 }
  static func isCloseBracket(_ scalar: UInt32) -> Bool { scalar == 0x29 || scalar == 0xFF09 }
}
