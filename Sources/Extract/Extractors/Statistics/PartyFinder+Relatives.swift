import Corpus

// Clauses that say which one, or of whom.
extension PartyFinder {
  /// 总投资⟦120亿元⟧的某大桥: a figure that says which one, before a name.
  func isWhichName(_ list: [Int], _ position: Int, _ end: Int) -> Bool {
    let kind = document.quantities[Int(units[list[position]].reference)].kind
    return (kind == .money || kind == .measure) && position + 2 < end
      && units[list[position + 1]].isOf && units[list[position + 2]].kind == .name
      && !list[..<position].contains { units[$0].kind == .name || units[$0].cues.has(.scope) }
  }

  /// ⟦位于某地⟧的, ⟦投资8亿元⟧的: whether a clause before 的 says which one; a figure must end it.
  func isWhich(_ list: ArraySlice<Int>) -> Bool {
    guard let figure = list.firstIndex(where: { units[$0].kind == .figure }) else { return true }
    let kind = document.quantities[Int(units[list[figure]].reference)].kind
    return figure == list.endIndex - 1 && list.count <= 4 && (kind == .money || kind == .measure)
  }

  /// ⟦东至⟧高新四路, ⟦西起⟧某立交: where a thing ends is not whose its length is.
  func opensBounds(_ list: [Int]) -> Bool {
    guard let first = list.first(where: { !FigurePhrase.isIdleAtHead(units[$0]) }) else {
      return false
    }
    return lexicon.opens(.bounds, document.text.bytes[Int(units[first].span.start)...])
  }

  /// A place and the stock index behind it as one.
  func indexParty(_ place: Party, at position: Int, in list: [Int]) -> Party {
    let span = TextSpan(units[list[place.position]].span.start, units[list[position]].span.end)
    return Party(
      text: document.text[span],
      entity: nil,
      position: place.position,
      count: position + 1 - place.position
    )
  }

  /// Where the name of a person stands behind an organization and a post; nil where none does.
  func postHolder(from position: Int, in list: [Int], _ end: Int) -> Int? {
    var probe = position
    while probe < end, probe < position + 4, units[list[probe]].kind == .word,
      units[list[probe]].isNominal, units[list[probe]].cues.isPlain
    {
      probe += 1
    }
    guard probe > position, probe < end, units[list[probe]].kind == .name,
      !list.contains(where: {
        units[$0].cues.has([.reporter, .intent, .prognosis]) && !units[$0].cues.has(.past)
      }),
      document.mentions[Int(units[list[probe]].reference)].type == .person
    else { return nil }
    return probe
  }

  /// 主要行业⟦大类中⟧，⟦分行业⟧看: what kind of things is told of, not of whom.
  func isDivision(_ list: [Int]) -> Bool {
    guard list.count > 1, let last = list.last, units[last].kind == .word,
      isWord(units[last], .among)
    else { return false }
    return lexicon.ends(.division, document.text.bytes[units[list[list.count - 2]].span.range])
  }

  /// 受访家长⟦中⟧，有七成…: of whom the clauses behind it speak.
  func among(_ list: [Int]) -> Party? {
    guard let last = list.last, list.count > 1, units[last].kind == .word,
      isWord(units[last], .among)
    else { return nil }
    let start = list.firstIndex { units[$0].kind != .time && !FigurePhrase.isIdleAtHead(units[$0]) }
    // 在受访的2000名⟦职场人⟧中
    if let figure = list.lastIndex(where: { units[$0].kind == .figure }), figure < list.count - 2,
      list[(figure + 1)..<(list.count - 1)].allSatisfy({
        units[$0].kind == .word && units[$0].isNominal
      })
    {
      let span = TextSpan(units[list[figure + 1]].span.start, units[list[list.count - 2]].span.end)
      guard span.count >= 6, span.count <= 36 else { return nil }
      return Party(
        text: document.text[span],
        entity: nil,
        position: figure + 1,
        count: list.count - 2 - figure,
        strength: .nominal,
        isDefinite: true
      )
    }
    // 58人仍在住院⟦中⟧: what they do.
    guard let start, start < list.count - 1, !list.contains(where: { units[$0].kind == .figure }),
      list[start..<(list.count - 1)].allSatisfy({
        units[$0].kind == .word && (units[$0].isNominal || units[$0].isOf || units[$0].isVerb)
      })
    else { return nil }
    let span = TextSpan(units[list[start]].span.start, units[list[list.count - 2]].span.end)
    // 救援⟦中⟧: when, not of whom.
    let noun = units[list[list.count - 2]]
    guard span.count >= 6, span.count <= 36, noun.isNominal,
      span.count >= 9 || noun.cues.has(.people)
    else { return nil }
    return Party(
      text: document.text[span],
      entity: nil,
      position: start,
      count: list.count - 1 - start,
      strength: .nominal,
      isDefinite: true
    )
  }
}
