public import Corpus

/// All rules of all packs, compiled into one matcher.
///
/// One automaton (`AhoCorasick`) looks for the anchors of all patterns in one pass; only where one
/// stands are the patterns behind it verified. A text without an anchor costs the pass, and a rule
/// whose anchors do not occur costs nothing.
public struct RuleSet: Sendable {
  /// A compiled rule.
  public struct Rule: Sendable {
    public let id: String
    /// The pack and the place in it.
    public let path: String
    public let rule: RulePack.Rule
    let labels: [String]
    fileprivate let conditions: [Condition]
  }

  fileprivate struct Condition: Sendable {
    let place: RuleConditionPlace
    let isNegative: Bool
    let node: Int
    let source: String
  }

  public let rules: [Rule]
  private let machine: RuleMachine
  private let tags: RuleTags
  /// The piece of a pattern that each step is of, for people.
  private let sources: [String]
  private let anchors: RuleAnchors
  /// The variants of each trigger, which are tried at one of its words.
  private let triggers: [[RuleVariant]]
  /// Variants that are tried at every annotation of a kind.
  private let annotated: [(kinds: RuleKinds, variant: RuleVariant)]
  private let demands: [RuleDemand]

  /// The number of rules.
  public var count: Int { rules.count }

  /// Compiles packs.
  ///
  /// - Parameters:
  ///   - packs: in the order in which their rules come.
  ///   - words: gives the words of a lexicon by its path in `lexicons/`.
  ///   - toTraditional: the forms of words in Traditional text; patterns match them all.
  /// - Throws: `RuleFaults` with all faults of all packs.
  public init(
    _ packs: [RulePack],
    words: (String) throws(DataError) -> [String] = { (_) throws(DataError) in [] },
    toTraditional: @escaping ([String]) -> [[String]] = { $0.map { _ in [] } }
  ) throws(RuleFaults) {
    var builder = RuleSetBuilder(toTraditional: toTraditional)
    // What all packs may use comes first.
    for pack in packs where pack.isShared { builder.add(pack, words: words) }
    for pack in packs where !pack.isShared { builder.add(pack, words: words) }
    guard builder.faults.isEmpty else { throw RuleFaults(faults: builder.faults) }
    machine = RuleMachine(builder.program)
    tags = builder.program.tags
    sources = builder.program.sources
    rules = builder.rules.map { built in
      Rule(
        id: built.rule.id,
        path: built.path,
        rule: built.rule,
        labels: built.labels,
        conditions: built.conditions.map {
          Condition(place: $0.place, isNegative: $0.isNegative, node: $0.node, source: $0.source)
        }
      )
    }
    var demands = RuleDemandBuilder()
    var triggerIndex: [[[UInt8]]: Int] = [:]
    var words: [[[UInt8]]] = []
    var triggers: [[RuleVariant]] = []
    var annotated: [(kinds: RuleKinds, variant: RuleVariant)] = []
    let efforts = builder.program.efforts
    for (index, built) in builder.rules.enumerated() {
      for variant in built.variants {
        let made = RuleVariant(
          rule: index,
          backward: variant.backward,
          forward: variant.forward,
          isForwardFirst: efforts[variant.forward] <= efforts[variant.backward],
          demands: demands.add(variant.before, variant.after)
        )
        switch variant.anchor {
        case .annotation(let kinds): annotated.append((kinds, made))
        case .literals(let literals):
          if let known = triggerIndex[literals] {
            triggers[known].append(made)
          } else {
            triggerIndex[literals] = triggers.count
            words.append(literals)
            triggers.append([made])
          }
        }
      }
    }
    anchors = RuleAnchors(triggers: words, groups: demands.groups)
    self.demands = demands.demands
    self.triggers = triggers
    self.annotated = annotated
  }

  // MARK: Matching

  /// Calls `body` for each match, sentence by sentence, in order of anchors.
  ///
  /// - Parameters:
  ///   - document: with the layers that the patterns speak of.
  ///   - standIns: words that stand for names in the document, in text order.
  ///   - isWanted: whether a paragraph's sentences are looked at.
  ///   - body: gets the sentence and a match in it.
  public func forEachMatch(
    in document: Document,
    standIns: [RuleStandIn] = [],
    isWanted: (Paragraph) -> Bool = { _ in true },
    _ body: (RuleSentence, RuleMatch) -> Void
  ) {
    walk(document, standIns, isWanted: isWanted, isTracing: false) { sentence, attempt in
      if case .matched(let match) = attempt.outcome { body(sentence, match) }
    }
  }

  /// Calls `body` for every rule that was tried, with what became of it.
  public func forEachAttempt(
    in document: Document,
    standIns: [RuleStandIn] = [],
    _ body: (RuleSentence, RuleAttempt) -> Void
  ) {
    walk(document, standIns, isWanted: { _ in true }, isTracing: true, body)
  }

  private func walk(
    _ document: Document,
    _ standIns: [RuleStandIn],
    isWanted: (Paragraph) -> Bool,
    isTracing: Bool,
    _ body: (RuleSentence, RuleAttempt) -> Void
  ) {
    let found = anchors.find(in: document.text)
    if found.hits.isEmpty, annotated.isEmpty { return }
    let items = RuleSentence.items(of: document, standIns)
    document.text.bytes.withUnsafeBufferPointer { text in
      let tables = RuleTables(text, of: document, standIns, machine, tags: tags)
      var reader = RuleReader(
        found: found,
        items: items,
        sights: RuleSights(groupCount: anchors.groupCount),
        matcher: RuleMatcher(machine, tables, isTracing: isTracing),
        tables: tables,
        text: document.text
      )
      for sentence in document.sentences {
        reader.takeHits(of: sentence.span)
        if reader.hits.isEmpty, annotated.isEmpty { continue }
        if sentence.paragraph < document.paragraphs.count,
          !isWanted(document.paragraphs[sentence.paragraph])
        {
          continue
        }
        reader.enter(sentence.span, anchors)
        read(&reader, isTracing, body)
      }
    }
  }

  private func read(
    _ reader: inout RuleReader,
    _ isTracing: Bool,
    _ body: (RuleSentence, RuleAttempt) -> Void
  ) {
    for hit in reader.hits {
      let anchor = TextSpan(hit.start, hit.end)
      for variant in triggers[Int(hit.trigger)]
      where isTracing || reader.sights.meet(variant.demands, demands, around: anchor) {
        attempt(variant, anchor, &reader, isTracing, body)
      }
    }
    for (kinds, variant) in annotated {
      for item in reader.tables.items where !item.kinds.isDisjoint(with: kinds) {
        let start = reader.tables.span.start + Int32(reader.tables.markedStart(of: item.span))
        let anchor = TextSpan(start, start)
        if isTracing || reader.sights.meet(variant.demands, demands, around: anchor) {
          attempt(variant, anchor, &reader, isTracing, body)
        }
      }
    }
  }

  private func attempt(
    _ variant: RuleVariant,
    _ anchor: TextSpan,
    _ reader: inout RuleReader,
    _ isTracing: Bool,
    _ body: (RuleSentence, RuleAttempt) -> Void
  ) {
    reader.tables.fill()
    let rule = variant.rule
    guard let found = reader.matcher.match(variant, anchor: anchor, labels: rules[rule].labels)
    else {
      guard isTracing else { return }
      let outcome = outcome(of: reader.matcher, anchor, in: reader.tables.span)
      return body(reader.sentence, RuleAttempt(rule: rule, anchor: anchor, outcome: outcome))
    }
    for condition in rules[rule].conditions
    where holds(condition, found.span, &reader) == condition.isNegative {
      guard isTracing else { return }
      let text =
        (condition.isNegative ? "unless " : "when ")
        + "\(condition.place.rawValue): \(condition.source)"
      return body(
        reader.sentence,
        RuleAttempt(rule: rule, anchor: anchor, outcome: .blocked(condition: text))
      )
    }
    let match = RuleMatch(
      rule: rule,
      span: found.span,
      anchor: anchor,
      captures: found.captures
    )
    body(reader.sentence, RuleAttempt(rule: rule, anchor: anchor, outcome: .matched(match)))
  }

  /// Why an attempt failed, for people.
  private func outcome(
    of matcher: RuleMatcher,
    _ anchor: TextSpan,
    in sentence: TextSpan
  ) -> RuleAttempt.Outcome {
    if matcher.isExhausted { return .exhausted }
    guard let failure = matcher.failure else {
      return .failed(piece: "", at: anchor.start, isBackward: false)
    }
    return .failed(
      piece: sources[failure.node],
      at: sentence.start + Int32(failure.place),
      isBackward: machine.nodes[failure.node].isBackward
    )
  }

  private func holds(_ condition: Condition, _ span: TextSpan, _ reader: inout RuleReader) -> Bool {
    let tables = reader.tables
    let start = Int(span.start - tables.span.start)
    let end = Int(span.end - tables.span.start)
    let range: Range<Int>
    switch condition.place {
    case .before: return reader.matcher.holds(condition.node, at: start)
    case .after: return reader.matcher.holds(condition.node, at: end)
    case .inside: range = start..<end
    case .clause: range = tables.clauseStart(of: start)..<tables.clauseEnd(of: end)
    case .sentence: range = 0..<tables.bytes.count
    }
    var place = range.lowerBound
    while place < range.upperBound, let scalar = tables.scalar(at: place) {
      if reader.matcher.holds(condition.node, at: place) { return true }
      place += scalar.count
    }
    return false
  }
}
