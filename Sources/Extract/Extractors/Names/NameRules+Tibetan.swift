import Corpus
import Language

/// Persons by the halves of their names.
extension NameRules {
  /// 德吉|卓嘎, 央金卓玛: two halves of Tibetan names, whatever the tagger takes them for.
  func findTibetanNames(_ names: inout NameSet) {
    for index in words.indices {
      let start = words[index].span.start
      guard words[index].span.count == 12 || words[index].cues.contains(.half) else { continue }
      let whole = TextSpan(start, min(start + 12, text.span.end))
      guard
        words[index].span.count == 12
          || index + 1 < words.count && isHalf(words[index].span)
            && words[index + 1].span == TextSpan(start + 6, whole.end),
        whole.count == 12,
        isHalf(TextSpan(start, start + 6)), isHalf(TextSpan(start + 6, whole.end))
      else { continue }
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

  private func isHalf(_ span: TextSpan) -> Bool {
    text.isScalarBorder(span.start) && text.isScalarBorder(span.end)
      && cues.kinds(of: span, in: text).contains(.half)
  }
}
