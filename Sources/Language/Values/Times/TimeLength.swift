/// A length of time by calendar units.
struct TimeLength {
  var years = Decimal10.zero
  var months = Decimal10.zero
  var weeks = Decimal10.zero
  var days = Decimal10.zero
  var hours = Decimal10.zero
  var minutes = Decimal10.zero
  var seconds = Decimal10.zero
  /// 多, 余, 几: longer than named.
  var isOver = false
  /// 几天: no figure at all; the unit alone is known.
  var isUnknown = false
  /// 交易日, 工作日: Mondays to Fridays.
  var isWorkdays = false
  /// Minutes written 分, which counts points as well.
  var isMinuteMark = false
  /// The unit named last, as in ISO 8601 (m stands for minutes).
  var unit: Character = "D"

  mutating func add(_ amount: Decimal10, of unit: Character) {
    self.unit = unit
    switch unit {
    case "Y": years = years + amount
    case "M": months = months + amount
    case "W": weeks = weeks + amount
    case "D": days = days + amount
    case "H": hours = hours + amount
    case "m": minutes = minutes + amount
    default: seconds = seconds + amount
    }
  }

  var isFinite: Bool {
    [years, months, weeks, days, hours, minutes, seconds].allSatisfy {
      ($0.value ?? .infinity) < 1e9
    }
  }

  var hasDatePart: Bool { !years.isZero || !months.isZero || !weeks.isZero || !days.isZero }

  /// `P3.5Y`, `P8DT20H`, `PXD`.
  var iso: String {
    if isUnknown {
      return "HmS".contains(unit) ? "PTX\(unit == "m" ? "M" : unit)" : "PX\(unit)"
    }
    var text = "P"
    for (amount, letter) in [(years, "Y"), (months, "M"), (weeks, "W"), (days, "D")]
    where !amount.isZero { text += Self.number(amount) + letter }
    var clock = ""
    for (amount, letter) in [(hours, "H"), (minutes, "M"), (seconds, "S")] where !amount.isZero {
      clock += Self.number(amount) + letter
    }
    if !clock.isEmpty { text += "T" + clock }
    if text == "P" { return "HmS".contains(unit) ? "PT0\(unit == "m" ? "M" : unit)" : "P0\(unit)" }
    return text
  }

  private static func number(_ amount: Decimal10) -> String {
    let value = amount.value ?? 0
    if value == value.rounded(), value.magnitude < 1e15 { return String(Int(value)) }
    return value.description
  }

  private func whole(_ amount: Decimal10) -> Int { Int((amount.value ?? 0).rounded(.down)) }

  private func fraction(_ amount: Decimal10) -> Double {
    let value = amount.value ?? 0
    return value - value.rounded(.down)
  }

  /// Whole months of the years and months.
  var calendarMonths: Int {
    let fromYears = (years.value ?? 0) * 12
    return Int((fromYears + (months.value ?? 0)).rounded(.down))
  }

  /// Days of weeks, days and of a half month.
  var calendarDays: Int {
    let half = fraction(months) * 30
    return Int(((weeks.value ?? 0) * 7 + (days.value ?? 0) + half).rounded(.down))
  }

  /// Seconds of hours, minutes and seconds, and of half days where days are not whole.
  var clockSeconds: Int {
    let clock = (hours.value ?? 0) * 3600 + (minutes.value ?? 0) * 60 + (seconds.value ?? 0)
    return Int((clock + fraction(days) * 86_400).rounded())
  }

  var isClock: Bool { !hours.isZero || !minutes.isZero || !seconds.isZero }
}
