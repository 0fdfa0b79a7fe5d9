public import Corpus

/// Finds who made a text in the places where articles say so: a line of its own, brackets at the
/// beginning or the end of a paragraph, the end of a caption.
public struct BylineRecognizer: Sendable {
  /// Longer lines are no bylines.
  private static let longestLine = 600
  /// Brackets of a lead begin within so many bytes.
  private static let lead = 180
  /// The end of a caption that names somebody is looked for in so many bytes.
  private static let longestCredit = 60
  /// Names in brackets at an article's end take so many bytes at most.
  private static let longestSignature = 60
  /// Letters in front of a role word that may say where somebody works.
  private static let longestAffiliation = 16

  let lexicon: BylineLexicon
  private let surnames: SurnameList

  /// - Throws: `DataError`, where a lexicon is missing or damaged.
  public static func load(from data: DataFolder) throws(DataError) -> BylineRecognizer {
    BylineRecognizer(try .load(from: data), try .load(from: data))
  }

  init(_ lexicon: BylineLexicon, _ surnames: SurnameList) {
    self.lexicon = lexicon
    self.surnames = surnames
  }

  /// The byline that a whole line is.
  ///
  /// - Parameters:
  ///   - line: without its break.
  ///   - text: that it stands in.
  /// - Returns: nil where the line says anything else.
  public func byline(_ line: TextSpan, in text: Text) -> Byline? {
    guard line.count <= Self.longestLine, mayBeByline(line.range, in: text.bytes) else {
      return nil
    }
    let reading = read(line.range, in: text)
    guard reading.strange == 0, reading.bare.isEmpty,
      reading.affiliation <= Self.longestAffiliation,
      !reading.byline.credits.isEmpty || reading.isDated
    else { return nil }
    return reading.byline
  }

  /// Everybody whom a paragraph names as having made the text or a picture in it.
  ///
  /// - Parameters:
  ///   - paragraph: in text order.
  ///   - text: that it stands in.
  ///   - isLast: whether the article's last sentence is in it; there a name in brackets signs.
  /// - Returns: in text order.
  public func credits(
    in paragraph: TextSpan,
    of text: Text,
    isLast: Bool = false
  ) -> [Byline.Credit] {
    if let byline = byline(paragraph, in: text) { return byline.credits }
    var credits = brackets(in: paragraph, of: text, isLast: isLast)
    credits += lead(of: paragraph, in: text)
    credits += tail(of: paragraph, in: text)
    var seen: Set<TextSpan> = []
    return credits.sorted { $0.span < $1.span }.filter { credit in
      // 林慧文: two characters of three, as another reading has it.
      let isCut = credits.contains {
        $0.span.start == credit.span.start && $0.span.end > credit.span.end
      }
      return !isCut && seen.insert(credit.span).inserted
    }
  }

  /// Whether a paragraph ends with the name of who took the picture, or whose it is.
  public func endsWithCredit(_ paragraph: TextSpan, in text: Text) -> Bool {
    let range = paragraph.range
    let start = max(range.lowerBound, range.upperBound - Self.longestCredit)
    guard lexicon.hasWord(text.bytes, in: start..<range.upperBound) else { return false }
    var border = start
    while border < range.upperBound, text.bytes[border] & 0xC0 == 0x80 { border += 1 }
    let table = WordTable(lexicon, text, border..<range.upperBound)
    var isMedium = false
    for position in table.points.indices {
      guard let (word, end) = table.word(at: position), !word.isOther else { continue }
      let isAtEnd = table.skippingBlanks(from: end) == table.points.count
      if isAtEnd, word.after.contains("photographer") || (word.isClosing && isMedium) {
        return true
      }
      isMedium = word.isMedium
    }
    return tail(of: paragraph, in: text).last?.span.end == paragraph.end
  }

  private func read(_ range: Range<Int>, in text: Text) -> BylineParser.Reading {
    var parser = BylineParser(lexicon, surnames, text, range)
    return parser.read()
  }

  // MARK: Filters

  /// A look at the bytes that tells most lines from bylines: no stop inside, and a word or a date
  /// of bylines in it.
  private func mayBeByline(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let stop: [UInt8] = [0xE3, 0x80, 0x82]
    var index = range.lowerBound
    while index + 3 < range.upperBound {
      if bytes[index] == stop[0], bytes[index + 1] == stop[1], bytes[index + 2] == stop[2] {
        return false
      }
      index += 1
    }
    return lexicon.hasRole(bytes, in: range) || PublicationDate.mayHold(bytes, in: range)
  }

  /// Whether a word of bylines stands in the last few characters.
  private func endsWithRole(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    lexicon.hasRole(bytes, in: max(range.lowerBound, range.upperBound - 16)..<range.upperBound)
  }

  // MARK: Brackets

  private func brackets(in paragraph: TextSpan, of text: Text, isLast: Bool) -> [Byline.Credit] {
    var credits: [Byline.Credit] = []
    for bracket in Self.brackets(in: paragraph, of: text) {
      let maySign = isLast && bracket.isAtEnd && bracket.inner.count <= Self.longestSignature
      guard maySign || lexicon.hasRole(text.bytes, in: bracket.inner) else { continue }
      let reading = read(bracket.inner, in: text)
      guard reading.strange == 0, reading.affiliation <= Self.longestAffiliation else { continue }
      if reading.bare.isEmpty {
        credits += reading.byline.credits
      } else if maySign, reading.byline.credits.isEmpty {
        credits += signature(reading.bare, before: bracket.outer, in: text)
      }
    }
    return credits
  }

  /// `……举行。（张巨峰）`.
  private func signature(
    _ names: [Byline.Credit],
    before bracket: Range<Int>,
    in text: Text
  ) -> [Byline.Credit] {
    guard names.count <= 4, let before = text.bytes.codePoint(before: bracket.lowerBound),
      before.isSentenceEnd || before.pairKind == .quotation
    else { return [] }
    for name in names {
      let points = CodePoint.points(name.name)
      let rank: SurnameList.Rank = points.count == 2 ? .common : .known
      guard surnames.isPerson(points[...], atLeast: rank), !lexicon.notNames.contains(points)
      else { return [] }
    }
    return names.map { .init(role: "author", name: $0.name, span: $0.span) }
  }

  private struct Bracket {
    let outer: Range<Int>
    let inner: Range<Int>
    let isAtEnd: Bool
  }

  /// The brackets at the paragraph's beginning and at its end.
  private static func brackets(in paragraph: TextSpan, of text: Text) -> [Bracket] {
    let range = paragraph.range
    let bytes = text.bytes
    var found: [Bracket] = []
    var index = range.lowerBound
    while index < min(range.upperBound, range.lowerBound + lead) {
      let point = bytes.codePoint(at: index)
      if point.pairKind == .bracket, point.isOpening,
        let bracket = bracket(openedAt: index, point, in: range, bytes)
      {
        found.append(bracket)
        index = bracket.outer.upperBound
      } else {
        index += point.utf8Count
      }
    }
    if let last = last(in: range, bytes), last.outer.lowerBound >= index { found.append(last) }
    return found
  }

  private static func bracket(
    openedAt start: Int,
    _ opening: CodePoint,
    in range: Range<Int>,
    _ bytes: [UInt8]
  ) -> Bracket? {
    let inner = start + opening.utf8Count
    var end = inner
    while end < min(range.upperBound, inner + longestLine) {
      let point = bytes.codePoint(at: end)
      if point.isClosing, point.pairClass == opening.pairClass {
        let outer = start..<end + point.utf8Count
        return Bracket(
          outer: outer,
          inner: inner..<end,
          isAtEnd: outer.upperBound == range.upperBound
        )
      }
      if point.isOpening, point.pairKind == .bracket { return nil }
      end += point.utf8Count
    }
    return nil
  }

  private static func last(in range: Range<Int>, _ bytes: [UInt8]) -> Bracket? {
    var last = range.upperBound
    // （编辑：李明）1140326: the day, as a site puts it behind the editor.
    while last > range.lowerBound, range.upperBound - last < 8,
      (0x30...0x39).contains(bytes[last - 1])
    { last -= 1 }
    guard last > range.lowerBound else { return nil }
    let end = bytes.scalarStart(before: last)
    let closing = bytes.codePoint(at: end)
    guard closing.isClosing, closing.pairKind == .bracket else { return nil }
    var start = end
    while start > max(range.lowerBound, end - longestLine) {
      start = bytes.scalarStart(before: start)
      let point = bytes.codePoint(at: start)
      if point.isOpening, point.pairClass == closing.pairClass {
        let inner = start + point.utf8Count
        return Bracket(outer: start..<last, inner: inner..<end, isAtEnd: true)
      }
      if point.isClosing, point.pairKind == .bracket { return nil }
    }
    return nil
  }

  // MARK: Leads and captions

  /// `本报记者张三、李四报道：` at a paragraph's beginning.
  private func lead(of paragraph: TextSpan, in text: Text) -> [Byline.Credit] {
    let bytes = text.bytes
    var end = paragraph.range.lowerBound
    let limit = min(paragraph.range.upperBound, end + Self.lead)
    while end < limit {
      let point = bytes.codePoint(at: end)
      if point.isSentenceEnd || point == "\u{FF0C}" || point == "," || point == "\u{FF1A}" { break }
      end += point.utf8Count
    }
    guard lexicon.hasRole(bytes, in: paragraph.range.lowerBound..<end) else { return [] }
    return LeadParser(lexicon, surnames).credits(in: paragraph.range.lowerBound..<end, of: text)
  }

  /// `……出行。中新社记者 贾天勇 摄` at a paragraph's end.
  private func tail(of paragraph: TextSpan, in text: Text) -> [Byline.Credit] {
    let bytes = text.bytes
    guard endsWithRole(paragraph.range, in: bytes) else { return [] }
    var start = paragraph.range.upperBound
    let limit = max(paragraph.range.lowerBound, start - Self.lead)
    while start > limit {
      let previous = bytes.scalarStart(before: start)
      let point = bytes.codePoint(at: previous)
      if point.isSentenceEnd || point == "\u{FF1B}" || point.isClosing { break }
      start = previous
    }
    return CaptionParser(lexicon, surnames).credits(
      in: start..<paragraph.range.upperBound,
      of: text
    )
  }
}
