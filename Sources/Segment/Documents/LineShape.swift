internal import Corpus
internal import Language

/// The marks of one line: how it begins, how it ends, what lies between.
struct LineShape {
  private(set) var count = 0
  /// Sentence ends before the last character.
  private(set) var sentences = 0
  /// Those of them that are 。, with which no title is divided.
  private(set) var stops = 0
  private(set) var commas = 0
  private(set) var hasTab = false
  private(set) var isItem = false
  private(set) var startsInside = false
  private(set) var isUnclosed = false
  private(set) var firstSentence: TextSpan
  private var words = 0
  /// The last words say whose a quotation is.
  private var isSigned = false
  private var last: CodePoint?
  private var beforeLast: CodePoint?

  private let bytes: [UInt8]
  private let range: Range<Int>

  init(_ bytes: [UInt8], _ range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    firstSentence = TextSpan(range)
  }

  mutating func read() {
    var open: [CodePoint] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let point = bytes.codePoint(at: index)
      let next = index + point.utf8Count
      count += 1
      if point == "\t" { hasTab = true }
      if point.isWord { words += 1 }
      if point.isSentenceEnd, next < range.upperBound {
        if sentences == 0 { firstSentence = TextSpan(range.lowerBound..<next) }
        sentences += 1
        if point == "\u{3002}" { stops += 1 }
      }
      if point == "\u{FF0C}" || point == "," || point == "\u{3001}" { commas += 1 }
      follow(point, &open)
      if !point.isBlank {
        // ——鲁迅 behind a quotation.
        if point.isDash, last?.isClosing == true || last?.isSentenceEnd == true {
          isSigned = true
        } else if point.isSentenceEnd || point == "\u{FF0C}" {
          isSigned = false
        }
        beforeLast = last
        last = point
      }
      index = next
    }
    isUnclosed = !open.isEmpty
    readStart()
  }

  /// Keeps what is open; a mark that closes what the line has not opened belongs to a text before.
  private mutating func follow(_ point: CodePoint, _ open: inout [CodePoint]) {
    if point.isOpening {
      if open.count < 64 { open.append(point) }
    } else if point.isClosing {
      if let partner = open.lastIndex(where: { $0.pairClass == point.pairClass }) {
        open.removeSubrange(partner...)
      } else if sentences == 0, open.isEmpty, point.pairKind != .bracket {
        startsInside = true
      }
    }
  }

  private mutating func readStart() {
    guard !range.isEmpty else { return }
    let first = bytes.codePoint(at: range.lowerBound)
    if first.isClosing || first.isStopMark { startsInside = true }
    var index = range.lowerBound
    var digits = 0
    while index < range.upperBound, bytes.codePoint(at: index).isListNumber, digits < 5 {
      index += bytes.codePoint(at: index).utf8Count
      digits += 1
    }
    if first.isBullet { isItem = true }
    guard index < range.upperBound else { return }
    let next = bytes.codePoint(at: index)
    if digits > 0, digits < 5, next.isListMark { isItem = true }
    if first == "(" || first == "\u{FF08}" {
      let inner = range.lowerBound + first.utf8Count
      if inner < range.upperBound, bytes.codePoint(at: inner).isListNumber { isItem = true }
    }
  }

  /// Nothing but marks, at least three of them.
  var isSeparator: Bool { words == 0 && count >= 3 }

  var endsSentence: Bool {
    guard let last else { return false }
    if last.isSentenceEnd || last == "\u{2026}" { return true }
    return last.isClosing && beforeLast.map { $0.isSentenceEnd || $0 == "\u{2026}" } == true
  }

  /// 。 as opposed to ！, ？ and …, with which titles end too.
  var endsWithStop: Bool {
    guard endsSentence, let last else { return false }
    let mark = last.isClosing ? beforeLast ?? last : last
    return mark == "\u{3002}" || mark == "\u{FF61}"
  }

  /// Ends as a paragraph may, even one that is no sentence.
  var endsWhole: Bool {
    guard let last else { return true }
    return endsSentence || leadsOn || isSigned || last.isClosing || last.endsParagraph
  }

  /// Might be an article's title, long ones and those of two parts among them.
  var isTitleLike: Bool {
    !endsWithStop && stops == 0 && (6...64).contains(count) && commas < 4 && !leadsOn && words > 3
  }

  /// Goes on, by a mark that ends no paragraph but a broken one.
  var endsWithComma: Bool {
    last == "\u{FF0C}" || last == "," || last == "\u{3001}"
  }

  var leadsOn: Bool {
    last.map { $0 == "\u{FF1A}" || $0 == ":" || $0.isDash } ?? false
  }
}

extension CodePoint {
  /// ，。、；：！？ and their ASCII kin.
  fileprivate var isStopMark: Bool {
    switch value {
    case 0x2C, 0x2E, 0x3A, 0x3B, 0x21, 0x3F, 0x25, 0x3001, 0x3002, 0xFF0C, 0xFF1A, 0xFF1B, 0xFF01,
      0xFF1F, 0xFF05:
      true
    default: false
    }
  }

  /// Marks at the end of a paragraph that are no ends of sentences: ； and arrows to elsewhere.
  fileprivate var endsParagraph: Bool {
    switch value {
    case 0x2E, 0x3B, 0xFF1B, 0x3E, 0x22, 0x7E, 0xFF5E, 0x2191, 0x2193, 0x25B2, 0x25BC: true
    default: false
    }
  }

  fileprivate var isDash: Bool {
    switch value {
    case 0x2013...0x2015, 0x2500, 0x2E3A: true
    default: false
    }
  }

  fileprivate var isBullet: Bool {
    switch value {
    case 0x2022, 0x25CF, 0x25A0, 0x25A1, 0x25C6, 0x25C7, 0x2605, 0x2606, 0x25B6, 0x25BA, 0xB7, 0x2B,
      0x2D, 0x2A, 0x2460...0x249B, 0x203B:
      true
    default: false
    }
  }

  /// Digits and the Chinese numerals of lists.
  fileprivate var isListNumber: Bool {
    switch value {
    case 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341: true
    default: isDigit
    }
  }

  fileprivate var isListMark: Bool {
    switch value {
    case 0x2E, 0x29, 0xFF09, 0x3001, 0xFF0E, 0x20, 0x3A, 0xFF1A: true
    default: false
    }
  }
}
