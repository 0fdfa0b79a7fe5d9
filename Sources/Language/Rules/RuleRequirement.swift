/// Something without which a pattern cannot match: one of some literals, or an annotation of one
/// of some kinds.
///
/// Where a sentence has none of it on the right side of an anchor, the pattern is not tried.
struct RuleRequirement: Sendable, Hashable {
  private(set) var literals: Set<[UInt8]> = []
  private(set) var kinds: RuleKinds = []

  /// How many are asked of one side of a pattern: more of them cost more than they save.
  static let maximumCount = 4
  /// What is more frequent than this is asked in vain.
  static let useful = 900
  /// Longer lists make the automaton larger than they are worth.
  private static let maximumLiterals = 2_000

  init() {}

  init(kinds: RuleKinds) { self.kinds = kinds }

  /// - Returns: nil where there are too many, or where one is empty and so stands everywhere.
  init?(literals: [[UInt8]]) {
    guard literals.count <= Self.maximumLiterals, !literals.contains([]) else { return nil }
    self.literals = Set(literals)
  }

  mutating func formUnion(_ other: Self) {
    literals.formUnion(other.literals)
    kinds.formUnion(other.kinds)
  }

  /// How many of it a thousand sentences of news have, roughly: long words are rare, and every
  /// third sentence has a name of one type.
  var frequency: Int {
    literals.reduce(kinds.rawValue.nonzeroBitCount * 300) { sum, literal in
      let count = literal.count { $0 & 0xC0 != 0x80 }
      return sum + (count == 1 ? 200 : count == 2 ? 10 : 3)
    }
  }
}
