/// Durations, and what counts them from now: 三年半, 3到5年, 三天前, 过去一年, 两周内.
struct LengthGrammar {
  let context: ScanContext

  private var text: FoldedText { context.text }

  /// A length with its end; `high` where a range is named.
  struct Found {
    var length: TimeLength
    var high: TimeLength?
    var end: Int
    /// N日, which is a day of the month unless something says otherwise.
    var isDayLike = false
  }

  /// A duration, or one counted from the anchor.
  func expression(at start: Int) -> TimeDraft? {
    if let window = window(at: start) { return window }
    guard NumeralScalar(text[start]) != nil || text[start].isAny(of: "半几数大多分") else {
      return nil
    }
    guard let found = length(at: start, allowsRange: true), found.length.isFinite else {
      return nil
    }
    if let word = context.word(.afterLength, at: found.end), found.high == nil {
      return bounded(found, word, start: start)
    }
    let index = text.afterBlanks(found.end, limit: 1)
    if let word = context.word(.after, at: index),
      let relation = TimeDraft.Relation(rawValue: word.payload),
      !isOtherWord(at: index, longerThan: word.end)
    {
      switch relation {
      case .before, .strictlyBefore, .after, .strictlyAfter, .since, .within:
        if found.isDayLike, relation == .before || relation == .after { return nil }
        return TimeDraft(
          start: start,
          end: word.end,
          shape: .shifted(found.length, high: found.high, relation)
        )
      case .soFar:
        guard found.length.unit != "m", !text[word.end].isAny(of: "到自了说往看得") else { break }
        return TimeDraft(
          start: start,
          end: word.end,
          shape: .shifted(found.length, high: found.high, .since)
        )
      default: break
      }
    }
    guard !found.isDayLike else { return nil }
    return TimeDraft(
      start: start,
      end: found.end,
      shape: .length(found.length, high: found.high, bound: nil)
    )
  }

  /// 三十年以上; 3年以上7年以下.
  private func bounded(_ found: Found, _ word: WordTrie.Match, start: Int) -> TimeDraft {
    if word.payload == "at-least", let most = length(at: text.afterBlanks(word.end)),
      let end = context.word(.afterLength, at: most.end), end.payload == "at-most"
    {
      return TimeDraft(
        start: start,
        end: end.end,
        shape: .length(found.length, high: most.length, bound: nil)
      )
    }
    return TimeDraft(
      start: start,
      end: word.end,
      shape: .length(found.length, high: nil, bound: word.payload)
    )
  }

  private func isOtherWord(at index: Int, longerThan end: Int) -> Bool {
    if let other = context.word(OtherWord.not, at: index), other.end > end { return true }
    if let other = context.word(.notUnit, at: index), other.end > end { return true }
    return false
  }

  // MARK: Windows

  private func window(at start: Int) -> TimeDraft? {
    guard let word = context.word([.back, .ahead, .passing], at: start) else { return nil }
    let isAligned = word.payload == "1"
    let isBack = word.entry.classBit == TimeWord.back.rawValue
    let isPassing = word.entry.classBit == TimeWord.passing.rawValue
    if isAligned || isPassing {
      guard context.isBreak(at: start - 1) || text[start - 1].isAny(of: "在于的从再") else {
        return nil
      }
    }
    if text[start] == UInt16(of: "近"), word.end == start + 1,
      text[start - 1].isAny(of: "附接临靠邻")
    {
      return nil
    }
    var index = text.afterBlanks(word.end, limit: 1)
    if context.has("的", at: index) || context.has("这", at: index) || context.has("近", at: index)
      || context.has("约", at: index)
    {
      index += 1
    }
    guard let found = length(at: index, isAfterWindow: true), found.length.isFinite else {
      return nil
    }
    if isAligned, found.length.isOver || found.length.isUnknown { return nil }
    if isAligned, NumeralScalar(text[index])?.isUnit == true {
      // 上百年 is a hundred years and more.
      guard text[start] == UInt16(of: "上") else { return nil }
      return TimeDraft(
        start: start,
        end: found.end,
        shape: .length(found.length, high: nil, bound: "at-least")
      )
    }
    if isNearly(found, word, start: start) {
      return TimeDraft(
        start: start,
        end: found.end,
        shape: .length(found.length, high: found.high, bound: nil)
      )
    }
    var end = found.end
    if let after = context.word(.after, at: end),
      ["so-far", "inside", "within", "since", "during"].contains(after.payload),
      !isOtherWord(at: end, longerThan: after.end),
      after.payload != "so-far" || !text[after.end].isAny(of: "到自了说往看得")
    {
      end = after.end
    }
    if found.length.isUnknown, isBack {
      return TimeDraft(start: start, end: end, shape: .reference("PAST_REF"))
    }
    let direction: TimeDraft.Direction =
      isPassing
      ? .passing : isBack ? (isAligned ? .alignedBack : .back) : isAligned ? .alignedAhead : .ahead
    return TimeDraft(start: start, end: end, shape: .window(found.length, direction))
  }

  /// 等了近一个小时, 延续了近百年: 近 says how much, and not when.
  private func isNearly(_ found: Found, _ word: WordTrie.Match, start: Int) -> Bool {
    guard text[start] == UInt16(of: "近"), word.end == start + 1,
      !text[found.end].isAny(of: "来以内里间")
    else { return false }
    return text[start - 1].isAny(of: "了达续过") || "HmS".contains(found.length.unit)
  }

  // MARK: Lengths

  /// A unit without a number: 天 of 每天.
  func bareUnit(at index: Int) -> (amount: Double, letter: Character, end: Int)? {
    guard let word = context.word(.unit, at: index),
      !isOtherWord(at: index, longerThan: word.end),
      let unit = Self.units[word.payload], word.payload != "n", word.payload != "N"
    else { return nil }
    return (unit.amount, unit.letter, word.end)
  }

  private static let units: [String: (amount: Double, letter: Character)] = [
    "Y": (1, "Y"), "M": (1, "M"), "M+": (1, "M"), "m": (1, "M"), "Q": (3, "M"), "q": (3, "M"),
    "W": (1, "W"), "W+": (1, "W"), "D": (1, "D"), "d": (1, "D"), "N": (0, "D"), "B": (1, "D"),
    "H": (1, "H"),
    "H+": (1, "H"), "N1": (1, "m"), "N1.5": (1.5, "m"), "n": (1, "m"), "S": (1, "S"),
    "C": (100, "Y"), "c": (100, "Y"),
  ]

  /// A length: one or several numbers with units.
  func length(
    at start: Int,
    allowsRange: Bool = false,
    isAfterWindow: Bool = false
  ) -> Found? {
    guard var found = part(at: start, allowsRange: allowsRange, isAfterWindow: isAfterWindow) else {
      return nil
    }
    guard found.high == nil else { return found }
    // 一年零三个月, 8天20时, 五分三十秒.
    for _ in 0..<4 {
      var index = found.end
      if context.has("零", at: index) || context.has("又", at: index) || context.has("加", at: index) {
        index += 1
      }
      guard NumeralScalar(text[index]) != nil,
        let next = part(at: index, within: found.length), next.high == nil,
        next.length.unit != found.length.unit
      else { break }
      merge(next.length, into: &found.length)
      found.end = next.end
      found.isDayLike = false
    }
    if found.isDayLike, text[found.end] == UInt16(of: "内") { found.isDayLike = false }
    if found.length.unit == "m", found.needsSeconds { return nil }
    return found
  }

  private func merge(_ more: TimeLength, into length: inout TimeLength) {
    length.years = length.years + more.years
    length.months = length.months + more.months
    length.weeks = length.weeks + more.weeks
    length.days = length.days + more.days
    length.hours = length.hours + more.hours
    length.minutes = length.minutes + more.minutes
    length.seconds = length.seconds + more.seconds
    length.isOver = length.isOver || more.isOver
    length.unit = more.unit
    length.isMinuteMark = false
  }

  private func part(
    at start: Int,
    allowsRange: Bool = false,
    isAfterWindow: Bool = false,
    within: TimeLength? = nil
  ) -> Found? {
    if let half = half(at: start) { return half }
    if text[start] == UInt16(of: "几") || text[start] == UInt16(of: "数") {
      if let unit = context.word(.unit, at: start + 1), let known = Self.units[unit.payload],
        !isOtherWord(at: start + 1, longerThan: unit.end), unit.payload != "n", unit.payload != "N",
        unit.payload != "q"
      {
        var length = TimeLength()
        length.isUnknown = true
        length.unit = known.letter
        return Found(length: length, end: unit.end)
      }
    }
    guard let numeral = context.numerals.read(at: start),
      !numeral.isBareUnit || numeral.length > 1 || isAfterWindow
        || text[start - 1].isAny(of: "近约上逾超几过")
    else { return nil }
    if !numeral.isChinese, CodeToken(context: context).startsInside(numeral.start) { return nil }
    if allowsRange, let range = range(from: numeral) { return range }
    return counted(numeral, isAfterWindow: isAfterWindow, within: within)
  }

  /// A numeral with the unit of time after it.
  private func counted(
    _ numeral: Numeral,
    isAfterWindow: Bool,
    within: TimeLength?
  ) -> Found? {
    let index = text.afterBlanks(numeral.end, limit: 2)
    // 一个半小时, 两个半月.
    if context.has("个", at: index), context.has("半", at: index + 1),
      let unit = context.word(.unit, at: index + 2), let known = Self.units[unit.payload],
      numeral.isExact, let figure = numeral.figure, "MmHW".contains(unit.payload.prefix(1))
    {
      var length = TimeLength()
      length.add(figure + Decimal10(5, exponent: -1), of: known.letter)
      return Found(length: length, end: unit.end)
    }
    guard let unit = context.word(.unit, at: index), let known = Self.units[unit.payload] else {
      if within != nil, context.has("时", at: index), numeral.integer ?? 99 < 100 {
        var length = TimeLength()
        length.add(numeral.low, of: "H")
        return Found(length: length, end: index + 1)
      }
      return nil
    }
    if isOtherWord(at: index, longerThan: unit.end), unit.payload != "D" { return nil }
    if isSomeDay(numeral, unit) { return nil }
    guard
      isLength(numeral, unit, at: index, isAfterWindow: isAfterWindow, isWithin: within != nil)
    else { return nil }
    var found = Found(length: TimeLength(), end: unit.end)
    let amount = numeral.figure ?? numeral.low
    func times(_ figure: Decimal10) -> Decimal10 {
      known.amount == 1
        ? figure : Decimal10(figure.mantissa * known.amount, exponent: figure.exponent)
    }
    found.length.add(times(amount), of: known.letter)
    found.length.isWorkdays = unit.payload == "B"
    found.length.isOver = numeral.isOver || unit.payload.hasSuffix("+")
    if numeral.figure == nil
      || (numeral.isOver && numeral.isChinese && text[numeral.end - 1] == UInt16(of: "几"))
    {
      var high = TimeLength()
      high.add(times(numeral.high), of: known.letter)
      found.high = high
    }
    if context.has("半", at: found.end), numeral.isExact, isHalfUnit(unit.payload, at: found.end) {
      found.length.add(Decimal10(5 * known.amount, exponent: -1), of: known.letter)
      found.end += 1
      if context.has("钟", at: found.end) { found.end += 1 }
    } else if context.has("多", at: found.end), numeral.isExact,
      !text[found.end + 1].isIdeograph || !text[found.end + 1].isAny(of: "方次个种年数家少元")
    {
      found.length.isOver = true
      found.end += 1
      if unit.payload == "n", context.has("钟", at: found.end) {
        found.end += 1
        found.length.isMinuteMark = false
        return found
      }
    }
    if unit.payload == "S", numeral.isExact, !numeral.hasFraction { hundredths(&found) }
    found.isDayLike = unit.payload == "d" && !isDuration(numeral)
    if unit.payload == "n" { found.length.isMinuteMark = within == nil && found.end == unit.end }
    if let pair = nights(after: found.end, unit: unit.payload) { found.end = pair }
    return found
  }

  /// 9秒83, as results in sport are told.
  private func hundredths(_ found: inout Found) {
    let end = found.end
    guard text[end].isASCIIDigit, text[end + 1].isASCIIDigit, !text[end + 2].isASCIIDigit,
      text[end + 2] != UInt16(of: "."), !text[end + 2].isLatinLetter
    else { return }
    let value = text[end].digitValue * 10 + text[end + 1].digitValue
    found.length.add(Decimal10(Double(value), exponent: -2), of: "S")
    found.end = end + 2
  }

  /// 那一天, 哪一年 and 有一天 name a day, and do not count it.
  private func isSomeDay(_ numeral: Numeral, _ unit: WordTrie.Match) -> Bool {
    guard numeral.length == 1, text[numeral.start] == UInt16(of: "一"),
      unit.payload == "D" || unit.payload == "Y", unit.end == numeral.end + 1,
      !text[unit.end].isAny(of: "内里间之以来半多")
    else { return false }
    if text[numeral.start - 1].isAny(of: "那这哪某同每") { return true }
    return text[numeral.start - 1] == UInt16(of: "有") && context.isBreak(at: numeral.start - 2)
  }

  /// 6天5晚, 三天三夜, 七载春秋.
  private func nights(after end: Int, unit: String) -> Int? {
    if unit == "Y", let word = context.end(of: "春秋", at: end) { return word }
    guard unit == "D", let numeral = context.numerals.read(at: end, allowsBlanks: false),
      let word = context.word(.unit, at: numeral.end), word.payload == "N"
    else { return nil }
    return word.end
  }

  private func isHalfUnit(_ unit: String, at index: Int) -> Bool {
    guard "YWDNnM".contains(unit.prefix(1)), unit != "d" else { return false }
    // 三天半路程 is no 半路; 三年半导体 is no half year.
    return context.word(OtherWord.not, at: index) == nil
  }

  /// Whether 日, 月, 年 after this numeral count, rather than name a day, month or year.
  private func isLength(
    _ numeral: Numeral,
    _ unit: WordTrie.Match,
    at index: Int,
    isAfterWindow: Bool,
    isWithin: Bool
  ) -> Bool {
    switch unit.payload {
    case "Y":
      if context.has("级", at: unit.end) || context.has("代", at: unit.end) { return false }
      if numeral.isDigits {
        if numeral.isChinese { return numeral.length == 1 }
        if numeral.length == 4,
          text[numeral.start] == UInt16(of: "1") || text[numeral.start] == UInt16(of: "2")
        {
          return false
        }
        return text[numeral.start] != UInt16(of: "0")
      }
      if let value = numeral.integer, (1900...2100).contains(value), numeral.isExact {
        return false
      }
      return true
    case "m", "q", "c":
      return isDuration(numeral) || (isAfterWindow && unit.payload == "m")
    case "d":
      guard let value = numeral.integer else { return true }
      return value > 0
    case "n":
      return numeral.length <= 3
    case "N": return isWithin
    case "H+", "M+", "W+": return numeral.isExact
    default: return true
    }
  }

  /// 两日, 数日, 90日: words that no day of a month is called by.
  private func isDuration(_ numeral: Numeral) -> Bool {
    if numeral.figure == nil || numeral.isOver { return true }
    if text[numeral.start].isAny(of: "两仨俩") { return true }
    if let value = numeral.integer, value > 31 { return true }
    return numeral.hasFraction
  }

  /// 半小时, 半年, 大半天, 分半.
  private func half(at start: Int) -> Found? {
    var index = start
    var isMost = false
    if context.has("大", at: index), context.has("半", at: index + 1) {
      isMost = true
      index += 1
    }
    if context.end(of: "分半", at: start) != nil {
      let end = context.end(of: "分半钟", at: start) ?? start + 2
      guard context.isBreak(at: end), context.isBreak(at: start - 1) else { return nil }
      var length = TimeLength()
      length.add(Decimal10(15, exponent: -1), of: "m")
      return Found(length: length, end: end)
    }
    guard context.has("半", at: index), NumeralScalar(text[index - 1]) == nil else { return nil }
    let unitStart = index + 1
    guard let unit = context.word(.unit, at: unitStart), let known = Self.units[unit.payload],
      !["N", "S", "n", "q"].contains(unit.payload),
      !isOtherWord(at: unitStart, longerThan: unit.end)
    else { return nil }
    if context.end(of: "上半", at: index - 1) != nil || context.end(of: "下半", at: index - 1) != nil {
      return nil
    }
    var length = TimeLength()
    length.add(Decimal10(5 * known.amount, exponent: -1), of: known.letter)
    if unit.payload == "d" || unit.payload == "D", !isMost, known.letter == "D" {
      length = TimeLength()
      length.add(Decimal10(5, exponent: -1), of: "D")
    }
    var found = Found(length: length, end: unit.end)
    if isMost {
      var high = TimeLength()
      high.add(Decimal10(9 * known.amount, exponent: -1), of: known.letter)
      found.high = high
    }
    if context.has("多", at: found.end), context.isBreak(at: found.end + 1) {
      found.length.isOver = true
      found.end += 1
    }
    return found
  }

  /// 3到5年, 3天——8天, 30~90日.
  private func range(from numeral: Numeral) -> Found? {
    guard numeral.isExact else { return nil }
    var index = text.afterBlanks(numeral.end, limit: 1)
    var firstUnit: WordTrie.Match?
    if let unit = context.word(.unit, at: index), unit.payload != "d" || isDuration(numeral) {
      firstUnit = unit
      index = text.afterBlanks(unit.end, limit: 1)
    }
    // 三、五年 is about as long as 三五年.
    let isListed =
      firstUnit == nil && context.has("、", at: index) && numeral.isChinese
      && numeral.length == 1
    guard let separator = isListed ? index + 1 : context.word(TimeWord.range, at: index)?.end else {
      return nil
    }
    let next = text.afterBlanks(separator, limit: 1)
    guard let second = context.numerals.read(at: next), second.isExact,
      let unit = context.word(.unit, at: text.afterBlanks(second.end, limit: 1)),
      let known = Self.units[unit.payload],
      !isOtherWord(at: second.end, longerThan: unit.end)
    else { return nil }
    if let firstUnit, Self.units[firstUnit.payload]?.letter != known.letter { return nil }
    if unit.payload == "Y" {
      guard isYearCount(second), isYearCount(numeral), !text[unit.end].isAny(of: "代级") else {
        return nil
      }
    }
    if "mqcnN".contains(unit.payload) { return nil }
    if unit.payload == "d", !isDuration(second) { return nil }
    guard let low = numeral.figure, let high = second.figure,
      (low.value ?? .infinity) < (high.value ?? 0)
    else { return nil }
    var found = Found(length: TimeLength(), end: unit.end)
    var most = TimeLength()
    func times(_ figure: Decimal10) -> Decimal10 {
      known.amount == 1
        ? figure : Decimal10(figure.mantissa * known.amount, exponent: figure.exponent)
    }
    found.length.add(times(low), of: known.letter)
    most.add(times(high), of: known.letter)
    found.high = most
    return found
  }

  private func isYearCount(_ numeral: Numeral) -> Bool {
    guard let value = numeral.figure?.value else { return false }
    return value < 1000 && !(numeral.isDigits && text[numeral.start] == UInt16(of: "0"))
      && !(numeral.isDigits && numeral.isChinese && numeral.length > 1)
  }
}

extension LengthGrammar.Found {
  /// 五分 is minutes only with seconds or hours beside it.
  var needsSeconds: Bool { length.isMinuteMark && length.hours.isZero }
}
