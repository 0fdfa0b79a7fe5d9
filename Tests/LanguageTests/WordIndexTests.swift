import Corpus
import Language
import Testing

@Test func findsWordsByTheirBytes() {
  let words = ["说", "表示", "%", "é", "国务院国有资产监督管理委员会", "", "表示"]
  let index = WordIndex(words)
  for (number, word) in words.enumerated().prefix(5) {
    let text = Text("甲" + word + "乙")
    let span = TextSpan(3..<3 + word.utf8.count)
    #expect(index.number(of: span, in: text) == number)
    #expect(index.mayBegin(at: 3, in: text.bytes))
  }
  let text = Text("表明")
  #expect(!index.contains(TextSpan(0..<6), in: text))
  #expect(!index.contains(TextSpan(0..<3), in: text))
  #expect(!index.mayBegin(at: 3, in: text.bytes))
}
