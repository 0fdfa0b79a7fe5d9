internal import Corpus

/// One decision of an analyst on what the program found.
struct Correction: Sendable, Hashable {
  /// What is to be done.
  enum Action: Sendable, Hashable {
    /// The entities that have any of these names are one; `name` is what it is called, where that
    /// is not left to the rule.
    case merge(type: EntityType, names: [String], name: String?)
    /// In these documents the name is another one's.
    case split(type: EntityType, name: String, documents: [String])
    /// The entity of that name is called otherwise.
    case rename(type: EntityType, name: String, to: String)
    /// The rows of a table that cover exactly this stretch of a document are wrong.
    case drop(table: String, document: String, start: Int, end: Int)
  }

  let action: Action
  let reason: String
  /// Its place in the file, from 1.
  let number: Int

  /// What the `rule` of the rows says that it touched: `corrections.merge#1`.
  var rule: String {
    let verb =
      switch action {
      case .merge: "merge"
      case .split: "split"
      case .rename: "rename"
      case .drop: "drop"
      }
    return "corrections.\(verb)#\(number)"
  }

  /// The tables whose rows may be dropped: those to which no other row points but their own parts.
  static let droppable = ["mentions", "quotations", "relations", "groups", "statistics", "events"]
}
