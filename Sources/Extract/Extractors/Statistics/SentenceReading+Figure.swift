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
    guard FigureCriterion.isMeasured(quantity) else { return nil }
    var from =
      (clause.units[..<position].lastIndex {
        units[$0].kind == .figure && self.quantity($0).kind != .ordinal
      }).map { $0 + 1 } ?? 0
    while from < position, clause.units[from] <= consumed { from += 1 }
    var region = clause.units[from..<position]
    var subjectInRegion = regionSubject(clause, from, position)
    if let party = subjectInRegion, party.count > 0, party.position >= from {
      // The subject is no part of what is measured, where it leads.
      let lead = region[..<party.position].allSatisfy {
        FigurePhrase.isIdleAtHead(units[$0]) || units[$0].cues.has(.preposition)
          || units[$0].isNominal
      }
      let after = min(party.position + party.count, region.endIndex)
      if lead, party.strength != .nominal { region = region[after...] }
    }
    // 甲、乙等⟦12位⟧专家: the list tells who was counted, not whose figure it is.
    let isList = position > 0 && units[clause.units[position - 1]].cues.has(.listEnd)
    if isList {
      let opens = subjectInRegion.map { party in
        party.position + party.count == position && party.strength == .named
          && clause.units[..<party.position].allSatisfy { FigurePhrase.isIdleAtHead(units[$0]) }
      }
      if opens != true { subjectInRegion = nil }
    }
    // 2、3级: the second of two figures side by side.
    let isBeside =
      from > 0 && position > from
      && region.allSatisfy {
        units[$0].kind == .listMark || units[$0].cues.has(.conjunction)
      }
    let left = FigurePhrase(region, in: units)
    let right = CountedPhrase(clause.units[(position + 1)...], in: units)
    let previous =
      drafts.last { $0.stretch == clause.stretch || $0.clause == clauseIndex }
      ?? drafts.last
    if left.isSpread {
      spread = self.spread(clause, position, left, subjectInRegion ?? topics[clauseIndex], drafts)
    }
    let place = spread?.place(of: unit)
    guard
      let named = name(quantity, left, right, clause, previous, isBeside: isBeside, spread, place),
      FigureCriterion.isStatistic(quantity, left, right, text: document.text)
        || quantity.kind == .age && subjectInRegion?.type == .person && left.base.isEmpty
          && right.isEmpty
        || quantity.kind == .age && describesPerson(clause, position) != nil
        || isBesideUnit(clause, position, quantity) && !left.base.isEmpty
        || isBeside && previous?.clause == clauseIndex && quantity.kind == .measure
    else { return nil }
    let isCounted = named.rule.hasPrefix("statistics.counted")
    let spreadSubject = place.flatMap { place in
      spread.flatMap { $0.subjects.indices.contains(place) ? $0.subjects[place] : nil }
    }
    let aged = quantity.kind == .age ? describesPerson(clause, position) : nil
    let strong =
      spreadSubject ?? aged ?? subjectInRegion.flatMap { $0.strength == .named ? $0 : nil }
    let subject =
      strong
      ?? subject(
        clauseIndex,
        position,
        drafts,
        subjectInRegion,
        left,
        isCounted: isCounted,
        isList: isList,
        indicator: named.indicator
      )
    if isCounted, let last = right.units.last { consumed = max(consumed, last) }
    let time = time(clauseIndex, position)
    let first = region.first.map { units[$0].span.start } ?? units[unit].span.start
    return StatisticDraft(
      figure: Int(units[unit].reference),
      unit: unit,
      clause: clauseIndex,
      stretch: clause.stretch,
      subject: subject,
      indicator: named.indicator,
      base: named.base,
      isLevel: !left.isChange && !left.isShare && quantity.kind != .multiple
        && quantity.kind != .percent,
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
      } else if !unit.isOf, unit.kind != .quote, !unit.isNominal {
        return nil
      }
      probe += 1
    }
    return nil
  }

  /// ⟦2⟧、3级: the unit stands behind the second figure.
  func isBesideUnit(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .number, position + 2 < clause.units.count,
      units[clause.units[position + 1]].kind == .listMark
    else { return false }
    return units[clause.units[position + 2]].kind == .figure
  }

  /// The name between the figure before and this one.
  func regionSubject(_ clause: Clause, _ from: Int, _ position: Int) -> Party? {
    if let host = clause.host, clause.units[..<position].allSatisfy({ !units[$0].isNominal }) {
      // 北京⟦(107个)⟧
      let list = clauses[host.clause].units
      guard host.position > 0, units[list[host.position - 1]].kind == .name else { return nil }
      var party = finder.party(at: host.position - 1, in: Array(list[..<host.position]))
      party.position = 0
      party.count = 0
      return party
    }
    var sub = clause
    sub.units = Array(clause.units[from...])
    guard var party = finder.topic(of: sub, upTo: position - from) else { return nil }
    party.position += from
    return party
  }
}
