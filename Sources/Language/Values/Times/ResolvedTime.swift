/// One end of an interval: a day or an instant.
enum TimeBound: Hashable {
  case day(CivilDay)
  case instant(ClockInstant)

  var iso: String {
    switch self {
    case .day(let day): day.iso
    case .instant(let instant): instant.iso
    }
  }

  /// Where it begins, for comparing.
  var start: ClockInstant {
    switch self {
    case .day(let day): ClockInstant(day)
    case .instant(let instant): instant
    }
  }
}

/// What a point means: its value, and its interval where that is known.
struct ResolvedTime {
  var value: String
  var begins: TimeBound?
  var ends: TimeBound?
  var isClock = false
  var isPeriod = false
  /// What it was resolved against.
  var anchor = Source.none
  /// What later words such as 当年 and 当天 may count from.
  var year: Int?
  var month: Int?
  var day: CivilDay?
  /// Set where a zone was named: instants are written with it.
  var zone: String?
  /// Of a clock time without any day.
  var clockBegins: Int?
  var clockEnds: Int?

  enum Source {
    case none
    case document
    case text
  }
}
