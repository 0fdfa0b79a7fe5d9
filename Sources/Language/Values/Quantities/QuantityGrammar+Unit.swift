import Corpus

/// Units, classifiers and money after a figure.
extension QuantityGrammar {
  /// The numeral with the unit that follows it, if one does.
  func withUnit(_ numeral: Numeral, start: Int) -> QuantityOperand {
    var found = QuantityOperand(start: start, end: numeral.end, numeral: numeral, kind: .number)
    var index = text.afterBlanks(numeral.end)
    if let end = percentPoint(at: index) {
      found.kind = .percent
      found.unit = "pp"
      found.numeral = numeral.scaled(by: -2)
      found.end = end
      found.hasUnit = true
      found.isCertain = true
      return found
    }
    if let end = included(at: index) { index = end }
    guard let unit = unit(at: index, after: numeral) else { return found }
    // A blank parts a figure from the next sentence as well; classifiers stand close.
    if index - numeral.end > 1, unit.entry.classBit == QuantityWord.classifier.rawValue {
      return found
    }
    if isOtherWord(unit, at: index) { return found }
    take(unit, at: index, into: &found)
    return found
  }

  /// 个百分点, however blanks part it.
  private func percentPoint(at start: Int) -> Int? {
    var index = start
    if context.has("个", at: index) { index = text.afterBlanks(index + 1) }
    for scalar in Self.percentPointScalars {
      guard text[index] == scalar else { return nil }
      index += 1
      if scalar != Self.percentPointScalars[2] { index = text.afterBlanks(index) }
    }
    return index
  }

  private static let percentPointScalars = Array("百分点".utf16)

  /// (含) and （含） between a figure and its unit or range.
  func included(at index: Int) -> Int? {
    guard context.has("(", at: index), context.has("含", at: index + 1),
      context.has(")", at: index + 2)
    else { return nil }
    return text.afterBlanks(index + 3)
  }

  private func unit(at index: Int, after numeral: Numeral) -> WordTrie.Match? {
    guard
      let word = context.lexicon.quantityWords.longest(
        in: text.scalars,
        at: index,
        classes: Self.unitClasses
      )
    else { return nil }
    switch word.entry.classBit {
    case QuantityWord.measureLatin.rawValue, QuantityWord.money.rawValue:
      // m of 3m, not of 3main.
      if text[word.end - 1].isLatinLetter || text[word.end - 1].isASCIIDigit,
        text[word.end].isLatinLetter || text[word.end].isASCIIDigit
      {
        return nil
      }
    case QuantityWord.measureWeak.rawValue:
      // 两 and 钱 as weights only after a Chinese or one-digit figure, before no noun of ours.
      guard numeral.isChinese || numeral.length == 1, numeral.isExact,
        NumeralScalar(text[word.end]) == nil
      else { return nil }
    case QuantityWord.measureData.rawValue:
      guard !numeral.isChinese else { return nil }
    case QuantityWord.tenths.rawValue, QuantityWord.discount.rawValue:
      guard numeral.bigScale == 0 else { return nil }
    case QuantityWord.classifier.rawValue:
      if context.has("点", at: index), NumeralScalar(text[word.end]) != nil { return nil }
      // 19州 counts, 三州 may be a name.
      if Self.places.contains(text[index]), word.end == index + 1,
        numeral.isChinese && numeral.length < 2
      {
        return nil
      }
    default: break
    }
    return word
  }

  private static let places = Set("州国省市县区镇乡村厂校院店园岛港社金银铜线路处关局重代面门车船".utf16)

  private static let unitClasses: UInt64 = [
    QuantityWord.measure, .measureLatin, .measureWeak, .measureData, .measureScaled, .temperature,
    .degree, .age, .money, .moneyPart, .moneyWeak, .moneyPer, .classifier, .tenths, .discount,
    .percent, .times, .fold, .dozen,
  ].reduce(0) { $0 | $1.rawValue }

  /// Whether a longer word that is no unit starts where the unit does: 成功, 市场.
  private func isOtherWord(_ unit: WordTrie.Match, at index: Int) -> Bool {
    guard let other = context.word(.notUnit, at: index) else { return false }
    return other.end > unit.end
  }

  private func take(_ unit: WordTrie.Match, at index: Int, into found: inout QuantityOperand) {
    let numeral = found.numeral
    found.end = unit.end
    found.unit = unit.payload
    found.hasUnit = true
    switch unit.entry.classBit {
    case QuantityWord.measureScaled.rawValue:
      found.kind = .measure
      found.numeral = numeral.scaled(by: 4)
    case QuantityWord.measure.rawValue, QuantityWord.measureLatin.rawValue,
      QuantityWord.measureWeak.rawValue,
      QuantityWord.measureData.rawValue:
      found.kind = .measure
      addHalf(to: &found)
      addTail(to: &found)
      addDenominator(to: &found)
    case QuantityWord.temperature.rawValue:
      found.kind = .temperature
    case QuantityWord.degree.rawValue:
      found.kind = isAboutHeat(found) ? .temperature : .measure
      if found.kind == .temperature {
        found.unit = "Cel"
      } else if isAdverb(found) {
        found.kind = .count
        found.unit = "度"
      }
    case QuantityWord.age.rawValue:
      found.kind = .age
      addHalf(to: &found)
    case QuantityWord.money.rawValue, QuantityWord.moneyPart.rawValue,
      QuantityWord.moneyWeak.rawValue,
      QuantityWord.moneyPer.rawValue:
      takeMoney(unit, at: index, into: &found)
    case QuantityWord.tenths.rawValue:
      found.kind = .percent
      found.unit = "%"
      found.numeral = numeral.scaled(by: -1)
      if unit.payload == "0.05" { found.numeral = plus(Decimal10(5, exponent: -2), found.numeral) }
      addHundredths(to: &found)
    case QuantityWord.discount.rawValue:
      found.kind = .percent
      found.unit = "%"
      let isTwoDigits = numeral.isDigits && numeral.length == 2 || numeral.isVagueDigits
      found.numeral = discount(numeral, isTwoDigits: isTwoDigits)
    case QuantityWord.percent.rawValue:
      found.kind = .percent
      found.numeral = numeral.scaled(by: unit.payload == "‰" ? -3 : -2)
      found.unit = unit.payload == "pp" ? "pp" : "%"
      found.isCertain = true
    case QuantityWord.times.rawValue:
      found.kind = .multiple
      found.unit = "倍"
      addHalf(to: &found)
    case QuantityWord.fold.rawValue:
      found.kind = .multiple
      found.unit = "番"
    case QuantityWord.dozen.rawValue:
      found.kind = .number
      found.unit = nil
      let value = (numeral.figure?.value ?? .infinity) * 12
      found.numeral.figure = Decimal10(value)
      found.numeral.low = Decimal10(value)
      found.numeral.high = Decimal10(value)
      found.isCertain = true
    default:
      found.kind = .count
      found.unit = unit.payload == "0" || unit.payload == "1" ? classifier(index, unit.end) : nil
      found.isWeakClassifier = unit.payload == "0"
      addDenominator(to: &found)
    }
  }

  private func classifier(_ start: Int, _ end: Int) -> String {
    var name = ""
    for index in start..<end { name.unicodeScalars.append(Unicode.Scalar(text[index]) ?? " ") }
    return name
  }

  private func plus(_ more: Decimal10, _ numeral: Numeral) -> Numeral {
    var sum = numeral
    sum.figure = numeral.figure.map { $0 + more }
    sum.low = numeral.low + more
    sum.high = numeral.high + more
    return sum
  }

  /// 75折 is 0.75, 八点五折 0.85, 五五折 0.55.
  private func discount(_ numeral: Numeral, isTwoDigits: Bool) -> Numeral {
    guard isTwoDigits, let value = numeral.figure?.value ?? numeral.spelledValue else {
      return numeral.scaled(by: -1)
    }
    var found = numeral
    let figure = Decimal10(value, exponent: -2)
    found.figure = figure
    found.low = figure
    found.high = figure
    return found
  }

  /// 一吨半, 三岁半.
  private func addHalf(to found: inout QuantityOperand) {
    guard context.has("半", at: found.end), found.numeral.isExact,
      context.word(.notUnit, at: found.end) == nil, !context.has("径", at: found.end + 1)
    else { return }
    found.numeral = plus(Decimal10(5, exponent: -1), found.numeral)
    found.end += 1
  }

  /// 四成五.
  private func addHundredths(to found: inout QuantityOperand) {
    guard found.numeral.isExact, text[found.end - 1] == UInt16(of: "成"),
      case .some(.chineseDigit(let digit)) = NumeralScalar(text[found.end]), digit > 0,
      context.isBreak(at: found.end + 1) || text[found.end + 1].isAny(of: "的左以和与")
    else { return }
    found.numeral = plus(Decimal10(Double(digit), exponent: -2), found.numeral)
    found.end += 1
  }

  /// 三米九, 3斤5两.
  private func addTail(to found: inout QuantityOperand) {
    guard found.numeral.isExact, !found.numeral.hasFraction,
      found.unit == "m" || found.unit == "jin"
    else { return }
    guard case .some(.chineseDigit(let digit)) = NumeralScalar(text[found.end]), digit > 0 else {
      if found.unit == "jin", text[found.end].isASCIIDigit, context.has("两", at: found.end + 1) {
        let tenth = Decimal10(Double(text[found.end].digitValue), exponent: -1)
        found.numeral = plus(tenth, found.numeral)
        found.end += 2
      }
      return
    }
    let tenth = Decimal10(Double(digit), exponent: -1)
    if found.unit == "jin", context.has("两", at: found.end + 1) {
      found.numeral = plus(tenth, found.numeral)
      found.end += 2
    } else if context.isBreak(at: found.end + 1) || text[found.end + 1].isAny(of: "左的高长") {
      found.numeral = plus(tenth, found.numeral)
      found.end += 1
    }
  }

  /// 公里/小时, 元/平方米, 公里每小时.
  func addDenominator(to found: inout QuantityOperand) {
    guard let unit = found.unit else { return }
    if let per = context.word(.per, at: found.end) {
      found.unit = unit + per.payload
      found.end = per.end
      return
    }
    guard context.has("/", at: found.end) else { return }
    guard
      let below = context.word(
        [.measure, .measureLatin, .perTime, .classifier],
        at: found.end + 1
      ), !(text[below.end - 1].isLatinLetter && text[below.end].isLatinLetter)
    else { return }
    let isCounted = below.entry.classBit == QuantityWord.classifier.rawValue
    found.unit = unit + "/" + (isCounted ? classifier(found.end + 1, below.end) : below.payload)
    found.end = below.end
  }

  /// 两度做客 is twice.
  private func isAdverb(_ found: QuantityOperand) -> Bool {
    found.numeral.isChinese && found.numeral.length == 1 && text[found.end].isIdeograph
      && !text[found.end].isAny(of: "的以左上下角到至和")
  }

  /// 度 after 气温, 高温, 零下 … or before 的高温 is of temperature.
  private func isAboutHeat(_ found: QuantityOperand) -> Bool {
    let from = max(0, found.start - 12)
    for index in from..<max(from, found.start)
    where text[index].isAny(of: "温热烧冷寒暑") { return true }
    var next = found.end
    while next < found.end + 8, text[next].isIdeograph || text[next].isASCIIDigit {
      if text[next].isAny(of: "温溫"), text[next - 1].isAny(of: "高低") { return true }
      next += 1
    }
    return false
  }
}

extension Numeral {
  /// 五六 before 折 was read as a range; as two digits it is 56.
  var isVagueDigits: Bool { figure == nil && length == 2 && low.mantissa < 10 && bigScale == 0 }

  var spelledValue: Double? {
    guard isVagueDigits, let low = low.value, let high = high.value else { return nil }
    return low * 10 + high
  }
}
