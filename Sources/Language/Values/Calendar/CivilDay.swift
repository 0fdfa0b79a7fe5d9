/// A day of the proleptic Gregorian calendar, as the number of days since 1970-01-01.
///
/// Year 0 is 1 BC, as in ISO 8601.
struct CivilDay: Sendable, Hashable, Comparable {
  let number: Int

  init(number: Int) { self.number = number }

  /// - Returns: nil where there is no such day.
  init?(year: Int, month: Int, day: Int) {
    guard (1...12).contains(month), day >= 1, day <= Self.days(inMonth: month, of: year),
      (-9999...9999).contains(year)
    else { return nil }
    self.init(unchecked: year, month, day)
  }

  /// The first day of a month; months beyond 1…12 run into other years.
  init(firstOfMonth month: Int, year: Int) {
    let index = year * 12 + month - 1
    let years = index >= 0 ? index / 12 : (index - 11) / 12
    self.init(unchecked: years, index - years * 12 + 1, 1)
  }

  private init(unchecked year: Int, _ month: Int, _ day: Int) {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, day)
  }

  var year: Int { parts.year }
  var month: Int { parts.month }

  /// 1 Monday … 7 Sunday.
  var weekday: Int {
    let index = (number + 3) % 7
    return (index < 0 ? index + 7 : index) + 1
  }

  /// The Monday of its week.
  var monday: CivilDay { self + (1 - weekday) }

  /// The ISO week with the year that it counts to.
  var isoWeek: (year: Int, week: Int) {
    let thursday = monday + 3
    let year = thursday.year
    return (year, (thursday.number - CivilDay(firstOfMonth: 1, year: year).number) / 7 + 1)
  }

  /// The Monday of the first ISO week of a year.
  static func firstMonday(ofISOYear year: Int) -> CivilDay {
    (CivilDay(firstOfMonth: 1, year: year) + 3).monday
  }

  /// The same day some months on; the month's last day where it is shorter.
  func addingMonths(_ months: Int) -> CivilDay {
    let (year, month, day) = parts
    let first = CivilDay(firstOfMonth: month + months, year: year)
    let (newYear, newMonth, _) = first.parts
    return first + (min(day, Self.days(inMonth: newMonth, of: newYear)) - 1)
  }

  /// The Nth weekday of a month (-1 the last); nil where there is none.
  static func weekday(_ weekday: Int, _ nth: Int, ofMonth month: Int, year: Int) -> CivilDay? {
    let first = CivilDay(firstOfMonth: month, year: year)
    let length = days(inMonth: month, of: year)
    let offset = (weekday - first.weekday + 7) % 7
    if nth < 0 {
      let last = offset + (length - 1 - offset) / 7 * 7
      return first + last
    }
    let day = offset + (nth - 1) * 7
    return day < length ? first + day : nil
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  static func + (lhs: CivilDay, rhs: Int) -> CivilDay { CivilDay(number: lhs.number + rhs) }
  static func - (lhs: CivilDay, rhs: CivilDay) -> Int { lhs.number - rhs.number }
  static func < (lhs: CivilDay, rhs: CivilDay) -> Bool { lhs.number < rhs.number }

  /// `2025-02-05`; years before 1 with a sign.
  var iso: String {
    let (year, month, day) = parts
    return Self.yearText(year) + "-" + Self.two(month) + "-" + Self.two(day)
  }

  static func yearText(_ year: Int) -> String {
    let digits = String(year.magnitude)
    let padded = String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return year < 0 ? "-" + padded : padded
  }

  static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
}

/// An instant on a local clock, to the second.
struct ClockInstant: Sendable, Hashable, Comparable {
  /// Seconds since 1970-01-01T00:00:00 of the same clock.
  let seconds: Int

  init(seconds: Int) { self.seconds = seconds }

  init(_ day: CivilDay, secondOfDay: Int = 0) {
    seconds = day.number * 86_400 + secondOfDay
  }

  var day: CivilDay {
    CivilDay(number: seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400)
  }

  var secondOfDay: Int { seconds - day.number * 86_400 }

  static func < (lhs: ClockInstant, rhs: ClockInstant) -> Bool { lhs.seconds < rhs.seconds }

  /// `2025-02-05T22:00:00`.
  var iso: String { day.iso + "T" + Self.clock(secondOfDay) }

  static func clock(_ second: Int) -> String {
    CivilDay.two(second / 3600) + ":" + CivilDay.two(second / 60 % 60) + ":"
      + CivilDay.two(second % 60)
  }
}
