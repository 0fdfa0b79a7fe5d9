import Corpus
import Language

/// A name, and in brackets behind it another one of the same thing: 深度求索(DeepSeek).
struct NameBrackets {
  let text: Text
  let lexicon: Lexicon
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
      nameTranslated(before: index, &names)
      let found = names.candidates.filter { $0.span.end == words[index - 1].span.end }
      guard let name = found.max(by: { $0.span.count < $1.span.count }) else { continue }
      for other in [content(from: index + 1), translation(from: index + 1)] {
        guard let other else { continue }
        names.add(
          NameCandidate(span: other, type: name.type, evidence: .rule, rule: "names.brackets")
        )
        pairs.append((name.span, other))
      }
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

  /// 晨星医疗 and in brackets behind it its name in Latin letters: what ends as companies do is one.
  private func nameTranslated(before open: Int, _ names: inout NameSet) {
    let end = words[open - 1].span.end
    guard words[open - 1].classes.contains(.organizationSuffix), words[open - 1].length > 1,
      names.ending(at: end) == nil, let other = content(from: open + 1),
      (0x41...0x5A).contains(text.bytes[Int(other.start)])
    else { return }
    var first = open - 1
    var length = 0
    while first > 0, open - first < 4 {
      let word = words[first - 1]
      guard word.kind == .ideograph, word.mark == .none, !word.isBorder,
        !word.isCommonName || first == open - 1 && isRare(word),
        word.classes.isDisjoint(with: [.organizationSuffix, .organizationEnding, .title]),
        word.span.end == words[first].span.start, length + word.length <= 4
      else { break }
      length += word.length
      first -= 1
    }
    guard length > 1 else { return }
    names.add(
      NameCandidate(
        span: TextSpan(words[first].span.start, end),
        type: .organization,
        evidence: .rule,
        rule: "names.brackets"
      )
    )
  }

  /// Whether the dictionary's makers hardly ever met a word: 微澜, but not 智能.
  private func isRare(_ word: NameWord) -> Bool {
    let found = lexicon.words(in: text, word.span).last
    return found.map { $0.span != word.span || $0.entry.frequency < 100 } ?? true
  }

  private func isRound(_ span: TextSpan) -> Bool {
    text.bytes[Int(span.start)] == 0x28 || text.bytes[span.range].elementsEqual([0xEF, 0xBC, 0x88])
  }

  /// A Latin name that fills the brackets, or what stands behind 简称, mostly in quotation marks.
  private func content(from start: Int) -> TextSpan? {
    var index = start
    while index < words.count, index - start < 8,
      words[index].mark != .close || isApostrophe(index)
    { index += 1 }
    guard index > start, index < words.count, words[index].mark == .close else { return nil }
    let inside = words[start..<index]
    if (start..<index).allSatisfy({ words[$0].kind == .letter || isApostrophe($0) }),
      let first = inside.first
    {
      let byte = text.bytes[Int(first.span.start)]
      let isCapital = byte >= 0x41 && byte <= 0x5A
      return isCapital ? TextSpan(first.span.start, words[index - 1].span.end) : nil
    }
    guard let cue = inside.lastIndex(where: { saysCalled($0.span) }), cue + 1 < index
    else { return nil }
    if words[cue + 1].mark == .open {
      guard cue + 2 < index else { return nil }
      return TextSpan(words[cue + 2].span.start, words[index - 1].span.end)
    }
    // 以下简称晨星 without marks: all that is left, where it is short and has none.
    let rest = TextSpan(words[cue + 1].span.start, words[index - 1].span.end)
    let isPlain = words[cue + 1..<index].allSatisfy { $0.mark == .none && !$0.isBorder }
    return isPlain && (6...24).contains(rest.count) ? rest : nil
  }

  /// The mark of O’Neill, which closes quotations elsewhere.
  private func isApostrophe(_ index: Int) -> Bool {
    guard index > 0, index + 1 < words.count, words[index].kind == .punctuation else {
      return false
    }
    let (before, after) = (words[index - 1], words[index + 1])
    return before.kind == .letter && after.kind == .letter
      && before.span.end == words[index].span.start && words[index].span.end == after.span.start
  }

  /// The Latin name with which brackets begin that hold more than it: (Morning Star, 下称…).
  private func translation(from start: Int) -> TextSpan? {
    var index = start
    while index < words.count, words[index].kind == .letter { index += 1 }
    guard index > start, index < words.count, words[index].mark == .stop,
      (0x41...0x5A).contains(text.bytes[Int(words[start].span.start)])
    else { return nil }
    return TextSpan(words[start].span.start, words[index - 1].span.end)
  }

  /// 简称, 下称, 以下称.
  private func saysCalled(_ span: TextSpan) -> Bool {
    let tail = text.bytes[span.range].suffix(3)
    return tail.elementsEqual("称".utf8) || tail.elementsEqual("稱".utf8)
  }
}
