internal import GRDB

/// The checks that a finished dataset has to pass; what fails here is a fault of ours.
struct Gate {
  let path: String

  /// Asks all questions.
  ///
  /// - Parameter watched: runs a piece of work on a connection, which it may break off.
  /// - Throws: `LoadError` of kind `contract` where the file does not pass.
  func check(
    watched: (DatabaseQueue, () throws -> Void) throws -> Void = { try $1() }
  ) throws(LoadError) {
    let queue = try Connection.open(path, for: .checking)
    try LoadError.wrapping(path: path) {
      try watched(queue) {
        try queue.read { database in
          for check in Check.allCases { try check.run(database, path: path) }
        }
      }
      try queue.close()
    }
  }

  /// One question to the whole file.
  enum Check: CaseIterable {
    case integrity
    case foreignKeys
    case spans

    /// - Throws: `LoadError` of kind `contract` where the file does not pass.
    func run(_ database: Database, path: String) throws {
      switch self {
      case .integrity: try Self.checkIntegrity(database, path)
      case .foreignKeys: try Self.checkForeignKeys(database, path)
      case .spans: try SpanCheck(database: database, path: path).check()
      }
    }

    private static func checkIntegrity(_ database: Database, _ path: String) throws {
      let found = try String.fetchAll(database, sql: "PRAGMA integrity_check(5)")
      guard found == ["ok"] else {
        throw LoadError(
          .contract,
          path: path,
          message: "integrity_check: \(found.joined(separator: "; "))"
        )
      }
    }

    private static func checkForeignKeys(_ database: Database, _ path: String) throws {
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
}
