import Corpus

/// Finds whose a figure is and who says so, among the names and nouns of a clause.
struct PartyFinder {
  let document: Document
  let units: [FigureUnit]

  /// What the clause is about: its first name that no preposition leads in; a word such as 全县;
  /// else a place that the clause opens with (在武汉).
  func topic(of clause: FigureSentence.Clause, upTo limit: Int? = nil) -> Party? {
    let list = clause.units
    let end = limit ?? list.count
    var weak: Party?
    var position = 0
    var isAtHead = true
    var nouns = 0
    while position < end {
      let unit = units[list[position]]
      switch unit.kind {
      case .name:
        let found = party(at: position, in: list)
        let before = position > 0 ? units[list[position - 1]] : nil
        if let before, before.kind == .word, before.cues.has([.preposition, .comparer]),
          !before.cues.has(.conjunction) || before.cues.has(.preposition)
        {
          if isAtHead, weak == nil { weak = found }
          position += found.count
          continue
        }
        return found
      case .word:
        if unit.cues.has(.scope) { return scope(at: position, in: list) }
        if unit.cues.has([.copula, .change, .share, .comparer, .holder]),
          !unit.cues.has([.conjunction, .preposition, .adverb])
        {
          return weak
        }
        if unit.isVerb, !unit.cues.has([.conjunction, .adverb, .modal, .preposition, .announcer]) {
          return weak
        }
        if unit.isNominal, unit.cues.isEmpty {
          nouns += 1
          if nouns > 6 { return weak }
        }
        if !unit.cues.has([.preposition, .announcer, .conjunction, .adverb]) { isAtHead = false }
      case .figure: return weak
      default: break
      }
      position += 1
    }
    return weak
  }

  /// The name at `position`, with the list that it opens: 甲、乙和丙等地.
  func party(at position: Int, in list: [Int]) -> Party {
    let first = units[list[position]]
    let mention = document.mentions[Int(first.reference)]
    var end = position + 1
    var probe = position + 1
    var members = 1
    while probe < list.count {
      // 广东⟦西北部⟧、
      while probe < list.count, units[list[probe]].isNominal, units[list[probe]].kind == .word,
        units[list[probe]].cues.isEmpty, probe - end < 3
      {
        probe += 1
      }
      guard probe < list.count else { break }
      let joint = units[list[probe]]
      if joint.cues.has(.listEnd), members > 1 {
        end = probe + 1
        break
      }
      let joins = joint.kind == .listMark || joint.kind == .word && Self.isAnd(joint, document)
      guard joins, probe + 1 < list.count, units[list[probe + 1]].kind == .name else { break }
      members += 1
      probe += 2
      end = probe
    }
    let last = units[list[end - 1]]
    var span = TextSpan(first.span.start, last.span.end)
    if members == 1, end < list.count, units[list[end]].wordClass == .numeral,
      units[list[end]].span.start == span.end, document.text.bytes[Int(span.end)] < 0x80
    {
      // 含光⟦800⟧: a model's number belongs to its name.
      span = TextSpan(span.start, units[list[end]].span.end)
      end += 1
    }
    return Party(
      text: document.text[span],
      entity: members == 1 ? mention.entity : nil,
      position: position,
      count: end - position,
      type: mention.type
    )
  }

  private static func isAnd(_ unit: FigureUnit, _ document: Document) -> Bool {
    let bytes = document.text.bytes[unit.span.range]
    return ["和", "及", "与", "以及"].contains { bytes.elementsEqual($0.utf8) }
  }

  private func scope(at position: Int, in list: [Int]) -> Party {
    let unit = units[list[position]]
    return Party(text: document.text[unit.span], entity: nil, position: position, count: 1)
  }

  /// The nouns that `list` starts with, as a subject where no name stands: 该活动, 主要演员.
  func nominal(_ list: ArraySlice<Int>) -> Party? {
    var start = list.startIndex
    while start < list.endIndex, FigurePhrase.isIdleAtHead(units[list[start]]),
      !units[list[start]].cues.has(.scope)
    {
      start += 1
    }
    var end = start
    while end < list.endIndex, units[list[end]].isNominal || units[list[end]].isOf { end += 1 }
    while end > start, units[list[end - 1]].isOf { end -= 1 }
    guard end > start else { return nil }
    let span = TextSpan(units[list[start]].span.start, units[list[end - 1]].span.end)
    guard span.count >= 6, span.count <= 60 else { return nil }
    return Party(text: document.text[span], entity: nil, position: start, count: end - start)
  }

  /// Who says what follows: 据⟦甲⟧统计, ⟦乙⟧表示, ⟦丙⟧发布的报告显示.
  func source(of clause: FigureSentence.Clause) -> Party? {
    var list = clause.units[...]
    while let last = list.last, units[last].kind == .quote || units[last].kind == .closing {
      list = list.dropLast()
    }
    guard !list.isEmpty, !list.contains(where: { isFigure(units[$0]) }) else { return nil }
    let start = list.firstIndex { units[$0].kind == .word && units[$0].cues.has(.announcer) }
    let reporter = list.lastIndex { units[$0].kind == .word && units[$0].cues.has(.reporter) }
    if let start {
      let rest = list[(start + 1)...]
      guard reporter != nil || rest.contains(where: { units[$0].cues.has(.evidence) }) else {
        return nil
      }
      return speaker(in: rest)
    }
    guard let reporter, reporter == list.endIndex - 1 else { return nil }
    return speaker(in: list[..<reporter])
  }

  private func isFigure(_ unit: FigureUnit) -> Bool {
    unit.kind == .figure && document.quantities[Int(unit.reference)].kind != .ordinal
  }

  private func speaker(in list: ArraySlice<Int>) -> Party? {
    var start = list.startIndex
    while start < list.endIndex, !units[list[start]].isNominal { start += 1 }
    var end = start
    while end < list.endIndex, units[list[end]].isNominal, !units[list[end]].cues.has(.evidence) {
      end += 1
    }
    guard end > start else { return nil }
    let run = list[start..<end]
    let person = run.last { index in
      units[index].kind == .name
        && document.mentions[Int(units[index].reference)].type == .person
    }
    if let person {
      return Party(
        text: document.text[units[person].span],
        entity: document.mentions[Int(units[person].reference)].entity,
        type: .person
      )
    }
    let names = run.filter { units[$0].kind == .name }
    let span = TextSpan(units[list[start]].span.start, units[list[end - 1]].span.end)
    guard span.count >= 6, span.count <= 90 else { return nil }
    let only = names.count == 1 ? document.mentions[Int(units[names[0]].reference)] : nil
    return Party(
      text: document.text[span],
      entity: only?.span == span ? only?.entity : nil,
      type: only?.span == span ? only?.type : .organization
    )
  }
}
