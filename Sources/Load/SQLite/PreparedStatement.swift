internal import GRDB
internal import GRDBSQLite

/// A statement that is run many times: bound by position, stepped, reset.
///
/// GRDB opens connections, holds transactions and keeps statements; rows go through here because
/// they are bound from bytes as they lie in memory, without a `String` for each cell.
struct PreparedStatement {
  private let statement: Statement
  private let handle: OpaquePointer

  /// Prepares `sql`, or takes it from the connection's cache.
  init(_ database: Database, _ sql: String) throws {
    statement = try database.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
  }

  // MARK: Binding

  func bind(_ index: Int, _ value: Int?) throws {
    guard let value else { return try bindNull(index) }
    try check(sqlite3_bind_int64(handle, CInt(index), Int64(value)))
  }

  func bind(_ index: Int, _ value: Double?) throws {
    guard let value else { return try bindNull(index) }
    try check(sqlite3_bind_double(handle, CInt(index), value))
  }

  /// Binds a copy of the string without any U+0000 in it.
  func bind(_ index: Int, _ value: String?) throws {
    guard var value else { return try bindNull(index) }
    if value.utf8.contains(0) {
      value = String(decoding: value.utf8.filter { $0 != 0 }, as: UTF8.self)
    }
    let result = value.withUTF8 { bytes in
      // The address may be nil for an empty string, which SQLite would take for NULL.
      bytes.baseAddress == nil
        ? sqlite3_bind_text(handle, CInt(index), "", 0, nil)
        : bytes.withMemoryRebound(to: CChar.self) {
          sqlite3_bind_text(handle, CInt(index), $0.baseAddress, CInt($0.count), Self.copied)
        }
    }
    try check(result)
  }

  /// Binds text that the caller keeps alive until the statement has run.
  func bindText(_ index: Int, borrowing bytes: UnsafeRawBufferPointer) throws {
    let address = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
    try check(sqlite3_bind_text(handle, CInt(index), address, CInt(bytes.count), nil))
  }

  /// Binds bytes that the caller keeps alive until the statement has run.
  func bindBlob(_ index: Int, borrowing bytes: UnsafeRawBufferPointer) throws {
    guard let address = bytes.baseAddress else {
      return try check(sqlite3_bind_zeroblob(handle, CInt(index), 0))
    }
    try check(sqlite3_bind_blob(handle, CInt(index), address, CInt(bytes.count), nil))
  }

  func bindNull(_ index: Int) throws { try check(sqlite3_bind_null(handle, CInt(index))) }

  // MARK: Running

  /// Runs a statement that gives no rows.
  func run() throws {
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard result == SQLITE_DONE || result == SQLITE_ROW else { throw error(result) }
  }

  /// Goes to the next row.
  /// - Returns: false behind the last one; the statement is reset then.
  func step() throws -> Bool {
    let result = sqlite3_step(handle)
    if result == SQLITE_ROW { return true }
    sqlite3_reset(handle)
    guard result == SQLITE_DONE else { throw error(result) }
    return false
  }

  func reset() { sqlite3_reset(handle) }

  // MARK: The current row

  func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, CInt(column)) == SQLITE_NULL }

  func integer(_ column: Int) -> Int { Int(sqlite3_column_int64(handle, CInt(column))) }

  func optionalInteger(_ column: Int) -> Int? { isNull(column) ? nil : integer(column) }

  func real(_ column: Int) -> Double { sqlite3_column_double(handle, CInt(column)) }

  /// What SQLite calls the type of the cell.
  func type(_ column: Int) -> CInt { sqlite3_column_type(handle, CInt(column)) }

  func string(_ column: Int) -> String { String(decoding: text(column), as: UTF8.self) }

  func optionalString(_ column: Int) -> String? { isNull(column) ? nil : string(column) }

  /// The bytes of a text, valid until the next step.
  func text(_ column: Int) -> UnsafeRawBufferPointer {
    let address = sqlite3_column_text(handle, CInt(column))
    let count = Int(sqlite3_column_bytes(handle, CInt(column)))
    return UnsafeRawBufferPointer(start: address, count: address == nil ? 0 : count)
  }

  /// The bytes of a blob, valid until the next step.
  func blob(_ column: Int) -> UnsafeRawBufferPointer {
    let address = sqlite3_column_blob(handle, CInt(column))
    let count = Int(sqlite3_column_bytes(handle, CInt(column)))
    return UnsafeRawBufferPointer(start: address, count: address == nil ? 0 : count)
  }

  // MARK: Errors

  private func check(_ result: CInt) throws {
    if result != SQLITE_OK { throw error(result) }
  }

  private func error(_ result: CInt) -> DatabaseError {
    let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
    return DatabaseError(
      resultCode: ResultCode(rawValue: result),
      message: message,
      sql: statement.sql
    )
  }

  /// SQLITE_TRANSIENT, a macro that Swift cannot see: SQLite makes its own copy.
  private static var copied: sqlite3_destructor_type {
    unsafeBitCast(-1, to: sqlite3_destructor_type.self)
  }
}
