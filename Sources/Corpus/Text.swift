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

  /// The first place from `start` on where `word` stands; nil where it does not.
  ///
  /// For a word that is looked for once: less than to build an automaton costs.
  public func occurrence(of word: [UInt8], from start: Int32) -> TextSpan? {
    guard let last = word.last, Int(start) + word.count <= bytes.count else { return nil }
    let end = word.count - 1
    return bytes.withUnsafeBufferPointer { bytes in
      word.withUnsafeBufferPointer { word in
        var index = Int(start)
        while index + end < bytes.count {
          // The last byte of a scalar says most.
          if bytes[index + end] == last {
            var offset = 0
            while offset < end, bytes[index + offset] == word[offset] { offset += 1 }
            if offset == end { return TextSpan(index..<index + end + 1) }
          }
          index += 1
        }
        return nil
      }
    }
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
