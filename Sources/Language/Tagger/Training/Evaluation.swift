import Corpus

/// How well a tagger does on a treebank: words, parts of speech and names, with the errors that
/// come most often.
public struct Evaluation: Sendable {
  /// Precision and recall of one kind of thing.
  public struct Figures: Sendable, Hashable {
    public let right: Int
    public let found: Int
    public let wanted: Int

    public var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
    public var recall: Double { wanted == 0 ? 0 : Double(right) / Double(wanted) }
    /// The harmonic mean of both.
    public var f1: Double {
      let sum = precision + recall
      return sum == 0 ? 0 : 2 * precision * recall / sum
    }
  }

  public let words: Figures
  /// Exact span and type.
  public let names: Figures
  public let persons: Figures
  public let organizations: Figures
  public let places: Figures
  /// Share of right words whose part of speech is right.
  public let pos: Double
  /// Names missed and names invented, the most frequent first, with their number.
  public let errors: [(what: String, count: Int)]

  private struct Found: Hashable {
    let span: TextSpan
    let type: EntityType
  }

  /// Runs `tagger` over `treebank`.
  public init(_ tagger: Tagger, on treebank: Treebank) {
    var words = Score()
    var names = Score()
    var byType: [EntityType: Score] = [:]
    var rightTags = 0
    var allTags = 0
    var errors: [String: Int] = [:]
    var workspace = Tagger.Workspace()
    for sentence in treebank.sentences {
      let text = Text(sentence.text)
      var foundWords: [Tagger.Word] = []
      var foundNames: [Tagger.Name] = []
      tagger.tag(text, text.span, &workspace, words: &foundWords, names: &foundNames)
      words.add(
        found: Set(foundWords.map(\.span)),
        wanted: Set(sentence.words.map { TextSpan($0.range) })
      )
      let tags = Dictionary(foundWords.map { ($0.span, $0.pos) }) { first, _ in first }
      for word in sentence.words {
        guard let wanted = word.pos, let tag = tags[TextSpan(word.range)] else { continue }
        allTags += 1
        if tag == wanted { rightTags += 1 }
      }
      let found = Set(foundNames.map { Found(span: $0.span, type: $0.type) })
      let wanted = Set(Self.names(of: sentence))
      names.add(found: found, wanted: wanted)
      for type in [EntityType.person, .organization, .place] {
        byType[type, default: Score()].add(
          found: found.filter { $0.type == type },
          wanted: wanted.filter { $0.type == type }
        )
      }
      for name in wanted.subtracting(found) {
        errors["missed \(name.type.rawValue) \(text[name.span])", default: 0] += 1
      }
      for name in found.subtracting(wanted) {
        errors["invented \(name.type.rawValue) \(text[name.span])", default: 0] += 1
      }
    }
    self.words = Self.figures(words)
    self.names = Self.figures(names)
    persons = Self.figures(byType[.person] ?? Score())
    organizations = Self.figures(byType[.organization] ?? Score())
    places = Self.figures(byType[.place] ?? Score())
    pos = Double(rightTags) / Double(max(allTags, 1))
    self.errors = errors.map { (what: $0.key, count: $0.value) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.what < $1.what }
  }

  private static func figures(_ score: Score) -> Figures {
    Figures(right: score.right, found: score.found, wanted: score.wanted)
  }

  private static func names(of sentence: Treebank.Sentence) -> [Found] {
    var found: [Found] = []
    var open: (start: Int, end: Int, type: EntityType)?
    func close() {
      if let open { found.append(Found(span: TextSpan(open.start..<open.end), type: open.type)) }
      open = nil
    }
    for word in sentence.words {
      let type: EntityType? =
        switch word.name.dropFirst(2) {
        case "PER": .person
        case "ORG": .organization
        case "LOC": .place
        default: nil
        }
      if word.name.hasPrefix("I-"), let current = open, current.type == type {
        open = (current.start, word.range.upperBound, current.type)
      } else {
        close()
        if let type { open = (word.range.lowerBound, word.range.upperBound, type) }
      }
    }
    close()
    return found
  }

  /// All figures for people, with the twenty most frequent errors.
  public var report: String {
    var lines: [String] = []
    for (name, figures) in [
      ("words", words), ("names", names), ("persons", persons),
      ("organizations", organizations), ("places", places),
    ] {
      lines.append(
        "\(name): precision \(Self.rounded(figures.precision)), recall "
          + "\(Self.rounded(figures.recall)), F1 \(Self.rounded(figures.f1)) "
          + "(\(figures.wanted) wanted)"
      )
    }
    lines.append("parts of speech: \(Self.rounded(pos)) of right words")
    for error in errors.prefix(20) { lines.append("\(error.count) × \(error.what)") }
    return lines.joined(separator: "\n")
  }

  private static func rounded(_ share: Double) -> String {
    let thousandths = Int((share * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
