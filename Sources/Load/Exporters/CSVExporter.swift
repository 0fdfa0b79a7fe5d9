internal import Corpus

/// Writes each table and view as `csv/<name>.csv`: RFC 4180, UTF-8 without a byte order mark, CRLF,
/// a header, sorted by key, columns in the order of the schema.
///
/// A field is quoted where it has a comma, a quotation mark, CR or LF, or a blank at either end.
/// An empty field is NULL: the dataset has no empty strings. Nothing guards against spreadsheet
/// formulas here; that would change the data.
struct CSVExporter: TableExporter {
  let folder = "csv"
  let fileExtension = "csv"

  func writeHeader(_ columns: [Column], to file: inout OutputFile) {
    for (index, column) in columns.enumerated() {
      if index > 0 { file.append(UInt8(ascii: ",")) }
      file.append(column.name.utf8)
    }
    file.append("\r\n")
  }

  func write(_ row: borrowing DatasetRow, _ columns: [Column], to file: inout OutputFile) {
    for index in columns.indices {
      if index > 0 { file.append(UInt8(ascii: ",")) }
      switch row.kind(index) {
      case .null: break
      case .integer where columns[index].content == .boolean:
        if row.integer(index) == 0 { file.append("false") } else { file.append("true") }
      case .integer: file.append(String(row.integer(index)).utf8)
      case .real: file.append(NumberFormat.shortest(row.real(index)).utf8)
      case .text: row.withText(index) { write($0, to: &file) }
      }
    }
    file.append("\r\n")
  }

  private func write(_ text: UnsafeRawBufferPointer, to file: inout OutputFile) {
    guard needsQuotes(text) else { return file.append(text) }
    let quote = UInt8(ascii: "\"")
    file.append(quote)
    var start = 0
    for index in text.indices where text[index] == quote {
      file.append(UnsafeRawBufferPointer(rebasing: text[start...index]))
      start = index
    }
    file.append(UnsafeRawBufferPointer(rebasing: text[start...]))
    file.append(quote)
  }

  private func needsQuotes(_ text: UnsafeRawBufferPointer) -> Bool {
    guard let first = text.first, let last = text.last else { return false }
    let blank = UInt8(ascii: " ")
    if first == blank || last == blank { return true }
    for byte in text where byte < 0x2D {
      if byte == 0x2C || byte == 0x22 || byte == 0x0D || byte == 0x0A { return true }
    }
    return false
  }

  static let module = ModuleDescription<LoadContext, any Exporter>(
    "csv",
    summary: "Each table and view as CSV (RFC 4180)."
  ) { _, _ throws(ModuleError) in CSVExporter() }
}
