/// Quarters, months, weeks, days and feasts.
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

  // MARK: Days

  /// 5日, 今天, 当晚, 初八, and lunar days without 日.
  func dayPart(_ point: inout Point, isRangeEnd: Bool) {
    guard point.fields.day == nil, point.fields.weekday == nil, point.fields.nthDay == nil,
      point.fields.edge == nil, point.fields.portion == nil, point.fields.nthWeek == nil,
      point.fields.half == nil, point.fields.quarter == nil, point.fields.feast == nil,
      point.fields.season == nil
    else { return }
    let start = afterOf(point.end)
    guard start == point.end || point.parts > 0 else { return }
    if point.parts == 0 {
      if let word = context.word([.day, .dayText], at: start), let shift = Int(word.payload) {
        if let other = context.word(OtherWord.not, at: start), other.end > word.end { return }
        point.fields.day =
          word.entry.classBit == TimeWord.day.rawValue ? .relative(shift) : .text(shift)
        accept(word.end, &point)
        dateInBrackets(&point)
        return
      }
      if let day = bracketedDay(at: start) {
        point.fields.day = .absolute(day.value)
        accept(day.end, &point)
        return
      }
      if let word = context.word([.dayPart, .dayPartText], at: start) {
        let parts = word.payload.split(separator: " ")
        guard parts.count == 2, let shift = Int(parts[0]),
          let part = DayPart(rawValue: String(parts[1]))
        else { return }
        if let other = context.word(.notUnit, at: word.end - 1), other.end > word.end { return }
        point.fields.day =
          word.entry.classBit == TimeWord.dayPart.rawValue ? .relative(shift) : .text(shift)
        point.fields.part = part
        point.fields.isOfOtherDay =
          text[start].isAny(of: "那头这") || text[start + 1] == UInt16(of: "一")
        accept(word.end, &point)
        return
      }
    }
    let hasMonth = point.fields.month != nil
    if context.has("初", at: start), hasMonth || point.fields.isLunar || isRangeEnd,
      let number = context.smallNumber(at: start + 1), (1...10).contains(number.value)
    {
      point.fields.isLunar = true
      point.fields.day = .absolute(number.value)
      accept(number.end, &point)
      return
    }
    guard let number = context.smallNumber(at: start), (1...31).contains(number.value) else {
      return
    }
    if point.parts == 0, !isRangeEnd, CodeToken(context: context).startsInside(start) { return }
    let after = text.afterBlanks(number.end, limit: 1)
    if context.has("日", at: after) || context.has("号", at: after) {
      if after != number.end, !hasMonth { return }
      guard isDay(at: after, hasMonth: hasMonth, start: start, isRangeEnd: isRangeEnd) else {
        return
      }
      point.fields.day = .absolute(number.value)
      if point.parts == 0 { point.fields.lead = .day }
      accept(after + 1, &point)
      return
    }
    guard hasMonth, point.fields.month?.absoluteValue != nil, start == point.end else { return }
    bareDay(number, start: start, &point)
  }

  /// 今（9）日: the day of the month, for those who read later.
  private func bracketedDay(at start: Int) -> (value: Int, end: Int)? {
    guard text[start].isAny(of: "今昨明"), context.has("(", at: start + 1),
      let number = context.smallNumber(at: start + 2), (1...31).contains(number.value),
      let end = context.end(of: ")日", at: number.end)
    else { return nil }
    return (number.value, end)
  }

  /// 今天（9月7日）, 周三（11日）: the date says which day is meant.
  private func dateInBrackets(_ point: inout Point) {
    guard context.has("(", at: point.end) else { return }
    var probe = Point(fields: TimeFields(), end: point.end + 1, parts: 0)
    monthPart(&probe)
    guard probe.fields.edge == nil, probe.fields.day == nil else { return }
    dayPart(&probe, isRangeEnd: probe.fields.month == nil)
    guard case .absolute = probe.fields.day, !probe.fields.isLunar, context.has(")", at: probe.end)
    else { return }
    point.fields.statedWeekday = point.fields.weekday
    point.fields.weekday = nil
    point.fields.month = probe.fields.month
    point.fields.day = probe.fields.day
  }

  /// 八月十五 is lunar; 一月二十三 is not; 1月3 waits for a range.
  private func bareDay(_ number: (value: Int, end: Int), start: Int, _ point: inout Point) {
    let after = text[number.end]
    guard !after.isAny(of: "个年天月点时季种家名人%元万亿千百.,度周"), !after.isASCIIDigit,
      !after.isLatinLetter
    else { return }
    if text[start].isASCIIDigit {
      guard !point.fields.isLunar else {
        point.fields.day = .absolute(number.value)
        accept(number.end, &point)
        return
      }
      point.fields.day = .absolute(number.value)
      let isRange = context.word(TimeWord.range, at: text.afterBlanks(number.end, limit: 1)) != nil
      guard isRange || context.isBreak(at: number.end) else {
        point.fields.day = nil
        return
      }
      point.hasBareDay = !isRange
      accept(number.end, &point)
      return
    }
    guard number.value > 10, number.end - start > 1 || text[start] == UInt16(of: "廿") else {
      return
    }
    let isFirstMonth = text[start - 2] == UInt16(of: "一") && point.fields.month == .absolute(1)
    guard
      context.isBreak(at: number.end) || context.word(.part, at: number.end) != nil
        || isLunarContext(number.end)
    else { return }
    point.fields.day = .absolute(number.value)
    if !isFirstMonth { point.fields.isLunar = true }
    accept(number.end, &point)
  }

  private func isLunarContext(_ index: Int) -> Bool {
    text[index].isAny(of: "的是那这在到至前后以")
  }

  /// Whether N日 or N号 is a day: not 5号线, not 3日元, not 日均.
  private func isDay(at index: Int, hasMonth: Bool, start: Int, isRangeEnd: Bool) -> Bool {
    if context.has("号", at: index) {
      if context.word(.notDay, at: index) != nil { return false }
      // 中山路21号 is a house, 广大兴28号 a ship: a day stands where a clause or a verb lets it.
      let before = text[start - 1]
      return hasMonth || isRangeEnd || !before.isIdeograph
        || before.isAny(of: "于在到至从自是和与及或今本月周期为这由我你他她们就要说定了前后等约")
    }
    if context.word(QuantityWord.money, at: index) != nil { return false }
    if hasMonth { return true }
    let next = text[index + 1]
    if next.isAny(of: "元币均圆元游") { return false }
    // 3日 may be three days: 两日, 数日 are; plain figures are days of the month in news.
    if text[start - 1].isAny(of: "第每近隔约") { return false }
    if context.word(.lasting, at: start - 2)?.end == start { return false }
    if text[start] == UInt16(of: "两") { return false }
    // 一日三次 is how often.
    if text[start] == UInt16(of: "一"), index == start + 1, NumeralScalar(next) != nil {
      return false
    }
    if next == UInt16(of: "内") || context.end(of: "以内", at: index + 1) != nil
      || context.end(of: "之内", at: index + 1) != nil
    {
      return false
    }
    return true
  }

  // MARK: Weeks

  func weekdayDigit(at index: Int) -> Int? {
    let digit: Int
    switch Unicode.Scalar(text[index]) {
    case "一", "1": digit = 1
    case "二", "2": digit = 2
    case "三", "3": digit = 3
    case "四", "4": digit = 4
    case "五", "5": digit = 5
    case "六", "6": digit = 6
    case "日", "天", "7": digit = 7
    default: return nil
    }
    // 每周2集 counts, 每周2、4 and 周3上午 name days.
    if text[index].isASCIIDigit {
      guard !text[index + 1].isASCIIDigit, text[index + 1] != UInt16(of: "%"),
        !text[index + 1].isIdeograph || context.word(.part, at: index + 1) != nil
          || context.word(.partShort, at: index + 1) != nil || text[index + 1].isAny(of: "和至到及")
      else { return nil }
    }
    if let other = context.word(OtherWord.not, at: index), context.end(of: "一起", at: index) == nil,
      context.word(.part, at: index + 1) == nil,
      context.has("日", at: index) == false, other.end > index + 1,
      context.has("天", at: index) == false
    {
      return nil
    }
    // 每周三次 counts, 周三 names a day.
    if text[index + 1].isAny(of: "次场节期篇趟回") { return nil }
    return digit
  }

  /// 周三, 下星期三, 上周, 本周末.
  func weekday(_ point: inout Point) {
    guard point.fields.weekday == nil, point.fields.edge == nil, point.fields.nthWeek == nil,
      point.fields.feast == nil
    else { return }
    var start = afterOf(point.end)
    guard point.parts == 0 || point.fields.day != nil else { return }
    if point.parts > 0, start == point.end || !context.has("的", at: start - 1) {
      // 9日 星期一 is one time; 9日，星期一 too.
      start = text.afterBlanks(point.end, limit: 1)
    }
    if point.parts == 0, let word = context.word(.week, at: start), let shift = Int(word.payload) {
      if let other = context.word(OtherWord.not, at: start), other.end > word.end { return }
      point.fields.week = .relative(shift)
      accept(word.end, &point)
      var index = word.end
      if let again = context.word(.weekWord, at: index) { index = again.end }
      if let day = weekdayDigit(at: index) {
        point.fields.weekday = day
        point.end = index + 1
      } else if context.has("末", at: word.end) {
        point.fields.isWeekend = true
        point.end = word.end + 1
      } else if let end = context.has("的", at: index) ? index + 1 : nil,
        let again = context.word(.weekWord, at: end), let day = weekdayDigit(at: again.end)
      {
        point.fields.weekday = day
        point.end = again.end + 1
      }
      return
    }
    if point.parts == 0, let word = context.word(.weekend, at: start) {
      if let other = context.word(OtherWord.not, at: start), other.end > word.end { return }
      point.fields.isWeekend = true
      accept(word.end, &point)
      return
    }
    guard let word = context.word(.weekWord, at: start), let day = weekdayDigit(at: word.end) else {
      return
    }
    if let other = context.word(OtherWord.not, at: start), other.end > word.end + 1 { return }
    if point.parts == 0 {
      // 一周一 counts weeks.
      guard NumeralScalar(text[start - 1]) == nil, !context.has("每", at: start - 1) else { return }
      point.fields.weekday = day
      accept(word.end + 1, &point)
      dateAfterWeekday(&point)
      if point.fields.weekday != nil { dateInBrackets(&point) }
    } else {
      point.fields.statedWeekday = day
      point.end = word.end + 1
    }
  }

  /// 星期天, 二月十号: the date says which Sunday.
  private func dateAfterWeekday(_ point: inout Point) {
    var index = point.end
    if context.has(",", at: index) || text[index] == 0xFF0C { index += 1 }
    index = text.afterBlanks(index, limit: 1)
    guard index > point.end else { return }
    var probe = Point(fields: TimeFields(), end: index, parts: 0)
    monthPart(&probe)
    guard probe.fields.month?.absoluteValue != nil, probe.fields.day == nil else { return }
    dayPart(&probe, isRangeEnd: false)
    guard probe.fields.day?.absoluteValue != nil, !probe.hasBareDay else { return }
    point.fields.statedWeekday = point.fields.weekday
    point.fields.weekday = nil
    point.fields.month = probe.fields.month
    point.fields.day = probe.fields.day
    point.end = probe.end
  }

  func isOtherWord(at index: Int, longerThan end: Int) -> Bool {
    if let other = context.word(OtherWord.not, at: index), other.end > end { return true }
    return false
  }
}

extension ScanContext {
  /// A whole number up to `limit`, Arabic or Chinese, for months, days, hours and minutes.
  func smallNumber(at start: Int, limit: Int = 99) -> (value: Int, end: Int)? {
    if text[start].isASCIIDigit {
      var value = 0
      var index = start
      while text[index].isASCIIDigit {
        value = value * 10 + text[index].digitValue
        index += 1
        if index - start > 3 { return nil }
      }
      return value <= limit && index - start <= (limit > 99 ? 3 : 2) ? (value, index) : nil
    }
    var value: Int?
    var sum = 0
    var index = start
    var sawUnit = false
    var digits = 0
    loop: while index - start < 6 {
      switch NumeralScalar(text[index]) {
      case .chineseDigit(let digit):
        if let before = value, !sawUnit {
          // 〇八, 三〇: spelled out.
          guard digits == 1, before == 0 || digit == 0 else { return nil }
          value = before * 10 + digit
        } else {
          value = digit
        }
        digits += 1
      case .unit(1):
        sum += (value ?? 1) * 10
        value = nil
        sawUnit = true
        digits = 0
      case .unit(2):
        guard limit > 99, let before = value else { break loop }
        sum += before * 100
        value = nil
        sawUnit = true
        digits = 0
      case .tens(let tens):
        guard index == start else { break loop }
        sum = tens * 10
        sawUnit = true
      default: break loop
      }
      index += 1
      if sawUnit, digits == 1, let last = value, last > 0 { break }
    }
    guard index > start else { return nil }
    let total = sum + (value ?? 0)
    return total <= limit ? (total, index) : nil
  }
}
