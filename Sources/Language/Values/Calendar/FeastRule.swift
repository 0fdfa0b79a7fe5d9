/// When a feast falls, as the table of feasts has it.
enum FeastRule: Hashable {
  case gregorian(month: Int, day: Int, days: Int)
  /// Day 0 of month 12 is the eve of the new year.
  case lunar(month: Int, day: Int, days: Int)
  case weekday(month: Int, weekday: Int, nth: Int)
  case easter(offset: Int, days: Int)
  case orthodoxEaster(offset: Int, days: Int)
  case term(Int)

  /// - Parameter text: `g:10-01/7`, `l:08-15`, `n:05-7-2`, `e:-46`, `o:0`, `t:23`.
  init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let halves = parts[1].split(separator: "/")
    let days = halves.count > 1 ? Int(halves[1]) ?? 1 : 1
    let body = String(halves[0])
    let numbers = body.split(separator: "-", omittingEmptySubsequences: false)
    func number(_ index: Int) -> Int? { index < numbers.count ? Int(numbers[index]) : nil }
    switch parts[0] {
    case "g":
      guard let month = number(0), let day = number(1) else { return nil }
      self = .gregorian(month: month, day: day, days: days)
    case "l":
      guard let month = number(0), let day = number(1) else { return nil }
      self = .lunar(month: month, day: day, days: days)
    case "n":
      guard let month = number(0), let weekday = number(1) else { return nil }
      let nth = numbers.count == 4 ? -1 : number(2)
      guard let nth else { return nil }
      self = .weekday(month: month, weekday: weekday, nth: nth)
    case "e":
      guard let offset = Int(body) else { return nil }
      self = .easter(offset: offset, days: days)
    case "o":
      guard let offset = Int(body) else { return nil }
      self = .orthodoxEaster(offset: offset, days: days)
    case "t":
      guard let index = Int(body) else { return nil }
      self = .term(index)
    default:
      return nil
    }
  }

  /// The first day and the number of days in a year; a lunar year where the feast is lunar.
  func days(in year: Int, lunar: LunarCalendar) -> (first: CivilDay, count: Int)? {
    switch self {
    case .gregorian(let month, let day, let days):
      CivilDay(year: year, month: month, day: day).map { ($0, days) }
    case .lunar(12, 0, let days):
      lunar.extent(of: year).map { ($0.last, days) }
    case .lunar(let month, let day, let days):
      lunar.day(day, month: month, of: year).map { ($0, days) }
    case .weekday(let month, let weekday, let nth):
      CivilDay.weekday(weekday, nth, ofMonth: month, year: year).map { ($0, 1) }
    case .easter(let offset, let days):
      (Self.easter(of: year) + offset, days)
    case .orthodoxEaster(let offset, let days):
      (Self.orthodoxEaster(of: year) + offset, days)
    case .term(let index):
      lunar.term(index, of: year).map { ($0, 1) }
    }
  }

  /// `XXXX-10-01` where the day is the same each year.
  var partialValue: String? {
    switch self {
    case .gregorian(let month, let day, 1):
      "XXXX-" + CivilDay.two(month) + "-" + CivilDay.two(day)
    case .weekday(let month, let weekday, let nth):
      "XXXX-" + CivilDay.two(month) + "-WXX-\(weekday)-#\(nth)"
    default: nil
    }
  }

  /// Easter Sunday of the Gregorian churches (the anonymous computus of 1876).
  static func easter(of year: Int) -> CivilDay {
    let golden = year % 19
    let century = year / 100
    let leap = century / 4
    let epact = (19 * golden + century - leap - (century - (century + 8) / 25 + 1) / 3 + 15) % 30
    let rest = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7
    let shift = (golden + 11 * epact + 22 * rest) / 451
    let day = epact + rest - 7 * shift + 114
    return CivilDay(firstOfMonth: day / 31, year: year) + day % 31
  }

  /// Easter Sunday of the Julian calendar, as a Gregorian day.
  static func orthodoxEaster(of year: Int) -> CivilDay {
    let moon = (19 * (year % 19) + 15) % 30
    let rest = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    let day = moon + rest + 114
    let lag = year / 100 - year / 400 - 2
    return CivilDay(firstOfMonth: day / 31, year: year) + day % 31 + lag
  }
}
