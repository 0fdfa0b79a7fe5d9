/// Which rows of a document are the same in two versions of a dataset.
///
/// Ordinals are no identity: a name more at the head of a text moves all the others on. Rows that
/// say the same are the same wherever they stand; of the others those that stand at the same place
/// in the text are one row that was changed.
struct RowMatching {
  /// The columns that are compared.
  let compared: [Int]
  /// The columns that say which row of the other version a changed row was.
  let identity: [Int]

  /// - Parameters:
  ///   - table: the rows are of it.
  ///   - columns: of the rows, in their order.
  init(_ table: Table, columns: [String]) {
    compared = columns.indices.filter { !Self.isPlace(columns[$0], in: table) }
    let names = Self.identity(of: table)
    identity = columns.indices.filter { names.contains(columns[$0]) }
  }

  /// What becomes of the rows of one group.
  struct Outcome {
    var removed: [[Cell]] = []
    var added: [[Cell]] = []
    var changed: [(old: [Cell], new: [Cell])] = []
  }

  func match(_ old: [[Cell]], _ new: [[Cell]]) -> Outcome {
    let (left, right) = withoutPairs(old, new, by: compared)
    var outcome = Outcome()
    var waiting: [[Cell]: [Int]] = [:]
    for (index, row) in right.enumerated().reversed() {
      waiting[identity.map { row[$0] }, default: []].append(index)
    }
    var isTaken = [Bool](repeating: false, count: right.count)
    for row in left {
      if let index = waiting[identity.map { row[$0] }]?.popLast() {
        isTaken[index] = true
        outcome.changed.append((row, right[index]))
      } else {
        outcome.removed.append(row)
      }
    }
    outcome.added = right.indices.filter { !isTaken[$0] }.map { right[$0] }
    return outcome
  }

  /// The rows that have no equal on the other side.
  private func withoutPairs(
    _ old: [[Cell]],
    _ new: [[Cell]],
    by columns: [Int]
  ) -> (old: [[Cell]], new: [[Cell]]) {
    var counts: [[Cell]: Int] = [:]
    for row in new { counts[columns.map { row[$0] }, default: 0] += 1 }
    var paired: [[Cell]: Int] = [:]
    let left = old.filter { row in
      let content = columns.map { row[$0] }
      guard let count = counts[content], count > 0 else { return true }
      counts[content] = count - 1
      paired[content, default: 0] += 1
      return false
    }
    let right = new.filter { row in
      let content = columns.map { row[$0] }
      guard let count = paired[content], count > 0 else { return true }
      paired[content] = count - 1
      return false
    }
    return (left, right)
  }

  /// Whether a column says where a row stands among others, which moves with them.
  private static func isPlace(_ column: String, in table: Table) -> Bool {
    if table.name == "documents" { return false }
    return [
      "ordinal", "group_ordinal", "event_ordinal", "anchor_ordinal", "sentence", "paragraph",
      "quantity", "part_of",
    ].contains(column)
  }

  private static func identity(of table: Table) -> [String] {
    switch table.name {
    case "relations": ["start", "end", "subject_id", "predicate", "object_id"]
    case "events": ["start", "end", "type"]
    case "event_roles": ["role", "start", "end"]
    case "contributors": ["role", "name"]
    case "metadata": ["key", "basis"]
    case "flags": ["code"]
    case "sources": ["uri"]
    case "rejects": ["byte_start", "stage", "code"]
    case "entity_names": ["name", "kind"]
    default: table.column("start") == nil ? table.key : ["start", "end"]
    }
  }
}
