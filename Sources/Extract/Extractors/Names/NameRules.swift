import Corpus
import Language

/// What stands around a stretch of text and makes a name of it.
struct NameRules {
  let text: Text
  let lexicon: Lexicon
  let words: [NameWord]

  /// Applies all rules to what lists and tagger have found in a sentence.
  func apply(to names: inout NameSet) {
    findOffices(&names)
    joinPlaces(&names)
    findOrganizations(&names)
    findOwners(&names)
    findPersons(&names)
    findForeignNames(&names)
    readEnumerations(&names)
  }

  private func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(words[range.lowerBound].span.start, words[range.upperBound - 1].span.end)
  }

  /// Whether nothing, not even a blank, stands between two words.
  private func touches(_ left: Int, _ right: Int) -> Bool {
    words[left].span.end == words[right].span.start
  }

  // MARK: Organisations

  /// 广东 and 省委 behind it are one organisation.
  private func findOffices(_ names: inout NameSet) {
    for index in words.indices.dropFirst() where words[index].classes.contains(.organizationOffice)
    {
      guard touches(index - 1, index), let place = names.ending(at: words[index - 1].span.end),
        place.type == .place
      else { continue }
      let whole = TextSpan(place.span.start, words[index].span.end)
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.office")
      )
    }
  }

  /// 广东 and 湛江 behind it are one mention, with both inside.
  private func joinPlaces(_ names: inout NameSet) {
    var index = 0
    let places = names.sorted.filter { $0.type == .place && $0.span.count > 3 }
    while index < places.count {
      var end = index
      while end + 1 < places.count, places[end + 1].span.start == places[end].span.end { end += 1 }
      if end > index {
        let whole = TextSpan(places[index].span.start, places[end].span.end)
        names.add(
          NameCandidate(span: whole, type: .place, evidence: .rule, rule: "names.place-chain")
        )
      }
      index = end + 1
    }
  }

  /// A name, nouns, and an ending such as 协会.
  private func findOrganizations(_ names: inout NameSet) {
    for index in words.indices where words[index].classes.contains(.organizationEnding) {
      var first = index
      var start: Int?
      while first > 0, index - first < 7, touches(first - 1, first) {
        let word = words[first - 1]
        guard word.mark == .none, word.isNoun || names.covers(word.span), !word.isNumeral else {
          break
        }
        first -= 1
        if let name = names.starting(at: words[first].span.start),
          name.type == .place || name.type == .organization,
          name.span.end <= words[index].span.start
        {
          start = first
        } else if !words[first].classes.isDisjoint(with: [.place, .organization]),
          !words[first].classes.contains(.ambiguous), words[first].isProper
        {
          start = first
        }
      }
      guard let start else { continue }
      // 中国公司 is any company of China; 西南政法大学 and 法学院 behind it are one.
      let name = names.starting(at: words[start].span.start)
      let end = name?.span.end ?? words[start].span.end
      let hasMore = end < words[index].span.start || name?.type == .organization
      guard hasMore else { continue }
      let whole = span(start..<index + 1)
      if names.covers(whole) { continue }
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.ending")
      )
    }
  }

  /// What stands before 创始人 and its kin is an organisation: 数说故事创始人.
  private func findOwners(_ names: inout NameSet) {
    for index in words.indices.dropFirst() where words[index].classes.contains(.owner) {
      if names.ending(at: words[index - 1].span.end) != nil || !touches(index - 1, index) {
        continue
      }
      var first = index
      while first > 0, index - first < 5, touches(first - 1, first) {
        let word = words[first - 1]
        if word.mark != .none || word.isBorder || names.ending(at: word.span.end) != nil { break }
        first -= 1
      }
      guard first < index else { continue }
      let isBounded = first == 0 || words[first - 1].mark != .none || words[first - 1].isBorder
      let inside = words[first..<index]
      let length = inside.reduce(0) { $0 + $1.length }
      let isLatin = inside.count == 1 && words[first].kind == .letter
      let isPlain = inside.allSatisfy { $0.isCommon || $0.classes.contains(.title) }
      let hasVerb = inside.contains { $0.isVerb }
      guard isBounded,
        isLatin || ((2...8).contains(length) && (!isPlain || (hasVerb && length == 4))),
        !inside.contains(where: { $0.isNumeral }), !(words[index - 1].isCommon && inside.count == 1)
      else { continue }
      names.add(
        NameCandidate(
          span: span(first..<index),
          type: .organization,
          evidence: .rule,
          rule: "names.owner"
        )
      )
    }
  }

  // MARK: Persons

  /// 院长陈亮, 创始人梁文峰: a family name and one or two characters behind a title.
  private func findPersons(_ names: inout NameSet) {
    for index in words.indices.dropLast() where words[index].classes.contains(.title) {
      let start = words[index].span.end
      guard touches(index, index + 1), names.starting(at: start) == nil else { continue }
      for length in [3, 2] {
        guard let last = lastWord(from: index + 1, bytes: length * 3) else { continue }
        let whole = span(index + 1..<last + 1)
        guard isPersonName(whole) else { continue }
        let inside = words[index + 1...last]
        if inside.contains(where: { $0.isVerb || $0.isBorder || $0.mark != .none }) { continue }
        guard inside.contains(where: \.isProper), !(inside.count == 1 && words[last].isCommon)
        else { continue }
        names.add(
          NameCandidate(span: whole, type: .person, evidence: .rule, rule: "names.title")
        )
        break
      }
    }
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
  private func isPersonName(_ span: TextSpan) -> Bool {
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
      while last + 2 < words.count, words[last + 1].mark == .dot, touches(last, last + 1),
        touches(last + 1, last + 2), isForeign(words[last + 2])
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

  private func isForeign(_ word: NameWord) -> Bool {
    if word.kind == .letter { return true }
    guard word.kind == .ideograph, word.mark == .none else { return false }
    return text[word.span].unicodeScalars.allSatisfy {
      lexicon.nameLevels(of: $0.value).foreign >= 2
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
