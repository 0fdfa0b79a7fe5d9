/// Text that no longer changes: valid UTF-8 without U+0000.
///
/// Bytes are the storage, because that is what every scanner reads; a `String` is made only
/// where one leaves the program.
public struct Text: Sendable, Hashable {
  /// Valid UTF-8 without a zero byte.
  public let bytes: [UInt8]

  /// The text of `string`, without any U+0000 in it (SQLite's functions stop there).
  public init(_ string: String) {
    bytes = Array(string.utf8.filter { $0 != 0 })
  }

  /// - Returns: nil where `bytes` are not valid UTF-8 or hold a zero byte.
  public init?(validating bytes: [UInt8]) {
    guard !bytes.contains(0), String(validating: bytes, as: UTF8.self) != nil else { return nil }
    self.bytes = bytes
  }

  /// For bytes that the caller has made or checked itself.
  @inlinable
  public init(checked bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The number of bytes.
  @inlinable
  public var count: Int { bytes.count }

  @inlinable
  public var isEmpty: Bool { bytes.isEmpty }

  /// All of it.
  @inlinable
  public var span: TextSpan { TextSpan(0, Int32(bytes.count)) }

  /// The stretch as a string.
  public subscript(span: TextSpan) -> String {
    String(decoding: bytes[span.range], as: UTF8.self)
  }

  /// The stretch as a text of its own.
  public func slice(_ span: TextSpan) -> Text {
    Text(checked: Array(bytes[span.range]))
  }

  /// Whether `offset` is an end of the text or the first byte of a scalar.
  @inlinable
  public func isScalarBorder(_ offset: Int32) -> Bool {
    let index = Int(offset)
    guard index >= 0, index <= bytes.count else { return false }
    return index == bytes.count || bytes[index] & 0b1100_0000 != 0b1000_0000
  }
}

extension Text: CustomStringConvertible {
  public var description: String { String(decoding: bytes, as: UTF8.self) }
}

extension Text: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self.init(value) }
}
