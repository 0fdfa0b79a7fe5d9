import Corpus
import Language

// Who speaks where no verb of speaking tells.
extension QuotationJudge {
  /// Whom the clause before a colon or comma is about: ⟦她⟧摇摇头：“…”.
  func pointing(at index: Int) -> Speaker? {
    guard index > 1, units[index - 1].kind == .colon || units[index - 1].kind == .comma else {
      return nil
    }
    var start = index - 1
    while start > 0, !units[start - 1].endsClause, units[start - 1].kind != .quote { start -= 1 }
    guard case .found(let speaker, _) = finder.clauseSpeaker(from: start, before: index - 1),
      speaker.entity.map({ document.entities[$0].type == .person })
        ?? (units[start..<(index - 1)].contains { $0.kind == .pronoun }
          || lexicon.isSpeaker(endingAt: speaker.span.end, in: text))
    else { return nil }
    return speaker
  }

  /// Who stands beside a quotation that is a sentence of its own and that nobody is said to say:
  /// the person whom the clause right behind it is about (“…。”⟦张三⟧红了眼眶), or, at the end of a
  /// paragraph, the one whom the sentence before it is about (⟦张三⟧拿下16分。“…。”).
  func bystander(of index: Int) -> Speaker? {
    guard beginsSentence(index), units[index].endsSentence, index + 1 < units.count,
      index == 0 || units[index - 1].kind != .quote
    else { return nil }
    var next = index + 1
    if units[next].kind == .stop {
      guard next == units.count - 1, index > 1 else { return nil }
      let end = index - 1
      let start =
        units[..<end].lastIndex { $0.kind == .stop && $0.endsSentence || $0.kind == .quote }
        .map { $0 + 1 } ?? 0
      // 张三没有回应。“…”: he says nothing.
      let isSilent =
        units[start..<end].contains { $0.roles.contains(.negated) }
        && units[start..<end].contains { !$0.roles.isDisjoint(with: SpeechLexicon.Roles.verbs) }
      guard !isSilent else { return nil }
      return finder.sentenceSubject(from: start, to: end).flatMap { isPerson($0) ? $0 : nil }
    }
    guard !units[next].endsClause, units[next].kind != .quote else { return nil }
    var end = units[next...].firstIndex { $0.endsClause || $0.kind == .quote } ?? next
    if units[next].kind == .preposition, units[end].kind == .comma, end - next <= 6 {
      // “…。”在村里，张三叹气: where it was comes first.
      next = end + 1
      end = units[next...].firstIndex { $0.endsClause || $0.kind == .quote } ?? next
    }
    guard case .found(let speaker, _) = finder.clauseSpeaker(from: next, before: end) else {
      return nil
    }
    let isPronoun = units[next..<end].contains {
      $0.span == speaker.span && $0.roles.contains(.persons)
    }
    return isPerson(speaker) || isPronoun ? speaker : nil
  }

  /// Who is said to have spoken a quotation: ⟦张三⟧放下一番“…”的表态.
  func utterer(of index: Int) -> Speaker? {
    guard index + 2 < units.count, units[index + 1].kind == .possessive,
      units[index + 2].roles.contains(.utterances)
    else { return nil }
    let start = units[..<index].lastIndex { $0.endsClause }.map { $0 + 1 } ?? 0
    // Whom it is said to stands behind a preposition: 对李四.
    if let person = (start..<index).first(where: {
      units[$0].type == .person
        && ($0 == start || units[$0 - 1].kind != .preposition || units[$0 - 1].span.count > 3)
    }) {
      return finder.speaker(first: person, last: person)
    }
    return finder.sentenceSubject(from: start, to: index)
  }

  func isPerson(_ attribution: Attribution) -> Bool {
    attribution.speaker.map { isPerson($0) } ?? false
  }

  /// Whether a work speaks, as papers do: 《晨报》称.
  func isWork(_ attribution: Attribution) -> Bool {
    attribution.speaker?.entity.map { document.entities[$0].type == .work } ?? false
  }

  func isPerson(_ speaker: Speaker) -> Bool {
    speaker.entity.map { document.entities[$0].type == .person } ?? false
  }

  /// Of whom sayings are told in the sentence before `index`: 张三语录.
  func known(before index: Int) -> Speaker? {
    for place in stride(from: index - 1, to: 0, by: -1) {
      let unit = units[place]
      if unit.kind == .stop, unit.endsSentence { return nil }
      if unit.roles.contains(.sayings),
        let name = (0..<place).last(where: { units[$0].type == .person }),
        !units[name..<place].contains(where: { $0.endsClause })
      {
        return Speaker(span: units[name].span, entity: units[name].entity)
      }
    }
    return nil
  }
}
