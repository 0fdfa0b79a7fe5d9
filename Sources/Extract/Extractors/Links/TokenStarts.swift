import Corpus

/// Where the tokens of a document begin, by their first bytes, so that many words can be looked
/// for without reading the text for each.
struct TokenStarts {
  /// The bytes of two characters: of so many a word has to be.
  static let width = 6

  private let starts: [UInt64: [Int32]]

  init(_ document: Document) {
    let bytes = document.text.bytes
    var starts: [UInt64: [Int32]] = [:]
    for token in document.tokens {
      let start = Int(token.span.start)
      let key = Self.key(bytes[start..<min(start + Self.width, bytes.count)])
      starts[key, default: []].append(token.span.start)
    }
    self.starts = starts
  }

  /// Where tokens begin at which `word` may stand.
  ///
  /// - Parameter word: of `width` bytes and more.
  /// - Returns: offsets, in text order.
  func of(_ word: [UInt8]) -> [Int32] { starts[Self.key(word.prefix(Self.width))] ?? [] }

  private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 {
    bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }
}
