import Corpus

/// The anchors of all patterns, and the other literals that patterns cannot do without: found in
/// one pass over the text.
struct RuleAnchors: Sendable {
  /// An anchor in the text.
  struct Hit {
    let start: Int32
    let end: Int32
    let trigger: Int32
    /// The hit of the same trigger before this one; -1 where there is none.
    let previous: Int32
    /// False where a longer word of its trigger covers it.
    var stands = true

    /// Order of starts, the longest first, then of triggers.
    func precedes(_ other: Self) -> Bool {
      if start != other.start { return start < other.start }
      return end != other.end ? end > other.end : trigger < other.trigger
    }
  }

  /// A literal in the text that some group waits for.
  struct Sight {
    let start: Int32
    let end: Int32
    let literal: Int32
  }

  /// What one pass finds, in order of ends.
  struct Found {
    var hits: [Hit] = []
    var sights: [Sight] = []
  }

  private let automaton: AhoCorasick
  /// For each literal of the automaton the triggers and the groups that it belongs to.
  private let triggers: Lists
  private let groups: Lists
  private let triggerCount: Int
  let groupCount: Int

  /// - Parameters:
  ///   - triggers: the words of each trigger.
  ///   - groups: the words of each group.
  init(triggers: [[[UInt8]]], groups: [[[UInt8]]]) {
    var numbers: [[UInt8]: Int] = [:]
    var literals: [[UInt8]] = []
    var triggersOf: [[Int32]] = []
    var groupsOf: [[Int32]] = []
    func number(_ word: [UInt8]) -> Int {
      if let known = numbers[word] { return known }
      numbers[word] = literals.count
      literals.append(word)
      triggersOf.append([])
      groupsOf.append([])
      return literals.count - 1
    }
    for (trigger, words) in triggers.enumerated() {
      for word in words { triggersOf[number(word)].append(Int32(trigger)) }
    }
    for (group, words) in groups.enumerated() {
      for word in words { groupsOf[number(word)].append(Int32(group)) }
    }
    automaton = AhoCorasick(literals)
    self.triggers = Lists(triggersOf)
    self.groups = Lists(groupsOf)
    triggerCount = triggers.count
    groupCount = groups.count
  }

  /// All anchors and sights of a text; of one trigger's words only the longest at a place: 副总经理
  /// and not 经理 inside it.
  func find(in text: Text) -> Found {
    var found = Found()
    var last = [Int32](repeating: -1, count: triggerCount)
    automaton.forEachMatch(in: text.bytes) { match in
      let (start, end) = (Int32(match.start), Int32(match.end))
      if !groups.isEmpty(match.pattern) {
        found.sights.append(Sight(start: start, end: end, literal: Int32(match.pattern)))
      }
      triggers.forEach(of: match.pattern) { trigger in
        var previous = last[Int(trigger)]
        // Matches come in order of their ends, so that a longer one covers what came before.
        if previous >= 0, found.hits[Int(previous)].end == end { return }
        while previous >= 0, found.hits[Int(previous)].start >= start {
          found.hits[Int(previous)].stands = false
          previous = found.hits[Int(previous)].previous
        }
        last[Int(trigger)] = Int32(found.hits.count)
        found.hits.append(Hit(start: start, end: end, trigger: trigger, previous: previous))
      }
    }
    return found
  }

  /// Calls `body` for each group that a literal belongs to.
  @inline(__always)
  func forEachGroup(of sight: Sight, _ body: (Int) -> Void) {
    groups.forEach(of: Int(sight.literal)) { body(Int($0)) }
  }

  /// Short lists of numbers, one behind the other.
  private struct Lists: Sendable {
    private var starts: [Int32] = [0]
    private var numbers: [Int32] = []

    init(_ lists: [[Int32]]) {
      for list in lists {
        numbers += list
        starts.append(Int32(numbers.count))
      }
    }

    func isEmpty(_ index: Int) -> Bool { starts[index] == starts[index + 1] }

    @inline(__always)
    func forEach(of index: Int, _ body: (Int32) -> Void) {
      for place in Int(starts[index])..<Int(starts[index + 1]) { body(numbers[place]) }
    }
  }
}
