public import Corpus
import Foundation

/// The codes of countries and their parts, by their Chinese names.
///
/// Compiled by `PlaceCodeCompiler` into lines `name<tab>scheme<tab>code`; a name that two places of
/// one scheme have is not in it.
public struct PlaceCodes: Sendable {
  /// In the data folder.
  public static let path = "lexicons/compiled/place-codes.tsv"

  private let codes: [String: [EntityCode]]

  /// The program's own table, read once.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the table, shared by all who ask.
  /// - Throws: `DataError`, where it has not been compiled or is damaged.
  public static func standard(_ data: DataFolder) throws(DataError) -> PlaceCodes {
    try data.resource(path) { path throws(DataError) in
      guard let contents = FileManager.default.contents(atPath: path) else {
        throw DataError(path: path, message: "is missing; compile the lexicon anew")
      }
      var codes: [String: [EntityCode]] = [:]
      for line in String(decoding: contents, as: UTF8.self).split(separator: "\n") {
        let cells = line.split(separator: "\t")
        guard cells.count == 3 else {
          throw DataError(path: path, message: "is damaged; compile the lexicon anew")
        }
        codes[String(cells[0]), default: []].append(
          EntityCode(scheme: String(cells[1]), code: String(cells[2]))
        )
      }
      return PlaceCodes(codes)
    }
  }

  /// - Parameter codes: by name.
  public init(_ codes: [String: [EntityCode]]) { self.codes = codes }

  /// The codes of the place of that name, by scheme; none where no list has it.
  public func codes(of name: String) -> [EntityCode] { codes[name] ?? [] }
}
