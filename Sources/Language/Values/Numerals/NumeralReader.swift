/// Reads numerals: Arabic, full-width, Chinese, financial and mixed.
///
/// 1,100万 · 25万6千 · 两千三百五 · 壹仟玖佰 · 三点一四 · 十几 · 四五千 · 二百余万
struct NumeralReader {
  let text: FoldedText
  /// 12千米 is in kilometres: after Arabic digits a unit's name is longer than 千.
  let units: WordTrie

  /// Where digits are longer than this the figure overflows every double.
  private static let longest = 400

  /// The numeral that starts at `start`.
  ///
  /// - Parameters:
  ///   - start: a scalar's index.
  ///   - allowsBlanks: whether blanks may stand between Chinese digits and units.
  /// - Returns: nil where none starts there.
  func read(at start: Int, allowsBlanks: Bool = true) -> Numeral? {
    var state = NumeralState(start: start)
    var index = start
    loop: while index < text.count {
      var here = index
      if state.hasContent {
        here = text.afterBlanks(index)
        if here != index, !(allowsBlanks && state.mayContinueAfterBlank(text[here])) { break }
      }
      let scalar = text[here]
      switch NumeralScalar(scalar) {
      case .arabicDigit:
        guard state.acceptsArabic, let run = arabic(at: here) else { break loop }
        guard state.takeArabic(run) else { break loop }
        index = run.end
      case .chineseDigit(let digit):
        guard
          state.takeDigit(
            digit,
            isSpoken: scalar == UInt16(of: "两"),
            next: NumeralScalar(text[text.afterBlanks(here + 1)])
          )
        else { break loop }
        index = here + 1
      case .tens(let tens):
        guard state.takeTens(tens) else { break loop }
        index = here + 1
      case .unit(let power):
        if state.isArabicPending || state.endsInUnit, isMeasure(at: here) { break loop }
        guard state.takeUnit(power) else { break loop }
        index = here + 1
      case .bigUnit(let power):
        // 兆 is a megabyte to some and a trillion to others; after Arabic digits it is a unit.
        guard !(power == 12 && !state.isChinese), state.takeBigUnit(power) else { break loop }
        index = here + 1
      case nil:
        guard let next = takeVague(scalar, at: here, into: &state) else { break loop }
        index = next
      }
      state.end = index
      if state.length > Self.longest { return overflow(from: start, state) }
    }
    return state.finish()
  }

  private func isMeasure(at index: Int) -> Bool {
    guard
      let unit = units.longest(in: text.scalars, at: index, classes: QuantityWord.measure.rawValue)
    else { return false }
    return unit.end > index + 1
  }

  /// 几, 数, 多, 余, 来 and the point: what stands inside numerals and is no digit.
  private func takeVague(_ scalar: UInt16, at index: Int, into state: inout NumeralState) -> Int? {
    let next = NumeralScalar(text[index + 1])
    switch Unicode.Scalar(scalar) {
    case "几":
      return state.takeSome(beforeUnit: next?.isUnit ?? false) ? index + 1 : nil
    case "数":
      guard !state.hasContent, next?.isUnit ?? false else { return nil }
      return state.takeSome(beforeUnit: true) ? index + 1 : nil
    case "多", "余":
      guard state.hasContent, !state.isOver else { return nil }
      // 20多 is vague, 余额 and 多家 are words of their own; a unit or classifier has to follow.
      return state.takeOver() ? index + 1 : nil
    case "来":
      guard state.endsInUnit, state.isChinese, text[index + 1].isIdeograph else { return nil }
      return state.takeAbout() ? index + 1 : nil
    case "个":
      // 两个亿
      guard state.hasContent, case .bigUnit(8) = next, text[index + 2] != UInt16(of: "亿") else {
        return nil
      }
      return index + 1
    case "点":
      return takePoint(at: index, into: &state)
    default:
      return nil
    }
  }

  /// 三点一四: a point and spelled digits.
  private func takePoint(at index: Int, into state: inout NumeralState) -> Int? {
    guard state.mayTakePoint else { return nil }
    var digits: [Int] = []
    var next = index + 1
    while true {
      let here = digits.isEmpty || text[next] != 0x20 ? text.afterBlanks(next) : next
      if let digit = NumeralScalar.spelledDigit(text[here]) {
        digits.append(digit)
        next = here + 1
      } else if text[here].isASCIIDigit, !state.isChinese || digits.isEmpty {
        digits.append(text[here].digitValue)
        next = here + 1
      } else {
        break
      }
      if digits.count > 30 { break }
    }
    guard !digits.isEmpty else { return nil }
    // 三点二十 is twenty past three.
    if case .unit(1) = NumeralScalar(text[next]) { return nil }
    state.takeFraction(digits)
    return next
  }

  private func overflow(from start: Int, _ state: NumeralState) -> Numeral {
    var index = state.end
    while NumeralScalar(text[index]) != nil { index += 1 }
    var numeral = Numeral(
      start: start,
      end: index,
      figure: Decimal10(.infinity),
      low: Decimal10(.infinity),
      high: Decimal10(.infinity)
    )
    numeral.length = index - start
    numeral.isDigits = true
    return numeral
  }

  /// Arabic digits with separators, decimals and an exponent.
  struct ArabicRun {
    var end: Int
    var figure: Decimal10
    var digits: Int
    /// Digits alone.
    var isPlain: Bool
  }

  func arabic(at start: Int) -> ArabicRun? {
    var mantissa = 0.0
    var digits = 0
    var exponent = 0
    var index = start
    var isPlain = true
    func isGroup(_ at: Int) -> Bool {
      text[at].isASCIIDigit && text[at + 1].isASCIIDigit && text[at + 2].isASCIIDigit
        && !text[at + 3].isASCIIDigit
    }
    while text[index].isASCIIDigit {
      mantissa = mantissa * 10 + Double(text[index].digitValue)
      digits += 1
      index += 1
    }
    if digits >= 1, digits <= 3 {
      // A full-width comma is a separator only in a figure that has a common one, or among
      // full-width digits; both show in the groups that follow.
      var groups = 0
      var scan = index
      var usesWide = false
      while text[scan] == UInt16(of: ",") || text[scan] == 0xFF0C, isGroup(scan + 1) {
        if text[scan] == 0xFF0C { usesWide = true }
        scan += 4
        groups += 1
      }
      if groups > 0, !usesWide || groups > 1 || digits == 1 {
        isPlain = false
        while index < scan {
          if text[index].isASCIIDigit {
            mantissa = mantissa * 10 + Double(text[index].digitValue)
            digits += 1
          }
          index += 1
        }
      }
    }
    if text[index] == UInt16(of: "."), text[index + 1].isASCIIDigit {
      var scan = index + 1
      var fraction = mantissa
      while text[scan].isASCIIDigit {
        if scan - index <= 17 {
          fraction = fraction * 10 + Double(text[scan].digitValue)
          exponent -= 1
        }
        scan += 1
      }
      mantissa = fraction
      digits += scan - index - 1
      index = scan
      isPlain = false
    }
    guard digits > 0 else { return nil }
    if text[index] == UInt16(of: "E") || text[index] == UInt16(of: "e"), exponent != 0 || digits > 0
    {
      var scan = index + 1
      var sign = 1
      if text[scan] == UInt16(of: "+") || text[scan] == UInt16(of: "-") {
        if text[scan] == UInt16(of: "-") { sign = -1 }
        scan += 1
      }
      var power = 0
      let first = scan
      while text[scan].isASCIIDigit, scan - first < 4 {
        power = power * 10 + text[scan].digitValue
        scan += 1
      }
      if scan > first, !text[scan].isASCIIDigit, !text[scan].isLatinLetter,
        exponent != 0 || sign < 0 || text[index] == UInt16(of: "e"), power < 400
      {
        exponent += sign * power
        index = scan
        isPlain = false
      }
    }
    // Doubles lose digits beyond 2⁵³; the text is read again, correctly rounded, where it matters.
    if mantissa >= 9_007_199_254_740_992, mantissa.isFinite, digits < 350 {
      var string = ""
      for position in start..<index
      where text[position] != UInt16(of: ",") && text[position] != 0xFF0C {
        string.unicodeScalars.append(Unicode.Scalar(text[position]) ?? "0")
      }
      if let exact = Double(string) {
        return ArabicRun(
          end: index,
          figure: Decimal10(exact),
          digits: digits,
          isPlain: isPlain
        )
      }
    }
    return ArabicRun(
      end: index,
      figure: Decimal10(mantissa, exponent: exponent),
      digits: digits,
      isPlain: isPlain
    )
  }
}
