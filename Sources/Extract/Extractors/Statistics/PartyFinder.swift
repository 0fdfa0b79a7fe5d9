import Corpus

/// Finds whose a figure is and who says so, among the names and nouns of a clause.
struct PartyFinder {
  let context: FigureContext
  let units: [FigureUnit]
  /// The company that the text was last about: what 公司 alone means.
  var company: Party?

  var document: Document { _read { yield context.document } }
  var lexicon: StatisticsLexicon { context.lexicon }
  var anaphors: AnaphorResolver { context.anaphors }

  /// What the clause is about: its first name that no preposition leads in; a word such as 全县;
  /// else a place that the clause opens with (在武汉).
  func topic(of clause: FigureSentence.Clause, upTo limit: Int? = nil) -> Party? {
    let list = clause.units
    let end = limit ?? list.count
    if limit == nil, isDivision(list) || opensBounds(list) || isView(list) { return nil }
    if limit == nil, let among = among(list) { return among }
    if let sentenced = sentenced(list, end) { return sentenced }
    if let owner = possessed(list, end) { return owner }
    var weak: Party?
    var origin = dateline(list, end)
    // ⟦预计⟧2024年全球产量…: what is foreseen stands behind.
    if origin < end, units[list[origin]].kind == .word, units[list[origin]].cues.has(.prognosis) {
      origin += 1
    }
    // 距江州50公里的⟦某合作社⟧: what lies there.
    if origin < end, isWord(units[list[origin]], .distance),
      let of = list[origin..<end].firstIndex(where: { units[$0].isOf }), of + 1 < end
    {
      origin = of + 1
    }
    var position = origin
    while position < end {
      let unit = units[list[position]]
      switch unit.kind {
      case _ where unit.cues.has(.pronoun) && opens(list, position):
        if position == 0, let predicate = predicate(list, end) { return predicate }
        if let known = antecedent(at: position, in: list, upTo: end) { return known }
        if let known = latter(at: position, in: list, upTo: end) { return known }
      // ⟦当地⟧新开民宿37家: the place that was spoken of.
      case .word where isWord(unit, .local) && opens(list, position): return nil
      case .name:
        var found = party(at: position, in: list)
        position += found.count
        // 谷歌母公司⟦Alphabet⟧: the one behind.
        if found.type == .organization,
          lexicon.opens(
            .parent,
            document.text.bytes[Int(units[list[position - 1]].span.end)...]
          ),
          let parent = list[position..<end].prefix(3).firstIndex(where: { units[$0].kind == .name })
        {
          position = parent
          continue
        }
        // 江州晚报⟦记者⟧统计发现: whoever counts them is nobody that has them.
        if position < end, units[list[position]].kind == .word,
          isWord(units[list[position]], .journalist)
        {
          continue
        }
        // 美国⟦通用会计准则⟧: by what it is reckoned, and not whose it is.
        if lexicon.opens(
          .accounting,
          document.text.bytes[Int(units[list[position - 1]].span.end)...]
        ) {
          continue
        }
        // 美东时间: no name of anybody.
        if position < end, isTimeOf(units[list[position]]) { continue }
        // ⟦市商务局重点监测的⟧全市32个商场: what an authority does to them.
        if let of = describing(found, position, list, end) {
          position = of + 1
          continue
        }
        // 香港⟦恒生指数⟧
        if position < end, units[list[position]].cues.has(.index), found.type == .place {
          return indexParty(found, at: position, in: list)
        }
        // 甲医院⟦副院长张三⟧等人分析了: the person, not where he has his post.
        if found.type == .organization,
          list[..<found.position].allSatisfy({ FigurePhrase.isIdleAtHead(units[$0]) }),
          let holder = postHolder(from: position, in: list, end)
        {
          position = holder
          continue
        }
        // 本届奥运会中国女排: an event before a name says where.
        if found.type == .event, position < end, units[list[position]].kind == .name,
          document.mentions[Int(units[list[position]].reference)].type != .place
        {
          continue
        }
        // ⟦应急管理部⟧称已有6人受伤: who says so.
        var verb = position
        while verb < end, units[list[verb]].cues.has(.adverb) { verb += 1 }
        if verb < end, Self.isReporter(units[list[verb]]), !publishes(list, verb) { continue }
        if isLedIn(list, found.position) {
          let opens = list[..<found.position].allSatisfy {
            units[$0].kind == .time || units[$0].kind == .quote
              || units[$0].cues.has([.preposition, .conjunction])
          }
          let isTime =
            position < end && units[list[position]].cues.has(.frame)
            && found.type == .event
          found.strength = opens && !isTime && !isActorLed(list, found.position) ? .place : .weak
          // 新增病例⟦以台北⟧有九例最多: a part.
          found.isGuess = units[list[found.position - 1]].cues.has(.means)
          weak = weak ?? found
          continue
        }
        return found
      case .word:
        if unit.cues.has(.scope) {
          // 此次⟦全球⟧发售: a word of what was named before.
          if position > 0, units[list[position - 1]].cues.has(.determiner) {
            position += 1
            continue
          }
          // ⟦全球⟧市场份额12.8%, ⟦全国⟧统一零售价: of what it is a share or where it holds, not whose.
          if isShareOf(list, position)
            || position + 1 < end && isWord(units[list[position + 1]], .uniform)
          {
            position += 1
            continue
          }
          // 余额高居⟦全国⟧第二: among whom.
          if position > 0, units[list[position - 1]].cues.has(.rank) {
            position += 1
            continue
          }
          // ⟦甲品牌⟧在全球市场: whose, before where.
          if let led = list[origin..<position].lastIndex(where: { isLocative(units[$0]) }),
            led > origin, let nominal = nominalTopic(list, from: origin, led)
          {
            return nominal
          }
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
          || unit.isVerb && !isJoint && !unit.cues.has(.announcer) && !isSuffixed(list, position)
            && !(position == origin && isAttributive(list[...], position))
        // ⟦位于某地的⟧工厂将于4月投产: the nouns behind the clause that says which one.
        if ends, position == origin,
          let last = list[position..<end].firstIndex(where: {
            units[$0].isOf
          }), isWhich(list[position..<last]),
          let nominal = nominal(list[(last + 1)..<end]),
          nominal.count > 0
        {
          return nominal
        }
        if ends, unit.isVerb || unit.cues.has([.copula, .rank]),
          let name = described(list, from: position + 1, upTo: end)
        {
          position = name
          continue
        }
        if ends {
          // ⟦乘客⟧称: who says so.
          let nominal =
            Self.isReporter(unit) && !publishes(list, position)
              && list[origin..<position].allSatisfy {
                units[$0].kind == .word && !units[$0].cues.has(.preposition)
              }
            ? nil : nominalTopic(list, from: origin, position)
          return strongest(nominal, weak) ?? object(list, from: position + 1, upTo: end)
        }
      case .figure where isWhichName(list, position, end): break
      case .figure where !endsTopic(document.quantities[Int(unit.reference)].kind): break
      case .figure: return strongest(nominalTopic(list, from: origin, position), weak)
      default: break
      }
      position += 1
    }
    return strongest(nominalTopic(list, from: origin, end), weak)
  }

  /// 分行业看, 从资金来源看: from where one looks at the figures behind it.
  private func isView(_ list: [Int]) -> Bool {
    guard let last = list.last, list.count > 1, isWord(units[last], .viewed) else { return false }
    return !list.contains { units[$0].kind == .figure || units[$0].kind == .name }
  }

  /// Where 的 stands behind what an authority does to those whose figure it is; nil where it does
  /// anything else.
  private func describing(_ found: Party, _ position: Int, _ list: [Int], _ end: Int) -> Int? {
    guard lexicon.isAuthority(found),
      let verb = list[position..<min(position + 3, end)].firstIndex(where: { units[$0].isVerb }),
      list[position..<verb].allSatisfy({ units[$0].isNominal || units[$0].cues.has(.adverb) }),
      verb + 2 < end, units[list[verb + 1]].isOf
    else { return nil }
    return verb + 1
  }

  /// 今年1至8月⟦该院⟧: whether nothing but times stands before the unit.
  private func opens(_ list: [Int], _ position: Int) -> Bool {
    list[..<position].allSatisfy {
      units[$0].kind == .time || units[$0].kind == .quote
        || units[$0].kind == .word && units[$0].cues.has([.frame, .conjunction])
    }
  }

  /// 使⟦他的⟧进球数达到102个: whose, by a pronoun right before what is measured.
  private func possessed(_ list: [Int], _ end: Int) -> Party? {
    guard
      let position = list[..<end].firstIndex(where: {
        units[$0].kind == .word && units[$0].cues.has(.pronoun)
          && isWord(units[$0], .person)
      }), position > 0, position + 2 < list.count, units[list[position + 1]].isOf,
      let person = anaphors.entity(for: units[list[position]].span)
    else { return nil }
    let measured = list[(position + 2)...].prefix { units[$0].isNominal }
    guard let first = measured.first, let last = measured.last,
      lexicon.isMeasure(
        document.text.bytes[Int(units[first].span.start)..<Int(units[last].span.end)]
      ),
      measured.endIndex < list.count,
      units[list[measured.endIndex]].kind == .figure
        || units[list[measured.endIndex]].cues.has([.copula, .adverb, .change])
    else { return nil }
    return party(of: person, at: position, count: 2)
  }

  private func party(of person: Int, at position: Int, count: Int) -> Party {
    Party(
      text: document.entities[person].name,
      entity: person,
      position: position,
      count: count,
      type: .person
    )
  }

  /// 判处⟦张三⟧有期徒刑十年, 对⟦张三⟧处以罚款: whom a judgment is about.
  private func sentenced(_ list: [Int], _ end: Int) -> Party? {
    guard let verb = list[..<end].firstIndex(where: { units[$0].cues.has(.sentence) }) else {
      return nil
    }
    var position = verb + 1
    while position < list.count, position <= verb + 3 {
      let unit = units[list[position]]
      if unit.kind == .name {
        let found = party(at: position, in: list)
        if found.type == .person || found.type == .organization { return found }
        return nil
      }
      if unit.cues.has(.pronoun), let person = anaphors.person(before: unit.span.start) {
        return party(of: person, at: position, count: 1)
      }
      guard unit.isNominal, unit.cues.isPlain else { break }
      position += 1
    }
    // 对…处以
    guard let name = list[..<verb].lastIndex(where: { units[$0].kind == .name }), name > 0,
      let led = list[..<name].last(where: { units[$0].cues.has(.preposition) }),
      isWord(units[led], .recipient)
    else { return nil }
    return party(at: name, in: list)
  }

  /// Where what a dateline opens goes on: 某某社广州3月1日电⟦⟧, 某某报讯⟦⟧; 0 where there is none.
  private func dateline(_ list: [Int], _ end: Int) -> Int {
    // The last of them: 某某报道记者李文江州报道.
    for position in (1..<max(1, min(end, 8))).reversed()
    where units[list[position]].kind == .word && isWord(units[list[position]], .dateline) {
      let isLed =
        units[list[position - 1]].kind == .time
        || list[..<position].allSatisfy { units[$0].isNominal || units[$0].kind == .time }
          && list[..<position].contains { units[$0].kind == .name || units[$0].isProper }
      if isLed { return position + 1 }
    }
    return 0
  }

  /// Whether 由, 被 or 对 leads in who does something, or to whom, not where.
  private func isActorLed(_ list: [Int], _ position: Int) -> Bool {
    guard
      let led = list[..<position].last(where: {
        units[$0].kind == .word && units[$0].cues.has([.preposition, .comparer])
      })
    else { return false }
    return isWord(units[led], .actor)
  }

  /// 来自甘肃的选手⟦张三⟧获得…: the name behind the clause that describes it.
  private func described(_ list: [Int], from start: Int, upTo end: Int) -> Int? {
    var position = start
    while position < end, !units[list[position]].isOf {
      guard units[list[position]].kind != .figure, units[list[position]].kind != .mark else {
        return nil
      }
      position += 1
    }
    position += 1
    guard position < end else { return nil }
    while position < end, position < start + 14 {
      let unit = units[list[position]]
      if unit.kind == .name {
        return document.mentions[Int(unit.reference)].type == .place ? nil : position
      }
      guard unit.isNominal || unit.isVerb || unit.kind == .quote || unit.kind == .listMark,
        unit.cues.isPlain
      else { return nil }
      position += 1
    }
    return nil
  }

  /// ⟦安置⟧点: a verb with its suffix is a noun.
  private func isSuffixed(_ list: [Int], _ position: Int) -> Bool {
    guard position + 1 < list.count, units[list[position]].cues.isPlain else { return false }
    let next = units[list[position + 1]]
    return next.kind == .word && next.isNominal && next.span.count == 3 && next.cues.isPlain
      && next.span.start == units[list[position]].span.end
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
    if entity == nil, !isCompany(first), position + 1 < end, units[list[position + 1]].kind == .word
    {
      entity = anaphors.entity(for: TextSpan(first.span.start, units[list[position + 1]].span.end))
      if entity != nil { taken = 2 }
    }
    // 该公司⟦董事长⟧, 他⟦的⟧学生: what belongs to it is another, unless it is what is measured.
    guard ownsFigure(after: position + taken, in: list) else { return nil }
    guard let entity else {
      guard isCompany(first), var company else { return pronounItself(at: position, in: list) }
      company.position = position
      company.count = taken
      return company
    }
    let found = document.entities[entity]
    // ⟦她⟧曾获得2金, and not 他说.
    if found.type == .person,
      list.contains(where: { units[$0].cues.has([.reporter, .prognosis, .intent]) })
        || !list.contains(where: { units[$0].kind == .figure })
    {
      return nil
    }
    return Party(
      text: found.name,
      entity: entity,
      position: position,
      count: taken,
      type: found.type
    )
  }

  /// ⟦该局⟧破获一案: as the text says it, where it does not say which.
  private func pronounItself(at position: Int, in list: [Int]) -> Party? {
    let unit = units[list[position]]
    let bytes = document.text.bytes[unit.span.range]
    guard bytes.count >= 6, !isCompany(unit),
      lexicon.opens(.that, bytes)
    else { return nil }
    return Party(
      text: document.text[unit.span],
      entity: nil,
      position: position,
      count: 1,
      strength: .nominal,
      isDefinite: true
    )
  }

  /// Whether the nouns from `next` on are measured: 公司⟦总资产⟧446亿元, not 公司⟦董事长⟧.
  private func ownsFigure(after next: Int, in list: [Int]) -> Bool {
    var position = next
    if position < list.count, units[list[position]].isOf { position += 1 }
    guard position < list.count, units[list[position]].isNominal,
      !units[list[position]].cues.has([.intent, .target, .forecast])
    else { return position == next }
    while position < list.count, units[list[position]].isNominal || units[list[position]].isOf {
      position += 1
    }
    guard position < list.count else {
      // 该行存款优势⟦依旧⟧
      let last = units[list[position - 1]]
      return last.wordClass == .adjective || last.cues.has(.measure)
    }
    let unit = units[list[position]]
    return unit.kind == .figure || unit.cues.has([.copula, .change, .share, .basis])
      || unit.cues.has([.adverb, .modal])
        && list[position...].contains { units[$0].kind == .figure }
        && !list[position...].contains { units[$0].cues.has(.reporter) }
  }

  /// 公司, 集团, 本公司, where the text says no more.
  func isCompany(_ unit: FigureUnit) -> Bool {
    unit.cues.has(.pronoun) && isWord(unit, .company)
  }

  func isWord(_ unit: FigureUnit, _ word: StatisticWord) -> Bool {
    lexicon.holds(word, document.text.bytes[unit.span.range])
  }

  /// ⟦后者⟧: the last name of the clause before.
  private func latter(at position: Int, in list: [Int], upTo end: Int) -> Party? {
    let unit = units[list[position]]
    guard isWord(unit, .latter) else { return nil }
    var probe = list[position] - 1
    while probe >= 0, list[position] - probe < 24 {
      if units[probe].kind == .name {
        let mention = document.mentions[Int(units[probe].reference)]
        return Party(
          text: document.text[mention.span],
          entity: mention.entity,
          position: position,
          count: 1,
          type: mention.type
        )
      }
      if units[probe].kind == .mark, units[probe].mark == 0x3002 { return nil }
      probe -= 1
    }
    return nil
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

  /// Whether a preposition stands before the name, with times and nouns like 期间 aside.
  private func isLedIn(_ list: [Int], _ position: Int) -> Bool {
    var probe = position - 1
    // 由⟦某大学校友⟧李文: the nouns between belong to the name.
    while probe >= 0,
      units[list[probe]].kind == .time || units[list[probe]].kind == .quote
        || units[list[probe]].isNominal && units[list[probe]].cues.isPlain
    {
      probe -= 1
    }
    guard probe >= 0 else { return false }
    let before = units[list[probe]]
    // ⟦与妻子李文⟧共同设立: nobody stands before 与 for it to join.
    if before.kind == .word, before.cues.has(.conjunction), before.cues.has(.comparer),
      !list[..<probe].contains(where: { units[$0].isNominal })
    {
      return true
    }
    return before.kind == .word && before.cues.has([.preposition, .comparer])
      && (!before.cues.has(.conjunction) || before.cues.has(.preposition))
  }

  private func isTimeOf(_ unit: FigureUnit) -> Bool {
    unit.kind == .word && isWord(unit, .clock)
  }

  /// The nouns before `end`: 本次大会, or where the clause opens with a place: 在主报告环节.
  private func nominalTopic(_ list: [Int], from origin: Int, _ end: Int) -> Party? {
    var start = origin
    while start < end, units[list[start]].kind == .time { start += 1 }
    // 若⟦行动⟧持续: what is only supposed is nobody's figure.
    if start < end, isSupposed(units[list[start]]) { return nil }
    if start < end, units[list[start]].cues.has(.preposition) {
      guard isLocative(units[list[start]]) else { return nil }
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
    guard start < end else { return nil }
    return nominal(list[start..<end], opensWithVerb: isAttributive(list[...], start))
  }

  private func isShareOf(_ list: [Int], _ position: Int) -> Bool {
    list[(position + 1)...].prefix(4).prefix { units[$0].isNominal || units[$0].cues.has(.share) }
      .contains { index in
        lexicon.ends(.market, document.text.bytes[units[index].span.range])
      }
  }

  /// Whether the unit opens what is only supposed: 若, 如果.
  func isSupposing(_ unit: Int) -> Bool { isSupposed(units[unit]) }

  private func isSupposed(_ unit: FigureUnit) -> Bool {
    unit.kind == .word && isWord(unit, .supposing)
  }

  private func isLocative(_ unit: FigureUnit) -> Bool {
    isWord(unit, .locative)
  }

  /// 使用⟦含光800⟧: the first name behind the verb.
  private func object(_ list: [Int], from start: Int, upTo end: Int) -> Party? {
    guard let position = (start..<max(start, end)).first(where: { units[list[$0]].kind == .name })
    else { return nil }
    var found = party(at: position, in: list)
    found.strength = .weak
    return found
  }
}
