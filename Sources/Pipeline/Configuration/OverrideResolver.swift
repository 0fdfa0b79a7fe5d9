import Corpus

/// Finds what an override names, and reads its value as the shape there wants it.
struct OverrideResolver {
  /// Where a value is to be put.
  struct Target {
    let pointer: JSONPointer
    let value: JSON
  }

  /// Why an override names nothing.
  struct Failure: Error {
    let finding: ShapeChecker.Finding
  }

  /// The offset that stands for the override.
  let offset: Int

  /// - Parameters:
  ///   - override: `ADDRESS=VALUE`.
  ///   - json: the configuration so far.
  ///   - shape: the shape of `json`.
  /// - Returns: the place and the value, whose kind is still to be checked.
  /// - Throws: `Failure`, where the address leads nowhere.
  func resolve(
    _ override: String,
    in json: JSON,
    shape: Shape
  ) throws(Failure) -> Target {
    let bytes = Array(override.utf8)
    guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else {
      throw failure(
        .root,
        "an override is ADDRESS=VALUE, such as output=elsewhere; this one has no “=”"
      )
    }
    let address = bytes[..<equals].split(
      separator: UInt8(ascii: "."),
      omittingEmptySubsequences: false
    ).map { String(decoding: $0, as: UTF8.self) }
    let place = try find(address[...], in: json, shape: shape)
    let value = String(decoding: bytes[(equals + 1)...], as: UTF8.self)
    return Target(
      pointer: place.pointer,
      value: try read(value, as: place.shape, at: place.pointer)
    )
  }

  private struct Place {
    let pointer: JSONPointer
    let shape: Shape
  }

  private func find(
    _ address: ArraySlice<String>,
    in json: JSON,
    shape: Shape
  ) throws(Failure) -> Place {
    guard case .object(let sections) = shape, let first = address.first else {
      throw failure(.root, "the address is missing")
    }
    let families = ModuleFamily.all
    if let family = families.first(where: { $0.name == first }) {
      return try findModule(address.dropFirst(), of: family, in: json, sections: sections)
    }
    if let section = sections.first(where: { $0.name == first && $0.name != "stages" }) {
      return try findKey(
        address.dropFirst(),
        in: section.shape,
        at: JSONPointer(section.name),
        address: section.name
      )
    }
    let known =
      families.map(\.name)
      + sections.map(\.name).filter { name in
        name != "stages" && name != "$schema" && !families.contains { $0.name == name }
      }
    throw failure(
      .root,
      "an override cannot begin with \(Quoted.short(first))",
      suggestion: NearestName.find(first, among: known),
      allowed: known
    )
  }

  private func findModule(
    _ address: ArraySlice<String>,
    of family: ModuleFamily,
    in json: JSON,
    sections: [Field]
  ) throws(Failure) -> Place {
    let elements = json[family.pointer]?.elements ?? []
    let names = elements.map { $0[family.keyword]?.string ?? "" }
    var present: [String] = []
    for name in names where !present.contains(name) { present.append(name) }
    guard let name = address.first else {
      throw failure(
        family.pointer,
        "which \(family.keyword) of \(family.name)? say \(family.name).NAME.OPTION=VALUE",
        allowed: present
      )
    }
    let indices = names.indices.filter { names[$0] == name }
    guard let first = indices.first else {
      throw failure(
        family.pointer,
        "the configuration has no \(family.keyword) \(Quoted.short(name)) in \(family.name)",
        suggestion: NearestName.find(name, among: present),
        allowed: present
      )
    }
    var rest = address.dropFirst()
    var index = first
    var spoken = "\(family.name).\(name)"
    if let next = rest.first, let number = Int(next) {
      guard indices.indices.contains(number - 1) else {
        throw failure(
          family.pointer,
          "“\(name)” stands \(Self.times(indices.count)) in \(family.name), there is no "
            + Quoted.short(next)
        )
      }
      index = indices[number - 1]
      spoken += ".\(number)"
      rest = rest.dropFirst()
    } else if indices.count > 1 {
      throw failure(
        family.pointer,
        "“\(name)” stands \(Self.times(indices.count)) in \(family.name): say which",
        allowed: (1...indices.count).map { "\(spoken).\($0)" }
      )
    }
    let fields = Self.fields(of: name, in: family, sections: sections)
    return try findKey(
      rest,
      in: .object(fields.filter { $0.name != family.keyword }),
      at: family.pointer.appending(index),
      address: spoken
    )
  }

  private static func times(_ count: Int) -> String { count == 1 ? "once" : "\(count) times" }

  /// The fields of the variant `name` in the list of `family`, as the shape has them.
  private static func fields(
    of name: String,
    in family: ModuleFamily,
    sections: [Field]
  ) -> [Field] {
    var fields = sections
    for component in family.pointer.components {
      guard let field = fields.first(where: { $0.name == component }) else { return [] }
      switch field.shape {
      case .object(let inner): fields = inner
      case .modules(_, let variants, _): return variants.first { $0.name == name }?.fields ?? []
      default: return []
      }
    }
    return []
  }

  private func findKey(
    _ address: ArraySlice<String>,
    in shape: Shape,
    at pointer: JSONPointer,
    address spoken: String
  ) throws(Failure) -> Place {
    let fields: [Field]
    switch shape {
    case .object(let own): fields = own
    case .stringMap(let keys, _):
      if address.isEmpty { return Place(pointer: pointer, shape: shape) }
      fields = keys.map { Field($0, .string(.filled), summary: "") }
    default:
      if let extra = address.first {
        throw failure(pointer, "\(spoken) is one value; there is no \(Quoted.short(extra)) in it")
      }
      return Place(pointer: pointer, shape: shape)
    }
    let names = fields.map(\.name)
    guard let key = address.first else {
      throw failure(pointer, "\(spoken) is no single value; name a key in it", allowed: names)
    }
    guard let field = fields.first(where: { $0.name == key }) else {
      throw failure(
        pointer.appending(key),
        "there is no key \(Quoted.short(key)) in \(spoken)",
        suggestion: NearestName.find(key, among: names),
        allowed: names
      )
    }
    return try findKey(
      address.dropFirst(),
      in: field.shape,
      at: pointer.appending(key),
      address: "\(spoken).\(key)"
    )
  }

  /// What is not of the kind wanted stays a string, so that the check tells what it found.
  private func read(
    _ text: String,
    as shape: Shape,
    at pointer: JSONPointer
  ) throws(Failure) -> JSON {
    let string = JSON(.string(text), offset: offset)
    switch shape {
    case .string, .choice, .object, .modules: return string
    case .boolean:
      return text == "true" || text == "false"
        ? JSON(.boolean(text == "true"), offset: offset) : string
    case .integer, .number:
      guard let json = try? JSONParser.parse(Array(text.utf8)), case .number = json.value else {
        return string
      }
      return JSON(json.value, offset: offset)
    case .strings where !text.utf8.starts(with: "[".utf8):
      let words = text.isEmpty ? [] : text.split(separator: ",", omittingEmptySubsequences: false)
      return JSON(
        .array(words.map { JSON(.string(String($0)), offset: offset) }),
        offset: offset
      )
    case .strings, .stringMap:
      do {
        return try JSONParser.parse(Array(text.utf8)).moved(to: offset)
      } catch {
        throw failure(pointer, "the value is not valid JSON: \(error.message)", code: .syntax)
      }
    }
  }

  private func failure(
    _ pointer: JSONPointer,
    _ detail: String,
    suggestion: String? = nil,
    allowed: [String] = [],
    code: ConfigurationIssue.Code = .wrongAddress
  ) -> Failure {
    Failure(
      finding: ShapeChecker.Finding(
        code: code,
        offset: offset,
        pointer: pointer,
        detail: detail,
        suggestion: suggestion,
        allowed: allowed
      )
    )
  }
}

extension JSON {
  /// The value with everything in it said to stand at `offset`.
  fileprivate func moved(to offset: Int) -> JSON {
    switch value {
    case .array(let elements):
      JSON(.array(elements.map { $0.moved(to: offset) }), offset: offset)
    case .object(let members):
      JSON(
        .object(
          members.map {
            Member(key: $0.key, keyOffset: offset, value: $0.value.moved(to: offset))
          }
        ),
        offset: offset
      )
    case .null, .boolean, .number, .string: JSON(value, offset: offset)
    }
  }
}
