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
    line.cells(of: row, columns)
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
