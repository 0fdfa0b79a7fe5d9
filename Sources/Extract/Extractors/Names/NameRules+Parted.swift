import Corpus
import Language

/// What the tagger has taken for one organisation, and is none.
extension NameRules {
  /// Parts what the tagger has joined: 江州市长|田雅琴 of an office and who holds it, 田雅琴|江州大学 of
  /// somebody and an organisation that a list has.
  ///
  /// - Returns: whether there was such a thing.
  func parted(_ old: NameCandidate, _ names: inout NameSet) -> Bool {
    guard let first = words.firstIndex(where: { $0.span.start == old.span.start }),
      let last = words.lastIndex(where: { $0.span.end == old.span.end }), first < last
    else { return false }
    if isStationed(old, first...last, &names) || isPair(old, &names)
      || isLatinOffice(old, first...last, &names)
      || isMember(old, &names) || isForeignMember(old, first...last, &names)
    {
      return true
    }
    if let title = words[first + 1..<last].first(where: { $0.isTitle && $0.length > 1 }) {
      let name = TextSpan(title.span.end, old.span.end)
      // 江州地检署|检察官|田雅琴|指挥: it goes on behind the person.
      if names.starting(at: title.span.end)?.type == .person, names.at(name) == nil,
        names.at(TextSpan(old.span.start, title.span.start))?.type == .organization
      {
        names.remove(old)
        return true
      }
      let known = names.at(name)?.type == .person
      guard known || name.count <= 12 && name.count >= 6 && isLikelyPerson(name),
        words[last].classes.isDisjoint(with: [.organizationEnding, .organizationSuffix])
      else { return false }
      // 江州县远山｜镇党委书记: the town is what the title begins with.
      let isTown = startsWithUnit(title.span)
      let office = TextSpan(old.span.start, title.span.start + (isTown ? 3 : 0))
      let isPlace = isTown || words[first].classes.contains(.place) && words[first].span == office
      // 安徽籍|企业家|史玉柱: none that somebody is of.
      let isNone = cues.ends(office, as: .native, in: text)
      replace(old, with: isNone ? nil : office, isPlace ? .place : .organization, in: &names)
      if !known {
        names.add(NameCandidate(span: name, type: .person, evidence: .rule, rule: "names.title"))
      }
      return true
    }
    for length in [9, 6] as [Int32] {
      let end = old.span.start + length
      let name = TextSpan(old.span.start, end)
      let whole = TextSpan(end, max(end, old.span.end))
      guard whole.count >= 12, let listed = names.at(whole), listed.isWhole,
        listed.type == .organization, words[first...last].contains(where: { $0.span.end == end }),
        isPersonName(name), let rank = surname(name)?.rank, rank > .known
      else { continue }
      let inside = words[first...].prefix { $0.span.end <= end }
      guard
        inside.allSatisfy({
          $0.classes.isDisjoint(with: [.place, .organization]) && !$0.isCommonName
        })
      else { continue }
      names.remove(old)
      names.add(NameCandidate(span: name, type: .person, evidence: .tagger, rule: old.rule))
      return true
    }
    return false
  }

  /// Whether a stretch is a person's name by its characters, with a family name that many bear, and no
  /// common word.
  private func isLikelyPerson(_ span: TextSpan) -> Bool {
    guard isPersonName(span), let rank = surname(span)?.rank,
      span.count > 6 ? rank > .rare : rank > .known
    else { return false }
    return !cues.kinds(of: span, in: text).contains(.common)
      && !words.contains { $0.span == span && $0.isCommonName }
  }

  /// Whether a name tells which part of a place: 江州西北|部.
  private func isPart(_ span: TextSpan) -> Bool {
    span.count > 12 && cues.kinds(of: TextSpan(span.end - 6, span.end), in: text).contains(.part)
  }

  /// Makes a place of what ends as places alone do: 江州天河|软件园; not where a word goes on behind it
  /// that ends an organisation: 江州示范区管委会.
  func isPlace(_ old: NameCandidate, _ names: inout NameSet) -> Bool {
    if words.contains(where: { $0.span.start < old.span.end && $0.span.end > old.span.end }) {
      return false
    }
    if isPart(old.span) {
      names.replace(
        NameCandidate(span: old.span, type: .place, evidence: .tagger, rule: old.rule)
      )
      return true
    }
    for count in [12, 9, 6] as [Int32] where old.span.count >= Int(count) + 6 {
      let start = old.span.end - count
      guard text.isScalarBorder(start) else { continue }
      let classes = lexicon.classes(of: TextSpan(start, old.span.end), in: text)
      guard classes.contains(.placeSuffix) else { continue }
      guard
        classes.isDisjoint(with: [
          .organizationSuffix, .organizationEnding, .organizationOffice, .organization,
        ])
      else { return false }
      names.replace(
        NameCandidate(span: old.span, type: .place, evidence: .tagger, rule: old.rule)
      )
      return true
    }
    return false
  }

  /// 江州网信办|与|求是杂志社 are two, of which a list or a rule has the first.
  private func isPair(_ old: NameCandidate, _ names: inout NameSet) -> Bool {
    guard let last = words.lastIndex(where: { $0.span.end == old.span.end }),
      !words[last].classes.isDisjoint(with: [.organizationEnding, .organizationSuffix]),
      let and = words[..<last].lastIndex(where: {
        $0.mark == .and && $0.span.start > old.span.start
      }), and + 1 < last, let left = names.at(TextSpan(old.span.start, words[and].span.start)),
      left.type == .organization, left.evidence != .tagger
    else { return false }
    names.remove(old)
    names.add(
      NameCandidate(
        span: TextSpan(words[and + 1].span.start, old.span.end),
        type: .organization,
        evidence: .tagger,
        rule: old.rule
      )
    )
    return true
  }

  /// 挪威｜驻｜某国民族权力机构(代表): who sends somebody, and where to; a mission is one name.
  private func isStationed(
    _ old: NameCandidate,
    _ range: ClosedRange<Int>,
    _ names: inout NameSet
  ) -> Bool {
    guard !cues.ends(old.span, as: .mission, in: text),
      let verb = words[range].dropFirst().dropLast().first(where: {
        cues.kinds(of: $0.span, in: text).contains(.stationed)
      })
    else { return false }
    let sender = TextSpan(old.span.start, verb.span.start)
    replace(old, with: TextSpan(verb.span.end, old.span.end), in: &names)
    if lexicon.classes(of: sender, in: text).contains(.place), names.at(sender) == nil {
      names.add(NameCandidate(span: sender, type: .place, evidence: .list, rule: "names.list"))
    }
    return true
  }

  /// Acme CEO Jane Doe: an organisation and whoever has the office behind it.
  func isLatinOffice(
    _ old: NameCandidate,
    _ range: ClosedRange<Int>,
    _ names: inout NameSet
  ) -> Bool {
    guard
      let title = words[range].indices.dropFirst().dropLast().first(where: {
        words[$0].kind == .letter && words[$0].isTitle
      })
    else { return false }
    names.remove(old)
    let parts = [
      (TextSpan(old.span.start, words[title - 1].span.end), EntityType.organization),
      (TextSpan(words[title + 1].span.start, old.span.end), .person),
    ]
    for (part, type) in parts where part.count > 0 && names.at(part) == nil {
      let whole =
        type == .person && title + 1 < range.upperBound
        ? mended(part, title + 1, range.upperBound) : part
      names.add(NameCandidate(span: whole, type: type, evidence: .rule, rule: "names.title"))
    }
    return true
  }

  /// 李明｜是｜江州剧团(的编剧): somebody, what he is, and where.
  private func isMember(_ old: NameCandidate, _ names: inout NameSet) -> Bool {
    guard isOwning(old) else { return false }
    for length in [9, 6] as [Int32] where old.span.count >= Int(length) + 12 {
      let name = TextSpan(old.span.start, old.span.start + length)
      let verb = TextSpan(name.end, name.end + 3)
      guard text.isScalarBorder(name.end), text.isScalarBorder(verb.end), isLikelyPerson(name),
        surname(name)?.rank == .common,
        !cues.kinds(of: verb, in: text).isDisjoint(with: [.takes, .equates]),
        words.contains(where: { $0.span.start == verb.end })
      else { continue }
      replace(old, with: TextSpan(verb.end, old.span.end), in: &names)
      names.add(NameCandidate(span: name, type: .person, evidence: .tagger, rule: old.rule))
      return true
    }
    return false
  }

  /// Whether 的 or a title stands behind a name.
  private func isOwning(_ name: NameCandidate) -> Bool {
    words.first { $0.span.start == name.span.end }.map { $0.isParticle || $0.isTitle } ?? false
  }

  /// 保罗｜也是｜江州大学(的教师): somebody with a foreign name, what he is, and where.
  private func isForeignMember(
    _ old: NameCandidate,
    _ range: ClosedRange<Int>,
    _ names: inout NameSet
  ) -> Bool {
    guard isOwning(old),
      let verb = words[range].indices.dropFirst().dropLast().first(where: {
        words[$0].kinds.contains(.equates)
      })
    else { return false }
    let name = TextSpan(old.span.start, words[verb].span.start)
    guard (6...15).contains(name.count),
      isForeign(name, level: 2) || words[range.lowerBound].classes.contains(.person)
    else { return false }
    replace(old, with: TextSpan(words[verb].span.end, old.span.end), in: &names)
    names.add(NameCandidate(span: name, type: .person, evidence: .tagger, rule: old.rule))
    return true
  }

  /// 祝贺|江州队: the verb before an organisation is none of it.
  func dropVerbs(_ names: inout NameSet) {
    for old in names.candidates where old.type == .organization && old.evidence == .tagger {
      guard let first = words.firstIndex(where: { $0.span.start == old.span.start }),
        let verb = words[first...].first(where: {
          $0.isVerb && $0.isCommonName && $0.span.end < old.span.end
            && names.at(TextSpan($0.span.end, old.span.end))?.type == .organization
        })
      else { continue }
      names.remove(old)
      // 防卫大臣|滨田靖一|要求|自卫队.
      let who = TextSpan(old.span.start, verb.span.start)
      guard (6...15).contains(who.count), first > 0, words[first - 1].isTitle,
        touches(first - 1, first), names.starting(at: who.start) == nil
      else { continue }
      names.add(NameCandidate(span: who, type: .person, evidence: .rule, rule: "names.title"))
    }
  }

  /// 青禾党|江州省委会: a party, and its committee of a place.
  func joinPartyBranches(_ names: inout NameSet) {
    for branch in names.candidates where branch.type == .organization {
      guard let party = names.ending(at: branch.span.start), party.type == .organization,
        cues.ends(party.span, as: .party, in: text),
        [2, 3].contains(where: {
          cues.ends(branch.span, as: .committee, characters: $0, in: text)
        })
      else { continue }
      names.add(
        NameCandidate(
          span: TextSpan(party.span.start, branch.span.end),
          type: .organization,
          evidence: .rule,
          rule: "names.office"
        )
      )
    }
  }

  /// 江州气象局|减灾|与|公共服务司: a department of which the tagger has seen the last part alone.
  func joinDepartments(_ names: inout NameSet) {
    for old in names.candidates where old.type == .organization && old.evidence == .tagger {
      guard let first = words.firstIndex(where: { $0.span.start == old.span.start }),
        first > 2, words[first - 1].mark == .and, touches(first - 1, first),
        cues.kinds(of: TextSpan(old.span.end - 3, old.span.end), in: text).contains(.section),
        names.starting(at: old.span.start) == old
      else { continue }
      var index = first - 2
      while index > 0, first - index < 6, touches(index, index + 1), words[index].isNoun,
        words[index].mark == .none, !words[index].isTitle, !words[index].isProper,
        !words[index].isBorder
      {
        if let body = names.ending(at: words[index].span.start), body.type == .organization,
          touches(index - 1, index)
        {
          names.add(
            NameCandidate(
              span: TextSpan(body.span.start, old.span.end),
              type: .organization,
              evidence: .rule,
              rule: "names.department"
            )
          )
          break
        }
        index -= 1
      }
    }
  }
}
