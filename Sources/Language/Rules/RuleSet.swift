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

  private struct Variant: Sendable {
    let rule: Int
    let backward: Int
    let forward: Int
  }

  /// Literals that some variants wait for.
  private struct Trigger: Sendable {
    var variants: [Variant]
  }

  public let rules: [Rule]
  private let program: RuleProgram
  private let automaton: AhoCorasick
  /// For each literal of the automaton the triggers that it belongs to.
  private let triggersOf: [[Int]]
  private let triggers: [Trigger]
  /// Variants that are tried at every annotation of a kind.
  private let annotated: [(kinds: RuleKinds, variant: Variant)]
  private let annotatedKinds: RuleKinds

  /// The number of rules.
  public var count: Int { rules.count }

  /// Compiles packs.
  ///
  /// - Parameters:
  ///   - packs: in the order in which their rules come.
  ///   - words: gives the words of a lexicon by its path in `lexicons/`.
  ///   - toTraditional: words as Traditional text writes them; patterns match both.
  /// - Throws: `RuleFaults` with all faults of all packs.
  public init(
    _ packs: [RulePack],
    words: (String) throws(DataError) -> [String] = { (_) throws(DataError) in [] },
    toTraditional: @escaping ([String]) -> [String] = { $0 }
  ) throws(RuleFaults) {
    var builder = RuleSetBuilder(toTraditional: toTraditional)
    // What all packs may use comes first.
    for pack in packs where pack.isShared { builder.add(pack, words: words) }
    for pack in packs where !pack.isShared { builder.add(pack, words: words) }
    guard builder.faults.isEmpty else { throw RuleFaults(faults: builder.faults) }
    program = builder.program
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
    var sets: [[[UInt8]]: Int] = [:]
    var triggers: [Trigger] = []
    var annotated: [(kinds: RuleKinds, variant: Variant)] = []
    var literalIndex: [[UInt8]: Int] = [:]
    var literals: [[UInt8]] = []
    var triggersOf: [[Int]] = []
    for (index, built) in builder.rules.enumerated() {
      for variant in built.variants {
        let made = Variant(rule: index, backward: variant.backward, forward: variant.forward)
        switch variant.anchor {
        case .annotation(let kinds): annotated.append((kinds, made))
        case .literals(let words):
          if let known = sets[words] {
            triggers[known].variants.append(made)
            continue
          }
          let number = triggers.count
          sets[words] = number
          triggers.append(Trigger(variants: [made]))
          for word in words {
            if let literal = literalIndex[word] {
              triggersOf[literal].append(number)
            } else {
              literalIndex[word] = literals.count
              literals.append(word)
              triggersOf.append([number])
            }
          }
        }
      }
    }
    automaton = AhoCorasick(literals)
    self.triggersOf = triggersOf
    self.triggers = triggers
    self.annotated = annotated
    annotatedKinds = annotated.reduce(into: []) { $0.formUnion($1.kinds) }
  }

  // MARK: Matching

  /// An anchor in the text.
  private struct Hit {
    let span: TextSpan
    let trigger: Int
  }

  /// The number of anchors in a stretch of text: the matcher's first pass alone.
  public func countAnchors(in text: Text) -> Int {
    var count = 0
    automaton.forEachMatch(in: text.bytes) { _ in count += 1 }
    return count
  }

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
    let hits = hits(in: document.text)
    var next = 0
    for found in document.sentences {
      while next < hits.count, hits[next].span.start < found.span.start { next += 1 }
      let first = next
      while next < hits.count, hits[next].span.start < found.span.end { next += 1 }
      let isHit = first < next
      if !isHit, annotated.isEmpty { continue }
      if found.paragraph < document.paragraphs.count,
        !isWanted(document.paragraphs[found.paragraph])
      {
        continue
      }
      if !isHit, !mayHoldAnnotation(document, found.span) { continue }
      let sentence = RuleSentence(found.span, in: document, standIns: standIns)
      var matcher = RuleMatcher(program, sentence)
      for hit in hits[first..<next] where hit.span.end <= found.span.end {
        for variant in triggers[hit.trigger].variants {
          attempt(variant, hit.span, &matcher, sentence, isTracing, body)
        }
      }
      for (kinds, variant) in annotated {
        for item in sentence.items where !item.kinds.isDisjoint(with: kinds) {
          let start = markedStart(of: item.span, in: sentence)
          attempt(variant, TextSpan(start, start), &matcher, sentence, isTracing, body)
        }
      }
    }
  }

  /// Where an annotation begins, with the mark around it.
  private func markedStart(of span: TextSpan, in sentence: RuleSentence) -> Int32 {
    guard let open = sentence.scalar(before: span.start),
      let mark = RulePunctuation.closing(open.value),
      sentence.scalar(at: span.end)?.value == mark
    else { return span.start }
    return span.start - open.count
  }

  /// Whether the sentence has any annotation that a variant waits for.
  private func mayHoldAnnotation(_ document: Document, _ span: TextSpan) -> Bool {
    (!annotatedKinds.isDisjoint(with: .names) && !document.mentions.starting(in: span).isEmpty)
      || (!annotatedKinds.isDisjoint(with: .times) && !document.times.starting(in: span).isEmpty)
      || (!annotatedKinds.isDisjoint(with: .quantities)
        && !document.quantities.starting(in: span).isEmpty)
      || (!annotatedKinds.isDisjoint(with: .quotations)
        && !document.quotations.starting(in: span).isEmpty)
  }

  /// The anchors of a text in order of their starts; of one trigger's words only the longest at a
  /// place: 副总经理 and not 经理 inside it.
  private func hits(in text: Text) -> [Hit] {
    var pending = [[TextSpan]](repeating: [], count: triggers.count)
    automaton.forEachMatch(in: text.bytes) { match in
      let span = TextSpan(match.start..<match.end)
      for trigger in triggersOf[match.pattern] {
        if let last = pending[trigger].last, last.contains(span) { continue }
        while let last = pending[trigger].last, span.contains(last) {
          pending[trigger].removeLast()
        }
        pending[trigger].append(span)
      }
    }
    var hits: [Hit] = []
    for (trigger, spans) in pending.enumerated() {
      for span in spans { hits.append(Hit(span: span, trigger: trigger)) }
    }
    return hits.sorted {
      $0.span != $1.span ? $0.span < $1.span : $0.trigger < $1.trigger
    }
  }

  private func attempt(
    _ variant: Variant,
    _ anchor: TextSpan,
    _ matcher: inout RuleMatcher,
    _ sentence: RuleSentence,
    _ isTracing: Bool,
    _ body: (RuleSentence, RuleAttempt) -> Void
  ) {
    let rule = rules[variant.rule]
    let found = matcher.match(
      backward: variant.backward,
      forward: variant.forward,
      anchor: anchor,
      labels: rule.labels
    )
    guard let found else {
      guard isTracing else { return }
      let outcome: RuleAttempt.Outcome
      if matcher.isExhausted {
        outcome = .exhausted
      } else if let failure = matcher.failure {
        let node = program.nodes[failure.node]
        outcome = .failed(
          piece: program.sources[failure.node],
          at: failure.place,
          isBackward: node.isBackward
        )
      } else {
        outcome = .failed(piece: "", at: anchor.start, isBackward: false)
      }
      return body(sentence, RuleAttempt(rule: variant.rule, anchor: anchor, outcome: outcome))
    }
    for condition in rule.conditions
    where holds(condition, found.span, &matcher, sentence) == condition.isNegative {
      if isTracing {
        let text =
          (condition.isNegative ? "unless " : "when ")
          + "\(condition.place.rawValue): \(condition.source)"
        body(
          sentence,
          RuleAttempt(rule: variant.rule, anchor: anchor, outcome: .blocked(condition: text))
        )
      }
      return
    }
    let match = RuleMatch(
      rule: variant.rule,
      span: found.span,
      anchor: anchor,
      captures: found.captures
    )
    body(sentence, RuleAttempt(rule: variant.rule, anchor: anchor, outcome: .matched(match)))
  }

  private func holds(
    _ condition: Condition,
    _ span: TextSpan,
    _ matcher: inout RuleMatcher,
    _ sentence: RuleSentence
  ) -> Bool {
    let range: Range<Int32>
    switch condition.place {
    case .before: return matcher.holds(condition.node, at: span.start)
    case .after: return matcher.holds(condition.node, at: span.end)
    case .inside: range = span.start..<span.end
    case .clause:
      range = sentence.clauseStart(of: span.start)..<sentence.clauseEnd(of: span.end)
    case .sentence: range = sentence.span.start..<sentence.span.end
    }
    var place = range.lowerBound
    while place < range.upperBound, let scalar = sentence.scalar(at: place) {
      if matcher.holds(condition.node, at: place) { return true }
      place += scalar.count
    }
    return false
  }
}
