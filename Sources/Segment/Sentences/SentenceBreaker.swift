internal import Corpus
internal import Language

/// Finds the sentences of one paragraph.
///
/// A sentence ends with 。！？ or an ellipsis, together with the quotes and brackets that close
/// behind it. Inside a title, brackets or a short quotation nothing ends; inside a long quotation
/// its sentences do, so that `“甲。乙。”他说。` gives `“甲。` and `乙。”他说。`.
///
/// What goes on for two thousand characters without an end (a table, a list of links, a broken
/// file) is cut at a lesser mark: what is looked for in a sentence may take time by its square.
struct SentenceBreaker {
  /// Quotations up to this many bytes are kept whole: some twenty characters.
  private static let shortQuotation = 66
  /// Brackets that run on for longer hold sentences of their own.
  private static let longBracket = 360
  /// What follows `。”` up to this many bytes without a comma says who spoke.
  private static let attribution = 36
  /// An ellipsis after less than this many bytes is a stammer: 我……我不知道.
  private static let stammer = 24
  /// No sentence of prose has so many bytes.
  private static let longest = 6000

  private let bytes: [UInt8]
  private var marks: [SentenceMark] = []

  init(_ text: Text) { bytes = text.bytes }

  /// Calls `body` with each sentence of the paragraph, in order.
  ///
  /// Together they cover all of it but blanks.
  mutating func forEachSentence(in paragraph: TextSpan, _ body: (TextSpan) -> Void) {
    SentenceMark.scan(bytes, in: paragraph.range, into: &marks)
    let range = paragraph.range
    var start = range.lowerBound
    var protectedEnd = 0
    var index = 0
    while index < marks.count {
      let mark = marks[index]
      index += 1
      if mark.kind == .opening, let partner = mark.partner, partner >= index,
        isKeptWhole(mark, marks[partner])
      {
        protectedEnd = max(protectedEnd, marks[partner].end)
      }
      guard mark.kind == .end || mark.kind == .ellipsis || mark.kind == .stop else { continue }
      let tail = closings(after: index, from: mark.end)
      index = tail.next
      guard tail.end >= protectedEnd,
        isBreak(mark, outer: tail.outer, end: tail.end, start: start, range: range)
      else { continue }
      emit(start..<tail.end, in: range, body)
      start = tail.end
    }
    emit(start..<range.upperBound, in: range, body)
  }

  private func emit(_ sentence: Range<Int>, in range: Range<Int>, _ body: (TextSpan) -> Void) {
    var start = sentence.lowerBound
    var end = sentence.upperBound
    while start < end {
      let point = bytes.codePoint(at: start)
      guard point.isBlank else { break }
      start += point.utf8Count
    }
    while end > start {
      let last = bytes.scalarStart(before: end)
      guard bytes.codePoint(at: last).isBlank else { break }
      end = last
    }
    while end - start > Self.longest {
      let cut = lesserBorder(from: start)
      emit(start..<cut, in: range, body)
      start = cut
      while start < end, case let point = bytes.codePoint(at: start), point.isBlank {
        start += point.utf8Count
      }
    }
    if start < end { body(TextSpan(start..<end)) }
  }

  /// Where a stretch that is too long is cut: behind the last comma, semicolon or blank of its
  /// second half, else between two characters.
  private func lesserBorder(from start: Int) -> Int {
    let last = bytes.scalarStart(before: start + Self.longest + 1)
    var index = last
    while index > start + Self.longest / 2 {
      let before = bytes.scalarStart(before: index)
      let point = bytes.codePoint(at: before)
      if point.isBlank || Self.lesserMarks.contains(point.value) { return index }
      index = before
    }
    return last
  }

  /// The marks ， 、 ； ;.
  private static let lesserMarks: [UInt32] = [0xFF0C, 0x3001, 0xFF1B, 0x3B]

  private func isKeptWhole(_ opening: SentenceMark, _ closing: SentenceMark) -> Bool {
    let count = closing.start - opening.end
    switch opening.point.pairKind {
    case .quotation, nil: return count <= Self.shortQuotation
    case .title, .bracket: return count <= Self.longBracket
    }
  }

  /// The marks that close right behind an end: `！”）`.
  private func closings(
    after index: Int,
    from end: Int
  ) -> (end: Int, next: Int, outer: SentenceMark?) {
    var end = end
    var next = index
    var outer: SentenceMark?
    while next < marks.count, marks[next].start == end {
      let mark = marks[next]
      let isClosing = mark.kind == .closing || mark.partner.map { $0 < next } == true
      guard isClosing || (mark.kind != .opening && mark.kind != .stop) else { break }
      end = mark.end
      next += 1
      if let partner = mark.partner { outer = marks[partner] }
    }
    return (end, next, outer)
  }

  private func isBreak(
    _ mark: SentenceMark,
    outer: SentenceMark?,
    end: Int,
    start: Int,
    range: Range<Int>
  ) -> Bool {
    guard let following = firstPoint(from: end, before: range.upperBound) else { return true }
    if following.point.continuesSentence { return false }
    let isApart = following.offset > end
    if mark.kind == .stop {
      return isFullStop(mark, in: range, following: following.point, isApart: isApart)
    }
    if mark.kind == .ellipsis, mark.end - start < Self.stammer { return false }
    if mark.point.value < 0x80, !isApart, following.point.isASCIILetter || following.point.isDigit,
      bytes[..<mark.start].codePoint(before: mark.start)?.isASCIIWord == true
    {
      // `Yahoo!News`, `list.php?id=3`.
      return false
    }
    guard let outer else { return true }
    return isBreak(behind: outer, closedBy: mark, end: end, range: range, following.point)
  }

  /// Whether a sentence ends with the quotation or bracket that `outer` opened.
  private func isBreak(
    behind outer: SentenceMark,
    closedBy mark: SentenceMark,
    end: Int,
    range: Range<Int>,
    _ following: CodePoint
  ) -> Bool {
    let before = lastPoint(before: outer.start, after: range.lowerBound)
    let isEmbedded = before.map { $0.isWord || $0 == "," || $0 == "\u{FF0C}" } ?? false
    switch outer.point.pairKind {
    case .title: return false
    case .bracket: return !isEmbedded
    case .quotation, nil:
      if following == "\u{7684}" || following == "\u{7B49}" { return false }
      let isStop = mark.point == "\u{3002}"
      if !isStop, before?.isWord == true { return false }
      return !isAttribution(from: end, before: range.upperBound)
    }
  }

  /// `他说。` behind a quotation: a few words up to a full stop.
  private func isAttribution(from start: Int, before limit: Int) -> Bool {
    var index = start
    while index < min(limit, start + Self.attribution) {
      let point = bytes.codePoint(at: index)
      if point == "\u{3002}" { return true }
      guard point.isWord || point == "\u{B7}" else { return false }
      index += point.utf8Count
    }
    return false
  }

  /// Whether `.` ends a sentence rather than being a decimal point or part of a name.
  private func isFullStop(
    _ mark: SentenceMark,
    in range: Range<Int>,
    following: CodePoint,
    isApart: Bool
  ) -> Bool {
    guard let before = lastPoint(before: mark.start, after: range.lowerBound) else { return false }
    if before.isHan || before.isClosing { return isApart || !following.isASCIIWord }
    guard isApart, before.isASCIILetter || before.isDigit else { return false }
    // The word before: `Mr.`, `No.`, `J.` and `a.m.` are no ends.
    var first = mark.start
    while first > range.lowerBound, CodePoint(UInt32(bytes[first - 1])).isASCIIWord { first -= 1 }
    let isShort = mark.start - first <= 3 && bytes[first] &- 0x41 < 26
    let isInner = first > range.lowerBound && bytes[first - 1] == 0x2E
    if isShort || isInner || mark.start - first == 1 { return false }
    return following.value &- 0x41 < 26 || !following.isASCIIWord
  }

  private func firstPoint(from start: Int, before limit: Int) -> (offset: Int, point: CodePoint)? {
    var index = start
    while index < limit {
      let point = bytes.codePoint(at: index)
      if !point.isBlank { return (index, point) }
      index += point.utf8Count
    }
    return nil
  }

  private func lastPoint(before end: Int, after limit: Int) -> CodePoint? {
    var index = end
    while index > limit {
      index = bytes.scalarStart(before: index)
      let point = bytes.codePoint(at: index)
      if !point.isBlank { return point }
    }
    return nil
  }
}

extension CodePoint {
  /// A mark behind which a sentence has not ended before: 、，；：.
  fileprivate var continuesSentence: Bool {
    switch value {
    case 0x2C, 0x3A, 0x3B, 0x3001, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF64: true
    default: isClosing
    }
  }

  fileprivate var isASCIIWord: Bool { isASCIILetter || isASCIIDigit }
}
