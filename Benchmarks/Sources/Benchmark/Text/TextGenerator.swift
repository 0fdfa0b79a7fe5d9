/// Documents in the language of news, as many as are asked for: real sentences in new orders, with
/// their names, figures and dates varied, so that no cache of strings flatters what reads them.
///
/// The same seed gives the same bytes everywhere.
struct TextGenerator {
  struct Document {
    let id: Int
    /// A date such as `2019-07-01`.
    let published: String
    let title: [UInt8]
    /// Paragraphs, a line each; the title is not among them.
    let body: [UInt8]
  }

  private let source: SentenceSource
  private let names: NamePool
  private var random: RandomNumbers
  private var count = 0

  init(source: SentenceSource, names: NamePool, seed: UInt64) {
    self.source = source
    self.names = names
    random = RandomNumbers(seed: seed)
  }

  /// The next document: some 5 to 30 sentences, two of three from news, the rest from the treebank.
  mutating func next() -> Document {
    var title: [UInt8] = []
    let headlines = source.headlines.isEmpty ? source.news : source.headlines
    headlines[random.below(headlines.count)].write(into: &title, names: names, random: &random)
    var body: [UInt8] = []
    for _ in 0..<(5 + random.below(26)) {
      sentence(into: &body)
      if random.below(3) == 0 { body.append(0x0A) }
    }
    if body.last != 0x0A { body.append(0x0A) }
    defer { count += 1 }
    return Document(id: count, published: date(), title: title, body: body)
  }

  private mutating func sentence(into bytes: inout [UInt8]) {
    let isNews = source.treebank.isEmpty || random.below(3) > 0
    let templates = isNews ? source.news : source.treebank
    templates[random.below(templates.count)].write(into: &bytes, names: names, random: &random)
  }

  private mutating func date() -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(2010 + random.below(17))-\(two(1 + random.below(12)))-\(two(1 + random.below(28)))"
  }
}
