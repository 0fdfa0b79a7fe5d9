internal import GRDB

/// The rows of a table, a document (or source, or entity) at a time.
struct RowGroups {
  private let rows: PreparedStatement
  private let columns: Int
  private let group: Int
  /// What the next group is of; nil at the end.
  private(set) var id: String?

  /// - Parameters:
  ///   - database: to read from.
  ///   - sql: gives the rows, ordered by their group.
  ///   - columns: how many there are.
  ///   - group: the place of the column that says which group a row is of.
  /// - Throws: what SQLite says.
  init(_ database: Database, _ sql: String, columns: Int, group: Int) throws {
    rows = try PreparedStatement(database, sql)
    self.columns = columns
    self.group = group
    id = try rows.step() ? rows.string(group) : nil
  }

  mutating func next() throws -> [[Cell]] {
    var found: [[Cell]] = []
    let current = id
    while id != nil, id == current {
      let row = DatasetRow(statement: rows)
      var cells: [Cell] = []
      for column in 0..<columns { cells.append(Cell(row, column)) }
      found.append(cells)
      id = try rows.step() ? rows.string(group) : nil
    }
    return found
  }

  func end() { rows.reset() }
}
