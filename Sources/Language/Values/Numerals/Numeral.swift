/// A number as it stands in a text, before anything is known of what it counts.
struct Numeral {
  /// Scalars, end exclusive.
  var start: Int
  var end: Int
  /// The figure named; nil for 几十 or 四五千, which name none.
  var figure: Decimal10?
  /// The lower end: the figure itself unless the words are vague.
  var low: Decimal10
  var high: Decimal10
  /// 多, 余, 几: over the figure named.
  var isOver = false
  /// 来: about the figure named.
  var isAbout = false
  /// At least one Chinese digit or unit other than a trailing 万 or 亿 after Arabic digits.
  var isChinese = false
  /// Digits and nothing else, Arabic or Chinese: 2023, 二〇二三.
  var isDigits = false
  /// Digits and units in the text.
  var length = 0
  /// The power of ten of the trailing 万 and 亿.
  var bigScale = 0
  /// The power of ten of the trailing 十, 百, 千 before them.
  var smallScale = 0
  /// A unit without a digit before it: 千 of 逾千款.
  var isBareUnit = false
  var isNegative = false
  var hasFraction = false

  /// One number, no range.
  var isExact: Bool { figure != nil && !isOver }

  /// The figure where it is a small whole number.
  var integer: Int? {
    guard let value = figure?.value, value == value.rounded(), value.magnitude < 1e9 else {
      return nil
    }
    return Int(value)
  }

  /// The same number in 万 or 亿, as the end of its range says (100-200万).
  func scaled(by power: Int) -> Numeral {
    var copy = self
    copy.figure = figure?.shifted(power)
    copy.low = low.shifted(power)
    copy.high = high.shifted(power)
    return copy
  }

  func negated() -> Numeral {
    var copy = self
    copy.figure = figure.map { -$0 }
    copy.low = -high
    copy.high = -low
    copy.isNegative.toggle()
    return copy
  }
}
