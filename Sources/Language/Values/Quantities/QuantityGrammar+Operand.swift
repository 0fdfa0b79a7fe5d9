import Corpus

/// One figure with its unit.
extension QuantityGrammar {
  /// - Parameters:
  ///   - start: where the figure or its sign starts.
  ///   - isBound: whether a modifier or a range stands before it.
  /// - Returns: nil where no figure starts there.
  func operand(at start: Int, isBound: Bool) -> QuantityOperand? {
    if let word = wordFigure(at: start) { return word }
    if let sign = context.word(.moneySign, at: start),
      let found = signedMoney(sign, start: start)
    {
      return found
    }
    if let scale = context.word(.temperatureScale, at: start),
      let numeral = number(at: text.afterBlanks(scale.end)),
      let end = degree(at: text.afterBlanks(numeral.end))
    {
      return QuantityOperand(
        start: start,
        end: end,
        numeral: numeral,
        kind: .temperature,
        unit: scale.payload,
        hasUnit: true,
        isCertain: true
      )
    }
    if let zero = context.word(.belowZero, at: start),
      let numeral = number(at: text.afterBlanks(zero.end))
    {
      let signed = zero.payload == "-1" ? numeral.negated() : numeral
      var found = withUnit(signed, start: start)
      if found.hasUnit, found.unit == "deg" {
        found.kind = .temperature
        found.unit = "Cel"
      }
      found.isCertain = true
      return found
    }
    guard let numeral = number(at: start) else { return nil }
    if let found = fractionOrPercent(numeral, start: start) { return found }
    var found = withUnit(numeral, start: start)
    if !found.hasUnit, CodeToken(context: context).isCode(numeral, isBound: isBound) { return nil }
    if !isBound, found.hasUnit, !numeral.isChinese,
      CodeToken(context: context).startsInside(numeral.start)
    {
      return nil
    }
    if numeral.isAbout, !found.hasUnit { found.end -= 1 }
    return found
  }

  private func degree(at index: Int) -> Int? { context.word(.degree, at: index)?.end }

  /// 一半, 翻一番, 半百, 半个: words that are figures.
  private func wordFigure(at start: Int) -> QuantityOperand? {
    if let word = context.word([.fraction, .foldWord, .numberWord, .dozen], at: start),
      word.payload != "0", let value = Double(word.payload)
    {
      var kind = Quantity.Kind.number
      var unit: String?
      var figure = Decimal10(value)
      switch word.entry.classBit {
      case QuantityWord.fraction.rawValue:
        kind = .fraction
        figure = Decimal10(value * 10, exponent: -1)
      case QuantityWord.foldWord.rawValue:
        kind = .multiple
        unit = "倍"
      case QuantityWord.dozen.rawValue:
        figure = Decimal10(12)
      default: break
      }
      var numeral = Numeral(start: start, end: word.end, figure: figure, low: figure, high: figure)
      numeral.isChinese = true
      return QuantityOperand(
        start: start,
        end: word.end,
        numeral: numeral,
        kind: kind,
        unit: unit,
        hasUnit: unit != nil,
        isCertain: true
      )
    }
    guard context.has("半", at: start), !text[start - 1].isASCIIDigit,
      NumeralScalar(text[start - 1]) == nil
    else { return nil }
    let half = Decimal10(5, exponent: -1)
    var numeral = Numeral(start: start, end: start + 1, figure: half, low: half, high: half)
    numeral.isChinese = true
    let found = withUnit(numeral, start: start)
    guard found.hasUnit, found.kind != .count || found.unit == "个", found.kind != .money else {
      return nil
    }
    if found.kind == .count, !context.isBreak(at: found.end) { return nil }
    return found
  }

  /// A numeral with its sign, mixed fraction or power.
  func number(at start: Int) -> Numeral? {
    var index = start
    var isNegative = false
    if context.has("负", at: start) {
      isNegative = true
      index = text.afterBlanks(start + 1, limit: 1)
    } else if context.has("-", at: start) {
      let before = text[start - 1]
      let next = text.afterBlanks(start + 1, limit: 1)
      guard text[next].isASCIIDigit || text[next] == UInt16(of: "."),
        !before.isASCIIDigit, !before.isLatinLetter, before != UInt16(of: "-"),
        before != UInt16(of: ")"),
        before != UInt16(of: "%"), next == start + 1 || before == 0 || before == 0x0A
      else { return nil }
      isNegative = true
      index = next
    } else if context.has("+", at: start), text[start + 1].isASCIIDigit,
      !text[start - 1].isASCIIDigit, !text[start - 1].isLatinLetter
    {
      index = start + 1
    }
    guard var numeral = unsigned(at: index) else { return nil }
    numeral.start = start
    return isNegative ? numeral.negated() : numeral
  }

  private func unsigned(at start: Int) -> Numeral? {
    if context.has(".", at: start) {
      let before = text[start - 1]
      guard text[start + 1].isASCIIDigit, !before.isASCIIDigit, !before.isLatinLetter else {
        return nil
      }
      guard before != UInt16(of: ".") else { return nil }
      guard let run = context.numerals.arabic(at: start) else { return nil }
      var numeral = Numeral(
        start: start,
        end: run.end,
        figure: run.figure,
        low: run.figure,
        high: run.figure
      )
      numeral.length = run.digits
      numeral.hasFraction = true
      return multiplied(numeral)
    }
    if let parted = CodeToken(context: context).partOfChain(at: start) { return parted }
    guard var numeral = context.numerals.read(at: start) else { return nil }
    numeral = multiplied(numeral)
    if let power = power(of: numeral) { return power }
    if let scientific = scientific(numeral) { return scientific }
    return numeral
  }

  /// 3M, 10k: letters that multiply; a Latin letter after them makes them part of a word.
  private func multiplied(_ numeral: Numeral) -> Numeral {
    guard !numeral.isChinese, numeral.bigScale == 0 else { return numeral }
    let index = text.afterBlanks(numeral.end, limit: 1)
    guard !text[index + 1].isLatinLetter, !text[index + 1].isASCIIDigit else { return numeral }
    let power: Int
    switch Unicode.Scalar(text[index]) {
    case "k", "K":
      // 4K, 4k巨幕: how sharp a picture is.
      guard index == numeral.end,
        !(numeral.length == 1
          && (text[index] == UInt16(of: "K") || text[index + 1].isAny(of: "巨超高画屏修视电影分")))
      else { return numeral }
      power = 3
    case "M":
      guard !text[index + 1].isIdeograph else { return numeral }
      power = 6
    case "G":
      guard numeral.hasFraction, index == numeral.end, !text[index + 1].isIdeograph else {
        return numeral
      }
      power = 9
    default: return numeral
    }
    var scaled = numeral.scaled(by: power)
    scaled.end = index + 1
    scaled.bigScale = power
    scaled.isDigits = false
    return scaled
  }

  /// 12.3×10⁹, 5×10^-3.
  private func scientific(_ numeral: Numeral) -> Numeral? {
    guard !numeral.isChinese, text[numeral.end] == 0xD7,
      let ten = context.end(of: "10", at: numeral.end + 1)
    else { return nil }
    var index = ten
    let isCaret = context.has("^", at: index)
    if isCaret { index += 1 }
    let isNegative = context.has("-", at: index) || text[index] == 0x207B
    if isNegative { index += 1 }
    let first = index
    var power = 0
    while let digit = exponentDigit(text[index], isCaret: isCaret),
      index - first < 3
    {
      power = power * 10 + digit
      index += 1
    }
    guard index > first, power < 300 else { return nil }
    var scaled = numeral.scaled(by: isNegative ? -power : power)
    scaled.end = index
    scaled.isDigits = false
    scaled.hasFraction = true
    return scaled
  }

  /// ⁰ … ⁹, or a plain digit behind a caret.
  private func exponentDigit(_ scalar: UInt16, isCaret: Bool) -> Int? {
    if isCaret { return scalar.isASCIIDigit ? scalar.digitValue : nil }
    switch scalar {
    case 0xB9: return 1
    case 0xB2, 0xB3: return Int(scalar) - 0xB0
    case 0x2070, 0x2074...0x2079: return Int(scalar) - 0x2070
    default: return nil
    }
  }

  /// 2^5, 1.1^+23.
  private func power(of base: Numeral) -> Numeral? {
    guard context.has("^", at: base.end), let low = base.figure?.value else { return nil }
    var index = base.end + 1
    var sign = 1.0
    while text[index] == UInt16(of: "-") || text[index] == UInt16(of: "+"), index - base.end < 4 {
      if text[index] == UInt16(of: "-") { sign = -sign }
      index += 1
    }
    guard let run = context.numerals.arabic(at: index), let exponent = run.figure.value,
      exponent < 400, exponent == exponent.rounded()
    else { return nil }
    var value = 1.0
    for _ in 0..<Int(exponent) { value *= low }
    let figure = Decimal10(sign < 0 ? 1 / value : value)
    var numeral = base
    numeral.end = run.end
    numeral.figure = figure
    numeral.low = figure
    numeral.high = figure
    numeral.isDigits = false
    numeral.hasFraction = true
    return numeral
  }

  // MARK: Fractions and percentages

  /// N分之M, N又M分之L, a/b, after the first numeral.
  private func fractionOrPercent(_ first: Numeral, start: Int) -> QuantityOperand? {
    if let parts = parts(of: first) {
      let isShare = first.isBareUnit && first.start == start
      return quotient(
        whole: nil,
        numerator: parts.numerator,
        denominator: first,
        start: start,
        end: parts.end,
        kind: isShare ? .percent : .fraction
      )
    }
    if context.has("又", at: text.afterBlanks(first.end)),
      let second = context.numerals.read(at: text.afterBlanks(text.afterBlanks(first.end) + 1)),
      let parts = parts(of: second)
    {
      return quotient(
        whole: first,
        numerator: parts.numerator,
        denominator: second,
        start: start,
        end: parts.end,
        kind: .fraction
      )
    }
    return slash(first, start: start)
  }

  /// What follows 分之, with its end.
  private func parts(of denominator: Numeral) -> (numerator: Numeral, end: Int)? {
    let split = text.afterBlanks(denominator.end)
    guard context.has("分", at: split) else { return nil }
    let second = text.afterBlanks(split + 1)
    guard context.has("之", at: second) else { return nil }
    let index = text.afterBlanks(second + 1)
    guard let numerator = unsigned(at: index) else { return nil }
    return (numerator, numerator.end)
  }

  private func quotient(
    whole: Numeral?,
    numerator: Numeral,
    denominator: Numeral,
    start: Int,
    end: Int,
    kind: Quantity.Kind
  ) -> QuantityOperand? {
    guard let below = denominator.figure?.value, below != 0 else { return nil }
    func divided(_ figure: Decimal10) -> Decimal10 {
      // Powers of ten divide exactly.
      var power = 0
      var rest = below
      while rest >= 10, rest.truncatingRemainder(dividingBy: 10) == 0 {
        rest /= 10
        power += 1
      }
      if rest == 1 { return figure.shifted(-power) }
      return Decimal10((figure.value ?? .infinity) / below)
    }
    var numeral = numerator
    numeral.start = start
    numeral.end = end
    numeral.figure = numerator.figure.map(divided)
    numeral.low = divided(numerator.low)
    numeral.high = divided(numerator.high)
    numeral.isChinese = true
    numeral.isDigits = false
    numeral.hasFraction = true
    if let base = whole?.figure?.value {
      let sum = base + (numeral.figure?.value ?? .infinity)
      numeral.figure = Decimal10(sum)
      numeral.low = Decimal10(sum)
      numeral.high = Decimal10(sum)
    }
    if denominator.isNegative || whole?.isNegative == true { numeral = numeral.negated() }
    var found = QuantityOperand(
      start: start,
      end: end,
      numeral: numeral,
      kind: kind,
      unit: kind == .percent ? "%" : nil,
      hasUnit: kind == .percent,
      isCertain: true
    )
    if kind == .fraction {
      let united = withUnit(numeral, start: start)
      if united.kind == .measure || united.kind == .money { found = united }
    }
    return found
  }

  /// 3/2, ４ ６／３.
  private func slash(_ first: Numeral, start: Int) -> QuantityOperand? {
    guard !first.isChinese, first.isDigits || first.isNegative, first.length <= 4 else {
      return nil
    }
    // 016/014 are codes.
    if first.length > 1, text[first.start] == UInt16(of: "0") { return nil }
    if context.has("/", at: first.end), let below = context.numerals.arabic(at: first.end + 1),
      below.isPlain, below.digits <= 4, isFree(below.end), text[start - 1] != UInt16(of: "/")
    {
      var denominator = first
      denominator.figure = below.figure
      denominator.isNegative = false
      return quotient(
        whole: nil,
        numerator: first,
        denominator: denominator,
        start: start,
        end: below.end,
        kind: .fraction
      )
    }
    let gap = text.afterBlanks(first.end, limit: 1)
    if gap != first.end, let above = context.numerals.arabic(at: gap), above.isPlain,
      context.has("/", at: above.end),
      let below = context.numerals.arabic(at: above.end + 1), below.isPlain, isFree(below.end)
    {
      var numerator = first
      numerator.figure = above.figure
      numerator.low = above.figure
      numerator.high = above.figure
      numerator.isNegative = false
      var denominator = numerator
      denominator.figure = below.figure
      return quotient(
        whole: first,
        numerator: numerator,
        denominator: denominator,
        start: start,
        end: below.end,
        kind: .fraction
      )
    }
    return nil
  }

  private func isFree(_ index: Int) -> Bool {
    let next = text[index]
    return !next.isLatinLetter && next != UInt16(of: "/") && next != UInt16(of: "-")
      && !(next == UInt16(of: ".") && text[index + 1].isASCIIDigit) && next != UInt16(of: "年")
      && next != UInt16(of: "月") && next != UInt16(of: "日")
  }
}
