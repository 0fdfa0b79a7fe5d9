import Corpus
import Language

/// Finds the attributions of a paragraph: who speaks, by which verb, and where it begins.
///
/// From the verb of speaking the subject is looked for leftwards, over adverbs, times and
/// prepositional phrases, within the clause (…8日在接受采访时表示). A clause without one goes on
/// with the subject of the sentence (…，并称). 据…介绍, 在…看来 and 从…获悉 are found by their
/// first word.
struct AttributionFinder {
  let document: Document
  let lexicon: SpeechLexicon
  let anaphors: AnaphorResolver
  let units: [SpeechUnit]

  /// The attributions, in order.
  func find() -> [Attribution] {
    var found: [Attribution] = []
    var clause = 0
    var sentence = 0
    for index in units.indices {
      let unit = units[index]
      if unit.kind == .stop {
        clause = index + 1
        if unit.endsSentence { sentence = index + 1 }
        continue
      }
      if unit.kind == .comma || unit.kind == .colon {
        clause = index + 1
        continue
      }
      if endsSentence(index) {
        clause = index + 1
        sentence = index + 1
        continue
      }
      if unit.roles.contains(.unnamed) || unit.roles.contains(.according) {
        if let attribution = according(at: index) { found.append(attribution) }
        continue
      }
      guard !unit.roles.isDisjoint(with: .cues),
        !found.contains(where: { $0.units.contains(index) })
      else { continue }
      let start = max(clause, (found.last?.units.upperBound ?? 0))
      let attribution =
        unit.roles.contains(.views)
        ? framed(at: index, from: start, as: .views) { $0.kind == .preposition }
        : unit.roles.contains(.learned)
          ? framed(at: index, from: start, as: .learned) {
            $0.kind == .preposition && $0.roles.contains(.from)
          }
          : spoken(at: index, from: start, sentence: sentence, after: found.last)
      if let attribution { found.append(attribution) }
    }
    return found
  }

  /// Whether a sentence ends with the unit: 。, or a quotation that ends in one and with which the
  /// text does not go on.
  func endsSentence(_ index: Int) -> Bool {
    guard units[index].endsSentence else { return false }
    guard units[index].kind == .quote, index + 1 < units.count else { return true }
    switch units[index + 1].kind {
    case .comma, .colon, .joint, .possessive, .localizer: return false
    default: return true
    }
  }

  /// Reads 据了解 and 据张三介绍 at 据.
  private func according(at index: Int) -> Attribution? {
    let unit = units[index]
    if unit.roles.contains(.unnamed) {
      return Attribution(
        units: index..<(index + 1),
        cue: unit.span,
        roles: .relayed,
        speaker: nil,
        follower: .comma,
        content: contentStart(after: index),
        namesSubject: true,
        beginsClause: true,
        isPrepositional: true
      )
    }
    var end = index + 1
    while end < units.count, !units[end].endsClause, units[end].kind != .quote { end += 1 }
    guard end - index > 1, end - index < 40, end < units.count, units[end].kind != .stop else {
      return nil
    }
    // The verb or noun that says that it is hearsay: the last one before the comma.
    guard let cue = (index + 1..<end).last(where: { units[$0].roles.contains(.relayed) }),
      cue >= end - 2
    else { return nil }
    if cue == index + 1 {
      // 据 + 了解: nobody is named.
      return Attribution(
        units: index..<end,
        cue: TextSpan(unit.span.start, units[cue].span.end),
        roles: .relayed,
        speaker: nil,
        follower: .comma,
        content: contentStart(after: cue),
        namesSubject: true,
        beginsClause: true,
        isPrepositional: true
      )
    }
    return Attribution(
      units: index..<end,
      cue: units[cue].span,
      roles: .relayed,
      speaker: source(in: index + 1..<cue),
      follower: .comma,
      content: contentStart(after: end - 1),
      namesSubject: true,
      beginsClause: true,
      isPrepositional: true
    )
  }

  /// Reads 在张三看来 at 看来, or 记者从教育部获悉 at 获悉: a preposition opens who it was.
  ///
  /// - Parameters:
  ///   - index: the unit that ends it.
  ///   - start: where its clause starts.
  ///   - roles: what kind it is of.
  ///   - isOpening: whether a unit is the preposition.
  /// - Returns: the attribution; nil where nobody is named.
  private func framed(
    at index: Int,
    from start: Int,
    as roles: SpeechLexicon.Roles,
    _ isOpening: (SpeechUnit) -> Bool
  ) -> Attribution? {
    // 了解⟦到⟧，…; 获悉：…
    let end =
      index + 1 < units.count && units[index + 1].roles.contains(.unsaid) ? index + 1 : index
    guard end + 1 < units.count, units[end + 1].kind == .comma || units[end + 1].kind == .colon,
      let preposition = (start..<index).last(where: { isOpening(units[$0]) }),
      let speaker = source(in: preposition + 1..<index)
    else { return nil }
    return Attribution(
      units: preposition..<(end + 1),
      cue: TextSpan(units[index].span.start, units[end].span.end),
      roles: roles,
      speaker: speaker,
      follower: .comma,
      content: end + 2,
      namesSubject: true,
      beginsClause: true,
      isPrepositional: true
    )
  }

  /// Reads 张三表示 at the verb.
  private func spoken(
    at index: Int,
    from start: Int,
    sentence: Int,
    after previous: Attribution?
  ) -> Attribution? {
    let unit = units[index]
    guard unit.kind == .verb || unit.kind == .noun, index + 1 < units.count else { return nil }
    guard let (follower, content) = follower(of: index) else { return nil }
    if follower == .clause, unit.roles.isDisjoint(with: [.says, .urges]) { return nil }
    // 对他来⟦说⟧: whose view it is, and nothing said.
    if unit.roles.contains(.viewed), index > start, isView(index, from: sentence) { return nil }
    // 根据有关⟦规定⟧，…: what is gone by.
    if unit.roles.isDisjoint(with: [.says, .urges, .addressed]),
      units[start..<index].contains(where: { $0.roles.contains(.according) })
    {
      return nil
    }
    if unit.roles.contains(.points) {
      let next = units[index + 1].kind
      if next == .possessive || next == .aspect || next == .localizer || next == .stop {
        return nil
      }
    }
    if follower == .comma,
      unit.roles.isDisjoint(with: SpeechLexicon.Roles.cues.subtracting(.cited).union(.urges)),
      units[content].kind != .quote,
      !unit.roles.contains(.cited) || !quotesSoon(from: content)
    {
      return nil
    }
    // 横幅上写着“…”: what is written on things nobody says.
    if unit.roles.contains(.written), index > start, units[index - 1].kind == .localizer,
      !units[start..<index].contains(where: { $0.type == .person || $0.kind == .pronoun })
    {
      return nil
    }
    if index > start {
      let left = units[index - 1]
      // 作出⟦回应⟧, 看了⟦说明⟧ are no speech; 笑着⟦说⟧ is.
      let isFinished = left.kind == .aspect && !left.roles.contains(.durative)
      if left.roles.contains(.light) || isFinished || left.kind == .possessive { return nil }
      if unit.roles.isDisjoint(with: [.says, .addressed])
        || !unit.roles.isDisjoint(with: [.urges, .reports]),
        isDone(index, from: start)
      {
        return nil
      }
    }
    if unit.kind == .noun {
      guard follower == .comma || follower == .colon, index > start else { return nil }
      let left = units[index - 1].kind
      guard left == .adverb || left == .time || left == .mention || left == .localizer else {
        return nil
      }
    }
    var subject = subject(before: index, from: start, sentence: sentence)
    if case .missing = subject,
      isBesideQuote(follower, content, start), let loose = clauseSpeaker(from: start, before: index)
    {
      subject = loose
    }
    if case .missing = subject, follower == .quote, let holder = holder(before: index, from: start)
    {
      subject = holder
    }
    switch subject {
    case .blocked: return nil
    case .found(let named, let first):
      let speaker = citing(named, first, from: start, to: index)
      // 恒⟦指⟧, 数字经济⟦指⟧: only behind who can speak.
      if unit.roles.contains(.points), !isActor(speaker), !namesSpeaker(first..<index),
        follower != .comma || !endsSpeaker(first..<index)
      {
        return nil
      }
      if unit.roles.isDisjoint(with: .verbs), !isReport(before: index) {
        return nil
      }
      if follower == .clause, !unit.roles.contains(.says), !isActor(speaker),
        !namesSpeaker(first..<index),
        !units[first..<index].contains(where: { $0.kind == .pronoun })
      {
        return nil
      }
      // 订单预计将增长: nobody says so.
      if follower == .clause, unit.roles.contains(.expects), !isActor(speaker) { return nil }
      return Attribution(
        units: first..<(index + 1),
        cue: unit.span,
        roles: unit.roles,
        speaker: isNobody(speaker) ? nil : speaker,
        follower: follower,
        content: content,
        namesSubject: true,
        beginsClause: onlyAdverbs(from: start, to: first) || onlyTitles(from: start, to: first),
        isPrepositional: false,
        isAnonymous: isNobody(speaker)
      )
    case .missing:
      guard !unit.roles.isDisjoint(with: .verbs), !unit.roles.contains(.expects),
        follower != .clause
          || unit.roles.contains(.says) && !unit.roles.contains(.urges)
            && !units[content].roles.isSuperset(of: [.negated, .unsaid]),
        !unit.roles.contains(.points)
          || index > sentence && onlyAdverbs(from: start, to: index)
            && (previous.map({ $0.units.lowerBound < sentence }) ?? true)
      else { return nil }
      var speaker: Speaker?
      if let report = report(in: unit), onlyAdverbs(from: start, to: index) {
        speaker = report
      } else if let turned = turned(before: start, after: previous, sentence: sentence) {
        speaker = turned
      } else if let previous, previous.units.lowerBound >= sentence, !previous.isPrepositional,
        previous.speaker != nil
      {
        speaker = previous.speaker
      } else {
        speaker = sentenceSubject(from: sentence, to: start)
      }
      return Attribution(
        units: start..<(index + 1),
        cue: unit.span,
        roles: unit.roles,
        speaker: speaker,
        follower: follower,
        content: content,
        namesSubject: false,
        beginsClause: onlyAdverbs(from: start, to: index),
        isPrepositional: false
      )
    }
  }

  /// 评价，该书“…”: whether marks open in the clause behind the verb's own.
  private func quotesSoon(from content: Int) -> Bool {
    units[content...].prefix { !$0.endsClause }.contains { $0.kind == .quote }
  }

  /// 作出二审⟦裁定⟧, 发表联合⟦声明⟧: what is done with light verbs, for which nobody's words follow.
  private func isDone(_ index: Int, from start: Int) -> Bool {
    let near = max(start, index - 5)
    guard let light = (near..<index).last(where: { units[$0].roles.contains(.light) }) else {
      return false
    }
    // 下发预警响应⟦通知⟧: nouns that the tagger takes for verbs.
    return units[(light + 1)..<index].allSatisfy {
      $0.isNominal || $0.kind == .number || $0.kind == .aspect
        || $0.kind == .verb && $0.roles.isEmpty
    }
  }

  /// 就在⟦张三⟧说出“…”前不久: a person right before the verb, with 在 before it.
  private func holder(before index: Int, from start: Int) -> Subject? {
    guard index > start, units[index - 1].type == .person,
      units[index - 1].span.end == units[index].span.start,
      let governor = (start..<index).last(where: { units[$0].kind == .preposition }),
      governor == index - 2,
      lexicon.roles(of: units[governor].span, in: document.text).contains(.timed)
    else { return nil }
    return .found(speaker(first: index - 1, last: index - 1), first: index - 1)
  }

  /// 张三指…，而⟦李四⟧今天…，还说: somebody else to whom the clause before turns.
  private func turned(before start: Int, after previous: Attribution?, sentence: Int) -> Speaker? {
    guard let previous, start > 0, units[start - 1].kind == .comma else { return nil }
    let first = units[..<(start - 1)].lastIndex { $0.endsClause }.map { $0 + 1 } ?? 0
    guard first >= max(sentence, previous.content), units[first].roles.contains(.turns) else {
      return nil
    }
    // 而⟦外长李四⟧: his title may stand before his name.
    let name = units[(first + 1)..<start].prefix { $0.isNominal }.first { $0.type == .person }
    return name.map { Speaker(span: $0.span, entity: $0.entity) }
  }

  /// 对他来⟦说⟧, 对于老人⟦来讲⟧: whether a preposition before it opens whose view it is.
  private func isView(_ index: Int, from start: Int) -> Bool {
    let left = units[index - 1].span
    guard left.end == units[index].span.start,
      lexicon.roles(of: left, in: document.text).contains(.comes)
    else { return false }
    return units[start..<index].contains { $0.kind == .preposition }
  }

  /// Whether the last of the units is a noun for who speaks, and a proper noun that nobody knows is
  /// a part of what it names: 东山地检署.
  private func namesSpeaker(_ range: Range<Int>) -> Bool {
    guard let last = lastNoun(of: range) else { return false }
    return lexicon.isSpeaker(endingAt: units[last].span.end, in: document.text)
      && units[range].contains { $0.isProper || $0.kind == .mention }
  }

  /// Whether the last of the units is a noun for who speaks or publishes: 港媒, 消息.
  private func endsSpeaker(_ range: Range<Int>) -> Bool {
    guard let last = lastNoun(of: range) else { return false }
    return lexicon.isSpeaker(endingAt: units[last].span.end, in: document.text)
      || !units[last].roles.isDisjoint(with: [.reports, .voices])
  }

  /// ⟦发言人⟧又: the noun that nothing but adverbs stand behind; nil where it is no noun.
  private func lastNoun(of range: Range<Int>) -> Int? {
    guard let last = units[range].lastIndex(where: { $0.kind != .adverb }),
      units[last].kind == .noun
    else { return nil }
    return last
  }

  /// Whether what is said stands between marks right behind the verb, or right before its clause.
  private func isBesideQuote(_ follower: Attribution.Follower, _ content: Int, _ start: Int) -> Bool
  {
    switch follower {
    case .quote: true
    case .comma, .colon:
      content < units.count && units[content].kind == .quote
        || start > 0 && units[start - 1].kind == .quote
    case .nothing:
      (max(0, start - 3)..<start).contains { units[$0].kind == .quote }
    case .clause: false
    }
  }

  /// ⟦法新社⟧援引外交部人士的话报道说: who cites, not the report.
  private func citing(_ named: Speaker, _ first: Int, from start: Int, to verb: Int) -> Speaker {
    guard let cites = (start..<verb).first(where: { units[$0].roles.contains(.citing) }),
      cites > start,
      units[first].roles.contains(.reports) || named.span.contains(units[cites].span)
    else { return named }
    return source(in: start..<cites) ?? named
  }

  /// 有⟦人⟧指出: somebody, and the text does not say who.
  private func isNobody(_ speaker: Speaker) -> Bool {
    speaker.entity == nil && lexicon.roles(of: speaker.span, in: document.text).contains(.nobody)
  }

  private func isActor(_ speaker: Speaker) -> Bool {
    guard let entity = speaker.entity else { return false }
    let type = document.entities[entity].type
    return type == .person || type == .organization
  }

  /// What stands behind a cue, and where what is said begins; nil where the cue is none.
  private func follower(of index: Int) -> (Attribution.Follower, Int)? {
    let roles = units[index].roles
    var index = index
    // 喊⟦着⟧：
    if index + 2 < units.count, units[index + 1].kind == .aspect,
      units[index + 1].roles.contains(.unsaid),
      units[index + 2].endsClause || units[index + 2].kind == .quote
    {
      index += 1
    }
    let next = units[index + 1]
    switch next.kind {
    case .comma: return (.comma, index + 2)
    case .colon: return (.colon, index + 2)
    case .quote: return (.quote, index + 1)
    case .stop: return (.nothing, index + 1)
    default: break
    }
    // 表示⟦不⟧打算…: behind a verb of two characters it denies what is said, not the saying.
    let denies = next.roles.contains(.negated) && units[index].span.count > 3
    if !next.roles.isDisjoint(with: [.unsaid, .naming]), !denies {
      // 提到了…： says it behind the colon.
      return markedLater(from: index + 1).map { (.colon, $0 + 1) }
    }
    if !roles.isDisjoint(with: [.addressed, .marked, .cited]) {
      // 提醒广大旅客，…
      if roles.contains(.addressed), let mark = hearerEnd(from: index + 1) {
        // “…。”张三告诉记者。
        if units[mark].kind == .stop { return (.nothing, mark) }
        return (units[mark].kind == .comma ? .comma : .colon, mark + 1)
      }
      if roles.isDisjoint(with: [.says, .urges]) { return nil }
    }
    return (.clause, index + 1)
  }

  /// The mark behind a short noun phrase.
  private func hearerEnd(from index: Int) -> Int? {
    var end = index
    while end < units.count, end - index < 8,
      units[end].isNominal || units[end].kind == .joint
        || units[end].kind == .possessive
    {
      end += 1
    }
    guard end > index, end < units.count else { return nil }
    if units[end].kind == .quote { return end - 1 }
    return units[end].endsClause ? end : nil
  }

  /// The colon that ends the clause.
  private func markedLater(from index: Int) -> Int? {
    var end = index
    while end < units.count, !units[end].endsClause, units[end].kind != .quote { end += 1 }
    return end < units.count && units[end].kind == .colon ? end : nil
  }

  private func contentStart(after index: Int) -> Int {
    let next = index + 1
    return next < units.count && (units[next].kind == .comma || units[next].kind == .colon)
      ? next + 1 : next
  }

  /// 据某社报道，⟦法国总理⟧张三说: whether what stands before the name says who it is.
  private func onlyTitles(from start: Int, to first: Int) -> Bool {
    units[first].type == .person
      && units[start..<max(start, first)].allSatisfy {
        $0.isNominal || $0.kind == .time || $0.kind == .joint || $0.kind == .possessive
          || $0.kind == .verb && $0.roles.isEmpty
      }
  }

  func onlyAdverbs(from start: Int, to end: Int) -> Bool {
    units[start..<max(start, end)].allSatisfy {
      $0.kind == .adverb || $0.kind == .time || $0.kind == .bracket || $0.kind == .joint
    }
  }
}
