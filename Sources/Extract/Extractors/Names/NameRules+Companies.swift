import Corpus
import Language

/// Companies by what their short names end with and by what only companies have.
extension NameRules {
  /// 汇川科技, 万泽股份: an unknown or proper word before what short names of companies end with.
  func findCompanies(_ names: inout NameSet) {
    for index in words.indices.dropFirst()
    where words[index].classes.contains(.organizationSuffix) && words[index].length == 2 {
      guard words[index].isNoun, !goesOn(index),
        words[index].classes.isDisjoint(with: [.organizationOffice, .organizationEnding])
      else { continue }
      var first = index
      var length = 0
      while first > 0, index - first < 3, touches(first - 1, first) {
        let word = words[first - 1]
        guard word.kind == .ideograph, word.mark == .none, !word.isBorder, !word.isCommonName,
          !word.cues.contains(.common),
          word.length > 1 || word.isProper || word.isUnknown,
          length + word.length <= 3, names.ending(at: word.span.end) == nil
        else { break }
        length += word.length
        first -= 1
      }
      guard (2...3).contains(length), isBounded(first) || isKindOfCompany(first - 1),
        words[first..<index].contains(where: { $0.isProper || $0.isUnknown })
      else { continue }
      let whole = span(first..<index + 1)
      if names.covers(whole) { continue }
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.company")
      )
    }
  }

  /// 谷歌|母公司|Alphabet: letters behind a company and what the second is to the first.
  ///
  /// A capital and a small letter: 苹果母公司A股 and 谷歌母公司AI业务 name nobody.
  func findParents(_ names: inout NameSet) {
    for word in words where word.kind == .letter && word.span.count > 2 {
      let letters = text.bytes[word.span.range].prefix(2)
      guard let first = letters.first, let second = letters.last,
        (0x41...0x5A).contains(first), (0x61...0x7A).contains(second),
        let owned = endOfOwned(before: word.span.start),
        names.ending(at: owned)?.type == .organization, !names.covers(word.span)
      else { continue }
      names.add(
        NameCandidate(
          span: word.span,
          type: .organization,
          evidence: .rule,
          rule: "names.affiliate"
        )
      )
    }
  }

  /// Where 母公司, 控股股东 or their kin begins that ends at `end`; nil where none does.
  private func endOfOwned(before end: Int32) -> Int32? {
    (3...5).lazy.map { end - $0 * 3 }.first { start in
      start > 0 && text.isScalarBorder(start)
        && cues.kinds(of: TextSpan(start, end), in: text).contains(.affiliate)
    }
  }

  /// 半导体企业|蓝湾芯片|今日: three to six characters between the kind of company that it is and a day, or
  /// what somebody says.
  func findIntroducedCompanies(_ names: inout NameSet) {
    for kind in words.indices.dropLast(2)
    where words[kind].length == 2 && words[kind].kinds.contains(.company) {
      var end = kind + 1
      var length = 0
      while end < words.count, touches(end - 1, end), isOfName(words[end]), end - kind <= 3 {
        length += words[end].length
        end += 1
      }
      guard (3...6).contains(length), end < words.count, touches(end - 1, end), kind > 0,
        touches(kind - 1, kind), words[kind - 1].isNoun, !words[kind - 1].cues.contains(.former),
        !words[end].kinds.isDisjoint(with: [.day, .behind, .report]),
        words[kind + 1].isProper || words[kind + 1].isUnknown, !words[kind + 1].isCommonName
      else { continue }
      let whole = span(kind + 1..<end)
      if names.candidates.contains(where: { $0.span.overlaps(whole) }) { continue }
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.company")
      )
    }
  }

  private func isOfName(_ word: NameWord) -> Bool {
    word.kind == .ideograph && word.mark == .none && !word.isBorder && !word.isVerb && !word.isTitle
      && !word.isNumeral && word.kinds.isDisjoint(with: [.day, .behind, .report])
  }

  /// 蓝湾|证券 of 蓝湾, which a list has: what belongs to a company that is known.
  func findBranches(_ names: inout NameSet) {
    for index in words.indices.dropFirst()
    where words[index].length == 2 && words[index].classes.contains(.organizationSuffix) {
      guard touches(index - 1, index), words[index].isNoun, !goesOn(index),
        words[index].cues.contains(.branch),
        let name = names.ending(at: words[index].span.start), name.type == .organization,
        name.isWhole || name.evidence >= .both, (6...18).contains(name.span.count)
      else { continue }
      let whole = TextSpan(name.span.start, words[index].span.end)
      if names.covers(whole) { continue }
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.company")
      )
    }
  }

  /// 长江制药董事长, 海州能源发布公告: what a place is before what short names of companies end with,
  /// where only a company has or does what stands behind it.
  func findPlaceCompanies(_ names: inout NameSet) {
    for index in words.indices.dropFirst()
    where words[index].classes.contains(.organizationSuffix) && words[index].length == 2 {
      guard words[index].isNoun, touches(index - 1, index), isCorporate(index + 1),
        words[index].classes.isDisjoint(with: [.organizationOffice, .organizationEnding]),
        let start = startOfPlace(index - 1, names)
      else { continue }
      let whole = TextSpan(start, words[index].span.end)
      if names.covers(whole) { continue }
      names.add(
        NameCandidate(span: whole, type: .organization, evidence: .rule, rule: "names.company")
      )
    }
  }

  /// Where a short place begins that ends with a word, as named or as a list has it.
  private func startOfPlace(_ index: Int, _ names: NameSet) -> Int32? {
    if let name = names.ending(at: words[index].span.end) {
      return name.type == .place && name.span.count <= 12 ? name.span.start : nil
    }
    let isListed = words[index].classes.contains(.place) && words[index].isProper
    return isListed && words[index].length > 1 ? words[index].span.start : nil
  }

  /// Whether only companies have or do what stands there, or what stands behind 原 there.
  private func isCorporate(_ index: Int) -> Bool {
    guard index < words.count, touches(index - 1, index) else { return false }
    if words[index].cues.contains(.corporate) { return true }
    return words[index].cues.contains(.former) && index + 1 < words.count
      && touches(index, index + 1) && words[index + 1].cues.contains(.corporate)
  }

  /// Whether one more character makes another word of a suffix: 教育|长, 科技|园; or a kind of thing
  /// follows.
  private func goesOn(_ index: Int) -> Bool {
    guard index + 1 < words.count, touches(index, index + 1) else { return false }
    let next = words[index + 1]
    // 远山智能｜路由器 is a thing.
    if next.cues.contains(.product) { return true }
    return next.length == 1 && next.kind == .ideograph && next.isNoun && !next.isBorder
  }

  /// Whether a word tells what kind of thing the next one names: 企业, 公司.
  func isKindOfCompany(_ index: Int) -> Bool {
    index >= 0 && words[index].length > 1
      && !words[index].classes.isDisjoint(with: [.organizationSuffix, .organizationEnding])
  }

  /// Whether something that no name goes across stands before a word.
  func isBounded(_ first: Int) -> Bool {
    first == 0 || words[first - 1].mark != .none || words[first - 1].isBorder
      || words[first - 1].isVerb || !touches(first - 1, first)
  }

  /// What stands before 创始人 and its kin is an organisation: 数说故事创始人.
  func findOwners(_ names: inout NameSet) {
    for index in words.indices.dropFirst()
    where words[index].classes.contains(.owner)
      || words[index].isTitle && words[index].kinds.contains(.player)
    {
      guard touches(index - 1, index) || isSpaced(index - 1, index) else { continue }
      // 长河水泥|原|董事长
      let isFormer =
        index > 1 && words[index - 1].cues.contains(.former) && words[index - 1].length == 1
      let end = isFormer ? index - 1 : index
      if let known = names.ending(at: words[end - 1].span.end) {
        if isEmployer(known, before: index, names) { names.replace(owner(known.span)) }
        continue
      }
      var first = end
      while first > 0, end - first < 5, touches(first - 1, first) {
        let word = words[first - 1]
        if word.mark != .none || word.isBorder || names.ending(at: word.span.end) != nil
          || isQualifier(word)
        {
          break
        }
        first -= 1
      }
      guard first < end else { continue }
      // 开发|工作室|Acme创始人: the kind of company before its name in letters.
      if words[end - 1].kind == .letter, first < end - 1, isKindOfCompany(end - 2) {
        first = end - 1
      }
      if let body = club(first..<end, names) ?? company(first..<end, before: index, names) {
        // 瀚达|农机董事长: no person's name any more.
        if let person = names.ending(at: words[first].span.start), person.type == .person {
          names.remove(person)
        }
        names.add(body)
        continue
      }
      // 首席执行官|兼|总裁: another post of whoever is named behind it.
      guard words[index].classes.contains(.owner),
        !words[first..<end].contains(where: { $0.cues.contains(.besides) || $0.isTitle }),
        !isDeed(span(first..<end))
      else { continue }
      let isBounded =
        first == 0 || words[first - 1].mark != .none || words[first - 1].isBorder
        || isQualifier(words[first - 1])
        || isKindOfCompany(first - 1) && words[first].kind == .letter
      let inside = words[first..<end]
      let length = inside.reduce(0) { $0 + $1.length }
      let isLatin = inside.count == 1 && words[first].kind == .letter
      let isPlain = inside.allSatisfy { $0.isCommon || $0.classes.contains(.title) }
      let hasVerb = inside.contains { $0.isVerb }
      // 苹果|CEO: a common word that the tagger has as a name.
      let isNamesake =
        inside.count == 1 && length > 1 && words[first].isProper && words[first].isCommonName
        && index + 1 < words.count && touches(index, index + 1)
      guard isBounded,
        isLatin || isNamesake
          || ((2...8).contains(length) && (!isPlain || (hasVerb && length == 4))),
        !inside.contains(where: { $0.isNumeral }),
        isNamesake || !(words[end - 1].isCommon && inside.count == 1),
        // 将|继续|担任|总经理: what somebody does with the office.
        !(words[end - 1].isVerb && words[end - 1].isCommonName)
      else { continue }
      names.add(owner(span(first..<end)))
    }
  }

  /// 现任: what stands before the name of whose office it is.
  private func isQualifier(_ word: NameWord) -> Bool {
    word.kinds.contains(.qualifier)
  }

  /// 江州飞鹿｜主帅李明: a place and a word that is none by itself, before a post of clubs or companies.
  private func club(_ range: Range<Int>, _ names: NameSet) -> NameCandidate? {
    let inside = words[range]
    guard (2...4).contains(inside.reduce(0) { $0 + $1.length }),
      inside.allSatisfy({
        $0.kind == .ideograph && !$0.isCommonName && !$0.isTitle && !$0.isVerb
      }),
      inside.contains(where: { $0.isProper || $0.isUnknown || $0.length > 1 && !$0.isCommon }),
      let place = names.ending(at: words[range.lowerBound].span.start), place.span.count <= 9,
      place.type == .place
    else { return nil }
    return owner(TextSpan(place.span.start, words[range.upperBound - 1].span.end))
  }

  /// 江州按揭经纪｜董事长李明, 瀚达农机｜董事长李明: a place and nouns, or what the tagger alone took for a
  /// person and a noun, before a post that companies alone have.
  private func company(
    _ range: Range<Int>,
    before post: Int,
    _ names: NameSet
  ) -> NameCandidate? {
    let inside = words[range]
    guard post + 1 < words.count, words[post].cues.contains(.corporate),
      words[post].classes.contains(.owner), (2...8).contains(inside.reduce(0) { $0 + $1.length }),
      inside.allSatisfy({ $0.kind == .ideograph && $0.isNoun && !$0.isTitle && !$0.isVerb }),
      !inside.contains(where: { $0.cues.contains(.region) || $0.classes.contains(.placeSuffix) }),
      let first = names.ending(at: words[range.lowerBound].span.start), first.span.count <= 9,
      first.type == .place && inside.count > 1
        || first.type == .person && first.evidence == .tagger
          && names.starting(at: words[post].span.end)?.type == .person
    else { return nil }
    return owner(TextSpan(first.span.start, words[range.upperBound - 1].span.end))
  }

  /// The organisation that somebody has an office in.
  func owner(_ span: TextSpan) -> NameCandidate {
    NameCandidate(span: span, type: .organization, evidence: .rule, rule: "names.owner")
  }

  /// 蓝湾星空｜品牌总监李明, Acme｜发言人李明: whether what the tagger alone took for a place or a person has
  /// somebody in an office.
  private func isEmployer(_ name: NameCandidate, before index: Int, _ names: NameSet) -> Bool {
    guard name.evidence == .tagger, name.type == .place || name.type == .person,
      words[index].classes.contains(.owner), name.span.count >= 3
    else { return false }
    return names.starting(at: words[index].span.end)?.type == .person
  }
}
