import Corpus

// The nouns that figures are read by, where they stand elsewhere than beside them.
extension SentenceReading {
  /// ⟦从⟧600万元提高到…: whether a change starts from a figure of the clause.
  func isOrigin(_ figure: Int, in clause: Clause) -> Bool {
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
  func deedBefore(_ clause: Clause) -> String? {
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
  func quoted(_ clause: Clause, _ quantity: Quantity) -> String? {
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
  func deed(to base: [Int]) -> String? {
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

  /// 收受某公司董事长⟦李四⟧（另案处理）5万元: the last verb before a person who stands alone beside the sum.
  func deed(before base: [Int], _ clause: Clause) -> String? {
    guard base.count == 1, let whom = base.first, units[whom].kind == .name,
      document.mentions[Int(units[whom].reference)].type == .person
    else { return nil }
    return clause.units.last { $0 < whom && units[$0].isVerb }.map { text([$0]) }
  }

  /// ⟦入围的⟧22部作品: a verb that says which ones are counted.
  func described(_ clause: Clause, _ quantity: Quantity) -> String {
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
  func nounBefore(_ clause: Clause, isCount: Bool) -> String? {
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
  func topicBefore(_ clause: Clause, _ previous: StatisticDraft?) -> String? {
    guard let first = clause.units.first,
      let index = clauses.lastIndex(where: { ($0.units.last ?? first) < first && $0.host == nil }),
      clauses[index].stretch == clause.stretch, previous?.clause != index,
      let topic = topics[index], topic.strength == .nominal, topic.position <= 1,
      lexicon.isMeasure(Array(topic.text.utf8)[...])
    else { return nil }
    return topic.text
  }

  /// 最高, 最低; not 最低气温.
  func isUtmost(_ unit: Int) -> Bool {
    units[unit].span.count <= 6
      && opensUtmost(unit)
  }

  func opensUtmost(_ unit: Int) -> Bool {
    lexicon.opens(.utmost, document.text.bytes[units[unit].span.range])
  }

  func isVisits(_ quantity: Quantity) -> Bool {
    lexicon.holds(.visits, (quantity.unit ?? "").utf8)
  }

  /// ⟦辣椒价格⟧今年波动较大，卖到14元: the measure that the clause before opens with.
  func measureBefore(_ clause: Clause, _ previous: StatisticDraft?) -> String? {
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

  func previousUnitName(_ previous: StatisticDraft) -> String? {
    document.quantities[previous.figure].unit
  }

  func previousUnit(_ quantity: Quantity) -> Int {
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
