import Corpus
import Language

// Whom whole clauses are about, beside what is said.
extension AttributionFinder {
  /// Whom a clause beside a quotation is about, whatever it says he does before he speaks: 张三站在
  /// 广场上感叹; by its first person, else by the nouns that it begins with.
  func clauseSpeaker(from start: Int, before end: Int) -> Subject? {
    var first = start
    while first < end,
      units[first].kind == .adverb || units[first].kind == .time || units[first].kind == .bracket
        || units[first].kind == .joint
    {
      first += 1
    }
    // 来自外地的游客张某: the clause that says which one comes first.
    if first < end, units[first].kind == .verb,
      let possessive = (first..<min(end, first + 8)).first(where: { units[$0].kind == .possessive })
    {
      first = possessive + 1
    }
    guard first < end, units[first].kind != .preposition,
      !units[first..<end].contains(where: {
        $0.roles.contains(.negated) || $0.roles.contains(.passive)
      })
    else { return nil }
    var index = first
    while index < end, index < first + 10 {
      let unit = units[index]
      if unit.type == .person || unit.kind == .pronoun && unit.roles.contains(.persons) {
        return .found(
          speaker(first: index, last: index),
          first: phraseStart(endingAt: index, from: first)
        )
      }
      guard unit.isNominal || unit.kind == .possessive || unit.kind == .joint else { break }
      index += 1
    }
    var last = index - 1
    while last > first, !units[last].isNominal || units[last].kind == .number { last -= 1 }
    // 横幅写着“…”: what is written speaks for nobody.
    guard last >= first, units[last].kind == .noun || units[last].kind == .mention, index < end,
      lexicon.isSpeaker(endingAt: units[last].span.end, in: document.text)
        || units[last].isProper && units[last].roles.isEmpty
        || units[first..<last].suffix(4).contains(where: { unit in
          unit.kind == .noun && lexicon.isTitle(document.text[unit.span])
            || lexicon.isSpeaker(endingAt: unit.span.end, in: document.text)
        })
    else { return nil }
    let border = (first..<last).last { units[$0].kind == .joint }.map { $0 + 1 } ?? first
    return .found(speaker(first: border, last: last), first: first)
  }
  /// Whom the clauses of a sentence before `end` are about: the nearest one that has a person or
  /// an organisation as its subject, else the first one that has any.
  func sentenceSubject(from start: Int, to end: Int) -> Speaker? {
    var borders = [start]
    for index in start..<max(start, end) where units[index].endsClause { borders.append(index + 1) }
    borders.append(end)
    var fallback: Speaker?
    for (from, to) in zip(borders, borders.dropFirst()).reversed() {
      guard let (speaker, isName) = clauseSubject(from: from, to: to) else { continue }
      if isName { return speaker }
      fallback = speaker
    }
    return fallback
  }

  /// The subject of a clause by its first noun phrase, and whether it is a name or a pronoun.
  private func clauseSubject(from start: Int, to end: Int) -> (Speaker, isName: Bool)? {
    var index = start
    while index < end {
      switch units[index].kind {
      case .adverb, .time, .comma, .colon, .bracket, .joint, .number, .attribute, .stop: index += 1
      case .preposition:
        // Over the phrase, to its localizer; 在他来访时 tells who it is about.
        let close = (index..<end).first { units[$0].kind == .localizer } ?? end
        if let pronoun = (index..<close).first(where: { units[$0].roles.contains(.persons) }),
          close < end
        {
          return (speaker(first: pronoun, last: pronoun), true)
        }
        index = close + 1
      case .noun, .mention, .pronoun:
        var last = index
        while last + 1 < end,
          units[last + 1].isNominal || units[last + 1].kind == .joint
            || units[last + 1].kind == .possessive && last + 2 < end && units[last + 2].isNominal
        {
          last += 1
          if units[last].type == .person { break }
        }
        while last > index, units[last].kind == .joint || units[last].kind == .number { last -= 1 }
        let unit = units[last]
        let isName = unit.type == .person || unit.type == .organization || unit.kind == .pronoun
        guard isName || lexicon.isSpeaker(endingAt: unit.span.end, in: document.text) else {
          return nil
        }
        return (speaker(first: index, last: last), isName)
      default: return nil
      }
    }
    return nil
  }
}
