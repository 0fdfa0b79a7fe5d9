internal import Language

/// Which characters need a second look, and what becomes of them.
enum UnicodeScan {
  enum Treatment {
    case keep
    case drop
    case space
    /// A joiner, which stays behind characters that need it.
    case joiner
  }

  /// The first character from `start` on that is not of the common kinds: ASCII but controls,
  /// Han, CJK and full-width punctuation.
  static func firstUncommon(in bytes: [UInt8], from start: Int) -> Int? {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < bytes.count {
        let byte = bytes[index]
        if byte &- 0x20 < 0x5F || byte == 0x0A || byte == 0x09 {
          index += 1
        } else if byte &- 0xE4 < 6 {
          index += 3
        } else if isCommon(bytes, at: index) {
          index += 3
        } else {
          return index
        }
      }
      return nil
    }
  }

  /// E2 80 90…A7 (quotes, dashes, ellipsis), E3 80 80…A9 (CJK punctuation), EF BC…BD
  /// (full-width).
  @inline(__always)
  private static func isCommon(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    switch bytes[index] {
    case 0xE2: bytes[index + 1] == 0x80 && bytes[index + 2] &- 0x90 < 0x18
    case 0xE3: bytes[index + 1] == 0x80 && bytes[index + 2] < 0xAA
    case 0xEF: bytes[index + 1] == 0xBC || bytes[index + 1] == 0xBD
    default: false
    }
  }

  static func treatment(of point: CodePoint) -> Treatment {
    switch point.value {
    case 0x09...0x0D, 0x85, 0x2028...0x2029: .keep
    case 0x00...0x1F, 0x7F...0x9F, 0xAD, 0x061C, 0x180E, 0x200B, 0x200E...0x200F, 0x202A...0x202E,
      0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFC, 0xFFFE...0xFFFF, 0xFDD0...0xFDEF,
      0xE_0000...0xE_007F:
      .drop
    case 0x200C...0x200D: .joiner
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F: .space
    default: point.value & 0xFFFE == 0xFFFE ? .drop : .keep
    }
  }
}

extension CodePoint {
  /// Emoji, and scripts whose letters change shape: there a joiner is part of the spelling.
  var takesJoiners: Bool {
    switch value {
    case 0x0600...0x109F, 0x1700...0x17FF, 0x1F000...0x1FAFF, 0x2600...0x27BF, 0xFE0F: true
    default: false
    }
  }

  /// Whether canonical composition may change this character or what stands before it.
  ///
  /// Says yes too often rather than too seldom.
  var mayCompose: Bool {
    switch value {
    case 0..<0x300, 0x370...0x373, 0x375...0x37D, 0x37F...0x386, 0x388...0x482, 0x48A...0x590,
      0x1E00...0x1EFF, 0x2002...0x20CF, 0x2100...0x2125, 0x2127...0x2129, 0x212C...0x2328,
      0x232B...0x2ADB, 0x2ADD...0x2C7F, 0x2E00...0x3029, 0x3030...0x3098, 0x309B...0xA4FF,
      0xAC00...0xD7A3, 0xE000...0xF8FF, 0xFE00...0xFE1F, 0xFE30...0xFFFF, 0x1_F000...0x2_F7FF,
      0x3_0000...0xD_FFFF, 0xE_0080...0x10_FFFF:
      false
    default: true
    }
  }
}
