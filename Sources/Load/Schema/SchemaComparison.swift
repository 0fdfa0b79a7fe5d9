internal import GRDB

/// Holds the tables and views of a file against those of the contract.
///
/// Names, columns, types and keys count; comments and white space do not, and further tables and
/// columns are allowed.
struct SchemaComparison {
  let database: Database

  func faults() throws -> [String] {
    let owner = try Int32.fetchOne(database, sql: "PRAGMA application_id")
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
    guard owner == DatasetSchema.applicationID else {
      return ["application_id says that it is no dataset of this program"]
    }
    guard version == DatasetSchema.version else {
      return [
        "user_version is \(version ?? 0), the contract of this program is \(DatasetSchema.version)"
      ]
    }
    var faults: [String] = []
    for table in DatasetSchema.tables { faults += try self.faults(of: table) }
    for view in DatasetSchema.views { faults += try missing(in: view) }
    return faults
  }

  private struct FoundColumn {
    let type: String
    let isRequired: Bool
    /// Its place in the primary key, from 1; 0 outside.
    let keyPlace: Int
  }

  private func columns(of name: String) throws -> [String: FoundColumn] {
    let rows = try PreparedStatement(
      database,
      "SELECT name, type, \"notnull\", pk FROM pragma_table_xinfo(\(Connection.literal(name)))"
    )
    var found: [String: FoundColumn] = [:]
    while try rows.step() {
      found[rows.string(0)] = FoundColumn(
        type: rows.string(1),
        isRequired: rows.integer(2) != 0,
        keyPlace: rows.integer(3)
      )
    }
    return found
  }

  private func missing(in tabular: some Tabular) throws -> [String] {
    let found = try columns(of: tabular.name)
    if found.isEmpty { return ["\(tabular.name) is missing"] }
    return tabular.columns.filter { found[$0.name] == nil }
      .map { "\(tabular.name).\($0.name) is missing" }
  }

  private func faults(of table: Table) throws -> [String] {
    var faults = try missing(in: table)
    let found = try columns(of: table.name)
    for column in table.columns {
      guard let other = found[column.name] else { continue }
      let place = (table.key.firstIndex(of: column.name) ?? -1) + 1
      if other.type != column.storage.rawValue {
        faults.append(
          "\(table.name).\(column.name) is \(other.type), not \(column.storage.rawValue)"
        )
      }
      if column.isRequired != other.isRequired {
        faults.append(
          "\(table.name).\(column.name) \(column.isRequired ? "accepts" : "refuses") NULL"
        )
      }
      if place != other.keyPlace {
        faults.append("\(table.name).\(column.name) has another place in the primary key")
      }
    }
    guard !found.isEmpty else { return faults }
    let parents = try String.fetchSet(
      database,
      sql: "SELECT id || ' ' || seq || ' ' || \"from\" || ' ' || \"table\" || ' ' || \"to\" "
        + "FROM pragma_foreign_key_list(?)",
      arguments: [table.name]
    ).map { $0.split(separator: " ", maxSplits: 2)[2] }
    for key in table.foreignKeys {
      for (column, referenced) in zip(key.columns, key.referenced)
      where !parents.contains("\(column) \(key.table) \(referenced)") {
        faults.append("\(table.name).\(column) is no foreign key to \(key.table).\(referenced)")
      }
    }
    return faults
  }
}
