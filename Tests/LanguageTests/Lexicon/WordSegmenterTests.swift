import Corpus
import Testing

@testable import Language

/// A lexicon small enough to see why a text is cut as it is.
func smallLexicon() throws -> Lexicon {
  let words: [LexiconCompiler.Word] = [
    .init("人工", frequency: 500, tag: "n"), .init("智能", frequency: 400, tag: "n"),
    .init("人工智能", frequency: 90, tag: "n"), .init("法", frequency: 900, tag: "n"),
    .init("学院", frequency: 800, tag: "n"), .init("法学院", frequency: 60, tag: "n"),
    .init("研究", frequency: 3000, tag: "vn"), .init("研究生", frequency: 300, tag: "n"),
    .init("生命", frequency: 2000, tag: "n"), .init("的", frequency: 300_000, tag: "uj"),
    .init("起源", frequency: 200, tag: "n"), .init("苹果", frequency: 700, tag: "n"),
    .init("发布", frequency: 700, tag: "v"), .init("湛江", frequency: 100, tag: "ns"),
    .init("A股", frequency: 30, tag: "n"), .init("命", frequency: 900, tag: "n"),
  ]
  return try Lexicon(LexiconCompiler.compile(words: words), name: "small")
}

@Test(arguments: [
  ("研究生命的起源", "研究/生命/的/起源"),
  ("人工智能法学院", "人工智能/法学院"),
  ("蘋果發佈", "蘋果/發佈"),
  ("A股 Ａ股 a股", "A股/Ａ股/a股"),
  ("GPT4涨14.7%,1,000", "GPT4/涨/14.7%/,/1,000"),
  ("AA股", "AA/股"), ("F-16A的-x.com/a-", "F-16A/的/-/x.com/a/-"), ("1-10.", "1/-/10/."),
  ("湛江。\n湛江……", "湛江/。/湛江/…/…"),
  ("カメラと사과", "カメラと/사과"),
  ("", ""),
  (" \u{3000}\t", ""),
])
func cutsByTheMostProbableWay(text: String, cut: String) throws {
  let segmenter = WordSegmenter(try smallLexicon())
  let text = Text(text)
  let words = segmenter.words(in: text, text.span).map { text[$0.span] }
  #expect(words.joined(separator: "/") == cut)
}

@Test func cutsUsersWordsWhole() throws {
  let users = try Lexicon(
    LexiconCompiler.compile(words: [.init("学院的起", frequency: 1, tag: "x", classes: .user)]),
    name: "users"
  )
  let text: Text = "法学院的起源"
  let segmenter = WordSegmenter(try smallLexicon(), userWords: users)
  #expect(segmenter.words(in: text, text.span).map { text[$0.span] } == ["法", "学院的起", "源"])
}

@Test func findsSearchWordsInsideLongOnes() throws {
  let segmenter = WordSegmenter(try smallLexicon())
  let text: Text = "在人工智能和法学院里"
  func inside(_ word: TextSpan) -> [String] {
    segmenter.searchWords(in: text, word).map { text[$0] }
  }
  #expect(inside(TextSpan(3, 15)) == ["人工", "智能"])
  #expect(inside(TextSpan(18, 27)) == ["学院"])
  #expect(inside(TextSpan(3, 9)).isEmpty)
}

/// Longer than the buffer that the segmenter fills at once, without a mark to stop at.
@Test(arguments: ["研究生命的起源人工智能x1", "𠮷野家😀e\u{301}", "。", " a", "\u{85}中\u{7FF}𝒳"])
func coversAllButBlanksInOrder(piece: String) throws {
  let text = Text(String(repeating: piece, count: 900))
  let words = WordSegmenter(try smallLexicon()).words(in: text, text.span)
  var end: Int32 = 0
  var gaps: [UInt8] = []
  for word in words {
    #expect(word.span.start >= end && !word.span.isEmpty)
    #expect(text.isScalarBorder(word.span.start) && text.isScalarBorder(word.span.end))
    gaps += text.bytes[Int(end)..<Int(word.span.start)]
    end = word.span.end
  }
  gaps += text.bytes[Int(end)...]
  let blanks = String(decoding: gaps, as: UTF8.self).unicodeScalars
  #expect(blanks.allSatisfy { CharacterKind($0.value) == .blank })
}

@Test func cutsAStretchAsIfItStoodAlone() throws {
  let segmenter = WordSegmenter(try smallLexicon())
  let text: Text = "人工智能研究生命"
  let words = segmenter.words(in: text, TextSpan(6, 21)).map { text[$0.span] }
  #expect(words == ["智能", "研究生"])
}
