import Corpus
import Language

/// Reads the lists of a paragraph and what they are lists of.
struct Enumeration {
  static let namedRule = "groups.named"

  let document: Document
  let lexicon: GroupLexicon
  let units: [SpeechUnit]
  let quotes: [QuotedStretches.Stretch]

  private var text: Text { document.text }

  /// Whether a text can hold a list at all: a 、, or quotations side by side.
  static func isIn(_ bytes: ArraySlice<UInt8>) -> Bool {
    var index = bytes.startIndex
    while index + 2 < bytes.endIndex {
      if bytes[index] == 0xE3, bytes[index + 1] == 0x80, bytes[index + 2] == 0x81 { return true }
      if bytes[index] == 0xE2, bytes[index + 1] == 0x80, bytes[index + 2] == 0x9D,
        index + 5 < bytes.endIndex, bytes[index + 3] == 0xE2, bytes[index + 5] == 0x9C
      {
        return true
      }
      index += 1
    }
    return false
  }

  /// The groups of the paragraph.
  ///
  /// - Parameter read: gives the units inside a bracket.
  /// - Returns: them, in text order.
  func groups(_ read: (TextSpan) -> [SpeechUnit]) -> [Group] {
    var found: [Group] = []
    for index in units.indices {
      let unit = units[index]
      let group: Group?
      if unit.kind == .bracket {
        group = named(bracket: index, read) ?? counted(bracket: index, read)
      } else if unit.kind == .quote {
        group = named(listBehind: index)
      } else if isDash(index) {
        group = dashed(at: index)
      } else if unit.kind == .colon || lexicon.opens.contains(unit.span, in: text) {
        group = announced(at: index)
      } else if lexicon.others.contains(unit.span, in: text) {
        group = unfinished(at: index)
      } else if unit.kind == .number {
        group = counted(at: index)
      } else {
        group = nil
      }
      if let group, !found.contains(where: { $0.span.overlaps(group.span) }) { found.append(group) }
    }
    return found
  }

  // MARK: The four forms

  /// Reads 三大运营商(甲、乙、丙) at its bracket.
  private func counted(bracket: Int, _ read: (TextSpan) -> [SpeechUnit]) -> Group? {
    guard bracket > 0, let head = countedThings(endingAt: bracket - 1) else { return nil }
    let list = read(content(ofBracket: units[bracket].span))
    guard let members = members(list, 0..<(list.count - 1)), members.count >= 2,
      members.count == head.size
    else { return nil }
    return group(
      head,
      TextSpan(head.span.start, units[bracket].span.end),
      members,
      "groups.bracketed"
    )
  }

  /// Reads “四小花旦”甲、乙、丙、丁, where all four are names, and “六小龙”——甲、乙…——.
  private func named(listBehind quote: Int) -> Group? {
    guard quote + 1 < units.count, let head = quotedName(at: quote) else { return nil }
    var begin = quote + 1
    let isMarked = isDash(begin) || lexicon.opens.contains(units[begin].span, in: text)
    while begin < units.count, isDash(begin) || lexicon.opens.contains(units[begin].span, in: text)
    {
      begin += 1
    }
    let end = listEnd(from: begin, isMarked: isMarked)
    guard begin < end, let members = members(units, begin..<end), let last = members.last,
      members.count == head.size || isMarked && (2..<head.size).contains(members.count),
      isMarked || members.allSatisfy({ $0.entity != nil })
    else { return nil }
    return group(head, TextSpan(head.span.start, last.span.end), members, Self.namedRule)
  }

  /// Reads 五位院士——甲、乙、丙、丁、戊—— at the first dash.
  private func dashed(at index: Int) -> Group? {
    guard index > 0, let head = countedThings(endingAt: index - 1) else { return nil }
    let end = listEnd(from: index + 1, isMarked: true)
    guard index + 1 < end, let members = members(units, (index + 1)..<end),
      (2...head.size).contains(members.count), let last = members.last
    else { return nil }
    return group(head, TextSpan(head.span.start, last.span.end), members, "groups.dashed")
  }

  /// Where a list ends that begins at `begin`: at the next dash or the end of the clause, or, where
  /// nothing marks it as a list, at the first unit that is no part of a name.
  private func listEnd(from begin: Int, isMarked: Bool) -> Int {
    var end = begin
    while end < units.count, !units[end].endsClause, !isDash(end) {
      let unit = units[end]
      if !isMarked, !(unit.kind == .mention || unit.kind == .joint || unit.kind == .quote) { break }
      end += 1
    }
    return end
  }

  private func isDash(_ index: Int) -> Bool {
    guard index < units.count else { return false }
    let bytes = text.bytes[units[index].span.range]
    return bytes.count >= 3 && bytes.starts(with: "—".utf8)
  }

  /// Reads “八骏”(甲、乙…) at its bracket.
  private func named(bracket: Int, _ read: (TextSpan) -> [SpeechUnit]) -> Group? {
    guard bracket > 0, let head = quotedName(at: bracket - 1) else { return nil }
    let list = read(content(ofBracket: units[bracket].span))
    guard let members = members(list, 0..<(list.count - 1)), members.count >= 2,
      members.count <= head.size
    else { return nil }
    let span = TextSpan(head.span.start, units[bracket].span.end)
    return group(head, span, members, Self.namedRule)
  }

  /// The name in quotation marks that says how many it is of, with the place before it:
  /// 杭州“六小龙”.
  private func quotedName(at index: Int) -> Things? {
    guard let quote = units[index].quote else { return nil }
    let name = text[quotes[quote].content]
    guard let size = lexicon.size(in: name) else { return nil }
    let span = units[index].span
    guard index > 0, units[index - 1].type == .place, units[index - 1].span.end == span.start
    else { return Things(span: span, name: name, size: size) }
    let place = units[index - 1].span
    return Things(span: TextSpan(place.start, span.end), name: text[place] + name, size: size)
  }

  private func group(
    _ things: Things,
    _ span: TextSpan,
    _ members: [Group.Member],
    _ rule: String
  ) -> Group {
    Group(
      span: span,
      name: things.name,
      declaredSize: things.size,
      members: members,
      rule: rule
    )
  }

  private func content(ofBracket span: TextSpan) -> TextSpan {
    let bytes = text.bytes
    let left: Int32 = bytes[Int(span.start)] == 0x28 ? 1 : 3
    let right: Int32 = bytes[Int(span.end) - 1] == 0x29 ? 1 : 3
    return TextSpan(span.start + left, max(span.start + left, span.end - right))
  }

  /// Reads 三所高校:甲、乙、丙, or 三所高校，分别是甲、乙、丙, at the colon or verb.
  ///
  /// 三所高校获奖，分别是…: where the clause says something of them, the number has to be that of the list.
  private func announced(at index: Int) -> Group? {
    var last = index - 1
    while last >= 0,
      units[last].kind == .comma || lexicon.opens.contains(units[last].span, in: text)
        || lexicon.bridges.contains(units[last].span, in: text)
    {
      last -= 1
    }
    guard last >= 0 else { return nil }
    let before = countedThings(endingAt: last)
    let isNextClause = units[last + 1].kind == .comma && units[index].kind != .colon
    guard let head = before ?? (isNextClause ? countedThings(inClauseEndingAt: last) : nil)
    else { return nil }
    var end = index + 1
    while end < units.count, !units[end].endsClause { end += 1 }
    // 分别 + 是 may be two words.
    var begin = index + 1
    while begin < end, lexicon.opens.contains(units[begin].span, in: text) { begin += 1 }
    guard let members = members(units, begin..<end),
      members.count >= 2, members.count <= head.size, let final = members.last,
      before != nil || members.count == head.size
    else { return nil }
    return group(head, TextSpan(head.span.start, final.span.end), members, "groups.announced")
  }

  /// The first number of things in the clause that ends at `last`: 另有⟦三所高校⟧获奖.
  private func countedThings(inClauseEndingAt last: Int) -> Things? {
    var first = last
    while first > 0, units[first - 1].kind != .comma, !units[first - 1].endsClause { first -= 1 }
    return (first...last).lazy.compactMap { countedThings(startingAt: $0) }.first
  }

  /// Reads 甲、乙等21项荣誉 at 等.
  private func unfinished(at index: Int) -> Group? {
    guard let things = thingsBehind(index),
      let start = listStart(endingAt: index - 1),
      let members = members(units, start..<index), members.count >= 2,
      members.count <= things.size, let first = members.first
    else { return nil }
    return group(things, TextSpan(first.span.start, things.span.end), members, "groups.unfinished")
  }

  /// What is counted behind 等: 等21项荣誉, 等东部五市.
  private func thingsBehind(_ index: Int) -> Things? {
    var number = index + 1
    for _ in 0..<3 where number < units.count {
      if let things = countedThings(startingAt: number) { return things }
      guard units[number].kind == .noun || units[number].kind == .attribute else { return nil }
      number += 1
    }
    return nil
  }

  /// Reads 甲、乙、丙三地 at the number.
  private func counted(at index: Int) -> Group? {
    guard index > 2, units[index - 1].isNominal || units[index - 1].kind == .quote,
      units[index - 1].kind != .number, let things = countedThings(startingAt: index),
      let start = listStart(endingAt: index - 1),
      let members = members(units, start..<index), members.count == things.size,
      members.count >= 2, let first = members.first,
      members.allSatisfy({ $0.entity != nil }) || things.isRanked
    else { return nil }
    return group(things, TextSpan(first.span.start, things.span.end), members, "groups.counted")
  }

  // MARK: What is counted

  private struct Things {
    let span: TextSpan
    let name: String
    let size: Int
    /// 三大中心: the number is a part of what they are called.
    var isRanked = false
  }

  /// A number with what it counts, from the number on: 21项荣誉.
  private func countedThings(startingAt index: Int) -> Things? {
    guard let size = size(at: index) else { return nil }
    var noun = index + 1
    if noun < units.count, units[noun].kind == .number { noun += 1 }
    var end = noun
    while end < units.count, end - noun < 5, units[end].isNominal, units[end].kind != .number,
      units[end].kind != .pronoun, !lexicon.others.contains(units[end].span, in: text)
    {
      end += 1
    }
    return things(from: index, noun: noun, to: end, size: size)
  }

  /// A number with what it counts that ends at `last`: 三家明星企业.
  private func countedThings(endingAt last: Int) -> Things? {
    var index = last
    while index >= 0, last - index < 7, units[index].isNominal || units[index].kind == .quote {
      if let size = size(at: index) {
        var noun = index + 1
        if noun <= last, units[noun].kind == .number { noun += 1 }
        return things(from: index, noun: noun, to: last + 1, size: size)
      }
      index -= 1
    }
    return nil
  }

  /// The number at a unit: 21, 21项, 三.
  private func size(at index: Int) -> Int? {
    let span = units[index].span
    guard units[index].kind == .number || units[index].kind == .noun else { return nil }
    if let size = lexicon.number(text[span]) { return size > 1 && size < 10_000 ? size : nil }
    guard
      let quantity = document.quantities.starting(in: span).first(where: {
        $0.span.start == span.start && ($0.kind == .count || $0.kind == .number)
      }), let value = quantity.value ?? quantity.low, value > 1, value < 10_000,
      value == value.rounded()
    else { return nil }
    return Int(value)
  }

  private func things(from index: Int, noun: Int, to end: Int, size: Int) -> Things {
    let whole = TextSpan(units[index].span.start, units[max(index, end - 1)].span.end)
    // 三大类 is nothing without its number.
    guard noun < end, units[noun].kind != .attribute || end - noun > 1 else {
      return Things(span: whole, name: text[whole], size: size)
    }
    let name = TextSpan(units[noun].span.start, units[end - 1].span.end)
    // 四大业务, 三大类: the number is a part of what they are called.
    let isThin = noun == index + 1 && (name.count <= 6 || units[noun].kind == .attribute)
    return Things(
      span: whole,
      name: text[isThin ? whole : name],
      size: size,
      isRanked: lexicon.size(in: text[whole]) == size
    )
  }

  // MARK: Members

  /// Where the list begins that ends at `last`; nil where there is none.
  private func listStart(endingAt last: Int) -> Int? {
    var start = last + 1
    var parts = 0
    while start > 0 {
      let unit = units[start - 1]
      if isSeparator(start - 1) {
        parts += 1
      } else if unit.kind == .quote, start <= last, units[start].kind == .quote {
        parts += 1
      } else if !(unit.isNominal || unit.kind == .quote || unit.kind == .bracket
        || unit.kind == .possessive)
        || lexicon.starts.contains(unit.span, in: text)
      {
        break
      }
      start -= 1
    }
    while start <= last, isSeparator(start) || units[start].kind == .possessive { start += 1 }
    return parts > 0 && start <= last ? start : nil
  }

  private func isSeparator(_ index: Int) -> Bool { units[index].kind == .joint }

  /// The members that a stretch lists, between 、 and 和.
  ///
  /// - Returns: nil where a part of the list is empty.
  private func members(
    _ units: [SpeechUnit],
    _ range: Range<Int>
  ) -> [Group.Member]? {
    var members: [Group.Member] = []
    var start = range.lowerBound
    for index in range.lowerBound...range.upperBound {
      let isEnd = index == range.upperBound
      let isBetweenQuotes =
        index > start && !isEnd && units[index].kind == .quote && units[index - 1].kind == .quote
      guard isEnd || isBetweenQuotes || parts(units, start, index, range.upperBound) else {
        continue
      }
      let part = units[start..<index].filter { $0.kind != .bracket }
      start = isBetweenQuotes ? index : index + 1
      if let closer = part.firstIndex(where: { lexicon.others.contains($0.span, in: text) }) {
        guard let member = member(Array(part[..<closer])) else { return nil }
        members.append(member)
        return members
      }
      guard let member = member(part) else {
        // 甲、乙、和丙: two marks side by side.
        if part.isEmpty, !members.isEmpty { continue }
        return nil
      }
      members.append(member)
    }
    return members
  }

  /// Whether the unit at `index` parts the members of a list that goes from `start` to `end`.
  ///
  /// A 、 always does. 和 does where no 、 follows, and not inside the name of the institute that a
  /// person is from (地理科学与资源研究所李强).
  private func parts(_ units: [SpeechUnit], _ start: Int, _ index: Int, _ end: Int) -> Bool {
    guard units[index].kind == .joint else { return false }
    if isPause(units[index].span) { return true }
    let rest = units[(index + 1)..<end]
    if rest.contains(where: { $0.kind == .joint && isPause($0.span) }) { return false }
    let hasPerson = rest.contains { $0.type == .person }
    return !hasPerson || units[start..<index].contains { $0.type == .person }
  }

  private func isPause(_ span: TextSpan) -> Bool {
    text.bytes[span.range].elementsEqual([0xE3, 0x80, 0x81])
  }

  private func member(_ part: [SpeechUnit]) -> Group.Member? {
    guard let first = part.first, let last = part.last else { return nil }
    if part.count == 1, first.kind == .quote { return quoted(first) }
    if let person = part.last(where: { $0.type == .person }) {
      return named(person)
    }
    if last.kind == .mention { return named(last) }
    var span = TextSpan(first.span.start, last.span.end)
    for end in lexicon.ends where text.bytes[span.range].count > end.count {
      if text.bytes[span.range].suffix(end.count).elementsEqual(end) {
        span = TextSpan(span.start, span.end - Int32(end.count))
      }
    }
    return Group.Member(entity: document.mentionEntity(at: span), name: text[span], span: span)
  }

  private func named(_ unit: SpeechUnit) -> Group.Member {
    Group.Member(entity: unit.entity, name: text[unit.span], span: unit.span)
  }

  private func quoted(_ unit: SpeechUnit) -> Group.Member {
    let bytes = text.bytes
    let left = Int32(bytes.codePoint(at: Int(unit.span.start)).utf8Count)
    let right = Int32(Int(unit.span.end) - bytes.scalarStart(before: Int(unit.span.end)))
    let span = TextSpan(unit.span.start + left, max(unit.span.start + left, unit.span.end - right))
    return Group.Member(entity: document.mentionEntity(at: span), name: text[span], span: span)
  }
}
