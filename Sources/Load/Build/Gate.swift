internal import GRDB

/// The checks that a finished dataset has to pass; what fails here is a fault of ours.
struct Gate {
  let path: String

  func check() throws(LoadError) {
    let queue = try Connection.open(path, for: .checking)
    try LoadError.wrapping(path: path) {
      try queue.read { database in
        try checkIntegrity(database)
        try checkForeignKeys(database)
        try SpanCheck(database: database, path: path).check()
      }
      try queue.close()
    }
  }

  private func checkIntegrity(_ database: Database) throws {
    let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)")
    guard found == ["ok"] else {
      throw LoadError(
        .contract,
        path: path,
        message: "integrity_check: \(found.joined(separator: "; "))"
      )
    }
  }

  private func checkForeignKeys(_ database: Database) throws {
    let violation = try PreparedStatement(database, "PRAGMA foreign_key_check")
    guard try violation.step() else { return }
    defer { violation.reset() }
    let table = violation.string(0)
    let parent = violation.string(2)
    throw LoadError(
      .contract,
      path: path,
      message: "a row of \(table) names a row of \(parent) that is not there"
    )
  }
}
