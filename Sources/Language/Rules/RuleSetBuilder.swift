import Corpus

/// Compiles packs one after the other and collects their faults.
struct RuleSetBuilder {
  struct Rule {
    let path: String
    let rule: RulePack.Rule
    let labels: [String]
    let variants: [RuleCompiler.Variant]
    let conditions: [Condition]
  }

  struct Condition {
    let place: RuleConditionPlace
    let isNegative: Bool
    let node: Int
    let source: String
  }

  private(set) var program = RuleProgram()
  private(set) var rules: [Rule] = []
  private(set) var faults: [RuleFault] = []
  private var places: [String: String] = [:]
  /// Lists and parts of patterns of shared packs.
  private var shared: [String: RuleCompiler.Definition] = [:]
  private var traditional: [String: [String]] = [:]
  private let toTraditional: ([String]) -> [[String]]

  init(toTraditional: @escaping ([String]) -> [[String]]) { self.toTraditional = toTraditional }

  /// Learns how Traditional text writes these.
  private mutating func learn(_ literals: [String]) {
    let new = Array(Set(literals).filter { traditional[$0] == nil }).sorted()
    if new.isEmpty { return }
    for (literal, others) in zip(new, toTraditional(new)) { traditional[literal] = others }
  }

  mutating func add(_ pack: RulePack, words: (String) throws(DataError) -> [String]) {
    learn(
      pack.fragments.flatMap(\.pattern.pattern.literals)
        + pack.rules.flatMap { rule in
          rule.patterns.flatMap(\.pattern.literals)
            + rule.conditions.flatMap(\.pattern.pattern.literals)
        }
    )
    let definitions = definitions(of: pack, words: words)
    if pack.isShared { shared = definitions }
    if !faults.isEmpty { return }
    for rule in pack.rules {
      let place = "\(pack.path):\(rule.position)"
      if let other = places.updateValue(place, forKey: rule.id) {
        faults.append(
          RuleFault(
            path: pack.path,
            position: rule.position,
            message: "the id `\(rule.id)` is taken by \(other)"
          )
        )
      }
      compile(rule, in: pack, definitions)
    }
  }

  private mutating func definitions(
    of pack: RulePack,
    words: (String) throws(DataError) -> [String]
  ) -> [String: RuleCompiler.Definition] {
    var definitions = shared
    for list in pack.lists {
      var all = list.words
      if let lexicon = list.lexicon {
        do throws(DataError) {
          all += try words(lexicon)
        } catch {
          faults.append(
            RuleFault(
              path: pack.path,
              position: pack.position(of: list.offset),
              message: error.description
            )
          )
        }
      }
      learn(all)
      let bytes = (all + all.flatMap { traditional[$0] ?? [] }).map { Array($0.utf8) }
      definitions[list.name] = .list(program.add(list: bytes, isOrdered: false), words: bytes)
    }
    for fragment in pack.fragments {
      // Only what is defined above can be used, so that nothing is defined by itself.
      for name in fragment.pattern.pattern.references where definitions[name] == nil {
        faults.append(
          RuleFault(
            path: pack.path,
            position: pack.position(of: fragment.pattern.offset),
            message: "`<\(name)>` is not defined above `\(fragment.name)`"
          )
        )
      }
      definitions[fragment.name] = .fragment(fragment.pattern.pattern)
    }
    return definitions
  }

  private mutating func compile(
    _ rule: RulePack.Rule,
    in pack: RulePack,
    _ definitions: [String: RuleCompiler.Definition]
  ) {
    var labels: [String] = []
    func collect(_ pattern: RulePattern, _ depth: Int) {
      for label in pattern.labels where !labels.contains(label) { labels.append(label) }
      guard depth < 8 else { return }
      for name in pattern.references {
        if case .fragment(let inner)? = definitions[name] { collect(inner, depth + 1) }
      }
    }
    for pattern in rule.patterns { collect(pattern.pattern, 0) }
    var compiler = RuleCompiler(
      program,
      definitions: definitions,
      traditional: traditional
    )
    // The compiler's is the only copy while it grows.
    program = RuleProgram()
    var variants: [RuleCompiler.Variant] = []
    var conditions: [Condition] = []
    func report(_ error: RulePatternError, _ pattern: RulePack.Pattern) {
      faults.append(
        RuleFault(
          path: pack.path,
          position: pack.position(of: pattern.offset + error.offset),
          message: "\(rule.id): \(error.message)"
        )
      )
    }
    for pattern in rule.patterns {
      do throws(RulePatternError) {
        variants += try compiler.compile(pattern.pattern, labels: labels)
      } catch {
        report(error, pattern)
      }
    }
    for condition in rule.conditions {
      do throws(RulePatternError) {
        conditions.append(
          Condition(
            place: condition.place,
            isNegative: condition.isNegative,
            node: try compiler.condition(
              condition.pattern.pattern,
              isBackward: condition.place == .before
            ),
            source: condition.pattern.source
          )
        )
      } catch {
        report(error, condition.pattern)
      }
    }
    program = compiler.program
    rules.append(
      Rule(
        path: pack.path,
        rule: rule,
        labels: labels,
        variants: variants,
        conditions: conditions
      )
    )
  }
}
