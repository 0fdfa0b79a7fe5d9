internal import Corpus

/// Tab-separated values, one line a row, with a header; an empty field is NULL.
///
/// The format has no quotes: a tab in a text is `\t`, a line feed `\n`, a carriage return `\r` and
/// a backslash `\\`, as PostgreSQL's COPY reads and writes them.
struct TSVFormat: TableFormat {
  private static let rows = DelimitedRow(separator: UInt8(ascii: "\t"), end: "\n")

  func writeHeader(_ columns: [Column], to file: inout OutputFile) {
    Self.rows.writeHeader(columns, to: &file)
  }

  func write(_ row: borrowing DatasetRow, _ columns: [Column], to file: inout OutputFile) {
    Self.rows.write(row, columns, to: &file) { write($0, to: &$1) }
  }

  private func write(_ text: UnsafeRawBufferPointer, to file: inout OutputFile) {
    var start = 0
    for index in text.indices {
      let escape: StaticString
      switch text[index] {
      case 0x09: escape = #"\t"#
      case 0x0A: escape = #"\n"#
      case 0x0D: escape = #"\r"#
      case UInt8(ascii: "\\"): escape = #"\\"#
      default: continue
      }
      file.append(UnsafeRawBufferPointer(rebasing: text[start..<index]))
      file.append(escape)
      start = index + 1
    }
    file.append(UnsafeRawBufferPointer(rebasing: text[start...]))
  }
}

extension TSVFormat {
  static let module = ModuleDescription<LoadContext, any Exporter>(
    "tsv",
    summary: "Each table and view as tsv/<name>.tsv; tabs and line feeds in texts are escaped."
  ) { _, _ throws(ModuleError) in
    TableExporter(folder: "tsv", fileExtension: "tsv") { TSVFormat() }
  }
}
