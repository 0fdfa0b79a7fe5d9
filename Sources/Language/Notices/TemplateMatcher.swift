/// Runs a template's program over a line, trying each pair of instruction and place once.
struct TemplateMatcher {
  private let template: Template
  private let points: [CodePoint]
  /// The byte at which each code point starts, and the end.
  private let offsets: [Int]
  private var visited: [Bool]

  init(_ template: Template, _ bytes: [UInt8], _ range: Range<Int>) {
    self.template = template
    let points = bytes.codePoints(in: range)
    self.points = points.map(\.point)
    offsets = points.map(\.offset) + [range.upperBound]
    visited = Array(repeating: false, count: template.program.count * (points.count + 1))
  }

  private struct Thread {
    let instruction: Int
    let position: Int
    let marks: [Int]
    /// How long the place has taken already.
    let taken: Int
  }

  mutating func match() -> [Template.Capture]? {
    let marks = Array(repeating: 0, count: template.keys.count * 2)
    var threads = [Thread(instruction: 0, position: 0, marks: marks, taken: 0)]
    while let thread = threads.popLast() {
      if let marks = run(thread, &threads) { return captures(marks) }
    }
    return nil
  }

  /// Follows one thread to its end; what it leaves for later goes on `threads`.
  private mutating func run(_ thread: Thread, _ threads: inout [Thread]) -> [Int]? {
    var instruction = thread.instruction
    var position = thread.position
    var marks = thread.marks
    var taken = thread.taken
    while true {
      let state = instruction * (points.count + 1) + position
      if visited[state] { return nil }
      visited[state] = true
      switch template.program[instruction] {
      case .character(let wanted):
        while position < points.count, points[position].isBlank, !wanted.isBlank { position += 1 }
        guard position < points.count, points[position].narrow == wanted else { return nil }
        position += 1
        instruction += 1
      case .loose:
        while position < points.count, points[position].separatesParts { position += 1 }
        instruction += 1
      case .lead:
        while position < points.count, points[position].isBlank { position += 1 }
        guard position < points.count, points[position].leadsToValue else { return nil }
        position += 1
        while position < points.count, points[position].isBlank { position += 1 }
        instruction += 1
      case .any(let kind):
        guard position < points.count, kind.takes(points[position], after: taken) else {
          return nil
        }
        position += 1
        taken += 1
        instruction += 1
      case .fork(let first, let second):
        threads.append(
          Thread(instruction: second, position: position, marks: marks, taken: taken)
        )
        instruction = first
      case .jump(let target): instruction = target
      case .begin(let slot):
        while position < points.count, points[position].isBlank { position += 1 }
        marks[slot * 2] = position
        taken = 0
        instruction += 1
      case .end(let slot):
        marks[slot * 2 + 1] = position
        taken = 0
        instruction += 1
      case .match:
        while position < points.count, points[position].endsLine { position += 1 }
        return position == points.count ? marks : nil
      }
    }
  }

  private func captures(_ marks: [Int]) -> [Template.Capture] {
    template.keys.indices.compactMap { slot in
      let start = marks[slot * 2]
      var end = marks[slot * 2 + 1]
      while end > start, points[end - 1].isBlank { end -= 1 }
      guard end > start else { return nil }
      return Template.Capture(key: template.keys[slot], range: offsets[start]..<offsets[end])
    }
  }
}

extension Template.Kind {
  fileprivate func takes(_ point: CodePoint, after taken: Int) -> Bool {
    switch self {
    case .text: true
    case .short: taken < longest
    case .name:
      taken < longest
        && (point.isWord || point == "\u{B7}" || point == "-" || point.pairKind == .quotation
          || point.pairKind == .title || point == "." || point == "&" || point == " ")
    case .url: point.value > 0x20 && point.value < 0x7F
    }
  }
}

extension CodePoint {
  fileprivate var separatesParts: Bool {
    switch value {
    case 0x2C, 0x2E, 0x3B, 0x3001, 0x3002, 0xFF0C, 0xFF1B, 0xFF0E, 0x7C, 0x2D, 0x21, 0xFF01: true
    default: isBlank
    }
  }

  fileprivate var leadsToValue: Bool {
    switch value {
    case 0x3A, 0xFF1A, 0x7C, 0xFF5C, 0x4E28, 0x2F, 0xFF0F, 0x2236: true
    default: false
    }
  }

  fileprivate var endsLine: Bool { separatesParts || value == 0x7E || value == 0xFF5E }
}
