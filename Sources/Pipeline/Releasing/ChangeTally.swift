import Load

/// How many rows were added, removed and changed: by table and cause, and by document.
struct ChangeTally {
  struct Counts: Hashable {
    var added = 0
    var removed = 0
    var changed = 0

    mutating func add(_ operation: RowChange.Operation) {
      switch operation {
      case .added: added += 1
      case .removed: removed += 1
      case .changed: changed += 1
      }
    }
  }

  private var byTable: [String: [RowChange.Cause?: Counts]] = [:]
  private var byDocument: [String: Counts] = [:]

  mutating func add(_ change: RowChange) {
    byTable[change.table, default: [:]][change.cause, default: .init()].add(change.operation)
    if let document = change.document {
      byDocument[document, default: .init()].add(change.operation)
    }
  }

  var isEmpty: Bool { byTable.isEmpty }

  /// In the order of the schema, then of the causes.
  var tables: [(table: String, cause: RowChange.Cause?, counts: Counts)] {
    let causes = RowChange.Cause.allCases.map(Optional.some) + [nil]
    return DatasetSchema.tables.flatMap { table in
      causes.compactMap { cause in
        byTable[table.name]?[cause].map { (table.name, cause, $0) }
      }
    }
  }

  /// Sorted by id.
  var documents: [(document: String, counts: Counts)] {
    byDocument.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value) }
  }

  /// The causes by what they are called for people.
  static func word(_ cause: RowChange.Cause?) -> String { cause?.rawValue ?? "unknown" }
}
