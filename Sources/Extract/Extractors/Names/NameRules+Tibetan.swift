import Corpus
import Language

/// Persons by the halves of their names.
extension NameRules {
  /// 德吉|卓嘎, 央金卓玛: two halves of Tibetan names, whatever the tagger takes them for.
  func findTibetanNames(_ names: inout NameSet) {
    for index in words.indices {
      let word = words[index]
      let isPair =
        word.cues.contains(.half) && index + 1 < words.count && touches(index, index + 1)
        && words[index + 1].cues.contains(.half)
      guard isPair || isOfHalves(word.span) else { continue }
      let whole = isPair ? span(index..<index + 2) : word.span
      if let old = names.at(whole), old.type == .person { continue }
      for old in names.candidates
      where old.span.overlaps(whole) && old.evidence <= .rule && !old.span.contains(whole)
        || old.span == whole && old.evidence < .user
      {
        names.remove(old)
      }
      names.add(NameCandidate(span: whole, type: .person, evidence: .rule, rule: "names.halves"))
    }
  }

  /// Whether one word of four characters is both halves.
  private func isOfHalves(_ span: TextSpan) -> Bool {
    let middle = span.start + 6
    return span.count == 12 && text.isScalarBorder(middle)
      && cues.kinds(of: TextSpan(span.start, middle), in: text).contains(.half)
      && cues.kinds(of: TextSpan(middle, span.end), in: text).contains(.half)
  }
}
