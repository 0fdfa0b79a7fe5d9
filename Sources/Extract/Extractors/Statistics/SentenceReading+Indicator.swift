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
    changedBase: String,
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
      // 其中电动车⟦占了⟧1521辆: how many they are, and no share.
      if quantity.kind == .count, left.base.contains(where: { units[$0].isNominal }),
        left.tail.allSatisfy({
          units[$0].cues.has(.share) ? !says($0, .proportion) : !units[$0].isNominal
        })
      {
        return (base, base, "statistics.counted")
      }
      if left.isBareShare, left.isElliptic, let previous, previous.isShare {
        return (base + lexicon.shareOf, base, "statistics.share")
      }
      if left.isBareShare {
        // 矿业占一成，⟦汽车制造业⟧占三成: each of itself.
        if let previous, previous.isShare, !base.isEmpty, previous.subject?.text == previous.base {
          return (base + lexicon.share, base, "statistics.share")
        }
        if let previous, previous.isShare {
          return (previous.indicator, previous.base, "statistics.share")
        }
        let whole = base.isEmpty ? previous?.base ?? "" : base
        return (whole + lexicon.share, whole, "statistics.share")
      }
      // 隔膜收入36亿元，⟦占比⟧63%: of what was measured before.
      if base.isEmpty, let previous, previous.stretch == clause.stretch, previous.isLevel,
        left.tail.count == 1, says(left.tail[0], .proportion)
      {
        return (previous.base + lexicon.share, previous.base, "statistics.share")
      }
      return (
        base + text(left.tail), base.isEmpty ? previous?.base ?? "" : base, "statistics.share"
      )
    }
    if quantity.kind == .measure, let last = left.base.last,
      let dimension = lexicon.dimension(text([last]))
    {
      return (dimension, dimension, "statistics.stated")
    }
    let isCount = quantity.kind == .count || quantity.kind == .number
    if left.isChange, !isCount || right.isEmpty {
      if index(left) != nil { return (text(left.tail), text(left.base), "statistics.change") }
      let base =
        left.base.isEmpty
        ? changedBase
        : self.isList(left.base) ? "" : text(clipped(left.base))
      return (base + text(left.tail), base, "statistics.change")
    }
    if left.isChange {
      let noun = text(left.tail) + text(right.units)
      return (noun, noun, "statistics.counted")
    }
    // 人均预期寿命提高到⟦78.6岁⟧
    if quantity.kind == .age, left.isStated || left.endsInMeasure,
      left.base.last.map({ units[$0].isNominal }) ?? false
    {
      let base = text(clipped(left.base))
      return (base, base, "statistics.stated")
    }
    if quantity.kind == .age { return (lexicon.age, lexicon.age, "statistics.age") }
    let hasNoun = left.base.contains { units[$0].isNominal }
    // 李文砍下全场最高的⟦31分⟧: who did it, and a verb of scoring.
    if right.isEmpty, left.base.contains(where: { says($0, .score) }),
      let hint = lexicon.indicator(ofUnit: quantity.unit)
    {
      return (hint, hint, "statistics.unit")
    }
    // 得到31分: a verb alone says less than the unit.
    if !hasNoun, !left.base.isEmpty, right.isEmpty, !isVisits(quantity),
      !left.base.contains(where: { units[$0].cues.has([.change, .basis]) }),
      let hint = lexicon.indicator(ofUnit: quantity.unit)
    {
      return (hint, hint, "statistics.unit")
    }
    // 完成⟦吞吐量⟧312万标箱: a unit that is not known stands behind what is measured.
    if quantity.kind == .number, left.endsInMeasure, !left.isChange, right.units.count == 1,
      !right.isVerbal, !right.followsOf
    {
      let base = text(clipped(left.base))
      return (base, base, "statistics.stated")
    }
    // 由700人⟦组成⟧
    if isCount, right.units.count == 1, says(right.units[0], .compose),
      let hint = lexicon.countIndicator(ofUnit: quantity.unit)
    {
      return (hint, hint, "statistics.unit")
    }
    // 甲以33%居首,乙⟦以28%⟧紧随其后: of what was measured before.
    if left.isMeans, left.base.isEmpty, !right.followsOf, let previous, !previous.isChange,
      quantity.unit == previousUnitName(previous)
    {
      return (previous.indicator, previous.base, "statistics.list")
    }
    // 以⟦54分⟧居首: the verb behind says what came of it.
    if left.isMeans, right.isVerbal, let hint = lexicon.indicator(ofUnit: quantity.unit) {
      return (hint, hint, "statistics.unit")
    }
    // 累计病例突破200大关，⟦达⟧203人: the same once more.
    if left.base.isEmpty, left.isStated, right.isEmpty, isCount, let previous,
      previous.stretch == clause.stretch, previous.isLevel,
      document.quantities[previous.figure].unit == nil,
      document.quantities[previous.figure].kind == .number
    {
      return (previous.indicator, previous.base, "statistics.list")
    }
    // 收受甲、乙现金，⟦共计⟧39万元: of what the clause before told.
    if left.base.isEmpty, right.isEmpty || quantity.kind == .money, left.isCounted,
      let first = clause.units.first, says(first, .sum), let deed = deedBefore(clause)
    {
      return (deed, deed, "statistics.list")
    }
    // 报⟦3412点⟧
    if left.isStated, !left.base.contains(where: { !units[$0].cues.has([.index, .frame]) }),
      let hint = lexicon.indicator(ofUnit: quantity.unit), quoted(clause, quantity) != nil
    {
      let own = left.base.filter { units[$0].cues.has(.index) }
      let index = own.isEmpty ? previous?.base ?? "" : text(own)
      return (index + hint, index, "statistics.unit")
    }
    // 签下1.6亿元⟦订单⟧: what the money is.
    if quantity.kind == .money, !right.isEmpty, !right.isVerbal, !right.followsOf,
      left.endsInVerb || left.isHeld || left.isMeans, !left.isChange
    {
      let verb = left.endsInVerb ? left.base.last.map { text([$0]) } ?? "" : ""
      return (verb + text(right.units), text(right.units), "statistics.counted")
    }
    // 收于每桶⟦71美元⟧
    if quantity.kind == .money,
      !left.base.contains(where: { units[$0].isNominal && !units[$0].cues.has(.frame) }),
      let price = quoted(clause, quantity)
    {
      return (price, price, "statistics.unit")
    }
    // ⟦载有⟧100多人的船: the ones behind 的 hold them.
    if isCount, left.isHeld, right.followsOf, !right.isEmpty, !right.isVerbal,
      let hint = lexicon.countIndicator(ofUnit: quantity.unit)
    {
      return (hint, hint, "statistics.unit")
    }
    if isCount, !right.isEmpty {
      // 36座⟦为⟧改造场馆
      let named =
        right.units.count > 1 && says(right.units[0], .equals)
        ? Array(right.units.dropFirst()) : right.units
      let noun = described(clause, quantity) + text(named)
      if !(right.isVerbal && left.isStated && hasNoun) {
        return (noun, noun, right.isVerbal ? "statistics.counted-act" : "statistics.counted")
      }
    }
    // 累计接待57万人次，⟦假期单日⟧1.5万人次: when, of what was named before.
    if hasNoun, right.isEmpty, let previous,
      left.base.allSatisfy({ units[$0].kind == .word && units[$0].cues.has(.frame) }),
      document.quantities[previous.figure].unit == quantity.unit, previous.isLevel
    {
      return (previous.indicator, previous.base, "statistics.list")
    }
    // 支出约1万元，⟦其中⟧城市家庭为2万元: whose it is, of what was named before.
    if hasNoun, left.isStated, right.isEmpty, !left.endsInMeasure, let previous,
      previous.clause != clauses.firstIndex(where: { $0.units == clause.units }),
      clause.units.first.map({ says($0, .part) }) ?? false || quantity.kind == .percent,
      quantity.kind != .count,
      document.quantities[previous.figure].unit == quantity.unit, previous.isLevel
    {
      return (previous.indicator, previous.base, "statistics.part")
    }
    // 最高气温湘西32℃，⟦其他地区⟧34℃: where, of what was measured before.
    if hasNoun, right.isEmpty, !left.isStated, let previous, previous.isLevel,
      previous.stretch == clause.stretch,
      left.base.last.map({ units[$0].cues.has(.region) }) ?? false,
      document.quantities[previous.figure].unit == quantity.unit
    {
      return (previous.indicator, previous.base, "statistics.part")
    }
    // 由最初的17户⟦发展到⟧203户: of what was measured before.
    if left.isStated, right.isEmpty, left.base.count == 1, left.endsInVerb, let previous,
      quantity.unit == previousUnitName(previous), isOrigin(previous.unit, in: clause)
    {
      return (previous.indicator, previous.base, "statistics.list")
    }
    // 产值从600万元⟦提高到⟧7000万元: of what was measured before.
    if left.isStated, left.base.isEmpty, right.isEmpty, let previous, previous.isLevel,
      quantity.unit == previousUnitName(previous), isOrigin(previous.unit, in: clause)
    {
      return (previous.indicator, previous.base, "statistics.list")
    }
    // 每公斤⟦最低⟧6.8元: of what was measured before.
    if !left.base.isEmpty, let previous, previous.stretch == clause.stretch, previous.isLevel,
      quantity.unit == previousUnitName(previous),
      left.base.contains(where: { isUtmost($0) || units[$0].wordClass == .numeral }),
      left.base.allSatisfy({
        isUtmost($0) || units[$0].isOf || units[$0].wordClass == .numeral
          || units[$0].wordClass == .classifier
      })
    {
      return (previous.indicator, previous.base, "statistics.list")
    }
    // ⟦辣椒价格⟧波动较大，最高时卖到14元
    if quantity.kind == .money || quantity.kind == .measure && left.base.isEmpty && left.isStated,
      !left.base.contains(where: {
        units[$0].kind == .word && units[$0].wordClass == .noun && !isUtmost($0)
          && !units[$0].cues.has(.frame)
      }),
      right.isEmpty, let noun = measureBefore(clause, previous)
    {
      return (noun, noun, "statistics.list")
    }
    // 送给⟦张三⟧247万元, 收受某公司董事长⟦李四⟧5万元: what was done, not with whom.
    if quantity.kind == .money, right.isEmpty || !right.followsOf, let deed = deed(to: left.base) {
      return (deed, deed, "statistics.stated")
    }
    // 标志着⟦全长⟧186公里的某铁路贯通
    if right.followsOf, left.endsInMeasure, let measure = left.base.last,
      let name = right.units.first, units[name].kind == .name
    {
      return (text([measure]), text([measure]), "statistics.stated")
    }
    if hasNoun, !(right.followsOf && left.isHeld) {
      let base = text(clipped(left.base))
      // 总投资120亿元的⟦某大桥⟧: whose it is.
      if right.followsOf, !right.isEmpty, !right.isVerbal,
        !left.endsInMeasure || right.units.contains(where: { units[$0].cues.has(.measure) })
      {
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
    // 收获19金⟦15银⟧
    if isBeside, let previous, !isVisits(quantity),
      let hint = lexicon.indicator(ofUnit: quantity.unit),
      document.quantities[previous.figure].unit != quantity.unit
    {
      return (hint, hint, "statistics.unit")
    }
    // 从不足2000人次⟦增长到1.5万人次⟧: the second figure measures what the first did.
    if left.base.isEmpty, left.isStated, let previous, quantity.unit == previousUnitName(previous),
      clause.units.contains(previous.unit)
    {
      return (previous.indicator, previous.base, "statistics.list")
    }
    if left.base.isEmpty, left.isStated,
      let noun = nounBefore(clause, isCount: quantity.kind == .count)
    {
      return (noun, noun, "statistics.list")
    }
    if left.base.isEmpty, left.isStated, !isCount,
      previous?.stretch != clause.stretch
        || clause.units.first(where: { units[$0].kind == .figure }).map({ units[$0].span })
          == quantity.span,
      let noun = topicBefore(clause, previous)
    {
      return (noun, noun, "statistics.list")
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
    if left.isCounted, isCount, let hint = lexicon.countIndicator(ofUnit: quantity.unit) {
      return (hint, hint, "statistics.unit")
    }
    if let previous, left.isStated || quantity.modifier != nil, !previous.base.isEmpty {
      return (previous.base, previous.base, "statistics.list")
    }
    return nil
  }

  /// ⟦从⟧600万元提高到…: whether a change starts from a figure of the clause.
  private func isOrigin(_ figure: Int, in clause: Clause) -> Bool {
    clause.units.contains(figure)
      && clause.units.contains { $0 < figure && units[$0].cues.has(.origin) }
  }

  /// 白鹭队⟦李文⟧砍下31分: the person right before a verb of scoring.
  func scorer(in base: [Int]) -> Party? {
    guard let verb = base.first(where: { says($0, .score) }),
      let name = base.last(where: { $0 < verb && units[$0].kind == .name })
    else { return nil }
    let mention = document.mentions[Int(units[name].reference)]
    guard mention.type == .person else { return nil }
    return Party(text: document.text[mention.span], entity: mention.entity, type: .person)
  }

  /// 先后⟦收受⟧数家单位⟦现金、物品⟧，共计…: the verb and the object of the clause before.
  private func deedBefore(_ clause: Clause) -> String? {
    guard let first = clause.units.first,
      let index = clauses.lastIndex(where: { ($0.units.last ?? first) < first && $0.host == nil }),
      clauses[index].stretch == clause.stretch
    else { return nil }
    let list = clauses[index].units
    guard let verb = list.firstIndex(where: { units[$0].isVerb && units[$0].cues.isPlain }) else {
      return nil
    }
    var start = list.count
    while start > verb + 1,
      units[list[start - 1]].isNominal && units[list[start - 1]].kind == .word
        || units[list[start - 1]].kind == .listMark
    {
      start -= 1
    }
    while start < list.count, units[list[start]].kind == .listMark { start += 1 }
    let object = Array(list[start...])
    guard !object.isEmpty else { return nil }
    return text([list[verb]]) + text(clipped(object))
  }

  /// What the verb quotes that the last words before a price have: ⟦收于⟧每桶71美元 → 收盘价.
  private func quoted(_ clause: Clause, _ quantity: Quantity) -> String? {
    let before = clause.units.prefix { units[$0].span.start < quantity.span.start }
    for unit in before.suffix(4).reversed() where units[unit].kind == .word {
      if let price = lexicon.quote(text([unit])) { return price }
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
          && (self.quantity($0).unit == quantity.unit
            || units[$0].span.start == quantity.span.end
              && lexicon.indicator(ofUnit: quantity.unit) == nil)
      })
    else { return nil }
    var last = next
    while last + 2 < clause.units.count,
      units[clause.units[last + 1]].kind == .listMark
        || units[clause.units[last + 1]].cues.has(.conjunction),
      units[clause.units[last + 2]].kind == .figure,
      self.quantity(clause.units[last + 2]).unit == quantity.unit
    {
      last += 2
    }
    let shared = CountedPhrase(clause.units[(last + 1)...], in: units)
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

  /// The verb of words that end in the name of a person, without whom it is done to.
  private func deed(to base: [Int]) -> String? {
    guard let whom = base.last, units[whom].kind == .name,
      document.mentions[Int(units[whom].reference)].type == .person,
      let last = base.lastIndex(where: { units[$0].isVerb }), last < base.count - 1,
      base[(last + 1)...].allSatisfy({
        units[$0].isNominal || units[$0].isOf || units[$0].cues.has(.preposition)
          || units[$0].kind == .quote
      })
    else { return nil }
    let verbs = base[...last].reversed().prefix { units[$0].isVerb }
    return text(verbs.reversed())
  }

  /// ⟦入围的⟧22部作品: a verb that says which ones are counted.
  private func described(_ clause: Clause, _ quantity: Quantity) -> String {
    guard
      let position = clause.units.firstIndex(where: {
        units[$0].kind == .figure && units[$0].span == quantity.span
      }), position > 1, units[clause.units[position - 1]].isOf,
      units[clause.units[position - 2]].isVerb,
      units[clause.units[position - 2]].cues.subtracting(.aside).isEmpty,
      units[clause.units[position - 2]].span.count >= 6
    else { return "" }
    return text([clause.units[position - 2], clause.units[position - 1]])
  }

  /// 省城⟦考生⟧最多，达9.8万人: the last noun of the clause before, where that has no figure.
  private func nounBefore(_ clause: Clause, isCount: Bool) -> String? {
    guard let first = clause.units.first,
      let index = clauses.lastIndex(where: { ($0.units.last ?? first) < first && $0.host == nil }),
      clauses[index].stretch == clause.stretch, !isAttribution[index],
      !clauses[index].units.contains(where: { units[$0].kind == .figure })
    else { return nil }
    let list = clauses[index].units
    // 涨幅⟦最高⟧，为108%
    let isUtmost = list.suffix(2).contains {
      opensUtmost($0)
    }
    guard isCount || isUtmost else { return nil }
    let isNoun = { (unit: Int) in
      units[unit].isNominal && !says(unit, .part)
        && !opensUtmost(unit)
    }
    guard let last = list.lastIndex(where: isNoun), units[list[last]].kind == .word,
      last < list.count - 1, !units[list[last]].cues.has([.frame, .evidence])
    else { return nil }
    var start = last
    while start > 0, units[list[start - 1]].isNominal, units[list[start - 1]].kind == .word {
      start -= 1
    }
    let noun = text(Array(list[start...last]))
    // 世宗⟦最高⟧，达1.03: whose it is, not what is measured.
    if !isCount, !units[list[last]].cues.has(.measure), !lexicon.isMeasure(Array(noun.utf8)[...]) {
      return nil
    }
    return noun
  }

  /// ⟦违约金⟧明显过高，调整为45万元: what the clause before is about, where no figure of its own
  /// stands between.
  private func topicBefore(_ clause: Clause, _ previous: StatisticDraft?) -> String? {
    guard let first = clause.units.first,
      let index = clauses.lastIndex(where: { ($0.units.last ?? first) < first && $0.host == nil }),
      clauses[index].stretch == clause.stretch, previous?.clause != index,
      let topic = topics[index], topic.strength == .nominal, topic.position <= 1,
      lexicon.isMeasure(Array(topic.text.utf8)[...])
    else { return nil }
    return topic.text
  }

  /// 最高, 最低; not 最低气温.
  private func isUtmost(_ unit: Int) -> Bool {
    units[unit].span.count <= 6
      && opensUtmost(unit)
  }

  func opensUtmost(_ unit: Int) -> Bool {
    lexicon.opens(.utmost, document.text.bytes[units[unit].span.range])
  }

  private func isVisits(_ quantity: Quantity) -> Bool {
    lexicon.holds(.visits, (quantity.unit ?? "").utf8)
  }

  /// ⟦辣椒价格⟧今年波动较大，卖到14元: the measure that the clause before opens with.
  private func measureBefore(_ clause: Clause, _ previous: StatisticDraft?) -> String? {
    guard let first = clause.units.first,
      let index = clauses.lastIndex(where: { ($0.units.last ?? first) < first && $0.host == nil }),
      clauses[index].stretch == clause.stretch, previous?.clause != index, !isAttribution[index],
      !clauses[index].units.contains(where: { units[$0].kind == .figure })
    else { return nil }
    let nouns = clauses[index].units.drop { FigurePhrase.isIdleAtHead(units[$0]) }
      .prefix { units[$0].isNominal && units[$0].kind == .word }
    guard let last = nouns.last, units[last].cues.has(.measure) else { return nil }
    return text(Array(nouns))
  }

  private func previousUnitName(_ previous: StatisticDraft) -> String? {
    document.quantities[previous.figure].unit
  }

  private func previousUnit(_ quantity: Quantity) -> Int {
    units.firstIndex { $0.span.start >= quantity.span.start } ?? units.endIndex
  }

  /// A long base keeps its last phrase.
  func clipped(_ base: [Int]) -> [Int] {
    func size(_ list: ArraySlice<Int>) -> Int { list.reduce(0) { $0 + units[$1].span.count / 3 } }
    guard size(base[...]) > 16 else { return base }
    // 某公司新型节能玻璃生产线⟦项目⟧总投资: what is measured of it.
    if let body = base.dropLast().lastIndex(where: {
      units[$0].kind == .word && units[$0].isNominal
        && lexicon.isBody(document.text.bytes[units[$0].span.range])
    }), base[(body + 1)...].allSatisfy({ isMeasure($0) }) {
      return Array(base[(body + 1)...])
    }
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
