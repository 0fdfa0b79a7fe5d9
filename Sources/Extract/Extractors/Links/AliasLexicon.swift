import Corpus
import Language

/// What announces other names, and which short names everybody uses, from
/// `lexicons/alias-cues.json`.
struct AliasLexicon: Sendable {
  /// 以下简称, 又称, 绰号…, found in one pass.
  let cues: AhoCorasick
  /// The kind of name that each cue announces.
  let kinds: [EntityName.Kind]
  /// What adds nothing to a company's name: 集团, 科技.
  let tails: [[UInt32]]
  /// What a name may be cut of to its short form: those, and 队, 俱乐部.
  let headTails: [[UInt32]]
  /// What stands behind a surname: 先生.
  let courtesies: Set<String>
  /// Short names with the full ones.
  let known: [String: [String]]

  /// The program's own lexicon, loaded once.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the lexicon, shared by all who ask.
  /// - Throws: `DataError`, where it is missing or not in this form.
  static func load(from data: DataFolder) throws(DataError) -> AliasLexicon {
    try data.json("lexicons/alias-cues.json") { json throws(JSONError) in
      try AliasLexicon(json)
    }
  }

  private init(_ json: JSON) throws(JSONError) {
    var words: [String] = []
    var kinds: [EntityName.Kind] = []
    for kind in [EntityName.Kind.abbreviation, .alias, .nickname, .translation] {
      for word in try json.strings(kind.rawValue) {
        words.append(word)
        kinds.append(kind)
      }
    }
    cues = AhoCorasick(words)
    self.kinds = kinds
    tails = try json.strings("tails").map { $0.unicodeScalars.map(\.value) }
      .sorted { $0.count > $1.count }
    headTails = (tails + (try json.strings("more_tails")).map { $0.unicodeScalars.map(\.value) })
      .sorted { $0.count > $1.count }
    courtesies = Set(try json.strings("courtesies"))
    guard let members = json["known"]?.members else {
      throw JSONError(message: "an object `known` is missing", offset: json.offset)
    }
    var known: [String: [String]] = [:]
    for member in members {
      known[member.key] = try JSON(.object([member])).strings(member.key)
    }
    self.known = known
  }

  /// Whether `rest` is made of nothing but tails: 技术有限公司.
  func isTail(_ rest: ArraySlice<UInt32>) -> Bool {
    var rest = rest
    while !rest.isEmpty {
      guard let tail = tails.first(where: { rest.starts(with: $0) }) else { return false }
      rest = rest.dropFirst(tail.count)
    }
    return true
  }
}
