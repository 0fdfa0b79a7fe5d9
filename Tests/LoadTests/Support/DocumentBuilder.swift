import Corpus

/// Puts a document together from left to right: each call appends text and lays a layer over it.
struct DocumentBuilder {
  private(set) var bytes: [UInt8] = []
  private var paragraphStart: Int32 = 0
  private var sentenceStart: Int32 = 0
  private var paragraphs: [Paragraph] = []
  private var sentences: [Sentence] = []
  private var tokens: [Token] = []
  private var mentions: [Mention] = []
  private var times: [TimeExpression] = []
  private var quantities: [Quantity] = []
  private var quotations: [Quotation] = []
  private var relations: [Relation] = []
  private var statistics: [Statistic] = []
  private var entities: [Entity] = []
  private let uri: String

  init(uri: String) { self.uri = uri }

  var position: Int32 { Int32(bytes.count) }

  @discardableResult
  mutating func append(_ text: String) -> TextSpan {
    let start = position
    bytes.append(contentsOf: text.utf8)
    return TextSpan(start, position)
  }

  mutating func endParagraph(_ role: ParagraphRole) {
    guard position > paragraphStart else { return }
    paragraphs.append(
      Paragraph(span: TextSpan(paragraphStart, position), role: role, rule: "test")
    )
    append("\n")
    paragraphStart = position
  }

  mutating func beginSentence() { sentenceStart = position }

  mutating func endSentence() {
    sentences.append(
      Sentence(span: TextSpan(sentenceStart, position), paragraph: paragraphs.count)
    )
  }

  @discardableResult
  mutating func token(_ text: String) -> TextSpan {
    let span = append(text)
    tokens.append(Token(span: span, pos: "NN"))
    return span
  }

  @discardableResult
  mutating func mention(_ name: String, _ type: EntityType) -> Int {
    let known = entities.firstIndex { $0.type == type && $0.name == name }
    let index = known ?? entities.count
    if known == nil { entities.append(Entity(type: type, name: name)) }
    let span = token(name)
    mentions.append(
      Mention(span: span, type: type, entity: index, rule: "lexicon", confidence: 87)
    )
    return index
  }

  mutating func time(_ text: String, value: String) {
    times.append(
      TimeExpression(
        span: token(text),
        kind: .date,
        value: value,
        begins: value + "-01",
        anchor: times.first.map { .text($0.span) },
        rule: "dates"
      )
    )
  }

  mutating func quantity(_ text: String, value: Double) -> TextSpan {
    let span = token(text)
    quantities.append(
      Quantity(
        span: span,
        kind: .money,
        value: value,
        low: value,
        high: value,
        unit: "CNY",
        rule: "money"
      )
    )
    return span
  }

  mutating func quotation(_ text: String, speaker: String) {
    quotations.append(
      Quotation(span: token(text), kind: .direct, speaker: speaker, rule: "marks")
    )
  }

  mutating func relation(from start: Int32, _ subject: Int, _ predicate: String, _ object: Int) {
    relations.append(
      Relation(
        span: TextSpan(start, position),
        subject: subject,
        predicate: predicate,
        object: object,
        rule: "pattern",
        confidence: 70
      )
    )
  }

  mutating func statistic(
    from start: Int32,
    figure: TextSpan,
    subject: String,
    indicator: String
  ) {
    statistics.append(
      Statistic(
        span: TextSpan(start, figure.end),
        quantity: figure,
        subject: subject,
        indicator: indicator,
        rule: "indicator"
      )
    )
  }

  func finish() -> Document {
    var document = Document(
      text: Text(checked: bytes),
      origin: .init(sourceURI: uri, locator: nil, byteRange: nil)
    )
    document.paragraphs = Layer(paragraphs)
    document.sentences = Layer(sentences)
    document.tokens = Layer(tokens)
    document.mentions = Layer(mentions)
    document.times = Layer(times)
    document.quantities = Layer(quantities)
    document.quotations = Layer(quotations)
    document.relations = Layer(relations)
    document.statistics = Layer(statistics)
    document.entities = entities
    return document
  }
}
