import Corpus
import Language

/// Mends persons whose last character the tagger has cut off, by all that a document says of them.
///
/// 贺志 that is 贺志刚 wherever it stands is 贺志刚: a name is followed by now this, now that, and
/// part of a name always by its rest.
struct NameExtension {
  let text: Text
  let lexicon: Lexicon

  /// The candidates, those persons longer that have to be.
  ///
  /// - Parameters:
  ///   - candidates: of the whole document, in text order.
  ///   - sentences: the words of each sentence.
  /// - Returns: as many candidates in the same order.
  func mended(_ candidates: [NameCandidate], sentences: [[NameWord]]) -> [NameCandidate] {
    var groups: [[UInt8]: [Int]] = [:]
    for (index, candidate) in candidates.enumerated()
    where candidate.type == .person && candidate.evidence < .both && candidate.evidence != .list {
      groups[Array(text.bytes[candidate.span.range]), default: []].append(index)
    }
    groups = groups.filter { $0.value.count > 1 }
    if groups.isEmpty { return candidates }
    var all = candidates
    let words = sentences.joined().map { $0 }
    for indices in groups.values {
      let spans = indices.map { candidates[$0].span }
      guard goesOn(spans, words) else { continue }
      for index in indices {
        let old = candidates[index]
        all[index] = NameCandidate(
          span: TextSpan(old.span.start, old.span.end + 3),
          type: .person,
          evidence: old.evidence,
          rule: old.rule
        )
      }
    }
    return all
  }

  /// Whether behind all these spans stands the same character, one that names have, and behind it
  /// different things.
  private func goesOn(_ spans: [TextSpan], _ words: [NameWord]) -> Bool {
    let name = text[spans[0]]
    let isForeign = name.unicodeScalars.contains { CharacterKind($0.value) != .ideograph }
    guard isForeign || spans[0].count == 6 else { return false }
    var rest: ArraySlice<UInt8>?
    var followers: Set<[UInt8]> = []
    var verbs = 0
    for span in spans {
      guard let index = word(at: span.end, words) else { return false }
      let next = words[index]
      guard next.kind == .ideograph, next.length == 1, next.mark == .none else { return false }
      let bytes = text.bytes[next.span.range]
      if let rest, !rest.elementsEqual(bytes) { return false }
      rest = bytes
      if next.isVerb { verbs += 1 }
      let follower = index + 1 < words.count ? Array(text.bytes[words[index + 1].span.range]) : []
      followers.insert(follower)
    }
    // 陈公让: a verb that always stands there, whatever is said then, is none.
    guard let rest, followers.count > 1, verbs < spans.count || followers.count >= Self.many,
      let scalar = String(decoding: rest, as: UTF8.self).unicodeScalars.first
    else { return false }
    let levels = lexicon.nameLevels(of: scalar.value)
    return isForeign ? levels.foreign >= 3 : levels.given >= 3
  }

  /// So many different things behind a verb that it is part of the name.
  private static let many = 4

  /// The word that begins at `start`; nil where none does.
  private func word(at start: Int32, _ words: [NameWord]) -> Int? {
    var low = 0
    var high = words.count
    while low < high {
      let middle = (low + high) / 2
      if words[middle].span.start < start { low = middle + 1 } else { high = middle }
    }
    return low < words.count && words[low].span.start == start ? low : nil
  }
}
