/// Writes the schema as SQL, with what each column means as a comment: SQLite keeps the text, so
/// that a dataset explains itself.
extension Table {
  /// The CREATE TABLE statement.
  public var ddl: String {
    var parts = columns.map { (sql: $0.ddl, comment: $0.comment) }
    parts += constraints.map { (sql: $0, comment: "") }
    var lines = ["CREATE TABLE \(Connection.quoted(name)) (", "  -- \(summary)"]
    for (index, part) in parts.enumerated() {
      let comma = index + 1 < parts.count ? "," : ""
      lines.append("  \(part.sql)\(comma)" + (part.comment.isEmpty ? "" : "  -- \(part.comment)"))
    }
    lines.append(") STRICT" + (isWithoutRowID ? ", WITHOUT ROWID" : ""))
    return lines.joined(separator: "\n")
  }

  /// The CREATE INDEX statements.
  public var indexDDL: [String] {
    allIndexes.map { columns in
      let index = "\(name)_by_\(columns.joined(separator: "_and_"))"
      return "CREATE INDEX \(Connection.quoted(index)) ON \(Connection.quoted(name)) "
        + "(\(Self.list(columns)))"
    }
  }

  private var constraints: [String] {
    var constraints: [String] = ["PRIMARY KEY (\(Self.list(key)))"]
    for foreignKey in foreignKeys {
      constraints.append(
        "FOREIGN KEY (\(Self.list(foreignKey.columns))) REFERENCES "
          + "\(Connection.quoted(foreignKey.table)) (\(Self.list(foreignKey.referenced)))"
      )
    }
    if column("start") != nil, column("end") != nil {
      constraints.append("CHECK (\"end\" >= \"start\")")
    }
    return constraints + checks.map { "CHECK (\($0))" }
  }

  static func list(_ names: [String]) -> String {
    names.map(Connection.quoted).joined(separator: ", ")
  }
}

extension View {
  /// The CREATE VIEW statement.
  public var ddl: String {
    let names = columns.map { Connection.quoted($0.name) }.joined(separator: ", ")
    let meanings = columns.map { "-- \($0.name): \($0.comment)" }.joined(separator: "\n")
    return "CREATE VIEW \(Connection.quoted(name)) (\(names)) AS\n-- \(summary)\n\(meanings)\n"
      + query
  }
}

extension Column {
  var ddl: String {
    let quoted = Connection.quoted(name)
    var sql = "\(quoted) \(storage.rawValue)"
    if isRequired { sql += " NOT NULL" }
    if !allowedValues.isEmpty {
      sql +=
        " CHECK (\(quoted) IN (\(allowedValues.map(Connection.literal).joined(separator: ", "))))"
    } else if let minimum, let maximum {
      sql += " CHECK (\(quoted) BETWEEN \(minimum) AND \(maximum))"
    } else if let minimum {
      sql += " CHECK (\(quoted) >= \(minimum))"
    } else if content == .date {
      sql += " CHECK (\(DateShape.check(quoted)))"
    }
    if let check { sql += " CHECK (\(check))" }
    return sql
  }

  var comment: String { summary + (unit.map { " [\($0)]" } ?? "") }
}

extension DatasetSchema {
  /// Everything that the dataset's database holds, as SQL.
  public static var ddl: String {
    let statements =
      ["PRAGMA application_id = \(applicationID)", "PRAGMA user_version = \(version)"]
      + tables.map(\.ddl) + tables.flatMap(\.indexDDL) + views.map(\.ddl)
      + [SearchTables.words.ddl] + SearchTables.words.indexDDL + [SearchTables.ddl()]
    return statements.map { $0 + ";\n" }.joined(separator: "\n")
  }
}
