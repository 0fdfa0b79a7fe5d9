/// Days: 5日, 初五, 当晚.
extension PointGrammar {
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
  func dateInBrackets(_ point: inout Point) {
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
}
