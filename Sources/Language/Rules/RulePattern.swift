import Corpus

/// A pattern as it is written, parsed: what the compiler makes programs of.
struct RulePattern: Sendable, Hashable {
  /// What a pattern is made of.
  indirect enum Form: Sendable, Hashable {
    case literal(String)
    case sequence([RulePattern])
    case choice([RulePattern])
    case repeated(RulePattern, minimum: Int, maximum: Int)
    /// A stretch with a name.
    case capture(String, RulePattern)
    /// An annotation, with the marks around it and an aside in brackets behind it.
    case annotation(Named)
    /// A word list or fragment of the pack.
    case reference(String)
    case token(RuleTokenClass, tags: Set<PosTag>)
    case gap(Gap)
    case border(Border)
    /// What must not follow.
    case absent(RulePattern)
  }

  /// What an annotation has to be.
  struct Named: Sendable, Hashable {
    let kinds: RuleKinds
    /// The word list of which one has to end the name; nil for any name.
    var ending: String?
    /// It is not named here, but understood.
    var isUnderstood = false
    /// Its last character begins what follows, too: 国防部 and 部长 in 国防部长.
    var isShared = false
  }

  /// A stretch of text of which only the length is known.
  struct Gap: Sendable, Hashable {
    /// What it may run over.
    enum Reach: Sendable, Hashable {
      /// Inside one clause.
      case clause
      /// Inside the sentence.
      case sentence
    }

    let reach: Reach
    /// Characters at most.
    let limit: Int
    /// Annotations that it does not run over.
    let avoided: RuleKinds
  }

  /// A place in the text that has no width.
  enum Border: Sendable, Hashable {
    case sentenceStart
    case sentenceEnd
    /// Where a clause begins or ends.
    case clause
  }

  let form: Form
  /// As written, for people.
  let source: String

  /// The labels of all captures in it, in order, without doubles.
  var labels: [String] {
    var found: [String] = []
    collectLabels(into: &found)
    return found
  }

  private func collectLabels(into found: inout [String]) {
    switch form {
    case .capture(let label, let inner):
      if !found.contains(label) { found.append(label) }
      inner.collectLabels(into: &found)
    case .sequence(let parts), .choice(let parts):
      for part in parts { part.collectLabels(into: &found) }
    case .repeated(let inner, _, _): inner.collectLabels(into: &found)
    case .literal, .annotation, .reference, .token, .gap, .border, .absent: break
    }
  }

  /// All literals in it.
  var literals: [String] {
    switch form {
    case .literal(let text): [text]
    case .sequence(let parts), .choice(let parts): parts.flatMap(\.literals)
    case .repeated(let inner, _, _), .capture(_, let inner), .absent(let inner): inner.literals
    case .annotation, .reference, .token, .gap, .border: []
    }
  }

  /// The names of all word lists and fragments it refers to.
  var references: [String] {
    switch form {
    case .annotation(let named): named.ending.map { [$0] } ?? []
    case .reference(let name): [name]
    case .sequence(let parts), .choice(let parts): parts.flatMap(\.references)
    case .repeated(let inner, _, _), .capture(_, let inner), .absent(let inner): inner.references
    case .literal, .token, .gap, .border: []
    }
  }
}

/// Why a pattern cannot be read or compiled.
struct RulePatternError: Error, Sendable, Hashable {
  let message: String
  /// Byte in the pattern.
  let offset: Int
}
