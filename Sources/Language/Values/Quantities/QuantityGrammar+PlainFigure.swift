/// Arabic digits that no unit follows: figures, and what only looks like one.
extension QuantityGrammar {
  /// Not a list marker, a year, a code, the label of a figure or the name of a model.
  func isPlainFigure(_ operand: QuantityOperand) -> Bool {
    let numeral = operand.numeral
    let before = text[operand.start - 1]
    let after = text[operand.end]
    if isLabel(operand, before: before, after: after) { return false }
    // What is left of 120/80mmHg.
    if after == UInt16(of: "/"), text[operand.end + 1].isASCIIDigit { return false }
    if numeral.isDigits {
      if isEnclosed(before: before, after: after) { return false }
      if isCode(operand, before: before, after: after) { return false }
      if isOfModel(operand) { return false }
    }
    // 铀-235 and 长征-5 are names, whatever -3% is.
    if before == UInt16(of: "-"), text[operand.start - 2].isIdeograph { return false }
    if numeral.isNegative, before.isIdeograph, numeral.isDigits { return false }
    return true
  }

  /// A list marker, a line of its own, （3） of 第（3）款, [4] of a source.
  private func isLabel(_ operand: QuantityOperand, before: UInt16, after: UInt16) -> Bool {
    if before == UInt16(of: "["), after == UInt16(of: "]") { return true }
    if before == UInt16(of: "("), text[operand.start - 2] == UInt16(of: "第") { return true }
    guard operand.numeral.length <= 2, operand.numeral.isDigits else { return false }
    guard before == 0 || before == 0x0A else { return false }
    if after == UInt16(of: "、") || after == UInt16(of: ".") || after == UInt16(of: ")") {
      return true
    }
    return (before == 0x0A || after == 0x0A) && (after == 0 || after == 0x0A)
  }

  /// 《战地4》, “714”: names.
  private func isEnclosed(before: UInt16, after: UInt16) -> Bool {
    if after == UInt16(of: "》"), before.isIdeograph || before == UInt16(of: "《") { return true }
    return before.isAny(of: "“「『") && after.isAny(of: "”」』")
  }

  /// Numbers of telephones, stocks, houses and years.
  private func isCode(_ operand: QuantityOperand, before: UInt16, after: UInt16) -> Bool {
    let numeral = operand.numeral
    let first = text[operand.start]
    // 5号线 is numbered five.
    if after == UInt16(of: "号") { return true }
    if numeral.length > 1, first == UInt16(of: "0") { return true }
    if numeral.length == 6, before == UInt16(of: "("),
      after == UInt16(of: ")") || after == UInt16(of: ".")
    {
      return true
    }
    if numeral.length == 4, let value = numeral.integer, (1900...2050).contains(value),
      before.isAny(of: "〔【(") && after.isAny(of: "〕】)") || after.isIdeograph
        || after.isAny(of: "“《")
        || after == 0x20 && text[operand.end + 1].isLatinLetter
    {
      return true
    }
    if numeral.length == 11, first == UInt16(of: "1"), text[operand.start + 1] >= UInt16(of: "3") {
      return true
    }
    return false
  }

  /// 编号132, 波音777, 图3 and Mate 30; 865芯片 and 120型.
  private func isOfModel(_ operand: QuantityOperand) -> Bool {
    let start = operand.start
    let index = text.afterBlanks(operand.end, limit: 1)
    if context.word(.model, at: index) != nil { return true }
    var end = start
    if text[end - 1] == 0x20 { end -= 1 }
    if end != start, text[end - 1].isLatinLetter { return true }
    if text[end - 1] == UInt16(of: ":") { end -= 1 }
    if text[end - 1] == UInt16(of: "为") || text[end - 1] == UInt16(of: "是") { end -= 1 }
    for length in 1...5 where context.word(.numbered, at: end - length)?.end == end {
      return true
    }
    return false
  }
}
