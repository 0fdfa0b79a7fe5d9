import Corpus
import Language
import TestSupport
import Testing

@testable import Extract

struct QuotationAnnotatorTests {
  private let annotator: QuotationAnnotator

  init() throws {
    annotator = QuotationAnnotator(
      lexicon: try SpeechLexicon.load(from: ValueRendering.data),
      anaphors: try AnaphorLexicon.load(from: ValueRendering.data)
    )
  }

  /// The quotations of a text whose tokens are its verbs of speaking, its marks and what is
  /// between them.
  private func quotations(in text: Text) -> Layer<Quotation> {
    var document = Document(lines: text)
    var tokens: [Token] = []
    var start = 0
    func cut(at end: Int) {
      if end > start { tokens.append(Token(span: TextSpan(start..<end))) }
      start = end
    }
    let verbs = ["表示", "写道", "高喊", "说"].map { Array($0.utf8) }
    var index = 0
    while index < text.count {
      let length = text.bytes.codePoint(at: index).utf8Count
      let verb = verbs.first { text.bytes[index...].starts(with: $0) }
      if let verb {
        cut(at: index)
        cut(at: index + verb.count)
        index += verb.count
      } else if "“”‘’「」『』＂\":：,，。!！、\n".unicodeScalars.contains(where: {
        $0.value == text.bytes.codePoint(at: index).value
      }) {
        cut(at: index)
        cut(at: index + length)
        index += length
      } else {
        index += length
      }
    }
    cut(at: text.count)
    document.tokens = Layer(tokens)
    annotator.annotate(&document)
    return document.quotations
  }

  @Test(arguments: [
    "“⟦年度大剧⟧”“⟦年度导演⟧”等21项荣誉",
    "以“⟦剧⟧”之名,共贺新春",
    "所谓「⟦隐形冠军⟧」",
    "被称“⟦小巨人⟧”的企业",
    "一声“⟦加油!⟧”响起",
    "the \"⟦big four⟧\" of China",
    "＂⟦六小龙⟧＂之一",
  ])
  func takesShortQuotedNamesAsTerms(marked: String) {
    let expected = MarkedText(marked)
    let found = quotations(in: expected.text)
    #expect(found.map(\.span) == expected.spans)
    #expect(found.allSatisfy { $0.kind == .term })
  }

  @Test(arguments: [
    ("张三表示:“⟦今年要多建一批学校⟧”", "表示"),
    ("李四说：「⟦好。⟧」", "说"),
    ("“⟦我们会继续努力,⟧”王五说", "说"),
    ("“⟦这是一次重要的会议。⟧”", nil),
    ("他写道“⟦天气很好,大家都来了⟧”", "写道"),
  ])
  func takesSentencesAsSpeech(marked: String, cue: String?) {
    let expected = MarkedText(marked)
    let found = quotations(in: expected.text)
    #expect(found.map(\.span) == expected.spans)
    #expect(found.map(\.kind) == [.direct])
    #expect(found.map(\.cue) == [cue])
  }

  @Test func findsTermsInsideSpeech() {
    let expected = MarkedText("他说:“⟦我们要打造‘⟦最强省⟧’,谁也挡不住。⟧”")
    let found = quotations(in: expected.text)
    #expect(found.map(\.span) == expected.spans)
    #expect(found.map(\.kind) == [.direct, .term])
  }

  @Test func joinsLinesThatEachOpenAnew() {
    let expected = MarkedText("他说:“⟦第一段。⟧\n“⟦第二段。⟧”\n随后离场")
    let found = quotations(in: expected.text)
    #expect(found.map(\.span) == expected.spans)
    #expect(found.map(\.kind) == [.direct, .direct])
    #expect(found.map(\.partOf) == [nil, expected.spans[0]])
  }

  @Test func runsOverALineBreakInsideAQuotation() {
    let expected = MarkedText("他说:“⟦第一段。\n第二段。⟧”")
    #expect(quotations(in: expected.text).map(\.span) == expected.spans)
  }

  @Test(arguments: [
    "没有引号", "”反了“", "“没有关上", "“”", "it's the men's day", "\"", "””””",
  ])
  func inventsNothingWithoutAPair(text: String) {
    #expect(quotations(in: Text(text)).isEmpty)
  }

  @Test func takesAMarkAloneAtTheEndOfALineForNoQuotation() {
    let expected = MarkedText("他说:“\n“⟦第一段。⟧”")
    let found = quotations(in: expected.text)
    #expect(found.map(\.span) == expected.spans)
    #expect(found.map(\.partOf) == [nil])
  }

  @Test func forgetsAMarkLeftOpenOnAnEarlierLine() {
    let expected = MarkedText("他说“这样\n另一段“⟦热词⟧”出现")
    #expect(quotations(in: expected.text).map(\.span) == expected.spans)
  }

  @Test func takesTimeLinearInHostileMarks() {
    let text = Text(String(repeating: "“", count: 200_000))
    #expect(quotations(in: text).isEmpty)
  }
}
