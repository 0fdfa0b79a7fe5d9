/// How numbers are written, in CSV and JSON alike.
public enum NumberFormat {
  /// The shortest form that reads back as the same number; whole numbers without `.0`.
  ///
  ///     shortest(0.147)  // "0.147"
  ///     shortest(3e11)   // "300000000000"
  public static func shortest(_ number: Double) -> String {
    if number.rounded(.towardZero) == number, number.magnitude < 1e18 {
      return String(Int64(number))
    }
    return number.description
  }
}
