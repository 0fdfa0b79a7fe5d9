public import Corpus

/// A file of rules, read and checked, not yet compiled.
public struct RulePack: Sendable {
  /// A rule as the file has it.
  public struct Rule: Sendable {
    /// Unique among all packs of a run; stands in the rows' column `rule`.
    public let id: String
    /// One line: what it is for.
    public let reason: String
    let patterns: [Pattern]
    let conditions: [Condition]
    public let status: RuleStatus
    /// Captures that say a status by being there: `former` and the like.
    public let statusLabels: [StatusLabel]
    public let time: RuleTimeScope
    /// In hundredths.
    public let confidence: Int
    public let emissions: [RuleEmission]
    public let examples: [Example]
    /// Where it begins.
    public let position: TextPosition
  }

  /// A capture that gives the status `status` where it is bound.
  public struct StatusLabel: Sendable, Hashable {
    public let label: String
    public let status: String
  }

  struct Pattern: Sendable {
    let pattern: RulePattern
    let source: String
    /// First byte of its text in the file.
    let offset: Int
  }

  struct Condition: Sendable {
    let place: RuleConditionPlace
    let isNegative: Bool
    let pattern: Pattern
  }

  /// A text that must match, with the rows that come of it, or one that must not.
  public struct Example: Sendable, Hashable {
    public let text: String
    /// Rows as `RuleRendering` writes them; nil where the rule must not match.
    public let rows: [String]?
    /// Names in it that no annotator can know, with their types.
    public let names: [Name]
    public let position: TextPosition

    public struct Name: Sendable, Hashable {
      public let name: String
      public let type: EntityType
    }
  }

  struct List: Sendable {
    let name: String
    let words: [String]
    /// Path in `lexicons/` of the file that has more of them.
    let lexicon: String?
    let offset: Int
  }

  struct Fragment: Sendable {
    let name: String
    let pattern: Pattern
  }

  /// For error messages and `zhai rules`.
  public let path: String
  /// Whether its lists and parts of patterns may be used by every pack.
  let isShared: Bool
  public let rules: [Rule]
  let lists: [List]
  let fragments: [Fragment]
  /// The file, to tell places in it.
  let bytes: [UInt8]

  func position(of offset: Int) -> TextPosition { TextPosition(of: offset, in: bytes) }
}

/// Something wrong with a rule pack, with its place.
public struct RuleFault: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  public let position: TextPosition
  public let message: String

  public init(path: String, position: TextPosition, message: String) {
    self.path = path
    self.position = position
    self.message = message
  }

  public var description: String { "\(path):\(position): \(message)" }
}

/// All faults of one or more rule packs, in the order of the files.
public struct RuleFaults: Error, Sendable, CustomStringConvertible {
  public let faults: [RuleFault]
  public var description: String { faults.map(\.description).joined(separator: "\n") }
}
