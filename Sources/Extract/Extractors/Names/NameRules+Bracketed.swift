import Corpus
import Language

/// Organisations with a place in brackets inside of their names.
extension NameRules {
  /// 华夏（深圳）综合发展研究院: a place in brackets behind the beginning of a name, and what goes on
  /// behind it up to the last ending.
  func findBracketedOrganizations(_ names: inout NameSet) {
    for open in words.indices.dropFirst() where words[open].mark == .open && isRound(open) {
      guard open + 3 < words.count, words[open + 2].mark == .close,
        words[open + 1].classes.contains(.place), touches(open - 1, open),
        touches(open + 2, open + 3), let start = startOfBracketed(open - 1, names)
      else { continue }
      var index = open + 3
      var last: Int?
      while index < words.count, index - open < 14, touches(index - 1, index) {
        let word = words[index]
        guard word.mark == .none || word.mark == .and, !word.isParticle, word.kind == .ideograph,
          !word.isTitle, !word.isNumeral
        else { break }
        if word.length > 1,
          !word.classes.isDisjoint(with: [.organizationEnding, .organizationSuffix])
        {
          last = index
        }
        index += 1
      }
      guard let last else { continue }
      names.add(
        NameCandidate(
          span: TextSpan(start, words[last].span.end),
          type: .organization,
          evidence: .rule,
          rule: "names.bracketed"
        )
      )
    }
  }

  /// Where the name begins that goes on behind brackets: a place or an organisation that ends there,
  /// else the word.
  private func startOfBracketed(_ index: Int, _ names: NameSet) -> Int32? {
    if let name = names.ending(at: words[index].span.end) {
      return name.type == .place || name.type == .organization ? name.span.start : nil
    }
    let word = words[index]
    let isName = word.kind == .letter || word.isProper || word.isUnknown
    return word.mark == .none && isName && word.span.count > 3 ? word.span.start : nil
  }
}
