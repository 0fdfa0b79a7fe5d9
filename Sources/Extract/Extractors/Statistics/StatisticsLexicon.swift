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
  /// Endings of those who publish figures of others: 统计局, 协会.
  private let institutions: [[UInt8]]

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
    var indicators: [String: String] = [:]
    for member in json["indicators"]?.members ?? [] where member.key != "about" {
      indicators[member.key] = member.value.string
    }
    self.indicators = indicators
    institutions = try json.strings("institutions").map { Array($0.utf8) }
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

  /// Whether `name` ends as the name of a body that publishes figures of others.
  func isInstitution(_ name: ArraySlice<UInt8>) -> Bool {
    institutions.contains { name.count > $0.count && name.suffix($0.count).elementsEqual($0) }
  }

  /// FNV-1a.
  private static func hash(_ bytes: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}
