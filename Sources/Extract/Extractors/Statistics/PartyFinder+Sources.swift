import Corpus

// Who says what a clause says.
extension PartyFinder {
  static func isReporter(_ unit: FigureUnit) -> Bool {
    unit.kind == .word && unit.cues.has(.reporter) && !unit.cues.has([.prognosis, .evidence])
  }

  /// The name that says what follows in its own clause: ⟦应急管理部⟧称已有6人受伤.
  func inlineSource(of clause: FigureSentence.Clause) -> Party? {
    for (position, unit) in clause.units.enumerated().dropLast() where units[unit].kind == .name {
      var verb = position + 1
      while verb < clause.units.count, verb < position + 4,
        units[clause.units[verb]].kind == .time || units[clause.units[verb]].cues.has(.adverb)
      {
        verb += 1
      }
      guard verb < clause.units.count, Self.isReporter(units[clause.units[verb]]),
        !isPublishing(units[clause.units[verb]])
          || clause.units[verb...].contains(where: { units[$0].cues.has(.evidence) })
      else { continue }
      let mention = document.mentions[Int(units[unit].reference)]
      return Party(
        text: document.text[mention.span],
        entity: mention.entity,
        type: mention.type,
        core: Int(units[unit].reference)
      )
    }
    return nil
  }

  /// The name in `source`, as a subject.
  func subject(ofSource source: Party) -> Party? {
    guard let core = source.core else { return source.type == .organization ? source : nil }
    let mention = document.mentions[core]
    return Party(text: document.text[mention.span], entity: mention.entity, type: mention.type)
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
    // 经⟦某委员会⟧鉴定
    if let start, start <= list.startIndex + 2, let last = list.last,
      isWord(units[last], .examined),
      list.endIndex - start > 2
    {
      guard let body = announced(list[(start + 1)..<(list.endIndex - 1)]),
        body.core != nil || lexicon.isInstitution(Array(body.text.utf8)[...])
      else { return nil }
      return body
    }
    if let start {
      let rest = list[(start + 1)..<max(start + 1, reporter.map { $0 } ?? list.endIndex)]
      guard reporter != nil || rest.contains(where: { units[$0].cues.has(.evidence) }) else {
        return nil
      }
      return announced(rest)
    }
    guard let reporter else { return nil }
    if reporter < list.endIndex - 1 {
      // 甲⟦告诉记者⟧, 乙局⟦发布数据⟧: the hearer, or what was published.
      let rest = list[(reporter + 1)...]
      guard rest.count <= 6,
        rest.allSatisfy({ units[$0].isNominal || units[$0].kind == .time || units[$0].isOf })
      else { return nil }
      let isHearer =
        units[rest[rest.startIndex]].cues.has(.pronoun) || isTelling(units[list[reporter]])
      let isPublished = rest.last.map { units[$0].cues.has(.evidence) } ?? false
      guard isHearer || isPublished, let found = speaker(in: list[..<reporter]) else { return nil }
      if isHearer { return found }
      return lexicon.isInstitution(Array(found.text.utf8)[...]) ? found : nil
    }
    let before = list[..<reporter]
    // ⟦公司⟧称
    if let company, !before.contains(where: { units[$0].kind == .name }),
      let last = before.last, isCompany(units[last])
    {
      return company
    }
    if !before.contains(where: { units[$0].kind == .name }),
      let pronoun = before.first(where: { units[$0].cues.has(.pronoun) }),
      let entity = anaphors.entity(for: units[pronoun].span)
    {
      let found = document.entities[entity]
      return Party(text: found.name, entity: entity, type: found.type)
    }
    return speaker(in: before)
  }

  /// 发布64个模型: what is published need not say anything.
  private func isPublishing(_ unit: FigureUnit) -> Bool {
    isWord(unit, .publishing)
  }

  /// 甲⟦发布了⟧64个模型: whether what is published is counted right behind the verb.
  func publishes(_ list: [Int], _ verb: Int) -> Bool {
    guard isPublishing(units[list[verb]]) else { return false }
    let object = list[(verb + 1)...].first { !units[$0].cues.has([.adverb, .past]) }
    return object.map { isFigure(units[$0]) } ?? false
  }

  private func isTelling(_ unit: FigureUnit) -> Bool {
    isWord(unit, .telling)
  }

  func isFigure(_ unit: FigureUnit) -> Bool {
    unit.kind == .figure && document.quantities[Int(unit.reference)].kind != .ordinal
  }

  /// 据⟦甲⟧的最新数据: the first nouns.
  func announced(_ list: ArraySlice<Int>) -> Party? {
    var start = list.startIndex
    while start < list.endIndex, !units[list[start]].isNominal, !isStem(list, start) { start += 1 }
    var end = start
    while end < list.endIndex, units[list[end]].isNominal || isStem(list, end) { end += 1 }
    // 据⟦法国《日报》⟧公布的民调: the title behind the place.
    if end + 1 < list.endIndex, units[list[end + 1]].kind == .name,
      document.text.bytes[units[list[end]].span.range].elementsEqual("《".utf8)
    {
      return speaker(run: [list[end + 1]])
    }
    let run = list[start..<end].filter { !units[$0].cues.has(.evidence) }
    return run.contains { units[$0].kind == .name || units[$0].wordClass == .noun }
      ? speaker(run: run) : nil
  }

  /// ⟦承办⟧方, ⟦检察⟧机关: a verb of two characters that a noun of one word is built on.
  func isStem(_ list: ArraySlice<Int>, _ position: Int) -> Bool {
    let unit = units[list[position]]
    guard unit.isVerb, unit.cues.isPlain, unit.span.count == 6, position + 1 < list.endIndex else {
      return false
    }
    let next = units[list[position + 1]]
    return next.kind == .word && next.isNominal && next.cues.isPlain && next.span.count <= 6
      && (position == list.startIndex || !units[list[position - 1]].cues.has(.preposition))
  }

  /// The name or the nouns nearest before the verb of speaking that no preposition leads in.
  func speaker(in list: ArraySlice<Int>) -> Party? {
    var end = list.endIndex
    while end > list.startIndex {
      while end > list.startIndex, !units[list[end - 1]].isNominal { end -= 1 }
      var start = end
      while start > list.startIndex,
        units[list[start - 1]].isNominal || start - 1 == list.startIndex && isStem(list, start - 1)
      {
        start -= 1
      }
      guard start < end else { return nil }
      let run = list[start..<end].filter { !units[$0].cues.has(.evidence) }
      let isLed =
        start > list.startIndex
        && units[list[start - 1]].cues.has([.preposition, .comparer])
        && !units[list[start - 1]].cues.has(.announcer)
      // 在业绩说明⟦会上⟧表示, 在发布会⟦上⟧通报: where, not who.
      let isPlaced =
        end < list.endIndex && units[list[end]].kind == .word && units[list[end]].cues.has(.frame)
        || run.last.map { units[$0].kind == .word && units[$0].cues.has(.frame) } ?? false
      if isPlaced, list[..<start].contains(where: { units[$0].cues.has(.preposition) }),
        !run.contains(where: { units[$0].kind == .name })
      {
        end = start
        continue
      }
      // 甲公司⟦盘后⟧公布的财报: when it was published, not who did.
      if end + 1 < list.endIndex, units[list[end]].cues.has(.reporter), units[list[end + 1]].isOf,
        !run.contains(where: { units[$0].kind == .name })
      {
        end = start
        continue
      }
      // 选举委员会⟦公布的⟧计票结果显示: who published it.
      if start - 2 > list.startIndex, units[list[start - 1]].isOf,
        units[list[start - 2]].cues.has(.reporter)
      {
        let before = list[..<(start - 2)].reversed().drop {
          units[$0].kind == .time || units[$0].kind == .word && units[$0].cues.has(.frame)
        }
        if let publisher = speaker(in: list.prefix(before.count)) { return publisher }
      }
      // 甲公司的预订数据: the name, not the words of what was published.
      if start - 1 > list.startIndex, units[list[start - 1]].isOf,
        units[list[start - 2]].kind == .name, !run.contains(where: { units[$0].kind == .name }),
        run.count < end - start || end < units.count && units[list[end - 1]].cues.has(.evidence)
      {
        return speaker(run: [list[start - 2]])
      }
      // 某组织发布的《年度报告》: who published it, not the title.
      if let title = run.last(where: { units[$0].kind == .name }),
        document.mentions[Int(units[title].reference)].type == .work,
        let publisher = list[..<start].last(where: {
          units[$0].kind == .name
            && document.mentions[Int(units[$0].reference)].type == .organization
        })
      {
        return speaker(run: [publisher])
      }
      if !isLed, run.contains(where: { units[$0].kind == .name || units[$0].wordClass == .noun }),
        let found = speaker(run: run)
      {
        return found
      }
      end = start
    }
    return nil
  }

  func speaker(run: [Int]) -> Party? {
    let names = run.filter { units[$0].kind == .name }
    let person = names.last {
      document.mentions[Int(units[$0].reference)].type == .person
    }
    if let person {
      return Party(
        text: document.text[units[person].span],
        entity: document.mentions[Int(units[person].reference)].entity,
        type: .person
      )
    }
    guard let first = run.first, let last = run.last else { return nil }
    // 最高法院⟦工作⟧报告, 某研究院⟦年度⟧报告: the words before what was published are not who did.
    let isPublished =
      last + 1 < units.count && units[last + 1].cues.has(.evidence)
      && units[last + 1].span.start == units[last].span.end && units[last].kind == .word
    if isPublished, let name = names.last, name == names.first {
      let mention = document.mentions[Int(units[name].reference)]
      if mention.type == .organization {
        return Party(
          text: document.text[mention.span],
          entity: mention.entity,
          type: mention.type,
          core: Int(units[name].reference)
        )
      }
    }
    let span = TextSpan(units[first].span.start, units[last].span.end)
    guard span.count >= 6, span.count <= 90 else { return nil }
    let core = names.last.map { Int(units[$0].reference) }
    let isWhole = core.map { document.mentions[$0].span == span } ?? false
    return Party(
      text: document.text[span],
      entity: isWhole ? core.flatMap { document.mentions[$0].entity } : nil,
      type: core.map { document.mentions[$0].type },
      core: core
    )
  }
}
