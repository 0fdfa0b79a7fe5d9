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
    let triggers = try alternatives(until: nil)
    program.append(.match)
    guard let triggers, triggers.allSatisfy({ $0.unicodeScalars.count > 1 }) else {
      throw Template.Fault(
        message: "has no part of two characters that every line with it has"
      )
    }
    return (program, keys, Array(Set(triggers)).sorted())
  }

  /// `a|b|c` up to `closing`.
  /// - Returns: literals one of which each way through has; nil where a way has none.
  private mutating func alternatives(until closing: CodePoint?) throws(Template.Fault) -> [String]?
  {
    var exits: [Int] = []
    var triggers: [String]? = []
    while true {
      let fork = program.count
      program.append(.match)
      let found = try sequence()
      triggers = triggers.flatMap { known in found.map { known + $0 } }
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
    return triggers
  }

  private mutating func sequence() throws(Template.Fault) -> [String]? {
    var best: [String]?
    var literal = ""
    func better(_ candidate: [String]?) -> [String]? {
      guard let candidate else { return best }
      let count = { (list: [String]?) in list?.map(\.unicodeScalars.count).min() ?? 0 }
      return count(candidate) > count(best) ? candidate : best
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
      if !literal.isEmpty { best = better([literal]) }
      literal = ""
      switch point {
      case "(": best = better(try alternatives(until: ")"))
      case "[":
        let fork = program.count
        program.append(.match)
        _ = try alternatives(until: "]")
        program[fork] = .fork(fork + 1, program.count)
      case "{": try place()
      case ",": program.append(.loose)
      default: program.append(.lead)
      }
    }
    return literal.isEmpty ? best : better([literal])
  }

  private mutating func place() throws(Template.Fault) {
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
  }
}
