public import Corpus

/// Words by which the beginning of an article is told from its middle.
public struct DiscourseLexicon: Sendable {
  public static let file = "lexicons/discourse.json"

  private let words: AhoCorasick
  /// The index of the first word of each kind: continuing, opening, captions.
  private let openings: Int
  private let captions: Int

  /// - Throws: `DataError`, where the file is missing or damaged.
  public static func load(from data: DataFolder) throws(DataError) -> DiscourseLexicon {
    try data.resource(file) { (path) throws(DataError) in
      try DiscourseLexicon(json: try DataFolder.json(ofFile: path), path: path)
    }
  }

  init(json: JSON, path: String) throws(DataError) {
    func strings(_ key: String) throws(DataError) -> [String] {
      guard let list = json[key]?["words"]?.elements else {
        throw DataError(path: path, message: "has no `\(key)` with its `words`")
      }
      return list.compactMap(\.string)
    }
    let continuing = try strings("continuing")
    let opening = try strings("opening")
    let captions = try strings("captions")
    words = AhoCorasick(continuing + opening + captions)
    openings = continuing.count
    self.captions = continuing.count + opening.count
  }

  /// Whether the line goes on from something said before it: 不过, 对此, 该公司.
  public func continues(_ line: TextSpan, in text: Text) -> Bool {
    begins(line, in: text) { $0 < openings }
  }

  /// Whether the line begins as the one under a picture does.
  public func isCaption(_ line: TextSpan, in text: Text) -> Bool {
    begins(line, in: text) { $0 >= captions }
  }

  /// Whether the stretch says when something happened, as leads do: 近日, 9月16日, 2023年.
  public func saysWhen(_ stretch: TextSpan, in text: Text) -> Bool {
    var found = false
    words.forEachMatch(in: text.bytes, range: stretch.range) { match in
      if match.pattern >= openings, match.pattern < captions { found = true }
    }
    return found || hasDate(stretch, in: text)
  }

  private func begins(_ line: TextSpan, in text: Text, _ isKind: (Int) -> Bool) -> Bool {
    let start = line.range.lowerBound
    var found = false
    words.forEachMatch(in: text.bytes, range: start..<min(line.range.upperBound, start + 36)) {
      if $0.start == start, isKind($0.pattern) { found = true }
    }
    return found
  }

  /// A number with 年, 月 or 日 behind it.
  private func hasDate(_ stretch: TextSpan, in text: Text) -> Bool {
    let bytes = text.bytes
    var index = stretch.range.lowerBound + 1
    while index + 2 < stretch.range.upperBound {
      if bytes[index] > 0xE4, bytes[index - 1] &- 0x30 < 10 {
        let point = bytes.codePoint(at: index)
        if point == "\u{5E74}" || point == "\u{6708}" || point == "\u{65E5}" { return true }
      }
      index += 1
    }
    return false
  }
}
