/// One step through bytes that ought to be UTF-8: a scalar, or a maximal subpart that is none.
///
/// What counts as one mistake follows the Unicode Standard's "maximal subpart" practice, which
/// the WHATWG decoder shares: each such stretch becomes one U+FFFD.
public struct UTF8Unit: Sendable, Hashable {
  /// What the bytes are.
  public enum Kind: Sendable, Hashable {
    case scalar
    case invalid
    /// A good beginning, and the bytes end.
    case incomplete
  }

  public let kind: Kind
  /// At least 1.
  public let count: Int

  @inlinable
  init(_ kind: Kind, _ count: Int) {
    self.kind = kind
    self.count = count
  }

  /// The unit that starts at `index`.
  /// - Precondition: `index` is inside `bytes`.
  @inlinable
  public init(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    let lead = bytes[index]
    let length: Int
    var low: UInt8 = 0x80
    var high: UInt8 = 0xBF
    switch lead {
    case 0x00..<0x80:
      self.init(.scalar, 1)
      return
    case 0xC2..<0xE0: length = 2
    case 0xE0..<0xF0:
      length = 3
      if lead == 0xE0 { low = 0xA0 }
      if lead == 0xED { high = 0x9F }
    case 0xF0..<0xF5:
      length = 4
      if lead == 0xF0 { low = 0x90 }
      if lead == 0xF4 { high = 0x8F }
    default:
      self.init(.invalid, 1)
      return
    }
    var offset = 1
    while offset < length {
      guard index + offset < bytes.count else {
        self.init(.incomplete, offset)
        return
      }
      let byte = bytes[index + offset]
      guard low <= byte, byte <= high else {
        self.init(.invalid, offset)
        return
      }
      low = 0x80
      high = 0xBF
      offset += 1
    }
    self.init(.scalar, length)
  }
}

extension UTF8Unit {
  /// The first unit from `start` on that is invalid, incomplete or a zero byte; nil where the
  /// rest is good text.
  public static func firstFault(
    in bytes: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> (index: Int, unit: UTF8Unit)? {
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if byte < 0x80 {
        if byte == 0 { return (index, UTF8Unit(.scalar, 1)) }
        index += 1
      } else if (byte &- 0xE1) < 0x0C, index + 2 < bytes.count {
        // E1…EC: what Chinese is written with.
        guard (bytes[index + 1] & 0xC0) == 0x80, (bytes[index + 2] & 0xC0) == 0x80 else {
          return (index, UTF8Unit(in: bytes, at: index))
        }
        index += 3
      } else {
        let unit = UTF8Unit(in: bytes, at: index)
        if unit.kind != .scalar { return (index, unit) }
        index += unit.count
      }
    }
    return nil
  }
}
