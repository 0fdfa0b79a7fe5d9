import Corpus
import Language

/// Companies that no list has, by an officer of theirs with a field of work before the title.
extension NameRules {
  /// 木瓜网｜产品设计｜副总裁李明: what stands before the field that an officer is in charge of.
  func findEmployers(_ names: inout NameSet) {
    for index in words.indices.dropFirst() where words[index].classes.contains(.owner) {
      var field = index
      while field > 1, index - field < Self.longestField, touches(field - 1, field),
        words[field - 1].kinds.contains(.field)
      {
        field -= 1
      }
      if let unit = unit(before: field, names) {
        names.add(unit)
        continue
      }
      guard field < index, touches(field - 1, field) else { continue }
      if let known = names.ending(at: words[field].span.start) {
        guard known.evidence == .tagger, known.type == .place || known.type == .person,
          known.span.count >= 6, !isPlaceByForm(known)
        else { continue }
        names.replace(owner(known.span))
        continue
      }
      guard let first = firstOfEmployer(field - 1, names) else { continue }
      names.add(owner(span(first..<field)))
    }
  }

  /// Words of a field: 搜索｜平台｜技术.
  private static let longestField = 3

  /// 远山｜地图(技术副总裁李明), where a list has 远山: a company, and what it has named after itself.
  private func unit(before index: Int, _ names: NameSet) -> NameCandidate? {
    let noun = index - 1
    guard noun > 0, touches(noun, index), touches(noun - 1, noun), words[noun].length == 2,
      isPlainNoun(words[noun]), words[noun].isNoun,
      names.ending(at: words[noun].span.end) == nil,
      words[noun].cues.isDisjoint(with: [.corporate, .former, .besides, .qualifier]),
      words[noun].kinds
        .isDisjoint(with: [.field, .department, .board, .inner, .act, .region]),
      let company = names.ending(at: words[noun].span.start), company.type == .organization,
      company.isWhole, company.span.count <= 12
    else { return nil }
    return owner(TextSpan(company.span.start, words[noun].span.end))
  }

  /// Whether what the tagger took for a place ends as places do: 湖州市技术总监.
  private func isPlaceByForm(_ name: NameCandidate) -> Bool {
    guard let last = words.last(where: { $0.span.end == name.span.end }) else { return false }
    return !last.classes.isDisjoint(with: [.place, .placeSuffix])
      && !cues.ends(name.span, as: .site, in: text)
  }

  /// The first word of a company's name that ends with a word: of two to five characters between what
  /// no name goes across, and either no common words or the ending of a website.
  private func firstOfEmployer(_ last: Int, _ names: NameSet) -> Int? {
    var first = last
    var length = words[last].length
    while first > 0, last - first < 2, touches(first - 1, first), length < 5,
      isPlainNoun(words[first - 1]), names.ending(at: words[first - 1].span.end) == nil,
      !words[first - 1].cues.contains(.former)
    {
      first -= 1
      length += words[first].length
    }
    let inside = words[first...last]
    guard inside.allSatisfy(isPlainNoun), (2...5).contains(length),
      isBounded(first) || words[first - 1].cues.contains(.former)
    else { return nil }
    let isSite = length > 2 && cues.ends(span(first..<last + 1), as: .site, in: text)
    return isSite || inside.contains { !$0.isCommon && ($0.isProper || $0.isUnknown) } ? first : nil
  }

  private func isPlainNoun(_ word: NameWord) -> Bool {
    word.kind == .ideograph && word.mark == .none && !word.isBorder && !word.isVerb && !word.isTitle
      && !word.isNumeral
      && word.classes.isDisjoint(with: [.organizationEnding, .organizationOffice])
  }
}
