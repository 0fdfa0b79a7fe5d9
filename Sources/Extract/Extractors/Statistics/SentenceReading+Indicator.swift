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
      let left = words.left
      let tail = left.isChange || left.isShare ? text(left.tail) : spread.tail
      return FigureName(base + tail, base, "statistics.spread")
    }
    // What the words right beside the figure ask for.
    let asked = shareName(words) ?? dimensionName(words) ?? changeName(words) ?? ageName(words)
    // What it counts, sums up or costs.
    let told =
      asked ?? unitName(words) ?? summedName(words) ?? pricedName(words) ?? countedName(words)
    // What was measured before, and what is left.
    return told ?? earlierName(words) ?? deedName(words) ?? statedName(words) ?? lastName(words)
  }

  /// What a share is a share of.
  private func shareName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    let clause = words.clause
    let previous = words.previous
    guard left.isShare else { return nil }
    let base = text(left.base)
    // 其中电动车⟦占了⟧1521辆: how many they are, and no share.
    if quantity.kind == .count, left.base.contains(where: { units[$0].isNominal }),
      left.tail.allSatisfy({
        units[$0].cues.has(.share) ? !says($0, .proportion) : !units[$0].isNominal
      })
    {
      return FigureName(base, rule: "statistics.counted")
    }
    if left.isBareShare, left.isElliptic, let previous, previous.isShare {
      return FigureName(base + lexicon.shareOf, base, "statistics.share")
    }
    if left.isBareShare {
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
    if base.isEmpty, let previous, previous.stretch == clause.stretch, previous.isLevel,
      left.tail.count == 1, says(left.tail[0], .proportion)
    {
      return FigureName(previous.base + lexicon.share, previous.base, "statistics.share")
    }
    return FigureName(
      base + text(left.tail),
      base.isEmpty ? previous?.base ?? "" : base,
      "statistics.share"
    )
  }

  /// 重⟦3吨⟧: what a word before a measure measures.
  private func dimensionName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    if quantity.kind == .measure, let last = left.base.last,
      let dimension = lexicon.dimension(text([last]))
    {
      return FigureName(dimension, rule: "statistics.stated")
    }
    return nil
  }

  /// What a change is a change of.
  private func changeName(_ words: FigureWords) -> FigureName? {
    let left = words.left
    let right = words.right
    let changedBase = words.changedBase
    let isCount = words.isCount
    if left.isChange, !isCount || right.isEmpty {
      if index(left) != nil {
        return FigureName(text(left.tail), text(left.base), "statistics.change")
      }
      let base =
        left.base.isEmpty
        ? changedBase
        : self.isList(left.base) ? "" : text(clipped(left.base))
      return FigureName(base + text(left.tail), base, "statistics.change")
    }
    if left.isChange {
      let noun = text(left.tail) + text(right.units)
      return FigureName(noun, rule: "statistics.counted")
    }
    return nil
  }

  /// A mean age, or how old somebody is.
  private func ageName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    guard quantity.kind == .age else { return nil }
    // 人均预期寿命提高到⟦78.6岁⟧
    if left.isStated || left.endsInMeasure,
      left.base.last.map({ units[$0].isNominal }) ?? false
    {
      let base = text(clipped(left.base))
      return FigureName(base, rule: "statistics.stated")
    }
    return FigureName(lexicon.age, rule: "statistics.age")
  }

  /// What the unit says where the words say less.
  private func unitName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    let right = words.right
    let isCount = words.isCount
    let hasNoun = words.hasNoun
    // 李文砍下全场最高的⟦31分⟧: who did it, and a verb of scoring.
    if right.isEmpty, left.base.contains(where: { says($0, .score) }),
      let hint = lexicon.indicator(ofUnit: quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // 得到31分: a verb alone says less than the unit.
    if !hasNoun, !left.base.isEmpty, right.isEmpty, !isVisits(quantity),
      !left.base.contains(where: { units[$0].cues.has([.change, .basis]) }),
      let hint = lexicon.indicator(ofUnit: quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // 完成⟦吞吐量⟧312万标箱: a unit that is not known stands behind what is measured.
    if quantity.kind == .number, left.endsInMeasure, !left.isChange, right.units.count == 1,
      !right.isVerbal, !right.followsOf
    {
      let base = text(clipped(left.base))
      return FigureName(base, rule: "statistics.stated")
    }
    // 由700人⟦组成⟧
    if isCount, right.units.count == 1, says(right.units[0], .compose),
      let hint = lexicon.countIndicator(ofUnit: quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    return nil
  }

  /// What is compared, or summed up, by words that do not name it again.
  private func summedName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    let right = words.right
    let clause = words.clause
    let previous = words.previous
    let isCount = words.isCount
    // 甲以33%居首,乙⟦以28%⟧紧随其后: of what was measured before.
    if left.isMeans, left.base.isEmpty, !right.followsOf, let previous, !previous.isChange,
      quantity.unit == previousUnitName(previous)
    {
      return .asBefore(previous)
    }
    // 以⟦54分⟧居首: the verb behind says what came of it.
    if left.isMeans, right.isVerbal, let hint = lexicon.indicator(ofUnit: quantity.unit) {
      return FigureName(hint, rule: "statistics.unit")
    }
    // 累计病例突破200大关，⟦达⟧203人: the same once more.
    if left.base.isEmpty, left.isStated, right.isEmpty, isCount, let previous,
      previous.stretch == clause.stretch, previous.isLevel,
      document.quantities[previous.figure].unit == nil,
      document.quantities[previous.figure].kind == .number
    {
      return .asBefore(previous)
    }
    // 收受甲、乙现金，⟦共计⟧39万元: of what the clause before told.
    if left.base.isEmpty, right.isEmpty || quantity.kind == .money, left.isCounted,
      let first = clause.units.first, says(first, .sum), let deed = deedBefore(clause)
    {
      return FigureName(deed, rule: "statistics.list")
    }
    return nil
  }

  /// A level that is quoted, a price, or what money is.
  private func pricedName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    let right = words.right
    let clause = words.clause
    let previous = words.previous
    // 报⟦3412点⟧
    if left.isStated, !left.base.contains(where: { !units[$0].cues.has([.index, .frame]) }),
      let hint = lexicon.indicator(ofUnit: quantity.unit), quoted(clause, quantity) != nil
    {
      let own = left.base.filter { units[$0].cues.has(.index) }
      let index = own.isEmpty ? previous?.base ?? "" : text(own)
      return FigureName(index + hint, index, "statistics.unit")
    }
    // 签下1.6亿元⟦订单⟧: what the money is.
    if quantity.kind == .money, !right.isEmpty, !right.isVerbal, !right.followsOf,
      left.endsInVerb || left.isHeld || left.isMeans, !left.isChange
    {
      let verb = left.endsInVerb ? left.base.last.map { text([$0]) } ?? "" : ""
      return FigureName(verb + text(right.units), text(right.units), "statistics.counted")
    }
    // 收于每桶⟦71美元⟧
    if quantity.kind == .money,
      !left.base.contains(where: { units[$0].isNominal && !units[$0].cues.has(.frame) }),
      let price = quoted(clause, quantity)
    {
      return FigureName(price, rule: "statistics.unit")
    }
    return nil
  }

  /// What is counted.
  private func countedName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    let right = words.right
    let clause = words.clause
    let isCount = words.isCount
    let hasNoun = words.hasNoun
    // ⟦载有⟧100多人的船: the ones behind 的 hold them.
    if isCount, left.isHeld, right.followsOf, !right.isEmpty, !right.isVerbal,
      let hint = lexicon.countIndicator(ofUnit: quantity.unit)
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // ⟦偏南风⟧3到4级转东北风: which wind is so strong.
    if isCount, lexicon.holds(.force, (quantity.unit ?? "").utf8), let wind = left.base.last,
      lexicon.ends(.wind, document.text.bytes[units[wind].span.range])
    {
      // 偏南｜风
      let isCut = units[wind].span.count == 3 && left.base.count > 1
      return FigureName(text(left.base.suffix(isCut ? 2 : 1)), rule: "statistics.stated")
    }
    if isCount, !right.isEmpty {
      // 36座⟦为⟧改造场馆
      let named =
        right.units.count > 1 && says(right.units[0], .equals)
        ? Array(right.units.dropFirst()) : right.units
      let noun = described(clause, quantity) + text(named)
      if !(right.isVerbal && left.isStated && hasNoun) {
        return FigureName(
          noun,
          rule: right.isVerbal ? "statistics.counted-act" : "statistics.counted"
        )
      }
    }
    return nil
  }

  /// What was measured before, of another time, part or place.
  private func earlierName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    let right = words.right
    let clause = words.clause
    let previous = words.previous
    let hasNoun = words.hasNoun
    // 累计接待57万人次，⟦假期单日⟧1.5万人次: when, of what was named before.
    if hasNoun, right.isEmpty, let previous,
      left.base.allSatisfy({ units[$0].kind == .word && units[$0].cues.has(.frame) }),
      document.quantities[previous.figure].unit == quantity.unit, previous.isLevel
    {
      return .asBefore(previous)
    }
    // 支出约1万元，⟦其中⟧城市家庭为2万元: whose it is, of what was named before.
    if hasNoun, left.isStated, right.isEmpty, !left.endsInMeasure, let previous,
      previous.clause != clauses.firstIndex(where: { $0.units == clause.units }),
      clause.units.first.map({ says($0, .part) }) ?? false || quantity.kind == .percent,
      quantity.kind != .count,
      document.quantities[previous.figure].unit == quantity.unit, previous.isLevel
    {
      return .asBefore(previous, rule: "statistics.part")
    }
    // 最高气温湘西32℃，⟦其他地区⟧34℃: where, of what was measured before.
    if hasNoun, right.isEmpty, !left.isStated, let previous, previous.isLevel,
      previous.stretch == clause.stretch,
      left.base.last.map({ units[$0].cues.has(.region) }) ?? false,
      document.quantities[previous.figure].unit == quantity.unit
    {
      return .asBefore(previous, rule: "statistics.part")
    }
    // 由最初的17户⟦发展到⟧203户: of what was measured before.
    if left.isStated, right.isEmpty, left.base.count == 1, left.endsInVerb, let previous,
      quantity.unit == previousUnitName(previous), isOrigin(previous.unit, in: clause)
    {
      return .asBefore(previous)
    }
    // 产值从600万元⟦提高到⟧7000万元: of what was measured before.
    if left.isStated, left.base.isEmpty, right.isEmpty, let previous, previous.isLevel,
      quantity.unit == previousUnitName(previous), isOrigin(previous.unit, in: clause)
    {
      return .asBefore(previous)
    }
    // 去年同期⟦这一数字⟧为1万个: what was counted before.
    if let previous, quantity.unit == previousUnitName(previous),
      lexicon.holds(.thisNumber, text(left.base).utf8)
    {
      return .asBefore(previous)
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
      return .asBefore(previous)
    }
    return nil
  }

  /// What was done for money, or the measure that the clause before opens with.
  private func deedName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    let right = words.right
    let clause = words.clause
    let previous = words.previous
    // ⟦辣椒价格⟧波动较大，最高时卖到14元
    if quantity.kind == .money || quantity.kind == .measure && left.base.isEmpty && left.isStated,
      !left.base.contains(where: {
        units[$0].kind == .word && units[$0].wordClass == .noun && !isUtmost($0)
          && !units[$0].cues.has(.frame)
      }),
      right.isEmpty, let noun = measureBefore(clause, previous)
    {
      return FigureName(noun, rule: "statistics.list")
    }
    // 送给⟦张三⟧247万元, 收受某公司董事长⟦李四⟧5万元: what was done, not with whom.
    if quantity.kind == .money, right.isEmpty || !right.followsOf, let deed = deed(to: left.base) {
      return FigureName(deed, rule: "statistics.stated")
    }
    return nil
  }

  /// What the words beside the figure say.
  private func statedName(_ words: FigureWords) -> FigureName? {
    let left = words.left
    let right = words.right
    let hasNoun = words.hasNoun
    // 标志着⟦全长⟧186公里的某铁路贯通
    if right.followsOf, left.endsInMeasure, let measure = left.base.last,
      let name = right.units.first, units[name].kind == .name
    {
      return FigureName(text([measure]), rule: "statistics.stated")
    }
    if hasNoun, !(right.followsOf && left.isHeld) {
      let base = text(clipped(left.base))
      // 总投资120亿元的⟦某大桥⟧: whose it is.
      if right.followsOf, !right.isEmpty, !right.isVerbal,
        !left.endsInMeasure || right.units.contains(where: { units[$0].cues.has(.measure) })
      {
        return FigureName(base + text(right.units), base, "statistics.stated")
      }
      return FigureName(base, rule: "statistics.stated")
    }
    if !right.isEmpty {
      let verb = left.base.last { units[$0].isVerb }.map { text([$0]) } ?? ""
      let noun = verb + text(right.units)
      return FigureName(noun, rule: "statistics.counted")
    }
    if !left.base.isEmpty {
      let base = text(clipped(left.base))
      return FigureName(base, rule: "statistics.stated")
    }
    return nil
  }

  /// What is left where nothing beside the figure names anything: brackets, what stands beside
  /// it in a list, the clauses before, the unit.
  private func lastName(_ words: FigureWords) -> FigureName? {
    let quantity = words.quantity
    let left = words.left
    let right = words.right
    let clause = words.clause
    let previous = words.previous
    let isBeside = words.isBeside
    let isCount = words.isCount
    if let host = clause.host,
      clauses.contains(where: { $0.isLabel && $0.host?.clause == host.clause }),
      let named = bracketed(clause)
    {
      return FigureName(named, rule: "statistics.bracket")
    }
    // 收获19金⟦15银⟧
    if isBeside, let previous, !isVisits(quantity),
      let hint = lexicon.indicator(ofUnit: quantity.unit),
      document.quantities[previous.figure].unit != quantity.unit
    {
      return FigureName(hint, rule: "statistics.unit")
    }
    // 从不足2000人次⟦增长到1.5万人次⟧: the second figure measures what the first did.
    if left.base.isEmpty, left.isStated, let previous, quantity.unit == previousUnitName(previous),
      clause.units.contains(previous.unit)
    {
      return .asBefore(previous)
    }
    if left.base.isEmpty, left.isStated,
      let noun = nounBefore(clause, isCount: quantity.kind == .count)
    {
      return FigureName(noun, rule: "statistics.list")
    }
    if left.base.isEmpty, left.isStated, !isCount,
      previous?.stretch != clause.stretch
        || clause.units.first(where: { units[$0].kind == .figure }).map({ units[$0].span })
          == quantity.span,
      let noun = topicBefore(clause, previous)
    {
      return FigureName(noun, rule: "statistics.list")
    }
    if isBeside, let previous { return .asBefore(previous) }
    if let shared = sharedNoun(clause, right, quantity) {
      return FigureName(shared, rule: "statistics.list")
    }
    if clause.host != nil, let named = bracketed(clause) {
      return FigureName(named, rule: "statistics.bracket")
    }
    if let previous, document.quantities[previous.figure].unit == quantity.unit {
      return .asBefore(previous)
    }
    if let hint = lexicon.indicator(ofUnit: quantity.unit) {
      return FigureName(hint, rule: "statistics.unit")
    }
    if left.isCounted, isCount, let hint = lexicon.countIndicator(ofUnit: quantity.unit) {
      return FigureName(hint, rule: "statistics.unit")
    }
    if let previous, left.isStated || quantity.modifier != nil, !previous.base.isEmpty {
      return FigureName(previous.base, previous.base, "statistics.list")
    }
    return nil
  }
}
