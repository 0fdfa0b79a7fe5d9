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

  /// What a line says about its place in an article.
  public struct Signs: Sendable, Hashable {
    /// Goes on from something said before it: 不过, 对此, 该公司.
    public var continues = false
    /// Begins as the line under a picture does.
    public var isCaption = false
    /// The end of the first word or number that says when something happened, as leads do:
    /// 近日, 9月16日, 2023年.
    public var saysWhen: Int32?
  }

  /// Looks at a line once.
  public func signs(of line: TextSpan, in text: Text) -> Signs {
    var signs = Signs()
    let start = line.range.lowerBound
    words.forEachMatch(in: text.bytes, range: line.range) { match in
      if match.pattern >= openings, match.pattern < captions {
        if signs.saysWhen == nil { signs.saysWhen = Int32(match.end) }
      } else if match.start == start {
        if match.pattern < openings { signs.continues = true } else { signs.isCaption = true }
      }
    }
    if let date = date(in: line.range, of: text.bytes), date < signs.saysWhen ?? .max {
      signs.saysWhen = date
    }
    return signs
  }

  /// The end of a number with 年, 月 or 日 behind it.
  private func date(in range: Range<Int>, of bytes: [UInt8]) -> Int32? {
    var index = range.lowerBound + 1
    while index + 2 < range.upperBound {
      if bytes[index] > 0xE4, bytes[index - 1] &- 0x30 < 10 {
        let point = bytes.codePoint(at: index)
        if point == "\u{5E74}" || point == "\u{6708}" || point == "\u{65E5}" {
          return Int32(index + 3)
        }
      }
      index += 1
    }
    return nil
  }
}
