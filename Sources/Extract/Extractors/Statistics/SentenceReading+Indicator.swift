import Corpus

// What a figure measures: the words beside it, or what they stand for.
extension SentenceReading {
  /// What the figure measures; nil where nothing tells.
  ///
  /// The first reading that fits counts: those that the words beside the figure ask for, then what
  /// they name, then what was named before.
  ///
  /// - Parameters:
  ///   - words: the figure with the words beside it.
  ///   - spread: what 分别 spreads the figures over; nil where nothing does.
  ///   - place: which of them the figure is.
  /// - Returns: what it measures, and how that was read.
  func name(_ words: FigureWords, _ spread: FigureSpread?, _ place: Int?) -> FigureName? {
    if let spread, let place, spread.bases.indices.contains(place) {
      let base = spread.bases[place]
      let tail = words.left.isChange || words.left.isShare ? text(words.left.tail) : spread.tail
      return FigureName(base + tail, base, "statistics.spread")
    }
    if let spread, let place, let hint = scored(words, spread, place) {
      return FigureName(hint, rule: "statistics.spread")
    }
    // What the words right beside the figure ask for.
    let asked = shareName(words) ?? dimensionName(words) ?? changeName(words) ?? ageName(words)
    // What it counts, sums up or costs.
    let told =
      asked ?? unitName(words) ?? summedName(words) ?? pricedName(words) ?? countedName(words)
    // What was measured before, and what is left.
    return told ?? earlierName(words) ?? deedName(words) ?? statedName(words) ?? lastName(words)
  }

  /// 李文、王磊分别拿下⟦12分⟧和8分: what the unit says that each person did.
  private func scored(_ words: FigureWords, _ spread: FigureSpread, _ place: Int) -> String? {
    guard spread.bases.isEmpty, !spread.isMeasured, spread.subjects.indices.contains(place),
      spread.subjects[place]?.type == .person
    else { return nil }
    return lexicon.indicator(ofUnit: words.quantity.unit)
  }

  /// What a share is a share of.
  private func shareName(_ words: FigureWords) -> FigureName? {
    let previous = words.previous
    guard words.left.isShare else { return nil }
    let base = text(words.left.base)
    // 其中电动车⟦占了⟧1521辆: how many they are, and no share.
    if words.quantity.kind == .count, words.left.base.contains(where: { units[$0].isNominal }),
      words.left.tail.allSatisfy({
        units[$0].cues.has(.share) ? !says($0, .proportion) : !units[$0].isNominal
      })
    {
      return FigureName(base, rule: "statistics.counted")
    }
    if words.left.isBareShare, words.left.isElliptic, let previous, previous.isShare {
      return FigureName(base + lexicon.shareOf, base, "statistics.share")
    }
    if words.left.isBareShare {
      // 矿业占一成，⟦汽车制造业⟧占三成: each of itself.
      if let previous, previous.isShare, !base.isEmpty, previous.subject?.text == previous.base {
        return FigureName(base + lexicon.share, base, "statistics.share")
      }
      if let previous, previous.isShare {
        return .asBefore(previous, rule: "statistics.share")
      }
      let whole = base.isEmpty ? previous?.base ?? "" : base
      return FigureName(whole + lexicon.share, whole, "statistics.share")
    }
    // 隔膜收入36亿元，⟦占比⟧63%: of what was measured before.
    if base.isEmpty, let previous, previous.stretch == words.clause.stretch, previous.isLevel,
      words.left.tail.count == 1, says(words.left.tail[0], .proportion)
    {
      return FigureName(previous.base + lexicon.share, previous.base, "statistics.share")
    }
    return FigureName(
      base + text(words.left.tail),
      base.isEmpty ? previous?.base ?? "" : base,
      "statistics.share"
    )
  }

  /// 重⟦3吨⟧: what a word before a measure measures.
  private func dimensionName(_ words: FigureWords) -> FigureName? {
    if words.quantity.kind == .measure, let last = words.left.base.last,
      let dimension = lexicon.dimension(text([last]))
    {
      return FigureName(dimension, rule: "statistics.stated")
    }
    return nil
  }

  /// What a change is a change of.
  private func changeName(_ words: FigureWords) -> FigureName? {
    if words.left.isChange, !words.isCount || words.right.isEmpty {
      if index(words.left) != nil {
        return FigureName(text(words.left.tail), text(words.left.base), "statistics.change")
      }
      let base =
        words.left.base.isEmpty
        ? words.changedBase
        : self.isList(words.left.base) ? "" : text(clipped(words.left.base))
      return FigureName(base + text(words.left.tail), base, "statistics.change")
    }
    if words.left.isChange {
      let noun = text(words.left.tail) + text(words.right.units)
      return FigureName(noun, rule: "statistics.counted")
    }
    return nil
  }

  /// A mean age, or how old somebody is.
  private func ageName(_ words: FigureWords) -> FigureName? {
    guard words.quantity.kind == .age else { return nil }
    // 人均预期寿命提高到⟦78.6岁⟧
    if words.left.isStated || words.left.endsInMeasure,
      words.left.base.last.map({ units[$0].isNominal }) ?? false
    {
      let base = text(clipped(words.left.base))
      return FigureName(base, rule: "statistics.stated")
    }
    return FigureName(lexicon.age, rule: "statistics.age")
  }

  /// What the unit says where the words say less.
  private func unitName(_ words: FigureWords) -> FigureName? {
    // 李文砍下全场最高的⟦31分⟧: who did it, and a verb of scoring.
    if words.right.isEmpty || words.right.isVerbal && words.left.endsInVerb,
      words.left.base.contains(where: { says($0, .score) }),
      let hint = lexicon.indicator(ofUnit: words.quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // 得到31分: a verb alone says less than the unit.
    if !words.hasNoun, !words.left.base.isEmpty, words.right.isEmpty, !isVisits(words.quantity),
      !words.left.base.contains(where: { units[$0].cues.has([.change, .basis]) }),
      let hint = lexicon.indicator(ofUnit: words.quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // 完成⟦吞吐量⟧312万标箱: a unit that is not known stands behind what is measured.
    if words.quantity.kind == .number, words.left.endsInMeasure, !words.left.isChange,
      words.right.units.count == 1,
      !words.right.isVerbal, !words.right.followsOf
    {
      let base = text(clipped(words.left.base))
      return FigureName(base, rule: "statistics.stated")
    }
    // 由700人⟦组成⟧
    if words.isCount, words.right.units.count == 1, says(words.right.units[0], .compose),
      let hint = lexicon.countIndicator(ofUnit: words.quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    return nil
  }

  /// What is compared, or summed up, by words that do not name it again.
  private func summedName(_ words: FigureWords) -> FigureName? {
    let previous = words.previous
    // 甲以33%居首,乙⟦以28%⟧紧随其后: of what was measured before.
    if words.left.isMeans, words.left.base.isEmpty, !words.right.followsOf, let previous,
      !previous.isChange,
      words.quantity.unit == previousUnitName(previous)
    {
      return .asBefore(previous)
    }
    // 以⟦54分⟧居首: the verb behind says what came of it.
    if words.left.isMeans, words.right.isVerbal,
      let hint = lexicon.indicator(ofUnit: words.quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // 累计病例突破200大关，⟦达⟧203人: the same once more.
    if words.left.base.isEmpty, words.left.isStated, words.right.isEmpty, words.isCount,
      let previous,
      previous.stretch == words.clause.stretch, previous.isLevel,
      document.quantities[previous.figure].unit == nil,
      document.quantities[previous.figure].kind == .number
    {
      return .asBefore(previous)
    }
    // 收受甲、乙现金，⟦共计⟧39万元: of what the clause before told.
    if words.left.base.isEmpty, words.right.isEmpty || words.quantity.kind == .money,
      words.left.isCounted,
      let first = words.clause.units.first, says(first, .sum), let deed = deedBefore(words.clause)
    {
      return FigureName(deed, rule: "statistics.list")
    }
    return nil
  }

  /// A level that is quoted, a price, or what money is.
  private func pricedName(_ words: FigureWords) -> FigureName? {
    let previous = words.previous
    // 报⟦3412点⟧
    if words.left.isStated,
      !words.left.base.contains(where: { !units[$0].cues.has([.index, .frame]) }),
      let hint = lexicon.indicator(ofUnit: words.quantity.unit),
      quoted(words.clause, words.quantity) != nil
    {
      let own = words.left.base.filter { units[$0].cues.has(.index) }
      let index = own.isEmpty ? previous?.base ?? "" : text(own)
      return FigureName(index + hint, index, "statistics.unit")
    }
    if let paid = paidName(words) { return paid }
    // 签下1.6亿元⟦订单⟧: what the money is.
    if words.quantity.kind == .money, !words.right.isEmpty, !words.right.isVerbal,
      !words.right.followsOf,
      words.left.endsInVerb || words.left.isHeld || words.left.isMeans, !words.left.isChange
    {
      let verb = words.left.endsInVerb ? words.left.base.last.map { text([$0]) } ?? "" : ""
      return FigureName(
        verb + text(words.right.units),
        text(words.right.units),
        "statistics.counted"
      )
    }
    // 收于每桶⟦71美元⟧
    if words.quantity.kind == .money,
      !words.left.base.contains(where: { units[$0].isNominal && !units[$0].cues.has(.frame) }),
      let price = quoted(words.clause, words.quantity)
    {
      return FigureName(price, rule: "statistics.unit")
    }
    return nil
  }

  /// 以5亿元（分三年付清）的⟦价格收购⟧某公司: what was done at the price.
  private func paidName(_ words: FigureWords) -> FigureName? {
    guard words.quantity.kind == .money,
      let position = words.clause.units.firstIndex(where: {
        units[$0].kind == .figure && units[$0].span == words.quantity.span
      }),
      words.clause.units[..<position].suffix(3).contains(where: { units[$0].cues.has(.means) })
    else { return nil }
    let behind = words.clause.units[(position + 1)...].prefix(Self.longestPrice)
    guard let of = behind.firstIndex(where: { units[$0].isOf }), of + 2 < behind.endIndex,
      units[behind[of + 1]].isNominal, says(behind[of + 1], .price), units[behind[of + 2]].isVerb,
      !units[behind[of + 2]].cues.has(.rank)
    else { return nil }
    return FigureName(text([behind[of + 2], behind[of + 1]]), rule: "statistics.stated")
  }

  /// Units from a sum to the verb that says what was done at the price.
  private static let longestPrice = 8

  /// What is counted.
  private func countedName(_ words: FigureWords) -> FigureName? {
    // 手表⟦搭载⟧1.2GHz处理器
    if words.quantity.kind == .measure, !words.right.isEmpty, !words.right.isVerbal,
      let verb = words.left.base.last, says(verb, .equipped)
    {
      return FigureName(text(words.right.units), rule: "statistics.counted")
    }
    // ⟦建成⟧320公顷枇杷基地: what the area is of, behind a verb alone.
    if words.quantity.kind == .measure, !words.right.isEmpty, !words.right.isVerbal,
      !words.right.followsOf, !words.hasNoun, let verb = words.left.base.last, units[verb].isVerb,
      lexicon.holds(.land, (words.quantity.unit ?? "").utf8)
    {
      return FigureName(text(words.right.units), rule: "statistics.counted")
    }
    // ⟦载有⟧100多人的船: the ones behind 的 hold them.
    if words.isCount, words.left.isHeld, words.right.followsOf, !words.right.isEmpty,
      !words.right.isVerbal,
      let hint = lexicon.countIndicator(ofUnit: words.quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // ⟦偏北风⟧2到3级转西南风: which wind is so strong.
    if words.isCount, lexicon.holds(.force, (words.quantity.unit ?? "").utf8),
      let wind = words.left.base.last,
      lexicon.ends(.wind, document.text.bytes[units[wind].span.range])
    {
      // 偏北｜风
      let isCut = units[wind].span.count == 3 && words.left.base.count > 1
      return FigureName(text(words.left.base.suffix(isCut ? 2 : 1)), rule: "statistics.stated")
    }
    if words.isCount, !words.right.isEmpty {
      // 36座⟦为⟧改造场馆
      let named =
        words.right.units.count > 1 && says(words.right.units[0], .equals)
        ? Array(words.right.units.dropFirst()) : words.right.units
      let noun = described(words.clause, words.quantity) + text(named)
      if !(words.right.isVerbal && words.left.isStated && words.hasNoun) {
        return FigureName(
          noun,
          rule: words.right.isVerbal ? "statistics.counted-act" : "statistics.counted"
        )
      }
    }
    return nil
  }

  /// What was measured before, of another time, part or place.
  private func earlierName(_ words: FigureWords) -> FigureName? {
    let previous = words.previous
    // 累计接待57万人次，⟦假期单日⟧1.5万人次: when, of what was named before.
    if words.hasNoun, words.right.isEmpty, let previous,
      words.left.base.allSatisfy({ units[$0].kind == .word && units[$0].cues.has(.frame) }),
      document.quantities[previous.figure].unit == words.quantity.unit, previous.isLevel
    {
      return .asBefore(previous)
    }
    // 支出约1万元，⟦其中⟧城市家庭为2万元: whose it is, of what was named before.
    if words.hasNoun, words.left.isStated, words.right.isEmpty, !words.left.endsInMeasure,
      let previous,
      previous.clause != clauses.firstIndex(where: { $0.units == words.clause.units }),
      words.clause.units.first.map({ says($0, .part) }) ?? false || words.quantity.kind == .percent,
      words.quantity.kind != .count,
      document.quantities[previous.figure].unit == words.quantity.unit, previous.isLevel
    {
      return .asBefore(previous, rule: "statistics.part")
    }
    // 最高气温湘西32℃，⟦其他地区⟧34℃: where, of what was measured before.
    if words.hasNoun, words.right.isEmpty, !words.left.isStated, let previous, previous.isLevel,
      previous.stretch == words.clause.stretch,
      words.left.base.last.map({ units[$0].cues.has(.region) }) ?? false,
      document.quantities[previous.figure].unit == words.quantity.unit
    {
      return .asBefore(previous, rule: "statistics.part")
    }
    // 由最初的17户⟦发展到⟧203户: of what was measured before.
    if words.left.isStated, words.right.isEmpty, words.left.base.count == 1, words.left.endsInVerb,
      let previous,
      words.quantity.unit == previousUnitName(previous), isOrigin(previous.unit, in: words.clause)
    {
      return .asBefore(previous)
    }
    // 产值从600万元⟦提高到⟧7000万元: of what was measured before.
    if words.left.isStated, words.left.base.isEmpty, words.right.isEmpty, let previous,
      previous.isLevel,
      words.quantity.unit == previousUnitName(previous), isOrigin(previous.unit, in: words.clause)
    {
      return .asBefore(previous)
    }
    // 去年同期⟦这一数字⟧为1万个: what was counted before.
    if let previous, words.quantity.unit == previousUnitName(previous),
      lexicon.holds(.thisNumber, text(words.left.base).utf8)
    {
      return .asBefore(previous)
    }
    // 每公斤⟦最低⟧6.8元: of what was measured before.
    if !words.left.base.isEmpty, let previous, previous.stretch == words.clause.stretch,
      previous.isLevel,
      words.quantity.unit == previousUnitName(previous),
      words.left.base.contains(where: { isUtmost($0) || units[$0].wordClass == .numeral }),
      words.left.base.allSatisfy({
        isUtmost($0) || units[$0].isOf || units[$0].wordClass == .numeral
          || units[$0].wordClass == .classifier
      })
    {
      return .asBefore(previous)
    }
    return nil
  }

  /// What was done for money, or the measure that the clause before opens with.
  private func deedName(_ words: FigureWords) -> FigureName? {
    let previous = words.previous
    // ⟦辣椒价格⟧波动较大，最高时卖到14元
    if words.quantity.kind == .money
      || words.quantity.kind == .measure && words.left.base.isEmpty && words.left.isStated,
      !words.left.base.contains(where: {
        units[$0].kind == .word && units[$0].wordClass == .noun && !isUtmost($0)
          && !units[$0].cues.has(.frame)
      }),
      words.right.isEmpty, let noun = measureBefore(words.clause, previous)
    {
      return FigureName(noun, rule: "statistics.list")
    }
    // 送给⟦张三⟧247万元, 收受某公司董事长⟦李四⟧5万元: what was done, not with whom.
    if words.quantity.kind == .money, words.right.isEmpty || !words.right.followsOf,
      let deed = deed(to: words.left.base) ?? deed(before: words.left.base, words.clause)
    {
      return FigureName(deed, rule: "statistics.stated")
    }
    return nil
  }

  /// What the words beside the figure say.
  private func statedName(_ words: FigureWords) -> FigureName? {
    // 标志着⟦全长⟧186公里的某铁路贯通
    if words.right.followsOf, words.left.endsInMeasure, let measure = words.left.base.last,
      let name = words.right.units.first, units[name].kind == .name
    {
      return FigureName(text([measure]), rule: "statistics.stated")
    }
    if words.hasNoun, !(words.right.followsOf && words.left.isHeld) {
      let base = text(clipped(words.left.base))
      // 总投资120亿元的⟦某大桥⟧: whose it is.
      if words.right.followsOf, !words.right.isEmpty, !words.right.isVerbal,
        !words.left.endsInMeasure
          || words.right.units.contains(where: { units[$0].cues.has(.measure) })
      {
        return FigureName(base + text(words.right.units), base, "statistics.stated")
      }
      return FigureName(base, rule: "statistics.stated")
    }
    if !words.right.isEmpty {
      let verb = words.left.base.last { units[$0].isVerb }.map { text([$0]) } ?? ""
      let noun = verb + text(words.right.units)
      return FigureName(noun, rule: "statistics.counted")
    }
    if !words.left.base.isEmpty {
      let base = text(clipped(words.left.base))
      return FigureName(base, rule: "statistics.stated")
    }
    return nil
  }

  /// What is left where nothing beside the figure names anything: brackets, what stands beside
  /// it in a list, the clauses before, the unit.
  private func lastName(_ words: FigureWords) -> FigureName? {
    let previous = words.previous
    if let host = words.clause.host,
      clauses.contains(where: { $0.isLabel && $0.host?.clause == host.clause }),
      let named = bracketed(words.clause)
    {
      return FigureName(named, rule: "statistics.bracket")
    }
    // 收获19金⟦15银⟧
    if words.isBeside, let previous, !isVisits(words.quantity),
      let hint = lexicon.indicator(ofUnit: words.quantity.unit),
      document.quantities[previous.figure].unit != words.quantity.unit
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // 从不足2000人次⟦增长到1.5万人次⟧: the second figure measures what the first did.
    if words.left.base.isEmpty, words.left.isStated, let previous,
      words.quantity.unit == previousUnitName(previous),
      words.clause.units.contains(previous.unit)
    {
      return .asBefore(previous)
    }
    if words.left.base.isEmpty, words.left.isStated,
      let noun = nounBefore(words.clause, isCount: words.quantity.kind == .count)
    {
      return FigureName(noun, rule: "statistics.list")
    }
    if words.left.base.isEmpty, words.left.isStated, !words.isCount,
      previous?.stretch != words.clause.stretch
        || words.clause.units.first(where: { units[$0].kind == .figure }).map({ units[$0].span })
          == words.quantity.span,
      let noun = topicBefore(words.clause, previous)
    {
      return FigureName(noun, rule: "statistics.list")
    }
    if words.isBeside, let previous { return .asBefore(previous) }
    if let shared = sharedNoun(words.clause, words.right, words.quantity) {
      return FigureName(shared, rule: "statistics.list")
    }
    if words.clause.host != nil, let named = bracketed(words.clause) {
      return FigureName(named, rule: "statistics.bracket")
    }
    if let previous, document.quantities[previous.figure].unit == words.quantity.unit {
      return .asBefore(previous)
    }
    if let hint = lexicon.indicator(ofUnit: words.quantity.unit) {
      return FigureName(hint, rule: "statistics.unit")
    }
    if words.left.isCounted, words.isCount,
      let hint = lexicon.countIndicator(ofUnit: words.quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    if let previous, words.left.isStated || words.quantity.modifier != nil, !previous.base.isEmpty {
      return FigureName(previous.base, previous.base, "statistics.list")
    }
    return nil
  }
}
