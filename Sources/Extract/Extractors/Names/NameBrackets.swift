import Corpus
import Language

/// A name, and in brackets behind it another one of the same thing: 深度求索(DeepSeek).
struct NameBrackets {
  let text: Text
  let words: [NameWord]

  /// Finds the second names of a sentence.
  ///
  /// - Parameter names: what was found so far; gets the second names.
  /// - Returns: pairs of spans: the name, and the one in brackets.
  func read(_ names: inout NameSet) -> [(name: TextSpan, other: TextSpan)] {
    var pairs: [(name: TextSpan, other: TextSpan)] = []
    for index in words.indices.dropFirst()
    where words[index].mark == .open && isRound(words[index].span) {
      if isStockCode(index + 1) { nameCompany(before: index, &names) }
      let found = names.candidates.filter { $0.span.end == words[index - 1].span.end }
      guard let name = found.max(by: { $0.span.count < $1.span.count }),
        let other = content(from: index + 1)
      else { continue }
      names.add(
        NameCandidate(span: other, type: name.type, evidence: .rule, rule: "names.brackets")
      )
      pairs.append((name.span, other))
    }
    return pairs
  }

  /// Whether what stands in brackets is the number under which a company is traded: 600000.SH.
  private func isStockCode(_ start: Int) -> Bool {
    guard start < words.count, words[start].kind == .digit || words[start].kind == .letter else {
      return false
    }
    var digits = 0
    var others = 0
    for word in words[start...].prefix(4) {
      if word.mark == .close { break }
      for byte in text.bytes[word.span.range] {
        switch byte {
        case 0x30...0x39: digits += 1
        case 0x2E, 0x3A, 0x41...0x5A: others += 1
        default: return false
        }
      }
    }
    return digits == 6 && others < 5 || (4...6).contains(digits) && (3...4).contains(others)
  }

  /// A company is named right before the number under which it is traded.
  private func nameCompany(before open: Int, _ names: inout NameSet) {
    var first = open
    var length = 0
    while first > 0, open - first < 4 {
      let word = words[first - 1]
      guard word.mark == .none, word.kind == .ideograph || word.kind == .letter, !word.isBorder,
        word.span.end == words[first].span.start, length + word.length <= 6
      else { break }
      length += word.length
      first -= 1
    }
    guard first < open, length >= 2 || words[first].kind == .letter else { return }
    let span = TextSpan(words[first].span.start, words[open - 1].span.end)
    if names.at(span)?.type == .organization { return }
    names.replace(
      NameCandidate(span: span, type: .organization, evidence: .rule, rule: "names.stock-code")
    )
  }

  private func isRound(_ span: TextSpan) -> Bool {
    text.bytes[Int(span.start)] == 0x28 || text.bytes[span.range].elementsEqual([0xEF, 0xBC, 0x88])
  }

  /// A Latin name that fills the brackets, or what stands in quotation marks behind 简称.
  private func content(from start: Int) -> TextSpan? {
    var index = start
    while index < words.count, index - start < 8, words[index].mark != .close { index += 1 }
    guard index > start, index < words.count, words[index].mark == .close else { return nil }
    let inside = words[start..<index]
    if inside.allSatisfy({ $0.kind == .letter }), let first = inside.first {
      let byte = text.bytes[Int(first.span.start)]
      let isCapital = byte >= 0x41 && byte <= 0x5A
      return isCapital ? TextSpan(first.span.start, words[index - 1].span.end) : nil
    }
    guard let quote = inside.firstIndex(where: { $0.mark == .open }), quote > start,
      text[words[quote - 1].span].hasSuffix("称") || text[words[quote - 1].span].hasSuffix("稱"),
      quote + 1 < index
    else { return nil }
    return TextSpan(words[quote + 1].span.start, words[index - 1].span.end)
  }
}
