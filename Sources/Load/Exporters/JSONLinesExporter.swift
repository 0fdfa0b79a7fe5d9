internal import Corpus

/// Writes each table and view as `jsonl/<name>.jsonl`: one object a line, sorted by key, every
/// column of the schema in its order, NULL as `null`.
struct JSONLinesExporter: TableExporter {
  let folder = "jsonl"
  let fileExtension = "jsonl"

  func writeHeader(_ columns: [Column], to file: inout OutputFile) {}

  func write(_ row: borrowing DatasetRow, _ columns: [Column], to file: inout OutputFile) {
    file.append(UInt8(ascii: "{"))
    for (index, column) in columns.enumerated() {
      if index > 0 { file.append(UInt8(ascii: ",")) }
      file.append(UInt8(ascii: "\""))
      file.append(column.name.utf8)
      file.append("\":")
      switch row.kind(index) {
      case .null: file.append("null")
      case .integer where column.content == .boolean:
        if row.integer(index) == 0 { file.append("false") } else { file.append("true") }
      case .integer: file.append(String(row.integer(index)).utf8)
      case .real: file.append(NumberFormat.shortest(row.real(index)).utf8)
      case .text: row.withText(index) { write($0, to: &file) }
      }
    }
    file.append("}\n")
  }

  private func write(_ text: UnsafeRawBufferPointer, to file: inout OutputFile) {
    file.append(UInt8(ascii: "\""))
    var start = 0
    for index in text.indices where needsEscape(text[index]) {
      file.append(UnsafeRawBufferPointer(rebasing: text[start..<index]))
      escape(text[index], to: &file)
      start = index + 1
    }
    file.append(UnsafeRawBufferPointer(rebasing: text[start...]))
    file.append(UInt8(ascii: "\""))
  }

  private func needsEscape(_ byte: UInt8) -> Bool { byte < 0x20 || byte == 0x22 || byte == 0x5C }

  private func escape(_ byte: UInt8, to file: inout OutputFile) {
    switch byte {
    case 0x22: file.append("\\\"")
    case 0x5C: file.append("\\\\")
    case 0x0A: file.append("\\n")
    case 0x0D: file.append("\\r")
    case 0x09: file.append("\\t")
    default:
      let digits: StaticString = "0123456789abcdef"
      file.append("\\u00")
      file.append(digits.utf8Start[Int(byte >> 4)])
      file.append(digits.utf8Start[Int(byte & 15)])
    }
  }

  static let module = ModuleDescription<LoadContext, any Exporter>(
    "jsonl",
    summary: "Each table and view as JSON Lines."
  ) { _, _ throws(ModuleError) in JSONLinesExporter() }
}
