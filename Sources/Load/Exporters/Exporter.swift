/// Writes a finished dataset in one more format.
public protocol Exporter: Sendable {
  /// The folder of its files, inside the build's folder.
  var folder: String { get }
  /// Writes its files.
  ///
  /// - Parameters:
  ///   - dataset: to read from, row by row.
  ///   - folder: exists, and is the exporter's own.
  /// - Returns: what was written, in the order of the schema.
  /// - Throws: `LoadError`.
  func export(_ dataset: DatasetReader, into folder: String) throws(LoadError) -> [ExportedFile]
}

/// A file that an exporter wrote.
public struct ExportedFile: Sendable, Hashable {
  /// The file's name in the exporter's folder.
  public let name: String
  /// The table or view that it holds; nil where it holds several.
  public let table: String?
  /// Without a header.
  public let rows: Int

  public init(name: String, table: String?, rows: Int) {
    self.name = name
    self.table = table
    self.rows = rows
  }
}

/// What exporters with one file for each table and view share.
protocol TableExporter: Exporter {
  /// The ending of its files, without the dot.
  var fileExtension: String { get }
  func writeHeader(_ columns: [Column], to file: inout OutputFile)
  func write(_ row: borrowing DatasetRow, _ columns: [Column], to file: inout OutputFile)
}

extension TableExporter {
  public func export(
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
    var file = try OutputFile(creating: folder + "/" + name)
    var count = 0
    writeHeader(tabular.columns, to: &file)
    try dataset.forEachRow(of: tabular) { (row) throws(LoadError) in
      write(row, tabular.columns, to: &file)
      count += 1
      try file.flushIfFull()
    }
    try file.finish()
    return ExportedFile(name: name, table: tabular.name, rows: count)
  }
}
