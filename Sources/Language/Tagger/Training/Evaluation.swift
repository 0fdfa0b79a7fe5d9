public import Corpus

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
    /// F1 with three decimals.
    public var rounded: String { Evaluation.rounded(f1) }
  }

  public let words: Figures
  /// Exact span and type.
  public let names: Figures
  /// The same type, and any overlap.
  public let overlap: Figures
  public let persons: Figures
  public let organizations: Figures
  public let places: Figures
  /// Share of right words whose part of speech is right.
  public let pos: Double
  /// Names missed and names invented, the most frequent first, with their number.
  public let errors: [(what: String, count: Int)]

  /// A name by span and type.
  public struct Name: Sendable, Hashable {
    public let span: TextSpan
    public let type: EntityType

    public init(span: TextSpan, type: EntityType) {
      self.span = span
      self.type = type
    }
  }

  /// What was found in one sentence.
  public struct Findings: Sendable {
    public var words: [(span: TextSpan, pos: String?)]
    public var names: [Name]

    public init(words: [(span: TextSpan, pos: String?)], names: [Name]) {
      self.words = words
      self.names = names
    }
  }

  /// Runs `tagger` alone over `treebank`.
  public init(_ tagger: Tagger, on treebank: Treebank) {
    var workspace = Tagger.Workspace()
    self.init(on: treebank) { text in
      var words: [Tagger.Word] = []
      var names: [TaggedName] = []
      tagger.tag(text, text.span, &workspace, words: &words, names: &names)
      return Findings(
        words: words.map { ($0.span, $0.pos.name) },
        names: names.map { Name(span: $0.span, type: $0.type) }
      )
    }
  }

  /// Compares what `find` finds in each sentence of `treebank` with what stands there.
  ///
  /// - Parameters:
  ///   - treebank: the truth.
  ///   - find: called with one sentence after the other; names of other types than person,
  ///     organisation and place do not count.
  /// - Throws: what `find` throws.
  public init<Failure: Error>(
    on treebank: Treebank,
    _ find: (Text) throws(Failure) -> Findings
  ) throws(Failure) {
    var tally = Tally()
    for sentence in treebank.sentences {
      let text = Text(sentence.text)
      tally.add(try find(text), of: sentence, text)
    }
    words = Self.figures(tally.words)
    names = Self.figures(tally.names)
    overlap = Self.figures(tally.overlap)
    persons = Self.figures(tally.byType[.person] ?? Score())
    organizations = Self.figures(tally.byType[.organization] ?? Score())
    places = Self.figures(tally.byType[.place] ?? Score())
    pos = Double(tally.rightTags) / Double(max(tally.allTags, 1))
    errors = tally.errors.map { (what: $0.key, count: $0.value) }
      .sorted { $0.count != $1.count ? $0.count > $1.count : $0.what < $1.what }
  }

  /// Counts over all sentences.
  private struct Tally {
    var words = Score()
    var names = Score()
    var overlap = Score()
    var byType: [EntityType: Score] = [:]
    var rightTags = 0
    var allTags = 0
    var errors: [String: Int] = [:]

    mutating func add(_ findings: Findings, of sentence: Treebank.Sentence, _ text: Text) {
      words.add(
        found: Set(findings.words.map(\.span)),
        wanted: Set(sentence.words.map { TextSpan($0.range) })
      )
      let tags = Dictionary(findings.words.map { ($0.span, $0.pos) }) { first, _ in first }
      for word in sentence.words {
        guard let wanted = word.pos, let tag = tags[TextSpan(word.range)] else { continue }
        allTags += 1
        if tag == wanted { rightTags += 1 }
      }
      let types: [EntityType] = [.person, .organization, .place]
      let found = Set(findings.names.filter { types.contains($0.type) })
      let wanted = Set(Evaluation.names(of: sentence))
      names.add(found: found, wanted: wanted)
      let touched = found.filter { name in
        wanted.contains { $0.type == name.type && $0.span.overlaps(name.span) }
      }
      overlap.add(right: touched.count, found: found.count, wanted: wanted.count)
      for type in types {
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
  }

  private static func figures(_ score: Score) -> Figures {
    Figures(right: score.right, found: score.found, wanted: score.wanted)
  }

  private static func names(of sentence: Treebank.Sentence) -> [Name] {
    var found: [Name] = []
    var open: (start: Int, end: Int, type: EntityType)?
    func close() {
      if let open { found.append(Name(span: TextSpan(open.start..<open.end), type: open.type)) }
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

  /// All figures for people.
  ///
  /// - Parameter errorCount: how many of the most frequent errors follow.
  /// - Returns: lines.
  public func report(errorCount: Int = 20) -> String {
    var lines: [String] = []
    for (name, figures) in [
      ("words", words), ("names", names), ("names, any overlap", overlap), ("persons", persons),
      ("organizations", organizations), ("places", places),
    ] {
      lines.append(
        "\(name): precision \(Self.rounded(figures.precision)), recall "
          + "\(Self.rounded(figures.recall)), F1 \(Self.rounded(figures.f1)) "
          + "(\(figures.wanted) wanted)"
      )
    }
    lines.append("parts of speech: \(Self.rounded(pos)) of right words")
    for error in errors.prefix(errorCount) { lines.append("\(error.count) × \(error.what)") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A share with three decimals.
  static func rounded(_ share: Double) -> String {
    let thousandths = Int((share * 1000).rounded())
    let digits = String(thousandths % 1000)
    return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
