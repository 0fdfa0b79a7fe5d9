import Corpus

/// What stands between quotation marks, matched over the lines of a text.
struct QuotedStretches {
  /// One pair of marks, or one line of a quotation that opens on every line.
  struct Stretch {
    /// With the marks.
    let outer: TextSpan
    /// Without them.
    let content: TextSpan
    /// Where its first line starts.
    let lineStart: Int32
    /// The content of the first part, where this is a later one.
    let continues: TextSpan?
    /// Whether the next line goes on with it.
    let isContinued: Bool
  }

  /// The stretches in `text`, by where they close.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - lines: its paragraphs, in order.
  /// - Returns: the stretches; nested ones before what holds them.
  static func find(in text: Text, _ lines: [TextSpan]) -> [Stretch] {
    var search = QuotedStretches(bytes: text.bytes)
    for line in lines { search.read(line) }
    return search.found
  }

  /// The stretches that no other one holds, in text order.
  static func outermost(_ stretches: [Stretch]) -> [Stretch] {
    var outer: [Stretch] = []
    for stretch in stretches.sorted(by: { $0.outer < $1.outer }) {
      if let last = outer.last, last.outer.contains(stretch.outer) { continue }
      outer.append(stretch)
    }
    return outer
  }

  private struct Opened {
    let mark: Mark
    let start: Int
    let contentStart: Int
    let lineStart: Int32
    let continues: TextSpan?
  }

  /// The kinds of marks; straight ones open and close alike.
  private enum Mark {
    case double
    case single
    case corner
    case whiteCorner
    case straight
    case fullWidthStraight
  }

  private let bytes: [UInt8]
  private var found: [Stretch] = []
  private var opened: [Opened] = []

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// More lines than this are never one quotation: the mark was left open by mistake.
  private static let maximumLines = 8
  /// Nobody nests deeper; a text of nothing but opening marks stays cheap.
  private static let maximumDepth = 8
  private var linesOpen = 0
  /// Where the line before this one ends.
  private var previousEnd = 0

  private mutating func read(_ line: TextSpan) {
    let range = line.range
    let reopened = startLine(range, line.start)
    var index = range.lowerBound + reopened
    while true {
      index = nextMark(from: index, limit: range.upperBound)
      guard index < range.upperBound else { break }
      guard let (mark, isOpening, length) = mark(at: index, limit: range.upperBound) else {
        index += 1
        continue
      }
      step(mark, isOpening: isOpening, at: index, length: length, line: line)
      index += length
    }
    previousEnd = range.upperBound
  }

  /// Settles what is still open where a new line begins: the line goes on with it by opening
  /// anew, runs on inside it, or shows that the mark was left open.
  ///
  /// - Returns: how many bytes of the line are dealt with.
  private mutating func startLine(_ range: Range<Int>, _ lineStart: Int32) -> Int {
    // Straight marks and apostrophes are too easily unpaired to run over a line's end.
    opened.removeAll { $0.mark != .double && $0.mark != .corner }
    guard let outermost = opened.first else {
      linesOpen = 0
      return 0
    }
    linesOpen += 1
    if let (mark, isOpening, length) = mark(at: range.lowerBound, limit: range.upperBound),
      isOpening, mark == outermost.mark, range.lowerBound > outermost.contentStart
    {
      let end = max(previousEnd, outermost.contentStart)
      let content = TextSpan(outermost.contentStart..<end)
      // “ alone at the end of a line holds nothing.
      if content.count > 0 {
        found.append(
          Stretch(
            outer: TextSpan(outermost.start..<end),
            content: content,
            lineStart: outermost.lineStart,
            continues: outermost.continues,
            isContinued: true
          )
        )
      }
      opened = [
        Opened(
          mark: mark,
          start: range.lowerBound,
          contentStart: range.lowerBound + length,
          lineStart: lineStart,
          continues: outermost.continues ?? (content.count > 0 ? content : nil)
        )
      ]
      return length
    }
    if linesOpen >= Self.maximumLines { opened.removeAll() }
    return 0
  }

  private mutating func step(
    _ mark: Mark,
    isOpening: Bool,
    at index: Int,
    length: Int,
    line: TextSpan
  ) {
    let isStraight = mark == .straight || mark == .fullWidthStraight
    let match = opened.lastIndex { $0.mark == mark }
    if isOpening, !isStraight || match == nil {
      // A mark left open on an earlier line is a mistake once another one opens in this line.
      opened.removeAll { $0.lineStart < line.start && $0.continues == nil && $0.mark == mark }
      if opened.count == Self.maximumDepth { opened.removeFirst() }
      opened.append(
        Opened(
          mark: mark,
          start: index,
          contentStart: index + length,
          lineStart: line.start,
          continues: nil
        )
      )
      return
    }
    guard let match else { return }
    let opening = opened[match]
    opened.removeSubrange(match...)
    guard index > opening.contentStart else { return }
    found.append(
      Stretch(
        outer: TextSpan(opening.start..<(index + length)),
        content: TextSpan(opening.contentStart..<index),
        lineStart: opening.lineStart,
        continues: opening.continues,
        isContinued: false
      )
    )
  }

  /// Where the next character that may be a mark begins; `limit` where none does.
  private func nextMark(from start: Int, limit: Int) -> Int {
    bytes.withUnsafeBufferPointer { bytes in
      var index = start
      while index < limit {
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: "\""), 0xE2, 0xE3, 0xEF: return index
        case 0xE4...0xE9: index += 3
        default: index += 1
        }
      }
      return limit
    }
  }

  private func mark(at index: Int, limit: Int) -> (Mark, isOpening: Bool, length: Int)? {
    let byte = bytes[index]
    if byte == UInt8(ascii: "\"") { return (.straight, true, 1) }
    guard byte == 0xE2 || byte == 0xE3 || byte == 0xEF, index + 2 < limit else { return nil }
    switch (byte, bytes[index + 1], bytes[index + 2]) {
    case (0xE2, 0x80, 0x9C): return (.double, true, 3)
    case (0xE2, 0x80, 0x9D): return (.double, false, 3)
    case (0xE2, 0x80, 0x98): return (.single, true, 3)
    case (0xE2, 0x80, 0x99): return (.single, false, 3)
    case (0xE3, 0x80, 0x8C): return (.corner, true, 3)
    case (0xE3, 0x80, 0x8D): return (.corner, false, 3)
    case (0xE3, 0x80, 0x8E): return (.whiteCorner, true, 3)
    case (0xE3, 0x80, 0x8F): return (.whiteCorner, false, 3)
    case (0xEF, 0xBC, 0x82): return (.fullWidthStraight, true, 3)
    default: return nil
    }
  }
}
