/// One step of a compiled pattern; a program is a graph of them.
///
/// A pattern is matched from its anchor outwards: first backwards to its beginning, then forwards
/// to its end, so that a step knows in which direction it goes.
struct RuleNode: Sendable {
  enum Operation: Sendable {
    /// Bytes of the program's literals.
    case literal(Range<Int>)
    /// `ending` is the list of which a word has to end the name, or `anyEnding`; `isShared` where
    /// its last character begins what follows.
    case annotation(RuleKinds, label: Int, ending: Int, isShared: Bool)
    /// What is understood here without being named.
    case understood(RuleKinds, label: Int, ending: Int)
    /// A word of a list.
    case words(Int)
    /// Tags are an index into the program's sets of them.
    case token(RuleTokenClass, tags: Int)
    case gap(RulePattern.Gap)
    /// One end of a capture.
    case mark(label: Int, isStart: Bool)
    case border(RulePattern.Border)
    /// The program that must not match from here on.
    case absent(Int)
    /// Tries the next step, then the other one.
    case split(Int)
    /// The beginning is found: go forwards behind the anchor.
    case turn
    case accept
  }

  /// What captures of annotations without a name have for a label.
  static let unlabelled = -1
  /// Where a name may end as it likes.
  static let anyEnding = -1

  let operation: Operation
  let next: Int
  let isBackward: Bool
}

/// The steps of all patterns of a rule set.
struct RuleProgram: Sendable {
  /// Without any reference in them: a step is taken millions of times a second.
  var nodes: [RuleNode] = []
  /// The piece of the pattern that each step is of, for people.
  var sources: [String] = []
  var tagSets: [Set<String>] = []
  var literals: [UInt8] = []
  var lists: [RuleWordList] = []
}

/// Words of which one stands at a place.
struct RuleWordList: Sendable {
  let words: Set<ArraySlice<UInt8>>
  /// Their lengths in bytes, the longest first.
  let lengths: [Int]

  init(_ words: some Sequence<[UInt8]>) {
    self.words = Set(words.filter { !$0.isEmpty }.map { $0[...] })
    lengths = Set(self.words.map(\.count)).sorted(by: >)
  }
}
