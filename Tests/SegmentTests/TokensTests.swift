import Corpus
import Language
import Segment
import Testing

private func tokens(of text: String, sentences: [TextSpan]) throws -> [String] {
  let words: [LexiconCompiler.Word] = [
    .init("人工智能", frequency: 9, tag: "n"), .init("广东", frequency: 9, tag: "ns"),
    .init("东人", frequency: 9, tag: "n"),
  ]
  let lexicon = try Lexicon(LexiconCompiler.compile(words: words), name: "small")
  var document = Document(
    text: Text(text),
    origin: .init(sourceURI: "a.txt", locator: nil, byteRange: nil)
  )
  document.sentences.insert(contentsOf: sentences.map { Sentence(span: $0, paragraph: 0) })
  try Tokens(WordSegmenter(lexicon)).annotate(&document)
  return document.tokens.map { document.text[$0.span] }
}

@Test func cutsEachSentenceByItself() throws {
  let found = try tokens(
    of: "广东\n人工智能 。",
    sentences: [TextSpan(0, 6), TextSpan(7, 23)]
  )
  #expect(found == ["广东", "人工智能", "。"])
}

@Test func cutsNothingOutsideSentences() throws {
  #expect(try tokens(of: "广东人工智能", sentences: [TextSpan(6, 18)]) == ["人工智能"])
  #expect(try tokens(of: "广东", sentences: []).isEmpty)
}
