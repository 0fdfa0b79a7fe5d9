/// A stretch of text as the tagger reads it: units, and what the lexicon says of each.
///
/// A unit is a character, or a run of letters, digits, kana or hangul; blanks are left out. Kept
/// between calls, so that a sentence costs no allocation.
struct Units: Sendable {
  /// What lists say of the names that a unit may be in; one match each.
  enum NameList: Int, CaseIterable {
    case person
    case foreign
    case place
    case organization
    case other
  }

  /// The best match of one list at a unit: its length in units and the unit's place in it.
  struct Match: Sendable {
    var length: UInt8 = 0
    var place: UInt8 = 0

    /// Begin, inside, end or single, with the length up to 6, in one small number; 0 for none.
    @inline(__always)
    var code: UInt64 {
      if length == 0 { return 0 }
      let position: UInt64 =
        length == 1 ? 3 : place == 0 ? 0 : place + 1 == length ? 2 : 1
      return 1 + position * 8 + UInt64(min(length, 6))
    }
  }

  /// The words of the lexicon at a unit: the lengths of the longest that begins, ends, or is there,
  /// and the best match of each `NameList`.
  struct Coverage: Sendable {
    fileprivate(set) var longestFrom: UInt8 = 0
    fileprivate(set) var longestTo: UInt8 = 0
    fileprivate(set) var longestOver: UInt8 = 0
    fileprivate(set) var matches = (Match(), Match(), Match(), Match(), Match())

    /// Whether a name of any list has more than one unit here.
    @inline(__always)
    var hasLongMatch: Bool {
      matches.0.length > 1 || matches.1.length > 1 || matches.2.length > 1
        || matches.3.length > 1 || matches.4.length > 1
    }
  }

  /// The word that a unit is in, where the lexicon alone cuts the text.
  struct Cut: Sendable {
    /// The place in the word and the word's length, as `Match.code`.
    fileprivate(set) var code: UInt64 = 0
    /// The tag of the word, from 1; 0 where the lexicon does not know it.
    fileprivate(set) var tag: UInt64 = 0
    fileprivate(set) var classes: WordClasses = []
    fileprivate(set) var cost: UInt64 = 0
    fileprivate(set) var start: Int32 = 0
    fileprivate(set) var end: Int32 = 0
    /// The lexicon's node of the word; 0 where it does not know it.
    fileprivate(set) var node: UInt32 = 0
  }

  /// The last word on the cheapest way to a place.
  private struct Step {
    var cost = Int32.max
    var source: Int32 = 0
    var node: UInt32 = 0
  }

  /// One unit.
  struct Unit: Sendable {
    /// Hash of a run's letters; the symbol of a single character.
    let key: UInt64
    /// What stands for it in features: its canonical scalar, or a number above all scalars for
    /// the shape of a run.
    let symbol: UInt32
    /// Its first byte in the text, and one past its last.
    let start: Int32
    let end: Int32
    /// Its first character in the buffer.
    let characterStart: Int32
    let kind: CharacterKind
    let roles: NameRoles
  }

  private var units: [Unit] = []

  /// The most probable cut by the lexicon alone: the word of each unit.
  private(set) var cuts: [Cut] = []

  /// What words of the lexicon are at each unit.
  private(set) var coverages: [Coverage] = []

  private var steps: [Step] = []
  private var unitAt: [Int32] = []
  /// The lexicon's nodes of the first character at each unit, and of the first two; 0 for none.
  private var pairs: [(UInt32, UInt32)] = []
  private(set) var characters = CharacterBuffer()

  var count: Int { units.count }

  @inline(__always)
  subscript(unit: Int) -> Unit { units[unit] }

  @inline(__always)
  func match(_ list: NameList, at unit: Int) -> Match {
    switch list {
    case .person: coverages[unit].matches.0
    case .foreign: coverages[unit].matches.1
    case .place: coverages[unit].matches.2
    case .organization: coverages[unit].matches.3
    case .other: coverages[unit].matches.4
    }
  }

  /// Reads a stretch of text, or as much of it as is enough at once.
  ///
  /// - Returns: one past the last byte read.
  mutating func fill(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    tables: TagTable,
    lexicon: Lexicon
  ) -> Int {
    let next = characters.fill(bytes, from: start, to: end, limit: 400, lexicon: lexicon)
    findUnits(lexicon)
    findPairs(lexicon)
    walk(tables, lexicon)
    traceCut(lexicon)
    return next
  }

  private mutating func findUnits(_ lexicon: Lexicon) {
    units.removeAll(keepingCapacity: true)
    let count = characters.count
    unitAt.reset(0, count + 1)
    var index = 0
    while index < count {
      let character = characters[index]
      let end = max(Int(character.unitEnd), index + 1)
      for place in index..<end { unitAt[place] = Int32(truncatingIfNeeded: units.count) }
      if character.kind != .blank {
        units.append(
          Unit(
            key: UnitSymbol.key(characters, index..<end),
            symbol: UnitSymbol.of(characters, index..<end),
            start: character.offset,
            end: characters[end].offset,
            characterStart: Int32(truncatingIfNeeded: index),
            kind: character.kind,
            roles: end - index == 1 ? lexicon.roles[Int(character.code)] : NameRoles()
          )
        )
      }
      index = end
    }
    unitAt[count] = Int32(truncatingIfNeeded: units.count)
  }

  /// Finds where the first two characters of each unit lead in the lexicon.
  ///
  /// Of all units at once, so that the processor waits for many nodes at the same time: most are
  /// far from it.
  private mutating func findPairs(_ lexicon: Lexicon) {
    pairs.reset((0, 0), count)
    let last = characters.count
    pairs.withUnsafeMutableBufferPointer { pairs in
      units.withUnsafeBufferPointer { units in
        characters.withEntries { characters in
          for unit in 0..<pairs.count {
            let index = Int(units[unit].characterStart)
            let first = lexicon.child(of: 0, by: characters[index].code)
            let code = index + 1 < last ? characters[index + 1].code : 0
            let second = lexicon.child(of: first, by: code)
            pairs[unit] = (first, first == 0 ? 0 : second)
          }
        }
      }
    }
  }

  /// Finds all words of the lexicon, the cheapest cut, and the longest matches of the name lists.
  private mutating func walk(_ tables: TagTable, _ lexicon: Lexicon) {
    let count = self.count
    coverages.reset(Coverage(), count)
    steps.reset(Step(), count + 1)
    steps[0].cost = 0
    let unknownCost = lexicon.unknownCost
    let last = characters.count
    steps.withUnsafeMutableBufferPointer { steps in
      coverages.withUnsafeMutableBufferPointer { coverages in
        units.withUnsafeBufferPointer { units in
          unitAt.withUnsafeBufferPointer { unitAt in
            pairs.withUnsafeBufferPointer { pairs in
              characters.withEntries { characters in
                for unit in 0..<count {
                  let cost = steps[unit].cost
                  Self.reach(&steps[unit + 1], from: unit, cost &+ unknownCost, 0)
                  var (node, next) = pairs[unit]
                  var index = Int(units[unit].characterStart)
                  while node != 0 {
                    let found = lexicon.nodes[Int(node)]
                    index += 1
                    if found.cost != LexiconNode.noWord,
                      index == last || characters[index].unitEnd != 0
                    {
                      // A word of the lexicon may hold blanks; they are in no unit.
                      let end = Int(unitAt[index])
                      if end > unit {
                        Self.reach(&steps[end], from: unit, cost &+ Int32(found.cost), node)
                        Self.mark(coverages, unit, end, found, tables)
                      }
                    }
                    let child = next
                    next = 0
                    if child != 0, index + 1 < last {
                      next = lexicon.child(of: child, by: characters[index + 1].code)
                    }
                    node = child
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  @inline(__always)
  private static func reach(_ step: inout Step, from start: Int, _ cost: Int32, _ node: UInt32) {
    if cost < step.cost {
      step = Step(cost: cost, source: Int32(truncatingIfNeeded: start), node: node)
    } else if node != 0, step.source == Int32(truncatingIfNeeded: start), step.node == 0 {
      // A word of one unit that costs as much as an unknown one is known all the same.
      step.node = node
    }
  }

  @inline(__always)
  private static func mark(
    _ coverages: UnsafeMutableBufferPointer<Coverage>,
    _ start: Int,
    _ end: Int,
    _ node: LexiconNode,
    _ tables: TagTable
  ) {
    let length = UInt8(truncatingIfNeeded: min(end &- start, 60))
    coverages[start].longestFrom = max(coverages[start].longestFrom, length)
    coverages[end &- 1].longestTo = max(coverages[end &- 1].longestTo, length)
    for unit in start..<end {
      coverages[unit].longestOver = max(coverages[unit].longestOver, length)
    }
    let lists = tables.lists(node)
    if lists == 0 { return }
    for unit in start..<end {
      let match = Match(
        length: length,
        place: UInt8(truncatingIfNeeded: min(unit &- start, 59))
      )
      @inline(__always)
      func take(_ list: UInt8, _ best: inout Match) {
        if lists & list != 0, length > best.length { best = match }
      }
      take(1, &coverages[unit].matches.0)
      take(2, &coverages[unit].matches.1)
      take(4, &coverages[unit].matches.2)
      take(8, &coverages[unit].matches.3)
      take(16, &coverages[unit].matches.4)
    }
  }

  private mutating func traceCut(_ lexicon: Lexicon) {
    let count = self.count
    cuts.reset(Cut(), count)
    cuts.withUnsafeMutableBufferPointer { cuts in
      var end = count
      while end > 0 {
        let start = Int(steps[end].source)
        var cut = Cut()
        cut.start = Int32(truncatingIfNeeded: start)
        cut.end = Int32(truncatingIfNeeded: end)
        cut.node = steps[end].node
        if cut.node != 0 {
          let found = lexicon.nodes[Int(cut.node)]
          cut.tag = UInt64(found.tag) + 1
          cut.classes = WordClasses(rawValue: found.classes)
          cut.cost = UInt64(found.cost >> 11) + 1
        }
        let length = UInt8(min(end - start, 60))
        for unit in start..<end {
          cut.code = Match(length: length, place: UInt8(min(unit - start, 59))).code
          cuts[unit] = cut
        }
        end = start
      }
    }
  }

  /// Whether lists or the kind of characters make a name at `unit` likely.
  func hintsAtName(_ unit: Int) -> Bool {
    switch units[unit].kind {
    case .letter, .kana, .hangul: true
    default: coverages[unit].hasLongMatch
    }
  }

  /// Whether a clause ends with `unit`.
  func endsClause(_ unit: Int) -> Bool {
    switch units[unit].symbol {
    case 0x2C, 0x3002, 0x3B, 0x3A, 0x21, 0x3F, 0x2E: true
    default: false
    }
  }

  /// Where the longest word ends that begins at `start`; `start` itself where none does.
  ///
  /// - Parameters:
  ///   - start: a unit.
  ///   - words: a lexicon of its own codes.
  /// - Returns: a unit.
  func longestWord(from start: Int, in words: Lexicon) -> Int {
    var longest = start
    var node: UInt32 = 0
    var index = Int(units[start].characterStart)
    while index < characters.count, characters[index].kind != .blank {
      let code = words.code(of: characters[index].scalar)
      if code == 0 { break }
      node = words.child(of: node, by: code)
      if node == 0 { break }
      index += 1
      let isBorder = index == characters.count || characters[index].unitEnd != 0
      if isBorder, words.nodes[Int(node)].cost != LexiconNode.noWord {
        longest = Int(unitAt[index])
      }
    }
    return longest
  }

  /// The lexicon's node for the units `start..<end` taken as one word; 0 where there is none.
  func node(_ start: Int, _ end: Int, _ lexicon: Lexicon) -> UInt32 {
    let cut = cuts[start]
    if Int(cut.start) == start, Int(cut.end) == end { return cut.node }
    var node: UInt32 = 0
    var index = Int(units[start].characterStart)
    var last = end < count ? Int(units[end].characterStart) : characters.count
    // A blank behind the word is in no unit.
    while last > index, characters[last - 1].kind == .blank { last -= 1 }
    while index < last {
      let character = characters[index]
      if character.code == 0 || character.kind == .blank { return 0 }
      node = lexicon.child(of: node, by: character.code)
      if node == 0 { return 0 }
      index += 1
    }
    return node
  }
}

extension Array {
  /// Makes it `count` times `value`, without giving its memory back.
  @inline(__always)
  mutating func reset(_ value: Element, _ count: Int) {
    removeAll(keepingCapacity: true)
    append(contentsOf: repeatElement(value, count: count))
  }
}
