import Foundation

/// A word list that goes into the lexicon.
///
/// Two forms are read. jieba's dictionary: `word frequency tag`, parted by blanks. Our own lists:
/// UTF-8 lines `word`, `word<tab>frequency` or `word<tab>frequency<tab>tag` after a head of lines
/// `# key: value`, of which `source` and `licence` have to be there; `class` (names from
/// `WordClasses`, parted by blanks), `frequency` and `tag` are what holds for words that do not
/// say it. `#` begins a comment.
public struct LexiconSource: Sendable, Hashable {
  /// How a list is written.
  public enum Form: Sendable, Hashable {
    case jieba
    case list
    /// Clusters of words that occur alike: lines `word<tab>cluster<tab>coarse cluster` under a
    /// head as our lists have it. They make no words, but say what kinds of words there are.
    case clusters
    /// A list of the user's: as ours, but its head may be missing.
    case users
  }

  public let path: String
  public let form: Form

  public init(path: String, form: Form) {
    self.path = path
    self.form = form
  }

  /// Where Debian's packages `python3-jieba` and `jieba` on PyPI leave the dictionary, without
  /// asking Python.
  public static let dictionaryPlaces = [
    "/usr/lib/python3/dist-packages/jieba/dict.txt",
    "/usr/local/lib/python3/dist-packages/jieba/dict.txt",
    "/usr/share/jieba/dict.txt",
  ]

  /// What the program's own lexicon is compiled from: jieba's dictionary and every list in
  /// `lexicons/names/`, by name, and the media.
  ///
  /// - Parameters:
  ///   - data: the program's data folder.
  ///   - dictionary: path of jieba's `dict.txt`; nil looks where packages leave it.
  /// - Returns: the sources in the order in which they are read; a later one completes an earlier.
  /// - Throws: `DataError`, where there is no dictionary.
  public static func standard(
    data: DataFolder,
    dictionary: String? = nil
  ) throws(DataError) -> [LexiconSource] {
    let manager = FileManager.default
    let places = dictionary.map { [$0] } ?? dictionaryPlaces
    guard let found = places.first(where: { manager.isReadableFile(atPath: $0) }) else {
      throw DataError(
        path: places[0],
        message: "jieba's dictionary is not there; install python3-jieba or name the file"
      )
    }
    var sources = [LexiconSource(path: found, form: .jieba)]
    let folder = data.path("lexicons/names")
    let names = (try? manager.contentsOfDirectory(atPath: folder)) ?? []
    for name in names.sorted() where name.hasSuffix(".txt") {
      sources.append(LexiconSource(path: folder + "/" + name, form: .list))
    }
    sources.append(LexiconSource(path: data.path("lexicons/media.txt"), form: .list))
    let clusters = data.path("lexicons/clusters.tsv")
    if manager.fileExists(atPath: clusters) {
      sources.append(LexiconSource(path: clusters, form: .clusters))
    }
    return sources
  }

  /// One word of a list.
  struct Line {
    let word: String
    let frequency: Int
    let tag: String
    let classes: WordClasses
    var cluster: LexiconCompiler.Cluster?
  }

  /// What words of our lists count that give no frequency: enough not to be cut into their parts,
  /// too little to tear their neighbours.
  private static let defaultFrequency = 50

  func lines() throws(DataError) -> [Line] {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw DataError(path: path, message: "cannot be read")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw DataError(path: path, message: "is not UTF-8")
    }
    return switch form {
    case .jieba: try dictionary(text)
    case .list, .users: try list(text)
    case .clusters: try clusters(text)
    }
  }

  private func dictionary(_ text: String) throws(DataError) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(350_000)
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
      let cells = line.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\r") }
      if cells.isEmpty { continue }
      guard cells.count >= 2, let frequency = Int(Substring(cells[1])) else {
        throw DataError(path: path, message: "line \(index + 1): is not `word frequency tag`")
      }
      lines.append(
        Line(
          word: String(Substring(cells[0])),
          frequency: max(frequency, 1),
          tag: cells.count > 2 ? String(Substring(cells[2])) : "x",
          classes: []
        )
      )
    }
    return lines
  }

  private func clusters(_ text: String) throws(DataError) -> [Line] {
    var lines: [Line] = []
    lines.reserveCapacity(130_000)
    var head = ListHead()
    for (index, line) in text.utf8.split(separator: UInt8(ascii: "\n")).enumerated() {
      if line.first == UInt8(ascii: "#") {
        if let problem = head.take(Substring(line).dropFirst()) {
          throw DataError(path: path, message: "line \(index + 1): \(problem)")
        }
        continue
      }
      let cells = line.split(separator: UInt8(ascii: "\t"))
      guard cells.count == 3, let fine = UInt16(Substring(cells[1])), fine > 0,
        let coarse = UInt16(Substring(cells[2])), coarse > 0
      else {
        throw DataError(
          path: path,
          message: "line \(index + 1): is not `word<tab>cluster<tab>coarse cluster`, from 1"
        )
      }
      lines.append(
        Line(
          word: String(Substring(cells[0])),
          frequency: 0,
          tag: "",
          classes: [],
          cluster: .init(fine: fine, coarse: coarse)
        )
      )
    }
    guard head.isComplete else {
      throw DataError(path: path, message: "names no `# source:` and `# licence:` in its head")
    }
    return lines
  }

  private func list(_ text: String) throws(DataError) -> [Line] {
    var lines: [Line] = []
    var head = ListHead()
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      func refusal(_ message: String) -> DataError {
        DataError(path: path, message: "line \(index + 1): \(message)")
      }
      if line.first == "#" {
        if let problem = head.take(line.dropFirst()) { throw refusal(problem) }
        continue
      }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      guard let word = cells.first, !word.isEmpty else { continue }
      guard !word.contains(where: \.isNewline), cells.count <= 3 else {
        throw refusal("is not `word`, `word<tab>frequency` or `word<tab>frequency<tab>tag`")
      }
      var frequency = head.frequency ?? Self.defaultFrequency
      if cells.count > 1, !cells[1].isEmpty {
        guard let given = Int(cells[1]), given > 0 else {
          throw refusal("“\(cells[1])” is no frequency; write a whole number from 1")
        }
        frequency = given
      }
      lines.append(
        Line(
          word: String(word),
          frequency: frequency,
          tag: cells.count > 2 ? String(cells[2]) : head.tag,
          classes: form == .users ? head.classes.union(.user) : head.classes
        )
      )
    }
    guard head.isComplete || form == .users else {
      throw DataError(path: path, message: "names no `# source:` and `# licence:` in its head")
    }
    return lines
  }
}

/// What the comment lines at the head of a list say of its words.
private struct ListHead {
  var classes: WordClasses = []
  var tag = "nz"
  var frequency: Int?
  private var hasSource = false
  private var hasLicence = false

  var isComplete: Bool { hasSource && hasLicence }

  /// Reads one comment line; anything but `key: value` of a known key is a mere comment.
  /// - Returns: what is wrong with it.
  mutating func take(_ line: Substring) -> String? {
    guard let colon = line.firstIndex(of: ":") else { return nil }
    let key = line[..<colon].drop { $0 == " " }
    let value = line[line.index(after: colon)...].drop { $0 == " " }
    switch key {
    case "source": hasSource = !value.isEmpty
    case "licence": hasLicence = !value.isEmpty
    case "tag": tag = String(value)
    case "frequency":
      guard let number = Int(value), number > 0 else { return "“\(value)” is no frequency" }
      frequency = number
    case "class":
      classes = []
      for name in value.split(separator: " ") {
        guard let known = WordClasses.named.first(where: { $0.name == name }) else {
          let names = WordClasses.named.map(\.name).joined(separator: ", ")
          return "“\(name)” is no class; there are \(names)"
        }
        classes.insert(known.value)
      }
    default: break
    }
    return nil
  }
}
