import Corpus

// Whose a figure is and who says so, where its own words leave that out.
extension SentenceReading {
  /// Whose figure it is, where no name stands right before it: what the clause is about, what the
  /// clauses before are about, what the last figure's was, what the sentence before was about.
  func subject(
    _ index: Int,
    _ position: Int,
    _ drafts: [StatisticDraft],
    _ inRegion: Party?,
    _ left: FigurePhrase,
    isCounted: Bool,
    isList: Bool,
    isPart: Bool,
    indicator: String
  ) -> Party? {
    let clause = clauses[index]
    var own = clause.host.flatMap { topics[$0.clause] } ?? topics[index]
    if isList, !actsOnList(own, clause, position) { own = nil }
    // 弃权票3张: what is counted is not whose it is, nor is the beginning of a list of such things.
    if own?.strength == .nominal, own?.entity == nil, let text = own?.text,
      indicator.hasPrefix(text), text.contains("、")
    {
      own = nil
    }
    if own?.text == indicator || own?.strength == .nominal && own?.text == text(left.base) {
      own = nil
    }
    let inRegion = inRegion?.text == indicator ? nil : inRegion
    if let own, own.strength == .named,
      own.position < position || clause.host != nil
        || own.position == position + 2 && units[clause.units[position + 1]].isOf
    {
      return own
    }
    if own == nil, let publisher = publisher(clause, position) { return publisher }
    if isCounted, let own, own.strength == .nominal { return own }
    if isCounted, let inRegion, inRegion.strength == .nominal,
      inRegion.position == 0 || units[clause.units[inRegion.position - 1]].kind != .listMark
    {
      return inRegion
    }
    if let utmost = utmost(before: clause) { return utmost }
    if isPart, let party = finder.nominalOrWord(left.base) { return party }
    if !left.lead.isEmpty, !clause.units.prefix(2).contains(where: finder.isSupposing),
      let lead = finder.nominal(left.lead[...])
    {
      return lead
    }
    // 受访学生中，认为作业偏多的⟦学生⟧占五成: of those that were spoken of.
    if left.isBareShare, left.base.contains(where: { units[$0].isOf }), index > 0,
      let topic = topics[index - 1], topic.isDefinite,
      clauses[index - 1].units.last.map({ says($0, .among) }) ?? false
    {
      return topic
    }
    if left.isBareShare, indicator != text(left.base),
      var share = finder.nominalOrWord(left.base)
    {
      // 教授⟦占三成⟧,在校生4万人: a part has no figures but its share.
      share.isGuess = true
      return share
    }
    if left.isChange, self.isList(left.base) { return Party(text: text(left.base), entity: nil) }
    if clause.host != nil, index > 0, clauses[index - 1].isLabel,
      clauses[index - 1].host?.clause == clause.host?.clause
    {
      return Party(text: text(clauses[index - 1].units), entity: nil)
    }
    if let own, own.strength == .place || own.strength == .nominal && own.isDefinite { return own }
    // ⟦二线城市⟧二手房价格: the base says whose, where its sentence names nobody.
    let isFirst =
      clause.host == nil
      && !clauses[..<index].indices.contains { earlier in
        // 其中：某公司…: the word alone is about nothing.
        let isPart =
          clauses[earlier].isLabel && clauses[earlier].units.allSatisfy { says($0, .part) }
        return !isPart
          && topics[earlier].map {
            $0.strength == .named || $0.strength == .nominal && !$0.isGuess
          } ?? false
      }
    let hasOwn = own.map { $0.strength != .weak && ($0.strength != .nominal || isCounted) } ?? false
    if isFirst || isParallel(left, drafts) || isAmong(left.base), !hasOwn,
      let owner = finder.owner(in: left.base, isLoose: false)
    {
      return owner
    }
    var nominal: Party?
    var weak = own?.strength == .weak ? own : nil
    var probe = index - 1
    while probe >= max(0, index - Self.reach) {
      let earlier = clauses[probe]
      // 其中博士占两成,累计投入8亿元: what is said of a part is not said of what comes after it.
      let isAside =
        earlier.units.count > 1 && isOfThose(earlier.units[0]) && !left.base.isEmpty
        && !isOfThose(clause.units[0])
      if earlier.host == nil, !isAside {
        if let topic = topics[probe] {
          if topic.strength == .named || topic.strength == .place { return topic }
          let hasDraft = drafts.contains { $0.clause == probe }
          // 在203例病例⟦当中⟧，58人仍在住院
          if topic.strength == .nominal, topic.isDefinite, hasDraft,
            earlier.units.last.map({ says($0, .among) }) ?? false
          {
            return topic
          }
          if topic.strength == .nominal, !hasDraft, !earlier.isLabel, !isSetting(earlier) {
            nominal = nominal ?? topic
          }
          if topic.strength == .weak { weak = weak ?? topic }
        }
        if earlier.isLabel, !isAttribution[probe], let label = label(earlier) { return label }
        if let draft = drafts.last(where: { $0.clause == probe }), let subject = draft.subject,
          !subject.isGuess
        {
          return subject
        }
      }
      probe -= 1
    }
    if let nominal { return nominal }
    if let draft = drafts.last(where: { $0.clause == index }), let subject = draft.subject {
      return subject
    }
    if let source = source(index).flatMap({ finder.subject(ofSource: $0) }),
      source.type == .organization || source.type == .product,
      !lexicon.isInstitution(Array(source.text.utf8)[...])
    {
      return source
    }
    // 据⟦该院⟧统计，…受理137件
    if let source = source(index), source.core == nil, lexicon.opens(.that, source.text.utf8) {
      return source
    }
    // 某平台商品库⟦每天⟧新增10亿件: nouns that the clause opens with, before what is measured.
    if let own, own.strength == .nominal, own.count > 0, own.position <= 1,
      clause.units[..<own.position].allSatisfy({ FigurePhrase.isIdleAtHead(units[$0]) }),
      own.text.utf8.count >= 12, own.position + own.count < position,
      left.base.first.map({ clause.units[own.position + own.count - 1] < $0 }) ?? true
    {
      return own
    }
    // 甲所研究人员说，⟦他们⟧分析了93个样本: whoever speaks.
    if let first = clause.units.first, says(first, .speakers), let source = source(index),
      source.type != .person
    {
      return source
    }
    if let inheritedTopic, inheritedTopic.strength != .weak, inheritedTopic.entity != nil {
      // 北美票房300万美元。某公司董事长说，动用了138家公司: who speaks for a company is no part of a place.
      if inheritedTopic.type == .place, let home = home(ofSpeakerBefore: index),
        home.type == .organization
      {
        return home
      }
      return inheritedTopic
    }
    if let home = home(ofSpeakerBefore: index) { return home }
    if let inheritedTopic, inheritedTopic.strength != .weak { return inheritedTopic }
    // 春节档总票房80亿元，平均票价49元: guessed at once, for all of the sentence.
    if inheritedTopic?.isGuess == true, weak == nil, own == nil,
      let owner = finder.owner(in: left.base, isLoose: true)
    {
      return owner
    }
    // 订货量增长的⟦企业⟧占三成: those themselves, where the text names nobody.
    let those =
      left.isBareShare && weak == nil && inheritedTopic == nil && own == nil
        && left.base.count > 1 && left.base.contains(where: { units[$0].isOf })
      ? left.base.last.flatMap { units[$0].cues.has(.people) ? $0 : nil } : nil
    if let those { return Party(text: text([those]), entity: nil, isGuess: true) }
    return weak ?? inheritedTopic ?? own
      ?? drafts.last { $0.stretch == clause.stretch && $0.subject?.isGuess == true }?.subject
      ?? finder.owner(in: left.base, isLoose: true) ?? seat(ofSourceOf: index)
  }

  /// 在水产养殖上: in what field, and not who.
  private func isSetting(_ clause: Clause) -> Bool {
    guard let first = clause.units.first, let last = clause.units.last else { return false }
    return says(first, .locative) && units[last].cues.has(.frame)
  }

  /// ⟦某公司⟧公布一季度销售额为30亿元: the company that publishes its own figure.
  private func publisher(_ clause: Clause, _ position: Int) -> Party? {
    guard clause.host == nil,
      clause.units[..<position].contains(where: { says($0, .publishing) }),
      let source = finder.inlineSource(of: clause), let party = finder.subject(ofSource: source),
      party.type == .organization, party.strength == .named,
      !lexicon.isInstitution(Array(party.text.utf8)[...]),
      !lexicon.isAuthority(party)
    else { return nil }
    return party
  }

  /// ⟦美国⟧劳工部公布…: an authority speaks of its country or town, where nothing else is named.
  private func seat(ofSourceOf index: Int) -> Party? {
    guard let source = source(index),
      let core = source.core
        ?? source.entity.flatMap({ entity in
          document.mentions.firstIndex { $0.entity == entity }
        })
    else { return nil }
    let body = document.mentions[core]
    guard body.type == .organization, lexicon.isAuthority(document.text.bytes[body.span.range])
    else { return nil }
    return Party(governedBy: body, in: document)
  }

  /// ⟦世宗⟧最高，达1.03: whose the figure is, in the clause before.
  private func utmost(before clause: Clause) -> Party? {
    guard let first = clause.units.first, clause.host == nil,
      let index = clauses.lastIndex(where: { ($0.units.last ?? first) < first && $0.host == nil }),
      clauses[index].stretch == clause.stretch, !isAttribution[index],
      let last = clauses[index].units.last, units[last].kind == .word, units[last].span.count <= 6,
      opensUtmost(last),
      !clauses[index].units.contains(where: { units[$0].kind == .figure })
    else { return nil }
    let list = clauses[index].units.dropLast().drop { FigurePhrase.isIdleAtHead(units[$0]) }
    guard let start = list.first, let end = list.last,
      list.allSatisfy({ units[$0].isNominal }),
      !units[end].cues.has([.measure, .generic]),
      !lexicon.isMeasure(document.text.bytes[units[end].span.range])
    else { return nil }
    let span = TextSpan(units[start].span.start, units[end].span.end)
    guard span.count >= 6 else { return nil }
    let entity =
      list.count == 1 && units[start].kind == .name
      ? document.mentions[Int(units[start].reference)].entity : nil
    return Party(text: document.text[span], entity: entity)
  }

  /// ⟦影片⟧已卖出北美、日韩等27国的版权: whether a verb stands between the subject and the list.
  private func actsOnList(_ own: Party?, _ clause: Clause, _ position: Int) -> Bool {
    guard let own, clause.host == nil, own.strength == .nominal, own.count > 0,
      let list = clause.units[..<position].firstIndex(where: { units[$0].kind == .listMark })
    else { return false }
    let end = own.position + own.count
    return end < list && clause.units[end..<list].contains { units[$0].isVerb }
  }

  /// ⟦某古城⟧一家客栈的老板张三说，房价…: where who speaks is from, where the sentence names
  /// nothing else.
  private func home(ofSpeakerBefore index: Int) -> Party? {
    guard
      let clause = (0..<index).last(where: { isAttribution[$0] && clauses[$0].host == nil }),
      let first = clauses[clause].units.first(where: { !FigurePhrase.isIdleAtHead(units[$0]) }),
      units[first].kind == .name,
      clauses[clause].units.contains(where: { unit in
        units[unit].kind == .name
          && document.mentions[Int(units[unit].reference)].type == .person
      })
    else { return nil }
    let mention = document.mentions[Int(units[first].reference)]
    guard mention.type == .place || mention.type == .organization else { return nil }
    if lexicon.isInstitution(document.text.bytes[mention.span.range]) {
      return Party(seatOf: mention, in: document)
    }
    return Party(text: document.text[mention.span], entity: mention.entity, type: mention.type)
  }

  /// 一线城市房价降0.5%，⟦二线城市房价⟧降0.8%: the same is measured of another.
  private func isParallel(_ left: FigurePhrase, _ drafts: [StatisticDraft]) -> Bool {
    guard left.base.count > 1 else { return false }
    let base = text(left.base)
    return drafts.contains { draft in
      draft.base.utf8.count >= 6 && draft.base.utf8.count < base.utf8.count
        && base.hasSuffix(draft.base)
    }
  }

  /// 高中生⟦中⟧这一比例: of whom, inside what is measured.
  private func isAmong(_ base: [Int]) -> Bool {
    base.dropFirst().dropLast().contains { says($0, .among) }
  }

  /// How many clauses back a subject is looked for: nobody reads further either.
  private static var reach: Int { 40 }

  func isOfThose(_ unit: Int) -> Bool {
    units[unit].kind == .word
      && says(unit, .part)
  }

  /// 运达股份⟦:⟧ before what it did.
  func label(_ clause: Clause) -> Party? {
    guard let first = clause.units.first, let last = clause.units.last else { return nil }
    let span = TextSpan(units[first].span.start, units[last].span.end)
    // 其中：某公司…: of those before.
    guard span.count >= 6, span.count <= 36, first != last || !says(first, .part),
      // 原因如下：
      !says(last, .viewed),
      !clause.units.contains(where: {
        units[$0].kind == .figure || units[$0].kind == .time || units[$0].cues.has(.reporter)
      })
    else { return nil }
    return Party(text: document.text[span], entity: document.mentionEntity(at: span))
  }

  /// Who says so: the last clause before that names a source.
  func source(_ index: Int) -> Party? {
    var probe = clauses[index].host?.clause ?? index
    if let inline = finder.inlineSource(of: clauses[probe]) { return inline }
    if let verb = clauses[probe].units.first(where: {
      !units[$0].cues.has([.conjunction, .adverb])
    }),
      units[verb].isVerb, units[verb].cues.has(.reporter), !units[verb].cues.has(.evidence),
      let topic = topics[..<probe].last(where: { $0?.strength == .named }).flatMap({ $0 })
    {
      return topic
    }
    while probe >= 0 {
      if let source = sources[probe] { return source }
      probe -= 1
    }
    return nil
  }
}
