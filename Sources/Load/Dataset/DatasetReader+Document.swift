internal import Corpus
internal import GRDB

/// One row of a document in words: the columns that hold something, in the table's order.
public struct DocumentRow: Sendable, Hashable {
  /// A column with its value as text; ids of entities are replaced by their names.
  public struct Field: Sendable, Hashable {
    public let column: String
    public let value: String
  }

  public let fields: [Field]

  /// The value of a column; nil where it is NULL.
  public subscript(column: String) -> String? { fields.first { $0.column == column }?.value }

  /// The row's stretch of the document's text, in code points; nil where it has none.
  public var stretch: Range<Int>? {
    guard let start = self["start"].flatMap({ Int($0) }),
      let end = self["end"].flatMap({ Int($0) }),
      start <= end
    else { return nil }
    return start..<end
  }
}

extension DatasetReader {
  /// The ids of the documents that begin with `prefix`, in order.
  ///
  /// - Parameters:
  ///   - prefix: of an id; empty for all.
  ///   - limit: at most so many.
  /// - Returns: the ids.
  /// - Throws: `LoadError`.
  public func documents(withPrefix prefix: String, limit: Int) throws(LoadError) -> [String] {
    try read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT document_id FROM documents WHERE substr(document_id, 1, length(?1)) = ?1
          ORDER BY document_id LIMIT ?2
          """,
        arguments: [prefix, limit]
      )
    }
  }

  /// The rows of a table that belong to a document, in the order of the table's key.
  ///
  /// - Parameters:
  ///   - document: its id.
  ///   - table: one with the column `document_id`.
  /// - Returns: the rows; `document_id` is left out of them.
  /// - Throws: `LoadError`.
  public func rows(ofDocument document: String, in table: Table) throws(LoadError) -> [DocumentRow]
  {
    let entities = Set(
      table.foreignKeys.filter { $0.table == "entities" }.flatMap(\.columns)
    )
    let columns = table.columns.filter { $0.name != "document_id" }
    let cells = columns.map { column in
      let name = Connection.quoted(column.name)
      return entities.contains(column.name)
        ? "(SELECT e.name FROM entities e WHERE e.entity_id = t.\(name))" : "t.\(name)"
    }
    let sql = """
      SELECT \(cells.joined(separator: ", ")) FROM \(Connection.quoted(table.name)) t
      WHERE t.document_id = ? ORDER BY \(Table.list(table.key))
      """
    return try read { database in
      try Row.fetchAll(database, sql: sql, arguments: [document]).map { row in
        DocumentRow(
          fields: columns.indices.compactMap { index in
            Self.word(row[index]).map { .init(column: columns[index].name, value: $0) }
          }
        )
      }
    }
  }

  private static func word(_ value: DatabaseValue) -> String? {
    switch value.storage {
    case .null, .blob: nil
    case .int64(let integer): String(integer)
    case .double(let real): NumberFormat.shortest(real)
    case .string(let string): string
    }
  }
}
