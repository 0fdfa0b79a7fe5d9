import Corpus
import Language

/// What is left of a company's name without the kind of thing it is: 蓝湾 of 蓝湾股份.
///
/// A text that names the whole goes on with that alone.
struct NameStems {
  let text: Text
  let lexicon: Lexicon
  let cues: NameCues
  let surnames: SurnameList

  /// Bytes of what ends such a name, and of what is left.
  private static let endings: [Int32] = [18, 15, 12, 9, 6]
  private static let lengths = 6...12

  /// The stems of a document's organisations that are words of no other kind.
  ///
  /// - Parameter candidates: of the whole document.
  /// - Returns: where the stems stand, each once for every such name.
  func stems(of candidates: [NameCandidate]) -> [TextSpan] {
    candidates.compactMap { name in
      guard name.type == .organization, name.evidence > .document else { return nil }
      return stem(of: name.span)
    }
  }

  /// The candidates, those of the tagger's that are a stem as organisations.
  func mended(_ candidates: [NameCandidate], stems: [TextSpan]) -> [NameCandidate] {
    if stems.isEmpty { return candidates }
    var known = SpanIndex()
    for stem in stems { _ = known.insert(stem, in: text) }
    return candidates.map { old in
      guard old.type == .person || old.type == .place, old.evidence == .tagger,
        Self.lengths.contains(old.span.count), known.number(of: old.span, in: text) != nil
      else { return old }
      return NameCandidate(
        span: old.span,
        type: .organization,
        evidence: .rule,
        rule: "names.stem"
      )
    }
  }

  private func stem(of name: TextSpan) -> TextSpan? {
    for count in Self.endings where name.count - Int(count) >= Self.lengths.lowerBound {
      let border = name.end - count
      guard text.isScalarBorder(border),
        cues.kinds(of: TextSpan(border, name.end), in: text).contains(.ending)
      else { continue }
      let stem = TextSpan(name.start, border)
      return Self.lengths.contains(stem.count) && isFree(stem) ? stem : nil
    }
    return nil
  }

  /// Whether a stem is no place, no title, no common word and no person's name.
  private func isFree(_ stem: TextSpan) -> Bool {
    var isTaken = false
    var scalars: [CodePoint] = []
    for scalar in text[stem].unicodeScalars {
      if CharacterKind(scalar.value) != .ideograph { return false }
      scalars.append(CodePoint(scalar.value))
    }
    lexicon.forEachWord(in: text, from: stem.start, to: stem.end) { end, classes, tag in
      // Neither is 华东 of 华东某某, nor what begins with a place of more than one character.
      if classes.contains(.place), end - stem.start > 3 { isTaken = true }
      if end == stem.end, lexicon.isCommonTag(tag) || !classes.isEmpty && classes != .organization {
        isTaken = true
      }
    }
    return !isTaken && !surnames.isPerson(scalars[...], atLeast: .common)
  }
}
