import Corpus
import Foundation
import Testing

@testable import Language

/// A treebank of a few patterns, big enough that a chain can learn them.
private func treebank() throws -> Treebank {
  let persons = ["王明", "李华", "张伟", "陈亮", "刘洋", "赵敏"]
  let places = ["北京", "上海", "广东", "杭州", "深圳"]
  let verbs = ["来到", "离开", "介绍"]
  var rows = ""
  for person in persons {
    for place in places {
      for verb in verbs {
        let words = [
          ("记者", "O", "NN"), (person, "B-PER", "NNP"), (verb, "O", "VV"),
          (place, "B-LOC", "NNP"), ("公司", "O", "NN"), ("。", "O", "."),
        ]
        rows += "# text = \(words.map(\.0).joined())\n"
        for (index, word) in words.enumerated() {
          rows += "\(index + 1)\t\(word.0)\t\(word.1)\t\(word.2)\n"
        }
        rows += "\n"
      }
    }
  }
  let path = NSTemporaryDirectory() + "treebank-\(UUID().uuidString).iob2"
  defer { try? FileManager.default.removeItem(atPath: path) }
  try rows.write(toFile: path, atomically: true, encoding: .utf8)
  return try Treebank(contentsOf: path)
}

private func smallTaggerLexicon() throws -> Lexicon {
  let words: [LexiconCompiler.Word] = [
    .init("记者", frequency: 300, tag: "n", classes: .title), .init("来到", frequency: 300, tag: "v"),
    .init("离开", frequency: 300, tag: "v"), .init("介绍", frequency: 300, tag: "v"),
    .init("北京", frequency: 300, tag: "ns", classes: .place),
    .init("杭州", frequency: 300, tag: "ns", classes: .place),
    .init("公司", frequency: 300, tag: "n"), .init("王明", frequency: 3, tag: "nr"),
  ]
  return try Lexicon(LexiconCompiler.compile(words: words), name: "small")
}

private func smallSettings() -> Trainer.Settings {
  var settings = Trainer.Settings()
  settings.words = ChainSettings(l1: 0.05, l2: 0.05, leastCount: 1, steps: 30)
  settings.pos = ChainSettings(l1: 0.05, l2: 0.05, leastCount: 1, steps: 30)
  settings.names = ChainSettings(l1: 0.05, l2: 0.05, leastCount: 1, steps: 30)
  settings.folds = 2
  settings.noisyCopies = 1
  return settings
}

private func smallModel() throws -> [UInt8] {
  let bank = try treebank()
  return Trainer(try smallTaggerLexicon(), settings: smallSettings())
    .train(bank, development: bank)
}

@Test func learnsWordsTagsAndNames() throws {
  let lexicon = try smallTaggerLexicon()
  let tagger = Tagger(lexicon, model: try TaggerModel(smallModel(), name: "small"))
  let text: Text = "记者王伟离开北京公司。"
  var workspace = Tagger.Workspace()
  var words: [Tagger.Word] = []
  var names: [Tagger.Name] = []
  tagger.tag(text, text.span, &workspace, words: &words, names: &names)
  #expect(words.map { text[$0.span] } == ["记者", "王伟", "离开", "北京", "公司", "。"])
  #expect(words.map(\.pos) == ["NN", "NNP", "VV", "NNP", "NN", "."])
  #expect(names.map { text[$0.span] } == ["王伟", "北京"])
  #expect(names.map(\.type) == [.person, .place])
  var again: [Tagger.Name] = []
  let tokens = words.map { Token(span: $0.span, pos: $0.pos) }
  tagger.names(text, text.span, tokens: tokens[...], &workspace, into: &again)
  #expect(again == names)
}

@Test func trainsToTheSameBytes() throws {
  #expect(try smallModel() == smallModel())
}

@Test func neverCutsUsersWords() throws {
  let users = try Lexicon(
    LexiconCompiler.compile(words: [.init("来到北", frequency: 1, tag: "x", classes: .user)]),
    name: "users"
  )
  let model = try TaggerModel(smallModel(), name: "small")
  let tagger = Tagger(try smallTaggerLexicon(), model: model, userWords: users)
  let text: Text = "李华来到北京"
  var workspace = Tagger.Workspace()
  var words: [Tagger.Word] = []
  tagger.words(text, text.span, &workspace, into: &words)
  #expect(words.map { text[$0.span] }.contains("来到北"))
}

@Test func refusesADamagedModel() throws {
  let bytes = try smallModel()
  let header = 32 + TaggerModel.sectionCount * 16
  for index in Array(0..<header) + Array(stride(from: header, to: bytes.count, by: 4099)) {
    var damaged = bytes
    damaged[index] ^= 0x10
    #expect(throws: DataError.self) { try TaggerModel(damaged, name: "damaged") }
  }
  for count in [0, 8, 31, 32, 100, bytes.count - 1] {
    #expect(throws: DataError.self) { try TaggerModel(Array(bytes.prefix(count)), name: "cut") }
  }
  let lexicon = try LexiconCompiler.compile(words: [.init("广东", frequency: 5, tag: "ns")])
  let foreign = #expect(throws: DataError.self) { try TaggerModel(lexicon, name: "words.lexicon") }
  #expect(foreign?.message.contains("ZHAITAG") == true)
}

@Test(arguments: [
  "", " ", "。。。", "\u{3000}", "e\u{301}😀𠮷\u{10FFFF}", "《》（）", "1,000.5%km/h",
])
func tagsAnythingWithinItsBounds(piece: String) throws {
  let text = Text(String(repeating: piece, count: 700))
  let tagger = Tagger(try smallTaggerLexicon(), model: try TaggerModel(smallModel(), name: "small"))
  var workspace = Tagger.Workspace()
  var words: [Tagger.Word] = []
  var names: [Tagger.Name] = []
  tagger.tag(text, text.span, &workspace, words: &words, names: &names)
  var end: Int32 = 0
  for word in words {
    #expect(word.span.start >= end && !word.span.isEmpty)
    #expect(text.isScalarBorder(word.span.start) && text.isScalarBorder(word.span.end))
    end = word.span.end
  }
  #expect(end <= text.span.end)
  #expect(names.allSatisfy { text.span.contains($0.span) })
}

@Test func refusesATreebankWhoseWordsAreNotTheTexts() throws {
  let path = NSTemporaryDirectory() + "treebank-\(UUID().uuidString).iob2"
  defer { try? FileManager.default.removeItem(atPath: path) }
  try "# text = 北京\n1\t上海\tB-LOC\tNNP\n\n".write(toFile: path, atomically: true, encoding: .utf8)
  #expect(throws: DataError.self) { try Treebank(contentsOf: path) }
}

@Test func evaluatesWordsTagsAndNames() throws {
  let bank = try treebank()
  let lexicon = try smallTaggerLexicon()
  let tagger = Tagger(lexicon, model: try TaggerModel(smallModel(), name: "small"))
  let evaluation = Evaluation(tagger, on: bank)
  #expect(evaluation.words.f1 > 0.99)
  #expect(evaluation.names.f1 > 0.99)
  #expect(evaluation.pos > 0.99)
  #expect(evaluation.report.contains("names"))
}
