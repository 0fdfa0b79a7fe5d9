import Corpus

@testable import Language

/// A document of one sentence in which names, times and words are marked: `[江河集团|organization]`,
/// other words parted by blanks that are not part of the text.
func ruleDocument(_ marked: String) -> Document {
  var string = ""
  var mentions: [(TextSpan, EntityType)] = []
  var tokens: [Token] = []
  for piece in marked.split(separator: " ") {
    let start = string.utf8.count
    if piece.hasPrefix("["), let bar = piece.lastIndex(of: "|") {
      string += piece[piece.index(after: piece.startIndex)..<bar]
      let type = piece[piece.index(after: bar)...].dropLast()
      let span = TextSpan(start..<string.utf8.count)
      if let type = EntityType(rawValue: String(type)) { mentions.append((span, type)) }
      tokens.append(Token(span: span, pos: "NNP"))
    } else {
      let parts = piece.split(separator: "/", maxSplits: 1)
      string += parts[0]
      let span = TextSpan(start..<string.utf8.count)
      tokens.append(Token(span: span, pos: parts.count > 1 ? PosTag(parts[1]) : nil))
    }
  }
  let text = Text(string)
  var document = Document(
    text: text,
    origin: .init(sourceURI: "a.txt", locator: nil, byteRange: nil)
  )
  document.paragraphs.insert(contentsOf: [Paragraph(span: text.span, role: .body, rule: "test")])
  document.sentences.insert(contentsOf: [Sentence(span: text.span, paragraph: 0)])
  document.tokens.insert(contentsOf: tokens)
  for (span, type) in mentions {
    let entity = document.entity(type, named: text[span])
    document.mentions.insert(
      contentsOf: [
        Mention(span: span, type: type, entity: entity, rule: "test", confidence: 90)
      ]
    )
  }
  return document
}

/// A pack of one rule with this pattern and these further members.
func rulePack(_ pattern: String, _ more: String = "", lists: String = "{}") -> String {
  """
  {
    "lists": \(lists),
    "rules": [
      {
        "id": "test.rule", "reason": "For a test.",
        "pattern": "\(pattern)", \(more)
        "emit": [{ "relation": "tests", "subject": "a", "object": "b" }],
        "examples": [{ "match": "x", "emits": ["x"] }]
      }
    ]
  }
  """
}

/// What the captures of all matches cover, as `a=… b=…`.
func captures(of pack: String, in document: Document) throws -> [String] {
  let set = try RuleSet([RulePackReader.read(Array(pack.utf8), path: "test.json")])
  var found: [String] = []
  set.forEachMatch(in: document) { _, match in
    found.append(
      match.captures.map { "\($0.label)=\(document.text[$0.span])" }.joined(separator: " ")
    )
  }
  return found
}
