import Corpus
import Segment
import TestSupport
import Testing

struct SentenceTests {
  private func sentences(in text: Text) throws -> Layer<Sentence> {
    var document = Document(lines: text)
    try SentenceAnnotator().annotate(&document)
    return document.sentences
  }

  @Test(arguments: [
    "⟦今天很好。⟧⟦明天呢？⟧⟦后天！⟧",
    "⟦他说：“今天很好。”⟧⟦“明天呢？”⟧",
    "⟦占14.7%，比去年高。⟧⟦见www.a.cn/b.html。⟧",
    "⟦等等……后来没有了。⟧⟦真的⟧",
    "⟦第一段。⟧\n⟦第二段没有句号⟧\n⟦第三段。⟧",
    "⟦真的吗？！⟧⟦真的。⟧",
    "⟦It is 3.5 km. ⟧".replacing(" ⟧", with: "⟧"),
    "⟦《什么？》开播了。⟧",
  ])
  func endWhereTheSentenceEnds(marked: String) throws {
    let expected = MarkedText(marked)
    #expect(try sentences(in: expected.text).map { expected.text[$0.span] } == expected.marked)
  }

  /// A list of 30 000 characters without an end.
  @Test func endAtALesserMarkWhereThereIsNoEnd() throws {
    let text = Text(String(repeating: "北京(107个)、上海(60个)、", count: 2000))
    let found = try sentences(in: text)
    #expect(found.count > 1)
    #expect(found.map { text[$0.span] }.joined() == text[text.span])
    for sentence in found {
      #expect(sentence.span.count <= 6000)
      #expect(text[sentence.span].hasSuffix("、"))
    }
  }

  @Test func endBetweenCharactersWhereThereIsNoMark() throws {
    let text = Text(String(repeating: "的", count: 10_000))
    let found = try sentences(in: text)
    #expect(found.map(\.span.count) == [6000, 6000, 6000, 6000, 6000])
  }

  @Test(arguments: ["", "……", "。。。。", "“”", "\n\n", String(repeating: "“（《", count: 20_000)])
  func surviveHostileText(string: String) throws {
    let text = Text(string)
    for sentence in try sentences(in: text) {
      #expect(text.isScalarBorder(sentence.span.start) && text.isScalarBorder(sentence.span.end))
      #expect(!sentence.span.isEmpty)
    }
  }
}
