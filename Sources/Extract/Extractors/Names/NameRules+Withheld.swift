import Corpus
import Language

/// Persons whose names a text withholds, as courts and the police do.
extension NameRules {
  /// 闫某, 李某某, 赵某军: a family name and 某, and maybe one more character.
  func findWithheldNames(_ names: inout NameSet) {
    for index in words.indices.dropFirst() where isWithheld(words[index].span) {
      let family = words[index - 1]
      guard touches(index - 1, index), family.kind == .ideograph else { continue }
      let start = words[index].span.start - 3
      let isWhole = family.span.start == start
      // 关于某事: a preposition or a verb is no family name, unless somebody with a title follows.
      guard let rank = surname(TextSpan(start, words[index].span.start))?.rank, rank > .rare,
        isWhole ? !family.isBorder && !family.isVerb || isBehindTitle(index - 1) : family.isTitle
      else { continue }
      let last = isGivenEnd(index + 1) ? index + 1 : index
      guard last > index || followsName(index) else { continue }
      let whole = TextSpan(start, words[last].span.end)
      for old in names.candidates where old.span.overlaps(whole) && old.evidence <= .rule {
        names.remove(old)
      }
      names.add(
        NameCandidate(span: whole, type: .person, evidence: .rule, rule: "names.withheld")
      )
    }
  }

  /// Whether a word is 某 or 某某.
  private func isWithheld(_ span: TextSpan) -> Bool {
    hasSuffix(span, "某") && (span.count == 3 || span.count == 6 && text[span] == "某某")
  }

  /// Whether a word of one character ends the name: 赵某|军.
  private func isGivenEnd(_ index: Int) -> Bool {
    guard index < words.count, touches(index - 1, index) else { return false }
    let word = words[index]
    return word.length == 1 && word.kind == .ideograph && word.mark == .none && !word.isVerb
      && !word.isBorder && !word.isTitle && !word.isNumeral && word.span.count == 3
      && word.cues.isEmpty
      && text[word.span].unicodeScalars.allSatisfy { lexicon.nameLevels(of: $0.value).given > 3 }
  }

  private func isBehindTitle(_ index: Int) -> Bool {
    index > 0 && touches(index - 1, index) && words[index - 1].isTitle
  }

  /// Whether what stands behind word `index` may follow a name; a noun may not: 王某|案.
  private func followsName(_ index: Int) -> Bool {
    guard index + 1 < words.count, touches(index, index + 1) else { return true }
    let next = words[index + 1]
    return next.mark != .none || next.isVerb || next.isBorder || next.isTitle || next.isNumeral
      || !next.isNoun
  }
}
