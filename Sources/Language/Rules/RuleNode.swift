/// One step of a compiled pattern; a program is a graph of them.
///
/// A pattern is matched from its anchor outwards: backwards to its beginning, and forwards to its
/// end, so that a step knows in which direction it goes.
struct RuleNode: Sendable {
  enum Operation: Sendable {
    /// Bytes of the program's literals.
    case literal(start: Int, count: Int)
    /// `ending` is the list of which a word has to end the name, or `anyEnding`; `isShared` where
    /// its last character begins what follows.
    case annotation(RuleKinds, label: Int, ending: Int, isShared: Bool)
    /// What is understood here without being named.
    case understood(RuleKinds, label: Int, ending: Int)
    /// A word of a list.
    case words(Int)
    /// Tags are a set of the program's, by where it begins.
    case token(RuleTokenClass, tags: Int)
    case gap(RulePattern.Gap)
    /// One end of a capture.
    case mark(label: Int, isStart: Bool)
    case border(RulePattern.Border)
    /// The program that must not match from here on.
    case absent(Int)
    /// Tries the next step, then the other one.
    case split(Int)
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
