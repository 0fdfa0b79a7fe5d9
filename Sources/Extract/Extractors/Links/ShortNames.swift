import Corpus
import Language

/// What short forms an organisation's full name may have, to look for in its text.
struct ShortNames {
  let lexicon: Lexicon
  let aliases: AliasLexicon

  /// Shorter than this a word says too little to be taken for a name.
  private static let shortest = 3

  /// The short forms, each with the kind of name that it is; none that is a word of its own.
  func of(_ name: String) -> [(name: String, kind: EntityName.Kind)] {
    let scalars = Array(name.unicodeScalars)
    var found: [(name: String, kind: EntityName.Kind)] = []
    func add(_ short: some Sequence<Unicode.Scalar>, _ kind: EntityName.Kind) {
      let word = string(short)
      guard word.unicodeScalars.count >= Self.shortest, word != name, !isWord(word),
        !found.contains(where: { $0.name == word })
      else { return }
      found.append((word, kind))
    }
    for head in heads(of: scalars) {
      add(head, .alias)
      if let place = placePrefix(of: head) { add(head.dropFirst(place), .alias) }
    }
    // 海城股份有限公司: 海城股份.
    let limited = Array("股份有限公司".unicodeScalars)
    if scalars.count > limited.count + 1, scalars.suffix(limited.count).elementsEqual(limited) {
      let short = scalars.dropLast(4)
      add(short, .alias)
      if let place = placePrefix(of: short.dropLast(2)) { add(short.dropFirst(place), .alias) }
    }
    let university = Array("大学".unicodeScalars)
    if scalars.count > 4, scalars.suffix(2).elementsEqual(university) {
      let place = placePrefix(of: scalars[...]) ?? 2
      // 河北农业大学: 河北农大.
      if scalars.count - place > 3 {
        add(scalars[..<(place + 1)] + [university[0]], .abbreviation)
      }
    }
    return found
  }

  /// The name without the words behind it that say what kind of organisation it is, the longest
  /// first.
  private func heads(of scalars: [Unicode.Scalar]) -> [ArraySlice<Unicode.Scalar>] {
    var heads: [ArraySlice<Unicode.Scalar>] = []
    var rest = scalars[...]
    while let tail = aliases.headTails.first(where: { rest.count > $0.count && ends(rest, $0) }) {
      rest = rest.dropLast(tail.count)
      heads.append(rest)
    }
    return heads
  }

  private func ends(_ name: ArraySlice<Unicode.Scalar>, _ tail: [UInt32]) -> Bool {
    name.suffix(tail.count).elementsEqual(tail) { $0.value == $1 }
  }

  /// How many characters of the beginning are a place, with its 省 or 市.
  private func placePrefix(of name: ArraySlice<Unicode.Scalar>) -> Int? {
    for count in stride(from: min(6, name.count - 2), through: 2, by: -1)
    where isPlace(string(name.prefix(count))) {
      return count
    }
    return nil
  }

  private func isPlace(_ word: String) -> Bool {
    lexicon.entry(for: word)?.classes.contains(.place) == true
  }

  private func isWord(_ word: String) -> Bool { lexicon.entry(for: word) != nil }

  private func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
