/// Reads a template's pattern and writes its program.
struct TemplateCompiler {
  private let pattern: [CodePoint]
  private var index = 0
  private var program: [Template.Instruction] = []
  private var keys: [String] = []

  init(_ pattern: String) { self.pattern = pattern.unicodeScalars.map { CodePoint($0.value) } }

  mutating func compile() throws(Template.Fault) -> (
    program: [Template.Instruction], keys: [String], triggers: [String]
  ) {
    let start = try alternatives(until: nil)
    program.append(.match)
    guard let triggers = start.literals, triggers.allSatisfy({ $0.unicodeScalars.count > 1 }),
      start.reach <= Template.reach
    else {
      throw Template.Fault(
        message: "does not have two characters near its beginning that every such line has"
      )
    }
    return (program, keys, Array(Set(triggers)).sorted())
  }

  /// What a part of the pattern says about where lines with it begin.
  private struct Start {
    /// One of these stands in every line that fits, before anything that may be long; nil where
    /// nothing is sure.
    var literals: [String]?
    /// How many characters from the part's beginning they end at most; without literals, the
    /// part's own length at most.
    var reach = 0

    /// This part, with another one behind it.
    func followed(by next: Start) -> Start {
      literals != nil ? self : Start(literals: next.literals, reach: reach + next.reach)
    }
  }

  /// `a|b|c` up to `closing`.
  private mutating func alternatives(until closing: CodePoint?) throws(Template.Fault) -> Start {
    var exits: [Int] = []
    var start: Start?
    while true {
      let fork = program.count
      program.append(.match)
      let found = try sequence()
      if let known = start {
        let literals = known.literals.flatMap { known in found.literals.map { known + $0 } }
        start = Start(literals: literals, reach: max(known.reach, found.reach))
      } else {
        start = found
      }
      let isLast = index == pattern.count || pattern[index] != "|"
      if isLast {
        program[fork] = .jump(fork + 1)
        break
      }
      index += 1
      exits.append(program.count)
      program.append(.match)
      program[fork] = .fork(fork + 1, program.count)
    }
    for exit in exits { program[exit] = .jump(program.count) }
    if let closing {
      guard index < pattern.count, pattern[index] == closing else {
        throw Template.Fault(message: "a bracket has no end")
      }
      index += 1
    } else if index < pattern.count {
      throw Template.Fault(message: "a bracket has no beginning")
    }
    return start ?? Start()
  }

  private mutating func sequence() throws(Template.Fault) -> Start {
    var start = Start()
    var literal = ""
    func flush() {
      guard !literal.isEmpty else { return }
      start = start.followed(by: Start(literals: [literal], reach: literal.unicodeScalars.count))
      literal = ""
    }
    while index < pattern.count {
      let point = pattern[index]
      if point == "|" || point == ")" || point == "]" { break }
      index += 1
      if point != "(", point != "[", point != "{", point != ",", point != ":" {
        program.append(.character(point.narrow))
        if let scalar = Unicode.Scalar(point.value) { literal.unicodeScalars.append(scalar) }
        continue
      }
      flush()
      switch point {
      case "(": start = start.followed(by: try alternatives(until: ")"))
      case "[":
        let fork = program.count
        program.append(.match)
        let inner = try alternatives(until: "]")
        program[fork] = .fork(fork + 1, program.count)
        start = start.followed(by: Start(reach: inner.reach))
      case "{": start = start.followed(by: Start(reach: try place()))
      case ",":
        program.append(.loose)
        start = start.followed(by: Start(reach: 2))
      default:
        program.append(.lead)
        start = start.followed(by: Start(reach: 2))
      }
    }
    flush()
    return start
  }

  /// - Returns: how many characters it takes at most.
  private mutating func place() throws(Template.Fault) -> Int {
    guard let end = pattern[index...].firstIndex(of: "}") else {
      throw Template.Fault(message: "a { has no }")
    }
    let content = String(
      String.UnicodeScalarView(pattern[index..<end].compactMap { Unicode.Scalar($0.value) })
    )
    index = end + 1
    let parts = content.split(separator: ":").map(String.init)
    guard let key = parts.first,
      let kind = Template.Kind(rawValue: parts.count > 1 ? parts[1] : "text")
    else { throw Template.Fault(message: "`{\(content)}` is of no kind that there is") }
    let slot = key == "*" ? nil : keys.count
    if slot != nil { keys.append(key) }
    if let slot { program.append(.begin(slot)) }
    // As little as fits, but for a url, which takes all it can.
    let start = program.count
    if slot == nil { program.append(.fork(start + 3, start + 1)) }
    program.append(.any(kind))
    let back = program.count - 1
    program.append(kind == .url ? .fork(back, back + 2) : .fork(back + 2, back))
    if let slot { program.append(.end(slot)) }
    return kind.longest
  }
}
