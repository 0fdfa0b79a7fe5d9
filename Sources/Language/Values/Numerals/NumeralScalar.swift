/// What a scalar means inside a numeral.
enum NumeralScalar {
  /// 0–9, Chinese or financial.
  case chineseDigit(Int)
  /// 0–9 of the Arabic digits.
  case arabicDigit(Int)
  /// 十, 百, 千 and their financial forms: the power of ten.
  case unit(Int)
  /// 万, 亿, 兆.
  case bigUnit(Int)
  /// 廿, 卅.
  case tens(Int)

  init?(_ scalar: UInt16) {
    if scalar.isASCIIDigit {
      self = .arabicDigit(scalar.digitValue)
      return
    }
    guard scalar >= 0x4E00 else { return nil }
    switch Unicode.Scalar(scalar) {
    case "零": self = .chineseDigit(0)
    case "一", "壹": self = .chineseDigit(1)
    case "二", "贰", "两": self = .chineseDigit(2)
    case "三", "叁": self = .chineseDigit(3)
    case "四", "肆": self = .chineseDigit(4)
    case "五", "伍": self = .chineseDigit(5)
    case "六", "陆": self = .chineseDigit(6)
    case "七", "柒": self = .chineseDigit(7)
    case "八", "捌": self = .chineseDigit(8)
    case "九", "玖": self = .chineseDigit(9)
    case "十", "拾": self = .unit(1)
    case "百", "佰": self = .unit(2)
    case "千", "仟": self = .unit(3)
    case "万": self = .bigUnit(4)
    case "亿": self = .bigUnit(8)
    case "兆": self = .bigUnit(12)
    case "廿": self = .tens(2)
    case "卅": self = .tens(3)
    case "仨": self = .chineseDigit(3)
    case "俩": self = .chineseDigit(2)
    case "几", "数": return nil
    default: return nil
    }
  }

  /// 零–九 read one by one, as in years and phone numbers: no 两.
  static func spelledDigit(_ scalar: UInt16) -> Int? {
    guard scalar != UInt16(of: "两"), case .chineseDigit(let digit) = NumeralScalar(scalar) else {
      return nil
    }
    return digit
  }
}

extension NumeralScalar {
  var isUnit: Bool {
    switch self {
    case .unit, .bigUnit: true
    default: false
    }
  }

  var isDigit: Bool {
    switch self {
    case .chineseDigit, .arabicDigit: true
    default: false
    }
  }
}
