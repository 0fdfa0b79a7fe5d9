import Corpus

/// Finds the quantity that starts at a position: modifier, figure, unit, range, modifier.
struct QuantityGrammar {
  let context: ScanContext

  var text: FoldedText { context.text }

  /// The quantity at `start`, modifiers included.
  ///
  /// - Parameters:
  ///   - start: a scalar's index.
  ///   - isTime: whether the figure at an index belongs to a time expression that ends at least as
  ///     late as the second index.
  /// - Returns: nil where none starts there.
  func quantity(at start: Int, isTime: (Int, Int) -> Bool) -> QuantityDraft? {
    let flags = context.lexicon.starts[Int(text[start])]
    if flags & ValueLexicon.Start.numeral == 0 {
      let here = QuantityWord(
        rawValue: context.lexicon.quantityWords.classes(in: text.scalars, at: start)
      )
      guard flags & ValueLexicon.Start.special != 0 || !here.isDisjoint(with: .openers) else {
        return nil
      }
      if let draft = rank(at: start) ?? ordinal(at: start) { return draft }
    }
    var index = start
    var modifier: Quantity.Modifier?
    if let found = leadingModifier(at: start) {
      modifier = found.modifier
      index = found.end
    }
    guard let first = operand(at: index, isBound: modifier != nil) else { return nil }
    if modifier != nil || index != start, isTime(index, first.end) { return nil }
    if let draft = ratio(from: first, modifier: modifier, start: start) { return draft }
    if let draft = range(from: first, modifier: modifier, start: start) {
      return behind(draft, hasModifier: modifier != nil)
    }
    let draft = point(first, modifier: modifier, start: start)
    let whole = behind(draft, hasModifier: modifier != nil)
    let isModified = whole.end != draft.end
    guard isFigure(first, isModified: modifier != nil || isModified) else { return nil }
    return whole
  }

  // MARK: Modifiers

  private func leadingModifier(at start: Int) -> (modifier: Quantity.Modifier, end: Int)? {
    guard let first = context.word([.before, .beforeWeak, .many], at: start) else { return nil }
    var modifier = Quantity.Modifier(rawValue: first.payload)
    var index = text.afterBlanks(first.end)
    let isMany = first.entry.classBit == QuantityWord.many.rawValue
    // 约超过, 至少有, 超过了: what links a modifier to its figure.
    var links = 0
    while !isMany, links < 2 {
      if let link = context.word(.link, at: index) {
        // 大概是一个 supposes, and counts nothing.
        if text[link.end - 1] == UInt16(of: "是"), context.has("一", at: link.end) { return nil }
        index = text.afterBlanks(link.end)
      } else if let second = context.word(.before, at: index), links == 0 {
        if modifier == .about || modifier == nil {
          modifier = Quantity.Modifier(rawValue: second.payload)
        }
        index = text.afterBlanks(second.end)
      } else {
        break
      }
      links += 1
    }
    guard let modifier else { return nil }
    if isMany {
      // 上百 but not 上一: only before a unit without a digit.
      guard case .some(let scalar) = NumeralScalar(text[index]), scalar.isUnit else { return nil }
      if case .unit(1) = scalar { return nil }
    }
    if first.entry.classBit == QuantityWord.beforeWeak.rawValue {
      // 过 is mostly a verb's aspect: a figure with a unit of ten has to follow at once.
      guard let numeral = context.numerals.read(at: index), !numeral.isDigits || numeral.length > 1,
        index == first.end, modifier == .over
      else { return nil }
      guard numeral.length > 1 || numeral.isBareUnit else { return nil }
      // 写过16本书 has written them; what is passed is a round figure.
      guard !numeral.isOver, isRound(numeral) else { return nil }
    }
    return (modifier, index)
  }

  private func isRound(_ numeral: Numeral) -> Bool {
    guard let value = numeral.figure?.value, value >= 10 else { return numeral.isBareUnit }
    return value.truncatingRemainder(dividingBy: 10) == 0
  }

  /// 以上, 左右 and their like after the figure.
  private func behind(_ draft: QuantityDraft, hasModifier: Bool) -> QuantityDraft {
    let index = text.afterBlanks(draft.end, limit: 1)
    guard let found = context.word([.behind, .behindWeak], at: index),
      let modifier = Quantity.Modifier(rawValue: found.payload)
    else { return draft }
    if found.entry.classBit == QuantityWord.behindWeak.rawValue {
      guard draft.kind == .money, context.isBreak(at: found.end) else { return draft }
    }
    // 之下, 之上, 上下 and 前后 are also places; without a unit only the plain words count.
    if index != draft.end, draft.unit == nil, modifier == .about { return draft }
    var whole = draft
    whole.end = found.end
    guard !hasModifier || draft.modifier == nil else { return whole }
    apply(modifier, to: &whole)
    return whole
  }

  private func apply(_ modifier: Quantity.Modifier, to draft: inout QuantityDraft) {
    let isPoint = draft.figure != nil
    draft.modifier = modifier
    switch modifier {
    case .under, .atMost: if isPoint { draft.low = nil }
    case .over, .atLeast: if isPoint { draft.high = nil }
    case .about: break
    }
  }

  // MARK: Points

  private func point(
    _ operand: QuantityOperand,
    modifier: Quantity.Modifier?,
    start: Int
  ) -> QuantityDraft {
    let numeral = operand.numeral
    var draft = QuantityDraft(
      start: start,
      end: operand.end,
      kind: operand.kind,
      figure: numeral.figure,
      low: numeral.low,
      high: numeral.high,
      unit: operand.unit
    )
    if numeral.isOver {
      draft.modifier = .over
    } else if numeral.isAbout {
      draft.modifier = .about
    }
    if let modifier {
      if numeral.isOver, modifier == .about { return draft }
      if numeral.isOver, modifier == .over { return draft }
      apply(modifier, to: &draft)
    }
    return draft
  }

  /// Whether a figure without more around it is one: not 一 of 一个人, not a lone 十.
  private func isFigure(_ operand: QuantityOperand, isModified: Bool) -> Bool {
    let numeral = operand.numeral
    if operand.isCertain { return true }
    // 中山路二段 is a stretch of it, and 五六年级 are pupils.
    if context.has("段", at: numeral.end), text[operand.start - 1].isAny(of: "路街道") {
      return false
    }
    if context.end(of: "年级", at: numeral.end) != nil { return false }
    // 陆 and 伍 are surnames and verbs, unless they are written as on a cheque.
    if numeral.length == 1, operand.kind != .money,
      text[numeral.start].isAny(of: "壹贰叁肆伍陆柒捌玖拾佰仟"), operand.hasUnit
    {
      return false
    }
    if numeral.isBareUnit, !isModified, numeral.length == 1 { return false }
    if operand.hasUnit {
      guard operand.isWeakClassifier, !isModified else { return true }
      if numeral.figure?.value == 1, numeral.isChinese, numeral.length == 1 {
        return countsAlone(operand)
      }
      if numeral.figure == nil, numeral.length == 1 { return false }
      return true
    }
    guard numeral.isChinese else { return isPlainFigure(operand) }
    if numeral.isDigits, numeral.length > 1 { return false }
    // 上万, 近百, but no 约万 without what is counted: 约万诺维奇 is a name.
    if isModified, numeral.length > 1 { return true }
    if isModified, numeral.isBareUnit { return text[numeral.start - 1] != UInt16(of: "约") }
    if numeral.figure == nil || numeral.isOver { return numeral.length > 1 }
    if numeral.length > 2 || numeral.hasFraction || numeral.isNegative { return true }
    if numeral.length == 2, let value = numeral.figure?.value, value >= 100, !numeral.isBareUnit {
      return true
    }
    return standsAlone(operand)
  }

  /// Whether 一 with a classifier does count, as in 共一家 and 仅一人.
  private func countsAlone(_ operand: QuantityOperand) -> Bool {
    if context.isBreak(at: operand.end) {
      let before = text[operand.start - 1]
      return !before.isIdeograph || before.isAny(of: "共仅有只是")
    }
    return text[operand.start - 1].isAny(of: "共仅") || NumeralScalar(text[operand.end]) != nil
  }

  /// A short Chinese numeral between breaks or the words that figures stand between.
  private func standsAlone(_ operand: QuantityOperand) -> Bool {
    let before = text[operand.start - 1]
    let after = text[operand.end]
    let isLineStart = before == 0x0A || before == 0 && after != 0
    // 三、 and （三） before a paragraph count it; 一是 counts a reason.
    if isLineStart, after == UInt16(of: "、") { return false }
    if before == UInt16(of: "("), after == UInt16(of: ")") { return false }
    if after == UInt16(of: "是"), context.isBreak(at: operand.start - 1) { return false }
    // 五等站 is of a class, 三、五等 are figures.
    if after == UInt16(of: "等"), !context.isBreak(at: operand.end + 1) { return false }
    let opens = context.isBreak(at: operand.start - 1) || before.isAny(of: "是于为加减乘除得等")
    let closes = context.isBreak(at: operand.end) || after.isAny(of: "是这那而却的和与加减乘除等")
    return opens && closes
  }
}
