public import Corpus

/// Finds addresses in running text: `https://…`, `http://…` and `www.…`.
///
/// RFC 3986 says which bytes an address may hold. In Chinese text no blank ends it, so it ends at
/// the first byte that cannot belong to one, which any Han character or full-width mark is;
/// sentence punctuation and an unopened bracket at the end are the sentence's.
public enum URLScanner {
  /// The addresses in `range`, in text order.
  public static func urls(in text: Text, _ range: TextSpan) -> [TextSpan] {
    let bytes = text.bytes
    var found: [TextSpan] = []
    var index = range.range.lowerBound
    let limit = range.range.upperBound
    while true {
      index = nextLetter(in: bytes, from: index, limit: limit)
      guard index + 4 < limit else { break }
      guard let prefix = prefixLength(in: bytes, at: index, limit: limit) else {
        index += 1
        continue
      }
      let end = addressEnd(in: bytes, from: index + prefix, limit: limit)
      if end > index + prefix {
        found.append(TextSpan(index..<end))
        index = end
      } else {
        index += prefix
      }
    }
    return found
  }

  /// Where the next letter stands that an address may begin with; `limit` where none does.
  private static func nextLetter(in bytes: [UInt8], from start: Int, limit: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < limit {
        let byte = bytes[index]
        if byte >= 0xE0, byte < 0xF0 {
          index += 3
        } else if byte | 0x20 == UInt8(ascii: "h") || byte | 0x20 == UInt8(ascii: "w") {
          return index
        } else {
          index += 1
        }
      }
      return limit
    }
  }

  /// How many bytes of `http://`, `https://` or `www.` stand at `index`; nil for none.
  private static func prefixLength(in bytes: [UInt8], at index: Int, limit: Int) -> Int? {
    let first = bytes[index] | 0x20
    guard first == UInt8(ascii: "h") || first == UInt8(ascii: "w") else { return nil }
    if index > 0, isWord(bytes[index - 1]) { return nil }
    for prefix in prefixes where index + prefix.count <= limit {
      var matches = true
      for (offset, byte) in prefix.enumerated() where bytes[index + offset] | 0x20 != byte | 0x20 {
        matches = false
        break
      }
      if matches { return prefix.count }
    }
    return nil
  }

  private static let prefixes = ["https://", "http://", "www."].map { Array($0.utf8) }

  private static func addressEnd(in bytes: [UInt8], from start: Int, limit: Int) -> Int {
    var end = start
    var depth = 0
    while end < limit, isAddressByte(bytes[end]) {
      if bytes[end] == UInt8(ascii: "(") { depth += 1 }
      if bytes[end] == UInt8(ascii: ")") {
        if depth == 0 { break }
        depth -= 1
      }
      end += 1
    }
    while end > start, isTrailingPunctuation(bytes[end - 1]) { end -= 1 }
    return end
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isAddressByte(_ byte: UInt8) -> Bool {
    if isWord(byte) { return true }
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"),
      UInt8(ascii: ":"), UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"),
      UInt8(ascii: "@"), UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"),
      UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"),
      UInt8(ascii: "+"), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "="),
      UInt8(ascii: "%"):
      return true
    default: return false
    }
  }

  private static func isTrailingPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
      UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "'"):
      true
    default: false
    }
  }
}
