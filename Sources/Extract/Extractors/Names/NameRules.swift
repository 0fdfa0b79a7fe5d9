import Corpus
import Language

/// What stands around a stretch of text and makes a name of it.
struct NameRules {
  let text: Text
  let lexicon: Lexicon
  let words: [NameWord]
  let cues: NameCues
  let surnames: SurnameList

  /// Applies all rules to what lists and tagger have found in a sentence.
  func apply(to names: inout NameSet) {
    mendPersons(&names)
    mendOrganizations(&names)
    mendPlaces(&names)
    findTowns(&names)
    findOffices(&names)
    findLines(&names)
    findSuffixedPlaces(&names)
    findStates(&names)
    findPlaceParts(&names)
    joinPlaces(&names)
    findOrganizations(&names)
    findBracketedOrganizations(&names)
    joinDepartments(&names)
    findNationals(&names)
    findNestedOrganizations(&names)
    findTeams(&names)
    findNumbered(&names)
    findCompanies(&names)
    findPlaceCompanies(&names)
    findIntroducedCompanies(&names)
    findParents(&names)
    findBranches(&names)
    dropVerbs(&names)
    findOwners(&names)
    findEmployers(&names)
    findHeads(&names)
    findBoundedPersons(&names)
    findPersons(&names)
    findPersonsBeforeTitles(&names)
    findCompoundNames(&names)
    findTibetanNames(&names)
    findWithheldNames(&names)
    findForeignNames(&names)
    findHyphenatedNames(&names)
    findLatinPersons(&names)
    findPostedBodies(&names)
    joinPartyBranches(&names)
    extendToNumbers(&names)
    findLatinOrganizations(&names)
    findDepartments(&names)
    readEnumerations(&names)
    findProducts(&names)
    findBrandedProducts(&names)
    findQuotedProducts(&names)
    findAwards(&names)
    findEvents(&names)
    dropNamesakes(&names)
    dropPairs(&names)
  }

  /// 青山石化和蓝湾集团: two organisations with a conjunction between them are none together.
  private func dropPairs(_ names: inout NameSet) {
    for pair in names.candidates where pair.type == .organization && pair.rule == "names.ending" {
      let isPair = words.contains { word in
        word.mark == .and && word.span.start > pair.span.start && word.span.end < pair.span.end
          && names.at(TextSpan(pair.span.start, word.span.start))?.type == .organization
          && names.at(TextSpan(word.span.end, pair.span.end))?.type == .organization
      }
      if isPair { names.remove(pair) }
    }
  }

  /// 林肯 of 林肯公园: somebody whom a list has inside the name of something else is not meant.
  private func dropNamesakes(_ names: inout NameSet) {
    for name in names.candidates where name.type == .person && name.evidence == .list {
      let isPart = names.candidates.contains {
        $0.span != name.span && $0.span.contains(name.span) && $0.type != .person
      }
      if isPart { names.remove(name) }
    }
  }

  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(words[range.lowerBound].span.start, words[range.upperBound - 1].span.end)
  }

  /// Whether nothing, not even a blank, stands between two words.
  func touches(_ left: Int, _ right: Int) -> Bool {
    words[left].span.end == words[right].span.start
  }

  // MARK: Enumerations

  /// One part of an enumeration.
  private struct Item {
    let range: Range<Int>
    /// Whether marks tell where it begins and ends.
    let isBounded: Bool
  }

  /// 零一万物、MiniMax和智谱: where one is known, the others are of its kind.
  private func readEnumerations(_ names: inout NameSet) {
    var index = 0
    while index < words.count {
      guard words[index].mark == .pause else {
        index += 1
        continue
      }
      let (items, end) = items(around: index)
      classify(items, &names)
      index = max(end, index + 1)
    }
  }

  private func items(around pause: Int) -> (items: [Item], end: Int) {
    var first = pause
    while first > 0, words[first - 1].mark == .none { first -= 1 }
    let opens = first == 0 || words[first - 1].mark == .open || words[first - 1].mark == .stop
    var items = [Item(range: first..<pause, isBounded: opens)]
    var start = pause + 1
    var index = start
    while index < words.count {
      switch words[index].mark {
      case .none:
        index += 1
        continue
      case .pause:
        items.append(Item(range: start..<index, isBounded: true))
        start = index + 1
        index += 1
        continue
      case .and:
        items.append(Item(range: start..<index, isBounded: true))
        var end = index + 1
        while end < words.count, words[end].mark == .none { end += 1 }
        let closes = end == words.count || words[end].mark != .and
        items.append(Item(range: index + 1..<end, isBounded: closes))
        return (items, end)
      default:
        items.append(Item(range: start..<index, isBounded: true))
        return (items, index)
      }
    }
    items.append(Item(range: start..<index, isBounded: true))
    return (items, index)
  }

  private func classify(_ items: [Item], _ names: inout NameSet) {
    guard items.count > 2 else { return }
    var counts: [EntityType: Int] = [:]
    for (place, item) in items.enumerated() where !item.range.isEmpty {
      let whole = span(item.range)
      let known =
        names.at(whole) ?? (place == 0 ? names.ending(at: whole.end) : nil)
        ?? (place == items.count - 1 ? names.starting(at: whole.start) : nil)
      if let known { counts[known.type, default: 0] += 1 }
    }
    guard counts.count == 1, let (type, count) = counts.first,
      type == .organization || count * 2 >= items.count,
      count * 3 >= items.count
    else { return }
    for item in items where item.isBounded && !item.range.isEmpty {
      let whole = span(item.range)
      // 有腾讯、… begins with more than a name, and 和腾讯等 may end so.
      if names.ending(at: whole.end) != nil || names.starting(at: whole.start) != nil { continue }
      if !mayBeName(item.range, type) { continue }
      names.add(
        NameCandidate(span: whole, type: type, evidence: .rule, rule: "names.enumeration")
      )
    }
  }

  private func mayBeName(_ range: Range<Int>, _ type: EntityType) -> Bool {
    let inside = words[range]
    let length = inside.reduce(0) { $0 + $1.length }
    guard range.count <= 5, length <= 10, !inside.contains(where: { $0.isNumeral }) else {
      return false
    }
    if words[range.upperBound - 1].isTitle { return false }
    if range.count == 1, words[range.lowerBound].kind == .letter { return type == .organization }
    if inside.contains(where: { $0.classes.contains(.ambiguous) }) { return type == .organization }
    switch type {
    case .person:
      return inside.contains { $0.isProper || $0.isUnknown && $0.length > 1 }
        && (2...4).contains(length)
        && isPersonName(span(range))
    case .place:
      return inside.allSatisfy { $0.isNoun } && inside.contains { $0.isProper || !$0.isCommon }
    case .organization:
      if range.count == 1, words[range.lowerBound].isCommon { return false }
      return !inside.contains { $0.isBorder || $0.isVerb } || length == 4
    default:
      return false
    }
  }
}
