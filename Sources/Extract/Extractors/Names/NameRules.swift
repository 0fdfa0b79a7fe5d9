import Corpus
import Language

/// What stands around a stretch of text and makes a name of it.
struct NameRules {
  let text: Text
  let lexicon: Lexicon
  let words: [NameWord]

  /// Applies all rules to what lists and tagger have found in a sentence.
  func apply(to names: inout NameSet) {
    mendPersons(&names)
    findOffices(&names)
    joinPlaces(&names)
    findOrganizations(&names)
    findCompanies(&names)
    findOwners(&names)
    findPersons(&names)
    findForeignNames(&names)
    readEnumerations(&names)
    findProducts(&names)
    findAwards(&names)
    findEvents(&names)
  }

  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(words[range.lowerBound].span.start, words[range.upperBound - 1].span.end)
  }

  /// Whether nothing, not even a blank, stands between two words.
  func touches(_ left: Int, _ right: Int) -> Bool {
    words[left].span.end == words[right].span.start
  }

  // MARK: Persons

  /// 院长陈亮, 创始人梁文峰: a family name and one or two characters behind a title.
  private func findPersons(_ names: inout NameSet) {
    for index in words.indices.dropLast() where words[index].classes.contains(.title) {
      let start = words[index].span.end
      guard touches(index, index + 1), names.starting(at: start) == nil else { continue }
      guard let last = lastOfPerson(from: index + 1) ?? lastOfTranscription(from: index + 1)
      else { continue }
      names.add(
        NameCandidate(
          span: span(index + 1..<last + 1),
          type: .person,
          evidence: .rule,
          rule: "names.title"
        )
      )
    }
  }

  /// The last word of a Chinese name that begins with word `first`.
  private func lastOfPerson(from first: Int) -> Int? {
    for length in [3, 2] {
      guard let last = lastWord(from: first, bytes: length * 3) else { continue }
      guard isPersonName(span(first..<last + 1)) else { continue }
      let inside = words[first...last]
      if inside.contains(where: { $0.mark != .none }) { continue }
      if inside.count == 1, words[last].isCommon { continue }
      let isPlain = !inside.contains { $0.isVerb || $0.isBorder }
      if isPlain, inside.contains(where: \.isProper) { return last }
      if endsName(last), isUnlikelyPhrase(first...last) { return last }
    }
    return nil
  }

  /// The last word of a foreign name without a dot, as the tagger may have cut it: 外援|恩|东戈.
  private func lastOfTranscription(from first: Int) -> Int? {
    var last = first
    while last < words.count, isForeign(words[last], level: 3), words[last].kind == .ideograph,
      !words[last].isCommonName, !words[last].isBorder, !words[last].isNumeral,
      last == first || touches(last - 1, last)
    { last += 1 }
    guard last > first, endsName(last - 1) else { return nil }
    let characters = span(first..<last).count / 3
    return (3...6).contains(characters) ? last - 1 : nil
  }

  /// Whether what follows a name may follow word `last`: a verb, a mark, an adverb, a date.
  private func endsName(_ last: Int) -> Bool {
    guard last + 1 < words.count, touches(last, last + 1) else { return true }
    let next = words[last + 1]
    return next.isVerb || next.mark != .none || next.isBorder || next.isNumeral
  }

  /// Whether words that may be a name are hardly anything else: 田|秉正, 高|远征; not 向|大会.
  private func isUnlikelyPhrase(_ range: ClosedRange<Int>) -> Bool {
    let family = words[range.lowerBound]
    let given = words[range].dropFirst()
    if family.isBorder || family.isVerb || family.isNumeral { return false }
    if given.isEmpty { return family.isUnknown }
    return family.length == 1 && !given.contains { $0.isVerb && $0.isCommonName }
  }

  /// The word that ends exactly `bytes` behind the start of word `first`.
  private func lastWord(from first: Int, bytes: Int) -> Int? {
    let end = words[first].span.start + Int32(bytes)
    for index in first..<min(first + 3, words.count) {
      if words[index].kind != .ideograph { return nil }
      if words[index].span.end == end { return index }
      if words[index].span.end > end { return nil }
    }
    return nil
  }

  /// Whether a stretch can be a Chinese person's name by its characters.
  func isPersonName(_ span: TextSpan) -> Bool {
    let scalars = text[span].unicodeScalars.map { lexicon.nameLevels(of: $0.value) }
    guard let first = scalars.first, first.family >= 3 else { return false }
    return scalars.dropFirst().allSatisfy { $0.given >= 1 }
  }

  /// 约翰·史密斯, where the tagger did not see it.
  private func findForeignNames(_ names: inout NameSet) {
    for index in words.indices
    where words[index].mark == .dot && index > 0 && index + 1 < words.count {
      guard !names.covers(words[index].span), touches(index - 1, index), touches(index, index + 1),
        isForeign(words[index - 1]), isForeign(words[index + 1])
      else { continue }
      var last = index + 1
      while last + 2 < words.count, words[last + 1].mark == .dot || isHyphen(words[last + 1]),
        touches(last, last + 1), touches(last + 1, last + 2), isForeign(words[last + 2])
      { last += 2 }
      names.add(
        NameCandidate(
          span: span(index - 1..<last + 1),
          type: .person,
          evidence: .rule,
          rule: "names.foreign"
        )
      )
    }
  }

  /// Whether a word may be a part of a foreign name: of letters, or of characters that stand in
  /// transcriptions at least as often as `level` says.
  func isForeign(_ word: NameWord, level: UInt8 = 2) -> Bool {
    if word.kind == .letter { return true }
    guard word.kind == .ideograph, word.mark == .none else { return false }
    return text[word.span].unicodeScalars.allSatisfy {
      lexicon.nameLevels(of: $0.value).foreign >= level
    }
  }

  // MARK: Enumerations

  /// One part of an enumeration.
  private struct Item {
    let range: Range<Int>
    /// Whether marks tell where it begins and ends.
    let isBounded: Bool
  }

  /// 零一万物、MiniMax和智谱: where one is known, the others are of its kind.
  private func readEnumerations(_ names: inout NameSet) {
    var index = 0
    while index < words.count {
      guard words[index].mark == .pause else {
        index += 1
        continue
      }
      let (items, end) = items(around: index)
      classify(items, &names)
      index = max(end, index + 1)
    }
  }

  private func items(around pause: Int) -> (items: [Item], end: Int) {
    var first = pause
    while first > 0, words[first - 1].mark == .none { first -= 1 }
    let opens = first == 0 || words[first - 1].mark == .open || words[first - 1].mark == .stop
    var items = [Item(range: first..<pause, isBounded: opens)]
    var start = pause + 1
    var index = start
    while index < words.count {
      switch words[index].mark {
      case .none:
        index += 1
        continue
      case .pause:
        items.append(Item(range: start..<index, isBounded: true))
        start = index + 1
        index += 1
        continue
      case .and:
        items.append(Item(range: start..<index, isBounded: true))
        var end = index + 1
        while end < words.count, words[end].mark == .none { end += 1 }
        let closes = end == words.count || words[end].mark != .and
        items.append(Item(range: index + 1..<end, isBounded: closes))
        return (items, end)
      default:
        items.append(Item(range: start..<index, isBounded: true))
        return (items, index)
      }
    }
    items.append(Item(range: start..<index, isBounded: true))
    return (items, index)
  }

  private func classify(_ items: [Item], _ names: inout NameSet) {
    guard items.count > 2 else { return }
    var counts: [EntityType: Int] = [:]
    for (place, item) in items.enumerated() where !item.range.isEmpty {
      let whole = span(item.range)
      let known =
        names.at(whole) ?? (place == 0 ? names.ending(at: whole.end) : nil)
        ?? (place == items.count - 1 ? names.starting(at: whole.start) : nil)
      if let known { counts[known.type, default: 0] += 1 }
    }
    guard counts.count == 1, let (type, count) = counts.first,
      type == .organization || count * 2 >= items.count,
      count * 3 >= items.count
    else { return }
    for item in items where item.isBounded && !item.range.isEmpty {
      let whole = span(item.range)
      // 有腾讯、… begins with more than a name, and 和腾讯等 may end so.
      if names.ending(at: whole.end) != nil || names.starting(at: whole.start) != nil { continue }
      if !mayBeName(item.range, type) { continue }
      names.add(
        NameCandidate(span: whole, type: type, evidence: .rule, rule: "names.enumeration")
      )
    }
  }

  private func mayBeName(_ range: Range<Int>, _ type: EntityType) -> Bool {
    let inside = words[range]
    let length = inside.reduce(0) { $0 + $1.length }
    guard range.count <= 5, length <= 10, !inside.contains(where: { $0.isNumeral }) else {
      return false
    }
    if range.count == 1, words[range.lowerBound].kind == .letter { return type == .organization }
    if inside.contains(where: { $0.classes.contains(.ambiguous) }) { return type == .organization }
    switch type {
    case .person:
      return inside.contains { $0.isProper } && (2...4).contains(length)
        && isPersonName(span(range))
    case .place:
      return inside.allSatisfy { $0.isNoun } && inside.contains { $0.isProper || !$0.isCommon }
    case .organization:
      if range.count == 1, words[range.lowerBound].isCommon { return false }
      return !inside.contains { $0.isBorder || $0.isVerb } || length == 4
    default:
      return false
    }
  }
}
