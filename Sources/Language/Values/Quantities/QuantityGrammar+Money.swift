import Corpus

/// Money: ¥100, 5元3角, 两美元又三美分, 元/吨.
extension QuantityGrammar {
  /// A sign or name of a currency before the figure.
  func signedMoney(_ sign: WordTrie.Match, start: Int) -> QuantityOperand? {
    if text[start].isLatinLetter, text[start - 1].isLatinLetter { return nil }
    if text[start - 1].isIdeograph, NumeralScalar(text[start - 1]) != nil { return nil }
    let index = text.afterBlanks(sign.end, limit: 2)
    guard let numeral = number(at: index), numeral.figure != nil || numeral.length > 1 else {
      return nil
    }
    var found = withUnit(numeral, start: start)
    found.start = start
    found.isCertain = true
    if found.kind == .money {
      // 港币100元 is of Hong Kong.
      if found.unit?.hasPrefix("CNY") == true, sign.payload != "CNY" {
        found.unit = sign.payload + (found.unit?.dropFirst(3) ?? "")
      }
      return found
    }
    guard !found.hasUnit || found.isWeakClassifier else { return nil }
    // 人民币3 of 人民币3个百分点 was ruled out; a name needs more than one digit's evidence.
    if text[start].isIdeograph, numeral.length < 2, numeral.isChinese { return nil }
    found.kind = .money
    found.unit = sign.payload
    found.hasUnit = true
    found.end = numeral.end
    return found
  }

  func takeMoney(_ unit: WordTrie.Match, at index: Int, into found: inout QuantityOperand) {
    let fields = unit.payload.split(separator: " ")
    let currency = String(fields[0])
    found.kind = .money
    found.unit = currency
    switch unit.entry.classBit {
    case QuantityWord.moneyPart.rawValue:
      takePart(fields, currency: currency, at: index, into: &found)
    case QuantityWord.moneyWeak.rawValue:
      takeWeakMoney(unit, at: index, into: &found)
    case QuantityWord.moneyPer.rawValue:
      found.unit = currency + (fields.count > 1 ? fields[1] : "")
    default:
      // 9000元日币: the second name tells whose money.
      if currency == "CNY", unit.end == index + 1, let other = context.word(.money, at: unit.end),
        other.payload != "CNY", !isUnitWord(at: unit.end, other)
      {
        found.unit = other.payload
        found.end = other.end
      }
      addParts(currency: found.unit ?? currency, to: &found)
      if context.has("整", at: found.end) { found.end += 1 }
      addDenominator(to: &found)
    }
  }

  private func isUnitWord(at index: Int, _ match: WordTrie.Match) -> Bool {
    context.word(.notUnit, at: index).map { $0.end > match.end } ?? false
  }

  /// 两毛五, 五角, 三美分; 分 alone counts points and minutes as well.
  private func takePart(
    _ fields: [Substring],
    currency: String,
    at index: Int,
    into found: inout QuantityOperand
  ) {
    let power = fields.count > 1 && fields[1] == "0.01" ? -2 : -1
    if context.has("分", at: index), found.end == index + 1 {
      found.kind = .count
      found.unit = "分"
      found.isWeakClassifier = true
      return
    }
    if context.has("角", at: index) || context.has("毛", at: index), found.end == index + 1,
      text[index - 2].isIdeograph && text[index - 1] == UInt16(of: "一") || !found.numeral.isExact
        || found.numeral.length > 2
        || !(context.isBreak(at: found.end) || NumeralScalar(text[found.end]) != nil)
    {
      found.hasUnit = false
      found.kind = .number
      found.unit = nil
      found.end = found.numeral.end
      return
    }
    found.numeral = found.numeral.scaled(by: power)
    found.unit = currency
    addParts(currency: currency, to: &found)
  }

  /// 块 is money in 四五千块 and 一块二, a classifier in 10块GPU.
  private func takeWeakMoney(
    _ unit: WordTrie.Match,
    at index: Int,
    into found: inout QuantityOperand
  ) {
    let isBlock = context.has("块", at: index)
    let before = found
    addParts(currency: found.unit ?? "CNY", to: &found)
    if found.end != before.end { return }
    let next = text[found.end]
    let isPrice =
      found.numeral.figure == nil || (found.numeral.figure?.value ?? 0) >= 1000
      || context.isBreak(at: found.start - 1)
    let closes = context.isBreak(at: found.end) && !next.isAny(of: "-“《「『")
    if isPrice, closes || next.isAny(of: "的到以") {
      return
    }
    found = before
    found.kind = .count
    found.unit = isBlock ? "块" : nil
    found.isWeakClassifier = true
    if !isBlock {
      found.hasUnit = false
      found.kind = .number
      found.end = found.numeral.end
    }
  }

  /// Tenths and hundredths after the main unit.
  private func addParts(currency: String, to found: inout QuantityOperand) {
    guard found.numeral.isExact, !found.numeral.hasFraction || found.numeral.low.exponent >= -1
    else { return }
    var sawPart = false
    for _ in 0..<2 {
      var index = text.afterBlanks(found.end, limit: 1)
      if context.has("又", at: index) { index += 1 }
      let hasZero = context.has("零", at: index)
      if hasZero { index += 1 }
      guard let part = context.numerals.read(at: index, allowsBlanks: false), part.isExact,
        let value = part.integer, value < 100
      else { return }
      if let word = context.word(.moneyPart, at: part.end) {
        let fields = word.payload.split(separator: " ")
        guard fields.count == 2, fields[0] == currency,
          !(context.has("分", at: part.end) && context.has("之", at: part.end + 1)),
          !isUnitWord(at: part.end, word)
        else { return }
        add(Decimal10(Double(value), exponent: fields[1] == "0.01" ? -2 : -1), to: &found)
        found.end = word.end
        sawPart = true
        continue
      }
      // 一块二, 三块零四: the last unit is left out at the end of a clause.
      guard !sawPart, part.isChinese, value < 10, text[found.end - 1] == UInt16(of: "块"),
        context.isBreak(at: part.end)
      else { return }
      add(Decimal10(Double(value), exponent: hasZero ? -2 : -1), to: &found)
      found.end = part.end
      return
    }
  }

  private func add(_ more: Decimal10, to found: inout QuantityOperand) {
    found.numeral.figure = found.numeral.figure.map { $0 + more }
    found.numeral.low = found.numeral.low + more
    found.numeral.high = found.numeral.high + more
  }
}
