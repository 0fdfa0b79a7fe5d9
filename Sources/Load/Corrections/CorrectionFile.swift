internal import Corpus
internal import Foundation

/// Reads `corrections.json`.
///
/// It holds a list `corrections` of objects, each with its `action`, what it is about, and a
/// `reason`. Anything else in it is a fault.
struct CorrectionFile {
  /// The corrections of the file at `path`, in its order.
  ///
  /// - Parameter path: absolute, or relative to the working folder.
  /// - Returns: them, numbered from 1.
  /// - Throws: `ModuleError` for the option `corrections`, with line and column.
  static func read(_ path: String) throws(ModuleError) -> [Correction] {
    guard let contents = FileManager.default.contents(atPath: path) else {
      throw ModuleError(option: "corrections", message: "\(path) is missing or cannot be read")
    }
    let bytes = Array(contents)
    do throws(JSONError) {
      return try corrections(try JSONParser.parse(bytes))
    } catch {
      let position = TextPosition(of: error.offset, in: bytes)
      let file = URL(fileURLWithPath: path).lastPathComponent
      throw ModuleError(
        option: "corrections",
        message: "\(file):\(position): \(error.message); see docs/corrections.md"
      )
    }
  }

  private static func corrections(_ json: JSON) throws(JSONError) -> [Correction] {
    try check(json, keys: ["$schema", "corrections"])
    guard let list = json["corrections"] else {
      throw JSONError(message: "a list `corrections` is missing", offset: json.offset)
    }
    guard let elements = list.elements else {
      throw JSONError(
        message: "`corrections` is \(list.kindName), not a list",
        offset: list.offset
      )
    }
    var corrections: [Correction] = []
    for (index, element) in elements.enumerated() {
      corrections.append(try correction(element, number: index + 1))
    }
    return corrections
  }

  private static func correction(_ json: JSON, number: Int) throws(JSONError) -> Correction {
    guard json.members != nil else {
      throw JSONError(
        message: "a correction is \(json.kindName), not an object",
        offset: json.offset
      )
    }
    let common = ["action", "reason"]
    let verb = try string("action", of: json)
    let action: Correction.Action
    switch verb {
    case "merge":
      try check(json, keys: common + ["type", "names", "name"])
      let names = try strings("names", of: json)
      guard names.count > 1 else {
        throw JSONError(message: "`names` of a merge holds two or more", offset: json.offset)
      }
      let name = json["name"] == nil ? nil : try string("name", of: json)
      action = .merge(type: try type(of: json), names: names, name: name)
    case "split":
      try check(json, keys: common + ["type", "name", "documents"])
      action = .split(
        type: try type(of: json),
        name: try string("name", of: json),
        documents: try strings("documents", of: json)
      )
    case "rename":
      try check(json, keys: common + ["type", "name", "to"])
      action = .rename(
        type: try type(of: json),
        name: try string("name", of: json),
        to: try string("to", of: json)
      )
    case "drop":
      try check(json, keys: common + ["table", "document", "start", "end"])
      let table = try string("table", of: json)
      guard Correction.droppable.contains(table) else {
        throw JSONError(
          message:
            "rows of “\(table)” cannot be dropped (allowed: "
            + Correction.droppable.joined(separator: ", ") + ")",
          offset: json["table"]?.offset ?? json.offset
        )
      }
      action = .drop(
        table: table,
        document: try string("document", of: json),
        start: try integer("start", of: json),
        end: try integer("end", of: json)
      )
    default:
      throw JSONError(
        message: "there is no action “\(verb)” (allowed: merge, split, rename, drop)",
        offset: json["action"]?.offset ?? json.offset
      )
    }
    return Correction(action: action, reason: try string("reason", of: json), number: number)
  }

  // MARK: Values

  private static func check(_ json: JSON, keys: [String]) throws(JSONError) {
    guard let members = json.members else {
      throw JSONError(message: "it is \(json.kindName), not an object", offset: json.offset)
    }
    var seen: Set<String> = []
    for member in members {
      guard keys.contains(member.key) else {
        throw JSONError(
          message:
            "there is no key “\(member.key)” here\(NearestName.hint(for: member.key, among: keys))",
          offset: member.keyOffset
        )
      }
      guard seen.insert(member.key).inserted else {
        throw JSONError(message: "“\(member.key)” stands twice", offset: member.keyOffset)
      }
    }
  }

  private static func string(_ key: String, of json: JSON) throws(JSONError) -> String {
    guard let value = json[key] else {
      throw JSONError(message: "`\(key)` is missing", offset: json.offset)
    }
    guard let string = value.string, !string.isEmpty else {
      throw JSONError(message: "`\(key)` is no text", offset: value.offset)
    }
    return string
  }

  private static func integer(_ key: String, of json: JSON) throws(JSONError) -> Int {
    guard let value = json[key] else {
      throw JSONError(message: "`\(key)` is missing", offset: json.offset)
    }
    guard let integer = value.integer, integer >= 0 else {
      throw JSONError(message: "`\(key)` is no whole number from 0", offset: value.offset)
    }
    return integer
  }

  private static func strings(_ key: String, of json: JSON) throws(JSONError) -> [String] {
    guard let value = json[key] else {
      throw JSONError(message: "a list `\(key)` is missing", offset: json.offset)
    }
    guard let elements = value.elements, !elements.isEmpty else {
      throw JSONError(message: "`\(key)` is no list of texts", offset: value.offset)
    }
    var strings: [String] = []
    for element in elements {
      guard let string = element.string, !string.isEmpty else {
        throw JSONError(message: "`\(key)` holds \(element.kindName)", offset: element.offset)
      }
      strings.append(string)
    }
    return strings
  }

  private static func type(of json: JSON) throws(JSONError) -> EntityType {
    let name = try string("type", of: json)
    guard let type = EntityType(rawValue: name) else {
      let hint = NearestName.hint(for: name, among: EntityType.allCases.map(\.rawValue))
      throw JSONError(
        message: "there is no entity type “\(name)”\(hint)",
        offset: json["type"]?.offset ?? json.offset
      )
    }
    return type
  }
}
