/// How many rows each table of a dataset has, in the order of the schema.
public struct DatasetSummary: Sendable, Hashable {
  /// One table.
  public struct Entry: Sendable, Hashable {
    public let table: String
    public let rows: Int
  }

  public let entries: [Entry]

  /// Counts the rows of the dataset that `reader` reads.
  public init(_ reader: DatasetReader) throws(LoadError) {
    var entries: [Entry] = []
    for table in DatasetSchema.tables {
      entries.append(Entry(table: table.name, rows: try reader.rowCount(of: table)))
    }
    self.entries = entries
  }

  /// The rows of the table of that name; 0 where there is none.
  public func rows(in table: String) -> Int { entries.first { $0.table == table }?.rows ?? 0 }
}
