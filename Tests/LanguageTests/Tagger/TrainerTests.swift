import Corpus
import Foundation
import Testing

@testable import Language

/// A small language: somebody from somewhere does something.
private struct SmallLanguage {
  private static let persons = ["张文", "李明", "王芳", "赵强", "陈静", "刘洋"]
  private static let places = ["江州", "河阳", "海安", "山城"]
  private static let acts = ["来", "去", "走", "住"]

  let lexicon: Lexicon

  init() throws {
    let words: [LexiconCompiler.Word] =
      Self.places.map { .init($0, frequency: 9, tag: "ns", classes: .place) }
      + Self.acts.map { .init($0, frequency: 9, tag: "v") }
    lexicon = try Lexicon(LexiconCompiler.compile(words: words), name: "small")
  }

  /// Sentences that use every third person in another order than those of another `offset`.
  func treebank(_ count: Int, offset: Int) -> Treebank {
    Treebank(
      sentences: (0..<count).map { index in
        let person = Self.persons[(index + offset) % Self.persons.count]
        let place = Self.places[(index / 2 + offset) % Self.places.count]
        let act = Self.acts[(index / 3) % Self.acts.count]
        return Self.sentence([
          (person, "B-PER", "NNP"), (act, "O", "VV"), (place, "B-LOC", "NNP"), ("。", "O", "."),
        ])
      }
    )
  }

  private static func sentence(
    _ words: [(form: String, name: String, pos: String)]
  ) -> Treebank.Sentence {
    var text = ""
    var found: [Treebank.Word] = []
    for word in words {
      let start = text.utf8.count
      text += word.form
      found.append(.init(range: start..<text.utf8.count, name: word.name, pos: word.pos))
    }
    return Treebank.Sentence(text: text, words: found)
  }

  func model(seed: UInt64 = 1) -> [UInt8] {
    var settings = Trainer.Settings()
    settings.seed = seed
    settings.folds = 2
    settings.noisyCopies = 1
    settings.samples = 2
    settings.words.steps = 15
    settings.pos.steps = 15
    settings.names = ChainSettings(l1: 0.1, l2: 0.1, leastCount: 1, steps: 20)
    return Trainer(lexicon, settings: settings)
      .train(treebank(24, offset: 0), development: treebank(8, offset: 1))
  }
}

struct TrainerTests {
  private let language: SmallLanguage
  private let model: [UInt8]

  init() throws {
    language = try SmallLanguage()
    model = language.model()
  }

  @Test func learnsWordsTagsAndNames() throws {
    let tagger = Tagger(language.lexicon, model: try TaggerModel(model, name: "small"))
    let evaluation = Evaluation(tagger, on: language.treebank(12, offset: 2))
    #expect(evaluation.words.f1 > 0.95)
    #expect(evaluation.pos > 0.95)
    #expect(evaluation.names.f1 > 0.9)
    #expect(evaluation.overlap.right >= evaluation.names.right)
    #expect(evaluation.report().contains("words: precision 1.000, recall 1.000, F1 1.000"))
  }

  @Test func givesTheSameModelAgain() throws {
    #expect(try SmallLanguage().model() == model)
    #expect(language.model(seed: 2) != model)
  }

  /// Words cut without parts of speech are the same words.
  @Test func cutsAlikeWithAndWithoutPartsOfSpeech() throws {
    let tagger = Tagger(language.lexicon, model: try TaggerModel(model, name: "small"))
    let text: Text = "李明来江州。刘洋 住 Ab 12% 山城，张文去。"
    var workspace = Tagger.Workspace()
    var words: [Tagger.Word] = []
    var spans: [TextSpan] = []
    tagger.words(text, text.span, &workspace, into: &words)
    tagger.cut(text, text.span, &workspace, into: &spans)
    #expect(words.map(\.span) == spans)
  }

  /// What stands in the file gives the scores that training has seen: words, by each shape of
  /// feature.
  @Test func findsTheWeightsThatItWrote() throws {
    var rows: [(hash: UInt64, weights: [Double])] = []
    let group = FeatureHash.of(1, 77)
    for slot in 0..<5 {
      rows.append((FeatureShape.five.feature(group, slot: slot), [Double(slot) / 2, 0, 0, 1]))
    }
    rows.append((FeatureHash.of(9, 5), [2, 0, 0, 0]))
    rows.append((FeatureShape.direct(3), [0, 0, 3, 0]))
    let sections = WeightTableEncoder(
      labels: WordLabel.names,
      rows: rows,
      transitions: Array(repeating: 0, count: 16),
      directCount: 4
    ).sections
    let bytes = SectionedFile.encode(kind: "ZHAITST\n", version: 1, sections: sections)
    let file = try SectionedFile(
      FileMemory(bytes),
      path: "weights",
      kind: "ZHAITST\n",
      version: 1,
      sections: sections.count,
      remedy: ""
    )
    let table = try #require(WeightTable(file, first: 0, directCount: 4))
    var room = [UInt64](repeating: 0, count: FeatureWriter.capacity)
    var sum = SIMD4<Int16>(repeating: 0)
    room.withUnsafeMutableBufferPointer { room in
      guard let room = room.baseAddress else { return }
      var writer = FeatureWriter(room)
      writer.append(FeatureHash.of(9, 5))
      writer.append(FeatureHash.of(9, 6))
      writer.append(row: 3, of: DirectTable(count: 4))
      table.add4(writer, to: &sum)
    }
    #expect(sum == SIMD4(64, 0, 96, 0))
    var scores = [Int16](repeating: 0, count: 4 * 20)
    var groups = [
      FeatureShape.placed(group, at: 2), FeatureShape.placed(FeatureHash.of(1, 8), at: 0),
    ]
    groups.withUnsafeMutableBufferPointer { groups in
      scores.withUnsafeMutableBufferPointer { scores in
        guard let scores = scores.baseAddress else { return }
        table.add(groups, .five, to: scores)
      }
    }
    let expected = (0..<20).map { (2..<7).contains($0) ? Int16($0 - 2) * 16 : 0 }
    #expect(stride(from: 0, to: 80, by: 4).map { scores[$0] } == expected)
    #expect(WeightTable(file, first: 0, directCount: 5) == nil)
  }

  /// Every bit of the file is covered: by the checksum, or because the header has it.
  @Test func refusesAnyFlippedBit() throws {
    for index in Array(0..<40) + Array(stride(from: 40, to: model.count, by: model.count / 16)) {
      var damaged = model
      damaged[index] ^= 1 << UInt8(index % 8)
      let error = #expect(throws: DataError.self) { try TaggerModel(damaged, name: "m.tagger") }
      #expect(error?.description.hasPrefix("m.tagger: ") == true)
    }
  }

  @Test func refusesAnyCut() throws {
    for count in Array(0..<80) + Array(stride(from: 80, to: model.count, by: 8191)) {
      #expect(throws: DataError.self) { try TaggerModel(Array(model.prefix(count)), name: "cut") }
    }
    #expect(throws: DataError.self) { try TaggerModel(model + [0], name: "longer") }
    #expect(throws: DataError.self) { try TaggerModel([], name: "empty") }
  }

  /// The checksum of each is right; what the tables say is not.
  @Test func refusesTablesThatPointOutside() throws {
    let file = try SectionedFile(
      FileMemory(model),
      path: "small",
      kind: TaggerModel.kind,
      version: TaggerModel.version,
      sections: TaggerModel.sectionCount,
      remedy: ""
    )
    let sections = (0..<TaggerModel.sectionCount).map { file.section($0, of: UInt8.self).array }
    for index in sections.indices where sections[index].count > 8 {
      var changed = sections
      switch index {
      case 3, 5, 7, 12, 14, 16, 19:
        // The first row of the first bucket lies far away.
        changed[index].replaceSubrange(12..<16, with: [0xFF, 0xFF, 0xFF, 0x7F])
      case 4, 6, 8, 13, 15, 17: changed[index].removeAll()
      // A row whose entries lie far away.
      case 20: changed[index].replaceSubrange(0..<8, with: [0x40, 0, 0xFF, 0xFF, 0xFF, 0x7F, 9, 0])
      default: changed[index].removeLast(changed[index].count / 2 + 1)
      }
      let bytes = SectionedFile.encode(
        kind: TaggerModel.kind,
        version: TaggerModel.version,
        sections: changed
      )
      // Too few tags for rows of more than four.
      if index == 21 { continue }
      #expect(throws: DataError.self, "section \(index)") {
        try TaggerModel(bytes, name: "hostile")
      }
    }
  }

  @Test func keepsTheWordsOfTheUserWhole() throws {
    let users = try Lexicon(
      LexiconCompiler.compile(words: [.init("来江州", frequency: 1, tag: "nz", classes: .user)]),
      name: "users"
    )
    let tagger = Tagger(
      language.lexicon,
      model: try TaggerModel(model, name: "small"),
      userWords: users
    )
    let text: Text = "李明来江州。"
    var workspace = Tagger.Workspace()
    var words: [Tagger.Word] = []
    tagger.words(text, text.span, &workspace, into: &words)
    #expect(words.map { text[$0.span] }.contains("来江州"))
  }

  /// What a workspace has seen before changes nothing.
  @Test func answersAlikeInAUsedWorkspace() throws {
    let tagger = Tagger(language.lexicon, model: try TaggerModel(model, name: "small"))
    var used = Tagger.Workspace()
    for text in ["刘洋住山城。", "山城 住。", "李明、李明来河阳", "Ab 12%", "河陽"] as [Text] {
      for _ in 0..<2 {
        var fresh = Tagger.Workspace()
        var found: (words: [Tagger.Word], names: [TaggedName]) = ([], [])
        var again: (words: [Tagger.Word], names: [TaggedName]) = ([], [])
        tagger.tag(text, text.span, &fresh, words: &found.words, names: &found.names)
        tagger.tag(text, text.span, &used, words: &again.words, names: &again.names)
        #expect(found.words == again.words)
        #expect(found.names == again.names)
      }
    }
  }
}
