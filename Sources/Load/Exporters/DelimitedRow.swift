internal import Corpus

/// A row as one line of cells with a separator between them.
///
/// How a text is written is the format's own. NULL is an empty cell: the dataset has no empty
/// strings.
struct DelimitedRow {
  let separator: UInt8
  let end: StaticString

  func writeHeader(_ columns: [Column], to file: inout OutputFile) {
    for (index, column) in columns.enumerated() {
      if index > 0 { file.append(separator) }
      file.append(column.name.utf8)
    }
    file.append(end)
  }

  func write(
    _ row: borrowing DatasetRow,
    _ columns: [Column],
    to file: inout OutputFile,
    writeText: (UnsafeRawBufferPointer, inout OutputFile) -> Void
  ) {
    for index in columns.indices {
      if index > 0 { file.append(separator) }
      switch row.kind(index) {
      case .null: break
      case .integer where columns[index].content == .boolean:
        file.append(row.integer(index) == 0 ? "false" : "true")
      case .integer: file.append(String(row.integer(index)).utf8)
      case .real: file.append(NumberFormat.shortest(row.real(index)).utf8)
      case .text: row.withText(index) { writeText($0, &file) }
      }
    }
    file.append(end)
  }
}
