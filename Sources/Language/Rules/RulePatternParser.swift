import Corpus

/// Reads the one-line language of patterns; docs/rules.md has its grammar.
struct RulePatternParser {
  private let scalars: [Unicode.Scalar]
  /// The byte at which each scalar begins, and the end.
  private let offsets: [Int]
  private var index = 0

  /// How often `*` and `+` repeat where no number says it.
  static let defaultRepeats = 4
  static let maximumRepeats = 24
  static let maximumGap = 200

  static func parse(_ source: String) throws(RulePatternError) -> RulePattern {
    var parser = RulePatternParser(source)
    let pattern = try parser.choice(until: nil)
    if parser.index < parser.scalars.count {
      throw parser.error("`\(parser.scalars[parser.index])` closes nothing")
    }
    return pattern
  }

  private init(_ source: String) {
    scalars = Array(source.unicodeScalars)
    var offsets = [0]
    for scalar in scalars { offsets.append(offsets[offsets.count - 1] + UTF8.width(scalar)) }
    self.offsets = offsets
  }

  private func error(_ message: String, at place: Int? = nil) -> RulePatternError {
    RulePatternError(message: message, offset: offsets[min(place ?? index, scalars.count)])
  }

  private func source(from start: Int) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[start..<index])
    return String(text)
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func accept(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  // MARK: Structure

  private mutating func choice(until end: Unicode.Scalar?) throws(RulePatternError) -> RulePattern {
    let start = index
    var branches = [try branch(until: end)]
    while accept("|") { branches.append(try branch(until: end)) }
    if branches.count == 1 { return branches[0] }
    return RulePattern(form: .choice(branches), source: source(from: start))
  }

  private mutating func branch(until end: Unicode.Scalar?) throws(RulePatternError) -> RulePattern {
    let start = index
    var pieces: [RulePattern] = []
    while let scalar = next, scalar != "|", scalar != end {
      if scalar == " " {
        index += 1
        continue
      }
      if [")", "]", "}", ">"].contains(scalar) { break }
      pieces.append(try piece())
    }
    pieces = joined(pieces)
    if pieces.count == 1 { return pieces[0] }
    return RulePattern(form: .sequence(pieces), source: source(from: start))
  }

  /// Literals side by side become one.
  private func joined(_ pieces: [RulePattern]) -> [RulePattern] {
    var joined: [RulePattern] = []
    for piece in pieces {
      if case .literal(let text) = piece.form, case .literal(let before)? = joined.last?.form {
        let whole = before + text
        joined[joined.count - 1] = RulePattern(form: .literal(whole), source: whole)
      } else {
        joined.append(piece)
      }
    }
    return joined
  }

  private mutating func piece() throws(RulePatternError) -> RulePattern {
    let start = index
    let atom = try atom()
    let times: (Int, Int)
    switch next {
    case "?":
      index += 1
      times = (0, 1)
    case "*":
      index += 1
      times = (0, try repeats())
    case "+":
      index += 1
      times = (1, try repeats())
    default: return atom
    }
    return RulePattern(
      form: .repeated(atom, minimum: times.0, maximum: times.1),
      source: source(from: start)
    )
  }

  private mutating func repeats() throws(RulePatternError) -> Int {
    let start = index
    let count = number() ?? Self.defaultRepeats
    guard (1...Self.maximumRepeats).contains(count) else {
      throw error("repeats from 1 to \(Self.maximumRepeats) times", at: start)
    }
    return count
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, scalar.value >= 0x30, scalar.value <= 0x39, (value ?? 0) < 10_000 {
      value = (value ?? 0) * 10 + Int(scalar.value - 0x30)
      index += 1
    }
    return value
  }

  // MARK: Atoms

  private mutating func atom() throws(RulePatternError) -> RulePattern {
    let start = index
    guard let scalar = next else { throw error("something is missing at the end") }
    index += 1
    let form: RulePattern.Form
    switch scalar {
    case "(":
      form = try group(")").form
    case "[":
      form = .repeated(try group("]"), minimum: 0, maximum: 1)
    case "{":
      form = try braces()
    case "<":
      form = try angles()
    case "…":
      let isLong = accept("…")
      form = try gap(
        isLong ? .sentence : .clause,
        default: isLong ? 40 : 12,
        avoiding: isLong ? [] : .names
      )
    case "~":
      form = try gap(.clause, default: 20, avoiding: [])
    case "^":
      form = .border(.sentenceStart)
    case "$":
      form = .border(.sentenceEnd)
    case "/":
      form = .border(.clause)
    case "!":
      guard accept("(") else { throw error("`!` takes what must not follow in round brackets") }
      form = .absent(try group(")"))
    case "?", "*", "+":
      throw error("`\(scalar)` stands behind what it repeats", at: start)
    case "\\":
      guard let escaped = next else { throw error("`\\` takes a character") }
      index += 1
      form = .literal(String(Character(escaped)))
    default:
      form = .literal(String(Character(scalar)))
    }
    return RulePattern(form: form, source: source(from: start))
  }

  private mutating func group(_ end: Unicode.Scalar) throws(RulePatternError) -> RulePattern {
    let start = index - 1
    let inner = try choice(until: end)
    guard accept(end) else { throw error("`\(scalars[start])` is not closed", at: start) }
    return inner
  }

  private mutating func gap(
    _ reach: RulePattern.Gap.Reach,
    default limit: Int,
    avoiding avoided: RuleKinds
  ) throws(RulePatternError) -> RulePattern.Form {
    let start = index
    let limit = number() ?? limit
    guard (1...Self.maximumGap).contains(limit) else {
      throw error("a gap takes 1 to \(Self.maximumGap) characters", at: start)
    }
    var avoided = avoided
    if accept("^") {
      let place = index
      guard let kinds = RuleKinds(named: word()) else {
        throw error("`^` behind a gap takes a kind of annotation", at: place)
      }
      avoided.formUnion(kinds)
    }
    return .gap(.init(reach: reach, limit: limit, avoided: avoided))
  }

  /// What stands in braces: `{person}`, `{who: person|organization}`, `{people: person+}`,
  /// `{title: pattern}`.
  private mutating func braces() throws(RulePatternError) -> RulePattern.Form {
    let open = index - 1
    let label = try label()
    let start = index
    if let form = kinds(label: label) {
      guard accept("}") else { throw error("`{` is not closed", at: open) }
      return form
    }
    index = start
    skipBlanks()
    let name = word()
    if !name.isEmpty, next.map({ ["}", "|", "+", " "].contains($0) }) ?? true {
      throw error(
        "`\(name)` is no kind of annotation; characters stand in round brackets",
        at: start
      )
    }
    index = start
    guard let label else {
      throw error("no kind of annotation has this name; a pattern takes a label before it")
    }
    let inner = try choice(until: "}")
    guard accept("}") else { throw error("`{` is not closed", at: open) }
    return .capture(label, inner)
  }

  private mutating func label() throws(RulePatternError) -> String? {
    let start = index
    let name = word()
    skipBlanks()
    if !name.isEmpty, accept(":") {
      skipBlanks()
      return name
    }
    index = start
    return nil
  }

  private mutating func skipBlanks() { while accept(" ") {} }

  /// Small Latin letters, `_`, `.` and digits.
  private mutating func word() -> String {
    var text = String.UnicodeScalarView()
    while let scalar = next,
      (0x61...0x7A).contains(scalar.value) || scalar == "_" || scalar == "."
        || (!text.isEmpty && (0x30...0x39).contains(scalar.value))
    {
      text.append(scalar)
      index += 1
    }
    return String(text)
  }

  private mutating func kinds(label: String?) -> RulePattern.Form? {
    let start = index
    var kinds: RuleKinds = []
    let isUnderstood = accept("^")
    repeat {
      skipBlanks()
      guard let found = RuleKinds(named: word()) else { return nil }
      kinds.formUnion(found)
      skipBlanks()
    } while accept("|")
    guard let ending = ending() else { return nil }
    let named = RulePattern.Named(
      kinds: kinds,
      ending: ending.isEmpty ? nil : ending,
      isUnderstood: isUnderstood,
      isShared: accept("-")
    )
    let one = RulePattern(form: .annotation(named), source: "{\(source(from: start))}")
    func captured(_ pattern: RulePattern) -> RulePattern {
      label.map { RulePattern(form: .capture($0, pattern), source: pattern.source) } ?? pattern
    }
    guard accept("+") else {
      if next != "}" { return nil }
      return captured(one).form
    }
    return Self.enumeration(of: captured(one)).form
  }

  /// The list behind a kind, of which a word has to end the name: `organization<school>`; empty
  /// where there is none, nil where it is not closed.
  private mutating func ending() -> String? {
    guard accept("<") else { return "" }
    let start = index
    while let scalar = next, scalar != ">" {
      if scalar == "}" { return nil }
      index += 1
    }
    let name = source(from: start).trimmedBlanks
    guard accept(">"), !name.isEmpty else { return nil }
    skipBlanks()
    return name
  }

  /// One or several, as lists have them: 甲、乙和丙.
  private static func enumeration(of one: RulePattern) -> RulePattern {
    let marks = ["、", "和", "与", "及", "以及", "，", "或", "暨"].map {
      RulePattern(form: .literal($0), source: $0)
    }
    let more = RulePattern(
      form: .sequence([RulePattern(form: .choice(marks), source: "、"), one]),
      source: "、\(one.source)"
    )
    let rest = RulePattern(
      form: .repeated(more, minimum: 0, maximum: 11),
      source: more.source + "*11"
    )
    return RulePattern(form: .sequence([one, rest]), source: one.source + "+")
  }

  /// What stands in angles: a word list or fragment, a class of tokens, tags of parts of speech.
  private mutating func angles() throws(RulePatternError) -> RulePattern.Form {
    let open = index - 1
    var names: [String] = []
    repeat {
      var text = String.UnicodeScalarView()
      while let scalar = next, scalar != ">", scalar != "|" {
        text.append(scalar)
        index += 1
      }
      names.append(String(text).trimmedBlanks)
    } while accept("|")
    guard accept(">") else { throw error("`<` is not closed", at: open) }
    var classes: RuleTokenClass = []
    var tags: Set<PosTag> = []
    for name in names {
      if let found = RuleTokenClass.named.first(where: { $0.name == name }) {
        classes.formUnion(found.value)
      } else if let tag = PosTag(name), RuleTokenClass.tags[tag] != nil {
        tags.insert(tag)
      } else if names.count == 1, !name.isEmpty {
        return .reference(name)
      } else {
        throw error("`\(name)` is no class of tokens and no part of speech", at: open)
      }
    }
    return .token(classes, tags: tags)
  }
}

extension String {
  fileprivate var trimmedBlanks: String {
    var scalars = unicodeScalars[...]
    while scalars.first == " " { scalars.removeFirst() }
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
