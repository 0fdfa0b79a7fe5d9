internal import GRDB

/// Says why a row differs: because of what was read, or because of how.
struct CauseFinder {
  private let old: Side
  private let new: Side
  private let processing: RowChange.Cause?
  private let hasOtherDocuments: Bool

  private struct Side {
    let document: PreparedStatement
    let source: PreparedStatement
    let uri: PreparedStatement
    let naming: PreparedStatement

    init(_ database: Database) throws {
      document = try PreparedStatement(
        database,
        "SELECT source_id FROM documents WHERE document_id = ?"
      )
      source = try PreparedStatement(database, "SELECT 1 FROM sources WHERE source_id = ?")
      uri = try PreparedStatement(database, "SELECT sha256 FROM sources WHERE uri = ?")
      naming = try PreparedStatement(
        database,
        "SELECT DISTINCT document_id FROM mentions WHERE entity_id = ? ORDER BY 1"
      )
    }

    func first(_ statement: PreparedStatement, _ value: String) throws -> String? {
      try statement.bind(1, value)
      defer { statement.reset() }
      return try statement.step() ? statement.string(0) : nil
    }

    func all(_ statement: PreparedStatement, _ value: String) throws -> [String] {
      try statement.bind(1, value)
      defer { statement.reset() }
      var found: [String] = []
      while try statement.step() { found.append(statement.string(0)) }
      return found
    }
  }

  init(_ old: Database, _ new: Database, processing: RowChange.Cause?) throws {
    self.old = try Side(old)
    self.new = try Side(new)
    self.processing = processing
    hasOtherDocuments = try Self.differ(old, new)
  }

  /// Why a row of this table differs.
  ///
  /// - Parameters:
  ///   - table: of the row.
  ///   - group: its document, source or entity.
  ///   - document: the document that it names, if any.
  ///   - fields: the columns that differ, where it was changed.
  /// - Returns: nil where the text is the same and nobody knows what read it.
  /// - Throws: what SQLite says.
  func cause(
    in table: Table,
    group: String,
    document: String?,
    fields: [String]
  ) throws -> RowChange.Cause? {
    switch table.name {
    case "sources": return .input
    case "rejects":
      return try old.first(old.uri, group) == new.first(new.uri, group) ? processing : .input
    case "documents":
      let placed = ["source_id", "locator", "ordinal", "duplicate_of", "similarity"]
      let cause = try self.cause(ofDocument: group)
      // The text is the same, but it is found elsewhere or beside other documents.
      return !fields.isEmpty && fields.allSatisfy(placed.contains) && hasOtherDocuments
        ? .input : cause
    case "entities", "entity_names", "entity_codes":
      if let document { return try cause(ofDocument: document) }
      let naming = try old.all(old.naming, group) + new.all(new.naming, group)
      let causes = try naming.map(cause(ofDocument:))
      return !causes.isEmpty && causes.allSatisfy { $0 == .input } ? .input : processing
    default:
      // What an entity is called depends on all documents.
      let onlyIdentifiers =
        !fields.isEmpty && fields.allSatisfy { table.column($0)?.content == .identifier }
      if onlyIdentifiers, hasOtherDocuments { return .input }
      return try cause(ofDocument: document ?? group)
    }
  }

  /// A document that both have was read otherwise; one that only one has came from another
  /// source, or was cut otherwise out of the same one.
  private func cause(ofDocument id: String) throws -> RowChange.Cause? {
    let before = try old.first(old.document, id)
    let after = try new.first(new.document, id)
    switch (before, after) {
    case (nil, nil), (.some, .some): return processing
    case (let source?, nil): return try new.first(new.source, source) == nil ? .input : processing
    case (nil, let source?): return try old.first(old.source, source) == nil ? .input : processing
    }
  }

  private static func differ(_ old: Database, _ new: Database) throws -> Bool {
    let sql = "SELECT document_id FROM documents ORDER BY document_id"
    let left = try PreparedStatement(old, sql)
    let right = try PreparedStatement(new, sql)
    defer {
      left.reset()
      right.reset()
    }
    while true {
      let before = try left.step()
      let after = try right.step()
      if before != after { return true }
      if !before { return false }
      if left.string(0) != right.string(0) { return true }
    }
  }
}
