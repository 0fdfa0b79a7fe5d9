/// What differs in the tables and columns of two datasets, and how much that breaks.
public struct SchemaDifference: Sendable, Hashable {
  /// What users of the data have to be told, after Semantic Versioning.
  public enum Grade: String, Sendable, Hashable {
    /// A table or column is gone or has another type.
    case major
    /// A table or column is new.
    case minor
    /// Rows alone.
    case patch
  }

  /// `flags.code`, or a table's name; sorted.
  public let added: [String]
  public let removed: [String]
  public let retyped: [String]

  init(from old: [String: [String: String]], to new: [String: [String: String]]) {
    var added: [String] = []
    var removed: [String] = []
    var retyped: [String] = []
    for table in Set(old.keys).union(new.keys).sorted() {
      guard let before = old[table] else {
        added.append(table)
        continue
      }
      guard let after = new[table] else {
        removed.append(table)
        continue
      }
      for column in Set(before.keys).union(after.keys).sorted()
      where before[column] != after[column] {
        let name = table + "." + column
        if before[column] == nil {
          added.append(name)
        } else if after[column] == nil {
          removed.append(name)
        } else {
          retyped.append(name)
        }
      }
    }
    (self.added, self.removed, self.retyped) = (added, removed, retyped)
  }

  /// How much it breaks.
  public var grade: Grade {
    if !removed.isEmpty || !retyped.isEmpty { return .major }
    return added.isEmpty ? .patch : .minor
  }
}

extension DatasetReader {
  /// The tables of the contract with the types of their columns, as the file has them.
  func tableColumns() throws(LoadError) -> [String: [String: String]] {
    var found: [String: [String: String]] = [:]
    for table in DatasetSchema.tables {
      let name = Connection.literal(table.name)
      try forEachRow("SELECT name, type FROM pragma_table_xinfo(\(name))") { row in
        found[table.name, default: [:]][row.string(0)] = row.string(1)
      }
    }
    return found
  }
}
