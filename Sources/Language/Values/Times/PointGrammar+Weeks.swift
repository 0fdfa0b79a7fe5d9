/// Weeks: 周五, 下星期一.
extension PointGrammar {
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
