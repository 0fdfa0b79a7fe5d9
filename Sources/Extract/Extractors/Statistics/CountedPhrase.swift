import Corpus

/// What stands behind a figure in its clause: what is counted, or what the counted ones do.
struct CountedPhrase {
  /// The units of the phrase.
  var units: [Int] = []
  /// It starts with a verb: 300人⟦参加⟧.
  var isVerbal = false
  /// 的 stands between the figure and the noun.
  var followsOf = false
  /// It names a measure but not of what: 的规模.
  var isGeneric = false
  /// It says what happened to the counted: 死亡, 确诊.
  var isCasualty = false
  /// It is one character.
  var isSingle = false
  /// Of whom a percentage does what the phrase says: 12%的⟦受访者⟧.
  var people: [Int] = []

  var isEmpty: Bool { units.isEmpty }

  /// Characters that a phrase may have.
  private static let longest = 20
  private static let longestRelative = 14

  /// Reads the units `list` (indices into `all`) that start where the figure ends.
  ///
  /// A figure ends the phrase, unless it stands in a relative clause before the noun: 100个⟦年销售额
  /// 过千万的进口品牌⟧.
  ///
  /// - Parameters:
  ///   - list: the units behind the figure.
  ///   - all: the units of the sentence.
  ///   - isHeld: whether a verb before the figure has what is counted for its object.
  ///   - isPart: whether the figure is a part of what is counted: 三成家长.
  ///   - isThreshold: whether a figure only says which ones are counted.
  init(
    _ list: ArraySlice<Int>,
    in all: [FigureUnit],
    isHeld: Bool = false,
    isPart: Bool = false,
    isThreshold: (FigureUnit) -> Bool = { _ in false }
  ) {
    var start = list.startIndex
    while start < list.endIndex {
      let unit = all[list[start]]
      if unit.isOf {
        followsOf = true
      } else if unit.kind != .quote, !unit.cues.has(.adverb), !unit.cues.has(.modal) {
        break
      }
      start += 1
    }
    // 2.3万名⟦45岁以上⟧成年人: which ones, before what is counted.
    if start + 1 < list.endIndex, isThreshold(all[list[start]]) {
      start += 1
      if all[list[start]].isOf { start += 1 }
    }
    guard start < list.endIndex else { return }
    // 40余项⟦与农耕相关的⟧技艺: what they have to do with, before what is counted.
    if all[list[start]].kind == .word, all[list[start]].cues.has([.preposition, .conjunction]),
      let of = list[start...].dropFirst().prefix(6).firstIndex(where: { all[$0].isOf }),
      of + 1 < list.endIndex, all[list[of + 1]].isNominal || all[list[of + 1]].isVerb,
      list[start..<of].allSatisfy({ [.word, .name, .time].contains(all[$0].kind) }),
      all[list[of - 1]].isVerb || all[list[of - 1]].wordClass == .adjective
    {
      start = of + 1
    }
    let head = all[list[start]]
    defer {
      isSingle = units.reduce(0) { $0 + all[$1].span.count } == 3
    }
    if head.cues.has(.generic) {
      isGeneric = true
      return
    }
    if head.cues.has(.casualty) { isCasualty = true }
    if !followsOf, let relative = Self.measuredRelative(list[start...], all) {
      units = relative
      return
    }
    if head.isNominal || head.kind == .word && head.wordClass == .numeral
      || head.cues.has(.casualty) && !head.isVerb
    {
      takeNoun(list[start...], all, isPart: isPart)
      // 载有52名⟦乘客⟧的大巴: the noun behind 的 is whose verb it is.
      if isHeld, !followsOf, let of = units.firstIndex(where: { all[$0].isOf }), of == 1,
        let end = units.last.flatMap({ list.firstIndex(of: $0) }), end + 1 < list.endIndex,
        all[list[end + 1]].isVerb || all[list[end + 1]].cues.has([.preposition, .adverb])
      {
        units.removeSubrange(of...)
      }
      if followsOf || isPart, head.cues.has(.people) { takePredicate(list[start...], all) }
    } else if head.isVerb,
      !head.cues.has([.copula, .change, .share, .rank, .comparer])
        || Self.takesObject(list[start...], all)
    {
      if !head.cues.has(.achieve), let compound = Self.compound(list[start...], all) {
        units = compound
      } else {
        takeVerb(list[start...], all)
      }
    } else if head.cues.has(.preposition), !head.cues.has(.means), !followsOf,
      let verb = list[start...].dropFirst().first(where: {
        all[$0].isVerb || all[$0].kind == .figure || all[$0].kind == .listMark
      }), all[verb].isVerb
    {
      // 6亿人次⟦在黄金周期间出行⟧, 58人在⟦住院⟧
      let isOngoing = start + 1 < list.endIndex && list[start + 1] == verb
      takeVerb(list[(isOngoing ? start + 1 : start)...], all)
    }
  }

  /// 年销售额过千万的进口品牌: nouns, a figure, 的, nouns.
  private static func measuredRelative(_ list: ArraySlice<Int>, _ all: [FigureUnit]) -> [Int]? {
    guard let figure = list.firstIndex(where: { all[$0].kind == .figure }),
      figure > list.startIndex, figure + 2 < list.endIndex, all[list[figure + 1]].isOf,
      !list[..<figure].contains(where: { index in
        all[index].kind == .listMark || all[index].kind == .opening || all[index].isOf
          || all[index].cues.has(.conjunction)
      })
    else { return nil }
    var noun = Noun()
    noun.take(list[(figure + 2)...], all)
    guard !noun.units.isEmpty else { return nil }
    return Array(list[list.startIndex...(figure + 1)]) + noun.units
  }

  /// 退休制度 before another verb: a verb and its noun that make one noun.
  private static func compound(_ list: ArraySlice<Int>, _ all: [FigureUnit]) -> [Int]? {
    var end = list.startIndex + 1
    while end < list.endIndex, all[list[end]].isNominal, !ends(all[list[end]]) { end += 1 }
    guard end > list.startIndex + 1, end < list.endIndex else { return nil }
    let next = all[list[end]]
    let goesOn = next.isVerb || next.cues.has([.copula, .modal, .adverb])
    return goesOn ? Array(list[..<end]) : nil
  }

  /// 6家⟦实现业绩增长⟧: a joining verb before a noun, and no figure behind it for it to join.
  private static func takesObject(_ list: ArraySlice<Int>, _ all: [FigureUnit]) -> Bool {
    guard let head = list.first, all[head].cues.has(.achieve),
      list.count > 1, all[list[list.startIndex + 1]].isNominal
    else { return false }
    return !list.contains { all[$0].kind == .figure }
  }

  private static func ends(_ unit: FigureUnit) -> Bool {
    switch unit.kind {
    case .figure, .mark, .listMark, .opening, .closing, .time: true
    case .name, .quote: false
    case .word:
      unit.cues.has([
        .copula, .change, .basis, .share, .comparer, .conjunction, .preposition, .rank, .top,
      ])
    }
  }

  /// 国家⟦和⟧地区: whether nouns go on that have no figure of their own.
  private static func joinsNoun(_ list: ArraySlice<Int>, _ index: Int, _ all: [FigureUnit]) -> Bool
  {
    let unit = all[list[index]]
    guard unit.kind == .listMark || unit.cues.has(.conjunction) && unit.span.count <= 6,
      index > list.startIndex, all[list[index - 1]].isNominal
    else { return false }
    var next = index + 1
    while next < list.endIndex, all[list[next]].isNominal { next += 1 }
    guard next > index + 1 else { return false }
    return next == list.endIndex || all[list[next]].kind != .figure
  }

  /// 食物⟦不足⟧: a joining verb at the end of its clause joins nothing.
  private static func isIdleCopula(
    _ list: ArraySlice<Int>,
    _ index: Int,
    _ all: [FigureUnit]
  ) -> Bool {
    all[list[index]].cues.has(.copula) && index > list.startIndex && index + 1 == list.endIndex
  }

  /// Whether the unit before one is a numeral that touches it.
  private static func isNumeral(_ last: Int?, before unit: FigureUnit, _ all: [FigureUnit]) -> Bool
  {
    guard let last, all[last].kind == .word else { return false }
    return all[last].wordClass == .numeral && all[last].span.end == unit.span.start
  }

  private mutating func takeNoun(
    _ list: ArraySlice<Int>,
    _ all: [FigureUnit],
    isPart: Bool = false
  ) {
    var index = list.startIndex
    var length = 0
    loop: while index < list.endIndex {
      let unit = all[list[index]]
      // 8成蓝筹股⟦上涨⟧: what a part of them did.
      let isDeed =
        isPart && unit.isVerb && unit.cues.has(.change) && index + 1 == list.endIndex && length > 0
      if Self.ends(unit), !isDeed, !Self.isIdleCopula(list, index, all),
        !Self.joinsNoun(list, index, all)
      {
        break
      }
      // 9个古镇⟦多姿多彩的⟧民俗: what is said of theirs is not counted.
      if length > 1, unit.wordClass == .adjective, unit.span.count == 12,
        index + 1 < list.endIndex, all[list[index + 1]].isOf
      {
        break
      }
      // 203例住院病例⟦当中⟧
      if unit.cues.has(.within), length > 0 { break }
      let size = unit.span.count / 3
      switch true {
      case unit.kind == .quote: break
      case unit.isNominal, unit.isOf: break
      case unit.kind == .listMark, unit.cues.has(.conjunction) && Self.joinsNoun(list, index, all):
        break
      case unit.isVerb:
        // ⟦领导⟧人, ⟦联络⟧官: a verb with its suffix is a noun.
        if index + 1 < list.endIndex, unit.cues.isPlain, all[list[index + 1]].isNominal,
          all[list[index + 1]].span.count == 3, all[list[index + 1]].cues.isPlain,
          all[list[index + 1]].span.start == unit.span.end
        {
          break
        }
        // 专题报告, 学术对话: a verb that ends the phrase is its noun; and 州 alone says too little.
        let next = index + 1
        let isLast =
          next >= list.endIndex || Self.ends(all[list[next]]) || all[list[next]].cues.has(.adverb)
        guard isLast && length >= 2 && length + size <= 8 || length < 2 else { break loop }
        if length < 2, !isLast {
          takeVerb(list[index...], all, after: Array(list[list.startIndex..<index]))
          isVerbal = false
          return
        }
      case unit.wordClass == .numeral: break
      // 6个单⟦项⟧
      case unit.wordClass == .classifier && Self.isNumeral(units.last, before: unit, all): break
      // B2⟦轮⟧融资
      case unit.wordClass == .classifier && index > list.startIndex && index + 1 < list.endIndex
        && all[list[index + 1]].isNominal:
        break
      default:
        if length < 2, unit.cues.has([.adverb, .modal]) || unit.wordClass == .adverb {
          index += 1
          continue loop
        }
        break loop
      }
      if length + size > Self.longest { break }
      units.append(list[index])
      length += size
      index += 1
    }
    // 15家农家乐|⟦户均营收⟧18万元: what the next figure measures is not what is counted.
    if let last = units.last, all[last].cues.has(.measure), units.count > 1,
      let next = list.firstIndex(of: last).map({ $0 + 1 }), next < list.endIndex,
      all[list[next]].kind == .figure
        || all[list[next]].cues.has([.copula, .adverb]) && next + 1 < list.endIndex
          && all[list[next + 1]].kind == .figure
    {
      units.removeLast()
      while units.count > 1, let last = units.last,
        all[last].wordClass == .adjective || all[last].cues.has([.mean, .basis])
      {
        units.removeLast()
      }
    }
    while let last = units.last, all[last].isOf || all[last].kind == .quote { units.removeLast() }
  }

  /// 12%的⟦受访者尚未作出决定⟧: what they do.
  private mutating func takePredicate(_ list: ArraySlice<Int>, _ all: [FigureUnit]) {
    guard let last = units.last, let noun = list.firstIndex(of: last) else { return }
    people = Array(units.prefix { !all[$0].isVerb && !all[$0].cues.has(.reporter) })
    var length = units.reduce(0) { $0 + all[$1].span.count / 3 }
    for unit in list[(noun + 1)...] {
      if all[unit].kind == .figure || all[unit].kind == .mark || all[unit].kind == .opening {
        break
      }
      let size = all[unit].span.count / 3
      if length + size > Self.longest { break }
      if all[unit].kind == .quote || all[unit].kind == .time { continue }
      units.append(unit)
      length += size
    }
    while let last = units.last, units.count > people.count,
      all[last].isOf || FigurePhrase.isIdleAtTail(all[last])
    {
      units.removeLast()
    }
    if units.count == people.count { people = [] }
  }

  /// A verb phrase: up to the next mark; where it is a relative clause, with the noun behind 的.
  private mutating func takeVerb(
    _ list: ArraySlice<Int>,
    _ all: [FigureUnit],
    after before: [Int] = []
  ) {
    isVerbal = true
    var length = 0
    var phrase = before
    var lastOf: Int?
    var index = list.startIndex
    while index < list.endIndex {
      let unit = all[list[index]]
      if unit.kind == .figure || unit.kind == .mark || unit.kind == .opening { break }
      // 数千万人死亡⟦的大流感⟧: of what, and no part of what happened to them.
      if unit.isOf, index == list.startIndex + 1, all[list[list.startIndex]].cues.has(.casualty) {
        break
      }
      if unit.kind == .word, unit.cues.has([.share, .rank, .basis]),
        list[index...].contains(where: { all[$0].kind == .figure })
      {
        break
      }
      if unit.isOf { lastOf = index }
      length += unit.span.count / 3
      if unit.wordClass != .adverb || !unit.cues.isPlain, !unit.cues.has(.modal),
        unit.kind != .quote, unit.kind != .time
      {
        phrase.append(list[index])
      }
      index += 1
    }
    if let lastOf, before.isEmpty {
      // 身着红衣的市民在此举行: what is counted stands behind 的.
      var noun = CountedPhrase.Noun()
      noun.take(list[(lastOf + 1)...], all)
      if !noun.units.isEmpty {
        isVerbal = false
        let relative = Array(list[list.startIndex...lastOf]) + noun.units
        let size = relative.reduce(0) { $0 + all[$1].span.count / 3 }
        units = size <= Self.longestRelative ? relative : noun.units
        return
      }
    }
    var kept: [Int] = []
    length = 0
    for unit in phrase {
      let size = all[unit].span.count / 3
      if length + size > Self.longest { break }
      kept.append(unit)
      length += size
    }
    while let last = kept.last, all[last].isOf || FigurePhrase.isIdleAtTail(all[last]) {
      kept.removeLast()
    }
    units = kept
  }

  /// A run of nouns.
  private struct Noun {
    var units: [Int] = []

    mutating func take(_ list: ArraySlice<Int>, _ all: [FigureUnit]) {
      for position in list.indices {
        let unit = all[list[position]]
        let next = position + 1 < list.endIndex ? all[list[position + 1]] : nil
        // 跨行|业: a verb between nouns is a part of one.
        let isInside = unit.isVerb && !units.isEmpty && next?.isNominal == true
        guard unit.isNominal || isInside || unit.kind == .quote, !CountedPhrase.ends(unit)
        else { break }
        if unit.kind != .quote { units.append(list[position]) }
      }
    }
  }
}
