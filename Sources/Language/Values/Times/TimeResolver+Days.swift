/// Months, weeks, days, feasts.
extension TimeResolver {
  /// The year of a date that names none.
  ///
  /// - Parameters:
  ///   - context: the last date of the text.
  ///   - isNear: whether that date stands in the same sentence.
  ///   - weekday: the weekday that the text gives beside the date.
  ///   - within: how many days news looks ahead without saying so.
  ///   - state: told what the year was taken from.
  ///   - date: the date in a given year; nil where that year has no such date.
  /// - Returns: nil without an anchor.
  func assumedYear(
    _ context: Context,
    isNear: Bool,
    weekday: Int? = nil,
    within: Int = 183,
    _ state: inout State,
    date: (Int) -> CivilDay?
  ) -> Int? {
    if isNear, context.isExplicit, let year = context.year, year != anchor?.year {
      state.anchor = .text
      return year
    }
    guard let anchor else { return nil }
    state.anchor = .document
    let now = anchor.day ?? CivilDay(firstOfMonth: anchor.month ?? 12, year: anchor.year)
    // A weekday tells the year, but not against what news is: no date of next year's.
    if let weekday,
      let shift = [0, -1, 1, -2, 2].first(where: {
        guard let day = date(anchor.year + $0), day.weekday == weekday else { return false }
        return preference != .past || day - now < 183
      })
    {
      return anchor.year + shift
    }
    switch preference {
    case .same:
      return nearestValid(anchor.year, [0, -1, 1, -2, 2, -3, 3, -4, 4], date)
    case .future:
      for year in anchor.year...(anchor.year + 8) {
        if let day = date(year), day >= now { return year }
      }
      return anchor.year
    case .past:
      guard let day = date(anchor.year) else {
        return nearestValid(anchor.year, [-1, -2, -3, -4, 1, 2, 3, 4], date)
      }
      // What news writes without a year is this year's, unless it would lie more than half a year
      // ahead, or as good as a year back.
      guard let month = anchor.month else { return anchor.year }
      if isToCome {
        let isOver = day < CivilDay(firstOfMonth: month, year: anchor.year)
        return isOver && date(anchor.year + 1) != nil ? anchor.year + 1 : anchor.year
      }
      if day.number - now.number > within, date(anchor.year - 1) != nil { return anchor.year - 1 }
      if now.number - day.number > 330, let next = date(anchor.year + 1), next - now < 35 {
        return anchor.year + 1
      }
      return anchor.year
    }
  }

  private func nearestValid(_ base: Int, _ shifts: [Int], _ date: (Int) -> CivilDay?) -> Int {
    base + (shifts.first { date(base + $0) != nil } ?? 0)
  }

  // MARK: Months

  func monthPart(
    _ fields: TimeFields,
    _ context: Context,
    isNear: Bool,
    _ state: inout State
  ) -> ResolvedTime? {
    var year = namedYear(fields, context, &state)
    var month = 0
    switch fields.month {
    case .absolute(let value):
      month = value
      if fields.year == nil, !fields.isAnyYear {
        year = assumedYear(
          context,
          isNear: isNear,
          weekday: fields.statedWeekday,
          &state
        ) { year in
          guard !fields.isLunar else {
            let dayNumber = fields.day?.absoluteValue ?? 1
            return lunar.day(dayNumber, month: month, isLeap: fields.isLeapMonth, of: year)
          }
          guard let day = fields.day?.absoluteValue else {
            return CivilDay(firstOfMonth: month, year: year)
          }
          return CivilDay(year: year, month: month, day: day)
        }
      }
    case .relative(let shift):
      guard let anchor, let base = anchor.month else { return ResolvedTime(value: "XXXX-XX") }
      state.anchor = .document
      (year, month) = normalized(anchor.year, base + shift)
    case .text(let shift):
      if let base = context.month, let baseYear = context.year {
        state.anchor = .text
        (year, month) = normalized(baseYear, base + shift)
      } else if let anchor, let base = anchor.month {
        state.anchor = .document
        (year, month) = normalized(anchor.year, base + shift)
      } else {
        return ResolvedTime(value: "XXXX-XX")
      }
    case nil: return nil
    }
    guard !fields.isLunar else { return lunarDate(fields, year: year, month: month) }
    let prefix = (year.map(CivilDay.yearText) ?? "XXXX") + "-" + CivilDay.two(month)
    if let weekday = fields.weekday, let nth = fields.nthWeekday {
      guard let year else { return ResolvedTime(value: prefix + "-WXX-\(weekday)-#\(nth)") }
      return CivilDay.weekday(weekday, nth, ofMonth: month, year: year).map(single)
    }
    if let day = fields.day?.absoluteValue {
      guard let year else {
        guard day <= CivilDay.days(inMonth: month, of: 2000) else { return nil }
        return ResolvedTime(value: prefix + "-" + CivilDay.two(day))
      }
      guard let found = CivilDay(year: year, month: month, day: day) else { return nil }
      return single(found)
    }
    guard let year else { return ResolvedTime(value: prefix) }
    return monthInterval(fields, year: year, month: month, value: prefix)
  }

  private func normalized(_ year: Int, _ month: Int) -> (Int, Int) {
    let parts = CivilDay(firstOfMonth: month, year: year).parts
    return (parts.year, parts.month)
  }

  private func monthInterval(
    _ fields: TimeFields,
    year: Int,
    month: Int,
    value: String
  ) -> ResolvedTime? {
    let first = CivilDay(firstOfMonth: month, year: year)
    let last = CivilDay(firstOfMonth: month + 1, year: year) + -1
    if let nth = fields.nthWeek {
      // The first week of a month is the one of its first Monday.
      let monday = first + (8 - first.weekday) % 7
      return week(monday + (nth - 1) * 7)
    }
    if let portion = fields.portion {
      let days = Int(portion.count.magnitude) * (portion.unit == "W" ? 7 : 1)
      let begins = portion.count > 0 ? first : last + (1 - days)
      let ends = begins + (days - 1)
      var found = interval(begins.iso + "/" + ends.iso, begins, ends, year: year, month: month)
      found.isPeriod = true
      return found
    }
    if let nth = fields.nthDay {
      return first + (nth - 1) <= last ? single(first + (nth - 1)) : nil
    }
    var begins = first
    var ends = last
    var isPeriod = false
    switch fields.edge {
    case .start, .outset, .early: ends = first + 4
    case .middle, .mid:
      begins = first + 10
      ends = first + 19
    case .end, .late: begins = CivilDay(year: year, month: month, day: 25) ?? first
    case .ten1:
      ends = first + 9
      isPeriod = true
    case .ten2:
      begins = first + 10
      ends = first + 19
      isPeriod = true
    case .ten3:
      begins = first + 20
      isPeriod = true
    default: break
    }
    var found = interval(
      isPeriod ? begins.iso + "/" + ends.iso : value,
      begins,
      ends,
      year: year,
      month: month
    )
    found.isPeriod = isPeriod
    return found
  }

  /// 农历八月十五, 腊月, 闰四月: as days of the Gregorian calendar.
  private func lunarDate(_ fields: TimeFields, year: Int?, month: Int) -> ResolvedTime? {
    guard let year else { return ResolvedTime(value: "XXXX") }
    guard let found = lunar.month(month, isLeap: fields.isLeapMonth, of: year) else {
      return ResolvedTime(value: CivilDay.yearText(year))
    }
    guard let day = fields.day?.absoluteValue else {
      let last = found.first + (found.days - 1)
      var whole = interval(found.first.iso + "/" + last.iso, found.first, last, year: year)
      whole.isPeriod = true
      return whole
    }
    guard day <= found.days else { return day == 30 ? single(found.first + 28) : nil }
    return single(found.first + (day - 1))
  }

  // MARK: Weeks

  func week(_ monday: CivilDay) -> ResolvedTime {
    let (year, number) = monday.isoWeek
    var found = interval(
      CivilDay.yearText(year) + "-W" + CivilDay.two(number),
      monday,
      monday + 6,
      year: monday.year
    )
    found.month = nil
    return found
  }

  func weekPart(
    _ fields: TimeFields,
    _ context: Context,
    isNear: Bool,
    _ state: inout State
  ) -> ResolvedTime? {
    if let nth = fields.nthWeek, fields.month == nil {
      guard let year = namedYear(fields, context, &state) else { return nil }
      return week(CivilDay.firstMonday(ofISOYear: year) + (nth - 1) * 7)
    }
    guard
      fields.week != nil || (fields.weekday != nil && fields.nthWeekday == nil) || fields.isWeekend
    else { return nil }
    guard fields.month == nil, fields.day == nil else { return nil }
    guard let now = anchor?.day else {
      if let weekday = fields.weekday { return ResolvedTime(value: "XXXX-WXX-\(weekday)") }
      return ResolvedTime(value: fields.isWeekend ? "XXXX-WXX-WE" : "XXXX-WXX")
    }
    state.anchor = .document
    var monday = now.monday
    if case .relative(let shift) = fields.week {
      monday = monday + shift * 7
      if let weekday = fields.weekday { return single(monday + (weekday - 1)) }
      return fields.isWeekend ? weekend(monday) : week(monday)
    }
    if fields.isWeekend {
      if preference == .past, now.weekday < 3 { monday = monday + -7 }
      return weekend(monday)
    }
    guard let weekday = fields.weekday else { return nil }
    var day = monday + (weekday - 1)
    switch preference {
    case .past:
      if day > now, !isToCome { day = day + -7 }
      if day < now, isToCome { day = day + 7 }
    case .future: if day <= now { day = day + 7 }
    case .same: break
    }
    return single(day)
  }

  private func weekend(_ monday: CivilDay) -> ResolvedTime {
    var found = interval(week(monday).value + "-WE", monday + 5, monday + 6)
    found.month = nil
    return found
  }

  // MARK: Days and feasts

  func dayAlone(
    _ reference: TimeReference,
    _ fields: TimeFields,
    _ context: Context,
    isNear: Bool,
    _ state: inout State
  ) -> ResolvedTime? {
    switch reference {
    case .relative(let shift):
      guard let now = anchor?.day else { return ResolvedTime(value: "XXXX-XX-XX") }
      state.anchor = .document
      return single(now + shift)
    case .text(let shift):
      if let day = context.day {
        state.anchor = .text
        return single(day + shift)
      }
      guard let now = anchor?.day, !fields.isOfOtherDay else {
        return ResolvedTime(value: "XXXX-XX-XX")
      }
      state.anchor = .document
      return single(now + shift)
    case .absolute(let value):
      return dayOfMonth(value, context, isNear: isNear, &state)
    }
  }

  /// 9日: of the month that the sentence speaks of, else of the anchor's.
  private func dayOfMonth(
    _ value: Int,
    _ context: Context,
    isNear: Bool,
    _ state: inout State
  ) -> ResolvedTime? {
    guard (1...31).contains(value) else { return nil }
    if isNear, let year = context.year, let month = context.month,
      context.isExplicit || anchor == nil || year != anchor?.year || context.day != nil,
      let day = CivilDay(year: year, month: month, day: value)
    {
      state.anchor = .text
      return single(day)
    }
    guard let anchor, let month = anchor.month else {
      return ResolvedTime(value: "XXXX-XX-" + CivilDay.two(value))
    }
    state.anchor = .document
    func day(_ shift: Int) -> CivilDay? {
      let first = CivilDay(firstOfMonth: month + shift, year: anchor.year)
      return CivilDay(year: first.year, month: first.month, day: value)
    }
    guard let now = anchor.day else { return day(0).map(single) }
    let order: [Int] =
      switch preference {
      case .same: [0, -1, 1]
      case .future: [0, 1, 2]
      case .past: isToCome ? [0, 1, 2] : [0, -1, -2, 1]
      }
    for shift in order {
      guard let found = day(shift) else { continue }
      switch preference {
      case .same: return single(found)
      case .future: if found >= now { return single(found) }
      case .past:
        if isToCome {
          if found >= now { return single(found) }
          continue
        }
        // The last days of a month, read at the start of the next, are gone by.
        if found - now <= 15 || shift < 0 { return single(found) }
      }
    }
    return nil
  }

  func resolve(
    _ feast: FeastRule,
    _ fields: TimeFields,
    _ context: Context,
    isNear: Bool,
    _ state: inout State
  ) -> ResolvedTime? {
    var year = namedYear(fields, context, &state)
    if fields.year == nil {
      year = assumedYear(context, isNear: isNear, &state) { year in
        guard let found = feast.days(in: year, lunar: lunar) else { return nil }
        return preference == .future ? found.first + (found.count - 1) : found.first
      }
    }
    guard let year else { return ResolvedTime(value: feast.partialValue ?? "XXXX") }
    // 除夕 belongs to the year that it ends: 2026年除夕 lies in 2027 by the table of lunar years.
    guard let found = feast.days(in: year, lunar: lunar) else {
      return ResolvedTime(value: CivilDay.yearText(year))
    }
    if found.count == 1 { return single(found.first) }
    let last = found.first + (found.count - 1)
    var whole = interval(found.first.iso + "/" + last.iso, found.first, last)
    whole.isPeriod = true
    return whole
  }
}
