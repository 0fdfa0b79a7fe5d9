/// Two ends of what a numeral may mean; the same unless its words are vague.
struct DecimalRange {
  var low: Decimal10
  var high: Decimal10

  static let zero = DecimalRange(.zero)

  init(_ both: Decimal10) {
    low = both
    high = both
  }

  init(_ low: Decimal10, _ high: Decimal10) {
    self.low = low
    self.high = high
  }

  func shifted(_ power: Int) -> DecimalRange {
    DecimalRange(low.shifted(power), high.shifted(power))
  }

  static func + (lhs: DecimalRange, rhs: DecimalRange) -> DecimalRange {
    DecimalRange(lhs.low + rhs.low, lhs.high + rhs.high)
  }

  var isZero: Bool { low.isZero && high.isZero }
}

/// The sum that a numeral makes, digit by digit and unit by unit.
///
/// Low and high run side by side, so that 四五千 and 几十万 come out as ranges.
struct NumeralState {
  let start: Int
  var end: Int
  /// What stands before the last 万 or 亿.
  private var total = DecimalRange.zero
  /// What stands since.
  private var section = DecimalRange.zero
  /// Digits without a unit yet.
  private var pending: DecimalRange?
  /// How many Chinese digits `pending` was spelled with, and the last of them.
  private var spelled = 0
  private var startsWithZero = false
  private var lastDigit = 0
  /// The power of ten of the last unit.
  private var lastUnit = 0
  /// The power of the last 万, 亿 or 兆.
  private var lastBig = 0
  private var hasUnit = false
  private var sawZero = false
  private var isPlainArabic = false
  private(set) var isArabicPending = false
  private var hasFraction = false
  /// 1.7亿 has told its figure; digits behind it are another's.
  private var isRounded = false
  private var endsInBig = false
  private var bigScale = 0
  private var smallScale = 0
  private var isBare = false
  private var isVague = false
  private(set) var isChinese = false
  private(set) var isOver = false
  private(set) var isAbout = false
  private(set) var length = 0

  init(start: Int) {
    self.start = start
    end = start
  }

  var hasContent: Bool { length > 0 }
  var endsInUnit: Bool { pending == nil && hasUnit && !isOver }
  var acceptsArabic: Bool { !isOver && pending == nil && !isAbout }
  var mayTakePoint: Bool {
    hasContent && !hasFraction && !isOver && !isVague && (pending != nil || (hasUnit && !endsInBig))
  }

  /// Whether a numeral goes on after a blank: blanks part numerals as often as digits, and only
  /// units glue.
  func mayContinueAfterBlank(_ scalar: UInt16) -> Bool {
    switch NumeralScalar(scalar) {
    case .bigUnit: !isOver
    case .unit: isChinese && pending != nil
    case .chineseDigit, .tens: isChinese && pending == nil && hasUnit
    case .arabicDigit: false
    case nil: scalar == UInt16(of: "点") && isChinese && (pending != nil || hasUnit)
    }
  }

  /// - Returns: whether the digits belong to this numeral, as those of 3万4000 do.
  mutating func takeArabic(_ run: NumeralReader.ArabicRun) -> Bool {
    if hasContent {
      guard hasUnit, !isRounded, run.isPlain, run.digits <= lastUnit else { return false }
    }
    pending = DecimalRange(run.figure)
    isArabicPending = true
    isPlainArabic = !hasContent && run.isPlain
    hasFraction = run.figure.exponent < 0
    length += run.digits
    endsInBig = false
    return true
  }

  /// - Parameters:
  ///   - digit: 0…9.
  ///   - isSpoken: 两, which no number spelled digit by digit has.
  ///   - next: what follows, by which 四五千 (a range) and 二三年 (digits) are told apart.
  /// - Returns: whether the digit belongs to this numeral.
  mutating func takeDigit(_ digit: Int, isSpoken: Bool, next: NumeralScalar?) -> Bool {
    guard !isOver, !isAbout, !isArabicPending, !hasFraction else { return false }
    guard let before = pending else {
      isChinese = true
      length += 1
      endsInBig = false
      if digit == 0, hasUnit {
        sawZero = true
        return true
      }
      pending = DecimalRange(Decimal10(Double(digit)))
      startsWithZero = digit == 0
      spelled = 1
      lastDigit = digit
      return true
    }
    let nextIsUnit = next?.isUnit ?? false
    let isNeighbour = lastDigit > 0 && (digit == lastDigit + 1 || (lastDigit == 3 && digit == 5))
    if spelled == 1, isNeighbour, !isVague, hasUnit || nextIsUnit || !(next?.isDigit ?? false) {
      // 四五千 and 十七八 are ranges; 四五 before anything else too.
      pending = DecimalRange(before.low, Decimal10(Double(digit)))
      isVague = true
      spelled = 2
      lastDigit = digit
      length += 1
      return true
    }
    guard !hasUnit, !isSpoken, !isVague else { return false }
    pending = DecimalRange(before.low.shifted(1) + Decimal10(Double(digit)))
    spelled += 1
    lastDigit = digit
    length += 1
    return true
  }

  /// 廿, 卅.
  mutating func takeTens(_ tens: Int) -> Bool {
    guard pending == nil, !isOver, !isAbout, lastUnit == 0 || lastUnit > 1 else { return false }
    isChinese = true
    section = section + DecimalRange(Decimal10(Double(tens * 10)))
    hasUnit = true
    lastUnit = 1
    length += 1
    endsInBig = false
    return true
  }

  /// 十, 百, 千.
  mutating func takeUnit(_ power: Int) -> Bool {
    if isOver { guard vagueTail, power < lastUnit else { return false } }
    guard !isAbout, spelled < 3, !(spelled == 2 && !isVague) else { return false }
    if isArabicPending, power == 1 { return false }
    if let digits = pending, !digits.isZero {
      section = section + digits.shifted(power)
    } else {
      guard !hasUnit || (power == 1 && lastUnit > 1) || endsInBig else { return false }
      isBare = isBare || (!hasContent && power > 1)
      section = section + DecimalRange(Decimal10(1, exponent: power))
    }
    isChinese = true
    smallScale = power
    take(unit: power)
    return true
  }

  /// 万, 亿, 兆.
  mutating func takeBigUnit(_ power: Int) -> Bool {
    // 三三五六萬: digits by place, as in Taiwan's newspapers; 〇五万 is none.
    guard !(spelled > 1 && !isVague && !hasFraction && (hasUnit || startsWithZero)) else {
      return false
    }
    if pending == nil, section.isZero, total.isZero {
      guard !hasContent else { return false }
      isBare = true
      isChinese = true
      section = DecimalRange(Decimal10(1))
    }
    let hadOwnUnit = pending == nil && !section.isZero
    let part = section + (pending ?? .zero)
    if endsInBig {
      // 万亿, 亿亿; not 亿万, and 万万 only of so many.
      guard lastBig <= power, !isBare, !(lastBig == 4 && power == 4 && bigScale > 4) else {
        return false
      }
      total = total.shifted(power)
      bigScale += power
    } else if lastBig == 0 || lastBig > power {
      total = total + part.shifted(power)
      bigScale = power
    } else if lastBig < power {
      total = (total + part).shifted(power)
      bigScale = power
    } else {
      return false
    }
    if !hadOwnUnit, !endsInBig { smallScale = 0 }
    section = .zero
    lastBig = power
    take(unit: power)
    endsInBig = true
    return true
  }

  private mutating func take(unit power: Int) {
    pending = nil
    isArabicPending = false
    spelled = 0
    sawZero = false
    hasUnit = true
    isRounded = isRounded || hasFraction
    hasFraction = false
    vagueTail = false
    lastUnit = power
    length += 1
    endsInBig = false
  }

  /// 几 at the end of 十几 may still take 十 in 三百几十.
  private var vagueTail = false

  /// 几: any digit.
  mutating func takeSome(beforeUnit: Bool) -> Bool {
    guard pending == nil, !isOver, !isAbout else { return false }
    if hasContent {
      guard lastUnit < 4, !sawZero else { return false }
      pending = DecimalRange(.zero, Decimal10(10))
      if !beforeUnit { pending = pending?.shifted(max(lastUnit - 1, 0)) }
      isOver = true
      vagueTail = beforeUnit
    } else {
      guard beforeUnit else { return false }
      pending = DecimalRange(Decimal10(1), Decimal10(10))
      isVague = true
      spelled = 1
    }
    isChinese = true
    length += 1
    return true
  }

  /// 多, 余: up to the next unit of the last digit.
  mutating func takeOver() -> Bool {
    guard !isVague, !isOver, !isAbout, !sawZero else { return false }
    let part = section + (pending ?? .zero)
    if part.isZero {
      total.high = total.high + total.low.lastPlace
    } else {
      section = DecimalRange(part.low, part.high + part.low.lastPlace)
      pending = nil
      isArabicPending = false
      spelled = 0
      hasFraction = false
    }
    isOver = true
    isPlainArabic = false
    return true
  }

  /// 来: more or less.
  mutating func takeAbout() -> Bool {
    isAbout = true
    return true
  }

  mutating func takeFraction(_ digits: [Int]) {
    let mantissa = digits.reduce(0.0) { $0 * 10 + Double($1) }
    let part = DecimalRange(Decimal10(mantissa, exponent: -digits.count))
    pending = (pending ?? .zero) + part
    if !isArabicPending, spelled < 2 { spelled = 1 }
    hasFraction = true
    isPlainArabic = false
    length += digits.count
  }

  consuming func finish() -> Numeral? {
    guard hasContent else { return nil }
    var tail = pending ?? .zero
    // 一百二 is 120 and 四万五 is 45000; 一百零二 and 十二 are not.
    if pending != nil, lastUnit >= 2, !hasFraction, !sawZero, !isOver, !tail.low.isZero,
      tail.high.mantissa < 10, tail.low.exponent == 0
    {
      tail = tail.shifted(lastUnit - 1)
    }
    let sum = total + section + tail
    var numeral = Numeral(
      start: start,
      end: end,
      figure: isVague ? nil : sum.low,
      low: sum.low,
      high: sum.high
    )
    numeral.isOver = isOver
    numeral.isAbout = isAbout
    numeral.isChinese = isChinese
    numeral.isDigits = !hasUnit && !isVague && !hasFraction && (isPlainArabic || spelled == length)
    numeral.length = length
    numeral.bigScale = endsInBig ? bigScale : 0
    numeral.smallScale = pending == nil ? smallScale : 0
    numeral.isBareUnit = isBare
    numeral.hasFraction = hasFraction
    return numeral
  }
}
