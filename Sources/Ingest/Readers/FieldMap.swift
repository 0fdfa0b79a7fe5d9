internal import Corpus

/// Which members of a JSON object are which fields of a record.
struct FieldMap: Sendable {
  /// The fields a record can have beside its text, in the order in which metadata is written.
  static let metadataKeys = [
    "id", "url", "title", "publisher", "published", "author", "editor", "section", "language",
  ]
  static let keys = ["text"] + metadataKeys

  /// Fields and where they are, in the order of `keys`.
  private let text: FieldPath
  private let metadata: [(key: String, path: FieldPath)]

  init(_ fields: [String: String]) throws(ModuleError) {
    guard let text = fields["text"] else {
      throw ModuleError(option: "fields", message: "does not say where `text` is")
    }
    for key in Self.keys where fields[key]?.isEmpty == true {
      throw ModuleError(option: "fields", message: "the path of `\(key)` is empty")
    }
    self.text = FieldPath(text)
    metadata = Self.metadataKeys.compactMap { key in fields[key].map { (key, FieldPath($0)) } }
  }

  /// Why an object is no record.
  struct Fault: Error {
    let code: IngestCode
    let message: String
  }

  /// The text and the metadata of `object`.
  func fields(
    of object: JSON
  ) throws(Fault) -> (text: Text, metadata: [MetadataItem]) {
    guard let value = text.value(in: object), !value.isNull else {
      throw Fault(code: .missingText, message: "has no `\(text.name)`")
    }
    guard let string = value.string else {
      let message = "`\(text.name)` is \(value.kindName), not a string"
      throw Fault(code: .badField, message: message)
    }
    if string.utf8.contains(0) {
      throw Fault(code: .zeroCharacter, message: "`\(text.name)` holds the character U+0000")
    }
    var items: [MetadataItem] = []
    for (key, path) in metadata {
      guard let value = path.value(in: object), !value.isNull else { continue }
      for value in value.elements ?? [value] {
        guard let string = Self.scalar(value) else {
          let message = "`\(path.name)` is \(value.kindName), not a string"
          throw Fault(code: .badField, message: message)
        }
        if string.utf8.contains(0) {
          throw Fault(code: .zeroCharacter, message: "`\(path.name)` holds the character U+0000")
        }
        if !string.isEmpty {
          items.append(MetadataItem(key: key, value: string, basis: "field"))
        }
      }
    }
    return (Text(string), items)
  }

  /// A string, or what is written like one.
  private static func scalar(_ value: JSON) -> String? {
    switch value.value {
    case .string(let string): string
    case .number(let literal): literal
    default: nil
    }
  }
}

/// The way to a member: its name, or names joined by points.
struct FieldPath: Sendable {
  let name: String
  private let parts: [String]

  init(_ name: String) {
    self.name = name
    parts = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
  }

  /// A member whose name has points in it comes before a way through several.
  func value(in object: JSON) -> JSON? {
    if let value = object[name] { return value }
    var value = object
    for part in parts {
      if let elements = value.elements, let index = Int(part), elements.indices.contains(index) {
        value = elements[index]
      } else if let member = value[part] {
        value = member
      } else {
        return nil
      }
    }
    return value
  }
}
