/// A text as an XLSX file can hold it.
///
/// Excel takes 32 767 UTF-16 units a cell, reads `_x0041_` as an escape for `A`, and XML has no
/// word for U+FFFE and U+FFFF. The library escapes control characters by itself.
struct CellText {
  /// Excel's limit, in UTF-16 units.
  static let limit = 32_767

  /// UTF-8 with a zero byte at its end.
  private(set) var bytes: [UInt8] = []
  private(set) var isTruncated = false

  /// Takes the text of a cell; the memory is kept from one to the next.
  mutating func set(_ text: UnsafeRawBufferPointer) {
    bytes.removeAll(keepingCapacity: true)
    isTruncated = false
    var units = 0
    // Where the text would be cut, should it turn out to be too long: one unit is for the `…`.
    var cut = 0
    var index = 0
    while index < text.count {
      let length = Self.length(of: text[index])
      let isEscaped = Self.needsEscape(text, at: index)
      // The library counts what it is given, escapes included, and refuses the whole cell.
      units += (length == 4 ? 2 : 1) + (isEscaped ? 6 : 0)
      if units > Self.limit {
        bytes.removeSubrange(cut...)
        bytes.append(contentsOf: "…".utf8)
        isTruncated = true
        break
      }
      if isEscaped {
        escape(text, at: index)
      } else {
        bytes.append(
          contentsOf: UnsafeRawBufferPointer(
            rebasing: text[index..<min(index + length, text.count)]
          )
        )
      }
      if units < Self.limit { cut = bytes.count }
      index += length
    }
    bytes.append(0)
  }

  private mutating func escape(_ text: UnsafeRawBufferPointer, at index: Int) {
    switch text[index] {
    case UInt8(ascii: "_"): bytes.append(contentsOf: "_x005F_".utf8)
    default: bytes.append(contentsOf: (text[index + 2] == 0xBE ? "_xFFFE_" : "_xFFFF_").utf8)
    }
  }

  /// Whether an escape would be read at `index`, or U+FFFE or U+FFFF stands there.
  private static func needsEscape(_ text: UnsafeRawBufferPointer, at index: Int) -> Bool {
    switch text[index] {
    case UInt8(ascii: "_"):
      return index + 6 < text.count && text[index + 1] == UInt8(ascii: "x")
        && text[index + 6] == UInt8(ascii: "_")
        && text[(index + 2)..<(index + 6)].allSatisfy(isHexadecimal)
    case 0xEF:
      return index + 2 < text.count && text[index + 1] == 0xBF && text[index + 2] >= 0xBE
    default: return false
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }

  private static func length(of first: UInt8) -> Int {
    switch first {
    case ..<0x80: 1
    case ..<0xE0: 2
    case ..<0xF0: 3
    default: 4
    }
  }
}
