import Corpus

// What a figure measures.
extension SentenceReading {
  /// What the figure measures.
  func name(
    _ quantity: Quantity,
    _ left: FigurePhrase,
    _ right: CountedPhrase,
    _ clause: Clause,
    _ previous: StatisticDraft?,
    isBeside: Bool,
    _ spread: FigureSpread?,
    _ place: Int?
  ) -> (indicator: String, base: String, rule: String)? {
    if let spread, let place, spread.bases.indices.contains(place) {
      let base = spread.bases[place]
      let tail = left.isChange || left.isShare ? text(left.tail) : spread.tail
      return (base + tail, base, "statistics.spread")
    }
    if left.isShare {
      let base = text(left.base)
      if left.isBareShare {
        if let previous, previous.isShare {
          return (previous.indicator, previous.base, "statistics.share")
        }
        let whole = base.isEmpty ? previous?.base ?? "" : base
        return (whole + "占比", whole, "statistics.share")
      }
      return (
        base + text(left.tail), base.isEmpty ? previous?.base ?? "" : base, "statistics.share"
      )
    }
    let isCount = quantity.kind == .count || quantity.kind == .number
    if left.isChange, !isCount || right.isEmpty {
      let base =
        left.base.isEmpty
        ? previous?.base ?? ""
        : self.isList(left.base) ? "" : text(clipped(left.base))
      return (base + text(left.tail), base, "statistics.change")
    }
    if left.isChange {
      let noun = text(left.tail) + text(right.units)
      return (noun, noun, "statistics.counted")
    }
    if quantity.kind == .age { return ("年龄", "年龄", "statistics.age") }
    let hasNoun = left.base.contains { units[$0].isNominal }
    // 得到31分: a verb alone says less than the unit.
    if !hasNoun, !left.base.isEmpty, right.isEmpty,
      !left.base.contains(where: { units[$0].cues.has([.change, .basis]) }),
      let hint = lexicon.indicator(ofUnit: quantity.unit)
    {
      return (hint, hint, "statistics.unit")
    }
    if isCount, !right.isEmpty {
      let noun = text(right.units)
      if !(right.isVerbal && left.isStated && hasNoun) {
        return (noun, noun, right.isVerbal ? "statistics.counted-act" : "statistics.counted")
      }
    }
    if hasNoun, !(right.followsOf && left.isHeld) {
      let base = text(clipped(left.base))
      if right.followsOf, !right.isEmpty, !right.isVerbal {
        return (base + text(right.units), base, "statistics.stated")
      }
      return (base, base, "statistics.stated")
    }
    if !right.isEmpty {
      let verb = left.base.last { units[$0].isVerb }.map { text([$0]) } ?? ""
      let noun = verb + text(right.units)
      return (noun, noun, "statistics.counted")
    }
    if !left.base.isEmpty {
      let base = text(clipped(left.base))
      return (base, base, "statistics.stated")
    }
    if let host = clause.host,
      clauses.contains(where: { $0.isLabel && $0.host?.clause == host.clause }),
      let named = bracketed(clause)
    {
      return (named, named, "statistics.bracket")
    }
    if isBeside, let previous { return (previous.indicator, previous.base, "statistics.list") }
    if let shared = sharedNoun(clause, right, quantity) {
      return (shared, shared, "statistics.list")
    }
    if clause.host != nil, let named = bracketed(clause) {
      return (named, named, "statistics.bracket")
    }
    if let previous, document.quantities[previous.figure].unit == quantity.unit {
      return (previous.indicator, previous.base, "statistics.list")
    }
    if let hint = lexicon.indicator(ofUnit: quantity.unit) {
      return (hint, hint, "statistics.unit")
    }
    if let previous, left.isStated, !previous.base.isEmpty {
      return (previous.base, previous.base, "statistics.list")
    }
    return nil
  }

  /// 进口母婴、进口美妆等商品: whose figures they are, not what they measure.
  func isList(_ base: [Int]) -> Bool {
    base.contains { units[$0].kind == .listMark } && base.contains { units[$0].cues.has(.listEnd) }
  }

  /// ⟦4～5级⟧、阵风6～7级偏北风: the noun stands behind the last of the list.
  func sharedNoun(
    _ clause: Clause,
    _ right: CountedPhrase,
    _ quantity: Quantity
  ) -> String? {
    guard right.isEmpty,
      let next = clause.units.firstIndex(where: {
        units[$0].kind == .figure && units[$0].span.start >= quantity.span.end
          && self.quantity($0).unit == quantity.unit
      })
    else { return nil }
    let shared = CountedPhrase(clause.units[(next + 1)...], in: units)
    return shared.isEmpty || shared.isVerbal ? nil : text(shared.units)
  }

  /// 大雪⟦(5毫米)⟧: the nouns before the bracket.
  func bracketed(_ clause: Clause) -> String? {
    guard let host = clause.host else { return nil }
    let list = clauses[host.clause].units[..<host.position]
    var start = list.endIndex
    while start > list.startIndex, units[list[start - 1]].isNominal,
      units[list[start - 1]].kind == .word
    {
      start -= 1
    }
    return start < list.endIndex ? text(Array(list[start...])) : nil
  }

  /// A long base keeps its last phrase.
  func clipped(_ base: [Int]) -> [Int] {
    func size(_ list: ArraySlice<Int>) -> Int { list.reduce(0) { $0 + units[$1].span.count / 3 } }
    guard size(base[...]) > 16 else { return base }
    if let of = base.lastIndex(where: { units[$0].isOf }), size(base[(of + 1)...]) >= 2 {
      return Array(base[(of + 1)...])
    }
    var start = base.endIndex
    while start > base.startIndex, units[base[start - 1]].isNominal,
      size(base[(start - 1)...]) <= 16
    {
      start -= 1
    }
    return start < base.endIndex ? Array(base[start...]) : Array(base.suffix(3))
  }
}
