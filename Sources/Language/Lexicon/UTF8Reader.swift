/// Reads scalars from bytes that are known to be valid UTF-8.
enum UTF8Reader {
  /// The scalar that begins at `index`, and its bytes.
  ///
  /// Bytes that are not valid UTF-8 after all give wrong scalars, but are never read beyond the
  /// end.
  @inline(__always)
  static func scalar(
    in bytes: UnsafeBufferPointer<UInt8>,
    at index: Int
  ) -> (scalar: UInt32, length: Int) {
    let first = UInt32(bytes[index])
    if first < 0x80 { return (first, 1) }
    let left = bytes.count - index
    if first >= 0xE0, first < 0xF0, left >= 3 {
      let scalar =
        (first & 0x0F) << 12 | UInt32(bytes[index + 1] & 0x3F) << 6
        | UInt32(bytes[index + 2] & 0x3F)
      return (scalar, 3)
    }
    if first < 0xE0, left >= 2 {
      return ((first & 0x1F) << 6 | UInt32(bytes[index + 1] & 0x3F), 2)
    }
    if first >= 0xF0, left >= 4 {
      let upper = (first & 0x07) << 18 | UInt32(bytes[index + 1] & 0x3F) << 12
      let lower = UInt32(bytes[index + 2] & 0x3F) << 6 | UInt32(bytes[index + 3] & 0x3F)
      return (min(upper | lower, 0x10_FFFF), 4)
    }
    return (0xFFFD, 1)
  }

  @inline(__always)
  static func scalar(in bytes: [UInt8], at index: Int) -> (scalar: UInt32, length: Int) {
    bytes.withUnsafeBufferPointer { scalar(in: $0, at: index) }
  }
}
