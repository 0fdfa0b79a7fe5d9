public import Corpus
public import Language

// What examples and explanations ask of the annotator.
extension Rules {
  /// Calls `body` for every rule that was tried, with what became of it.
  public func forEachAttempt(
    in document: Document,
    _ body: (RuleSentence, RuleAttempt) -> Void
  ) {
    set.forEachAttempt(in: document, standIns: words.found(in: document), body)
  }

  /// What one rule makes of a text.
  public struct Finding: Sendable {
    public let match: RuleMatch
    /// As `RuleRendering` writes them.
    public let rows: [String]
  }

  /// The rows that each rule alone makes of a document.
  ///
  /// - Parameter document: annotated up to this annotator.
  /// - Returns: for each rule that matched, by its index, the lines of its rows, sorted, without
  ///   doubles.
  public func rowsByRule(in document: Document) -> [Int: [String]] {
    var matches: [Int: [(RuleSentence, RuleMatch)]] = [:]
    set.forEachMatch(in: document, standIns: words.found(in: document)) { sentence, match in
      matches[match.rule, default: []].append((sentence, match))
    }
    let events = events(of: matches, in: document)
    return matches.mapValues { found in
      Array(Set(rows(of: found, in: document, after: events))).sorted()
    }
  }

  /// The rows of one match.
  public func rows(of match: RuleMatch, in sentence: RuleSentence, _ document: Document) -> [String]
  {
    rows(of: [(sentence, match)], in: document)
  }

  /// The events that all rules together make, which a rule may refer to.
  private func events(
    of matches: [Int: [(RuleSentence, RuleMatch)]],
    in document: Document
  ) -> [Event] {
    let all = matches.values.joined().sorted { one, other in
      let (left, right) = (one.1, other.1)
      if left.anchor != right.anchor { return left.anchor < right.anchor }
      return left.rule != right.rule ? left.rule < right.rule : left.span < right.span
    }
    var emitter = emitter(for: document)
    for (sentence, match) in all {
      emitter.emit(match, of: set.rules[match.rule], in: sentence)
    }
    return emitter.rows.events
  }

  private func rows(
    of found: [(RuleSentence, RuleMatch)],
    in document: Document,
    after events: [Event] = []
  ) -> [String] {
    var emitter = emitter(for: document)
    emitter.earlier = events
    for (sentence, match) in found {
      emitter.emit(match, of: set.rules[match.rule], in: sentence)
    }
    var aliases: [String] = []
    for (index, entity) in document.entities.enumerated() {
      for name in emitter.document.entities[index].names.dropFirst(entity.names.count) {
        aliases.append("alias \(entity.name) = \(name.name) (\(name.kind.rawValue))")
      }
    }
    return RuleRendering(emitter.document).rows(emitter.rows, aliases: aliases)
  }

  /// Puts the names that an example gives into its text, in the place of what was found there.
  public static func insert(_ names: [RulePack.Example.Name], into document: inout Document) {
    if names.isEmpty { return }
    var given: [Mention] = []
    for name in names {
      let literal = Array(name.name.utf8)
      let entity = document.entity(name.type, named: name.name)
      for hit in AhoCorasick([literal]).matches(in: document.text.bytes) {
        given.append(
          Mention(
            span: TextSpan(hit.start..<hit.end),
            type: name.type,
            entity: entity,
            rule: "example",
            confidence: 100
          )
        )
      }
    }
    let kept = document.mentions.filter { mention in
      !given.contains { $0.span.overlaps(mention.span) }
    }
    // A name inside another given one stands for nothing of its own.
    let whole = given.filter { one in
      !given.contains { $0.span != one.span && $0.span.contains(one.span) }
    }
    document.mentions.replaceAll(with: kept + whole)
  }
}
