import Corpus
import Language

/// The words of `lexicons/statistics.json`, compiled for lookup by bytes.
///
/// A class, so that handing it on costs one count.
final class StatisticsLexicon: Sendable {
  private let words: WordIndex
  /// What each of the words does.
  private let cues: [StatisticCue]
  /// What a unit measures where the text names nothing.
  private let indicators: [String: String]
  private let quotes: [String: String]
  /// The lists of `StatisticWord`, in its order.
  private let lists: [[[UInt8]]]
  /// What an age and a share measure.
  let age: String
  let share: String
  /// The same behind whose share it is.
  let shareOf: String
  private let dimensions: [String: String]
  private let counts: [String: String]
  /// Endings of what is measured; the first ones are so as words of their own.
  private let measures: [[UInt8]]
  private let narrowMeasures: Int
  /// Their last characters.
  private let measureTails: Set<UInt32>
  /// Endings of those who publish figures of others: 统计局, 协会.
  private let institutions: [[UInt8]]

  /// Endings of things that have figures of their own: 城市, 食堂, 高铁.
  private let bodies: [[UInt8]]

  /// Endings of posts whose holders speak of others: 分析师, 教授.
  private let observers: [[UInt8]]

  /// Endings of those who govern a place: 统计局, 央行.
  private let authorities: [[UInt8]]

  /// Bytes of the longest word.
  var longest: Int { words.longest }

  /// Reads the list from `data`, once.
  static func load(from data: DataFolder) throws(DataError) -> StatisticsLexicon {
    try data.json("lexicons/statistics.json", inBothScripts: true) { json throws(JSONError) in
      try StatisticsLexicon(json)
    }
  }

  private init(_ json: JSON) throws(JSONError) {
    guard let classes = json["classes"] else {
      throw JSONError(message: "an object `classes` is missing", offset: json.offset)
    }
    var cueOf: [String: StatisticCue] = [:]
    for (name, cue) in StatisticCue.named {
      for word in try classes.strings(name) { cueOf[word, default: []].formUnion(cue) }
    }
    let sorted = cueOf.sorted { $0.key < $1.key }
    words = WordIndex(sorted.map(\.key))
    cues = sorted.map(\.value)
    guard let lists = json["words"] else {
      throw JSONError(message: "an object `words` is missing", offset: json.offset)
    }
    self.lists = try StatisticWord.allCases.map { word throws(JSONError) in
      try lists.strings(word.name).map { Array($0.utf8) }
    }
    let names = Self.table(json["names"])
    guard let age = names["age"], let share = names["share"],
      let shareOf = names["shareOf"]
    else {
      throw JSONError(message: "`names` lacks `age`, `share` or `shareOf`", offset: json.offset)
    }
    self.age = age
    self.share = share
    self.shareOf = shareOf
    indicators = Self.table(json["indicators"])
    counts = Self.table(json["counts"])
    quotes = Self.table(json["quotes"])
    dimensions = Self.table(json["dimensions"])
    let suffixes = try json.strings("suffixes").map { Array($0.utf8) }
    measures = try suffixes + json.strings("measureEndings").map { Array($0.utf8) }
    narrowMeasures = suffixes.count
    measureTails = Set(measures.map { Self.tail(of: $0[...]) })
    bodies = try json.strings("bodies").map { Array($0.utf8) }
    observers = try json.strings("observers").map { Array($0.utf8) }
    authorities = try json.strings("authorities").map { Array($0.utf8) }
    institutions = try json.strings("institutions").map { Array($0.utf8) }
  }

  /// The members of an object of strings, without what it says about itself.
  private static func table(_ json: JSON?) -> [String: String] {
    var table: [String: String] = [:]
    for member in json?.members ?? [] where member.key != "about" {
      table[member.key] = member.value.string
    }
    return table
  }

  /// What the word that stands there does; nil where it is not in the list.
  func cue(of range: Range<Int>, in bytes: [UInt8]) -> StatisticCue? {
    words.number(of: range, in: bytes).map { cues[$0] }
  }

  /// What `word` does; nil where it is not in the list.
  func cue(of word: String) -> StatisticCue? {
    let bytes = Array(word.utf8)
    return cue(of: bytes.indices, in: bytes)
  }

  /// Whether any word of the list may begin at a character; some that pass do not.
  func mayBegin(at start: Int, in bytes: [UInt8]) -> Bool { words.mayBegin(at: start, in: bytes) }

  /// Whether `text` is one of the words.
  func holds(_ word: StatisticWord, _ text: some Collection<UInt8>) -> Bool {
    lists[word.rawValue].contains { $0.elementsEqual(text) }
  }

  /// Whether `text` starts with one of the words.
  func opens(_ word: StatisticWord, _ text: some Collection<UInt8>) -> Bool {
    lists[word.rawValue].contains { text.starts(with: $0) }
  }

  /// Whether `text` ends with one of the words.
  func ends(_ word: StatisticWord, _ text: some BidirectionalCollection<UInt8>) -> Bool {
    lists[word.rawValue].contains { text.reversed().starts(with: $0.reversed()) }
  }

  /// Whether one of the words stands anywhere in `text`.
  func isIn(_ word: StatisticWord, _ text: some Collection<UInt8>) -> Bool {
    lists[word.rawValue].contains { text.firstRange(of: $0) != nil }
  }

  /// What a figure of `unit` measures, where nothing else says.
  func indicator(ofUnit unit: String?) -> String? { unit.flatMap { indicators[$0] } }

  /// 成交额, 死亡率, 能效比: whether a noun ends as what is measured.
  func isMeasure(_ noun: ArraySlice<UInt8>) -> Bool {
    guard measureTails.contains(Self.tail(of: noun)) else { return false }
    let endings = noun.count > 3 ? measures[...] : measures[..<narrowMeasures]
    return endings.contains { noun.suffix($0.count).elementsEqual($0) }
  }

  /// What is quoted behind `verb`: 收盘报 → 收盘价.
  func quote(_ verb: String) -> String? { quotes[verb] }

  /// What a word that stands between a thing and its figure measures: 重 → 重量.
  func dimension(_ word: String) -> String? { dimensions[word] }

  /// Whether who has the post speaks of others, not for where he has it.
  func isObserver(_ post: String) -> Bool {
    let post = Array(post.utf8)
    return observers.contains { post.count >= $0.count && post.suffix($0.count).elementsEqual($0) }
  }

  /// What a count of `unit` counts, where the text says that it was counted and no more.
  func countIndicator(ofUnit unit: String?) -> String? { unit.flatMap { counts[$0] } }

  /// Whether `noun` ends as the name of a thing that has figures of its own.
  func isBody(_ noun: ArraySlice<UInt8>) -> Bool {
    bodies.contains { noun.count >= $0.count && noun.suffix($0.count).elementsEqual($0) }
  }

  /// Whether `name` ends as the name of a body that publishes figures of others.
  func isInstitution(_ name: ArraySlice<UInt8>) -> Bool {
    institutions.contains { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
  }

  /// Whether `name` ends as the name of an authority, which speaks of what it governs.
  func isAuthority(_ name: ArraySlice<UInt8>) -> Bool {
    authorities.contains { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
  }

  /// Whether a party is an organization that speaks for its country or town: a ministry, a bureau.
  func isAuthority(_ party: Party) -> Bool {
    party.type == .organization && isAuthority(Array(party.text.utf8)[...])
  }

  /// The last three bytes: a Han character.
  private static func tail(of word: ArraySlice<UInt8>) -> UInt32 {
    word.suffix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }
}
