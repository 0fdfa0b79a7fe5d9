internal import Corpus

extension JSON {
  /// A word list in both scripts: what it holds, and all of it as Traditional text writes it.
  ///
  /// A list of words is longer by their other forms; a table of words has the same values for them;
  /// an object in a list comes once more for each form of what it says. Where something stands
  /// stays as it is.
  ///
  /// - Parameter traditional: knows the forms.
  /// - Returns: the longer list.
  func inBothScripts(_ traditional: TraditionalWords) -> JSON {
    var words: Set<String> = []
    collect(into: &words)
    let sorted = words.sorted()
    let forms = Dictionary(uniqueKeysWithValues: zip(sorted, traditional(sorted)))
    return extended(forms)
  }

  private func collect(into words: inout Set<String>) {
    if let string { words.insert(string) }
    for element in elements ?? [] { element.collect(into: &words) }
    for member in members ?? [] {
      words.insert(member.key)
      member.value.collect(into: &words)
    }
  }

  private func extended(_ forms: [String: [String]]) -> JSON {
    switch value {
    case .array(let elements):
      let all = elements.flatMap { [$0.extended(forms)] + $0.others(forms) }
      return JSON(.array(all), offset: offset)
    case .object(let members):
      let all = members.flatMap { member in
        ([member.key] + (forms[member.key] ?? [])).map {
          Member(key: $0, keyOffset: member.keyOffset, value: member.value.extended(forms))
        }
      }
      return JSON(.object(all), offset: offset)
    default: return self
    }
  }

  /// An element of a list once more for each form of its words.
  private func others(_ forms: [String: [String]]) -> [JSON] {
    switch value {
    case .string(let word):
      return (forms[word] ?? []).map { JSON(.string($0), offset: offset) }
    case .object(let members):
      let count = members.compactMap { $0.value.string.map { forms[$0]?.count ?? 0 } }.max() ?? 0
      return (0..<count).map { number in
        let own = members.map { member in
          let other = member.value.string.flatMap { forms[$0] }
            .flatMap { $0.isEmpty ? nil : $0[min(number, $0.count - 1)] }
          return Member(
            key: member.key,
            keyOffset: member.keyOffset,
            value: other.map { JSON(.string($0), offset: member.value.offset) }
              ?? member.value.extended(forms)
          )
        }
        return JSON(.object(own), offset: offset)
      }
    default: return []
    }
  }
}
