public import Corpus
import Foundation

extension DataFolder {
  /// What `make` reads from the JSON file at `relative`, once.
  ///
  /// - Parameters:
  ///   - relative: path in the folder, such as `lexicons/units.json`.
  ///   - inBothScripts: whether its words are wanted as Traditional text writes them, too.
  ///   - make: gets the parsed file; what it throws is given the file's name and the place.
  /// - Returns: the loaded resource, shared by all who ask.
  /// - Throws: `DataError`, where the file is missing, is no JSON, or `make` does not accept it.
  public func json<Resource: Sendable>(
    _ relative: String,
    inBothScripts: Bool = false,
    make: (JSON) throws(JSONError) -> Resource
  ) throws(DataError) -> Resource {
    try resource(relative) { path throws(DataError) in
      let traditional = inBothScripts ? try TraditionalWords.shared() : nil
      guard let contents = FileManager.default.contents(atPath: path) else {
        throw DataError(path: path, message: "is missing or cannot be read")
      }
      let bytes = Array(contents)
      do throws(JSONError) {
        let json = try JSONParser.parse(bytes)
        return try make(traditional.map { json.inBothScripts($0) } ?? json)
      } catch {
        let position = TextPosition(of: error.offset, in: bytes)
        throw DataError(path: path, message: "\(position): \(error.message)")
      }
    }
  }
}

extension JSON {
  /// The strings of the list `key`.
  ///
  /// - Parameter key: a member of this object.
  /// - Returns: at least one string.
  /// - Throws: `JSONError`, where there is no such list or it holds something else.
  public func strings(_ key: String) throws(JSONError) -> [String] {
    guard let elements = self[key]?.elements, !elements.isEmpty else {
      throw JSONError(message: "a list `\(key)` is missing", offset: offset)
    }
    var strings: [String] = []
    for element in elements {
      guard let string = element.string, !string.isEmpty else {
        throw JSONError(
          message: "`\(key)` holds \(element.kindName) where a word belongs",
          offset: element.offset
        )
      }
      strings.append(string)
    }
    return strings
  }
}
