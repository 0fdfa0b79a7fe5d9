/// What a figure measures, and how that was read.
struct FigureName {
  let indicator: String
  /// The indicator without what was said of it: 产值 of 产值同比增长.
  let base: String
  let rule: String

  init(_ indicator: String, _ base: String, _ rule: String) {
    self.indicator = indicator
    self.base = base
    self.rule = rule
  }

  /// A name to which nothing was added.
  init(_ indicator: String, rule: String) { self.init(indicator, indicator, rule) }

  /// The same as an earlier statistic's.
  static func asBefore(_ earlier: StatisticDraft, rule: String = "statistics.list") -> FigureName {
    FigureName(earlier.indicator, earlier.base, rule)
  }
}
