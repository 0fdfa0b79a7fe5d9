/// The classes of words around figures.
///
/// Of several meanings of a word the class named first wins.
struct QuantityWord: OptionSet, Sendable {
  let rawValue: UInt64

  static var measure: QuantityWord { QuantityWord(rawValue: 1 << 0) }
  static var measureLatin: QuantityWord { QuantityWord(rawValue: 1 << 1) }
  static var measureWeak: QuantityWord { QuantityWord(rawValue: 1 << 2) }
  static var measureData: QuantityWord { QuantityWord(rawValue: 1 << 3) }
  static var measureScaled: QuantityWord { QuantityWord(rawValue: 1 << 4) }
  static var temperature: QuantityWord { QuantityWord(rawValue: 1 << 5) }
  static var temperatureScale: QuantityWord { QuantityWord(rawValue: 1 << 6) }
  static var degree: QuantityWord { QuantityWord(rawValue: 1 << 7) }
  static var belowZero: QuantityWord { QuantityWord(rawValue: 1 << 8) }
  static var age: QuantityWord { QuantityWord(rawValue: 1 << 9) }
  static var per: QuantityWord { QuantityWord(rawValue: 1 << 10) }
  static var perTime: QuantityWord { QuantityWord(rawValue: 1 << 11) }
  static var money: QuantityWord { QuantityWord(rawValue: 1 << 12) }
  static var moneySign: QuantityWord { QuantityWord(rawValue: 1 << 13) }
  static var moneyPart: QuantityWord { QuantityWord(rawValue: 1 << 14) }
  static var moneyWeak: QuantityWord { QuantityWord(rawValue: 1 << 15) }
  static var moneyPer: QuantityWord { QuantityWord(rawValue: 1 << 16) }
  static var classifier: QuantityWord { QuantityWord(rawValue: 1 << 17) }
  static var fraction: QuantityWord { QuantityWord(rawValue: 1 << 18) }
  static var dozen: QuantityWord { QuantityWord(rawValue: 1 << 19) }
  static var numberWord: QuantityWord { QuantityWord(rawValue: 1 << 20) }
  static var tenths: QuantityWord { QuantityWord(rawValue: 1 << 21) }
  static var discount: QuantityWord { QuantityWord(rawValue: 1 << 22) }
  static var percent: QuantityWord { QuantityWord(rawValue: 1 << 23) }
  static var times: QuantityWord { QuantityWord(rawValue: 1 << 24) }
  static var fold: QuantityWord { QuantityWord(rawValue: 1 << 25) }
  static var foldWord: QuantityWord { QuantityWord(rawValue: 1 << 26) }
  static var before: QuantityWord { QuantityWord(rawValue: 1 << 27) }
  static var beforeWeak: QuantityWord { QuantityWord(rawValue: 1 << 28) }
  static var many: QuantityWord { QuantityWord(rawValue: 1 << 29) }
  static var link: QuantityWord { QuantityWord(rawValue: 1 << 30) }
  static var behind: QuantityWord { QuantityWord(rawValue: 1 << 31) }
  static var behindWeak: QuantityWord { QuantityWord(rawValue: 1 << 32) }
  static var ordinal: QuantityWord { QuantityWord(rawValue: 1 << 33) }
  static var rank: QuantityWord { QuantityWord(rawValue: 1 << 34) }
  /// What bare figures follow: 为, 达, 第.
  static var opener: QuantityWord { QuantityWord(rawValue: 1 << 35) }

  /// The classes by the names that the tables use.
  static let byName: [String: QuantityWord] = [
    "measure": .measure,
    "measure-latin": .measureLatin,
    "measure-weak": .measureWeak,
    "measure-data": .measureData,
    "measure-scaled": .measureScaled,
    "temperature": .temperature,
    "temperature-scale": .temperatureScale,
    "degree": .degree,
    "below-zero": .belowZero,
    "age": .age,
    "per": .per,
    "per-time": .perTime,
    "money": .money,
    "money-sign": .moneySign,
    "money-part": .moneyPart,
    "money-weak": .moneyWeak,
    "money-per": .moneyPer,
    "classifier": .classifier,
    "fraction": .fraction,
    "dozen": .dozen,
    "number-word": .numberWord,
    "tenths": .tenths,
    "discount": .discount,
    "percent": .percent,
    "times": .times,
    "fold": .fold,
    "fold-word": .foldWord,
    "before": .before,
    "before-weak": .beforeWeak,
    "many": .many,
    "link": .link,
    "behind": .behind,
    "behind-weak": .behindWeak,
    "ordinal": .ordinal,
    "rank": .rank,
    "opener": .opener,
  ]

  /// What a quantity may begin with, beside numerals.
  static let openers: QuantityWord = [
    .temperatureScale, .belowZero, .moneySign, .fraction, .numberWord, .foldWord, .before,
    .beforeWeak, .many, .ordinal, .rank,
  ]
}
