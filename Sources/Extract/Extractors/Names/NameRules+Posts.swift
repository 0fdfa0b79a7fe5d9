import Corpus
import Language

/// Bodies that no list has, by the posts of whoever is named behind them.
extension NameRules {
  /// ⟦事故调查组⟧组长、⟦江州市安监局⟧副局长李明: what ends as bodies do, between the start of its
  /// phrase and a post.
  func findPostedBodies(_ names: inout NameSet) {
    for person in names.candidates where person.type == .person {
      var end = person.span.start
      for _ in 0..<Self.postsInRow {
        guard var title = title(endingAt: end) else { break }
        if title.start >= 3, cues.ends(TextSpan(0, title.start), as: .deputy, in: text) {
          title = TextSpan(title.start - 3, title.end)
        }
        let start = bodyStart(before: title, &names)
        guard let last = words.lastIndex(where: { $0.span.end == start }),
          words[last].mark == .pause || words[last].cues.contains(.besides)
        else { break }
        end = words[last].span.start
      }
    }
  }

  /// Nobody is named with more posts than these.
  private static let postsInRow = 6
  /// Four characters: 调查组 and 急诊科 are any; 县血站 is one.
  private static let shortestBody: Int32 = 12
  /// The longest name of a body: thirty characters.
  private static let longestBody: Int32 = 90

  /// Where the body begins whose post a title is, which is a name from then on; where the title
  /// begins, if there is none.
  private func bodyStart(before title: TextSpan, _ names: inout NameSet) -> Int32 {
    if let known = names.ending(at: title.start) {
      return known.type == .organization ? known.span.start : title.start
    }
    guard let last = words.lastIndex(where: { $0.span.end == title.start }),
      words[last].kind == .ideograph, endsBody(last),
      let first = firstOfBody(last, names)
    else { return title.start }
    var whole = span(first..<last + 1)
    // 陈省身｜数学研究所: who it is named for.
    if let person = names.ending(at: whole.start), person.type == .person,
      let index = words.firstIndex(where: { $0.span.start == person.span.start }),
      index == 0 || !words[index - 1].isTitle
    {
      names.remove(person)
      whole = TextSpan(person.span.start, whole.end)
    }
    names.add(
      NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.posted")
    )
    return whole.start
  }

  /// Whether a word ends as the names of bodies and departments do.
  private func endsBody(_ last: Int) -> Bool {
    let word = words[last]
    if word.cues.contains(.common) || word.kinds.contains(.board) {
      return false
    }
    if !word.classes.isDisjoint(with: [.organizationEnding, .organizationOffice]) { return true }
    return (1...4).contains { count in
      let start = word.span.end - Int32(count) * 3
      return start >= 0 && text.isScalarBorder(start)
        && cues.kinds(of: TextSpan(start, word.span.end), in: text).contains(.department)
    }
  }

  /// The first word of the body that ends with a word: behind a mark, a verb, a preposition, or where
  /// a name begins; nil where hardly more than its ending would be left.
  private func firstOfBody(_ last: Int, _ names: NameSet) -> Int? {
    var first = last
    var conjunction: Int?
    var verb: Int?
    while first > 0, touches(first - 1, first),
      words[last].span.end - words[first - 1].span.start <= Self.longestBody
    {
      let word = words[first - 1]
      if word.mark == .and, conjunction == nil, first < last, first > 1 {
        conjunction = first - 1
        first -= 1
        continue
      }
      let known = names.ending(at: word.span.end)
      let isAct =
        word.isVerb && !word.kinds.isDisjoint(with: [.act, .behind])
      guard word.mark == .none, known?.type != .person, !isAct,
        word.isNoun || word.isVerb && word.length > 1 && !word.isBorder || known != nil
          || isWhich(first - 1),
        !word.cues.contains(.under), !word.cues.contains(.former)
      else { break }
      if conjunction == first, known != nil || endsBody(first - 1) { break }
      if let known {
        first = words.firstIndex { $0.span.start == known.span.start } ?? first - 1
        break
      }
      if word.isVerb { verb = first - 1 }
      first -= 1
    }
    if conjunction == first { first += 1 }
    // 走访｜调查组组长, but 提升学科服务能力领导小组.
    // Not 招生与就业指导中心, where the verb is one of two.
    if verb == first, last - first < Self.wordsBehindVerb, words[first + 1].mark != .and {
      first += 1
    }
    if isOwned(first) { return nil }
    while first < last,
      words[first].kinds.contains(.qualifier)
        || words[first].isTitle && words[first].length > 1
          && !(first + 1 == last
            && cues.ends(words[last].span, as: .staff, characters: 3, in: text))
    {
      first += 1
    }
    let isLong =
      words[last].span.end - words[first].span.start >= Self.shortestBody
      || isUnitOfGovernment(first) || names.starting(at: words[first].span.start) != nil
    guard first < last, isLong, !followsPerson(first, to: words[last].span.end, names) else {
      return nil
    }
    return first
  }

  /// A body whose name begins with a verb has more words than these.
  private static let wordsBehindVerb = 4

  /// 蓝湾公司设计部经理李明、｜制造部经理王刚: of the same body as the department before.
  private func followsPerson(_ first: Int, to end: Int32, _ names: NameSet) -> Bool {
    guard first > 1, words[first - 1].mark == .pause || words[first - 1].mark == .and,
      cues.ends(TextSpan(words[first].span.start, end), as: .inner, in: text),
      names.starting(at: words[first].span.start) == nil
    else { return false }
    return names.ending(at: words[first - 1].span.start)?.type == .person
  }

  /// 公司｜的｜销售部, 中国驻｜某城总领馆: what belongs to something that is spoken of, and has no name by
  /// itself.
  private func isOwned(_ first: Int) -> Bool {
    guard first > 0, touches(first - 1, first) else { return false }
    let kinds = words[first - 1].kinds
    return words[first - 1].isParticle || !kinds.isDisjoint(with: [.qualifier, .stationed])
  }
}
