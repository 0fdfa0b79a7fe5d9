/// How many rows each table and view of a dataset has, in the order of the schema.
public struct DatasetSummary: Sendable, Hashable {
  /// One table.
  public struct Entry: Sendable, Hashable {
    public let table: String
    public let rows: Int
  }

  /// The tables.
  public let entries: [Entry]
  /// The views; empty where they were not counted.
  public let views: [Entry]

  /// Counts the rows of the dataset that `reader` reads.
  ///
  /// - Parameters:
  ///   - reader: of the dataset.
  ///   - includingViews: whether the rows of views are counted as well, which takes joins.
  /// - Throws: `LoadError` where the dataset cannot be read.
  public init(_ reader: DatasetReader, includingViews: Bool = false) throws(LoadError) {
    entries = try Self.count(DatasetSchema.tables, reader)
    views = includingViews ? try Self.count(DatasetSchema.views, reader) : []
  }

  /// The rows of the table or view of that name; 0 where there is none.
  public func rows(in table: String) -> Int {
    (entries + views).first { $0.table == table }?.rows ?? 0
  }

  private static func count(
    _ tabulars: [any Tabular],
    _ reader: DatasetReader
  ) throws(LoadError) -> [Entry] {
    var counted: [Entry] = []
    for tabular in tabulars {
      counted.append(Entry(table: tabular.name, rows: try reader.rowCount(of: tabular)))
    }
    return counted
  }
}
