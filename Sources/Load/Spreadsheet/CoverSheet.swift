/// The first sheet: what this is, how many rows there are, what the columns mean, and what the
/// format could not hold.
struct CoverSheet {
  static let name = "README"

  let description: DatasetDescription
  /// The date of the newest document, at the precision known.
  let newest: String?
  let sheets: [(tabular: any Tabular, name: String, outcome: SheetWriter.Outcome)]
  let summary: DatasetSummary

  func write(to sheet: Workbook.Sheet) throws(LoadError) {
    var row = 0
    try sheet.write(description.title, row: row, column: 0, style: .title)
    row += 1
    for (label, text) in facts {
      try sheet.write(label, row: row, column: 0)
      try sheet.write(text, row: row, column: 1)
      row += 1
    }
    for notice in notices {
      try sheet.write("Notice", row: row, column: 0, style: .header)
      try sheet.write(notice, row: row, column: 1)
      row += 1
    }
    row += 1
    try writeHeader(["Sheet", "Rows", "What it holds"], to: sheet, &row)
    for entry in sheets {
      try sheet.write(entry.name, linkingTo: "'\(entry.name)'!A1", row: row, column: 0)
      try sheet.write(Double(entry.outcome.rows), row: row, column: 1, style: .number)
      try sheet.write(entry.tabular.summary, row: row, column: 2)
      row += 1
    }
    row += 1
    try writeHeader(["Sheet", "Column", "Meaning", "Unit"], to: sheet, &row)
    for entry in sheets {
      for column in entry.tabular.columns {
        try sheet.write(entry.name, row: row, column: 0)
        try sheet.write(column.name, row: row, column: 1)
        try sheet.write(meaning(of: column), row: row, column: 2)
        if let unit = column.unit { try sheet.write(unit, row: row, column: 3) }
        row += 1
      }
    }
    row += 1
    try writeHeader(["Table", "Rows in the database", "What it holds"], to: sheet, &row)
    for table in DatasetSchema.tables {
      try sheet.write(table.name, row: row, column: 0)
      try sheet.write(
        Double(summary.rows(in: table.name)),
        row: row,
        column: 1,
        style: .number
      )
      try sheet.write(table.summary, row: row, column: 2)
      row += 1
    }
    for (column, width) in [18, 24, 90, 14].enumerated() {
      try sheet.setWidth(width, of: column)
    }
  }

  private var facts: [(String, String)] {
    var facts = [("Version", description.version), ("Licence", description.licence)]
    if let address = Licence(identifier: description.licence).address {
      facts.append(("Licence text", address))
    }
    if let newest { facts.append(("Newest document", newest)) }
    if let summary = description.summary { facts.append(("Description", summary)) }
    if !description.creators.isEmpty {
      facts.append(("Made by", description.creators.joined(separator: "; ")))
    }
    if let citation = description.citation { facts.append(("Cite as", citation)) }
    if let homepage = description.homepage { facts.append(("Homepage", homepage)) }
    return facts
  }

  private var notices: [String] {
    var notices = [
      "Percentages are numbers (0.147 shown as 14.7%); documents that repeat another are left out."
    ]
    for (_, name, outcome) in sheets {
      if outcome.truncatedCells > 0 {
        notices.append(
          "\(name): \(outcome.truncatedCells) texts were cut at \(CellText.limit) characters and"
            + " end with …; the CSV has them whole."
        )
      }
      if outcome.sheets > 1 {
        notices.append("\(name): the rows take \(outcome.sheets) sheets, for Excel's limit.")
      }
      if outcome.isShortOfLinks {
        notices.append(
          "\(name): only \(SheetWriter.linkLimit) rows a sheet have a link to their document."
        )
      }
    }
    return notices
  }

  /// What the column holds in the spreadsheet, which shows percentages as such.
  private func meaning(of column: Column) -> String {
    column.content == .figure ? column.summary + " Percentages are shown with %." : column.summary
  }

  private func writeHeader(
    _ titles: [String],
    to sheet: Workbook.Sheet,
    _ row: inout Int
  ) throws(LoadError) {
    for (column, title) in titles.enumerated() {
      try sheet.write(title, row: row, column: column, style: .header)
    }
    row += 1
  }
}
