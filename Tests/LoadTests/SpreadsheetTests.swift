import Corpus
import Foundation
import Testing

@testable import Load

private func dataset(_ titles: [String]) throws -> (Workbench, DatasetReader) {
  let bench = try Workbench()
  try bench.build(
    try titles.enumerated().map { index, title in
      var document = plainDocument("第\(index)篇。", "\(index).txt")
      document.title = title
      return .document(try DocumentRows(document))
    }
  )
  return (bench, try DatasetReader(path: bench.path("test.sqlite")))
}

private func export(
  _ titles: [String],
  epoch: Int = 0,
  rowLimit: Int = SheetWriter.rowLimit
) throws -> (bench: Workbench, path: String) {
  let (bench, reader) = try dataset(titles)
  let folder = bench.path("xlsx")
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let exporter = SpreadsheetExporter(
    description: DatasetDescription(name: "test", epoch: epoch),
    rowLimit: rowLimit
  )
  let files = try exporter.export(reader, into: folder)
  #expect(files.map(\.name) == ["test.xlsx"])
  let left = try FileManager.default.contentsOfDirectory(atPath: folder)
  #expect(left == ["test.xlsx"], "no scratch file stays")
  return (bench, folder + "/test.xlsx")
}

@Test func rowsBeyondTheLimitGoToFurtherSheets() throws {
  let titles = (0..<7).map { "标题\($0)" }
  let whole = try export(titles)
  let split = try export(titles, rowLimit: 4)
  #expect(try SpreadsheetCount(of: whole.path).rows["v_documents"] == 7)
  #expect(try SpreadsheetCount(of: split.path).rows["v_documents"] == 7)
  let size = try whole.bench.bytes("xlsx/test.xlsx").count
  #expect(try split.bench.bytes("xlsx/test.xlsx").count > size, "three sheets in place of one")
}

@Test func spreadsheetsHaveTheSameBytesForTheSameTime() throws {
  let first = try export(["一"], epoch: 1_738_713_600)
  let second = try export(["一"], epoch: 1_738_713_600)
  let other = try export(["一"], epoch: 1_738_800_000)
  let bytes = try first.bench.bytes("xlsx/test.xlsx")
  #expect(try second.bench.bytes("xlsx/test.xlsx") == bytes)
  #expect(try other.bench.bytes("xlsx/test.xlsx") != bytes)
}

@Test func aFileThatIsNoSpreadsheetIsNoneToCount() throws {
  let bench = try Workbench()
  try Data("text".utf8).write(to: URL(fileURLWithPath: bench.path("a.xlsx")))
  let error = #expect(throws: LoadError.self) { try SpreadsheetCount(of: bench.path("a.xlsx")) }
  #expect(error?.kind == .corrupt)
}

/// Texts with how they stand in a cell.
private let cells: [(text: String, cell: String, isTruncated: Bool)] = [
  ("=1+1", "=1+1", false),
  ("_x0041_", "_x005F_x0041_", false),
  ("__x00e9_x0041_", "__x005F_x00e9_x005F_x0041_", false),
  ("_x004_", "_x004_", false), ("_x004g_", "_x004g_", false), ("_x0041", "_x0041", false),
  ("\u{FFFE}a\u{FFFF}", "_xFFFE_a_xFFFF_", false), ("\u{FFFD}", "\u{FFFD}", false),
  (String(repeating: "长", count: 32_767), String(repeating: "长", count: 32_767), false),
  (String(repeating: "长", count: 32_768), String(repeating: "长", count: 32_766) + "…", true),
  // Two units each: one more would not fit beside the mark.
  (String(repeating: "𠮷", count: 16_384), String(repeating: "𠮷", count: 16_383) + "…", true),
]

@Test(arguments: cells.indices)
func cellsHoldWhatExcelTakes(index: Int) {
  let (text, cell, isTruncated) = cells[index]
  var written = CellText()
  Array(text.utf8).withUnsafeBytes { written.set($0) }
  #expect(String(decoding: written.bytes.dropLast(), as: UTF8.self) == cell)
  #expect(written.bytes.last == 0)
  #expect(written.isTruncated == isTruncated)
}

@Test func calendarDaysAreThoseOfTheCalendar() {
  for (text, days) in [
    ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2025-02-05", 20_124),
    ("1900-03-01", -25_508), ("0001-01-01", -719_162),
  ] {
    #expect(CalendarDay(text.utf8)?.daysSince1970 == days)
    #expect(CalendarDay(daysSince1970: days).text == text)
  }
  for text in ["2025-02-29", "2025-13-01", "2025-00-10", "2025-1-01", "2025-02-00", "2025-02-05T"] {
    #expect(CalendarDay(text.utf8) == nil)
  }
  for days in stride(from: -720_000, to: 2_900_000, by: 997) {
    #expect(CalendarDay(CalendarDay(daysSince1970: days).text.utf8)?.daysSince1970 ?? days == days)
  }
}
