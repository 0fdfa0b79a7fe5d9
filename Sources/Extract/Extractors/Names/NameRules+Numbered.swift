import Corpus
import Language

/// Organisations whose names begin with a number.
extension NameRules {
  /// 454｜生命科学公司: a number that is no year right before an organisation, between what no name goes
  /// across or a place.
  func extendToNumbers(_ names: inout NameSet) {
    for old in names.candidates where old.type == .organization && !old.isWhole {
      guard let first = words.firstIndex(where: { $0.span.start == old.span.start }), first > 0,
        touches(first - 1, first), words[first - 1].kind == .digit,
        (2...3).contains(words[first - 1].span.count), words[first].kind == .ideograph,
        first == 1 || words[first - 2].mark != .none || words[first - 2].classes.contains(.place)
          || words[first - 2].isBorder && !words[first - 2].isNumeral,
        words.contains(where: {
          $0.span.end == old.span.end
            && !$0.classes.isDisjoint(with: [.organizationEnding, .organizationSuffix])
        })
      else { continue }
      names.remove(old)
      names.add(
        NameCandidate(
          span: TextSpan(words[first - 1].span.start, old.span.end),
          type: .organization,
          evidence: .rule,
          rule: "names.ending"
        )
      )
    }
  }

  /// 1988 剧团, 42乐队: a number before what only names have one of without a measure word.
  func findNumbered(_ names: inout NameSet) {
    for index in words.indices.dropFirst()
    where words[index].kinds.contains(.numbered) {
      let number = words[index - 1]
      guard number.kind == .digit, (2...4).contains(number.span.count),
        words[index].span.start - number.span.end <= 1,
        index < 2 || !words[index - 2].isNumeral && words[index - 2].kind != .letter
      else { continue }
      names.add(
        NameCandidate(
          span: TextSpan(number.span.start, words[index].span.end),
          type: .organization,
          evidence: .rule,
          rule: "names.ending"
        )
      )
    }
  }
}
