import Corpus
import Pipeline
import Testing

/// A configuration made from a valid one by one change.
struct ConfigurationCase: Sendable, CustomTestStringConvertible {
  /// The kind of change.
  enum Change: String, Sendable {
    case keyRenamed
    case keyDropped
    case keyDoubled
    case wrongType
    case listEmptied
    case outOfRange
    case unknownWord
  }

  let change: Change
  /// The key or value that was changed, in the original.
  let pointer: JSONPointer
  let bytes: [UInt8]
  /// Where an issue has to point, if the change makes one.
  let offset: Int
  /// What its message has to name.
  let name: String

  var testDescription: String { "\(change.rawValue) \(pointer) \(name)" }
}

/// Goes through a valid configuration and changes one thing after the other, in the order of the
/// text: the same cases every time.
struct ConfigurationCases {
  private let bytes: [UInt8]
  private var cases: [ConfigurationCase] = []

  static func all(of bytes: [UInt8]) throws -> [ConfigurationCase] {
    var walk = ConfigurationCases(bytes: bytes)
    walk.walk(try JSONParser.parse(bytes), at: .root)
    return walk.cases
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func walk(_ json: JSON, at pointer: JSONPointer) {
    change(json, at: pointer)
    for (index, element) in (json.elements ?? []).enumerated() {
      walk(element, at: pointer.appending(index))
    }
    for (index, member) in (json.members ?? []).enumerated() {
      change(member, at: pointer.appending(member.key), in: json, index: index)
      walk(member.value, at: pointer.appending(member.key))
    }
  }

  private mutating func change(
    _ member: JSON.Member,
    at pointer: JSONPointer,
    in object: JSON,
    index: Int
  ) {
    let keyEnd = member.keyOffset + 1 + member.key.utf8.count
    let end = end(of: member.value)
    add(.keyRenamed, pointer, keyEnd..<keyEnd, "x", at: member.keyOffset, "“\(member.key)x”")
    let double = ", " + text(member.keyOffset..<end)
    add(.keyDoubled, pointer, end..<end, double, at: end + 2, "“\(member.key)”")
    let members = object.members ?? []
    let range =
      index + 1 < members.count
      ? member.keyOffset..<members[index + 1].keyOffset
      : (index > 0 ? self.end(of: members[index - 1].value) : member.keyOffset)..<end
    add(.keyDropped, pointer, range, "", at: object.offset, "“\(member.key)”")
  }

  private mutating func change(_ json: JSON, at pointer: JSONPointer) {
    let range = json.offset..<end(of: json)
    let others: [JSON] = [JSON(.null), true, 12, "§", [], .object([:])]
    let found = [
      "null", "true", "the number 12", "the string “§”", "a list", "an object",
    ]
    for (other, found) in zip(others, found) where other.kindName != json.kindName {
      var writer = JSONWriter()
      writer.value(other)
      let text = String(decoding: writer.bytes, as: UTF8.self)
      add(.wrongType, pointer, range, text, at: json.offset, found)
    }
    switch json.value {
    case .array: add(.listEmptied, pointer, range, "[]", at: json.offset, "")
    case .number:
      add(.outOfRange, pointer, range, "-1e9", at: json.offset, "-1e9")
      add(.outOfRange, pointer, range, "1e12", at: json.offset, "1e12")
    case .string(let word):
      add(.unknownWord, pointer, range, "\"\(word)☃\"", at: json.offset, "“\(word)☃”")
    case .null, .boolean, .object: break
    }
  }

  private mutating func add(
    _ change: ConfigurationCase.Change,
    _ pointer: JSONPointer,
    _ range: Range<Int>,
    _ replacement: String,
    at offset: Int,
    _ name: String
  ) {
    var changed = bytes
    changed.replaceSubrange(range, with: Array(replacement.utf8))
    cases.append(
      ConfigurationCase(
        change: change,
        pointer: pointer,
        bytes: changed,
        offset: offset,
        name: name
      )
    )
  }

  private func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// One past the last byte of a value.
  private func end(of json: JSON) -> Int {
    switch json.value {
    case .null: return json.offset + 4
    case .boolean(let boolean): return json.offset + (boolean ? 4 : 5)
    case .number(let literal): return json.offset + literal.utf8.count
    case .string(let string): return json.offset + 2 + string.utf8.count
    case .array(let elements):
      let inside = elements.last.map { end(of: $0) } ?? json.offset + 1
      return after(UInt8(ascii: "]"), from: inside)
    case .object(let members):
      let inside = members.last.map { end(of: $0.value) } ?? json.offset + 1
      return after(UInt8(ascii: "}"), from: inside)
    }
  }

  /// Only blanks stand between the last element and the bracket.
  private func after(_ bracket: UInt8, from index: Int) -> Int {
    var index = index
    while bytes[index] != bracket { index += 1 }
    return index + 1
  }
}
