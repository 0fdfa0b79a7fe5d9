import Corpus

/// What stands before a figure in its clause, cut into what is measured and how the figure joins it.
struct FigurePhrase {
  /// What is measured, as units.
  var base: [Int] = []
  /// The words of a change or a share: 同比增长, 占全国总量.
  var tail: [Int] = []
  var isChange = false
  var isShare = false
  /// A joining verb stands before the figure: the base is the subject of a statement.
  var isStated = false
  /// A verb stands before the figure whose noun follows it: 拥有, 设立.
  var isHeld = false
  /// Something says that it was counted.
  var isCounted = false
  /// 分别 spreads what follows over several.
  var isSpread = false
  /// An age was announced.
  var isAge = false
  /// 本次大会|共|收到论文: the nouns before the words that measure nothing.
  var lead: [Int] = []

  /// 以 leads the figure in: what stands before it is whose it is.
  var isMeans = false
  /// How many units of the lead stood before 以.
  private var led = 0

  /// The last word of the base names something that is measured.
  var endsInMeasure = false

  /// The last word of the base is a verb, whose object the figure counts.
  var endsInVerb = false

  /// ⟦持平的⟧占三成: those that do so, of the ones whose share was told before.
  var isElliptic = false

  /// 占 alone, without what it is a share of.
  var isBareShare = false

  /// Reads the units `list` (indices into `units`) that end where the figure starts.
  init(_ list: ArraySlice<Int>, in units: [FigureUnit]) {
    var end = list.endIndex
    isMeans = list.last.map { units[$0].cues.has(.means) } ?? false
    end = strip(list, upTo: end, units)
    if let those = Self.headless(list, upTo: end, units), isHeld {
      base = those
      return
    }
    end = cutOrigin(list, upTo: end, units)
    end = cutDescription(list, upTo: end, units)
    if let exceed = exceeding(list, upTo: end, units) {
      isChange = true
      tail = Array(list[exceed..<end])
      end = strip(list, upTo: exceed, units)
    } else if end > list.startIndex, units[list[end - 1]].cues.has([.change, .basis]) {
      end = takeChange(list, upTo: end, units)
    }
    if let share = (list.startIndex..<end).last(where: { units[list[$0]].cues.has(.share) }) {
      isShare = true
      tail = list[share..<end].filter { !units[$0].cues.has(.basis) } + tail
      end = strip(list, upTo: share, units)
      isElliptic = Self.isElliptic(list, upTo: share, units)
      isBareShare = !isChange && tail.count == 1 && !units[list[share]].isNominal
    }
    var start = list.startIndex
    while start < end, Self.isIdleAtHead(units[list[start]]) { start += 1 }
    // ⟦平均⟧票价
    if start > list.startIndex, start < end, units[list[start - 1]].cues.has(.mean),
      units[list[start]].isNominal
    {
      start -= 1
    }
    base = Array(list[start..<end])
    if isElliptic, isBareShare { return }
    trimBase(units)
    if isMeans, !isChange, !isShare, !base.isEmpty, base.allSatisfy({ units[$0].isNominal }) {
      led = base.count
      lead += base
      base = []
    }
    if base.isEmpty, isStated || isChange, end > list.startIndex {
      // ⟦进度⟧比上年快: a long word that the tagger takes for an adverb.
      let last = units[list[end - 1]]
      if last.kind == .word, last.wordClass == .adverb, last.span.count > 3, last.cues.isPlain {
        base = [list[end - 1]]
      }
    }
    endsInMeasure = base.last.map { units[$0].cues.has(.measure) } ?? false
    endsInVerb = base.last.map { units[$0].isVerb && units[$0].cues.isPlain } ?? false
  }

  /// ⟦因人手不足而破产的⟧有313家: those that do so, without a noun for them.
  private static func headless(
    _ list: ArraySlice<Int>,
    upTo end: Int,
    _ units: [FigureUnit]
  ) -> [Int]? {
    guard end > list.startIndex + 1, end < list.endIndex, units[list[end - 1]].isOf else {
      return nil
    }
    let those = list[..<(end - 1)].drop { isIdleAtHead(units[$0]) }
    guard those.count > 1, those.contains(where: { units[$0].isVerb }),
      those.reduce(0, { $0 + units[$1].span.count }) <= 45,
      those.allSatisfy({ units[$0].kind == .word || units[$0].kind == .name })
    else { return nil }
    return Array(those)
  }

  /// 持平⟦的⟧占, 看不清⟦的⟧占: a few characters before 的, and no noun behind it.
  private static func isElliptic(
    _ list: ArraySlice<Int>,
    upTo share: Int,
    _ units: [FigureUnit]
  ) -> Bool {
    guard share > list.startIndex + 1, units[list[share - 1]].isOf else { return false }
    let before = list[..<(share - 1)]
    return before.allSatisfy { units[$0].kind == .word && !units[$0].cues.has(.scope) }
      && before.reduce(0) { $0 + units[$1].span.count } <= 15
  }

  /// Leaves out what stands between the words and the figure and measures nothing.
  private mutating func strip(
    _ list: ArraySlice<Int>,
    upTo end: Int,
    _ units: [FigureUnit]
  ) -> Int {
    var end = end
    while end > list.startIndex {
      let unit = units[list[end - 1]]
      if unit.cues.has(.spread) { isSpread = true }
      if unit.cues.has(.age) { isAge = true }
      if unit.cues.has(.counted) { isCounted = true }
      if unit.cues.has(.copula) {
        isStated = true
      } else if unit.cues.has(.holder) {
        isHeld = true
        return end - 1
      } else if unit.cues.has([.change, .basis, .share]) {
        return end
      } else if !Self.isIdleAtTail(unit) {
        return end
      }
      end -= 1
    }
    return end
  }

  /// 能效比是⟦第二名的⟧3.3倍, 车流长达⟦创纪录的⟧631公里: what describes the figure itself is left out.
  private mutating func cutDescription(
    _ list: ArraySlice<Int>,
    upTo end: Int,
    _ units: [FigureUnit]
  ) -> Int {
    guard list[end...].contains(where: { units[$0].isOf }),
      let joint = (list.startIndex..<end).last(where: { units[list[$0]].cues.has(.copula) }),
      end - joint <= 7
    else { return end }
    isStated = true
    return strip(list, upTo: joint, units)
  }

  /// 挂牌量⟦由年初的⟧5万套增至…: when it was so is no part of what is measured.
  private mutating func cutOrigin(
    _ list: ArraySlice<Int>,
    upTo end: Int,
    _ units: [FigureUnit]
  ) -> Int {
    guard end < list.endIndex, units[list[end]].isOf,
      let origin = (list.startIndex..<end).last(where: { units[list[$0]].cues.has(.origin) }),
      origin > list.startIndex, end - origin <= 3,
      list[(origin + 1)..<end].allSatisfy({
        units[$0].kind == .time
          || units[$0].kind == .word && units[$0].isNominal
            && !units[$0].cues.has(.measure)
      })
    else { return end }
    isStated = true
    return strip(list, upTo: origin, units)
  }

  /// ⟦高于全省平均水平⟧0.6个百分点: where the verb stands that says above or below what.
  private func exceeding(
    _ list: ArraySlice<Int>,
    upTo end: Int,
    _ units: [FigureUnit]
  ) -> Int? {
    guard end > list.startIndex,
      let exceed = list[..<end].lastIndex(where: { units[$0].cues.has(.exceed) }),
      exceed + 1 < end, end - exceed <= 6,
      end == list.endIndex || !units[list[end]].isOf,
      list[(exceed + 1)..<end].allSatisfy({
        units[$0].isNominal || units[$0].cues.has([.scope, .mean, .rate])
      })
    else { return nil }
    return exceed
  }

  /// Takes 较上年同期增长 as one change and leaves what was before it.
  private mutating func takeChange(
    _ list: ArraySlice<Int>,
    upTo end: Int,
    _ units: [FigureUnit]
  ) -> Int {
    isChange = true
    var start = end - 1
    while start > list.startIndex {
      let unit = units[list[start - 1]]
      // 较常年⟦同期⟧偏高
      let isTimeOf =
        unit.kind == .time && start - 1 > list.startIndex
        && units[list[start - 2]].cues.has(.basis)
      guard
        isTimeOf || unit.cues.has([.basis, .change]) || unit.cues.has(.adverb)
          || unit.cues.has(.modal)
      else { break }
      if unit.cues.has(.spread) { isSpread = true }
      start -= 1
    }
    tail = list[start..<end].filter { units[$0].cues.has([.basis, .change]) }
    guard
      let comparer = (list.startIndex..<start).last(where: {
        units[list[$0]].cues.has(.comparer) && !units[list[$0]].cues.has(.conjunction)
      })
    else { return strip(list, upTo: start, units) }
    // ⟦比汛限水位⟧低2米: with what, where that is no time.
    let compared = list[(comparer + 1)..<start]
    if compared.contains(where: { units[$0].isNominal && !units[$0].cues.has(.frame) }),
      compared.allSatisfy({ units[$0].isNominal || units[$0].isOf }), compared.count <= 4,
      !tail.contains(where: { units[$0].cues.has(.basis) })
    {
      tail = Array(list[comparer..<start]) + tail
    }
    return strip(list, upTo: comparer, units)
  }

  /// A phrase after a preposition is no part of what is measured: 向灾区拨付 → 拨付.
  private mutating func trimBase(_ units: [FigureUnit]) {
    // 涨幅⟦较⟧5月的75%: what is compared is measured.
    while let last = base.last, base.count > 1,
      Self.isIdleAtTail(units[last]) || units[last].cues.has(.comparer)
    {
      base.removeLast()
    }
    if let first = base.first, units[first].cues.has(.preposition) {
      let verb = base.indices.dropFirst().first { units[base[$0]].isVerb }
      base = verb.map { Array(base[$0...]) } ?? Array(base.dropFirst())
    }
    while let last = base.last, Self.isIdleAtTail(units[last]) { base.removeLast() }
    cutOblique(units)
    // 甲公司宣布⟦投资⟧: who says so and that he says it are no part of what is measured.
    let saying = base.indices.last { index in
      units[base[index]].isVerb && units[base[index]].cues.has(.reporter)
        && units[base[index]].span.count >= 6
        && !units[base[index]].cues.has([.prognosis, .evidence])
        // ⟦发现的⟧脉冲星总数
        && !(index + 1 < base.count && units[base[index + 1]].isOf)
    }
    if let saying, saying > 0 {
      lead += base[..<saying]
      base = Array(base[(saying + 1)...].drop { Self.isIdleAtHead(units[$0]) })
    }
    let joint = base.indices.dropLast().last { index in
      let unit = units[base[index]]
      if unit.kind == .time { return true }
      // ⟦累计⟧雨量
      if unit.cues.has(.mean), units[base[index + 1]].isNominal { return false }
      return unit.kind == .word && !unit.isOf
        && (unit.cues.has([.adverb, .modal]) || unit.wordClass == .adverb)
        && !unit.isNominal && !Self.isInsideNoun(base, index, units)
    }
    guard let joint, lead.isEmpty else { return }
    lead = Array(base[..<joint])
    let rest = Array(base[(joint + 1)...].drop { Self.isIdleAtHead(units[$0]) })
    if rest.contains(where: { units[$0].isNominal && !units[$0].cues.has(.frame) }) || lead.isEmpty
    {
      // 若上台将⟦把⟧增值税降至
      base = Array(rest.drop { units[$0].cues.has(.preposition) })
      return
    }
    // 市值一日⟦蒸发⟧, 成交额连续第三⟦个月⟧: the nouns before it are measured.
    let before = lead.reversed().drop { Self.isIdleAtTail(units[$0]) }
    let nouns = before.prefix { units[$0].isNominal || units[$0].isOf }
    guard let last = nouns.first, units[last].kind == .word, units[last].cues.has(.measure) else {
      base = rest
      return
    }
    base = nouns.reversed() + rest.filter { units[$0].isVerb }
    lead = Array(lead.dropLast(lead.count - (lead.firstIndex(of: base[0]) ?? 0)))
  }

  /// 国家级⟦自然⟧保护区: a word of a noun that the tagger takes for an adverb.
  private static func isInsideNoun(_ base: [Int], _ index: Int, _ units: [FigureUnit]) -> Bool {
    guard index + 2 < base.count else { return false }
    let unit = units[base[index]]
    let suffix = units[base[index + 2]]
    return unit.span.count == 6 && unit.cues.isPlain && units[base[index + 1]].isVerb
      && units[base[index + 1]].cues.isPlain && suffix.isNominal && suffix.span.count == 3
      && suffix.cues.isPlain
  }

  /// 研究团队|在该遗址|发掘出墓葬: who does it, and where, is no part of what is measured.
  private mutating func cutOblique(_ units: [FigureUnit]) {
    guard let oblique = base.dropFirst().firstIndex(where: { units[$0].cues.has(.oblique) }),
      base[..<oblique].allSatisfy({ units[$0].isNominal || units[$0].kind == .quote }),
      let verb = base[(oblique + 1)...].firstIndex(where: { units[$0].isVerb }),
      verb > oblique + 1
    else { return }
    lead = Array(base[..<oblique])
    base = Array(base[verb...])
  }

  /// 全线|土石方累计⟦开挖⟧: behind a subject the nouns before the adverb are measured.
  mutating func takeLead(_ units: [FigureUnit]) {
    guard !base.isEmpty, base.allSatisfy({ units[$0].isVerb }), !lead.isEmpty else { return }
    let before = lead.reversed().drop {
      units[$0].kind == .time || units[$0].cues.has([.adverb, .modal])
    }
    let nouns = before.prefix { units[$0].isNominal && units[$0].kind == .word }
    guard !nouns.isEmpty, nouns.count <= 4 else { return }
    base = nouns.reversed() + base
    lead = []
  }

  /// 从业机构⟦以28万家的规模⟧领跑: a noun that names no measure leaves what stands before 以 measured.
  mutating func keepMeans(_ units: [FigureUnit]) {
    guard led > 0 else { return }
    base = lead.suffix(led)
    lead.removeLast(led)
    led = 0
    endsInMeasure = base.last.map { units[$0].cues.has(.measure) } ?? false
  }

  static func isIdleAtTail(_ unit: FigureUnit) -> Bool {
    switch unit.kind {
    case .quote, .time, .listMark, .opening, .closing: return true
    case .figure, .name, .mark: return false
    case .word:
      if unit.isOf { return true }
      if unit.cues.has([.change, .basis, .share]) { return false }
      if unit.cues.has([
        .copula, .adverb, .modal, .preposition, .target, .forecast, .conjunction, .listEnd, .age,
      ]) {
        return true
      }
      // 卫星⟦重⟧约320公斤
      if unit.cues.has(.measure) { return false }
      // A long word that the tagger takes for an adverb is a noun that it does not know: 主频.
      return unit.cues.subtracting(.aside).isEmpty
        && (unit.wordClass == .adverb && unit.span.count <= 3 || unit.wordClass == .other
          || unit.wordClass == .classifier)
    }
  }

  static func isIdleAtHead(_ unit: FigureUnit) -> Bool {
    switch unit.kind {
    case .quote, .time, .listMark, .opening, .closing, .figure: return true
    case .name, .mark: return false
    case .word:
      if unit.isOf { return true }
      if unit.cues.has([.change, .share]) { return false }
      if unit.cues.has([
        .copula, .adverb, .modal, .conjunction, .pronoun, .target, .forecast, .comparer, .scope,
        .listEnd, .reporter, .announcer, .determiner, .having, .intent,
      ]) {
        return true
      }
      return unit.cues.subtracting(.aside).isEmpty
        && (unit.wordClass == .adverb || unit.wordClass == .other
          || unit.wordClass == .classifier)
    }
  }
}
