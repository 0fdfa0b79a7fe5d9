import Corpus
import Language

/// The words of `lexicons/statistics.json`, compiled for lookup by bytes.
struct StatisticsLexicon: Sendable {
  /// A slot of the hash table; an empty one has length 0.
  private struct Slot: Sendable {
    var offset: Int32 = 0
    var length: Int32 = 0
    var cue = StatisticCue()
  }

  private let slots: [Slot]
  private let letters: [UInt8]
  /// What a unit measures where the text names nothing.
  private let indicators: [String: String]
  private let quotes: [String: String]
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

  /// Bytes of the longest word.
  let longest: Int

  /// Reads the list from `data`, once.
  static func load(from data: DataFolder) throws(DataError) -> StatisticsLexicon {
    try data.json("lexicons/statistics.json") { json throws(JSONError) in
      try StatisticsLexicon(json)
    }
  }

  private init(_ json: JSON) throws(JSONError) {
    guard let classes = json["classes"] else {
      throw JSONError(message: "an object `classes` is missing", offset: json.offset)
    }
    var words: [[UInt8]: StatisticCue] = [:]
    var order: [[UInt8]] = []
    for (name, cue) in StatisticCue.named {
      for word in try classes.strings(name) {
        let bytes = Array(word.utf8)
        if words[bytes] == nil { order.append(bytes) }
        words[bytes, default: []].formUnion(cue)
      }
    }
    var capacity = 64
    while capacity < order.count * 4 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    var letters: [UInt8] = []
    for word in order {
      var index = Self.hash(word[...]) & (capacity - 1)
      while slots[index].length != 0 { index = (index + 1) & (capacity - 1) }
      slots[index] = Slot(
        offset: Int32(letters.count),
        length: Int32(word.count),
        cue: words[word] ?? []
      )
      letters += word
    }
    self.slots = slots
    self.letters = letters
    longest = order.map(\.count).max() ?? 0
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

  /// What the word `bytes` does; nil where it is not in the list.
  func cue(of bytes: ArraySlice<UInt8>) -> StatisticCue? {
    guard bytes.count <= longest else { return nil }
    var index = Self.hash(bytes) & (slots.count - 1)
    while slots[index].length != 0 {
      let slot = slots[index]
      if Int(slot.length) == bytes.count,
        letters[Int(slot.offset)..<Int(slot.offset + slot.length)].elementsEqual(bytes)
      {
        return slot.cue
      }
      index = (index + 1) & (slots.count - 1)
    }
    return nil
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

  /// The last three bytes: a Han character.
  private static func tail(of word: ArraySlice<UInt8>) -> UInt32 {
    word.suffix(3).reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// FNV-1a.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}
