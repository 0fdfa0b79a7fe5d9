internal import COpenCC

/// Turns text from one Chinese script into the other (OpenCC), owning its dictionaries.
///
/// Not for use by several tasks at once.
public struct ScriptConverter: ~Copyable {
  /// A way to convert.
  public enum Configuration: String, Sendable, CaseIterable {
    case toSimplified = "t2s.json"
    case toTraditional = "s2t.json"
    /// From Traditional of OpenCC's standard.
    case toTaiwan = "t2tw.json"
    /// From Traditional of OpenCC's standard.
    case toHongKong = "t2hk.json"
  }

  private let converter: opencc_t

  /// - Throws: `DataError`, where OpenCC or its dictionaries are not installed.
  public init(_ configuration: Configuration) throws(DataError) {
    guard let converter = opencc_open(configuration.rawValue),
      converter != UnsafeMutableRawPointer(bitPattern: -1)
    else {
      throw DataError(
        path: configuration.rawValue,
        message: "OpenCC cannot open it; is the package libopencc-data installed?"
      )
    }
    self.converter = converter
  }

  deinit { opencc_close(converter) }

  /// Words in the other script, one by one.
  ///
  /// - Parameter words: without line breaks.
  /// - Returns: as many words, in the same order.
  public func convert(words: [String]) -> [String] {
    let lines = convert(Array(words.joined(separator: "\n").utf8))
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // A dictionary that joins lines says nothing of their words.
    guard lines.count == words.count else { return words }
    return lines.map { String(decoding: $0, as: UTF8.self) }
  }

  /// The text in the other script.
  ///
  /// - Parameter bytes: valid UTF-8 without a zero byte.
  /// - Returns: valid UTF-8.
  public func convert(_ bytes: [UInt8]) -> [UInt8] {
    let converted = bytes.withUnsafeBytes { buffer -> UnsafeMutablePointer<CChar>? in
      guard let base = buffer.baseAddress else { return nil }
      return opencc_convert_utf8(converter, base.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard let converted else { return bytes }
    defer { opencc_convert_utf8_free(converted) }
    var count = 0
    while converted[count] != 0 { count += 1 }
    return (0..<count).map { UInt8(bitPattern: converted[$0]) }
  }
}
