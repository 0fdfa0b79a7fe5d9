internal import Corpus

/// The rows of one sheet: typed cells, and widths from what they hold.
struct SheetRows {
  private static let sampledRows = 1000
  private static let widths = 8...60

  let name: String
  private let sheet: Workbook.Sheet
  private let columns: [Column]
  private(set) var nextRow = 1
  private(set) var links = 0
  private(set) var truncatedCells = 0
  private var widths: [Int]
  private var cell = CellText()

  init(_ sheet: Workbook.Sheet, named name: String, _ columns: [Column]) throws(LoadError) {
    self.name = name
    self.sheet = sheet
    self.columns = columns
    // The filter's button takes the place of three characters.
    widths = columns.map { $0.name.utf8.count + 3 }
    for (index, column) in columns.enumerated() {
      try sheet.write(column.name, row: 0, column: index, style: .header)
    }
  }

  mutating func endRow() { nextRow += 1 }

  mutating func write(_ text: String, linkingTo target: String, column: Int) throws(LoadError) {
    try sheet.write(text, linkingTo: target, row: nextRow, column: column)
    widen(column, to: text.utf8.count)
    links += 1
  }

  /// Writes a cell by what it holds.
  ///
  /// - Parameters:
  ///   - row: of the view.
  ///   - column: the cell's place in it.
  ///   - unit: where the unit of figures stands.
  /// - Throws: `LoadError` where the library refuses it.
  mutating func write(
    _ row: borrowing DatasetRow,
    column: Int,
    unit: Int?
  ) throws(LoadError) {
    switch row.kind(column) {
    case .null: return
    case .integer where columns[column].content == .boolean:
      try sheet.write(row.integer(column) != 0, row: nextRow, column: column)
    case .integer:
      let integer = row.integer(column)
      try write(Double(integer), exactly: String(integer), .plain, column)
    case .real:
      try writeReal(row, column, unit)
    case .text:
      if columns[column].content == .date, try writeDate(row.string(column), column) { return }
      row.withText(column) { cell.set($0) }
      if cell.isTruncated { truncatedCells += 1 }
      try sheet.write(cell, row: nextRow, column: column, style: style(of: column))
      if nextRow <= Self.sampledRows { widen(column, to: Self.width(of: cell.bytes)) }
    }
  }

  private mutating func writeReal(
    _ row: borrowing DatasetRow,
    _ column: Int,
    _ unit: Int?
  ) throws(LoadError) {
    let number = row.real(column)
    guard columns[column].content == .figure else {
      return try write(number, exactly: NumberFormat.shortest(number), .plain, column)
    }
    if let unit, row.kind(unit) == .text, row.string(unit) == "%" {
      // The view says 14.7 where the spreadsheet has 0.147 and shows 14.7 %.
      let share = (number * 1e10).rounded() / 1e12
      return try write(share, exactly: NumberFormat.shortest(share), .percentage, column)
    }
    try write(number, exactly: NumberFormat.shortest(number), .number, column)
  }

  /// A number, or its digits as text where there are more than Excel keeps.
  private mutating func write(
    _ number: Double,
    exactly text: String,
    _ style: Workbook.Style,
    _ column: Int
  ) throws(LoadError) {
    if Self.significantDigits(text) > 15 {
      try sheet.write(text, row: nextRow, column: column)
    } else {
      try sheet.write(number, row: nextRow, column: column, style: style)
    }
    widen(column, to: text.utf8.count + text.utf8.count / 3)
  }

  /// Writes a real date where the day is known and Excel's calendar has it.
  private mutating func writeDate(_ text: String, _ column: Int) throws(LoadError) -> Bool {
    let utf8 = text.utf8
    guard let day = CalendarDay(utf8.prefix(10)), day.daysSince1970 >= Self.firstSafeDay
    else { return false }
    let serial = day.daysSince1970 - Self.excelEpoch
    if utf8.count == 10 {
      try sheet.write(Double(serial), row: nextRow, column: column, style: .day)
      widen(column, to: 10)
      return true
    }
    guard let second = Self.second(utf8.dropFirst(10)) else { return false }
    try sheet.write(
      Double(serial) + Double(second) / 86_400,
      row: nextRow,
      column: column,
      style: .instant
    )
    widen(column, to: 19)
    return true
  }

  /// Sets the widths, freezes the header and adds the filters.
  func finish() throws(LoadError) {
    for column in columns.indices {
      try sheet.setWidth(
        min(max(widths[column], Self.widths.lowerBound), Self.widths.upperBound),
        of: column
      )
    }
    try sheet.freezeHeader(columns: columns.count, lastRow: nextRow - 1)
  }

  private func style(of column: Int) -> Workbook.Style {
    let isProse = columns[column].content == .evidence || columns[column].name == "sentence"
    return isProse ? .wrapped : .plain
  }

  private mutating func widen(_ column: Int, to width: Int) {
    if width + 1 > widths[column] { widths[column] = width + 1 }
  }

  /// How wide a text is, in digits: those of Chinese are twice as wide.
  private static func width(of utf8: [UInt8]) -> Int {
    var width = 0
    for byte in utf8 where byte & 0b1100_0000 != 0b1000_0000 {
      width += byte < 0xE0 ? 1 : 2
      if width >= widths.upperBound { break }
    }
    return width
  }

  private static func significantDigits(_ number: String) -> Int {
    let mantissa = number.utf8.prefix { $0 != UInt8(ascii: "e") && $0 != UInt8(ascii: "E") }
    let digits = mantissa.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
    return digits.count - digits.reversed().prefix { $0 == 0x30 }.count
  }

  /// `T09:30` or `T09:30:00` as a second of the day; nil with a zone, which Excel does not know.
  private static func second(_ time: Substring.UTF8View) -> Int? {
    let bytes = Array(time)
    guard bytes.count == 6 || bytes.count == 9, bytes[0] == UInt8(ascii: "T") else { return nil }
    var parts: [Int] = []
    for start in stride(from: 1, to: bytes.count, by: 3) {
      guard let part = Int(String(decoding: bytes[start..<(start + 2)], as: UTF8.self)),
        start == 1 || bytes[start - 1] == UInt8(ascii: ":")
      else { return nil }
      parts.append(part)
    }
    guard parts[0] < 24, parts.dropFirst().allSatisfy({ (0..<60).contains($0) }) else { return nil }
    return parts[0] * 3600 + parts[1] * 60 + (parts.count > 2 ? parts[2] : 0)
  }

  /// 1899-12-30, day 0 of Excel's calendar, in days since 1970.
  private static let excelEpoch = -25_569
  /// 1900-03-01: before it Excel counts a day that never was.
  private static let firstSafeDay = -25_508
}
