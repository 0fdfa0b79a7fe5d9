import Corpus

// Names and nouns as subjects.
extension PartyFinder {
  /// The name at `position`, with the list that it opens: 甲、乙和丙等地.
  func party(at position: Int, in list: [Int]) -> Party {
    let first = units[list[position]]
    let mention = document.mentions[Int(first.reference)]
    var end = position + 1
    var members = 1
    var names = [position]
    while end < list.count, units[list[end]].cues.has(.region) { end += 1 }
    var probe = end
    while probe < list.count {
      let joint = units[list[probe]]
      if joint.cues.has(.listEnd) {
        end = probe + 1
        while end < list.count, units[list[end]].cues.has(.region) { end += 1 }
        break
      }
      let joins = joint.kind == .listMark || joint.kind == .word && Self.isAnd(joint, document)
      guard joins, probe + 1 < list.count, units[list[probe + 1]].kind == .name else { break }
      members += 1
      names.append(probe + 1)
      probe += 2
      while probe < list.count, units[list[probe]].cues.has(.region) { probe += 1 }
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
      type: mention.type,
      members: members == 1 ? [] : names.map { member(units[list[$0]]) }
    )
  }

  func member(_ unit: FigureUnit) -> Party {
    let mention = document.mentions[Int(unit.reference)]
    return Party(text: document.text[unit.span], entity: mention.entity, type: mention.type)
  }

  static func isAnd(_ unit: FigureUnit, _ document: Document) -> Bool {
    let bytes = document.text.bytes[unit.span.range]
    return ["和", "及", "与", "以及"].contains { bytes.elementsEqual($0.utf8) }
  }

  func scope(at position: Int, in list: [Int]) -> Party {
    let unit = units[list[position]]
    return Party(text: document.text[unit.span], entity: nil, position: position, count: 1)
  }

  /// The nouns that `list` starts with, as a subject where no name stands: 该活动, 主要演员; nil where
  /// they name a time, or what is measured.
  func nominal(_ list: ArraySlice<Int>) -> Party? {
    var start = list.startIndex
    while start < list.endIndex, FigurePhrase.isIdleAtHead(units[list[start]]) { start += 1 }
    var end = start
    while end < list.endIndex {
      let unit = units[list[end]]
      // 传呼⟦机⟧: a verb with its suffix is a noun.
      let isStem =
        unit.isVerb && unit.cues.isEmpty && end + 1 < list.endIndex
        && units[list[end + 1]].isNominal && units[list[end + 1]].span.count == 3
      // 含光⟦800⟧: a model's number.
      let isNumber =
        unit.kind == .word && unit.wordClass == .numeral && end > start
        && units[list[end - 1]].span.end == unit.span.start
      let joins = unit.cues.has([.basis, .comparer, .copula, .share, .reporter])
      guard unit.isNominal && !joins || unit.isOf || isStem || isNumber else { break }
      end += 1
    }
    while end > start, units[list[end - 1]].isOf { end -= 1 }
    guard end > start, end == list.endIndex || !Self.isReporter(units[list[end]]) else {
      return nil
    }
    let last = units[list[end - 1]]
    let isDefinite = start > list.startIndex && units[list[start - 1]].cues.has(.determiner)
    let first = isDefinite ? start - 1 : start
    let span = TextSpan(units[list[first]].span.start, last.span.end)
    // 论坛⟦共⟧收到: two characters are a subject only where the verb's adverb follows.
    let isLedOn = end < list.endIndex && units[list[end]].cues.has([.adverb, .modal, .holder])
    guard span.count >= 9 || isLedOn, span.count >= 6, span.count <= 60,
      !list[start..<end].contains(where: { units[$0].cues.has(.frame) }),
      last.kind == .name
        || !last.cues.has([.measure, .generic, .evidence, .change])
          && !Self.isMeasure(document.text.bytes[last.span.range]),
      list[start..<end].contains(where: { units[$0].wordClass == .noun || units[$0].kind == .name })
    else { return nil }
    return Party(
      text: document.text[span],
      entity: nil,
      position: start,
      count: end - start,
      strength: .nominal,
      isDefinite: isDefinite
    )
  }

  /// The units of `base` as a subject, however short: 苹果.
  func nominalOrWord(_ base: [Int]) -> Party? {
    guard let first = base.first, let last = base.last, units[first].isNominal else { return nil }
    return Party(
      text: document.text[TextSpan(units[first].span.start, units[last].span.end)],
      entity: nil
    )
  }

  /// 成交额, 死亡率, 病例数: nouns that end so are measured.
  static func isMeasure(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 3 else { return false }
    return ["额", "量", "率", "价", "数", "值", "费", "龄", "例"].contains {
      word.suffix(3).elementsEqual($0.utf8)
    }
  }
}
