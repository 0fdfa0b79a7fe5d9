internal import Corpus

/// CSV for people who open it in a spreadsheet: with a byte order mark, so that Excel reads UTF-8,
/// and with a `'` before texts that a spreadsheet would run as a formula.
///
/// Lossy, for the `'` is not in the data; programs read `csv/`, and `xlsx/` needs neither.
struct ExcelCSVFormat: TableFormat {
  func writeHeader(_ columns: [Column], to file: inout OutputFile) {
    file.append("\u{FEFF}")
    CSVFormat().writeHeader(columns, to: &file)
  }

  func write(_ row: borrowing DatasetRow, _ columns: [Column], to file: inout OutputFile) {
    CSVFormat.rows.write(row, columns, to: &file) { text, file in
      guard Self.looksLikeFormula(text) else { return CSVFormat.write(text, to: &file) }
      ([UInt8(ascii: "'")] + text).withUnsafeBytes { CSVFormat.write($0, to: &file) }
    }
  }

  private static func looksLikeFormula(_ text: UnsafeRawBufferPointer) -> Bool {
    switch text.first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
      true
    default: false
    }
  }
}

extension ExcelCSVFormat {
  static let module = ModuleDescription<LoadContext, any Exporter>(
    "excel",
    summary: "Each table and view as excel/<name>.csv for spreadsheets: lossy, with a mark and"
      + " guarded formulas."
  ) { _, _ throws(ModuleError) in
    TableExporter(folder: "excel", fileExtension: "csv") { ExcelCSVFormat() }
  }
}
