internal import Corpus

extension JSONWriter {
  /// Writes the cells of a row as members of the object that is open, NULL as `null`.
  ///
  /// - Parameters:
  ///   - row: its cells stand in the order of `columns`.
  ///   - columns: of the row.
  ///   - omitted: columns that are left out.
  mutating func cells(
    of row: borrowing DatasetRow,
    _ columns: [Column],
    omitting omitted: [String] = []
  ) {
    for (index, column) in columns.enumerated() where !omitted.contains(column.name) {
      key(column.name)
      switch row.kind(index) {
      case .null: null()
      case .integer where column.content == .boolean: boolean(row.integer(index) != 0)
      case .integer: integer(row.integer(index))
      case .real: number(row.real(index))
      case .text: row.withText(index) { string(utf8: $0) }
      }
    }
  }
}
