internal import Corpus

/// Writes the rows of one view into a sheet, and into further ones where Excel's limit is reached.
struct SheetWriter {
  /// Excel's limits.
  static let rowLimit = 1_048_576
  static let linkLimit = 65_530

  /// What a reader of the file has to know.
  struct Outcome {
    var rows = 0
    var truncatedCells = 0
    /// How many sheets the rows take.
    var sheets = 1
    /// Whether rows towards the end have no link, for there may be no more of them.
    var isShortOfLinks = false
  }

  let tabular: any Tabular
  /// The sheet's name, or its beginning.
  let name: String
  /// How many rows a sheet takes, the header included.
  var rowLimit = Self.rowLimit

  /// Writes everything.
  ///
  /// - Parameters:
  ///   - dataset: to read from.
  ///   - book: gets the sheets.
  ///   - places: where documents have their rows; gets those of this view where it is the one of
  ///     documents, and leads to them where it is another.
  /// - Returns: what there is to tell on the first sheet.
  /// - Throws: `LoadError`.
  func write(
    _ dataset: DatasetReader,
    to book: Workbook,
    _ places: inout DocumentPlaces
  ) throws(LoadError) -> Outcome {
    var outcome = Outcome()
    var sheet = try SheetRows(book.addSheet(name), named: name, tabular.columns)
    let columns = tabular.columns
    let unit = columns.firstIndex { $0.name == "unit" }
    let document = columns.firstIndex { $0.name == "document_id" }
    let isDocuments = tabular.key == ["document_id"]
    try dataset.forEachRow(of: tabular) { (row) throws(LoadError) in
      if sheet.nextRow == rowLimit {
        try sheet.finish()
        outcome.sheets += 1
        outcome.truncatedCells += sheet.truncatedCells
        let next = "\(name) (\(outcome.sheets))"
        sheet = try SheetRows(book.addSheet(next), named: next, columns)
      }
      if isDocuments {
        places.add(row.string(0), sheet: sheet.name, row: sheet.nextRow)
      }
      for index in columns.indices {
        if index == document, !isDocuments, sheet.links < Self.linkLimit,
          let target = places[row.string(index)]
        {
          try sheet.write(row.string(index), linkingTo: target, column: index)
        } else {
          try sheet.write(row, column: index, unit: unit)
        }
      }
      if document != nil, !isDocuments, sheet.links == Self.linkLimit {
        outcome.isShortOfLinks = true
      }
      sheet.endRow()
      outcome.rows += 1
    }
    try sheet.finish()
    outcome.truncatedCells += sheet.truncatedCells
    return outcome
  }
}

/// In which row of which sheet a document stands; only for so many as links can lead to.
struct DocumentPlaces {
  private var places: [String: String] = [:]

  mutating func add(_ id: String, sheet: String, row: Int) {
    guard places.count < SheetWriter.linkLimit else { return }
    places[id] = "'\(sheet)'!A\(row + 1)"
  }

  subscript(id: String) -> String? { places[id] }
}
