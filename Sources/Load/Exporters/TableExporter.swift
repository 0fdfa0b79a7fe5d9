/// How the rows of one table are written to one file; made anew for each file.
protocol TableFormat {
  mutating func writeHeader(_ columns: [Column], to file: inout OutputFile)
  mutating func write(_ row: borrowing DatasetRow, _ columns: [Column], to file: inout OutputFile)
}

/// Writes one file for each table and view, in the order of the schema, rows sorted by key,
/// columns in the order of the schema.
struct TableExporter<Format: TableFormat>: Exporter {
  let folder: String
  /// The ending of its files, without the dot.
  let fileExtension: String
  let makeFormat: @Sendable () -> Format

  func export(
    _ dataset: DatasetReader,
    into folder: String
  ) throws(LoadError) -> [ExportedFile] {
    var written: [ExportedFile] = []
    for tabular in DatasetSchema.tabulars {
      written.append(try export(tabular, of: dataset, into: folder))
    }
    return written
  }

  private func export(
    _ tabular: some Tabular,
    of dataset: DatasetReader,
    into folder: String
  ) throws(LoadError) -> ExportedFile {
    let name = "\(tabular.name).\(fileExtension)"
    let columns = tabular.columns
    var format = makeFormat()
    var file = try OutputFile(creating: folder + "/" + name)
    var count = 0
    format.writeHeader(columns, to: &file)
    try dataset.forEachRow(of: tabular) { (row) throws(LoadError) in
      format.write(row, columns, to: &file)
      count += 1
      try file.flushIfFull()
    }
    try file.finish()
    return ExportedFile(name: name, table: tabular.name, rows: count)
  }
}
