internal import GRDB
internal import GRDBSQLite

/// Reads a finished dataset: tables and views, row by row, in the order of their keys.
public final class DatasetReader: Sendable {
  /// The file.
  public let path: String
  private let queue: DatabaseQueue

  /// - Throws: `LoadError`; of kind `corrupt` where the file is no dataset of this version.
  public init(path: String) throws(LoadError) {
    self.path = path
    queue = try Connection.open(path, for: .reading)
    try LoadError.wrapping(path: path) {
      try queue.read { database in
        let owner = try Int32.fetchOne(database, sql: "PRAGMA application_id")
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
        guard owner == DatasetSchema.applicationID, version == DatasetSchema.version else {
          throw LoadError(.corrupt, path: path, message: "is no dataset of this version")
        }
      }
    }
  }

  /// How many rows a table or view has.
  public func rowCount(of tabular: some Tabular) throws(LoadError) -> Int {
    try integer("SELECT count(*) FROM \(Connection.quoted(tabular.name))") ?? 0
  }

  /// How many rows have a cell of `column` that fulfils `condition`, what stands behind the column
  /// in SQL.
  func rowCount(
    of tabular: some Tabular,
    where column: Column,
    _ condition: String
  ) throws(LoadError) -> Int {
    try integer(
      "SELECT count(*) FROM \(Connection.quoted(tabular.name)) "
        + "WHERE \(Connection.quoted(column.name)) \(condition)"
    ) ?? 0
  }

  /// Reads all rows of a table or view, in the order of its key; one row is in memory at a time.
  ///
  /// - Parameters:
  ///   - tabular: the table or view.
  ///   - body: is given each row; the row lives only for the call.
  /// - Throws: `LoadError`, and what `body` throws.
  public func forEachRow(
    of tabular: some Tabular,
    _ body: (borrowing DatasetRow) throws(LoadError) -> Void
  ) throws(LoadError) {
    let columns = Table.list(tabular.columns.map(\.name))
    let sql =
      "SELECT \(columns) FROM \(Connection.quoted(tabular.name)) ORDER BY \(Table.list(tabular.key))"
    try read { database in
      let rows = try PreparedStatement(database, sql)
      defer { rows.reset() }
      while try rows.step() { try body(DatasetRow(statement: rows)) }
    }
  }

  /// Reads all rows that `sql` gives, one at a time.
  func forEachRow(
    _ sql: String,
    _ body: (PreparedStatement) throws(LoadError) -> Void
  ) throws(LoadError) {
    try read { database in
      let rows = try PreparedStatement(database, sql)
      defer { rows.reset() }
      while try rows.step() { try body(rows) }
    }
  }

  /// The first cell of the first row that `sql` gives; nil where it is NULL or there is no row.
  func integer(_ sql: String) throws(LoadError) -> Int? {
    try read { try Int.fetchOne($0, sql: sql) }
  }

  func real(_ sql: String) throws(LoadError) -> Double? {
    try read { try Double.fetchOne($0, sql: sql) }
  }

  func string(_ sql: String) throws(LoadError) -> String? {
    try read { try String.fetchOne($0, sql: sql) }
  }

  func read<Result>(_ body: (Database) throws -> Result) throws(LoadError) -> Result {
    try LoadError.wrapping(path: path) { try queue.read(body) }
  }
}

/// One row, as SQLite holds it: cells are read by their place, without a copy where possible.
public struct DatasetRow: ~Copyable {
  let statement: PreparedStatement

  /// What a cell holds.
  public enum Kind: Sendable, Hashable {
    case null
    case integer
    case real
    case text
  }

  /// What the cell of that column holds.
  public func kind(_ column: Int) -> Kind {
    switch statement.type(column) {
    case SQLITE_NULL: .null
    case SQLITE_INTEGER: .integer
    case SQLITE_FLOAT: .real
    default: .text
    }
  }

  public func integer(_ column: Int) -> Int { statement.integer(column) }
  public func real(_ column: Int) -> Double { statement.real(column) }
  public func string(_ column: Int) -> String { statement.string(column) }

  /// Gives `body` the UTF-8 of a text without copying it.
  public func withText<Result>(
    _ column: Int,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    body(statement.text(column))
  }
}
