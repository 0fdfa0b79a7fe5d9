/// A sentence of a treebank as the trainer sees it: units, the truth about them, and what earlier
/// chains made of it.
struct TrainingSentence {
  let units: Units
  let wordLabels: [UInt8]
  let nameLabels: [UInt8]
  /// Part of speech of the treebank's word that ends at each unit.
  private let posAtEnd: [String?]
  /// What the chain of words has cut; the truth until it has.
  var words = WordForms()
  var pos: [UInt8] = []

  init(_ sentence: Treebank.Sentence, _ lexicon: Lexicon, _ tables: TagTable) {
    var units = Units()
    let bytes = Array(sentence.text.utf8)
    _ = bytes.withUnsafeBufferPointer {
      units.fill($0, from: 0, to: $0.count, tables: tables, lexicon: lexicon)
    }
    var wordLabels: [UInt8] = []
    var nameLabels: [UInt8] = []
    var posAtEnd: [String?] = []
    var word = 0
    let given = sentence.words
    for unit in 0..<units.count {
      let start = Int(units[unit].start)
      let end = Int(units[unit].end)
      while word + 1 < given.count, given[word].range.upperBound <= start { word += 1 }
      // A unit that holds several words of the treebank counts for the last of them.
      var last = word
      while last + 1 < given.count, given[last + 1].range.lowerBound < end { last += 1 }
      let begins = given[word].range.lowerBound >= start
      let ends = given[last].range.upperBound <= end
      let label: WordLabel = begins ? (ends ? .single : .begin) : (ends ? .end : .middle)
      wordLabels.append(label.rawValue)
      let type = NameLabels.type(given[word].name)
      let isOpened = begins && (given[word].name.hasPrefix("B") || NameLabels.isNew(given, word))
      let goesOn = !ends || (last + 1 < given.count && NameLabels.continues(given, last + 1))
      nameLabels.append(NameLabels.label(type, isOpened: isOpened, goesOn: goesOn))
      posAtEnd.append(ends ? given[last].pos : nil)
    }
    self.units = units
    self.wordLabels = NameLabels.repaired(wordLabels)
    self.nameLabels = nameLabels
    self.posAtEnd = posAtEnd
    words = goldWords(lexicon)
  }

  var wordFeatures: [UInt64] {
    var characters = CharacterFeatures.Context()
    characters.fill(units)
    return Self.collect(units.count) { unit, writer in
      CharacterFeatures.append(characters, at: unit, to: &writer)
      WordFeatures.append(units, at: unit, to: &writer)
    }
  }

  func nameFeatures(_ groups: UInt8) -> [UInt64] {
    var context = NameFeatures.Context()
    context.fill(units, words)
    var characters = CharacterFeatures.Context()
    characters.fill(units)
    return Self.collect(units.count) { unit, writer in
      if NameFeatures.hasCharacters(groups) {
        CharacterFeatures.append(characters, at: unit, to: &writer)
      }
      NameFeatures.append(
        units,
        words,
        pos: pos,
        word: Int(words.wordOf[unit]),
        groups: groups,
        to: &writer
      )
      NameFeatures.append(
        units,
        words,
        pos: pos,
        context,
        at: unit,
        groups: groups,
        to: &writer
      )
    }
  }

  private static func collect(
    _ count: Int,
    _ body: (_ index: Int, _ writer: inout FeatureWriter) -> Void
  ) -> [UInt64] {
    var all: [UInt64] = []
    var room = [UInt64](repeating: 0, count: FeatureWriter.capacity)
    room.withUnsafeMutableBufferPointer { room in
      guard let room = room.baseAddress else { return }
      for index in 0..<count {
        var writer = FeatureWriter(room)
        body(index, &writer)
        all.append(contentsOf: writer.features)
        for row in writer.rows { all.append(FeatureShape.direct(Int(row))) }
      }
    }
    return all
  }

  /// The words of the treebank.
  func goldWords(_ lexicon: Lexicon) -> WordForms {
    var words = WordForms()
    let labels = wordLabels
    words.fill(units, ends: { WordLabel.ends(labels[$0]) }, lexicon: lexicon)
    return words
  }

  /// Features and tags of the treebank's words.
  func posProblem(
    _ labels: PosLabels,
    _ lexicon: Lexicon
  ) -> (features: [UInt64], labels: [UInt8]) {
    let words = goldWords(lexicon)
    let features = Self.collect(words.count) { word, writer in
      PosFeatures.append(words, units, at: word, to: &writer)
    }
    var tags: [UInt8] = []
    for word in 0..<words.count {
      tags.append(labels.number(posAtEnd[Int(words[word + 1].start) - 1]))
    }
    return (features, tags)
  }
}

/// The labels of names: begin, inside, end, single of each type, and outside.
enum NameLabels {
  static let types = ["PER", "ORG", "LOC"]
  static let names = ["O"] + types.flatMap { type in ["B-", "I-", "E-", "S-"].map { $0 + type } }

  static func type(_ tag: String) -> Int? { types.firstIndex { tag.hasSuffix("-" + $0) } }

  /// Whether the word's name goes on from the word before.
  static func continues(_ words: [Treebank.Word], _ index: Int) -> Bool {
    words[index].name.hasPrefix("I-") && index > 0
      && type(words[index - 1].name) == type(words[index].name)
  }

  /// Whether a name begins here although its tag says `I`.
  static func isNew(_ words: [Treebank.Word], _ index: Int) -> Bool {
    type(words[index].name) != nil && !continues(words, index)
  }

  static func label(_ type: Int?, isOpened: Bool, goesOn: Bool) -> UInt8 {
    guard let type else { return 0 }
    let place = isOpened ? (goesOn ? 0 : 3) : (goesOn ? 1 : 2)
    return UInt8(1 + type * 4 + place)
  }

  /// The names that labels tell of: unit ranges with the number of their type.
  static func chunks(_ labels: [UInt8]) -> Set<[Int]> {
    var found: Set<[Int]> = []
    var start = 0
    for (index, label) in labels.enumerated() where label > 0 {
      let place = (Int(label) - 1) % 4
      if place == 0 || place == 3 { start = index }
      if place == 2 || place == 3 { found.insert([start, index, (Int(label) - 1) / 4]) }
    }
    return found
  }

  /// Labels of words in an order that can be, where units and words do not agree.
  static func repaired(_ labels: [UInt8]) -> [UInt8] {
    var repaired = labels
    var isOpen = false
    for (index, label) in labels.enumerated() {
      let ends = WordLabel.ends(label) || index == labels.count - 1
      let fixed: WordLabel = isOpen ? (ends ? .end : .middle) : (ends ? .single : .begin)
      repaired[index] = fixed.rawValue
      isOpen = !ends
    }
    return repaired
  }
}

/// The tags of a treebank, numbered.
struct PosLabels {
  /// Stands in problems for a word whose tag is not known; trained as the most frequent tag.
  static let unknown: UInt8 = 255

  let names: [String]
  /// The number of the most frequent tag.
  let commonest: UInt8
  private let numbers: [String: UInt8]

  /// Rare tags that are one word's mistake are left out.
  init(_ treebank: Treebank) {
    var counts: [String: Int] = [:]
    for sentence in treebank.sentences {
      for word in sentence.words { if let pos = word.pos { counts[pos, default: 0] += 1 } }
    }
    let names = counts.filter { $0.value > 1 }.keys.sorted()
    self.names = names
    let commonest = names.indices.max {
      (counts[names[$0]] ?? 0, $1) < (counts[names[$1]] ?? 0, $0)
    }
    self.commonest = UInt8(commonest ?? 0)
    numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, UInt8($0)) })
  }

  func number(_ name: String?) -> UInt8 { name.flatMap { numbers[$0] } ?? Self.unknown }
}

/// Counts for precision and recall.
struct Score {
  private(set) var right = 0
  private(set) var found = 0
  private(set) var wanted = 0

  mutating func add<Chunk>(found: Set<Chunk>, wanted: Set<Chunk>) {
    right += found.intersection(wanted).count
    self.found += found.count
    self.wanted += wanted.count
  }

  mutating func add(right: Int, found: Int, wanted: Int) {
    self.right += right
    self.found += found
    self.wanted += wanted
  }

  var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
  var recall: Double { wanted == 0 ? 0 : Double(right) / Double(wanted) }
  var f1: Double {
    let sum = precision + recall
    return sum == 0 ? 0 : 2 * precision * recall / sum
  }
}
