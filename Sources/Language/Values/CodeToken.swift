/// Digits that are no figures: model names, addresses, numbers of telephones and documents.
struct CodeToken {
  let context: ScanContext
  private var text: FoldedText { context.text }

  init(context: ScanContext) { self.context = context }

  /// Whether Arabic digits at `start` go on from a letter or a digit before them: Mate60, B-52.
  func startsInside(_ start: Int) -> Bool {
    guard text[start].isASCIIDigit else { return false }
    let before = text[start - 1]
    if before.isLatinLetter || before == UInt16(of: "_") || before == UInt16(of: "@")
      || before == UInt16(of: "#") || before == UInt16(of: "=") && text[start - 2].isLatinLetter
    {
      return true
    }
    if before == UInt16(of: "-") || before == UInt16(of: "/") || before == UInt16(of: ":")
      || before == UInt16(of: ".")
    {
      return text[start - 2].isLatinLetter || (text[start - 2].isASCIIDigit)
    }
    return before.isASCIIDigit
  }

  /// Whether a numeral without a unit is part of a code.
  ///
  /// - Parameters:
  ///   - numeral: read where it stands.
  ///   - isBound: whether it is the second end of a range, so that a hyphen before it is no sign of
  ///     a code.
  /// - Returns: true for parts of model names, addresses and telephone numbers.
  func isCode(_ numeral: Numeral, isBound: Bool) -> Bool {
    guard !numeral.isChinese else { return false }
    let start = text[numeral.start].isASCIIDigit ? numeral.start : numeral.start + 1
    if !isBound, startsInside(start), partOfChain(at: start) == nil { return true }
    let next = text[numeral.end]
    let after = text[numeral.end + 1]
    if next.isLatinLetter {
      return true
    }
    if next == UInt16(of: "_") || next == UInt16(of: "@") { return true }
    if next == UInt16(of: "-") || next == UInt16(of: "/") {
      if after.isLatinLetter, numeral.isDigits { return true }
      return after.isASCIIDigit && isChain(from: numeral.start)
    }
    if next == UInt16(of: "."), after.isASCIIDigit || after.isLatinLetter {
      return partOfChain(at: start) == nil
    }
    if next == UInt16(of: "("), after.isASCIIDigit, numeral.isDigits { return true }
    return false
  }

  /// Three groups and more joined by hyphens or slashes, or the two of a telephone number.
  private func isChain(from start: Int) -> Bool {
    var index = start
    var groups: [Int] = []
    var digits = 0
    while true {
      let scalar = text[index]
      if scalar.isASCIIDigit {
        digits += 1
      } else if scalar == UInt16(of: "-") || scalar == UInt16(of: "/"), text[index + 1].isASCIIDigit
      {
        groups.append(digits)
        digits = 0
      } else {
        if scalar.isLatinLetter, context.word(.measureLatin, at: index) == nil { return true }
        break
      }
      index += 1
      if index - start > 64 { return true }
    }
    groups.append(digits)
    if groups.count > 2 { return true }
    return groups.count == 2 && text[start] == UInt16(of: "0") && groups[1] >= 7
  }

  /// One group of digits in a chain such as 2222.2222.222, which is no address and no decimal.
  func partOfChain(at start: Int) -> Numeral? {
    guard text[start].isASCIIDigit else { return nil }
    var first = start
    while text[first - 1].isASCIIDigit
      || (text[first - 1] == UInt16(of: ".") && text[first - 2].isASCIIDigit)
    {
      first -= 1
      if start - first > 64 { return nil }
    }
    var index = first
    var groups = 1
    var digits = 0
    var longest = 0
    while text[index].isASCIIDigit
      || (text[index] == UInt16(of: ".") && text[index + 1].isASCIIDigit)
    {
      if text[index] == UInt16(of: ".") {
        groups += 1
        digits = 0
      } else {
        digits += 1
        longest = max(longest, digits)
      }
      index += 1
      if index - first > 400 { return nil }
    }
    guard groups > 2, longest > 3, start == first || text[start - 1] == UInt16(of: ".") else {
      return nil
    }
    var end = start
    var value = 0.0
    while text[end].isASCIIDigit {
      value = value * 10 + Double(text[end].digitValue)
      end += 1
    }
    let figure = Decimal10(value)
    var numeral = Numeral(start: start, end: end, figure: figure, low: figure, high: figure)
    numeral.isDigits = true
    numeral.length = end - start
    return numeral
  }

  /// The end of a word of Latin letters and digits, address or URL that starts at `start`.
  func latinWord(at start: Int) -> Int? {
    guard text[start].isLatinLetter else { return nil }
    var index = start
    while text[index].isLatinLetter || text[index].isASCIIDigit { index += 1 }
    let isURL =
      context.end(of: "http", at: start) != nil && (context.end(of: "://", at: index) != nil)
      || context.end(of: "www.", at: start) != nil || context.end(of: "ftp://", at: start) != nil
    if isURL {
      while index < text.count, text[index] > 0x20, text[index] < 0x7F { index += 1 }
      return index
    }
    // B-52, user@host, Qwen2.5-72B, and the rest of a path: joints between letters and digits.
    while true {
      let joint = text[index]
      let next = text[index + 1]
      guard
        joint == UInt16(of: "-") || joint == UInt16(of: ".") || joint == UInt16(of: "_")
          || joint == UInt16(of: "@") || joint == UInt16(of: "/") || joint == UInt16(of: "+"),
        next.isLatinLetter || next.isASCIIDigit
      else { break }
      index += 1
      while text[index].isLatinLetter || text[index].isASCIIDigit { index += 1 }
    }
    return index
  }

  /// The end of the code that starts with digits at `start`: 5G, 2222-333-444, 192.168.0.1.
  func digitWord(at start: Int) -> Int {
    var index = start
    while true {
      let scalar = text[index]
      if scalar.isASCIIDigit || scalar.isLatinLetter || scalar == UInt16(of: "_") {
        index += 1
      } else if scalar.isAny(of: "-./:@"),
        text[index + 1].isASCIIDigit || text[index + 1].isLatinLetter
      {
        index += 1
      } else {
        return max(index, start + 1)
      }
    }
  }
}
