/// A point on the calendar or the clock, from its largest unit to its smallest.
struct PointGrammar {
  let context: ScanContext
  /// An explicit year stands in reach, so that 21年 may be one.
  let hasYearBefore: Bool

  var text: FoldedText { context.text }

  /// A point with its end.
  struct Point {
    var fields: TimeFields
    var end: Int
    /// How many parts it is made of.
    var parts = 1
    /// No range and no relation may follow (N号 of a list).
    var isOpenEnded = false
    /// A figure and 点 or 时 alone, which count other things as well.
    var isBareHour = false
    /// 21年 without more.
    var isBareShortYear = false
    /// A word that is only sometimes a time.
    var isWeak = false
    /// It follows 至 or a hyphen, so that neither is a sign of a code.
    var isRangeEnd = false
    /// A month and bare digits (1月3), which only a range can confirm.
    var hasBareDay = false
  }

  /// The longest point at `start`.
  func point(at start: Int, isRangeEnd: Bool = false) -> Point? {
    let isNumeral = NumeralScalar(text[start]) != nil
    if isNumeral, let numeric = numericDate(at: start, isRangeEnd: isRangeEnd) {
      return clock(after: numeric)
    }
    let here = TimeWord(rawValue: context.lexicon.timeWords.classes(in: text.scalars, at: start))
    let flags = context.lexicon.starts[Int(text[start])]
    guard
      isNumeral || flags & ValueLexicon.Start.special != 0
        || !here.isDisjoint(with: .pointOpeners)
    else { return nil }
    var point = Point(fields: TimeFields(), end: start, parts: 0)
    point.isRangeEnd = isRangeEnd
    if !here.isDisjoint(with: [.lunarWord, .solarWord, .anyYear]) { calendarName(&point) }
    year(&point)
    if point.parts > 0, let word = context.word(.lunarWord, at: afterOf(point.end)),
      context.isMonth(at: word.end) || context.has("闰", at: word.end)
        || context.word(.feast, at: word.end) != nil
    {
      point.fields.isLunar = true
      point.end = word.end
    }
    underYear(&point)
    if point.fields.feast == nil { monthPart(&point) }
    dayPart(&point, isRangeEnd: isRangeEnd)
    weekday(&point)
    let whole = clock(after: point, isRangeEnd: isRangeEnd)
    guard whole.parts > 0, !whole.fields.isEmpty || whole.fields.edge != nil else { return nil }
    if whole.isBareShortYear, !isRangeEnd, !hasYearBefore { return nil }
    return whole
  }

  /// Whether a point says by itself that it is a time.
  func mayStandAlone(_ point: Point, start: Int) -> Bool {
    if point.hasBareDay { return false }
    if point.isWeak {
      return context.isBreak(at: start - 1) && context.isBreak(at: point.end)
    }
    guard point.isBareHour else { return true }
    let before = text[start - 1]
    if before.isAny(of: "跌涨升降报收高低达跑超破逾约站近到至"), !context.isBreak(at: start - 1) {
      return false
    }
    if context.has("时", at: point.end - 1) {
      // 14时 is a time; 五时 of a poem hardly is.
      return text[start].isASCIIDigit || point.end - start > 2 || text[start] == UInt16(of: "零")
    }
    guard let hour = point.fields.hour else { return true }
    if text[start] == UInt16(of: "零") { return !(NumeralScalar(text[point.end])?.isDigit ?? false) }
    if hour > 4 || point.fields.minute != nil {
      return !text[point.end].isAny(of: "意建要原钟评赞")
    }
    return context.isBreak(at: start - 1) && context.isBreak(at: point.end) && hour > 2
  }

  // MARK: Years

  /// 农历, 公历 before a date.
  private func calendarName(_ point: inout Point) {
    if let word = context.word(.lunarWord, at: point.end) {
      point.fields.isLunar = true
      point.end = text.afterBlanks(word.end, limit: 1)
    } else if let word = context.word(.solarWord, at: point.end) {
      guard NumeralScalar(text[word.end]) != nil || context.word(.year, at: word.end) != nil else {
        return
      }
      point.end = word.end
    }
    if let word = context.word(.anyYear, at: point.end) {
      point.fields.isAnyYear = true
      point.end = word.end
    }
  }

  private func year(_ point: inout Point) {
    let start = point.end
    if let word = context.word([.century, .centuryWord], at: start),
      word.entry.classBit == TimeWord.centuryWord.rawValue, let shift = Int(word.payload)
    {
      century(.relative(shift), after: word.end, &point)
      return
    }
    if let word = context.word([.year, .yearText], at: start), let shift = Int(word.payload) {
      point.fields.year =
        word.entry.classBit == TimeWord.year.rawValue ? .relative(shift) : .text(shift)
      finishYear(word.end, &point)
      return
    }
    if let era = context.word(.era, at: start), let found = eraYear(era) {
      point.fields.year = .absolute(found.year)
      finishYear(found.end, &point)
      return
    }
    if let cycle = cycleYear(at: start) {
      point.fields.cycle = cycle.cycle
      finishYear(cycle.end, &point)
      return
    }
    var index = start
    var sign = 1
    var isEra = false
    if let era = context.word(.commonEra, at: start) {
      sign = era.payload == "-1" ? -1 : 1
      index = text.afterBlanks(era.end, limit: 1)
      isEra = true
    } else if context.has("前", at: start), text[start + 1].isASCIIDigit, isBeforeChrist(start) {
      sign = -1
      index = start + 1
      isEra = true
    }
    guard NumeralScalar(text[index]) != nil,
      let numeral = context.numerals.read(at: index),
      point.isRangeEnd || !CodeToken(context: context).startsInside(index)
    else { return }
    if let decades = decades(numeral) {
      point.fields.year = .absolute(decades.first)
      point.fields.isDecadeOnly = true
      point.fields.years = decades.years
      point.end = decades.end
      point.parts += 1
      longEdge(&point)
      return
    }
    guard let value = numeral.integer else { return }
    let after = text.afterBlanks(numeral.end, limit: 2)
    if let word = context.word(.century, at: after) {
      guard value > 0, value < 60 else { return }
      century(.absolute(sign < 0 ? -value : value), after: word.end, &point)
      return
    }
    if let word = context.word(.decade, at: after), value % 10 == 0 {
      decade(value, digits: numeral, after: word.end, &point)
      return
    }
    if let word = context.word(.fiscal, at: after), numeral.isDigits,
      numeral.length == 4 || numeral.length == 2
    {
      point.fields.year = .absolute(value)
      point.fields.isShortYear = numeral.length == 2
      point.fields.fiscal = true
      point.end = word.end
      point.parts += 1
      return
    }
    guard context.has("年", at: after), !context.has("代", at: after + 1),
      !context.has("级", at: after + 1)
    else { return }
    takeYear(value, numeral, sign: sign, isEra: isEra, after: after, &point)
  }

  private func takeYear(
    _ value: Int,
    _ numeral: Numeral,
    sign: Int,
    isEra: Bool,
    after: Int,
    _ point: inout Point
  ) {
    let isFull =
      isEra
      || (numeral.isDigits
        ? (numeral.length == 4 && value >= 1000 && value < 3000)
        : (1000..<3000).contains(value) && numeral.isExact && numeral.isChinese
          && !numeral.isBareUnit && numeral.length > 2)
    let isShort =
      numeral.isDigits && numeral.length == 2 && sign > 0
      && !(numeral.isChinese && value < 10 && text[numeral.start] != UInt16(of: "零"))
    let isThree = numeral.isDigits && numeral.length == 3 && value > 99
    guard isFull || isShort || isThree else { return }
    if !numeral.isDigits, !isEra {
      // 两千零四年八月 is a year, 两千年 a length.
      guard value % 1000 != 0, context.isMonth(at: after + 1) || value > 1900 else { return }
    }
    if isThree, !isFull, !point.isRangeEnd, !context.isMonth(at: after + 1),
      !isEarlyYear(numeral, after: after)
    {
      return
    }
    var probe = point
    probe.fields.year = .absolute(sign < 0 ? 1 - value : value)
    probe.fields.isShortYear = isShort
    probe.fields.lead = .year
    probe.end = after + 1
    if context.has("度", at: probe.end), !context.has("过", at: probe.end + 1) { probe.end += 1 }
    probe.parts += 1
    if isShort {
      var ahead = probe
      let parts = ahead.parts
      ahead.end = afterOf(ahead.end)
      underYear(&ahead)
      if ahead.fields.feast == nil { monthPart(&ahead) }
      let isConfirmed = ahead.parts > parts || ahead.fields.edge != nil
      let isSpelled =
        text[numeral.start] == UInt16(of: "零") || text[numeral.start] == UInt16(of: "0")
        || (numeral.isChinese && text[numeral.start + 1] == UInt16(of: "零"))
      if !isConfirmed, !isSpelled {
        probe.isBareShortYear = true
        guard hasYearBefore || rangeFollows(probe.end) || point.isRangeEnd else { return }
        guard value > 9, !isCount(numeral, after: probe.end) else { return }
      }
    }
    point = probe
    finishYear(probe.end, &point, isCounted: true)
  }

  /// Whether 23年 counts years, for all that a year stands before it: 任职的23年里, 建院94年以来.
  private func isCount(_ numeral: Numeral, after end: Int) -> Bool {
    if text[end].isAny(of: "里内间之历前后来多半纪") { return true }
    if text[numeral.start - 1].isAny(of: "了近约共达逾满过经历第超长任用隔") { return true }
    return context.word(.lasting, at: numeral.start - 2)?.end == numeral.start
  }

  /// 于723年, （662年-710年）: of three digits only where a preposition or a bracket asks for a date.
  private func isEarlyYear(_ numeral: Numeral, after index: Int) -> Bool {
    guard !numeral.isChinese, !text[index + 1].isAny(of: "前后里内间之历以的来中时多左寿龄半") else {
      return false
    }
    return text[numeral.start - 1].isAny(of: "于自从(")
      || text[numeral.start - 1] == UInt16(of: "在") && (numeral.integer ?? 0) % 10 != 0
  }

  /// Whether 至 and another year follow: 18年到21年.
  private func rangeFollows(_ index: Int) -> Bool {
    guard let separator = context.word(TimeWord.range, at: index),
      let numeral = context.numerals.read(at: separator.end, allowsBlanks: false)
    else { return false }
    return numeral.isDigits && numeral.length == 2 && context.has("年", at: numeral.end)
      && context.isMonth(at: numeral.end + 1)
  }

  private func isBeforeChrist(_ start: Int) -> Bool {
    guard let run = context.numerals.arabic(at: start + 1), run.isPlain, run.digits >= 3 else {
      return false
    }
    return context.has("年", at: run.end) && !context.has("间", at: run.end + 1)
      && context.isBreak(at: start - 1)
  }

  private func finishYear(_ end: Int, _ point: inout Point, isCounted: Bool = false) {
    if !isCounted { point.parts += 1 }
    point.end = end
  }

  private func eraYear(_ era: WordTrie.Match) -> (year: Int, end: Int)? {
    let parts = era.payload.split(separator: " ").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    if context.end(of: "元年", at: era.end) != nil { return (parts[0], era.end + 2) }
    guard let numeral = context.numerals.read(at: era.end, allowsBlanks: false),
      let value = numeral.integer, value >= 1, value <= parts[1],
      context.has("年", at: numeral.end), !context.has("间", at: numeral.end + 1)
    else { return nil }
    return (parts[0] + value - 1, numeral.end + 1)
  }

  private static let stems = Array("甲乙丙丁戊己庚辛壬癸".utf16)
  private static let branches = Array("子丑寅卯辰巳午未申酉戌亥".utf16)
  private static let animals = Array("鼠牛虎兔龙蛇马羊猴鸡狗猪".utf16)

  /// 甲辰年, 蛇年.
  private func cycleYear(at start: Int) -> (cycle: (index: Int, length: Int), end: Int)? {
    if let stem = Self.stems.firstIndex(of: text[start]),
      let branch = Self.branches.firstIndex(of: text[start + 1]),
      (stem - branch) % 2 == 0, context.has("年", at: start + 2)
    {
      let index = (0..<60).first { $0 % 10 == stem && $0 % 12 == branch }
      return index.map { (($0, 60), start + 3) }
    }
    guard let animal = Self.animals.firstIndex(of: text[start]), context.has("年", at: start + 1),
      !text[start - 1].isIdeograph || text[start - 1].isAny(of: "是在为的迎新")
    else { return nil }
    return ((animal, 12), start + 2)
  }

  private func century(_ reference: TimeReference, after end: Int, _ point: inout Point) {
    point.end = end
    point.parts += 1
    point.fields.year = reference
    point.fields.years = 100
    if case .absolute(let value) = reference {
      point.fields.year = .absolute(value > 0 ? (value - 1) * 100 : value * 100 + 1)
    }
    var index = text.afterBlanks(end, limit: 1)
    if context.has("的", at: index) { index += 1 }
    if let numeral = context.numerals.read(at: index, allowsBlanks: false),
      let decades = decades(numeral)
    {
      if let first = point.fields.year?.absoluteValue {
        point.fields.year = .absolute(first + decades.first)
      } else {
        point.fields.centuryDecade = decades.first
      }
      point.fields.years = decades.years
      point.end = decades.end
    } else if let numeral = context.numerals.read(at: index, allowsBlanks: false),
      let value = numeral.integer, value % 10 == 0, value < 100,
      let word = context.word(.decade, at: numeral.end)
    {
      if let first = point.fields.year?.absoluteValue {
        point.fields.year = .absolute(first + value)
      } else {
        point.fields.centuryDecade = value
      }
      point.fields.years = 10
      point.end = word.end
    }
    longEdge(&point)
  }

  /// 六七十年代: two decades and more.
  private func decades(_ numeral: Numeral) -> (first: Int, years: Int, end: Int)? {
    guard numeral.figure == nil, let low = numeral.low.value, let high = numeral.high.value,
      low >= 10, high < 100, low < high, low.truncatingRemainder(dividingBy: 10) == 0,
      high.truncatingRemainder(dividingBy: 10) == 0,
      let word = context.word(.decade, at: numeral.end)
    else { return nil }
    return (Int(low), Int(high - low) + 10, word.end)
  }

  private func decade(_ value: Int, digits: Numeral, after end: Int, _ point: inout Point) {
    if value >= 1000, digits.isDigits {
      point.fields.year = .absolute(value)
    } else {
      guard value < 100 else { return }
      point.fields.year = .absolute(value)
      point.fields.isDecadeOnly = true
    }
    point.fields.years = 10
    point.end = end
    point.parts += 1
    longEdge(&point)
  }

  private func longEdge(_ point: inout Point) {
    guard let word = context.word(.edge, at: point.end),
      let edge = TimeEdge(rawValue: word.payload),
      ![.ten1, .ten2, .ten3].contains(edge)
    else { return }
    point.fields.edge = edge
    point.end = word.end
  }

  /// The position behind the blanks and the 的 that may part a unit from the next.
  func afterOf(_ index: Int) -> Int {
    let next = text.afterBlanks(index, limit: 2)
    return context.has("的", at: next) ? text.afterBlanks(next + 1, limit: 1) : next
  }
}

extension ScanContext {
  /// Whether a month follows: 8月, 八月, 正月.
  func isMonth(at index: Int) -> Bool {
    let start = text.afterBlanks(index, limit: 2)
    if word(.lunarMonth, at: start) != nil { return true }
    guard let numeral = numerals.read(at: start, allowsBlanks: false), let value = numeral.integer
    else { return false }
    return (1...12).contains(value) && has("月", at: numeral.end)
  }
}
