/// A number that is given, or counted from a point of reference.
enum TimeReference: Hashable {
  case absolute(Int)
  /// From the document's date: 去年 is -1.
  case relative(Int)
  /// From the last date of the text: 次年 is 1.
  case text(Int)

  var absoluteValue: Int? {
    if case .absolute(let value) = self { value } else { nil }
  }
}

/// Where in its unit a time lies: 初, 底, 上旬.
enum TimeEdge: String {
  case start
  case outset
  case middle
  case end
  case early
  case mid
  case late
  case ten1
  case ten2
  case ten3
  case half1
  case half2
}

/// A part of the day, with the hours that it stands for here.
enum DayPart: String {
  case dawn
  case daybreak
  case early
  case morning = "MO"
  case noon
  case afternoon = "AF"
  case dusk
  case night = "NI"
  case late
  case midnight
  case afternight
  case daytime = "DT"

  /// First second of the day, and the end.
  var seconds: (begin: Int, end: Int) {
    let hours: (Int, Int) =
      switch self {
      case .dawn: (0, 6)
      case .daybreak: (4, 7)
      case .early: (5, 8)
      case .morning: (8, 12)
      case .noon: (12, 13)
      case .afternoon: (12, 18)
      case .dusk: (16, 20)
      case .night: (18, 24)
      case .late: (22, 24)
      case .midnight: (23, 24)
      case .afternight: (2, 5)
      case .daytime: (6, 18)
      }
    return (hours.0 * 3600, hours.1 * 3600)
  }

  /// TIMEX3's code.
  var code: String {
    switch self {
    case .dawn, .daybreak, .early, .morning: "MO"
    case .noon: "MI"
    case .afternoon: "AF"
    case .dusk: "EV"
    case .night, .late, .midnight, .afternight: "NI"
    case .daytime: "DT"
    }
  }

  /// The hour on a 24-hour clock that is meant by a spoken one.
  func hour(_ hour: Int) -> Int {
    switch self {
    case .afternoon, .dusk: hour < 12 && hour > 0 ? hour + 12 : hour
    case .noon: hour < 3 && hour > 0 ? hour + 12 : hour
    case .night: hour == 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : hour
    case .late, .midnight: hour == 12 ? 24 : hour >= 7 && hour < 12 ? hour + 12 : hour
    case .afternight: hour == 12 ? 24 : hour
    default: hour
    }
  }
}

/// The parts of a time as the text gives them, larger units first.
struct TimeFields {
  /// A year, or the first year of `years`.
  var year: TimeReference?
  /// 21年: the century is to be found.
  var isShortYear = false
  /// Decades and centuries: how many years.
  var years = 1
  /// 90年代 without its century.
  var isDecadeOnly = false
  /// The sexagenary year, 0 (甲子) … 59, or the animal's, 0 (rat) … 11.
  var cycle: (index: Int, length: Int)?
  var fiscal = false
  var half: Int?
  var halfShift: Int?
  var quarter: Int?
  var quarterShift: Int?
  var season: String?
  var month: TimeReference?
  var isLunar = false
  var isLeapMonth = false
  var week: TimeReference?
  /// The Nth week of the year or month.
  var nthWeek: Int?
  var weekday: Int?
  /// The weekday that the text gives beside the date.
  var statedWeekday: Int?
  /// The Nth such weekday, -1 the last.
  var nthWeekday: Int?
  var isWeekend = false
  var day: TimeReference?
  /// The Nth day of the year.
  var nthDay: Int?
  /// 前7个月, 后三月: how many units at the head (positive) or tail of the year or month.
  var portion: (count: Int, unit: Character)?
  var feast: FeastRule?
  var part: DayPart?
  var hour: Int?
  var minute: Int?
  var second: Int?
  var zone: String?
  var edge: TimeEdge?
  /// 常年: in no year in particular.
  var isAnyYear = false
  /// The largest unit that was given as a plain number, for ranges that share it (1-10月).
  var lead: Lead?
  /// An hour of a day that is not known.
  var isOfOtherDay = false
  /// 上个小时.
  var isHourShift: Int?
  /// The day is that of the time before it (下午1点到3点).
  var hasInheritedDay = false
  /// What recurs: Y, M, W or D.
  var every: Character?
  /// 80 of 上世纪80年代, whose century is counted from the anchor.
  var centuryDecade: Int?

  enum Lead {
    case year
    case quarter
    case month
    case day
    case hour
    case week
  }

  var hasDate: Bool {
    year != nil || month != nil || day != nil || weekday != nil || week != nil || feast != nil
      || quarter != nil || half != nil || quarterShift != nil || season != nil || isWeekend
      || nthDay != nil || nthWeek != nil || portion != nil || cycle != nil || halfShift != nil
  }

  var hasClock: Bool { hour != nil }

  var isEmpty: Bool { !hasDate && !hasClock && part == nil && isHourShift == nil }

  /// The rank of the largest unit: years before months before days before hours.
  var largest: Int {
    if year != nil || cycle != nil { return 0 }
    if half != nil || quarter != nil || halfShift != nil || quarterShift != nil || season != nil {
      return 1
    }
    if month != nil || feast != nil { return 2 }
    if week != nil || nthWeek != nil { return 3 }
    if day != nil || weekday != nil || isWeekend || nthDay != nil { return 4 }
    if part != nil { return 5 }
    return 6
  }

  /// The larger units of `other` before these: 9日 after 2019年12月5日至.
  func under(_ other: TimeFields) -> TimeFields {
    var merged = self
    let rank = largest
    if rank > 0, year == nil, !isSelfContained {
      merged.year = other.year
      merged.isShortYear = other.isShortYear
      merged.isAnyYear = other.isAnyYear
    }
    if rank > 2, !isSelfContained {
      merged.month = other.month
      merged.isLunar = other.isLunar
      merged.isLeapMonth = other.isLeapMonth
    }
    if rank > 3, weekday != nil, !isSelfContained { merged.week = other.week }
    if rank > 4 {
      merged.hasInheritedDay = true
      merged.week = other.week
      merged.weekday = other.weekday
      merged.day = other.day
      merged.feast = other.feast
      merged.nthDay = other.nthDay
    }
    return merged
  }

  /// Counted from the anchor, so that nothing larger is missing.
  private var isSelfContained: Bool {
    func isRelative(_ reference: TimeReference?) -> Bool {
      if case .relative = reference { true } else { false }
    }
    return isRelative(month) || isRelative(day) || isRelative(week)
  }
}

extension TimeFields {
  /// A year and nothing under it.
  var isWholeYear: Bool {
    year != nil && month == nil && half == nil && quarter == nil && season == nil && feast == nil
      && edge == nil && portion == nil && years == 1 && weekday == nil && nthDay == nil
      && nthWeek == nil && day == nil
  }
}
