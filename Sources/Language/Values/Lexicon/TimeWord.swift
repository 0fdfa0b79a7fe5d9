/// The classes of words of time.
enum TimeWord: String, CaseIterable {
  case year
  case yearText = "year-text"
  case month
  case monthText = "month-text"
  case week
  case day
  case dayText = "day-text"
  case quarter
  case half
  case halfOfYear = "half-of-year"
  case hour
  case part
  case partShort = "part-short"
  case partDay = "part-day"
  case dayPart = "day-part"
  case dayPartText = "day-part-text"
  case weekWord = "week-word"
  case weekend
  case season
  case seasonShort = "season-short"
  case seasonThis = "season-this"
  case edge
  case edgeYear = "edge-year"
  case edgeMonth = "edge-month"
  case edgeIn = "edge-in"
  case unit
  case back
  case ahead
  case passing
  case after
  case afterLength = "after-length"
  case each
  case eachDay = "each-day"
  case ref
  /// 连续, 历时: what follows is a length.
  case lasting
  case samePeriod = "same-period"
  case anyYear = "any-year"
  case lunarWord = "lunar-word"
  case solarWord = "solar-word"
  case commonEra = "common-era"
  case century
  case decade
  case centuryWord = "century-word"
  case yearsWord = "years-word"
  case lunarMonth = "lunar-month"
  case fiscal
  case range
  case rangeFrom = "range-from"
  case feast
  case feastWeak = "feast-weak"
  /// 十一: a feast only in quotation marks or before 假期 and the like.
  case feastQuoted = "feast-quoted"
  case term
  case termWeak = "term-weak"
  case era
  case plan
  case planWeak = "plan-weak"
  case planCue = "plan-cue"

  /// Its bit in a set of classes.
  var bit: UInt64 { 1 << UInt64(Self.ordinals[self, default: 63]) }

  private static let ordinals = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) }
  )
}
