internal import Corpus

/// The words of bylines, by one automaton over all of them.
public struct BylineLexicon: Sendable {
  public static let file = "lexicons/bylines.json"
  public static let mediaFile = "lexicons/media.txt"

  /// What a word is in a byline.
  struct Word: Sendable {
    /// Roles of the names behind it.
    var before: [String] = []
    /// Roles of the names in front of it.
    var after: [String] = []
    /// Names a role only with a mark between it and the name.
    var needsMark = false
    var isMedium = false
    var isLabel = false
    var isClosing = false
    /// What a reporter named in a lead does next.
    var isVerb = false
    /// A longer word in which a role word means something else.
    var isOther = false

    /// Whether it means something only in a lead.
    var isOnlyVerb: Bool { isVerb && !isRole && !isMedium && !isLabel && !isClosing }
    var isRole: Bool { !before.isEmpty || !after.isEmpty }
  }

  let words: [Word]
  let automaton: AhoCorasick
  let mediaSuffixes: Set<[CodePoint]>
  /// What stands in brackets at an end and looks like a name.
  let notNames: Set<[CodePoint]>

  /// - Throws: `DataError`, where a file is missing or damaged.
  public static func load(from data: DataFolder) throws(DataError) -> BylineLexicon {
    let media = try data.resource(mediaFile) { (path) throws(DataError) in
      try DataFolder.rows(ofFile: path).map { $0[0] }
    }
    return try data.resource(file) { (path) throws(DataError) in
      try BylineLexicon(json: try DataFolder.json(ofFile: path), media: media, path: path)
    }
  }

  /// Whether any word that names a role stands in `range`.
  func hasRole(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    var found = false
    automaton.forEachMatch(in: bytes, range: range) { if words[$0.pattern].isRole { found = true } }
    return found
  }

  /// Whether any word of bylines stands in `range`.
  func hasWord(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
    var found = false
    automaton.forEachMatch(in: bytes, range: range) { _ in found = true }
    return found
  }

  init(json: JSON, media: [String], path: String) throws(DataError) {
    func strings(_ key: String) throws(DataError) -> [String] {
      guard let list = json[key]?["words"]?.elements else {
        throw DataError(path: path, message: "has no `\(key)` with its `words`")
      }
      return list.compactMap(\.string)
    }
    var words: [String: Word] = [:]
    for role in json["roles"]?.elements ?? [] {
      guard let name = role["role"]?.string else {
        throw DataError(path: path, message: "one of `roles` has no `role`")
      }
      for word in role["before"]?.elements?.compactMap(\.string) ?? [] {
        words[word, default: Word()].before.append(name)
      }
      for word in role["after"]?.elements?.compactMap(\.string) ?? [] {
        words[word, default: Word()].after.append(name)
      }
    }
    for word in try strings("needs_mark") { words[word, default: Word()].needsMark = true }
    for word in try strings("not_roles") { words[word, default: Word()].isOther = true }
    for word in try strings("labels") { words[word, default: Word()].isLabel = true }
    for word in try strings("closings") { words[word, default: Word()].isClosing = true }
    for word in try strings("lead_verbs") { words[word, default: Word()].isVerb = true }
    for word in try strings("own") + media { words[word, default: Word()].isMedium = true }
    let sorted = words.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    self.words = sorted.map { words[$0] ?? Word() }
    automaton = AhoCorasick(sorted)
    mediaSuffixes = Set(try strings("media_suffixes").map(CodePoint.points))
    notNames = Set(try strings("not_names").map(CodePoint.points))
  }
}

extension CodePoint {
  /// The code points of `string`.
  static func points(_ string: String) -> [CodePoint] {
    string.unicodeScalars.map { CodePoint($0.value) }
  }
}
