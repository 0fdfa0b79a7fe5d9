import Corpus

/// A document from words with their tags: `李强/person 表示/VV ，/, 雨/NN 停/VV 了/AS 。/.`.
///
/// A tag in small letters is the type of a name, and the word a mention of it; `¶` begins a
/// paragraph. Sentences end with 。！？ and with a paragraph.
struct TaggedText {
  let document: Document

  init(_ tagged: String) {
    var bytes: [UInt8] = []
    var tokens: [Token] = []
    var names: [(span: TextSpan, type: EntityType)] = []
    var paragraphs: [TextSpan] = []
    var sentences: [TextSpan] = []
    var paragraph = 0
    var sentence = 0
    func end(_ start: inout Int, _ spans: inout [TextSpan]) {
      if bytes.count > start { spans.append(TextSpan(start..<bytes.count)) }
      start = bytes.count
    }
    for cell in tagged.split(separator: " ") {
      if cell == "¶" {
        end(&sentence, &sentences)
        end(&paragraph, &paragraphs)
        bytes.append(0x0A)
        (sentence, paragraph) = (bytes.count, bytes.count)
        continue
      }
      let parts = cell.split(separator: "/")
      let start = bytes.count
      bytes += Array(parts[0].utf8)
      let span = TextSpan(start..<bytes.count)
      if let type = EntityType(rawValue: String(parts[1])) {
        names.append((span, type))
        tokens.append(Token(span: span, pos: "NNP"))
      } else {
        tokens.append(Token(span: span, pos: PosTag(parts[1])))
      }
      if ["。", "！", "？"].contains(parts[0]) { end(&sentence, &sentences) }
    }
    end(&sentence, &sentences)
    end(&paragraph, &paragraphs)
    var document = Document(
      text: Text(checked: bytes),
      origin: .init(sourceURI: "test.txt", locator: nil, byteRange: nil)
    )
    document.paragraphs = Layer(
      paragraphs.map { Paragraph(span: $0, role: .body, rule: "lines") }
    )
    document.sentences = Layer(sentences.map { Sentence(span: $0, paragraph: 0) })
    document.tokens = Layer(tokens)
    document.mentions = Layer(
      names.map { name in
        Mention(
          span: name.span,
          type: name.type,
          entity: document.entity(name.type, named: document.text[name.span]),
          rule: "names.test",
          confidence: 90
        )
      }
    )
    self.document = document
  }
}
