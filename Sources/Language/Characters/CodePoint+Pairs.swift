/// Brackets and quotation marks that come in pairs.
extension CodePoint {
  /// What a pair is used for.
  public enum PairKind: Sendable, Hashable {
    case quotation
    /// 《》 and 〈〉.
    case title
    case bracket
  }

  /// The mark that closes what this one opens; nil where it opens nothing.
  ///
  /// The ASCII quotation marks, which open and close alike, are not among them.
  @inlinable
  public var closingPartner: CodePoint? {
    switch value {
    case 0x201C: "\u{201D}"
    case 0x2018: "\u{2019}"
    case 0x300C: "\u{300D}"
    case 0x300E: "\u{300F}"
    case 0x300A: "\u{300B}"
    case 0x3008: "\u{3009}"
    case 0xFF08: "\u{FF09}"
    case 0x28: ")"
    case 0x3010: "\u{3011}"
    case 0x3014: "\u{3015}"
    case 0x3016: "\u{3017}"
    case 0x5B: "]"
    case 0xFF3B: "\u{FF3D}"
    case 0x7B: "}"
    case 0xFF5B: "\u{FF5D}"
    case 0x301D: "\u{301E}"
    default: nil
    }
  }

  @inlinable
  public var isOpening: Bool { closingPartner != nil }

  @inlinable
  public var isClosing: Bool {
    switch value {
    case 0x201D, 0x2019, 0x300D, 0x300F, 0x300B, 0x3009, 0xFF09, 0x29, 0x3011, 0x3015, 0x3017,
      0x5D, 0xFF3D, 0x7D, 0xFF5D, 0x301E, 0x301F:
      true
    default: false
    }
  }

  /// What the pair that this mark opens or closes is used for.
  @inlinable
  public var pairKind: PairKind? {
    switch value {
    case 0x2018...0x2019, 0x201C...0x201D, 0x300C...0x300F, 0x301D...0x301F: .quotation
    case 0x3008...0x300B: .title
    default: isOpening || isClosing ? .bracket : nil
    }
  }

  /// Brackets that a writer may close with the other width: （ with ).
  @inlinable
  public var pairClass: UInt32 {
    switch value {
    case 0x28, 0x29, 0xFF08, 0xFF09: 0x28
    case 0x5B, 0x5D, 0xFF3B, 0xFF3D: 0x5B
    case 0x7B, 0x7D, 0xFF5B, 0xFF5D: 0x7B
    case 0x301F: 0x301D
    default: isClosing ? value &- 1 : value
    }
  }
}
