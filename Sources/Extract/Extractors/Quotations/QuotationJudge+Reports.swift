import Corpus
import Language

// What is reported without marks, and how far it goes.
extension QuotationJudge {
  func reported(beside quotations: [Quotation]) -> [Quotation] {
    var found: [Quotation] = []
    var end = 0
    for attribution in attributions where attribution.units.lowerBound >= end {
      var range = contentRange(of: attribution)
      // What follows in the speaker's own words is a row of its own.
      if let quote = range.dropFirst().first(where: { index in
        units[index].kind == .quote && units[index - 1].kind == .comma
          && quotations.contains { $0.kind == .direct && units[index].span.contains($0.span) }
      }) {
        range = range.lowerBound..<(quote - 1)
      }
      guard let span = reportedSpan(attribution, range, quotations) else { continue }
      end = max(end, range.upperBound)
      found.append(
        Quotation(
          span: span,
          kind: .indirect,
          speaker: attribution.speaker.map { text[$0.span] },
          speakerEntity: attribution.speaker?.entity,
          cue: text[attribution.cue],
          rule: attribution.isPrepositional ? "quotations.according" : "quotations.reported"
        )
      )
    }
    return found
  }

  private func reportedSpan(
    _ attribution: Attribution,
    _ range: Range<Int>,
    _ quotations: [Quotation]
  ) -> TextSpan? {
    guard attribution.follower != .nothing, attribution.follower != .quote, !range.isEmpty,
      attribution.speaker != nil || attribution.isPrepositional || attribution.isAnonymous
    else { return nil }
    if attribution.roles.contains(.found), !namesSource(attribution) { return nil }
    let span = TextSpan(units[range.lowerBound].span.start, units[range.upperBound - 1].span.end)
    guard span.count >= Self.shortestReport else { return nil }
    var spoken = 0
    for quotation in quotations
    where quotation.kind == .direct && quotation.rule != "quotations.part"
      && span.contains(quotation.span)
    {
      spoken += quotation.span.count
    }
    if spoken * 2 > span.count { return nil }
    if units[range.lowerBound].kind == .quote,
      quotations.contains(where: {
        $0.kind == .direct && units[range.lowerBound].span.contains($0.span)
      })
    {
      return nil
    }
    if attribution.follower == .clause {
      let first = units[range].prefix { !$0.endsClause }
      // 是在会上宣布⟦这一决定的⟧，…: what opens before the verb ends behind its object.
      let isObject =
        first.last?.kind == .possessive && first.count <= Self.longestObject
        && !first.dropLast(2).contains { $0.kind == .verb }
      if isObject || !isClause(units[range]) { return nil }
    }
    return span
  }

  /// Whether the speaker of a finding is named where it stands: not in 结果显示.
  private func namesSource(_ attribution: Attribution) -> Bool {
    guard let speaker = attribution.speaker else { return false }
    if speaker.entity == nil {
      // 霍姆斯的文件显示: papers of somebody.
      return units[attribution.units].contains {
        $0.type == .person || $0.type == .organization
      }
    }
    return units[attribution.units].contains {
      $0.kind == .mention && $0.entity == speaker.entity || $0.kind == .pronoun
    }
  }

  /// Units of an object with 的 behind it.
  private static let longestObject = 5

  /// Four Han characters.
  private static let shortestReport = 12

  /// Whether units make a clause, not the object of a verb: 表示感谢 reports nothing.
  private func isClause(_ units: ArraySlice<SpeechUnit>) -> Bool {
    guard units.count >= 3 else { return false }
    let hasVerb = units.contains { $0.kind == .verb }
    let hasAdverb = units.contains { $0.kind == .adverb }
    let hasSubject = units.first.map { $0.isNominal || $0.kind == .time } ?? false
    // 表示⟦希望通过合作推动发展⟧: what somebody wants done.
    if let first = units.first, !first.roles.isDisjoint(with: [.urges, .expects, .marked]),
      units.dropFirst().contains(where: { $0.kind == .verb })
    {
      return true
    }
    // 认为⟦市场前景广阔⟧
    if hasSubject, units.last?.kind == .attribute { return true }
    return hasVerb && (hasAdverb || hasSubject) || hasAdverb && hasSubject
  }

  /// Whether units only say where or when: 在来信中.
  private func isAdverbial(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    return units[first].kind == .preposition && units[last].kind == .localizer
      && !units[range].contains { $0.endsClause }
  }

  /// Whether in the clause at `index`, behind a semicolon, somebody else speaks.
  private func speaksElse(from index: Int) -> Bool {
    var hasName = false
    for unit in units[index...] {
      if unit.endsClause { return false }
      if unit.type == .person || unit.type == .organization { hasName = true }
      if hasName, unit.kind == .verb, !unit.roles.isDisjoint(with: .verbs) { return true }
    }
    return false
  }

  /// The units of what is said behind an attribution, without the marks at its ends.
  ///
  /// It goes to the end of the sentence, or to the next attribution that begins a clause.
  func contentRange(of attribution: Attribution) -> Range<Int> {
    var end = attribution.content
    while end < units.count {
      let unit = units[end]
      if unit.kind == .stop, unit.endsSentence || speaksElse(from: end + 1) { break }
      end += 1
      if let quote = unit.quote, end < units.count, units[end].kind != .comma,
        PunctuationBytes.endsSentence(text.bytes[quotes[quote].content.range])
      {
        break
      }
    }
    // 据某社报道，⟦张三说，…⟧: what is reported is that somebody else speaks.
    if attribution.isPrepositional || !isPerson(attribution),
      attributions.contains(where: { next in
        next.units.lowerBound >= attribution.content && next.beginsClause && next.namesSubject
          && (next.speaker?.entity != nil
            || (attribution.isPrepositional || isWork(attribution)) && next.speaker != nil)
          && !next.isPrepositional && next.follower == .comma
          && next.units.upperBound < end
          && !units[attribution.content..<next.units.lowerBound].contains { $0.endsClause }
      })
    {
      return attribution.content..<attribution.content
    }
    // 《日报》称，⟦根据一项调查，61%的人认为…⟧: what the report goes by belongs to what it says.
    let source = attribution.content
    let sourceEnd =
      source < end && units[source].roles.contains(.according)
      ? units[source..<end].firstIndex { $0.kind == .comma } ?? source : source
    for next in attributions
    where next.units.lowerBound > attribution.content && next.units.lowerBound < end
      && next.beginsClause
    {
      // The mark before the clause of the next one.
      guard
        let mark = (attribution.content..<next.units.lowerBound).last(where: {
          units[$0].endsClause
        }), mark > sourceEnd, !isAdverbial(attribution.content..<mark)
      else { continue }
      end = min(end, mark)
      break
    }
    // …；⟦对此⟧，李四回应: what leads over to the next one.
    if end < units.count,
      let mark = (attribution.content..<end).last(where: { units[$0].endsClause }),
      mark + 1 < end, finder.onlyAdverbs(from: mark + 1, to: end)
    {
      end = mark
    }
    var start = attribution.content
    while start < end, units[start].endsClause { start += 1 }
    // 澄清，⟦指⟧展品完好: the second verb of the same saying.
    if start + 1 < end, units[start].roles.contains(.points) { start += 1 }
    while end > start, units[end - 1].endsClause { end -= 1 }
    return start..<end
  }
}
