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
