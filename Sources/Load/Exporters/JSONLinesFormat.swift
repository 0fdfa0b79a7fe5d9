internal import Corpus

/// One object a line with every column of the schema, in its order; NULL as `null`.
struct JSONLinesFormat: TableFormat {
  private var line = JSONWriter()

  func writeHeader(_ columns: [Column], to file: inout OutputFile) {}

  mutating func write(
    _ row: borrowing DatasetRow,
    _ columns: [Column],
    to file: inout OutputFile
  ) {
    line.beginObject()
    for (index, column) in columns.enumerated() {
      line.key(column.name)
      switch row.kind(index) {
      case .null: line.null()
      case .integer where column.content == .boolean: line.boolean(row.integer(index) != 0)
      case .integer: line.integer(row.integer(index))
      case .real: line.number(row.real(index))
      case .text: row.withText(index) { line.string(utf8: $0) }
      }
    }
    line.endObject()
    line.endLine()
    file.append(line.bytes)
    line.removeAll()
  }
}

extension JSONLinesFormat {
  static let module = ModuleDescription<LoadContext, any Exporter>(
    "jsonl",
    summary: "Each table and view as jsonl/<name>.jsonl, one object a line."
  ) { _, _ throws(ModuleError) in
    TableExporter(folder: "jsonl", fileExtension: "jsonl") { JSONLinesFormat() }
  }
}
