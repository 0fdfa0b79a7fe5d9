public import Corpus

/// A rule that matched.
public struct RuleMatch: Sendable, Hashable {
  /// A stretch that the pattern gave a name.
  public struct Capture: Sendable, Hashable {
    public let label: String
    public let span: TextSpan
    /// The annotation that it is.
    public let item: RuleSentence.Item?
  }

  /// The index of the rule in the set.
  public let rule: Int
  /// From the first to the last character of the pattern.
  public let span: TextSpan
  /// What the rule was found by.
  public let anchor: TextSpan
  /// In text order; a label may come several times.
  public let captures: [Capture]

  public func captures(_ label: String) -> [Capture] { captures.filter { $0.label == label } }
}

/// What became of a rule whose anchor stood in a sentence.
public struct RuleAttempt: Sendable, Hashable {
  public enum Outcome: Sendable, Hashable {
    case matched(RuleMatch)
    /// This piece of the pattern did not fit at this byte of the text.
    case failed(piece: String, at: Int32, isBackward: Bool)
    /// A condition forbade it.
    case blocked(condition: String)
    /// The pattern has too many ways to be read here.
    case exhausted
  }

  public let rule: Int
  public let anchor: TextSpan
  public let outcome: Outcome
}
