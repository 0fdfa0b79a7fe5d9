public import Corpus
internal import Foundation

extension DataFolder {
  /// The files of a folder.
  ///
  /// - Parameters:
  ///   - folder: path in the data folder.
  ///   - ending: of the files' names.
  /// - Returns: their paths in the data folder, by name; none where there is no such folder.
  public func files(in folder: String, ending: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path(folder))) ?? []
    return names.filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
  }

  /// The bytes of a file.
  ///
  /// - Parameter path: absolute.
  /// - Returns: the bytes.
  /// - Throws: `DataError`, where it is not there or cannot be read.
  public static func bytes(ofFile path: String) throws(DataError) -> [UInt8] {
    do {
      return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    } catch {
      throw DataError(path: path, message: "is missing or cannot be read")
    }
  }

  /// The JSON of a file, its faults told by line and column.
  ///
  /// - Parameter path: absolute.
  /// - Returns: the parsed file.
  /// - Throws: `DataError`, where it cannot be read or is no JSON.
  public static func json(ofFile path: String) throws(DataError) -> JSON {
    let bytes = try bytes(ofFile: path)
    do throws(JSONError) {
      return try JSONParser.parse(bytes)
    } catch {
      let position = TextPosition(of: error.offset, in: bytes)
      throw DataError(path: path, message: "\(position): \(error.message)")
    }
  }

  /// The rows of a text file: one a line, fields split by tabs; blank lines and those that start
  /// with `#` are left out.
  ///
  /// - Parameter path: absolute.
  /// - Returns: the rows.
  /// - Throws: `DataError`, where it cannot be read or is not UTF-8.
  public static func rows(ofFile path: String) throws(DataError) -> [[String]] {
    guard let text = String(validating: try bytes(ofFile: path), as: UTF8.self) else {
      throw DataError(path: path, message: "is not UTF-8")
    }
    var rows: [[String]] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")) {
      let line = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
      guard let first = line.first, first != UInt8(ascii: "#") else { continue }
      let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      rows.append(fields.map { String(decoding: $0, as: UTF8.self) })
    }
    return rows
  }
}
