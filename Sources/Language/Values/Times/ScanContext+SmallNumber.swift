// What months, days, hours and minutes are counted with.
extension ScanContext {
  /// A whole number up to `limit`, Arabic or Chinese, for months, days, hours and minutes.
  func smallNumber(at start: Int, limit: Int = 99) -> (value: Int, end: Int)? {
    if text[start].isASCIIDigit {
      var value = 0
      var index = start
      while text[index].isASCIIDigit {
        value = value * 10 + text[index].digitValue
        index += 1
        if index - start > 3 { return nil }
      }
      return value <= limit && index - start <= (limit > 99 ? 3 : 2) ? (value, index) : nil
    }
    var value: Int?
    var sum = 0
    var index = start
    var sawUnit = false
    var digits = 0
    loop: while index - start < 6 {
      switch NumeralScalar(text[index]) {
      case .chineseDigit(let digit):
        if let before = value, !sawUnit {
          // 〇八, 三〇: spelled out.
          guard digits == 1, before == 0 || digit == 0 else { return nil }
          value = before * 10 + digit
        } else {
          value = digit
        }
        digits += 1
      case .unit(1):
        sum += (value ?? 1) * 10
        value = nil
        sawUnit = true
        digits = 0
      case .unit(2):
        guard limit > 99, let before = value else { break loop }
        sum += before * 100
        value = nil
        sawUnit = true
        digits = 0
      case .tens(let tens):
        guard index == start else { break loop }
        sum = tens * 10
        sawUnit = true
      default: break loop
      }
      index += 1
      if sawUnit, digits == 1, let last = value, last > 0 { break }
    }
    guard index > start else { return nil }
    let total = sum + (value ?? 0)
    return total <= limit ? (total, index) : nil
  }
}
