import Corpus

/// Ranges, ratios, ordinals and ranks.
extension QuantityGrammar {
  /// 100-200万元, 15%至20%, 零下4到零下1℃.
  func range(
    from first: QuantityOperand,
    modifier: Quantity.Modifier?,
    start: Int
  ) -> QuantityDraft? {
    guard first.numeral.isExact else { return nil }
    var index = text.afterBlanks(first.end, limit: 2)
    if let end = included(at: index) { index = end }
    if context.has("、", at: index) { return neighbours(first, modifier: modifier, start: start) }
    let isBetween = context.has("和", at: index) || context.has("与", at: index)
    guard let separator = isBetween ? index + 1 : rangeSeparator(at: index) else { return nil }
    let next = text.afterBlanks(separator, limit: 2)
    guard let second = operand(at: next, isBound: true), second.numeral.isExact else { return nil }
    // 20和30之间 is a range, 20和30 are two figures.
    guard !isBetween || context.end(of: "之间", at: second.end) != nil else { return nil }
    let isHyphen = !text[index].isIdeograph
    if isHyphen, !first.hasUnit, !second.hasUnit {
      guard isPlainRange(first, second) else { return nil }
    }
    if text[separator].isIdeograph == false, second.numeral.isNegative, isHyphen,
      context.has("-", at: next)
    {
      return nil
    }
    guard let ends = aligned(first, second), let low = ends.low.value, let high = ends.high.value,
      low != high
    else { return nil }
    if low > high, isHyphen, !first.hasUnit, !second.hasUnit { return nil }
    // 从3到5家, but 第3到5: the unit of one end is that of both.
    guard !first.hasUnit || !second.hasUnit || first.unit == second.unit else { return nil }
    guard second.hasUnit || !first.hasUnit else { return nil }
    // 高开151点至23486点: by how much, and up to where.
    if first.hasUnit, first.unit == "点", !isHyphen, low > 0, high > low * Self.pointsApart {
      return nil
    }
    if !isHyphen, !second.hasUnit, !first.numeral.isNegative {
      // 到 is a verb as well: without a unit only in figures of two digits and more.
      guard first.numeral.length > 1 || second.numeral.length > 1 else { return nil }
    }
    var draft = QuantityDraft(
      start: start,
      end: second.end,
      kind: second.hasUnit ? second.kind : .number,
      low: ends.low,
      high: ends.high,
      unit: second.unit
    )
    draft.modifier = modifier
    return draft
  }

  /// 两、三家, 三、四百人, 2、3级: about as many, where one digit follows the other.
  private func neighbours(
    _ first: QuantityOperand,
    modifier: Quantity.Modifier?,
    start: Int
  ) -> QuantityDraft? {
    guard !first.hasUnit, first.numeral.length == 1, !first.numeral.isBareUnit,
      let digit = first.numeral.integer, digit > 0, text[start - 1] != UInt16(of: "、"),
      let second = operand(at: first.end + 1, isBound: true), second.hasUnit,
      second.numeral.isExact, second.numeral.isChinese == first.numeral.isChinese,
      second.numeral.length == 1 || second.numeral.isChinese && second.numeral.length == 2,
      let leading = context.smallNumber(at: second.numeral.start, limit: 99)?.value,
      leading == digit + 1 || leading == (digit + 1) * 10, !isNumbered(second),
      // 3、4个月
      !context.has("月", at: second.end),
      let ends = aligned(first, second)
    else { return nil }
    var draft = QuantityDraft(
      start: start,
      end: second.end,
      kind: second.kind,
      low: ends.low,
      high: ends.high,
      unit: second.unit
    )
    draft.modifier = modifier
    return draft
  }

  /// 一、二期 and 3、4组 are two of a row, and not about three.
  private func isNumbered(_ operand: QuantityOperand) -> Bool {
    operand.kind == .count
      && text[operand.numeral.end].isAny(of: "期届轮组区季栋幢层楼集章节场局条款版代类档队部站段批课单座审")
  }

  /// An index that is said to lie between two values does not differ by so much.
  private static let pointsApart = 5.0

  private func rangeSeparator(at index: Int) -> Int? {
    guard let word = context.word(TimeWord.range, at: index) else { return nil }
    return word.end
  }

  /// 20-100, but neither 2019-2020 nor 010-12345678 nor 888-000-9999.
  private func isPlainRange(_ first: QuantityOperand, _ second: QuantityOperand) -> Bool {
    if second.numeral.isDigits, text[second.numeral.start] == UInt16(of: "0"),
      second.numeral.length > 1
    {
      return false
    }
    if first.numeral.isDigits, text[first.numeral.start] == UInt16(of: "0"),
      first.numeral.length > 1
    {
      return false
    }
    let next = text[second.end]
    if next == UInt16(of: "-") || next == UInt16(of: "/") || next.isLatinLetter { return false }
    if first.numeral.length == 4, second.numeral.length == 4, let low = first.numeral.integer,
      (1900...2100).contains(low)
    {
      return false
    }
    return true
  }

  /// Both ends in one unit: 100-200万 is 1000000 to 2000000, 两到三千 2000 to 3000.
  private func aligned(
    _ first: QuantityOperand,
    _ second: QuantityOperand
  ) -> (low: Decimal10, high: Decimal10)? {
    guard var low = first.numeral.figure, let high = second.numeral.figure else { return nil }
    // A percentage lends its hundredth as a unit lends its name.
    if !first.hasUnit, second.kind == .percent {
      switch second.unit {
      case "%", "pp": low = low.shifted(shareOfPercent(second))
      default: break
      }
    }
    if first.numeral.bigScale == 0, second.numeral.bigScale > 0, !first.hasUnit {
      let scaled = low.shifted(second.numeral.bigScale)
      if (scaled.value ?? .infinity) < (high.value ?? 0) {
        low = scaled
        if first.numeral.smallScale == 0, second.numeral.smallScale > 0,
          first.numeral.length == 1
        {
          let more = low.shifted(second.numeral.smallScale)
          if (more.value ?? .infinity) < (high.value ?? 0) { low = more }
        }
      }
    } else if first.numeral.isChinese, first.numeral.length == 1, first.numeral.smallScale == 0,
      second.numeral.smallScale > 0, second.numeral.length == 2, second.numeral.bigScale == 0,
      !first.hasUnit
    {
      let more = low.shifted(second.numeral.smallScale)
      if (more.value ?? .infinity) < (high.value ?? 0) { low = more }
    }
    return (low, high)
  }

  /// The power of ten between a percentage as written and as a ratio.
  private func shareOfPercent(_ operand: QuantityOperand) -> Int {
    let last = text[operand.end - 1]
    if last == UInt16(of: "成") || last == UInt16(of: "折") { return -1 }
    if last == UInt16(of: "‰") { return -3 }
    return -2
  }

  /// 3比1, 1.1:50.3:48.6; a score or a proportion.
  func ratio(
    from first: QuantityOperand,
    modifier: Quantity.Modifier?,
    start: Int
  ) -> QuantityDraft? {
    guard !first.hasUnit, first.numeral.isExact, !first.numeral.isNegative,
      modifier == nil || modifier == .about
    else { return nil }
    let isSpoken = context.has("比", at: first.end)
    let isDash = context.has("-", at: first.end)
    guard isSpoken || context.has(":", at: first.end) || isDash else { return nil }
    if isSpoken, context.has("例", at: first.end + 1) || context.has("较", at: first.end + 1) {
      return nil
    }
    guard let second = context.numerals.read(at: first.end + 1, allowsBlanks: false),
      second.isExact
    else { return nil }
    if isSpoken {
      // 数字5比3大 compares; a score ends its clause or goes on with a verb of winning.
      guard second.length <= 3, first.numeral.length <= 3 || first.numeral.hasFraction else {
        return nil
      }
      if context.word([.measure, .money, .percent, .temperature], at: second.end) != nil {
        return nil
      }
    } else if isDash {
      // 3-1 as a score falls, 1-3 as a range rises.
      guard let one = first.numeral.integer, let two = second.integer, one > two, one < 200,
        first.numeral.isDigits, second.isDigits, isPlainEnd(second.end),
        context.word([.measure, .money, .percent, .temperature, .classifier], at: second.end)
          == nil,
        text[first.start - 1] != UInt16(of: "-")
      else { return nil }
    } else {
      guard isPlainEnd(second.end), !text[first.start - 1].isLatinLetter,
        text[first.start - 1] != UInt16(of: ":")
      else { return nil }
    }
    var end = second.end
    var isChain = false
    if !isSpoken, !isDash {
      while context.has(":", at: end),
        let third = context.numerals.read(at: end + 1, allowsBlanks: false), third.isExact
      {
        end = third.end
        isChain = true
      }
    }
    var draft = QuantityDraft(start: start, end: end, kind: .ratio)
    if !isChain, let above = first.numeral.figure?.value, let below = second.figure?.value,
      below != 0
    {
      let quotient = Decimal10(above / below)
      draft.figure = quotient
      draft.low = quotient
      draft.high = quotient
    }
    draft.modifier = modifier
    return draft
  }

  private func isPlainEnd(_ index: Int) -> Bool {
    let next = text[index]
    return !next.isLatinLetter && next != UInt16(of: "-") && next != UInt16(of: "/")
      && next != UInt16(of: "%")
  }

  /// 第三, 第１４, 第250.
  func ordinal(at start: Int) -> QuantityDraft? {
    guard let word = context.word(.ordinal, at: start) else { return nil }
    let index = text.afterBlanks(word.end, limit: 1)
    guard let numeral = context.numerals.read(at: index, allowsBlanks: false), numeral.isExact,
      !numeral.isBareUnit, let figure = numeral.figure, numeral.integer != nil
    else { return nil }
    return QuantityDraft(
      start: start,
      end: numeral.end,
      kind: .ordinal,
      figure: figure,
      low: figure,
      high: figure
    )
  }

  /// 首位, 榜首; 前十, 前五名.
  func rank(at start: Int) -> QuantityDraft? {
    if let word = context.word(.rank, at: start), let value = Double(word.payload) {
      let figure = Decimal10(value)
      return QuantityDraft(
        start: start,
        end: word.end,
        kind: .ordinal,
        figure: figure,
        low: figure,
        high: figure
      )
    }
    guard context.has("前", at: start) || context.end(of: "TOP", at: start) != nil else {
      return nil
    }
    let index = context.has("前", at: start) ? start + 1 : start + 3
    guard let numeral = context.numerals.read(at: index, allowsBlanks: false), numeral.isExact,
      let value = numeral.integer, value > 2, value <= 1000
    else { return nil }
    let next = text[numeral.end]
    var end = numeral.end
    if next.isAny(of: "名位强") {
      end += 1
    } else if !context.isBreak(at: end) && next != UInt16(of: "的") {
      return nil
    }
    return QuantityDraft(
      start: start,
      end: end,
      kind: .ordinal,
      low: Decimal10(1),
      high: numeral.figure
    )
  }
}
