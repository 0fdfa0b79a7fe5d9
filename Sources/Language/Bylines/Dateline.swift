public import Corpus

/// How a news agency's report begins: `新华社巴黎12月9日电`, `新京报讯`, `IT之家9月30日消息`.
public struct Dateline: Sendable, Hashable {
  /// All of it, with 电, 讯 or 消息.
  public let span: TextSpan
  /// The medium's name; nil where it calls itself 本报 or 本网.
  public let medium: TextSpan?
}

extension BylineRecognizer {
  /// The dateline that a paragraph begins with.
  ///
  /// - Parameters:
  ///   - paragraph: of the text.
  ///   - text: that it stands in.
  /// - Returns: nil where it begins otherwise.
  public func dateline(of paragraph: TextSpan, in text: Text) -> Dateline? {
    let range = paragraph.range
    var end = range.lowerBound
    let limit = min(range.upperBound, range.lowerBound + 150)
    var isPossible = false
    while end < limit {
      let point = text.bytes.codePoint(at: end)
      if point.isSentenceEnd || point == "\u{FF0C}" || point == "," { break }
      isPossible = isPossible || point.endsDateline
      end += point.utf8Count
    }
    guard isPossible else { return nil }
    let parser = DatelineParser(lexicon, WordTable(lexicon, text, range.lowerBound..<end))
    return parser.dateline()
  }
}

/// Reads medium, place, date and the word that ends them.
private struct DatelineParser {
  private let lexicon: BylineLexicon
  private let table: WordTable

  init(_ lexicon: BylineLexicon, _ table: WordTable) {
    self.lexicon = lexicon
    self.table = table
  }

  func dateline() -> Dateline? {
    let points = table.points
    var start = table.skippingBlanks(from: 0)
    if start < points.count, points[start].isOpening { start += 1 }
    if start < points.count, points[start] == "\u{636E}" { start += 1 }
    guard let medium = medium(at: start) else { return nil }
    var position = medium.end
    // 新华社巴黎12月9日, 华龙网-新重庆客户端
    var letters = 0
    while position < points.count, letters < 16 {
      if let end = closing(at: position, afterMedium: medium, isDirect: position == medium.end) {
        let name = medium.isNamed ? table.span(start..<medium.end) : nil
        return Dateline(span: table.span(start..<end), medium: name)
      }
      if table.word(at: position)?.word.isRole == true { return nil }
      let point = points[position]
      guard point.isWord || point == "-" || point == "\u{B7}" || point == " " else { return nil }
      position += 1
      letters += 1
    }
    return nil
  }

  private func medium(at start: Int) -> (end: Int, isNamed: Bool, isKnown: Bool)? {
    if let (word, end) = table.word(at: start), word.isMedium {
      let isOwn = table.points[start] == "\u{672C}"
      return (end, !isOwn, true)
    }
    // A name that is in no list: some letters that end as names of media do.
    var end = start
    var best: Int?
    while end < table.points.count, end - start < 12, table.points[end].isWord {
      end += 1
      guard end - start > 1 else { continue }
      for count in 1...min(4, end - start)
      where lexicon.mediaSuffixes.contains(Array(table.points[(end - count)..<end])) {
        best = end
      }
    }
    return best.map { ($0, true, false) }
  }

  /// 电, 讯 or 消息 at `start`, with the marks that may follow them.
  private func closing(
    at start: Int,
    afterMedium medium: (end: Int, isNamed: Bool, isKnown: Bool),
    isDirect: Bool
  ) -> Int? {
    let points = table.points
    let before = start > 0 ? points[start - 1] : nil
    let isDay = before == "\u{65E5}" || before?.isDigit == true
    var end: Int?
    switch points[start] {
    case "\u{7535}", "\u{96FB}": end = start + 1
    case "\u{8BAF}", "\u{8A0A}": end = start + 1
    case "\u{6D88}" where start + 1 < points.count && points[start + 1] == "\u{606F}":
      end = start + 2
    case "\u{5FEB}" where start + 1 < points.count && points[start + 1] == "\u{8BAF}":
      end = start + 2
    default: break
    }
    guard let end else { return nil }
    let next = end < points.count ? points[end] : nil
    let isOpen = next.map { !$0.isHan && !$0.isLatin } ?? true
    // 新京报讯2019年 is one, 中国电信 is none.
    if isDay { return end }
    // 资讯, 通讯, 中国电信
    guard isDirect || before == " " || endsMedium(before: start), isOpen else { return nil }
    return points[start] == "\u{7535}" && !medium.isKnown ? nil : end
  }

  private func endsMedium(before end: Int) -> Bool {
    (1...min(4, end)).contains {
      lexicon.mediaSuffixes.contains(Array(table.points[(end - $0)..<end]))
    }
  }
}

extension CodePoint {
  /// 电, 讯, 訊 and the second character of 消息.
  fileprivate var endsDateline: Bool {
    self == "\u{7535}" || self == "\u{96FB}" || self == "\u{8BAF}" || self == "\u{8A0A}"
      || self == "\u{606F}"
  }
}
