import Corpus

// One figure with the words around it.
extension SentenceReading {
  func read(
    _ clauseIndex: Int,
    _ position: Int,
    after drafts: [StatisticDraft],
    _ consumed: inout Int,
    _ spread: inout FigureSpread?
  ) -> StatisticDraft? {
    let clause = clauses[clauseIndex]
    let unit = clause.units[position]
    let quantity = quantity(unit)
    guard FigureCriterion.isMeasured(quantity, lexicon), !isAside(clause, position, quantity)
    else { return nil }
    var from =
      (clause.units[..<position].lastIndex {
        units[$0].kind == .figure && self.quantity($0).kind != .ordinal
      }).map { $0 + 1 } ?? 0
    while from < position, clause.units[from] <= consumed { from += 1 }
    var region = clause.units[from..<position]
    var subjectInRegion = regionSubject(clauseIndex, from, position)
    if let party = subjectInRegion, party.count > 0, party.position >= from {
      // The subject is no part of what is measured, where it leads.
      let lead = region[..<party.position].allSatisfy {
        FigurePhrase.isIdleAtHead(units[$0]) || units[$0].cues.has(.preposition)
          || units[$0].isNominal
          // 某党⟦候选⟧人张三得票率
          || party.type == .person && units[$0].isVerb && units[$0].cues.isPlain
            // 送给⟦张三⟧15万元: to whom, and not whose.
            && party.position + party.count < region.endIndex
      }
      var after = min(party.position + party.count, region.endIndex)
      // 香港⟦恒生指数⟧: whose it is, and what is measured.
      if after > region.startIndex, units[clause.units[after - 1]].cues.has(.index) { after -= 1 }
      if lead, party.strength != .nominal || party.isDefinite && after < region.endIndex {
        region = region[after...]
      }
    }
    // 甲、乙等⟦12位⟧专家: the list tells who was counted, not whose figure it is.
    let isList = position > 0 && units[clause.units[position - 1]].cues.has(.listEnd)
    // 山东、河北等⟦9省市⟧降水偏少: how many there are is no part of what is said of them.
    if isList, lexicon.holds(.areas, (quantity.unit ?? "").utf8), position + 1 < clause.units.count,
      units[clause.units[position + 1]].isNominal
    {
      return nil
    }
    if isList {
      let opens = subjectInRegion.map { party in
        party.position + party.count == position && party.strength == .named
          && clause.units[..<party.position].allSatisfy { FigurePhrase.isIdleAtHead(units[$0]) }
      }
      if opens != true { subjectInRegion = nil }
    }
    // 2、3级: the second of two figures side by side.
    let isBeside =
      from > 0
      && region.allSatisfy {
        units[$0].kind == .listMark || units[$0].cues.has(.conjunction)
      }
    // 灵敏度⟦是⟧百米望远镜的10倍: what it is a multiple of, figures and all, is no part of it.
    if let joint = comparison(clause, position, quantity) {
      let start =
        clause.units[..<joint].lastIndex {
          units[$0].kind == .figure && self.quantity($0).kind != .ordinal
        }.map { $0 + 1 } ?? 0
      region = clause.units[start...joint]
      from = start
      subjectInRegion = regionSubject(clauseIndex, start, joint)
    }
    var left = FigurePhrase(region, in: units)
    if let party = subjectInRegion, party.strength == .named, party.position < position {
      left.takeLead(units)
    }
    left.base = elites(before: left.base) + left.base
    if left.base.isEmpty, let measured = measuredBefore(clauseIndex, position) {
      left.base = measured
      left.isStated = true
    }
    let right = CountedPhrase(
      counted(clause.units[(position + 1)...], quantity),
      in: units,
      isHeld: left.isHeld || quantity.kind == .count && left.endsInVerb,
      isPart: quantity.kind == .percent,
      isThreshold: { unit in
        quantity.kind == .count && unit.kind == .figure && self.isBound(unit)
      }
    )
    if right.isGeneric { left.keepMeans(units) }
    // 1.02亿元（持股51%）⟦、0.98亿元⟧: the same as before the bracket.
    let isListed = !region.isEmpty && region.allSatisfy { units[$0].kind == .listMark }
    let previous =
      (isListed ? drafts.last { $0.clause == clauseIndex } : nil)
      ?? drafts.last { $0.stretch == clause.stretch || $0.clause == clauseIndex }
      ?? drafts.last
    // 甲、乙两地⟦分别⟧接待游客41万人次和37万人次
    let isSpread = left.isSpread || !left.isShare && region.contains { units[$0].cues.has(.spread) }
    if isSpread {
      spread = self.spread(clause, position, left, subjectInRegion ?? topics[clauseIndex], drafts)
    }
    let place = spread?.place(of: unit)
    let listed = listed(quantity, clauseIndex, from, position, drafts)
    let headed =
      listed?.named
      ?? (left.base.isEmpty
        ? headed(quantity, clauseIndex, subjectInRegion, position, right, drafts) : nil)
    let words = FigureWords(
      quantity: quantity,
      left: left,
      right: right,
      clause: clause,
      previous: previous,
      changedBase: changedBase(drafts, previous),
      isBeside: isBeside,
      hasNoun: left.base.contains { units[$0].isNominal }
    )
    guard let named = headed ?? name(words, spread, place),
      FigureCriterion.isStatistic(quantity, left, right, text: document.text, lexicon)
        || headed != nil
        || quantity.kind == .age && subjectInRegion?.type == .person && left.base.isEmpty
          && right.isEmpty
        || quantity.kind == .age && describesPerson(clause, position) != nil
        || quantity.kind == .age && agedBefore(clauseIndex, position) != nil
        || isBesideUnit(clause, position, quantity) && !left.base.isEmpty
        || isSpecification(clauseIndex, position, quantity, right)
        || isBeside && previous?.clause == clauseIndex
          && (quantity.kind == .measure || quantity.kind == .number)
    else { return nil }
    let isCounted = named.rule.hasPrefix("statistics.counted")
    let spreadSubject = place.flatMap { place in
      spread.flatMap { $0.subjects.indices.contains(place) ? $0.subjects[place] : nil }
    }
    let aged =
      quantity.kind == .age
      ? describesPerson(clause, position) ?? agedBefore(clauseIndex, position) : nil
    // 增长的企业占三成，⟦持平的⟧占五成: of the same ones.
    let isElliptic = left.isElliptic && previous?.isShare == true
    let strong =
      listed?.party ?? spreadSubject ?? namedBehind(left, right) ?? aged ?? who(right, clauseIndex)
      ?? (named.rule == "statistics.unit" ? scorer(in: left.base) : nil)
      ?? indexed(left, subjectInRegion)
    let near = subjectInRegion.flatMap { $0.strength == .named ? $0 : nil }
    let certain = strong ?? near ?? scored(named.rule, clauseIndex, previous)
    var subject =
      isElliptic
      ? previous?.subject
      : certain
        ?? subject(
          clauseIndex,
          position,
          drafts,
          subjectInRegion,
          left,
          isCounted: isCounted,
          isList: isList,
          isPart: named.rule == "statistics.part",
          indicator: named.indicator
        )
    if quantity.kind == .age, named.rule == "statistics.age",
      subject?.type == .place || subject?.type == .organization
    {
      subject = bearer(of: unit, clauseIndex)
    }
    if certain == nil {
      subject = whose(subject, words, named, clauseIndex)
      // 石化业成为支柱，⟦软件业⟧、电信业产值分别增长: each of its own.
      if let owners = spread?.owners, let place, owners.indices.contains(place),
        subject.map({ $0.entity == nil && $0.text != topics[clauseIndex]?.text }) ?? false
      {
        subject = Party(text: owners[place], entity: nil, isGuess: true)
      }
    }
    if subject == nil, quantity.kind == .money { subject = counted(before: clause, drafts) }
    if isCounted, let last = right.units.last { consumed = max(consumed, last) }
    let time = time(clauseIndex, position)
    let first = region.first.map { units[$0].span.start } ?? units[unit].span.start
    return StatisticDraft(
      figure: Int(units[unit].reference),
      unit: unit,
      clause: clauseIndex,
      stretch: clause.stretch,
      subject: subject,
      indicator: utmost(named.indicator, clause, position),
      base: named.base,
      isLevel: !left.isChange && !left.isShare && quantity.kind != .multiple
        && (quantity.kind != .percent || left.endsInMeasure
          || right.followsOf && (right.units.last.map { units[$0].cues.has(.measure) } ?? false)
          || previous?.isLevel == true && previous?.indicator == named.indicator),
      isChange: left.isChange,
      isShare: left.isShare || quantity.kind == .percent && !left.isChange,
      time: time,
      status: status(clauseIndex, position, time),
      source: source(clauseIndex),
      rule: named.rule,
      start: min(first, units[unit].span.start),
      end: max(units[unit].span.end, right.units.last.map { units[$0].span.end } ?? 0)
    )
  }

  /// ⟦开工项目⟧37个、总投资26亿元: what was counted right before, where nobody is named.
  private func counted(before clause: Clause, _ drafts: [StatisticDraft]) -> Party? {
    let head = drafts.last { $0.stretch == clause.stretch && $0.subject?.isGuess != true }
    guard let head, head.subject == nil, quantity(head.unit).kind == .count,
      lexicon.ends(.venture, head.indicator.utf8)
    else { return nil }
    return Party(text: head.indicator, entity: nil, isGuess: true)
  }

  /// 下调⟦契税税率⟧，从4%降至2.5%: what the clause before is about, where one begins with from how much
  /// that changed; nil where there is no such thing.
  private func measuredBefore(_ index: Int, _ position: Int) -> [Int]? {
    guard index > 0, position == 1, says(clauses[index].units[0], .starting),
      clauses[index - 1].stretch == clauses[index].stretch, clauses[index].host == nil
    else { return nil }
    let before = clauses[index - 1].units
    guard !before.contains(where: { units[$0].kind == .figure }),
      let last = before.lastIndex(where: { units[$0].cues.has(.measure) })
    else { return nil }
    let first = before[..<last].lastIndex { !units[$0].isNominal || units[$0].kind == .name }
    return Array(before[(first.map { $0 + 1 } ?? 0)...last])
  }

  /// 手表搭载1.2GHz处理器，⟦2GB⟧内存: a measure of what a thing is equipped with, in a list of them.
  private func isSpecification(
    _ index: Int,
    _ position: Int,
    _ quantity: Quantity,
    _ right: CountedPhrase
  ) -> Bool {
    guard quantity.kind == .measure, lexicon.holds(.technical, (quantity.unit ?? "").utf8),
      !right.isEmpty, !right.isVerbal
    else { return false }
    var index = index
    var before = clauses[index].units[..<position]
    while true {
      if before.contains(where: { says($0, .equipped) }) { return true }
      // Another thing of the list, which begins with its measure.
      guard before.isEmpty, index > 0, clauses[index - 1].stretch == clauses[index].stretch else {
        return false
      }
      index -= 1
      before = clauses[index].units[...]
      if !before.contains(where: { says($0, .equipped) }),
        let first = before.first, units[first].kind == .figure
      {
        before = []
      }
    }
  }

  /// Whose a figure is that no name stands right beside, unless its own words say that it is
  /// somebody else's or nobody's.
  private func whose(
    _ subject: Party?,
    _ words: FigureWords,
    _ named: FigureName,
    _ clause: Int
  ) -> Party? {
    let isCarried = subject?.text != topics[clause]?.text
    if subject?.entity == nil {
      // 偏北风2到3级转⟦西南风⟧4到5级: another wind, and nobody's.
      if let subject, lexicon.ends(.wind, named.indicator.utf8),
        lexicon.ends(.wind, subject.text.utf8)
      {
        return nil
      }
      // 游客增加较快，⟦旅客运输业⟧销售额增长: a sector that its clause begins with.
      // Not where 分别 spreads them: the sector is one of several.
      if subject == nil || isCarried, named.rule != "statistics.spread",
        let sector = sector(in: words.left.base)
      {
        return sector
      }
    }
    // 书记李文，各方面代表⟦450人⟧参加大会: those who were counted are not his.
    if isCarried, subject?.type == .person, named.rule == "statistics.counted-act",
      lexicon.holds(.persons, (words.quantity.unit ?? "").utf8)
    {
      return nil
    }
    return subject
  }

  /// ⟦仓储和邮政业⟧销售额: the sector of which something is measured.
  private func sector(in base: [Int]) -> Party? {
    guard let first = base.first,
      let last = base.dropLast().lastIndex(where: { unit in
        let word = document.text.bytes[units[unit].span.range]
        return units[unit].kind == .word && units[unit].isNominal && word.count >= 3
          && lexicon.holds(.sector, word.suffix(3)) && !lexicon.holds(.sectorless, word.suffix(6))
      }), base[...last].allSatisfy({ units[$0].kind != .figure && !units[$0].isOf }),
      units[base[last]].span.end - units[first].span.start >= 9
    else { return nil }
    return Party(text: text(Array(base[...last])), entity: nil, isGuess: true)
  }

  /// ⟦最高气温⟧江州32℃: what is measured, with 最高 and its kin where the clause has them.
  private func utmost(_ indicator: String, _ clause: Clause, _ position: Int) -> String {
    guard quantity(clause.units[position]).kind == .temperature else { return indicator }
    let whole = clause.units[..<position].last { unit in
      units[unit].kind == .word && opensUtmost(unit) && text([unit]).hasSuffix(indicator)
    }
    return whole.map { text([$0]) } ?? indicator
  }

  /// ⟦李文⟧得到41分8篮板: who scored right before in the same clause.
  private func scored(_ rule: String, _ clause: Int, _ previous: StatisticDraft?) -> Party? {
    guard rule == "statistics.unit", let previous, previous.rule == rule,
      previous.clause == clause, previous.subject?.type == .person
    else { return nil }
    return previous.subject
  }

  /// ⟦李文⟧在江州的一处庄园去世，年仅41岁: the only person named before an age, or the last one that a
  /// clause is about; nil where that is not certain.
  private func bearer(of figure: Int, _ index: Int) -> Party? {
    let named = units[..<figure].compactMap { unit -> Party? in
      guard unit.kind == .name else { return nil }
      let mention = document.mentions[Int(unit.reference)]
      guard mention.type == .person else { return nil }
      return Party(text: document.text[mention.span], entity: mention.entity, type: .person)
    }
    if let first = named.first, named.allSatisfy({ $0.entity == first.entity }) { return first }
    if let topic = topics[...index].last(where: { $0?.type == .person }) { return topic }
    return named.isEmpty && inheritedTopic?.type == .person ? inheritedTopic : nil
  }

  /// 标志着全长186公里的⟦某铁路⟧贯通: whose the measure is, named behind it.
  private func namedBehind(_ left: FigurePhrase, _ right: CountedPhrase) -> Party? {
    guard right.followsOf, left.endsInMeasure, let first = right.units.first,
      units[first].kind == .name
    else { return nil }
    let mention = document.mentions[Int(units[first].reference)]
    guard mention.type != .person else { return nil }
    return Party(text: document.text[mention.span], entity: mention.entity, type: mention.type)
  }

  /// ⟦世界500⟧强企业: the number and the nouns of a list of the best, whose other half `base` is.
  private func elites(before base: [Int]) -> [Int] {
    guard let first = base.first, first > 1, units[first - 1].kind == .figure,
      lexicon.opens(.elite, document.text.bytes[Int(units[first].span.start)...])
    else { return [] }
    var start = first - 1
    while start > 0, units[start - 1].kind == .word, units[start - 1].isNominal { start -= 1 }
    return Array(start..<first)
  }

  /// The index, with its place where that is named before it.
  private func indexed(_ left: FigurePhrase, _ party: Party?) -> Party? {
    guard let index = index(left) else { return nil }
    return party?.strength == .named && party?.text.hasSuffix(index.text) == true ? party : index
  }

  /// ⟦沪指⟧涨0.86%: an index is whose change it is.
  func index(_ left: FigurePhrase) -> Party? {
    guard let last = left.base.last, units[last].cues.has(.index) else { return nil }
    return Party(text: text([last]), entity: nil)
  }

  /// 12%的⟦受访者⟧尚未决定: of whom it is a part; 人 alone says nothing.
  private func who(_ right: CountedPhrase, _ index: Int) -> Party? {
    guard let first = right.people.first, let last = right.people.last else { return nil }
    let span = TextSpan(units[first].span.start, units[last].span.end)
    guard span.count >= 6 else { return nil }
    return Party(text: document.text[span], entity: nil, isGuess: true)
  }

  /// 45岁以上, 不足3人: a bound of which ones are meant.
  private func isBound(_ unit: FigureUnit) -> Bool {
    let quantity = document.quantities[Int(unit.reference)]
    switch quantity.modifier {
    case .atLeast, .atMost, .over, .under: return quantity.kind != .percent
    default: return false
    }
  }

  /// 45岁的演员⟦李文⟧: the person whom the age stands before.
  func describesPerson(_ clause: Clause, _ position: Int) -> Party? {
    var probe = position + 1
    while probe < clause.units.count, probe < position + 6 {
      let unit = units[clause.units[probe]]
      if unit.kind == .name {
        let mention = document.mentions[Int(unit.reference)]
        if mention.type == .person {
          return Party(
            text: document.text[mention.span],
            entity: mention.entity,
            type: .person
          )
        }
      } else if !unit.isOf, unit.kind != .quote, !unit.isNominal,
        !(unit.isVerb && unit.cues.isPlain)
      {
        return nil
      }
      probe += 1
    }
    return describedNoun(clause, position)
  }

  /// 以9600万元⟦收购某公司⟧80%的股权: what is paid for ends before the next figure.
  private func counted(_ list: ArraySlice<Int>, _ quantity: Quantity) -> ArraySlice<Int> {
    guard quantity.kind == .money, let head = list.first, units[head].isVerb else { return list }
    return list.prefix { units[$0].kind != .figure }
  }

  /// ⟦李文⟧，45岁, ⟦李文⟧（男，45岁）: the person before an age that stands alone between its marks.
  private func agedBefore(_ index: Int, _ position: Int) -> Party? {
    let clause = clauses[index]
    guard position == 0 || clause.units.count == 1,
      clause.units[(position + 1)...].allSatisfy({ FigurePhrase.isIdleAtTail(units[$0]) })
    else { return nil }
    let before: [Int]
    if let host = clause.host {
      before = Array(clauses[host.clause].units[..<host.position])
    } else if index > 0, clauses[index - 1].host == nil {
      before = clauses[index - 1].units
    } else {
      return nil
    }
    guard let last = before.last, units[last].kind == .name else { return nil }
    let mention = document.mentions[Int(units[last].reference)]
    guard mention.type == .person else { return nil }
    return Party(text: document.text[mention.span], entity: mention.entity, type: .person)
  }

  /// 这位34岁的⟦导演⟧: the noun that the age stands before, where no name follows.
  private func describedNoun(_ clause: Clause, _ position: Int) -> Party? {
    let quantity = quantity(clause.units[position])
    guard quantity.modifier == nil, let value = quantity.value, quantity.low == value else {
      return nil
    }
    var start = position + 1
    if start < clause.units.count, units[clause.units[start]].isOf { start += 1 }
    var end = start
    while end < clause.units.count, units[clause.units[end]].kind == .word,
      units[clause.units[end]].isNominal, units[clause.units[end]].cues.isPlain
    {
      end += 1
    }
    guard end > start else { return nil }
    let span = TextSpan(
      units[clause.units[start]].span.start,
      units[clause.units[end - 1]].span.end
    )
    guard span.count >= 6, span.count <= 24 else { return nil }
    return Party(text: document.text[span], entity: nil)
  }

  /// The verb in 是…的10倍, 相当于…的151%, 为…的一半.
  private func comparison(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Int? {
    guard quantity.kind == .multiple || quantity.kind == .percent, position > 1,
      units[clause.units[position - 1]].isOf
    else { return nil }
    return clause.units[..<(position - 1)].lastIndex { says($0, .equals) }
  }

  /// What a bare 环比上涨 is a change of: not of 涨幅, which was one itself.
  private func changedBase(_ drafts: [StatisticDraft], _ previous: StatisticDraft?) -> String {
    guard let previous, isRate(previous.base) else { return previous?.base ?? "" }
    return drafts.last { !$0.base.isEmpty && !isRate($0.base) }?.base ?? previous.base
  }

  private func isRate(_ base: String) -> Bool { lexicon.cue(of: base)?.has(.rate) ?? false }

  func says(_ unit: Int, _ word: StatisticWord) -> Bool {
    lexicon.holds(word, document.text.bytes[units[unit].span.range])
  }

  /// ⟦2⟧、3级: the unit stands behind the second figure.
  func isBesideUnit(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .number, position + 2 < clause.units.count,
      units[clause.units[position + 1]].kind == .listMark
    else { return false }
    return units[clause.units[position + 2]].kind == .figure
  }

  /// The name between the figure before and this one.
  func regionSubject(_ index: Int, _ from: Int, _ position: Int) -> Party? {
    let clause = clauses[index]
    if let host = clause.host, clause.units[..<position].allSatisfy({ !units[$0].isNominal }) {
      // 北京⟦(107个)⟧
      let list = clauses[host.clause].units
      guard host.position > 0, units[list[host.position - 1]].kind == .name else { return nil }
      var party = finder.party(at: host.position - 1, in: Array(list[..<host.position]))
      party.position = 0
      party.count = 0
      return party
    }
    // 甲省100万吨⟦和⟧乙省80万吨
    var from = from
    if from > 0, from < position, units[clause.units[from - 1]].kind == .figure,
      units[clause.units[from]].kind == .word, finder.isAnd(units[clause.units[from]])
    {
      from += 1
    }
    var sub = clause
    sub.units = Array(clause.units[from...])
    guard var party = finder(at: index).topic(of: sub, upTo: position - from) else { return nil }
    party.position += from
    return party
  }
}
