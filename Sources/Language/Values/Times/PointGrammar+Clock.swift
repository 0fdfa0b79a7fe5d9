/// Parts of the day, clock times, dates in figures.
extension PointGrammar {
  /// The point with the part of the day and the clock time that follow.
  func clock(after date: Point, isRangeEnd: Bool = false) -> Point {
    var point = date
    let index = afterWeekday(afterOf(date.end), date)
    let hasDay =
      date.fields.day != nil || date.fields.weekday != nil || date.fields.feast != nil
      || date.fields.nthDay != nil || date.fields.isWeekend
    guard hasDay || date.parts == 0 || date.fields.part != nil || date.fields.every != nil else {
      return point
    }
    if point.fields.part == nil, let part = part(at: index, hasDay: hasDay) {
      if date.parts == 0 || hasDay || date.fields.every != nil {
        point.fields.part = part.part
        accept(part.end, &point)
      }
    } else if point.fields.part == nil, let word = context.word(.partDay, at: index),
      date.parts == 0 || hasDay
    {
      if date.parts == 0 { point.fields.day = .relative(0) }
      accept(word.end, &point)
      return point
    }
    var start = text.afterBlanks(point.end, limit: 2)
    if point.parts > 0, start == point.end {
      start = afterWeekday(afterOf(point.end), point)
    }
    if point.parts > 0, context.has("-", at: start) { return point }
    guard let time = time(at: start, hasContext: point.parts > 0, isRangeEnd: isRangeEnd) else {
      return point
    }
    let isBare = point.parts == 0
    point.fields.hour = point.fields.part?.hour(time.hour) ?? time.hour
    if time.isAfternoon, time.hour < 12 { point.fields.hour = time.hour + 12 }
    if time.isMorning, time.hour == 12 { point.fields.hour = 0 }
    point.fields.minute = time.minute
    point.fields.second = time.second
    point.fields.zone = time.zone
    accept(time.end, &point)
    if isBare {
      point.isBareHour = time.isBare
      point.fields.lead = .hour
    }
    return point
  }

  /// The position behind （周三） between a day and its hour.
  private func afterWeekday(_ index: Int, _ point: Point) -> Int {
    guard context.has("(", at: index), point.fields.day != nil,
      let word = context.word(.weekWord, at: index + 1), weekdayDigit(at: word.end) != nil,
      context.has(")", at: word.end + 1)
    else { return index }
    let end = text.afterBlanks(word.end + 2, limit: 1)
    let isFollowed =
      context.word(.part, at: end) != nil || time(at: end, hasContext: true) != nil
    return isFollowed ? end : index
  }

  private func part(at index: Int, hasDay: Bool) -> (part: DayPart, end: Int)? {
    if let word = context.word(.part, at: index), let part = DayPart(rawValue: word.payload) {
      if let other = context.word(OtherWord.not, at: index), other.end > word.end { return nil }
      if let other = context.word(.notUnit, at: index), other.end > word.end { return nil }
      return (part, word.end)
    }
    guard hasDay, let word = context.word(.partShort, at: index),
      let part = DayPart(rawValue: word.payload),
      !text[word.end].isAny(of: "会报餐市宴点于期年些已就在茶课景场间班")
    else { return nil }
    return (part, word.end)
  }

  /// A time on the clock.
  struct Time {
    var hour: Int
    var minute: Int?
    var second: Int?
    var zone: String?
    var end: Int
    var isAfternoon = false
    var isMorning = false
    /// The hour alone, with 点 or 时.
    var isBare = false
  }

  func time(at start: Int, hasContext: Bool, isRangeEnd: Bool = false) -> Time? {
    if let time = figures(at: start, hasContext: hasContext || isRangeEnd) { return time }
    guard let number = context.smallNumber(at: start), number.value <= 24 else {
      return nil
    }
    if !hasContext, !isRangeEnd, CodeToken(context: context).startsInside(start) { return nil }
    if !hasContext, NumeralScalar(text[start - 1]) != nil { return nil }
    let mark = text.afterBlanks(number.end, limit: 1)
    if text[start].isASCIIDigit, let end = meridian(at: mark) {
      var time = Time(hour: number.value, end: end.end)
      time.isAfternoon = end.isAfternoon
      time.isMorning = !end.isAfternoon
      return number.value <= 12 ? time : nil
    }
    let isPoint = context.has("点", at: mark)
    guard isPoint || context.has("时", at: mark), mark == number.end || hasContext else {
      return nil
    }
    if isOtherWord(at: mark, longerThan: mark + 1), context.end(of: "点钟", at: mark) == nil,
      !(NumeralScalar(text[mark + 1]) != nil)
    {
      return nil
    }
    var time = Time(hour: number.value, end: mark + 1)
    time.isBare = true
    minutes(after: mark + 1, isPoint: isPoint, hasContext: hasContext, &time)
    if isPoint, time.isBare, case .some(.chineseDigit) = NumeralScalar(text[time.end]), !hasContext
    {
      return nil
    }
    if isPoint, time.isBare, text[time.end].isASCIIDigit { return nil }
    if !hasContext, time.isBare, context.has("多", at: time.end) { time.end += 1 }
    return time
  }

  /// 半, 整, 一刻, 30分20秒 after the hour.
  private func minutes(after index: Int, isPoint: Bool, hasContext: Bool, _ time: inout Time) {
    var start = text.afterBlanks(index, limit: 1)
    if context.has("钟", at: index) {
      time.end = index + 1
      time.isBare = false
      return
    }
    if context.has("半", at: start), context.word(OtherWord.not, at: start) == nil {
      time.minute = 30
      time.end = start + 1
      time.isBare = false
      return
    }
    if context.has("整", at: start),
      !text[start + 1].isIdeograph || !text[start + 1].isAny(of: "个理体")
    {
      time.end = start + 1
      time.isBare = false
      return
    }
    if context.has("过", at: start), context.smallNumber(at: start + 1) != nil { start += 1 }
    guard let number = context.smallNumber(at: start), number.value < 60 else { return }
    if context.has("刻", at: number.end), (1...3).contains(number.value) {
      time.minute = number.value * 15
      time.end = number.end + 1
      time.isBare = false
      return
    }
    if context.has("分", at: number.end), !context.has("之", at: number.end + 1) {
      time.minute = number.value
      time.end = number.end + 1
      time.isBare = false
      let next = text.afterBlanks(time.end, limit: 1)
      if let seconds = context.smallNumber(at: next), seconds.value < 60,
        context.has("秒", at: seconds.end)
      {
        time.second = seconds.value
        time.end = seconds.end + 1
      }
      return
    }
    guard isPoint, start == index else { return }
    let isTwo = number.end - start > 1
    let hasZero = text[start] == UInt16(of: "零")
    guard isTwo, hasContext || !hasZero || text[start].isASCIIDigit,
      !text[number.end].isASCIIDigit, text[number.end] != UInt16(of: "%"),
      NumeralScalar(text[number.end]) == nil, !context.has("度", at: number.end)
    else { return }
    time.minute = number.value
    time.end = number.end
    time.isBare = false
  }

  /// 8:30, 17:55:23, 3:30pm, 11:00时.
  private func figures(at start: Int, hasContext: Bool) -> Time? {
    guard text[start].isASCIIDigit, let hour = context.smallNumber(at: start), hour.value <= 24,
      context.has(":", at: hour.end), text[hour.end + 1].isASCIIDigit,
      text[hour.end + 2].isASCIIDigit, !text[hour.end + 3].isASCIIDigit
    else { return nil }
    if !hasContext, CodeToken(context: context).startsInside(start) { return nil }
    let minute = text[hour.end + 1].digitValue * 10 + text[hour.end + 2].digitValue
    guard minute < 60 else { return nil }
    var time = Time(hour: hour.value, minute: minute, end: hour.end + 3)
    if context.has(":", at: time.end), text[time.end + 1].isASCIIDigit,
      text[time.end + 2].isASCIIDigit, !text[time.end + 3].isASCIIDigit
    {
      let second = text[time.end + 1].digitValue * 10 + text[time.end + 2].digitValue
      guard second < 61 else { return nil }
      time.second = min(second, 59)
      time.end += 3
      if context.has(".", at: time.end) || context.has(",", at: time.end),
        text[time.end + 1].isASCIIDigit, hasContext
      {
        var index = time.end + 1
        while text[index].isASCIIDigit, index - time.end < 10 { index += 1 }
        time.end = index
      }
    } else if context.has(":", at: time.end)
      || (context.has(".", at: time.end) && text[time.end + 1].isASCIIDigit)
    {
      return nil
    }
    if hour.value == 24, minute > 0 { return nil }
    if let found = meridian(at: text.afterBlanks(time.end, limit: 1)) {
      time.isAfternoon = found.isAfternoon
      time.isMorning = !found.isAfternoon
      time.end = found.end
    } else if let zone = zone(at: time.end), hasContext {
      time.zone = zone.text
      time.end = zone.end
    } else if context.has("时", at: time.end) || context.has("分", at: time.end),
      !isOtherWord(at: time.end, longerThan: time.end + 1)
    {
      time.end += 1
    }
    let next = text[time.end]
    return next.isLatinLetter || next.isASCIIDigit ? nil : time
  }

  /// am, p.m., PM.
  private func meridian(at index: Int) -> (isAfternoon: Bool, end: Int)? {
    let letter = text[index] | 0x20
    guard letter == UInt16(of: "a") || letter == UInt16(of: "p") else { return nil }
    var end = index + 1
    if context.has(".", at: end) { end += 1 }
    guard text[end] | 0x20 == UInt16(of: "m") else { return nil }
    end += 1
    if context.has(".", at: end), end - index > 2 { end += 1 }
    return text[end].isLatinLetter ? nil : (letter == UInt16(of: "p"), end)
  }

  /// Z, +08:00, -0400.
  private func zone(at index: Int) -> (text: String, end: Int)? {
    if context.has("Z", at: index), !text[index + 1].isLatinLetter { return ("Z", index + 1) }
    let start = context.has(" ", at: index) ? index + 1 : index
    guard context.has("+", at: start) || context.has("-", at: start),
      text[start + 1].isASCIIDigit, text[start + 2].isASCIIDigit
    else { return nil }
    let colon = context.has(":", at: start + 3) ? 1 : 0
    guard text[start + 3 + colon].isASCIIDigit, text[start + 4 + colon].isASCIIDigit,
      !text[start + 5 + colon].isASCIIDigit
    else { return nil }
    let hours = text[start + 1].digitValue * 10 + text[start + 2].digitValue
    let minutes = text[start + 3 + colon].digitValue * 10 + text[start + 4 + colon].digitValue
    guard hours <= 14, minutes < 60 else { return nil }
    let sign = context.has("-", at: start) ? "-" : "+"
    return (sign + CivilDay.two(hours) + ":" + CivilDay.two(minutes), start + 5 + colon)
  }

  // MARK: Dates in figures

  /// 2019-05-27, 2019.9.6, 3/3/2015, 20190527, 2008.03, 09-01 20:01.
  func numericDate(at start: Int, isRangeEnd: Bool) -> Point? {
    guard text[start].isASCIIDigit,
      isRangeEnd || !CodeToken(context: context).startsInside(start),
      let first = digits(at: start)
    else { return nil }
    let joint = text[first.end]
    if first.count == 8, let date = compact(first.value, end: first.end) { return date }
    if first.count == 4, (1000...2999).contains(first.value) {
      if joint == 0x20 { return spaced(year: first.value, after: first.end) }
      guard joint == UInt16(of: "-") || joint == UInt16(of: "/") || joint == UInt16(of: "."),
        let second = digits(at: first.end + 1), second.count <= 2, (1...12).contains(second.value)
      else { return nil }
      if text[second.end] == joint, let third = digits(at: second.end + 1), third.count <= 2 {
        guard isDay(third.value, second.value, first.value), isClosed(third.end, joint) else {
          return nil
        }
        return made(first.value, second.value, third.value, end: third.end)
      }
      guard second.count == 2, isClosed(second.end, joint) else { return nil }
      if joint == UInt16(of: ".") || joint == UInt16(of: "/") {
        guard first.value >= 1900, first.value < 2100, rangeOfYears(around: start, second.end)
        else {
          return nil
        }
      }
      if text[second.end].isIdeograph, context.word(TimeWord.range, at: second.end) == nil,
        context.word([.classifier, .money, .measure] as QuantityWord, at: second.end) != nil
      {
        return nil
      }
      var point = made(first.value, second.value, nil, end: second.end)
      point.fields.lead = .year
      return point
    }
    guard first.count <= 2, joint == UInt16(of: "/") || joint == UInt16(of: "-"),
      let second = digits(at: first.end + 1), second.count <= 2
    else { return nil }
    if text[second.end] == joint, let third = digits(at: second.end + 1),
      third.count == 4 || (third.count == 2 && joint == UInt16(of: "/")), isClosed(third.end, joint)
    {
      guard third.count == 2 || (1000...2999).contains(third.value) else { return nil }
      let isDayFirst = isDay(first.value, second.value, 2000)
      guard isDayFirst || isDay(second.value, first.value, 2000) else { return nil }
      var point = made(
        third.value,
        isDayFirst ? second.value : first.value,
        isDayFirst ? first.value : second.value,
        end: third.end
      )
      point.fields.isShortYear = third.count == 2
      return point
    }
    // 09-01 20:01, as logs have it.
    guard joint == UInt16(of: "-"), first.count == 2, second.count == 2,
      isDay(second.value, first.value, 2000), text[second.end] == 0x20,
      let time = figures(at: text.afterBlanks(second.end), hasContext: true)
    else { return nil }
    _ = time
    var point = made(0, first.value, second.value, end: second.end)
    point.fields.year = nil
    return point
  }

  private func digits(at start: Int) -> (value: Int, count: Int, end: Int)? {
    var value = 0
    var index = start
    while text[index].isASCIIDigit, index - start < 9 {
      value = value * 10 + text[index].digitValue
      index += 1
    }
    return index > start ? (value, index - start, index) : nil
  }

  private func isDay(_ day: Int, _ month: Int, _ year: Int) -> Bool {
    (1...12).contains(month) && day >= 1 && day <= CivilDay.days(inMonth: month, of: year)
  }

  /// Whether a date ends here: no more digits, no fourth group.
  private func isClosed(_ index: Int, _ joint: UInt16) -> Bool {
    let next = text[index]
    if next.isASCIIDigit || next == UInt16(of: "_") || next == UInt16(of: "%") { return false }
    if next.isLatinLetter {
      return next == UInt16(of: "T") && text[index + 1].isASCIIDigit
    }
    if next == joint, text[index + 1].isASCIIDigit {
      // 2018/1/10-2018/7/10 goes on with another joint; 2018.1-2019 with a year.
      return false
    }
    return true
  }

  private func rangeOfYears(around start: Int, _ end: Int) -> Bool {
    if let separator = context.word(TimeWord.range, at: text.afterBlanks(end, limit: 1)),
      let next = digits(at: text.afterBlanks(separator.end, limit: 1)), next.count == 4
    {
      return true
    }
    let before = text[start - 1]
    return before == UInt16(of: "-") || before == UInt16(of: "至") || before == UInt16(of: "到")
      || before == UInt16(of: "~") || before == 0x2014 || before == 0x2013
  }

  private func made(_ year: Int, _ month: Int, _ day: Int?, end: Int) -> Point {
    var point = Point(fields: TimeFields(), end: end)
    point.fields.year = .absolute(year)
    point.fields.month = .absolute(month)
    point.fields.day = day.map { .absolute($0) }
    if context.has("T", at: end), text[end + 1].isASCIIDigit,
      figures(at: end + 1, hasContext: true) != nil
    {
      point.end = end + 1
    }
    return point
  }

  private func compact(_ value: Int, end: Int) -> Point? {
    let year = value / 10_000
    guard (1900...2099).contains(year), isDay(value % 100, value / 100 % 100, year),
      !text[end].isASCIIDigit, !text[end].isLatinLetter, text[end] != UInt16(of: "."),
      text[end] != UInt16(of: "_"), text[end] != UInt16(of: "-"),
      context.word(
        [.classifier, .money, .measure, .percent] as QuantityWord,
        at: text.afterBlanks(end, limit: 1)
      ) == nil, !text[end].isAny(of: "万亿千百十多余")
    else { return nil }
    return made(year, value / 100 % 100, value % 100, end: end)
  }

  /// 2022 11 23.
  private func spaced(year: Int, after end: Int) -> Point? {
    guard let month = digits(at: end + 1), month.count == 2, text[month.end] == 0x20,
      let day = digits(at: month.end + 1), day.count == 2, isDay(day.value, month.value, year),
      context.isBreak(at: day.end), text[day.end] != UInt16(of: ":"),
      text[day.end] != UInt16(of: ".")
    else { return nil }
    return made(year, month.value, day.value, end: day.end)
  }

  // MARK: Repeated times

  /// What stands after 每: 周一下午八点, 月4号, 年母亲节, 天早上8点.
  func eachPoint(at start: Int) -> Point? {
    var point = Point(fields: TimeFields(), end: start, parts: 0)
    if context.has("年", at: start), !isOtherWord(at: start, longerThan: start + 1) {
      point.fields.every = "Y"
      point.end = start + 1
      var under = point
      under.end = afterOf(point.end)
      let before = under.end
      underYear(&under)
      if under.fields.feast == nil { monthPart(&under) }
      if under.fields.month != nil { dayPart(&under, isRangeEnd: false) }
      guard under.end > before else { return nil }
      return clock(after: under)
    }
    if context.has("月", at: start) || context.end(of: "个月", at: start) != nil {
      point.fields.every = "M"
      point.end = context.has("月", at: start) ? start + 1 : start + 2
      point.end = afterOf(point.end)
      guard let number = context.smallNumber(at: point.end), (1...31).contains(number.value),
        context.has("日", at: number.end) || context.has("号", at: number.end)
      else { return nil }
      point.fields.day = .absolute(number.value)
      accept(number.end + 1, &point)
      return clock(after: point)
    }
    if let word = context.word(.weekend, at: start) {
      point.fields.every = "W"
      point.fields.isWeekend = true
      accept(word.end, &point)
      return clock(after: point)
    }
    if let word = context.word(.weekWord, at: start) {
      guard let day = weekdayDigit(at: word.end) else { return nil }
      point.fields.every = "W"
      point.fields.weekday = day
      accept(word.end + 1, &point)
      return clock(after: point)
    }
    let days: [StaticString] = ["个工作日", "工作日", "天", "日"]
    for word in days {
      guard let end = context.end(of: word, at: start) else { continue }
      point.fields.every = "D"
      point.end = end
      point.parts = 1
      let whole = clock(after: point)
      return whole.fields.part != nil || whole.fields.hasClock ? whole : nil
    }
    if let word = context.word(.partShort, at: start), let part = DayPart(rawValue: word.payload),
      !context.has("个", at: word.end)
    {
      point.fields.every = "D"
      point.fields.part = part
      accept(word.end, &point)
      return clock(after: point)
    }
    if let word = context.word(.feast, at: start), let rule = FeastRule(word.payload) {
      point.fields.every = "Y"
      point.fields.feast = rule
      accept(word.end, &point)
      return point
    }
    return nil
  }
}
