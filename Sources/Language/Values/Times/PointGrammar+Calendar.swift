/// Quarters, months, parts and feasts of a year.
extension PointGrammar {
  /// Halves, quarters, seasons, feasts and edges of a year.
  func underYear(_ point: inout Point) {
    let hasYear = point.fields.year != nil || point.fields.cycle != nil
    let index = afterOf(point.end)
    guard hasYear || index == point.end else { return }
    // 甲辰年春节 is one day; parts of a lunar year have no names of their own.
    if point.fields.cycle != nil, context.word(.feast, at: index) == nil { return }
    let here = TimeWord(rawValue: context.lexicon.timeWords.classes(in: text.scalars, at: index))
    if here.isDisjoint(with: .underYear), NumeralScalar(text[index]) == nil,
      !text[index].isAny(of: "Q首第前头后最")
    {
      return
    }
    if let word = context.word(.halfOfYear, at: index) {
      point.fields.half = Int(word.payload)
      accept(word.end, &point)
      edge(&point)
      return
    }
    if let word = context.word([.half, .quarter], at: index), let shift = Int(word.payload) {
      if word.entry.classBit == TimeWord.half.rawValue {
        point.fields.halfShift = shift
      } else {
        point.fields.quarterShift = shift
      }
      accept(word.end, &point)
      edge(&point)
      return
    }
    if let word = context.word(.hour, at: index), !hasYear {
      point.fields.isHourShift = Int(word.payload)
      accept(word.end, &point)
      return
    }
    if let quarter = quarter(at: index, hasYear: hasYear) {
      point.fields.quarter = quarter.value
      point.fields.lead = point.parts == 0 ? .quarter : point.fields.lead
      accept(quarter.end, &point)
      edge(&point)
      return
    }
    if let portion = portion(at: index, hasYear: hasYear, hasMonth: false) {
      point.fields.portion = portion.value
      accept(portion.end, &point)
      return
    }
    if hasYear, nth(at: index, &point) { return }
    if let word = context.word(.feastQuoted, at: index), let rule = FeastRule(word.payload),
      text[index - 1].isAny(of: "“\"「『‘"), text[word.end].isAny(of: "”\"」』’")
    {
      point.fields.feast = rule
      accept(word.end, &point)
      return
    }
    if let word = context.word([.feast, .feastWeak, .term, .termWeak], at: index),
      let rule = FeastRule(word.payload)
    {
      let isWeak =
        word.entry.classBit == TimeWord.feastWeak.rawValue
        || word.entry.classBit == TimeWord.termWeak.rawValue
      if isWeak, !hasYear, context.end(of: "节气", at: word.end) == nil { return }
      if let other = context.word(OtherWord.not, at: index), other.end > word.end { return }
      // 儿童节目 are programmes; 春节目前 is the feast, now.
      if context.has("目", at: word.end), text[word.end - 1] == UInt16(of: "节"),
        !text[word.end + 1].isAny(of: "前光标睹力的击")
      {
        return
      }
      if point.fields.isLunar, case .gregorian = rule { return }
      point.fields.feast = rule
      accept(word.end, &point)
      return
    }
    if let word = context.word([.season, .seasonShort, .seasonThis], at: index) {
      let isShort = word.entry.classBit == TimeWord.seasonShort.rawValue
      if isShort, !hasYear { return }
      if isShort, !context.isBreak(at: word.end), context.word(.after, at: word.end) == nil {
        return
      }
      if let other = context.word(OtherWord.not, at: index), other.end > word.end { return }
      point.fields.season = word.payload
      if word.entry.classBit == TimeWord.seasonThis.rawValue { point.fields.year = .relative(0) }
      accept(word.end, &point)
      return
    }
    if let word = context.word(.edgeYear, at: index), let edge = TimeEdge(rawValue: word.payload) {
      if let other = context.word(OtherWord.not, at: index), other.end > word.end { return }
      if !hasYear {
        guard mayOpen(index), edge != .middle || context.isBreak(at: word.end) else { return }
        point.fields.year = .relative(0)
      }
      point.fields.edge = edge
      accept(word.end, &point)
      return
    }
    if !hasYear, let word = context.word(.edgeMonth, at: index),
      let edge = TimeEdge(rawValue: word.payload), mayOpen(index),
      edge != .middle || context.isBreak(at: word.end)
    {
      point.fields.month = .relative(0)
      point.fields.edge = edge
      accept(word.end, &point)
      return
    }
    if hasYear { edge(&point) }
  }

  /// Whether 年底 or 月初 stands by itself here, and is no end of another word (少年中, 每年底).
  private func mayOpen(_ index: Int) -> Bool {
    let before = text[index - 1]
    return !before.isIdeograph || before.isAny(of: "在到至于从自截今明去本近离距的达将")
  }

  func accept(_ end: Int, _ point: inout Point) {
    point.end = end
    point.parts += 1
    point.isBareShortYear = false
  }

  /// 初, 底, 中 behind a unit.
  func edge(_ point: inout Point) {
    let index = point.end
    if let word = context.word(.edge, at: index), let edge = TimeEdge(rawValue: word.payload) {
      if edge == .start, NumeralScalar(text[word.end]) != nil, word.end == index + 1 { return }
      if edge == .ten1 || edge == .ten2 || edge == .ten3, point.fields.month == nil { return }
      point.fields.edge = edge
      point.end = word.end
      point.isBareShortYear = false
    } else if context.word(.edgeIn, at: index) != nil, context.isBreak(at: index + 1) {
      point.fields.edge = .middle
      point.end = index + 1
    }
  }

  /// 一季度, 第三季度, Q1, 首季度.
  private func quarter(at index: Int, hasYear: Bool) -> (value: Int, end: Int)? {
    if context.has("Q", at: index), text[index + 1].isASCIIDigit {
      let value = text[index + 1].digitValue
      guard (1...4).contains(value), !text[index + 2].isASCIIDigit, !text[index + 2].isLatinLetter,
        !text[index - 1].isLatinLetter
      else { return nil }
      return (value, context.end(of: "季度", at: index + 2) ?? index + 2)
    }
    if let end = context.end(of: "首季度", at: index) { return (1, end) }
    var start = index
    if context.has("第", at: start) { start += 1 }
    guard let number = context.smallNumber(at: start), (1...4).contains(number.value) else {
      return nil
    }
    if let end = context.end(of: "季度", at: number.end) { return (number.value, end) }
    if hasYear, context.has("季", at: number.end), context.isBreak(at: number.end + 1) {
      return (number.value, number.end + 1)
    }
    return nil
  }

  /// 前三季度, 前7个月, 前10天, 后三月, 首月, 头两个月.
  func portion(
    at index: Int,
    hasYear: Bool,
    hasMonth: Bool
  ) -> (value: (count: Int, unit: Character), end: Int)? {
    var sign = 1
    var start = index
    if let end = context.end(of: "最后", at: index) {
      sign = -1
      start = end
    } else if context.has("前", at: index) || context.has("头", at: index)
      || context.has("首", at: index)
    {
      start = index + 1
    } else if context.has("后", at: index), hasYear || hasMonth {
      sign = -1
      start = index + 1
    } else {
      return nil
    }
    var count = 1
    var unitStart = start
    if let number = context.smallNumber(at: start) {
      count = number.value
      unitStart = number.end
    } else if !context.has("首", at: index) {
      return nil
    }
    guard count > 0, count < 367, let word = context.word(.unit, at: unitStart) else { return nil }
    let unit: Character
    switch word.payload {
    case "M", "m": unit = "M"
    case "Q", "q": unit = "Q"
    case "W": unit = "W"
    case "D", "d": unit = "D"
    default: return nil
    }
    if !hasYear, !hasMonth {
      guard unit == "Q" && count > 1 || unit == "M" && context.has("头", at: index),
        context.isBreak(at: index - 1) || !text[index - 1].isAny(of: "以之从往")
      else { return nil }
    }
    if hasMonth, unit == "M" || unit == "Q" { return nil }
    return ((count * sign, unit), word.end)
  }

  /// 第三个月, 第二周, 第十天 of a year or month.
  func nth(at index: Int, _ point: inout Point) -> Bool {
    var start = index
    var isLast = false
    if let end = context.end(of: "最后一个", at: index) {
      isLast = true
      start = end
    } else if context.has("第", at: index) {
      start = index + 1
    } else if context.end(of: "首个", at: index) != nil {
      start = index + 2
    } else {
      return false
    }
    var value = isLast || context.has("首", at: index) ? 1 : 0
    var end = start
    if value == 0 {
      guard let number = context.smallNumber(at: start, limit: 366) else { return false }
      value = number.value
      end = number.end
      if context.has("个", at: end) { end += 1 }
    }
    guard value > 0 else { return false }
    if let word = context.word(.weekWord, at: end) {
      if let day = weekdayDigit(at: word.end), point.fields.month != nil {
        point.fields.weekday = day
        point.fields.nthWeekday = isLast ? -1 : value
        accept(word.end + 1, &point)
        return true
      }
      guard !isLast else { return false }
      point.fields.nthWeek = value
      accept(word.end, &point)
      return true
    }
    guard let word = context.word(.unit, at: end), !isLast else { return false }
    switch word.payload {
    case "W": point.fields.nthWeek = value
    case "m", "M":
      guard point.fields.month == nil, (1...12).contains(value) else { return false }
      point.fields.month = .absolute(value)
    case "D":
      point.fields.nthDay = value
    default: return false
    }
    accept(word.end, &point)
    return true
  }

  /// 9月, 上月, 正月, 闰四月, with what stands under it.
  func monthPart(_ point: inout Point) {
    let start = afterOf(point.end)
    guard start == point.end || point.parts > 0 else { return }
    var end: Int?
    if let word = context.word([.month, .monthText], at: start), let shift = Int(word.payload) {
      point.fields.month =
        word.entry.classBit == TimeWord.month.rawValue ? .relative(shift) : .text(shift)
      end = word.end
    } else if let word = context.word(.lunarMonth, at: start), let value = Int(word.payload) {
      point.fields.month = .absolute(value)
      point.fields.isLunar = true
      end = word.end
    } else if let word = context.end(of: "元月", at: start) {
      point.fields.month = .absolute(1)
      end = word
    } else {
      var numberStart = start
      let isLeap = context.has("闰", at: start)
      if isLeap { numberStart += 1 }
      if let number = context.smallNumber(at: numberStart), (1...12).contains(number.value),
        point.isRangeEnd || point.parts > 0 || numberStart != start
          || !CodeToken(context: context).startsInside(numberStart)
      {
        let after = text.afterBlanks(number.end, limit: 1)
        if context.has("月", at: after), !isOtherWord(at: after, longerThan: after + 1) {
          point.fields.month = .absolute(number.value)
          if point.parts == 0 { point.fields.lead = .month }
          if isLeap {
            point.fields.isLunar = true
            point.fields.isLeapMonth = true
          }
          end = after + 1
        }
      }
    }
    guard var end else { return }
    if context.has("份", at: end), !context.has("额", at: end + 1) { end += 1 }
    accept(end, &point)
    underMonth(&point)
  }

  private func underMonth(_ point: inout Point) {
    if let word = context.word(.edgeMonth, at: point.end),
      let edge = TimeEdge(rawValue: word.payload)
    {
      point.fields.edge = edge
      point.end = word.end
      return
    }
    let index = afterOf(point.end)
    if nth(at: index, &point) { return }
    if let portion = portion(at: index, hasYear: false, hasMonth: true) {
      point.fields.portion = portion.value
      accept(portion.end, &point)
      return
    }
    if point.fields.isLunar { lunarDay(&point) }
    if point.fields.day == nil { edge(&point) }
  }

  /// 初八, 十五, 廿三, 三十 in a lunar month.
  private func lunarDay(_ point: inout Point) {
    var index = point.end
    if context.has("初", at: index) { index += 1 }
    guard let number = context.smallNumber(at: index), (1...30).contains(number.value),
      index > point.end ? number.value <= 10 : true
    else { return }
    let after = text[number.end]
    guard index > point.end || !after.isAny(of: "个年天月点时种家名人") else { return }
    point.fields.day = .absolute(number.value)
    var end = number.end
    if after == UInt16(of: "日") || after == UInt16(of: "号") { end += 1 }
    accept(end, &point)
  }
}
