internal import GRDB

/// What differs between two versions of a dataset, row by row; one document is in memory at a time.
public struct DatasetDifference: Sendable {
  private let old: DatasetReader
  private let new: DatasetReader
  private let processing: RowChange.Cause?
  private let oldColumns: [String: [String: String]]
  private let newColumns: [String: [String: String]]

  /// - Parameters:
  ///   - old: the earlier version.
  ///   - new: the later one.
  ///   - processing: why the same text may have given other rows; nil where that is not known.
  /// - Throws: `LoadError` where one of them cannot be read.
  public init(
    from old: DatasetReader,
    to new: DatasetReader,
    processing: RowChange.Cause?
  ) throws(LoadError) {
    self.old = old
    self.new = new
    self.processing = processing
    oldColumns = try old.tableColumns()
    newColumns = try new.tableColumns()
  }

  /// What differs in tables and columns.
  public var schema: SchemaDifference { SchemaDifference(from: oldColumns, to: newColumns) }

  /// Gives `body` each change, table by table in the order of the schema, by document or entity.
  ///
  /// - Parameter body: is given each change; it may not read either dataset.
  /// - Throws: `LoadError`, and what `body` throws.
  public func forEachChange(
    _ body: (RowChange) throws(LoadError) -> Void
  ) throws(LoadError) {
    try old.read { before in
      try new.read { after in
        let causes = try CauseFinder(before, after, processing: processing)
        for table in DatasetSchema.tables {
          guard let left = oldColumns[table.name], let right = newColumns[table.name]
          else { continue }
          let columns = table.columns.map(\.name).filter { left[$0] != nil && right[$0] != nil }
          try TableDifference(table: table, columns: columns, causes: causes)
            .forEachChange(before, after, body)
        }
      }
    }
  }
}

/// The same for one table.
private struct TableDifference {
  let table: Table
  /// Those that both versions have.
  let columns: [String]
  let causes: CauseFinder

  func forEachChange(
    _ old: Database,
    _ new: Database,
    _ body: (RowChange) throws(LoadError) -> Void
  ) throws {
    guard let place = columns.firstIndex(of: group) else { return }
    let order = Table.list([group] + table.key.filter { $0 != group })
    let sql =
      "SELECT \(Table.list(columns)) FROM \(Connection.quoted(table.name)) ORDER BY \(order)"
    let matching = RowMatching(table, columns: columns)
    var left = try RowGroups(old, sql, columns: columns.count, group: place)
    var right = try RowGroups(new, sql, columns: columns.count, group: place)
    defer {
      left.end()
      right.end()
    }
    while let id = [left.id, right.id].compactMap({ $0 }).min(by: Self.precedes) {
      let before = left.id == id ? try left.next() : []
      let after = right.id == id ? try right.next() : []
      if before == after { continue }
      let outcome = matching.match(before, after)
      for row in outcome.removed { try body(change(.removed, row, of: id)) }
      for (old, new) in outcome.changed {
        let fields = matching.compared.filter { old[$0] != new[$0] }.map {
          RowChange.Field(column: columns[$0], old: old[$0], new: new[$0])
        }
        try body(change(.changed, new, of: id, fields))
      }
      for row in outcome.added { try body(change(.added, row, of: id)) }
    }
  }

  private func change(
    _ operation: RowChange.Operation,
    _ row: [Cell],
    of group: String,
    _ fields: [RowChange.Field] = []
  ) throws -> RowChange {
    let document = columns.firstIndex(of: "document_id").flatMap { row[$0].text }
    return RowChange(
      table: table.name,
      operation: operation,
      cause: try causes.cause(
        in: table,
        group: group,
        document: document,
        fields: fields.map(\.column)
      ),
      document: document,
      key: table.key.compactMap { name in
        columns.firstIndex(of: name).map { (name, row[$0]) }
      },
      fields: fields
    )
  }

  private static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  /// The column by which rows of both versions are laid side by side.
  private var group: String {
    switch table.name {
    case "sources": "uri"
    case "rejects": "source_uri"
    default: table.key[0]
    }
  }
}
