import Corpus
import Foundation
import Language
import Testing

@testable import Extract

/// A tagger without any opinion, so that what is found is found by lists and rules.
private func silentTagger() throws -> Tagger {
  let words: [LexiconCompiler.Word] =
    [
      .init("广东", frequency: 90, tag: "ns", classes: .place),
      .init("湛江", frequency: 90, tag: "ns", classes: .place),
      .init("深圳市", frequency: 90, tag: "ns", classes: .place),
      .init("深圳", frequency: 90, tag: "ns", classes: .place),
      .init("腾讯", frequency: 90, tag: "nt", classes: .organization),
      .init("西南政法大学", frequency: 90, tag: "nt", classes: .organization),
      .init("荣耀", frequency: 90, tag: "n", classes: [.organization, .ambiguous]),
      .init("省委", frequency: 90, tag: "n", classes: .organizationOffice),
      .init("协会", frequency: 90, tag: "n", classes: .organizationEnding),
      .init("法学院", frequency: 90, tag: "n", classes: .organizationEnding),
      .init("创始人", frequency: 90, tag: "n", classes: [.title, .owner]),
      .init("院长", frequency: 90, tag: "n", classes: .title),
      .init("产业", frequency: 90, tag: "n"), .init("人工智能", frequency: 90, tag: "n"),
      .init("陈亮", frequency: 9, tag: "nr"), .init("书记", frequency: 90, tag: "n"),
    ]
    + (0..<40).map {
      .init(
        "陈亮" + String(Character(Unicode.Scalar(0x5F00 + UInt32($0)) ?? "明")),
        frequency: 3,
        tag: "nr"
      )
    }
  let lexicon = try Lexicon(LexiconCompiler.compile(words: words), name: "small")
  let bank = Treebank(sentences: [
    .init(text: "。", words: [.init(range: 0..<3, name: "O", pos: ".")]),
    .init(text: "。", words: [.init(range: 0..<3, name: "O", pos: ".")]),
  ])
  var settings = Trainer.Settings()
  settings.folds = 1
  let model = Trainer(lexicon, settings: settings).train(bank, development: bank)
  return Tagger(lexicon, model: try TaggerModel(model, name: "silent"))
}

/// Marks up tokens as `form/pos` with blanks between them, and finds the names.
private func names(in marked: String) throws -> [String] {
  var string = ""
  var tokens: [Token] = []
  for cell in marked.split(separator: " ") {
    let parts = cell.split(separator: "/")
    let start = string.utf8.count
    string += parts[0]
    tokens.append(Token(span: TextSpan(start..<string.utf8.count), pos: String(parts[1])))
  }
  let text = Text(string)
  var document = Document(
    text: text,
    origin: .init(sourceURI: "a.txt", locator: nil, byteRange: nil)
  )
  document.sentences.insert(contentsOf: [Sentence(span: text.span, paragraph: 0)])
  document.tokens.insert(contentsOf: tokens)
  try Names(silentTagger(), cues: NameCues(ValueRendering.data)).annotate(&document)
  return document.mentions.map { "\(text[$0.span])=\($0.type.rawValue)" }
}

@Test(arguments: [
  ("广东/NNP 湛江/NNP 的/DEC", ["广东湛江=place", "广东=place", "湛江=place"]),
  ("广东/NNP 省委/NN 书记/NN", ["广东省委=organization", "广东=place"]),
  (
    "深圳市/NNP 人工智能/NN 产业/NN 协会/NN 。/.",
    ["深圳市人工智能产业协会=organization"]
  ),
  ("人工智能/NN 产业/NN 协会/NN 。/.", []),
  (
    "西南政法大学/NNP 人工智能/NN 法学院/NN 院长/NN 陈亮/NNP 说/VV",
    ["西南政法大学人工智能法学院=organization", "西南政法大学=organization", "陈亮=person"]
  ),
  ("的/DEC Acme/FW 创始人/NN", ["Acme=organization"]),
  ("其/PRP 创始人/NN", []),
  (
    "有/VV 腾讯/NNP 、/EC 荣耀/NN 、/EC Acme/FW 等/NN",
    ["腾讯=organization", "荣耀=organization", "Acme=organization"]
  ),
  ("荣耀/NN 属于/VV 集体/NN", []),
  (
    "腾讯/NNP (/( Tencent/FW )/) ，/, Tencent/FW",
    [
      "腾讯=organization", "Tencent=organization", "Tencent=organization",
    ]
  ),
])
func findsNamesByWhatStandsAround(marked: String, expected: [String]) throws {
  #expect(try names(in: marked) == expected)
}
