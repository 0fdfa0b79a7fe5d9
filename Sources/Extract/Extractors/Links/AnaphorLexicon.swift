import Corpus
import Language

/// The expressions that stand for something named before, from `lexicons/anaphors.json`.
struct AnaphorLexicon: Sendable {
  /// A noun that with 该 before it points back: 该公司.
  struct Head: Sendable {
    let word: String
    let type: EntityType
    /// What the name ends in; empty where any does.
    let endings: [[UInt8]]
    /// What it does not end in.
    let otherEndings: [[UInt8]]
  }

  /// Pronouns for one person.
  let persons: Set<String>
  /// What stands for whoever was named, person or organization: 其.
  let possessives: Set<String>
  /// Pointers to a person, who is described behind them: 这位….
  let describing: Set<String>
  /// Verbs and prepositions of going somewhere and being there: what follows is by the way.
  let ways: Set<String>
  /// What each of 该公司 and the like points at.
  private let pointed: [String: Head]
  /// Nouns that point back alone: 公司.
  private let bare: [Head]

  /// The program's own lexicon, loaded once.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the lexicon, shared by all who ask.
  /// - Throws: `DataError`, where it is missing or not in this form.
  static func load(from data: DataFolder) throws(DataError) -> AnaphorLexicon {
    try data.json("lexicons/anaphors.json", inBothScripts: true) { json throws(JSONError) in
      try AnaphorLexicon(json)
    }
  }

  private init(_ json: JSON) throws(JSONError) {
    persons = Set(try json.strings("persons"))
    possessives = Set(try json.strings("possessives"))
    describing = Set(try json.strings("describing"))
    ways = Set(try json.strings("ways"))
    let heads = try Self.heads("heads", in: json)
    pointed = try json.strings("pointers").reduce(into: [:]) { pointed, pointer in
      for head in heads where pointed[pointer + head.word] == nil {
        pointed[pointer + head.word] = head
      }
    }
    bare = try Self.heads("bare", in: json)
  }

  private static func heads(_ key: String, in json: JSON) throws(JSONError) -> [Head] {
    var heads: [Head] = []
    for entry in json[key]?.elements ?? [] {
      guard let word = entry["word"]?.string,
        let type = entry["type"]?.string.flatMap(EntityType.init(rawValue:)),
        let endings = entry["endings"]?.elements
      else {
        throw JSONError(
          message: "a head is an object of `word`, `type` and `endings`",
          offset: entry.offset
        )
      }
      heads.append(
        Head(
          word: word,
          type: type,
          endings: endings.compactMap { $0.string.map { Array($0.utf8) } },
          otherEndings: try entry["not"]?.string.map { list throws(JSONError) in
            try json.strings(list).map { Array($0.utf8) }
          } ?? []
        )
      )
    }
    return heads
  }

  /// All expressions, each once, in the order of their bytes.
  var expressions: [String] {
    let alone = persons.union(possessives).union(describing).union(bare.map(\.word))
    return alone.union(pointed.keys).sorted()
  }

  /// What 公司 and the like stand for where nothing describes them.
  func bareHead(of word: String) -> Head? { bare.first { $0.word == word } }

  /// What 该公司 and the like point at; nil where `word` is no such expression.
  func head(of word: String) -> Head? { pointed[word] }
}
