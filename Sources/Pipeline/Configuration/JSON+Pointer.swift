import Corpus

extension JSON {
  /// The value at `pointer`; nil where there is none.
  subscript(pointer: JSONPointer) -> JSON? {
    var value = self
    for component in pointer.components {
      guard let child = value.child(component) else { return nil }
      value = child
    }
    return value
  }

  /// The member of that key, or the element of that index.
  func child(_ component: String) -> JSON? {
    guard let elements else { return self[component] }
    guard let index = Int(component), elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The value with `replacement` at the end of `path`, which may be a new key.
  func replacing(_ path: ArraySlice<String>, with replacement: JSON) -> JSON {
    guard let component = path.first else { return replacement }
    let rest = path.dropFirst()
    switch value {
    case .array(var elements):
      if let index = Int(component), elements.indices.contains(index) {
        elements[index] = elements[index].replacing(rest, with: replacement)
      }
      return JSON(.array(elements), offset: offset)
    case .object(var members):
      if let index = members.firstIndex(where: { $0.key == component }) {
        let member = members[index]
        members[index] = Member(
          key: member.key,
          keyOffset: member.keyOffset,
          value: member.value.replacing(rest, with: replacement)
        )
      } else {
        // What was not there yet stands where its first value does.
        let empty = JSON(.object([]), offset: replacement.offset)
        members.append(
          Member(
            key: component,
            keyOffset: replacement.offset,
            value: empty.replacing(rest, with: replacement)
          )
        )
      }
      return JSON(.object(members), offset: offset)
    case .null, .boolean, .number, .string: return self
    }
  }
}
