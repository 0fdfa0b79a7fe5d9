import Corpus
import Language

/// Latin names beside a title: who is behind it, and what is before it.
extension NameRules {
  /// 总裁｜Pierre Le Manh, 主帅｜StephenLee, CEO｜Jane Doe: two to four words with capitals behind a
  /// title.
  func findLatinPersons(_ names: inout NameSet) {
    for index in words.indices.dropLast() where words[index + 1].kind == .letter {
      let isBehindTitle =
        words[index].kind == .ideograph
        ? touches(index, index + 1) && endsTitle(words[index].span.end)
        : words[index].isTitle && isSpaced(index, index + 1)
      guard isBehindTitle else { continue }
      var last = index + 1
      guard isCapitalized(last), !words[last].isTitle else { continue }
      while last + 1 < words.count, last - index < 4, isCapitalized(last + 1),
        isSpaced(last, last + 1), !words[last + 1].isTitle
      {
        last += 1
      }
      // One word may be anything, but where it is two that lost their blank: StephenLee.
      guard last > index + 1 || hasInnerCapital(words[last].span) else { continue }
      let whole = span(index + 1..<last + 1)
      let others = names.candidates.filter { $0.span.overlaps(whole) }
      guard names.at(whole)?.type != .person,
        others.allSatisfy({ $0.evidence <= .tagger && whole.contains($0.span) })
      else { continue }
      for other in others { names.remove(other) }
      names.add(NameCandidate(span: whole, type: .person, evidence: .rule, rule: "names.title"))
    }
  }

  /// PMI（中国）｜董事总经理张三, 3M｜个人安全部门技术总监张三: letters before the title of whoever is named
  /// behind it.
  func findLatinOrganizations(_ names: inout NameSet) {
    for person in names.candidates where person.type == .person {
      guard let title = title(before: person),
        var index = words.lastIndex(where: { $0.span.end <= title.start }),
        words[index].span.end == title.start && index > 0 || isSpaced(index, index + 1)
      else { continue }
      var length = 0
      while index > 0, words[index].kind == .ideograph, isNounOfDepartment(words[index]) {
        length += words[index].length
        guard length <= 10, touches(index - 1, index) else { break }
        index -= 1
      }
      // Acme｜的｜研究工程师李明
      if words[index].isParticle, words[index].span.count == 3, index > 0,
        touches(index - 1, index),
        words[index - 1].kind == .letter
      {
        index -= 1
      }
      var end: Int32?
      // （中国）
      if words[index].mark == .close, index > 2, words[index - 2].mark == .open,
        words[index - 1].classes.contains(.place)
      {
        end = words[index].span.end
        index -= 3
      }
      guard isCapitalized(index), !words[index].isTitle,
        touches(index, index + 1) || isSpaced(index, index + 1)
      else { continue }
      var first = index
      while first > 0, index - first < 3, isSpaced(first - 1, first), isCapitalized(first - 1) {
        first -= 1
      }
      guard isCapitalized(first) else { continue }
      let whole = TextSpan(words[first].span.start, end ?? words[index].span.end)
      if names.candidates.contains(where: { $0.rule == "names.posted" && $0.span.contains(whole) })
      {
        continue
      }
      // 中国 of PMI（中国） is a place for all that.
      let others = names.candidates.filter {
        $0.span.overlaps(whole) && !($0.type == .place && $0.span.start > words[index].span.start)
      }
      guard others.allSatisfy({ $0.evidence <= .tagger && $0.type != .organization }) else {
        continue
      }
      for other in others { names.remove(other) }
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.title")
      )
    }
  }

  /// The title right before a name, or before a blank where both are letters: CEO｜Jane Doe.
  private func title(before person: NameCandidate) -> TextSpan? {
    if let title = title(endingAt: person.span.start) { return title }
    guard let first = words.firstIndex(where: { $0.span.start == person.span.start }), first > 0,
      words[first - 1].isTitle, isSpaced(first - 1, first)
    else { return nil }
    return words[first - 1].span
  }

  /// Whether two words are of letters and nothing but a blank stands between them.
  func isSpaced(_ left: Int, _ right: Int) -> Bool {
    words[left].kind == .letter && words[right].kind == .letter
      && words[left].span.end + 1 == words[right].span.start
  }

  private func isNounOfDepartment(_ word: NameWord) -> Bool {
    word.mark == .none && !word.isParticle && !word.isBorder && !(word.isTitle && word.length > 1)
      && !word.kinds.contains(.act)
  }

  /// Whether letters begin with a capital, or with a digit before one: 3M.
  private func isCapitalized(_ index: Int) -> Bool {
    guard words[index].kind == .letter || words[index].kind == .digit else { return false }
    let bytes = text.bytes[words[index].span.range].drop { (0x30...0x39).contains($0) }
    return bytes.first.map { (0x41...0x5A).contains($0) } ?? false
  }
}
