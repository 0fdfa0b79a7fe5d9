internal import Corpus

/// RFC 4180: UTF-8 without a byte order mark, CRLF, commas, a header.
///
/// A field is quoted where it has a comma, a quotation mark, CR or LF, or a blank at either end.
/// Nothing guards against spreadsheet formulas here; that would change the data.
struct CSVFormat: TableFormat {
  static let rows = DelimitedRow(separator: UInt8(ascii: ","), end: "\r\n")

  func writeHeader(_ columns: [Column], to file: inout OutputFile) {
    Self.rows.writeHeader(columns, to: &file)
  }

  func write(_ row: borrowing DatasetRow, _ columns: [Column], to file: inout OutputFile) {
    Self.rows.write(row, columns, to: &file) { Self.write($0, to: &$1) }
  }

  static func write(_ text: UnsafeRawBufferPointer, to file: inout OutputFile) {
    guard needsQuotes(text) else { return file.append(text) }
    let quote = UInt8(ascii: "\"")
    file.append(quote)
    var start = 0
    for index in text.indices where text[index] == quote {
      // Up to the mark and with it; the next stretch begins with the mark again.
      file.append(UnsafeRawBufferPointer(rebasing: text[start...index]))
      start = index
    }
    file.append(UnsafeRawBufferPointer(rebasing: text[start...]))
    file.append(quote)
  }

  private static func needsQuotes(_ text: UnsafeRawBufferPointer) -> Bool {
    let blank = UInt8(ascii: " ")
    if text.first == blank || text.last == blank { return true }
    for byte in text where byte <= UInt8(ascii: ",") {
      switch byte {
      case UInt8(ascii: ","), UInt8(ascii: "\""), 0x0D, 0x0A: return true
      default: continue
      }
    }
    return false
  }
}

extension CSVFormat {
  static let module = ModuleDescription<LoadContext, any Exporter>(
    "csv",
    summary: "Each table and view as csv/<name>.csv (RFC 4180)."
  ) { _, _ throws(ModuleError) in
    TableExporter(folder: "csv", fileExtension: "csv") { CSVFormat() }
  }
}
