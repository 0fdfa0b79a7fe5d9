import Corpus

/// Finds whose a figure is and who says so, among the names and nouns of a clause.
struct PartyFinder {
  let document: Document
  let units: [FigureUnit]
  let anaphors: AnaphorResolver

  /// What the clause is about: its first name that no preposition leads in; a word such as 全县;
  /// else a place that the clause opens with (在武汉).
  func topic(of clause: FigureSentence.Clause, upTo limit: Int? = nil) -> Party? {
    let list = clause.units
    let end = limit ?? list.count
    var weak: Party?
    var position = dateline(list, end)
    while position < end {
      let unit = units[list[position]]
      switch unit.kind {
      case _ where position == 0 && unit.cues.has(.pronoun):
        if let predicate = predicate(list, end) { return predicate }
        if let known = antecedent(at: position, in: list, upTo: end) { return known }
      case .name:
        var found = party(at: position, in: list)
        position += found.count
        // 美东时间: no name of anybody.
        if position < end, isTimeOf(units[list[position]]) { continue }
        // ⟦应急管理部⟧称已有6人受伤: who says so.
        var verb = position
        while verb < end, units[list[verb]].cues.has(.adverb) { verb += 1 }
        if verb < end, Self.isReporter(units[list[verb]]) { continue }
        if isLedIn(list, found.position) {
          let opens = list[..<found.position].allSatisfy {
            units[$0].kind == .time || units[$0].kind == .quote
              || units[$0].cues.has([.preposition, .conjunction])
          }
          let isTime =
            position < end && units[list[position]].cues.has(.frame)
            && found.type == .event
          found.strength = opens && !isTime ? .place : .weak
          weak = weak ?? found
          continue
        }
        return found
      case .word:
        if unit.cues.has(.scope) {
          var found = scope(at: position, in: list)
          // 已在⟦全国⟧46家医院: where it happens, not whose it is.
          if position > 0, position < end, isLedIn(list, position),
            list[..<position].contains(where: { units[$0].cues.has([.adverb, .modal]) })
          {
            position += 1
            found.strength = .weak
            weak = weak ?? found
            continue
          }
          return found
        }
        let isJoint = unit.cues.has([.conjunction, .preposition, .adverb, .modal])
        let ends =
          unit.cues.has([.copula, .change, .share, .comparer, .holder]) && !isJoint
          || unit.isVerb && !isJoint && !unit.cues.has(.announcer)
        if ends {
          return strongest(nominalTopic(list, position), weak)
            ?? object(list, from: position + 1, upTo: end)
        }
      case .figure where !endsTopic(document.quantities[Int(unit.reference)].kind): break
      case .figure: return strongest(nominalTopic(list, position), weak)
      default: break
      }
      position += 1
    }
    return strongest(nominalTopic(list, end), weak)
  }

  /// Where what a dateline opens goes on: 某某社广州3月1日电⟦⟧; 0 where there is none.
  private func dateline(_ list: [Int], _ end: Int) -> Int {
    for position in 1..<max(1, min(end, 8))
    where units[list[position - 1]].kind == .time && units[list[position]].kind == .word {
      let word = document.text.bytes[units[list[position]].span.range]
      if ["电", "讯", "電", "訊"].contains(where: { word.elementsEqual($0.utf8) }) {
        return position + 1
      }
    }
    return 0
  }

  private func strongest(_ nominal: Party?, _ led: Party?) -> Party? {
    guard let nominal, let led else { return nominal ?? led }
    return led.strength.rawValue > nominal.strength.rawValue ? led : nominal
  }

  /// Whom 该院 or 该公司 stands for, where the text is certain.
  private func antecedent(at position: Int, in list: [Int], upTo end: Int) -> Party? {
    let first = units[list[position]]
    var taken = 1
    var entity = anaphors.entity(for: first.span)
    if entity == nil, position + 1 < end, units[list[position + 1]].kind == .word {
      entity = anaphors.entity(for: TextSpan(first.span.start, units[list[position + 1]].span.end))
      taken = 2
    }
    guard let entity else { return nil }
    // 该公司⟦董事长⟧, 他⟦的⟧学生: what belongs to it is another.
    let next = position + taken
    if next < end, units[list[next]].isNominal || units[list[next]].isOf { return nil }
    let found = document.entities[entity]
    guard found.type != .person else { return nil }
    return Party(
      text: found.name,
      entity: entity,
      position: position,
      count: taken,
      type: found.type
    )
  }

  /// 这是一款⟦云端芯片⟧: what the pronoun stands for.
  private func predicate(_ list: [Int], _ end: Int) -> Party? {
    guard end == list.count, end > 3, units[list[1]].cues.has(.copula) else { return nil }
    let start = list[2...].firstIndex { units[$0].isNominal } ?? end
    let rest = list[start...]
    guard let last = rest.last, units[last].isNominal,
      rest.allSatisfy({ units[$0].isNominal || units[$0].isOf || units[$0].isVerb }),
      let first = rest.first
    else { return nil }
    let span = TextSpan(units[first].span.start, units[last].span.end)
    guard span.count >= 9, span.count <= 60 else { return nil }
    return Party(
      text: document.text[span],
      entity: nil,
      position: start,
      count: rest.count,
      strength: .nominal,
      isDefinite: true
    )
  }

  /// 第六届⟦进博会⟧, 58岁的⟦李文⟧: figures that describe what comes behind them.
  private func endsTopic(_ kind: Quantity.Kind) -> Bool { kind != .ordinal && kind != .age }

  private static func isReporter(_ unit: FigureUnit) -> Bool {
    unit.kind == .word && unit.cues.has(.reporter) && !unit.cues.has([.prognosis, .evidence])
  }

  /// The name that says what follows in its own clause: ⟦应急管理部⟧称已有6人受伤.
  func inlineSource(of clause: FigureSentence.Clause) -> Party? {
    for (position, unit) in clause.units.enumerated().dropLast()
    where units[unit].kind == .name && Self.isReporter(units[clause.units[position + 1]]) {
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

  /// Whether a preposition stands before the name, with times and nouns like 期间 aside.
  private func isLedIn(_ list: [Int], _ position: Int) -> Bool {
    var probe = position - 1
    // 由⟦某大学校友⟧李文: the nouns between belong to the name.
    while probe >= 0,
      units[list[probe]].kind == .time || units[list[probe]].kind == .quote
        || units[list[probe]].isNominal && units[list[probe]].cues.isEmpty
    {
      probe -= 1
    }
    guard probe >= 0 else { return false }
    let before = units[list[probe]]
    return before.kind == .word && before.cues.has([.preposition, .comparer])
      && (!before.cues.has(.conjunction) || before.cues.has(.preposition))
  }

  private func isTimeOf(_ unit: FigureUnit) -> Bool {
    unit.kind == .word && document.text.bytes[unit.span.range].elementsEqual("时间".utf8)
  }

  /// The nouns before `end`: 本次大会, or where the clause opens with a place: 在主报告环节.
  private func nominalTopic(_ list: [Int], _ end: Int) -> Party? {
    var start = 0
    while start < end, units[list[start]].kind == .time { start += 1 }
    if start < end, units[list[start]].cues.has(.preposition) {
      var run = start + 1
      while run < end, units[list[run]].isNominal || units[list[run]].isOf { run += 1 }
      guard run > start + 1 else { return nil }
      let span = TextSpan(units[list[start + 1]].span.start, units[list[run - 1]].span.end)
      guard span.count >= 12, !units[list[start + 1]].cues.has(.frame) else { return nil }
      return Party(
        text: document.text[span],
        entity: nil,
        position: start + 1,
        count: run - start - 1,
        strength: .weak
      )
    }
    return nominal(list[..<end])
  }

  /// 使用⟦含光800⟧: the first name behind the verb.
  private func object(_ list: [Int], from start: Int, upTo end: Int) -> Party? {
    guard let position = (start..<max(start, end)).first(where: { units[list[$0]].kind == .name })
    else { return nil }
    var found = party(at: position, in: list)
    found.strength = .weak
    return found
  }

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

  private func member(_ unit: FigureUnit) -> Party {
    let mention = document.mentions[Int(unit.reference)]
    return Party(text: document.text[unit.span], entity: mention.entity, type: mention.type)
  }

  /// The name in `source`, as a subject.
  func subject(ofSource source: Party) -> Party? {
    guard let core = source.core else { return nil }
    let mention = document.mentions[core]
    return Party(text: document.text[mention.span], entity: mention.entity, type: mention.type)
  }

  private static func isAnd(_ unit: FigureUnit, _ document: Document) -> Bool {
    let bytes = document.text.bytes[unit.span.range]
    return ["和", "及", "与", "以及"].contains { bytes.elementsEqual($0.utf8) }
  }

  private func scope(at position: Int, in list: [Int]) -> Party {
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
  private static func isMeasure(_ word: ArraySlice<UInt8>) -> Bool {
    guard word.count > 3 else { return false }
    return ["额", "量", "率", "价", "数", "值", "费", "龄", "例"].contains {
      word.suffix(3).elementsEqual($0.utf8)
    }
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
      let rest = list[(start + 1)..<max(start + 1, reporter.map { $0 } ?? list.endIndex)]
      guard reporter != nil || rest.contains(where: { units[$0].cues.has(.evidence) }) else {
        return nil
      }
      return announced(rest)
    }
    guard let reporter, reporter == list.endIndex - 1 else { return nil }
    let before = list[..<reporter]
    if !before.contains(where: { units[$0].kind == .name }),
      let pronoun = before.first(where: { units[$0].cues.has(.pronoun) }),
      let entity = anaphors.entity(for: units[pronoun].span)
    {
      let found = document.entities[entity]
      return Party(text: found.name, entity: entity, type: found.type)
    }
    return speaker(in: before)
  }

  private func isFigure(_ unit: FigureUnit) -> Bool {
    unit.kind == .figure && document.quantities[Int(unit.reference)].kind != .ordinal
  }

  /// 据⟦甲⟧的最新数据: the first nouns.
  private func announced(_ list: ArraySlice<Int>) -> Party? {
    var start = list.startIndex
    while start < list.endIndex, !units[list[start]].isNominal, !isStem(list, start) { start += 1 }
    var end = start
    while end < list.endIndex, units[list[end]].isNominal || isStem(list, end) { end += 1 }
    let run = list[start..<end].filter { !units[$0].cues.has(.evidence) }
    return run.contains { units[$0].kind == .name || units[$0].wordClass == .noun }
      ? speaker(run: run) : nil
  }

  /// ⟦承办⟧方, ⟦检察⟧机关: a verb of two characters that a noun of one word is built on.
  private func isStem(_ list: ArraySlice<Int>, _ position: Int) -> Bool {
    let unit = units[list[position]]
    guard unit.isVerb, unit.cues.isEmpty, unit.span.count == 6, position + 1 < list.endIndex else {
      return false
    }
    let next = units[list[position + 1]]
    return next.kind == .word && next.isNominal && next.cues.isEmpty && next.span.count <= 6
      && (position == list.startIndex || !units[list[position - 1]].cues.has(.preposition))
  }

  /// The name or the nouns nearest before the verb of speaking that no preposition leads in.
  private func speaker(in list: ArraySlice<Int>) -> Party? {
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
      if !isLed, run.contains(where: { units[$0].kind == .name || units[$0].wordClass == .noun }),
        let found = speaker(run: run)
      {
        return found
      }
      end = start
    }
    return nil
  }

  private func speaker(run: [Int]) -> Party? {
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
