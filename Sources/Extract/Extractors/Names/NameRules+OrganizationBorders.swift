import Corpus
import Language

/// Where the name of an organisation begins and ends that the tagger has cut otherwise.
extension NameRules {
  /// Takes back organisations that a person stands in, or one with what belongs to it.
  ///
  /// 海州大学李明教授 and 海州大学李明教授团队: the title tells it. 海州集团旗下子公司: so does 旗下.
  func mendOrganizations(_ names: inout NameSet) {
    for tagged in names.candidates where tagged.type == .organization && tagged.evidence == .tagger
    {
      if parted(tagged, &names) || isPlace(tagged, &names) || ownsAnother(tagged, &names) {
        continue
      }
      if isTitle(tagged.span) || isDeed(tagged.span) {
        names.remove(tagged)
        continue
      }
      // 新京报|讯: a dateline, of which a list has the medium.
      if cues.ends(tagged.span, as: .dispatch, in: text),
        names.at(TextSpan(tagged.span.start, tagged.span.end - 3))?.evidence == .list
      {
        names.remove(tagged)
        continue
      }
      if let place = placeBeforeDeputy(tagged.span) {
        replace(tagged, with: place, .place, in: &names)
        continue
      }
      let old = trimmed(lengthened(tagged, &names), &names)
      guard old.type == .organization,
        let last = words.lastIndex(where: { $0.span.end == old.span.end })
      else { continue }
      if let start = startBehindAddress(old.span, last) {
        replace(old, with: TextSpan(start, old.span.end), in: &names)
        continue
      }
      if let end = endOfBody(old.span, last) {
        let body = TextSpan(old.span.start, end)
        let isPlace = lexicon.classes(of: body, in: text).contains(.place)
        replace(old, with: body, isPlace ? .place : .organization, in: &names)
        continue
      }
      let under = words[..<last].firstIndex {
        $0.cues.contains(.under) && $0.span.start > old.span.start
      }
      if let end = under.map({ words[$0].span.start }) ?? predicate(in: old, last, names) {
        let rest = TextSpan(old.span.start, end)
        replace(old, with: rest, in: &names)
        // 企业家|史玉柱|旗下.
        if let cut = names.at(rest) { _ = parted(cut, &names) }
        continue
      }
      let isLed = last > 0 && words[last].cues.contains(.led) && words[last - 1].isTitle
      guard words[last].isTitle || isLed, words[last].length > 1,
        let first = words.firstIndex(where: { $0.span.start == old.span.start }), first < last,
        let ending = words[first..<last].lastIndex(where: {
          $0.length > 1 && $0.classes.contains(.organizationEnding)
        })
      else { continue }
      replace(old, with: first < ending ? span(first..<ending + 1) : nil, in: &names)
    }
  }

  /// 老挝｜副(总理): the place whose the deputy is; nil where there is none.
  private func placeBeforeDeputy(_ span: TextSpan) -> TextSpan? {
    let place = TextSpan(span.start, span.end - 3)
    guard span.count > 6, cues.ends(span, as: .deputy, in: text),
      lexicon.classes(of: place, in: text).contains(.place)
    else { return nil }
    return place
  }

  /// 江州市虎山区青石镇｜晨星旺幼儿园: where a name of its own begins behind the places that it lies in, one
  /// in the other; nil where the places are a part of the name.
  func startBehindAddress(_ name: TextSpan, _ last: Int) -> Int32? {
    guard let first = words.firstIndex(where: { $0.span.start == name.start }), first < last,
      words[last].classes.contains(.organizationEnding)
    else { return nil }
    let inside = words[first..<last]
    let ends = inside.indices.filter { index in
      words[index].classes.contains(.placeSuffix)
        || words[index].classes.contains(.place) && words[index].length > 2
    }
    guard ends.count > 2, let place = ends.last, place + 1 < last else { return nil }
    let isNamed = words[place + 1..<last].contains {
      !$0.isCommonName && ($0.isProper || $0.isUnknown || $0.length == 1)
    }
    return isNamed ? words[place + 1].span.start : nil
  }

  /// 江州大学｜副校长兼物理学院(院长): where the body ends whose two posts one name seems to be; nil where
  /// there is one post or none.
  private func endOfBody(_ name: TextSpan, _ last: Int) -> Int32? {
    guard
      let besides = words[...last].lastIndex(where: {
        $0.cues.contains(.besides) && $0.span.start > name.start
      }), besides > 0, words[besides - 1].isTitle, words[besides - 1].span.start > name.start
    else { return nil }
    let start = title(endingAt: words[besides].span.start)?.start ?? words[besides - 1].span.start
    // 老挝｜副总理兼…
    return cues.ends(TextSpan(name.start, start), as: .deputy, in: text) ? start - 3 : start
  }

  /// Whether nothing but a title is there, CEO: posts are no organisations.
  private func isTitle(_ span: TextSpan) -> Bool {
    words.contains { $0.span == span && $0.isTitle && $0.kind == .letter }
  }

  /// 代行|公司(总经理职责): what somebody does for a company that is not named.
  func isDeed(_ span: TextSpan) -> Bool {
    guard let kind = words.firstIndex(where: { $0.span.end == span.end }), kind > 0 else {
      return false
    }
    return words[kind].kinds.contains(.company) && words[kind - 1].span.start == span.start
      && words[kind - 1].isVerb && words[kind - 1].isCommonName
  }

  /// 晨星影视|全资子公司|晨星动画: two names with what the second is to the first between them.
  private func ownsAnother(_ old: NameCandidate, _ names: inout NameSet) -> Bool {
    guard let word = affiliate(in: old.span) else { return false }
    names.remove(old)
    // 远山资本|及|老股东|蓝湾资本
    let and = words.first { $0.span.end == word.start && $0.mark == .and }
    let owner = TextSpan(old.span.start, and?.span.start ?? word.start)
    for part in [owner, TextSpan(word.end, old.span.end)] where part.count >= 6 {
      names.add(
        NameCandidate(span: part, type: .organization, evidence: .tagger, rule: old.rule)
      )
    }
    return true
  }

  /// The stretch of 全资子公司, 控股方 or their kin inside a name or at its end, the longest one.
  func affiliate(in name: TextSpan) -> TextSpan? {
    for length in [15, 12, 9] as [Int32] {
      let found = stride(from: name.start + 6, through: name.end - length, by: 1)
        .map { TextSpan($0, $0 + length) }
        .first {
          text.isScalarBorder($0.start) && text.isScalarBorder($0.end)
            && cues.kinds(of: $0, in: text).contains(.affiliate)
        }
      if let found { return found }
    }
    return nil
  }

  /// Puts a part of a name that the tagger has seen in its place, or nothing where none of two
  /// characters and more is left.
  func replace(
    _ old: NameCandidate,
    with part: TextSpan?,
    _ type: EntityType = .organization,
    in names: inout NameSet
  ) {
    names.remove(old)
    guard let part, part.count >= 6 else { return }
    names.add(NameCandidate(span: part, type: type, evidence: .tagger, rule: old.rule))
  }

  /// The name up to the end of the ending in which the tagger has ended it: 远山|工作室.
  private func lengthened(_ old: NameCandidate, _ names: inout NameSet) -> NameCandidate {
    guard
      let word = words.first(where: {
        $0.span.start < old.span.end && $0.span.end > old.span.end
      }), word.span.start > old.span.start, !word.isTitle,
      !word.classes.isDisjoint(with: [.organizationEnding, .organizationSuffix])
    else { return old }
    let whole = TextSpan(old.span.start, word.span.end)
    replace(old, with: whole, in: &names)
    return names.at(whole) ?? old
  }

  /// The name without what stands at its borders, put in its place: 对话｜蓝湾集团 in a headline,
  /// 青川市｜原 before a title, which is a place.
  private func trimmed(_ old: NameCandidate, _ names: inout NameSet) -> NameCandidate {
    guard let first = words.firstIndex(where: { $0.span.start == old.span.start }),
      let last = words.lastIndex(where: { $0.span.start < old.span.end }), first < last
    else { return old }
    var (start, end, type) = (old.span.start, old.span.end, old.type)
    // 对话|蓝湾集团, 前|律政司, "|蓝湾集团.
    if words[first].cues.contains(.headline) || words[first].kind == .punctuation
      || words[first].cues.contains(.former) && words[first].length == 1
    {
      start = words[first].span.end
    }
    // 开发|工作室|Acme: the kind of company before its name in letters.
    if words[last].kind == .letter, words[last].span.end == end, last > first,
      touches(last - 1, last), isKindOfCompany(last - 1),
      text.bytes[words[last].span.range].first.map({ (0x41...0x5A).contains($0) }) ?? false
    {
      start = words[last].span.start
    }
    // 子公司|蓝湾科技, of which a list or a rule has the name.
    if words[first].classes.contains(.organizationEnding),
      names.at(TextSpan(words[first].span.end, end))?.type == .organization
    {
      start = words[first].span.end
    }
    if let own = startOfOwnName(old.span, first...last, names) { start = own }
    if words[last].cues.contains(.former), words[last].span.end == end, last + 1 < words.count,
      words[last + 1].isTitle
    {
      end = words[last].span.start
      if words[last - 1].classes.contains(.placeSuffix) { type = .place }
    }
    // 江州银行党委|书记: the title is 党委书记, of the bank.
    if cues.ends(old.span, as: .cell, characters: 2, in: text), end - start >= 18,
      leads(behind: end, from: end - 6), let body = words.first(where: { $0.span.end == end - 6 }),
      !body.classes.isDisjoint(with: ends) || names.ending(at: end - 6)?.type == .organization
    {
      end -= 6
    }
    // 工联会|立法会议员: a title begins inside of it.
    if !old.isWhole, words[last].isTitle, words[last].length > 3, words[last].span.start > start,
      words[last].span.end > end, !cues.isChief(words[last], of: end, in: text),
      !lexicon.classes(of: TextSpan(start, words[last].span.start), in: text).contains(.place),
      end - words[last].span.start < 6
        || names.at(TextSpan(start, words[last].span.start))?.type == .organization
        || lexicon.classes(of: TextSpan(words[last].span.start, end), in: text)
          .isDisjoint(with: ends)
    {
      let title = words[last].span
      end = title.start
      if words[last - 1].classes.contains(.placeSuffix) { type = .place }
      // 江州县远山｜镇党委书记: the town is what the title begins with.
      if startsWithUnit(title) {
        end += 3
        type = .place
      }
    }
    guard end - start >= 6, start != old.span.start || end != old.span.end else { return old }
    replace(old, with: TextSpan(start, end), type, in: &names)
    return names.at(TextSpan(start, end)) ?? old
  }

  /// 江州机器人公司|蓝湾科技, 投资平台|蓝湾资本: where it is and what kind of company, and what it is called;
  /// nil where the name is one.
  private func startOfOwnName(
    _ name: TextSpan,
    _ range: ClosedRange<Int>,
    _ names: NameSet
  ) -> Int32? {
    guard
      let kind = words[range].firstIndex(where: { $0.length == 2 && $0.kinds.contains(.company) }),
      kind < range.upperBound, words[kind + 1].kind == .ideograph,
      words[range.lowerBound...kind].allSatisfy({
        $0.isCommon || $0.isNoun && !$0.isProper || $0.classes.contains(.place)
      }),
      kind == range.lowerBound || !words[kind - 1].classes.contains(.organizationEnding)
    else { return nil }
    let own = TextSpan(words[kind].span.end, name.end)
    if names.at(own)?.type == .organization { return own.start }
    let isNamed = !words[kind + 1].isCommonName && !words[kind + 1].isTitle
    let isWhole = own.count >= 12 && !words[range.upperBound].classes.isDisjoint(with: ends)
    return isNamed && isWhole && !words[kind + 1].classes.contains(.place) ? own.start : nil
  }

  /// Whether what stands behind an end is a title, or makes one with what stands before it: 党委|书记,
  /// 党委|副书记.
  func leads(behind end: Int32, from start: Int32) -> Bool {
    (2...4).contains { count in
      let titleEnd = end + Int32(count) * 3
      return Int(titleEnd) <= text.count && text.isScalarBorder(titleEnd)
        && [start, end].contains {
          lexicon.classes(of: TextSpan($0, titleEnd), in: text).contains(.title)
        }
    }
  }

  /// Whether a title begins with 镇, 县 or another kind of place, whose it is.
  func startsWithUnit(_ title: TextSpan) -> Bool {
    cues.kinds(of: TextSpan(title.start, title.start + 3), in: text).contains(.unit)
  }

  /// Where what an organisation does begins inside of what the tagger takes for its name: 名创｜也将
  /// 分拆子公司, 国安｜晋级, 快手｜财报; nil where there is no such thing.
  private func predicate(in name: NameCandidate, _ last: Int, _ names: NameSet) -> Int32? {
    guard let first = words.firstIndex(where: { $0.span.start == name.span.start }), first < last
    else { return nil }
    let inside = words[first...last]
    if inside.contains(where: { $0.mark != .none }) { return nil }
    if let adverb = inside.dropFirst().first(where: {
      $0.length == 1 && $0.isBorder && !$0.isNoun && !$0.isNumeral && isAdverb($0.span)
    }) {
      return adverb.span.start
    }
    if words[last].cues.contains(.corporate) { return words[last].span.start }
    // What the tagger goes on with behind a name that a list has.
    guard words[last].classes.isDisjoint(with: ends) else { return nil }
    return inside.dropFirst().first { verb in
      verb.isVerb && verb.length > 1
        && names.at(TextSpan(name.span.start, verb.span.start))?.type == .organization
    }?.span.start
  }
}
