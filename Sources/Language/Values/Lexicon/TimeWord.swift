/// The classes of words of time.
///
/// Of several meanings of a word the class named first wins.
struct TimeWord: OptionSet, Sendable {
  let rawValue: UInt64

  static var year: TimeWord { TimeWord(rawValue: 1 << 0) }
  static var yearText: TimeWord { TimeWord(rawValue: 1 << 1) }
  static var month: TimeWord { TimeWord(rawValue: 1 << 2) }
  static var monthText: TimeWord { TimeWord(rawValue: 1 << 3) }
  static var week: TimeWord { TimeWord(rawValue: 1 << 4) }
  static var day: TimeWord { TimeWord(rawValue: 1 << 5) }
  static var dayText: TimeWord { TimeWord(rawValue: 1 << 6) }
  static var quarter: TimeWord { TimeWord(rawValue: 1 << 7) }
  static var half: TimeWord { TimeWord(rawValue: 1 << 8) }
  static var halfOfYear: TimeWord { TimeWord(rawValue: 1 << 9) }
  static var hour: TimeWord { TimeWord(rawValue: 1 << 10) }
  static var part: TimeWord { TimeWord(rawValue: 1 << 11) }
  static var partShort: TimeWord { TimeWord(rawValue: 1 << 12) }
  static var partDay: TimeWord { TimeWord(rawValue: 1 << 13) }
  static var dayPart: TimeWord { TimeWord(rawValue: 1 << 14) }
  static var dayPartText: TimeWord { TimeWord(rawValue: 1 << 15) }
  static var weekWord: TimeWord { TimeWord(rawValue: 1 << 16) }
  static var weekend: TimeWord { TimeWord(rawValue: 1 << 17) }
  static var season: TimeWord { TimeWord(rawValue: 1 << 18) }
  static var seasonShort: TimeWord { TimeWord(rawValue: 1 << 19) }
  static var seasonThis: TimeWord { TimeWord(rawValue: 1 << 20) }
  static var edge: TimeWord { TimeWord(rawValue: 1 << 21) }
  static var edgeYear: TimeWord { TimeWord(rawValue: 1 << 22) }
  static var edgeMonth: TimeWord { TimeWord(rawValue: 1 << 23) }
  static var edgeIn: TimeWord { TimeWord(rawValue: 1 << 24) }
  static var unit: TimeWord { TimeWord(rawValue: 1 << 25) }
  static var back: TimeWord { TimeWord(rawValue: 1 << 26) }
  static var ahead: TimeWord { TimeWord(rawValue: 1 << 27) }
  static var passing: TimeWord { TimeWord(rawValue: 1 << 28) }
  static var after: TimeWord { TimeWord(rawValue: 1 << 29) }
  static var afterLength: TimeWord { TimeWord(rawValue: 1 << 30) }
  static var each: TimeWord { TimeWord(rawValue: 1 << 31) }
  static var eachDay: TimeWord { TimeWord(rawValue: 1 << 32) }
  static var ref: TimeWord { TimeWord(rawValue: 1 << 33) }
  /// 连续, 历时: what follows is a length.
  static var lasting: TimeWord { TimeWord(rawValue: 1 << 34) }
  static var samePeriod: TimeWord { TimeWord(rawValue: 1 << 35) }
  static var anyYear: TimeWord { TimeWord(rawValue: 1 << 36) }
  static var lunarWord: TimeWord { TimeWord(rawValue: 1 << 37) }
  static var solarWord: TimeWord { TimeWord(rawValue: 1 << 38) }
  static var commonEra: TimeWord { TimeWord(rawValue: 1 << 39) }
  static var century: TimeWord { TimeWord(rawValue: 1 << 40) }
  static var decade: TimeWord { TimeWord(rawValue: 1 << 41) }
  static var centuryWord: TimeWord { TimeWord(rawValue: 1 << 42) }
  static var yearsWord: TimeWord { TimeWord(rawValue: 1 << 43) }
  static var lunarMonth: TimeWord { TimeWord(rawValue: 1 << 44) }
  static var fiscal: TimeWord { TimeWord(rawValue: 1 << 45) }
  static var range: TimeWord { TimeWord(rawValue: 1 << 46) }
  static var rangeFrom: TimeWord { TimeWord(rawValue: 1 << 47) }
  static var feast: TimeWord { TimeWord(rawValue: 1 << 48) }
  static var feastWeak: TimeWord { TimeWord(rawValue: 1 << 49) }
  /// 十一: a feast only in quotation marks or before 假期 and the like.
  static var feastQuoted: TimeWord { TimeWord(rawValue: 1 << 50) }
  static var term: TimeWord { TimeWord(rawValue: 1 << 51) }
  static var termWeak: TimeWord { TimeWord(rawValue: 1 << 52) }
  static var era: TimeWord { TimeWord(rawValue: 1 << 53) }
  static var plan: TimeWord { TimeWord(rawValue: 1 << 54) }
  static var planWeak: TimeWord { TimeWord(rawValue: 1 << 55) }
  static var planCue: TimeWord { TimeWord(rawValue: 1 << 56) }

  /// The classes by the names that the tables use.
  static let byName: [String: TimeWord] = [
    "year": .year,
    "year-text": .yearText,
    "month": .month,
    "month-text": .monthText,
    "week": .week,
    "day": .day,
    "day-text": .dayText,
    "quarter": .quarter,
    "half": .half,
    "half-of-year": .halfOfYear,
    "hour": .hour,
    "part": .part,
    "part-short": .partShort,
    "part-day": .partDay,
    "day-part": .dayPart,
    "day-part-text": .dayPartText,
    "week-word": .weekWord,
    "weekend": .weekend,
    "season": .season,
    "season-short": .seasonShort,
    "season-this": .seasonThis,
    "edge": .edge,
    "edge-year": .edgeYear,
    "edge-month": .edgeMonth,
    "edge-in": .edgeIn,
    "unit": .unit,
    "back": .back,
    "ahead": .ahead,
    "passing": .passing,
    "after": .after,
    "after-length": .afterLength,
    "each": .each,
    "each-day": .eachDay,
    "ref": .ref,
    "lasting": .lasting,
    "same-period": .samePeriod,
    "any-year": .anyYear,
    "lunar-word": .lunarWord,
    "solar-word": .solarWord,
    "common-era": .commonEra,
    "century": .century,
    "decade": .decade,
    "century-word": .centuryWord,
    "years-word": .yearsWord,
    "lunar-month": .lunarMonth,
    "fiscal": .fiscal,
    "range": .range,
    "range-from": .rangeFrom,
    "feast": .feast,
    "feast-weak": .feastWeak,
    "feast-quoted": .feastQuoted,
    "term": .term,
    "term-weak": .termWeak,
    "era": .era,
    "plan": .plan,
    "plan-weak": .planWeak,
    "plan-cue": .planCue,
  ]

  /// What a point may begin with, beside numerals.
  static let pointOpeners: TimeWord = [
    .year, .yearText, .month, .monthText, .week, .day, .dayText, .quarter, .half, .halfOfYear,
    .hour, .part, .partDay, .dayPart, .dayPartText, .weekWord, .weekend, .season, .seasonThis,
    .edgeYear, .edgeMonth, .anyYear, .lunarWord, .solarWord, .commonEra, .centuryWord, .lunarMonth,
    .feast,
    .feastWeak, .feastQuoted, .term, .termWeak, .era,
  ]
  /// What may stand under a year or begin a part of this year.
  static let underYear: TimeWord = [
    .halfOfYear, .half, .quarter, .hour, .season, .seasonShort, .seasonThis, .feast, .feastWeak,
    .feastQuoted, .term, .termWeak, .edgeYear, .edgeMonth, .edge, .edgeIn,
  ]
  /// What a window of time may begin with.
  static let windowOpeners: TimeWord = [.back, .ahead, .passing]
  /// What a time may begin with, beside numerals.
  static let openers: TimeWord = pointOpeners.union(windowOpeners).union([
    .each, .eachDay, .ref, .samePeriod, .yearsWord, .plan, .planWeak,
  ])
}
