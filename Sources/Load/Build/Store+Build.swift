internal import Foundation
internal import GRDB

extension Store {
  /// Derives the dataset from all documents and writes it to `path`, where no file may be yet.
  ///
  /// The same documents give the same bytes, in whatever order they were added. Before it returns
  /// the file is checked: integrity, foreign keys, and that every stretch of text is what its
  /// offsets say.
  ///
  /// - Parameters:
  ///   - path: of the dataset; intermediate files lie beside it and are removed.
  ///   - steps: the corpus-wide steps, in their order.
  /// - Returns: how many rows each table has.
  /// - Throws: `LoadError`; of kind `contract` where rows break the dataset's contract. `path`
  ///   does not exist then.
  public func build(at path: String, steps: [any CorpusStep]) throws(LoadError) -> DatasetSummary {
    let scratch = [path + ".build", path + ".pass"]
    defer { for file in scratch { try? Self.remove(file) } }
    for file in scratch { try Self.remove(file) }
    guard !FileManager.default.fileExists(atPath: path) else {
      throw LoadError(.cannotOpen, path: path, message: "is there already")
    }
    do {
      try derive(at: path, scratch: scratch, steps: steps)
      // What stays here would be published.
      for file in scratch { try Self.remove(file) }
      try Gate(path: path).check { queue, body in try interruptibly(queue, body) }
      return try DatasetSummary(DatasetReader(path: path))
    } catch {
      try? Self.remove(path)
      throw error
    }
  }

  private func derive(
    at path: String,
    scratch: [String],
    steps: [any CorpusStep]
  ) throws(LoadError) {
    let build = try Connection.open(scratch[0], for: .scratch)
    try LoadError.wrapping(path: path) {
      try interruptibly(build) {
        try build.writeWithoutTransaction { database in
          try database.execute(sql: "ATTACH DATABASE ? AS work", arguments: [self.path])
          try database.execute(sql: "ATTACH DATABASE ? AS pass", arguments: [scratch[1]])
          try database.execute(sql: "PRAGMA pass.journal_mode = OFF")
          try database.execute(sql: "PRAGMA pass.synchronous = OFF")
          // The gate's integrity_check evaluates every CHECK once more, and that is enough.
          try database.execute(sql: "PRAGMA ignore_check_constraints = ON")
          let pass = CorpusPass(database: database, path: path)
          try database.inTransaction(.deferred) {
            try Self.fill(pass, steps)
            return .commit
          }
          // A bounded look at each index serves the planner as well as a full one.
          try database.execute(sql: "PRAGMA analysis_limit = 1000")
          try database.execute(sql: "ANALYZE main")
          try database.execute(sql: "VACUUM main INTO ?", arguments: [path])
          try database.execute(sql: "DETACH DATABASE pass")
          try database.execute(sql: "DETACH DATABASE work")
        }
      }
      try build.close()
    }
  }

  private static func fill(_ pass: CorpusPass, _ steps: [any CorpusStep]) throws(LoadError) {
    let isSearched = steps.contains { $0.extras.contains(.search) }
    try pass.execute("PRAGMA application_id = \(DatasetSchema.applicationID)")
    try pass.execute("PRAGMA user_version = \(DatasetSchema.version)")
    try pass.execute(CorpusPass.ddl)
    let tables = DatasetSchema.tables + (isSearched ? [SearchTables.words] : [])
    for table in tables { try pass.execute(table.ddl) }

    try DocumentIdentity(pass: pass).assign()
    for step in steps { try step.relate(pass) }
    try EntityIdentity(pass: pass).assign()
    let rows = RowTable.allCases.filter { isSearched || $0 != .sentenceWords }
    try RowPass(pass: pass, tables: rows).write()
    for sql in tables.flatMap(\.indexDDL) { try pass.execute(sql) }
    for view in DatasetSchema.views { try pass.execute(view.ddl) }
    for step in steps { try step.complete(pass) }
  }

  /// Removes a database with what SQLite may have put beside it.
  private static func remove(_ path: String) throws(LoadError) {
    for suffix in ["", "-journal", "-wal", "-shm"] where unlink(path + suffix) != 0 {
      let code = errno
      if code == ENOENT { continue }
      let message = "cannot be removed: " + String(cString: strerror(code))
      throw LoadError(code == ENOSPC ? .full : .io, path: path + suffix, message: message)
    }
  }
}
