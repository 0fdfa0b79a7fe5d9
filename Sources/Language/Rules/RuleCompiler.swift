/// Makes steps of patterns.
struct RuleCompiler {
  /// What a pack calls a word list or a fragment of a pattern.
  enum Definition: Sendable {
    /// Index in the program's lists, and the words themselves.
    case list(Int, words: [[UInt8]])
    case fragment(RulePattern)
  }

  private(set) var program: RuleProgram
  private let definitions: [String: Definition]
  /// Literals as Traditional text has them, where that differs.
  private let traditional: [String: [String]]
  private var labels: [String] = []

  /// More steps than any sensible pattern has; a pack that asks for more is at fault.
  static let maximumNodes = 400_000
  /// More words than one anchor may have.
  private static let maximumAnchors = 20_000

  init(
    _ program: RuleProgram,
    definitions: [String: Definition],
    traditional: [String: [String]]
  ) {
    self.program = program
    self.definitions = definitions
    self.traditional = traditional
  }

  /// The UTF-8 of a literal in all widths of its marks and in both scripts.
  private func forms(of text: String) -> [[UInt8]] {
    ([text] + (traditional[text] ?? [])).flatMap { RulePunctuation.forms(of: $0) }
  }

  /// A pattern that is tried where something of it is found in the text.
  struct Variant: Sendable {
    enum Anchor: Sendable, Hashable {
      /// One of these literals.
      case literals([[UInt8]])
      case annotation(RuleKinds)
    }

    let anchor: Anchor
    let backward: Int
    let forward: Int
    /// What has to stand before and behind the anchor, the rarest first.
    let before: [RuleRequirement]
    let after: [RuleRequirement]
  }

  /// Compiles a rule's pattern; a choice at its top becomes a variant for each branch.
  mutating func compile(
    _ pattern: RulePattern,
    labels: [String]
  ) throws(RulePatternError) -> [Variant] {
    self.labels = labels
    var variants: [Variant] = []
    let branches: [RulePattern] =
      if case .choice(let branches) = pattern.form { branches } else { [pattern] }
    for branch in branches { variants.append(try variant(branch)) }
    return variants
  }

  /// Compiles a condition: a program that ends with its match.
  mutating func condition(
    _ pattern: RulePattern,
    isBackward: Bool
  ) throws(RulePatternError) -> Int {
    labels = []
    let accept = add(.accept, next: 0, isBackward: isBackward, "")
    return try compile(pattern, next: accept, isBackward: isBackward)
  }

  // MARK: Anchors

  /// A piece of a flattened pattern.
  private enum Element {
    case pattern(RulePattern)
    case mark(String, isStart: Bool)
  }

  private func flatten(_ pattern: RulePattern) -> [Element] {
    switch pattern.form {
    case .sequence(let parts): return parts.flatMap(flatten)
    case .capture(let label, let inner):
      if case .annotation = inner.form { return [.pattern(pattern)] }
      return [.mark(label, isStart: true)] + flatten(inner) + [.mark(label, isStart: false)]
    case .reference(let name):
      if case .fragment(let inner)? = definitions[name] { return flatten(inner) }
      return [.pattern(pattern)]
    default: return [.pattern(pattern)]
    }
  }

  private mutating func variant(_ pattern: RulePattern) throws(RulePatternError) -> Variant {
    try checkReferences(pattern)
    let elements = flatten(pattern)
    var best: (index: Int, literals: [[UInt8]], length: Int)?
    for (index, element) in elements.enumerated() {
      guard case .pattern(let piece) = element, let literals = literals(of: piece, depth: 0),
        let length = literals.map(\.count).min(), length > 0
      else { continue }
      // Long words are rare words, and of two that are as long the one with fewer forms.
      if best.map({ (length, -literals.count) > ($0.length, -$0.literals.count) }) ?? true {
        best = (index, literals, length)
      }
    }
    if let best {
      let anchor = Variant.Anchor.literals(best.literals)
      return try variant(anchor, elements[..<best.index], elements[(best.index + 1)...])
    }
    for (index, element) in elements.enumerated() {
      guard case .pattern(let piece) = element else { continue }
      let inner: RulePattern = if case .capture(_, let inner) = piece.form { inner } else { piece }
      guard case .annotation(let named) = inner.form, !named.isUnderstood else { continue }
      return try variant(.annotation(named.kinds), elements[..<index], elements[index...])
    }
    throw RulePatternError(
      message: "nothing in this pattern has to be there: it needs a literal, a word list or an "
        + "annotation that is not optional",
      offset: 0
    )
  }

  private mutating func variant(
    _ anchor: Variant.Anchor,
    _ before: ArraySlice<Element>,
    _ after: ArraySlice<Element>
  ) throws(RulePatternError) -> Variant {
    var forward = add(.accept, next: 0, isBackward: false, "")
    for element in after.reversed() {
      forward = try compile(element, next: forward, isBackward: false)
    }
    var backward = add(.accept, next: 0, isBackward: true, "")
    for element in before { backward = try compile(element, next: backward, isBackward: true) }
    return Variant(
      anchor: anchor,
      backward: backward,
      forward: forward,
      before: requirements(of: before),
      after: requirements(of: after)
    )
  }

  // MARK: Requirements

  /// What elements cannot do without, the rarest first.
  private func requirements(of elements: ArraySlice<Element>) -> [RuleRequirement] {
    let all = elements.flatMap { element -> [RuleRequirement] in
      if case .pattern(let pattern) = element { requirements(of: pattern, depth: 0) } else { [] }
    }
    let rare = all.filter { $0.frequency < RuleRequirement.useful }
      .sorted { $0.frequency < $1.frequency }
    return Array(rare.prefix(RuleRequirement.maximumCount))
  }

  private func requirements(of pattern: RulePattern, depth: Int) -> [RuleRequirement] {
    guard depth < 16 else { return [] }
    switch pattern.form {
    case .literal(let text): return RuleRequirement(literals: forms(of: text)).map { [$0] } ?? []
    case .sequence(let parts): return parts.flatMap { requirements(of: $0, depth: depth + 1) }
    case .choice(let parts):
      // What is in every branch, in one form or another.
      var union = RuleRequirement()
      for part in parts {
        let rarest = requirements(of: part, depth: depth + 1).min { $0.frequency < $1.frequency }
        guard let rarest else { return [] }
        union.formUnion(rarest)
      }
      return [union]
    case .repeated(let inner, let minimum, _):
      return minimum > 0 ? requirements(of: inner, depth: depth + 1) : []
    case .capture(_, let inner): return requirements(of: inner, depth: depth + 1)
    case .annotation(let named):
      // What is understood stands elsewhere, and what is shared reaches over the anchor.
      return named.isUnderstood || named.isShared ? [] : [RuleRequirement(kinds: named.kinds)]
    case .reference(let name):
      switch definitions[name] {
      case .list(_, let words):
        return RuleRequirement(literals: words.filter { !$0.isEmpty }).map { [$0] } ?? []
      case .fragment(let inner): return requirements(of: inner, depth: depth + 1)
      case nil: return []
      }
    case .token, .gap, .border, .absent: return []
    }
  }

  /// All literals that a piece may be, if they are few and none is empty; nil otherwise.
  private func literals(of pattern: RulePattern, depth: Int) -> [[UInt8]]? {
    guard depth < 16, let found = expansions(of: pattern, depth: depth),
      !found.contains(where: \.isEmpty)
    else { return nil }
    return Array(Set(found)).sorted { $0.lexicographicallyPrecedes($1) }
  }

  private func expansions(of pattern: RulePattern, depth: Int) -> [[UInt8]]? {
    guard depth < 16 else { return nil }
    switch pattern.form {
    case .literal(let text): return forms(of: text)
    case .sequence(let parts):
      var whole: [[UInt8]] = [[]]
      for part in parts {
        guard let next = expansions(of: part, depth: depth + 1) else { return nil }
        guard whole.count * next.count <= Self.maximumAnchors else { return nil }
        whole = whole.flatMap { start in next.map { start + $0 } }
      }
      return whole
    case .choice(let parts):
      var all: [[UInt8]] = []
      for part in parts {
        guard let next = expansions(of: part, depth: depth + 1) else { return nil }
        all += next
      }
      return all.count <= Self.maximumAnchors ? all : nil
    case .repeated(let inner, 0, 1):
      return expansions(of: inner, depth: depth + 1).map { [[]] + $0 }
    case .reference(let name):
      switch definitions[name] {
      case .list(_, let words): return words
      case .fragment(let inner): return expansions(of: inner, depth: depth + 1)
      case nil: return nil
      }
    default: return nil
    }
  }

  // MARK: Steps

  private func checkReferences(_ pattern: RulePattern) throws(RulePatternError) {
    for name in pattern.references where definitions[name] == nil {
      throw RulePatternError(message: "`<\(name)>` is defined nowhere in this pack", offset: 0)
    }
  }

  private mutating func add(
    _ operation: RuleNode.Operation,
    next: Int,
    isBackward: Bool,
    _ source: String
  ) -> Int {
    program.add(operation, next: next, isBackward: isBackward, source)
  }

  private func label(_ name: String) -> Int {
    labels.firstIndex(of: name) ?? RuleNode.unlabelled
  }

  private func operation(
    _ named: RulePattern.Named,
    label: Int
  ) throws(RulePatternError) -> RuleNode.Operation {
    var ending = RuleNode.anyEnding
    if let name = named.ending {
      guard case .list(let index, _)? = definitions[name] else {
        throw RulePatternError(message: "`<\(name)>` is no word list of this pack", offset: 0)
      }
      ending = index
    }
    return named.isUnderstood
      ? .understood(named.kinds, label: label, ending: ending)
      : .annotation(named.kinds, label: label, ending: ending, isShared: named.isShared)
  }

  private mutating func compile(
    _ element: Element,
    next: Int,
    isBackward: Bool
  ) throws(RulePatternError) -> Int {
    switch element {
    case .pattern(let pattern): try compile(pattern, next: next, isBackward: isBackward)
    case .mark(let name, let isStart):
      add(.mark(label: label(name), isStart: isStart), next: next, isBackward: isBackward, "")
    }
  }

  private mutating func compile(
    _ pattern: RulePattern,
    next: Int,
    isBackward: Bool
  ) throws(RulePatternError) -> Int {
    guard program.nodes.count < Self.maximumNodes else {
      throw RulePatternError(message: "the pattern is too large", offset: 0)
    }
    let source = pattern.source
    func step(_ operation: RuleNode.Operation) -> Int {
      add(operation, next: next, isBackward: isBackward, source)
    }
    switch pattern.form {
    case .literal(let text):
      var node: Int?
      for form in forms(of: text).reversed() {
        let one = step(.literal(start: program.add(literal: form), count: form.count))
        node =
          node.map { other in
            add(.split(other), next: one, isBackward: isBackward, source)
          } ?? one
      }
      return node ?? next
    case .sequence(let parts):
      var node = next
      for part in isBackward ? parts : parts.reversed() {
        node = try compile(part, next: node, isBackward: isBackward)
      }
      return node
    case .choice(let parts):
      let literals = parts.compactMap { part -> String? in
        if case .literal(let text) = part.form { text } else { nil }
      }
      if literals.count == parts.count, literals.count > 1, !literals.contains("") {
        // One look-up for all of them.
        let list = program.add(list: literals.flatMap { forms(of: $0) }, isOrdered: true)
        return step(.words(list))
      }
      var node: Int?
      for part in parts.reversed() {
        let one = try compile(part, next: next, isBackward: isBackward)
        node = node.map { add(.split($0), next: one, isBackward: isBackward, source) } ?? one
      }
      return node ?? next
    case .repeated(let inner, let minimum, let maximum):
      var node = next
      for _ in minimum..<maximum {
        let body = try compile(inner, next: node, isBackward: isBackward)
        node = add(.split(next), next: body, isBackward: isBackward, source)
      }
      for _ in 0..<minimum { node = try compile(inner, next: node, isBackward: isBackward) }
      return node
    case .capture(let name, let inner):
      if case .annotation(let named) = inner.form {
        return step(try operation(named, label: label(name)))
      }
      let end = step(.mark(label: label(name), isStart: isBackward))
      let body = try compile(inner, next: end, isBackward: isBackward)
      return add(
        .mark(label: label(name), isStart: !isBackward),
        next: body,
        isBackward: isBackward,
        ""
      )
    case .annotation(let named):
      return step(try operation(named, label: RuleNode.unlabelled))
    case .reference(let name):
      switch definitions[name] {
      case .list(let index, _): return step(.words(index))
      case .fragment(let inner):
        return try compile(inner, next: next, isBackward: isBackward)
      case nil:
        throw RulePatternError(message: "`<\(name)>` is defined nowhere in this pack", offset: 0)
      }
    case .token(let classes, let tags):
      guard let set = program.add(tags: tags) else {
        throw RulePatternError(message: "there are too many tags", offset: 0)
      }
      return step(.token(classes, tags: set))
    case .gap(let gap): return step(.gap(gap))
    case .border(let border): return step(.border(border))
    case .absent(let inner):
      let accept = add(.accept, next: 0, isBackward: false, "")
      let body = try compile(inner, next: accept, isBackward: false)
      return step(.absent(body))
    }
  }
}
