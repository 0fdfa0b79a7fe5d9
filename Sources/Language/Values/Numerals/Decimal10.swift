/// A decimal figure as written: a whole number and a power of ten.
///
/// 53365.53亿 is 5336553 · 10⁶, which a product of doubles would miss by a rounding.
struct Decimal10: Sendable, Hashable {
  /// Whole; exact up to 2⁵³, infinite after an overflow.
  var mantissa: Double
  var exponent: Int

  static let zero = Decimal10(0)

  init(_ mantissa: Double, exponent: Int = 0) {
    self.mantissa = mantissa
    self.exponent = exponent
  }

  /// nil where the figure is too big for a double.
  var value: Double? {
    let number: Double
    if exponent >= 0 {
      number = exponent > 330 ? (mantissa == 0 ? 0 : .infinity) : mantissa * Self.power(exponent)
    } else {
      number = exponent < -330 ? 0 : mantissa / Self.power(-exponent)
    }
    return number.isFinite ? number : nil
  }

  var isZero: Bool { mantissa == 0 }

  /// Times ten to the power of `power`.
  func shifted(_ power: Int) -> Decimal10 { Decimal10(mantissa, exponent: exponent + power) }

  /// One of the last digit that is not zero: 100 of 2300, 0.1 of 1.5.
  var lastPlace: Decimal10 {
    guard mantissa != 0, mantissa.isFinite, mantissa.magnitude < 1e16 else {
      return Decimal10(1, exponent: exponent)
    }
    var rest = mantissa.magnitude
    var place = exponent
    while rest.truncatingRemainder(dividingBy: 10) == 0 {
      rest /= 10
      place += 1
    }
    return Decimal10(1, exponent: place)
  }

  static func + (lhs: Decimal10, rhs: Decimal10) -> Decimal10 {
    if lhs.mantissa == 0 { return rhs }
    if rhs.mantissa == 0 { return lhs }
    let exponent = min(lhs.exponent, rhs.exponent)
    guard max(lhs.exponent, rhs.exponent) - exponent < 300 else {
      return Decimal10(.infinity)
    }
    return Decimal10(
      lhs.mantissa * power(lhs.exponent - exponent) + rhs.mantissa * power(rhs.exponent - exponent),
      exponent: exponent
    )
  }

  static prefix func - (figure: Decimal10) -> Decimal10 {
    Decimal10(-figure.mantissa, exponent: figure.exponent)
  }

  /// Powers up to 10²² are exact as doubles.
  static func power(_ exponent: Int) -> Double {
    if exponent < powers.count { return powers[exponent] }
    return powers[22] * power(exponent - 22)
  }

  private static let powers: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
