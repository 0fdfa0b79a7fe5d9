import Corpus

// Figures right behind names, where a heading says what is measured.
extension SentenceReading {
  /// 原煤产量方面，甲集团⟦4128万吨⟧，乙集团2849万吨: what the figures of a list of names measure, by the
  /// one before, by the clause that heads them, or by the sentence before.
  ///
  /// - Parameters:
  ///   - quantity: the figure right behind a name.
  ///   - clause: where it stands.
  ///   - party: the name.
  ///   - position: of the figure among the clause's units.
  ///   - right: what stands behind it.
  ///   - drafts: what the sentence has stated up to here.
  /// - Returns: what it measures, and of what later changes are; nil where nothing heads it.
  func headed(
    _ quantity: Quantity,
    _ clause: Int,
    _ party: Party?,
    _ position: Int,
    _ right: CountedPhrase,
    _ drafts: [StatisticDraft]
  ) -> FigureName? {
    guard let party, party.strength == .named, party.position + party.count == position,
      party.members.isEmpty, party.type != .person || quantity.kind != .age, right.isEmpty,
      quantity.kind != .ordinal, quantity.unit != nil
    else { return nil }
    if let earlier = drafts.last(where: { !$0.isChange && !$0.isShare }), earlier.isLevel,
      earlier.rule == Self.headedRule,
      document.quantities[earlier.figure].unit == quantity.unit
    {
      return .asBefore(earlier, rule: Self.headedRule)
    }
    if let heading = heading(of: clause) { return FigureName(heading, rule: Self.headedRule) }
    guard drafts.isEmpty || drafts.allSatisfy({ $0.isChange }), let measured = inheritedMeasure,
      measured.unit == quantity.unit
    else { return nil }
    return FigureName(measured.indicator, rule: Self.headedRule)
  }

  /// 签订量分别为⟦甲港仓库⟧5万吨、⟦乙港仓库⟧15万吨: whose each figure is in a list behind what they all
  /// measure, in one clause.
  ///
  /// - Parameters:
  ///   - quantity: a figure of the list.
  ///   - index: its clause.
  ///   - from: where in the clause the words before it begin.
  ///   - position: where it stands.
  ///   - drafts: what the sentence has stated up to here.
  /// - Returns: what it measures and whose it is; nil where it stands in no such list.
  func listed(
    _ quantity: Quantity,
    _ index: Int,
    _ from: Int,
    _ position: Int,
    _ drafts: [StatisticDraft]
  ) -> (named: FigureName, party: Party)? {
    let list = clauses[index].units
    guard quantity.unit != nil, from < position else { return nil }
    if let earlier = drafts.last, earlier.clause == index, earlier.rule == Self.headedRule,
      document.quantities[earlier.figure].unit == quantity.unit,
      units[list[from]].kind == .listMark || finder.isAnd(units[list[from]]),
      let party = holder(list[(from + 1)..<position])
    {
      return (.asBefore(earlier, rule: Self.headedRule), party)
    }
    guard position + 3 < list.count, units[list[position + 1]].kind == .listMark,
      let copula = list[from..<position].lastIndex(where: {
        says($0, .equals) || units[$0].cues.has(.spread)
      }),
      let party = holder(list[(copula + 1)..<position]),
      hasFigure(list[(position + 2)...], quantity)
    else { return nil }
    var end = copula
    while end > from, units[list[end - 1]].cues.has(.spread) { end -= 1 }
    guard end > from, units[list[end - 1]].isNominal,
      units[list[end - 1]].cues.has(.measure)
        || lexicon.isMeasure(document.text.bytes[units[list[end - 1]].span.range])
    else { return nil }
    let heading = measure(list[from..<end])
    return (FigureName(heading, rule: Self.headedRule), party)
  }

  /// The nouns of `list` as whose a figure is, where nothing else stands there.
  private func holder(_ list: ArraySlice<Int>) -> Party? {
    // 某港⟦交收⟧库: a verb before its noun.
    guard let first = list.first, let last = list.last, units[last].isNominal,
      list.allSatisfy({
        (units[$0].isNominal || units[$0].isVerb && units[$0].cues.isPlain)
          && !units[$0].cues.has([.measure, .change])
      }),
      list.contains(where: { units[$0].kind == .name || units[$0].isProper })
    else { return nil }
    let span = TextSpan(units[first].span.start, units[last].span.end)
    return Party(text: document.text[span], entity: document.mentionEntity(at: span))
  }

  /// Whether nouns and a figure in the same unit follow.
  private func hasFigure(_ list: ArraySlice<Int>, _ quantity: Quantity) -> Bool {
    guard let next = list.firstIndex(where: { units[$0].kind == .figure }), next > list.startIndex
    else { return false }
    return list[..<next].allSatisfy { units[$0].isNominal || units[$0].isVerb }
      && self.quantity(list[next]).unit == quantity.unit
  }

  /// The measure that a clause before, without a figure of its own, ends with, or opens with before
  /// 前三名, 方面, 分别为 and their like.
  private func heading(of clause: Int) -> String? {
    let host = clauses[clause].host?.clause ?? clause
    for index in (max(0, host - Self.headingReach)..<host).reversed()
    where clauses[index].host == nil {
      let list = clauses[index].units
      if list.indices.contains(where: { isFigure(list, $0) }) { continue }
      if isAttribution[index] { continue }
      guard
        let last = list.lastIndex(where: { units[$0].cues.has(.measure) && units[$0].isNominal }),
        !list[(last + 1)...].contains(where: {
          units[$0].isVerb && !units[$0].cues.has(.copula)
        })
      else {
        // 具体情况为: the heading may stand before it; what else is told ends the list.
        if clauses[index].isLabel { continue }
        return nil
      }
      return measure(list[...last])
    }
    return nil
  }

  /// The nouns that `list` ends with, without 全国 and its kin.
  private func measure(_ list: ArraySlice<Int>) -> String {
    let nouns = list.reversed().prefix {
      units[$0].isNominal && units[$0].kind == .word && !units[$0].cues.has(.scope)
    }
    return text(nouns.reversed())
  }

  /// Whether a figure stands there; the three of 前三名 is none.
  private func isFigure(_ list: [Int], _ position: Int) -> Bool {
    guard units[list[position]].kind == .figure, quantity(list[position]).kind != .ordinal else {
      return false
    }
    let bytes = document.text.bytes[units[list[position]].span.range]
    return !lexicon.opens(.foremost, bytes)
      && (position == 0 || !says(list[position - 1], .foremost))
  }

  private static var headedRule: String { "statistics.headed" }

  /// How many clauses a heading's list goes on for.
  private static let headingReach = 40
}
