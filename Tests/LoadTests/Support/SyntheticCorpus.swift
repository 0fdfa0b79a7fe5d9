import Corpus

/// Documents of any number with all layers filled, the same every time: for tests and measures.
///
/// No language analysis stands behind it; spans are laid over a text that it puts together.
struct SyntheticCorpus {
  /// Sentences in each document.
  var sentences = 20
  private var state: UInt64

  init(seed: UInt64, sentences: Int = 20) {
    state = seed &* 2_862_933_555_777_941_757 &+ 3_037_000_493
    self.sentences = sentences
  }

  private mutating func next(_ bound: Int) -> Int {
    // SplitMix64: small, and the same on every machine.
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  private static let people = ["张三", "李小龙", "王五", "赵敏", "欧阳锋", "Ada Lovelace"]
  private static let places = ["广东", "杭州", "北京市", "四川省", "深圳"]
  private static let verbs = ["表示", "访问了", "介绍说", "在会上提到", "考察了"]
  private static let words = ["经济", "发展", "人工智能", "消费", "市场", "政策", "😀", "企业", "项目"]

  /// A document of the source `uri`.
  mutating func document(_ uri: String) -> Document {
    var builder = DocumentBuilder(uri: uri)
    builder.append("标题\(next(1_000_000))")
    builder.endParagraph(.title)
    for number in 0..<sentences {
      let person = Self.people[next(Self.people.count)]
      let place = Self.places[next(Self.places.count)]
      builder.beginSentence()
      let start = builder.position
      builder.time("2024年\(1 + next(12))月", value: "2024-0\(1 + next(9))")
      let subject = builder.mention(person, .person)
      builder.token(Self.verbs[next(Self.verbs.count)])
      let object = builder.mention(place, .place)
      for _ in 0..<(3 + next(6)) { builder.token(Self.words[next(Self.words.count)]) }
      let figure = builder.quantity("\(1 + next(9000))万元", value: Double(next(90_000_000)) / 100)
      builder.statistic(from: start, figure: figure, subject: person, indicator: "投资")
      if number % 3 == 0 { builder.relation(from: start, subject, "place_of_birth", object) }
      builder.token("“")
      builder.quotation("很好\(next(100))", speaker: person)
      builder.token("”")
      builder.token("。")
      builder.endSentence()
      if next(4) == 0 { builder.endParagraph(.body) }
    }
    builder.endParagraph(.body)
    return builder.finish()
  }
}
