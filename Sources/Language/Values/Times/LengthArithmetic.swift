/// Counts lengths of time from an anchor.
struct LengthArithmetic {
  let anchor: TimeAnchor

  /// The anchor as a bound: an instant where its hour is known.
  var now: TimeBound? {
    guard let day = anchor.day else { return nil }
    guard let second = anchor.secondOfDay, second > 0 else { return .day(day) }
    return .instant(ClockInstant(day, secondOfDay: second))
  }

  /// The day or instant that lies exactly so far away.
  func exact(_ length: TimeLength, _ sign: Int) -> TimeBound? {
    guard let day = anchor.day else { return nil }
    let shifted =
      length.isWorkdays && length.calendarDays < 1000
      ? workdays(sign * length.calendarDays, from: day)
      : day.addingMonths(sign * length.calendarMonths) + sign * length.calendarDays
    guard (1...9999).contains(shifted.year) else { return nil }
    guard length.isClock else { return .day(shifted) }
    guard anchor.secondOfDay != nil else { return nil }
    return .instant(
      ClockInstant(
        seconds: shifted.number * 86_400 + (anchor.secondOfDay ?? 0) + sign * length.clockSeconds
      )
    )
  }

  /// Some Mondays to Fridays on; no feasts are left out, for whose they are the text does not say.
  private func workdays(_ count: Int, from day: CivilDay) -> CivilDay {
    var day = day
    var left = count.magnitude
    while left > 0 {
      day = day + count.signum()
      if day.weekday < 6 { left -= 1 }
    }
    return day
  }

  /// The unit of the calendar that lies so far away: 三年前 is a year, 三天前 a day.
  func shift(_ length: TimeLength, _ sign: Int) -> ResolvedTime? {
    guard length.isFinite else { return nil }
    if length.isClock {
      guard case .instant(let instant) = exact(length, sign) else { return nil }
      return ResolvedTime(
        value: instant.iso,
        begins: .instant(instant),
        ends: .instant(instant),
        isClock: true
      )
    }
    let isWholeYears = (length.years.value ?? 0).rounded() == length.years.value
    if !length.years.isZero, length.months.isZero, length.days.isZero, length.weeks.isZero,
      isWholeYears
    {
      let year = anchor.year + sign * Int(length.years.value ?? 0)
      guard (1...9999).contains(year) else { return nil }
      return whole(CivilDay.yearText(year), CivilDay(firstOfMonth: 1, year: year), months: 12)
    }
    if length.days.isZero, length.weeks.isZero, let month = anchor.month,
      length.calendarDays == 0 || anchor.day == nil
    {
      let first = CivilDay(
        firstOfMonth: month + sign * length.calendarMonths,
        year: anchor.year
      )
      guard (1...9999).contains(first.year) else { return nil }
      return whole(String(first.iso.dropLast(3)), first, months: 1)
    }
    guard case .day(let day) = exact(length, sign) else { return nil }
    if length.days.isZero, !length.weeks.isZero, length.months.isZero, length.years.isZero {
      let monday = day.monday
      let (year, week) = monday.isoWeek
      return ResolvedTime(
        value: CivilDay.yearText(year) + "-W" + CivilDay.two(week),
        begins: .day(monday),
        ends: .day(monday + 6)
      )
    }
    if length.days.isZero, !length.months.isZero {
      return whole(
        String(day.iso.dropLast(3)),
        CivilDay(firstOfMonth: day.month, year: day.year),
        months: 1
      )
    }
    return ResolvedTime(value: day.iso, begins: .day(day), ends: .day(day))
  }

  private func whole(_ value: String, _ first: CivilDay, months: Int) -> ResolvedTime {
    let (year, month, _) = first.parts
    return ResolvedTime(
      value: value,
      begins: .day(first),
      ends: .day(CivilDay(firstOfMonth: month + months, year: year) + -1)
    )
  }

  /// The stretch between the anchor and so far away.
  func window(_ length: TimeLength, _ direction: TimeDraft.Direction) -> ResolvedTime? {
    guard length.isFinite else { return nil }
    switch direction {
    case .back:
      guard let begins = exact(length, -1), let now else { return nil }
      return ResolvedTime(
        value: length.iso,
        begins: begins,
        ends: length.isClock ? now : dayOf(now)
      )
    case .ahead:
      guard let ends = exact(length, 1), let now else { return nil }
      return ResolvedTime(value: length.iso, begins: length.isClock ? now : dayOf(now), ends: ends)
    case .passing:
      guard let found = exact(length, 1) else { return nil }
      return ResolvedTime(value: length.iso, begins: found, ends: nil)
    case .alignedBack: return aligned(length, -1)
    case .alignedAhead: return aligned(length, 1)
    }
  }

  private func dayOf(_ bound: TimeBound) -> TimeBound { .day(bound.start.day) }

  /// 前两天, 上两周, 后三个月: whole units before or after the one that the anchor lies in.
  private func aligned(_ length: TimeLength, _ sign: Int) -> ResolvedTime? {
    guard let day = anchor.day else { return nil }
    func days(_ begins: CivilDay, _ ends: CivilDay, _ value: String? = nil) -> ResolvedTime {
      ResolvedTime(value: value ?? length.iso, begins: .day(begins), ends: .day(ends))
    }
    let (year, month, _) = day.parts
    switch length.unit {
    case "Y":
      let count = Int(length.years.value ?? 0)
      guard (1...3000).contains(count), count < year || sign > 0 else { return nil }
      let first = CivilDay(firstOfMonth: 1, year: sign > 0 ? year + 1 : year - count)
      return days(first, CivilDay(firstOfMonth: 1, year: first.year + count) + -1)
    case "M":
      let count = length.calendarMonths
      guard (1...1200).contains(count) else { return nil }
      // 前7个月 in an August's news is January to July.
      if sign < 0, count < 12 {
        let ended = month - 1 >= count
        let last = ended ? year : count > month + 3 ? year - 1 : nil
        if let last {
          return days(
            CivilDay(firstOfMonth: 1, year: last),
            CivilDay(firstOfMonth: count + 1, year: last) + -1,
            CivilDay.yearText(last) + "-01/" + CivilDay.yearText(last) + "-"
              + CivilDay.two(count)
          )
        }
      }
      let first = CivilDay(firstOfMonth: sign > 0 ? month + 1 : month - count, year: year)
      return days(first, first.addingMonths(count) + -1)
    case "W":
      let count = Int(length.weeks.value ?? 0)
      guard (1...500).contains(count) else { return nil }
      let first = day.monday + (sign > 0 ? 7 : -7 * count)
      return days(first, first + (7 * count - 1))
    case "D":
      let count = Int(length.days.value ?? 0)
      guard (1...5000).contains(count) else { return nil }
      let first = sign > 0 ? day + 1 : day + -count
      return days(first, first + (count - 1))
    default:
      guard let second = anchor.secondOfDay else { return nil }
      let unit = length.unit == "H" ? 3600 : length.unit == "m" ? 60 : 1
      let count = length.clockSeconds
      let base = (day.number * 86_400 + second) / unit * unit
      let begins = sign > 0 ? base + unit : base - count
      return ResolvedTime(
        value: length.iso,
        begins: .instant(ClockInstant(seconds: begins)),
        ends: .instant(ClockInstant(seconds: begins + count))
      )
    }
  }
}
