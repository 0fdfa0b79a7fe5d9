/// What the model of names sees at a unit.
///
/// The groups are numbered so that training can leave some out and tell what each gives.
enum NameFeatures {
  /// What a feature is made of.
  enum Group: Int, CaseIterable {
    case characters
    case dictionary
    case roles
    case triggers
    case enclosure
    case words
    case clusters
  }

  /// The words around a unit or a word, by how far they are from its own.
  private struct Surroundings {
    let words: WordForms
    let pos: [UInt8]
    let word: Int

    @inline(__always)
    private func index(_ offset: Int) -> Int? {
      let index = word &+ offset
      return index >= 0 && index < words.count ? index : nil
    }

    @inline(__always)
    func form(_ offset: Int) -> WordForms.Form { index(offset).map { words[$0] } ?? .outside }

    @inline(__always)
    func posOf(_ offset: Int) -> UInt64 { index(offset).map { UInt64(pos[$0]) } ?? 64 }

    @inline(__always)
    func trigger(_ offset: Int) -> UInt64 {
      index(offset).map { UInt64(words[$0].classes.rawValue) } ?? 1 << 20
    }
  }

  /// What is worked out once for a stretch before its units are looked at.
  struct Context: Sendable {
    /// For each unit the mark that encloses it: 0 none, 1 “”, 2 《》, 3 （）.
    private(set) var enclosures: [UInt64] = []
    /// For each unit how many units ahead the next suffix of an organisation ends, in the same
    /// clause: 0 none within ten.
    private(set) var suffixDistances: [UInt64] = []
    /// Runs of characters that transcribe foreign names.
    private(set) var foreignRuns: [UInt64] = []

    mutating func fill(_ units: Units, _ words: WordForms) {
      let count = units.count
      enclosures.reset(0, count)
      suffixDistances.reset(0, count)
      foreignRuns.reset(0, count)
      var open: UInt64 = 0
      var openedAt = 0
      for unit in 0..<count {
        switch units[unit].symbol {
        case 0x201C: (open, openedAt) = (1, unit)
        case 0x300A: (open, openedAt) = (2, unit)
        case 0x28: (open, openedAt) = (3, unit)
        case 0x201D, 0x300B, 0x29:
          if open != 0 {
            for inner in openedAt + 1..<max(unit, openedAt + 1) { enclosures[inner] = open }
          }
          open = 0
        default: break
        }
      }
      var next = Int.max
      for unit in (0..<count).reversed() {
        let word = Int(words.wordOf[unit])
        let isLast = Int(words[word + 1].start) == unit + 1
        if units[unit].kind == .punctuation { next = .max }
        if isLast, words[word].classes.contains(.organizationSuffix) { next = unit }
        if next != .max, next - unit < 12 { suffixDistances[unit] = UInt64(next - unit) + 1 }
      }
      var unit = 0
      while unit < count {
        var end = unit
        while end < count, units[end].kind == .ideograph, units[end].roles.foreign >= 3 {
          end += 1
        }
        if end - unit > 1 {
          for inner in unit..<end {
            let length = UInt8(min(end - unit, 60))
            foreignRuns[inner] =
              Units.Match(length: length, place: UInt8(min(inner - unit, 59))).code
          }
        }
        unit = max(end, unit + 1)
      }
    }
  }

  private static let kinds = DirectTable(count: 1000)
  private static let personMatch = DirectTable(after: kinds, count: 32)
  private static let foreignMatch = DirectTable(after: personMatch, count: 32)
  private static let placeMatch = DirectTable(after: foreignMatch, count: 32)
  private static let organizationMatch = DirectTable(after: placeMatch, count: 32)
  private static let otherMatch = DirectTable(after: organizationMatch, count: 32)
  private static let ownRoles = DirectTable(after: otherMatch, count: 512)
  private static let firstOfName = DirectTable(after: ownRoles, count: 512)
  private static let secondOfName = DirectTable(after: firstOfName, count: 512)
  private static let thirdOfName = DirectTable(after: secondOfName, count: 512)
  private static let foreignRoles = DirectTable(after: thirdOfName, count: 512)
  private static let foreignRun = DirectTable(after: foreignRoles, count: 32)
  private static let commonRole = DirectTable(after: foreignRun, count: 256)
  private static let suffixDistance = DirectTable(after: commonRole, count: 16)
  private static let placeAndSuffix = DirectTable(after: suffixDistance, count: 512)
  private static let enclosure = DirectTable(after: placeAndSuffix, count: 128)
  private static let posOfWord = DirectTable(after: enclosure, count: 65 << 5)
  private static let posBefore = DirectTable(after: posOfWord, count: 65 << 7)
  private static let posBehind = DirectTable(after: posBefore, count: 65 << 7)
  private static let kindInWord = DirectTable(after: posBehind, count: 320)
  /// Rows of the direct table.
  static let directCount = kindInWord.end

  /// Whether `groups` has the characters around a unit (`CharacterFeatures`).
  static func hasCharacters(_ groups: UInt8) -> Bool {
    groups.has(.characters)
  }

  /// Appends the features of the unit `i`, beside those of its word and of the characters around
  /// it; always the same number of them for equal `groups`.
  ///
  /// - Parameters:
  ///   - units: the stretch of text.
  ///   - words: its words.
  ///   - pos: a number below 64 for the part of speech of each word.
  ///   - context: worked out for the stretch.
  ///   - i: the unit.
  ///   - groups: a bit for each group that is wanted.
  ///   - features: gets them.
  static func append(
    _ units: Units,
    _ words: WordForms,
    pos: [UInt8],
    _ context: Context,
    at i: Int,
    groups: UInt8 = .max,
    to features: inout FeatureWriter
  ) {
    let count = units.count
    @inline(__always)
    func symbol(_ offset: Int) -> UInt64 {
      let index = i + offset
      return UInt64(index >= 0 && index < count ? units[index].symbol : UnitSymbol.border)
    }
    @inline(__always)
    func kind(_ offset: Int) -> UInt64 {
      let index = i + offset
      return index >= 0 && index < count ? UInt64(units[index].kind.rawValue) + 1 : 0
    }
    let word = Int(words.wordOf[i])
    let wordStart = Int(words[word].start)
    let wordEnd = Int(words[word + 1].start)
    let place = Units.Match(
      length: UInt8(min(wordEnd - wordStart, 60)),
      place: UInt8(min(i - wordStart, 59))
    ).code
    let around = Surroundings(words: words, pos: pos, word: word)
    let (b, c, d) = (symbol(-1), symbol(0), symbol(1))
    if groups.has(.characters) {
      features.append(FeatureHash.of(210, b, d))
      features.append(FeatureHash.of(215, units[i].key))
      features.append(row: kind(-1) &* 100 &+ kind(0) &* 10 &+ kind(1), of: kinds)
    }
    if groups.has(.dictionary) {
      let start = Int(units.cuts[i].start)
      let end = Int(units.cuts[i].end)
      @inline(__always)
      func cutTag(_ unit: Int) -> UInt64 {
        unit >= 0 && unit < count ? units.cuts[unit].tag : 255
      }
      let cut = units.cuts[i].code
      let tag = units.cuts[i].tag
      features.append(FeatureHash.of(221, tag, cut))
      features.append(FeatureHash.of(222, cutTag(start - 1), tag, cut))
      features.append(FeatureHash.of(223, tag, cutTag(end), cut))
      features.append(FeatureHash.of(224, cutTag(start - 1), tag, cutTag(end)))
      features.append(FeatureHash.of(225, UInt64(units.cuts[i].classes.rawValue), cut))
      let person = units.match(.person, at: i).code
      let foreign = units.match(.foreign, at: i).code
      let placeName = units.match(.place, at: i).code
      let organization = units.match(.organization, at: i).code
      let other = units.match(.other, at: i).code
      features.append(row: person, of: personMatch)
      features.append(row: foreign, of: foreignMatch)
      features.append(row: placeName, of: placeMatch)
      features.append(row: organization, of: organizationMatch)
      features.append(row: other, of: otherMatch)
      features.append(
        FeatureHash.of(231, person << 12 | foreign << 6 | placeName, organization << 6 | other)
      )
      features.append(FeatureHash.of(232, placeName, c))
      features.append(FeatureHash.of(233, person << 6 | placeName, d))
      features.append(FeatureHash.of(234, person << 6 | placeName, b))
      let ahead = i + 1 < count ? units.match(.place, at: i + 1).code : 63
      let behind = i > 0 ? units.match(.place, at: i - 1).code : 63
      features.append(FeatureHash.of(235, behind, placeName, ahead))
    }
    if groups.has(.roles) {
      @inline(__always)
      func role(_ offset: Int) -> NameRoles {
        let index = i + offset
        return index >= 0 && index < count ? units[index].roles : NameRoles()
      }
      @inline(__always)
      func row(_ first: UInt8, _ second: UInt8, _ third: UInt8) -> UInt64 {
        UInt64(first) << 6 | UInt64(second) << 3 | UInt64(third)
      }
      let (p, q, r) = (role(-1), role(0), role(1))
      features.append(row: row(q.family, q.given, q.foreign), of: ownRoles)
      features.append(row: row(q.family, r.given, role(2).given), of: firstOfName)
      features.append(row: row(p.family, q.given, r.given), of: secondOfName)
      features.append(row: row(role(-2).family, p.given, q.given), of: thirdOfName)
      features.append(row: row(p.foreign, q.foreign, r.foreign), of: foreignRoles)
      features.append(row: context.foreignRuns[i], of: foreignRun)
      features.append(row: UInt64(q.common) << 5 | place, of: commonRole)
      features.append(FeatureHash.of(248, UInt64(q.family), b))
    }
    if groups.has(.triggers) {
      let r = around.trigger(0)
      features.append(FeatureHash.of(251, around.trigger(-1), place))
      features.append(FeatureHash.of(252, r, place))
      features.append(FeatureHash.of(253, around.trigger(1), place))
      features.append(row: context.suffixDistances[i], of: suffixDistance)
      features.append(FeatureHash.of(257, context.suffixDistances[i], r, place))
      features.append(
        row: context.suffixDistances[i] << 5 | units.match(.place, at: i).code,
        of: placeAndSuffix
      )
    }
    if groups.has(.enclosure) {
      features.append(row: context.enclosures[i] << 5 | place, of: enclosure)
      features.append(FeatureHash.of(262, context.enclosures[i], b))
      features.append(FeatureHash.of(263, context.enclosures[i], d))
    }
    if groups.has(.words) {
      let (l, m, n) = (around.posOf(-1), around.posOf(0), around.posOf(1))
      features.append(FeatureHash.of(271, around.form(0).key, place))
      features.append(row: m << 5 | place, of: posOfWord)
      features.append(FeatureHash.of(277, l, m, place))
      features.append(FeatureHash.of(278, m, n, place))
      features.append(FeatureHash.of(282, UInt64(units[wordEnd - 1].symbol), place))
      features.append(FeatureHash.of(283, UInt64(units[wordStart].symbol), place))
      features.append(row: kind(0) << 5 | place, of: kindInWord)
    }
    if groups.has(.clusters) {
      let k = around.form(0).coarse
      features.append(FeatureHash.of(292, around.form(0).cluster, place))
      features.append(FeatureHash.of(294, around.form(-1).coarse, k, place))
      features.append(FeatureHash.of(295, k, around.form(1).coarse, place))
      features.append(FeatureHash.of(297, k, around.posOf(0), place))
    }
  }

  /// Appends the features that all units of a word share; always the same number of them for equal
  /// `groups`.
  ///
  /// - Parameters:
  ///   - units: the stretch of text.
  ///   - words: its words.
  ///   - pos: a number below 64 for the part of speech of each word.
  ///   - word: which one.
  ///   - groups: a bit for each group that is wanted.
  ///   - features: gets them.
  static func append(
    _ units: Units,
    _ words: WordForms,
    pos: [UInt8],
    word: Int,
    groups: UInt8 = .max,
    to features: inout FeatureWriter
  ) {
    let around = Surroundings(words: words, pos: pos, word: word)
    if groups.has(.triggers) {
      features.append(FeatureHash.of(254, around.trigger(-1), around.trigger(0), around.trigger(1)))
      features.append(FeatureHash.of(255, around.trigger(-2), around.trigger(2)))
    }
    if groups.has(.words) {
      let (v, w, x) = (around.form(-1).key, around.form(0).key, around.form(1).key)
      let (l, m, n) = (around.posOf(-1), around.posOf(0), around.posOf(1))
      let last = UInt64(units[Int(words[word + 1].start) - 1].symbol)
      features.append(FeatureHash.of(272, v))
      features.append(FeatureHash.of(273, x))
      features.append(FeatureHash.of(274, v, w))
      features.append(FeatureHash.of(275, w, x))
      features.append(FeatureHash.of(279, l, m, n))
      features.append(row: around.posOf(-2) << 7 | l, of: posBefore)
      features.append(row: n << 7 | around.posOf(2), of: posBehind)
      features.append(FeatureHash.of(285, v, m))
      features.append(FeatureHash.of(286, x, m))
      features.append(FeatureHash.of(287, last, m, n))
      features.append(FeatureHash.of(288, around.form(-2).key))
      features.append(FeatureHash.of(289, around.form(2).key))
    }
    if groups.has(.clusters) {
      features.append(FeatureHash.of(291, around.form(-1).cluster))
      features.append(FeatureHash.of(293, around.form(1).cluster))
      features.append(
        FeatureHash.of(296, around.form(-1).coarse, around.form(0).coarse, around.form(1).coarse)
      )
      features.append(FeatureHash.of(298, around.form(-2).cluster))
      features.append(FeatureHash.of(299, around.form(2).cluster))
    }
  }
}

extension UInt8 {
  /// Whether the bit of a group is set.
  @inline(__always)
  fileprivate func has(_ group: NameFeatures.Group) -> Bool {
    self & (1 << UInt8(group.rawValue)) != 0
  }
}
