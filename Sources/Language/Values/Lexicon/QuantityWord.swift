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
  /// What bare figures follow: 为, 达, 第.
  case opener

  /// Its bit in a set of classes.
  var bit: UInt64 { 1 << UInt64(Self.ordinals[self, default: 63]) }

  private static let ordinals = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($0.element, $0.offset) }
  )
}
