/// The classes of words around figures, by the names that the tables use.
enum QuantityWord: String, CaseIterable {
  case measure
  case measureLatin = "measure-latin"
  case measureWeak = "measure-weak"
  case measureData = "measure-data"
  case measureScaled = "measure-scaled"
  case temperature
  case temperatureScale = "temperature-scale"
  case degree
  case belowZero = "below-zero"
  case age
  case per
  case perTime = "per-time"
  case money
  case moneySign = "money-sign"
  case moneyPart = "money-part"
  case moneyWeak = "money-weak"
  case moneyPer = "money-per"
  case classifier
  case fraction
  case dozen
  case numberWord = "number-word"
  case tenths
  case discount
  case percent
  case times
  case fold
  case foldWord = "fold-word"
  case before
  case beforeWeak = "before-weak"
  case many
  case link
  case behind
  case behindWeak = "behind-weak"
  case ordinal
  case rank

  /// Its bit in a set of classes.
  var bit: UInt64 { 1 << UInt64(Self.ordinals[self, default: 63]) }

  private static let ordinals = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) }
  )
}

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

/// The classes of words that are no values.
enum OtherWord: String, CaseIterable {
  /// No value starts here, unless a longer one does.
  case not
  /// Begins like a unit and is none: 成功, 市场.
  case notUnit = "not-unit"
  /// What after 号 says that the figure is a number of something and no day: 号线, 号楼.
  case notDay = "not-day"

  var bit: UInt64 {
    switch self {
    case .not: 1
    case .notUnit: 2
    case .notDay: 4
    }
  }
}
