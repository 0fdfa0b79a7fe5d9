internal import GRDB

/// Puts the rows of all documents into the dataset's tables, in the order of their keys: every
/// table grows at its end, which is the fast way to fill it.
struct RowPass {
  let pass: CorpusPass
  /// The tables that are there.
  let tables: [RowTable]

  func write() throws(LoadError) {
    try pass.execute(Self.sources)
    try pass.perform { database in
      let documents = try PreparedStatement(
        database,
        "SELECT document_id, key FROM pass.documents ORDER BY document_id"
      )
      let head = try PreparedStatement(database, Self.document)
      let content = try PreparedStatement(
        database,
        "SELECT text, rows FROM work.documents WHERE key = ?"
      )
      var inserts = try RowInserts(database, tables)
      while try documents.step() {
        let id = documents.text(0)
        let key = documents.integer(1)
        try head.bindText(1, borrowing: id)
        try head.bind(2, key)
        try head.run()
        try content.bind(1, key)
        guard try content.step() else { continue }
        var reader = RowReader(rows: content.blob(1), text: content.text(0))
        try inserts.insert(&reader, documentID: id, entities: try entities(of: key, database))
        content.reset()
      }
    }
    try pass.execute(Self.rejects)
  }

  /// The ids of a document's own entities.
  private func entities(of key: Int, _ database: Database) throws -> [String] {
    let rows = try PreparedStatement(
      database,
      "SELECT entity_id FROM pass.entity_of WHERE document = ? ORDER BY local"
    )
    try rows.bind(1, key)
    var found: [String] = []
    while try rows.step() { found.append(rows.string(0)) }
    return found
  }

  private static let sources = """
    INSERT INTO main.sources
      (source_id, uri, media_type, charset, replacements, bytes, sha256)
    SELECT p.source_id, s.uri, s.media_type, s.charset, s.replacements, s.bytes, s.sha256
    FROM pass.sources p JOIN work.sources s ON s.uri = p.uri
    ORDER BY p.source_id
    """

  private static let document = """
    INSERT INTO main.documents
      (document_id, source_id, locator, ordinal, url, title, publisher, language, script,
        published, published_basis, text, char_count, cut_head, cut_tail,
        duplicate_of, similarity, source_start, source_end)
    SELECT p.document_id, s.source_id, w.locator, w.ordinal, w.url, w.title, w.publisher,
      w.language, w.script, w.published, w.published_basis, w.text, w.char_count,
      w.cut_head, w.cut_tail, p.duplicate_of, p.similarity, w.source_start, w.source_end
    FROM pass.documents p
    JOIN work.documents w ON w.key = p.key
    LEFT JOIN pass.sources s ON s.uri = w.source_uri
    WHERE p.document_id = ? AND p.key = ?
    """

  private static let rejects = """
    INSERT INTO main.rejects
      (ordinal, source_uri, byte_start, byte_end, stage, code, message, document_id)
    SELECT row_number() OVER
        (ORDER BY source_uri, byte_start, byte_end, stage, code, message, document_id) - 1,
      source_uri, byte_start, byte_end, stage, code, message, document_id
    FROM work.rejections
    ORDER BY 1
    """
}

/// One INSERT for each table of rows, bound straight from the stored bytes.
private struct RowInserts {
  private struct Insert {
    let statement: PreparedStatement
    /// The parameter of the first stored column.
    let firstStored: Int
    let storedCount: Int
  }

  private var inserts: [Insert?]
  private var nextSearchRow = 0

  init(_ database: Database, _ tables: [RowTable]) throws {
    inserts = Array(repeating: nil, count: Int(UInt8.max) + 1)
    for table in tables {
      let stored = table.storedColumns.map(\.name)
      let given = table.table.columns.map(\.name).filter { !stored.contains($0) }
      let columns = given + stored
      let sql =
        "INSERT INTO main.\(Connection.quoted(table.table.name)) (\(Table.list(columns))) "
        + "VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
      inserts[Int(table.rawValue)] = Insert(
        statement: try PreparedStatement(database, sql),
        firstStored: given.count + 1,
        storedCount: stored.count
      )
    }
  }

  mutating func insert(
    _ reader: inout RowReader,
    documentID: UnsafeRawBufferPointer,
    entities: [String]
  ) throws {
    while let table = try reader.nextRow() {
      guard let insert = inserts[Int(table.rawValue)] else {
        for _ in table.storedColumns { _ = try reader.next() }
        continue
      }
      let statement = insert.statement
      if table == .sentenceWords {
        try statement.bind(1, nextSearchRow)
        nextSearchRow += 1
      }
      try statement.bindText(insert.firstStored - 1, borrowing: documentID)
      for index in insert.firstStored..<(insert.firstStored + insert.storedCount) {
        switch try reader.next() {
        case .null: try statement.bindNull(index)
        case .integer(let value): try statement.bind(index, value)
        case .real(let value): try statement.bind(index, value)
        case .text(let bytes): try statement.bindText(index, borrowing: bytes)
        case .entity(let local):
          guard local < entities.count else {
            throw LoadError(.corrupt, message: "a stored row names an entity that is not there")
          }
          try statement.bind(index, entities[local])
        }
      }
      try statement.run()
    }
  }
}
