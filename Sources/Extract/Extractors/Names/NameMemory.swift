import Corpus
import Language

/// What a document has named, so that it is recognised everywhere in it.
struct NameMemory {
  /// What the document takes one of its names for.
  private struct Vote {
    let type: EntityType
    let weight: Int
    let span: TextSpan

    /// Whether it is known well enough to be looked for elsewhere.
    var isStrong: Bool { weight >= NameCandidate.Evidence.list.rawValue + 1 }
  }

  private let text: Text
  private let cues: NameCues
  private let names: SpanIndex
  /// By the number of their name.
  private let votes: [Vote]

  /// What a second name in brackets is counts for more than any number of guesses.
  private static let certainty = 100
  /// Bytes of a name that is looked for elsewhere.
  private static let lengths = 6...60

  /// - Parameters:
  ///   - candidates: all names that were found.
  ///   - certain: the spans of second names in brackets, which are what the first ones are.
  ///   - stems: what organisations are called for short.
  ///   - text: of the document.
  ///   - cues: what words tell of names beside them.
  init(
    _ candidates: [NameCandidate],
    certain: Set<TextSpan>,
    stems: [TextSpan],
    text: Text,
    cues: NameCues
  ) {
    var names = SpanIndex()
    var weights: [[Int]] = []
    var spans: [TextSpan] = []
    for candidate in candidates where candidate.span.count >= Self.lengths.lowerBound {
      let weight =
        certain.contains(candidate.span)
        ? Self.certainty : candidate.evidence == .both ? 6 : candidate.evidence.rawValue + 1
      let number = names.insert(candidate.span, in: text)
      if number == weights.count {
        weights.append(Array(repeating: 0, count: EntityType.allCases.count))
        spans.append(candidate.span)
      }
      weights[number][Int(candidate.type.number)] += weight
    }
    for stem in stems {
      let number = names.insert(stem, in: text)
      if number == weights.count {
        weights.append(Array(repeating: 0, count: EntityType.allCases.count))
        spans.append(stem)
      }
      weights[number][Int(EntityType.organization.number)] += NameCandidate.Evidence.rule.rawValue
    }
    self.text = text
    self.cues = cues
    self.names = names
    votes = zip(weights, spans).map { weights, span in
      var best = EntityType.person
      for type in EntityType.allCases {
        let (weight, other) = (weights[Int(type.number)], weights[Int(best.number)])
        if weight > other || weight == other && type.rawValue < best.rawValue { best = type }
      }
      return Vote(type: best, weight: weights[Int(best.number)], span: span)
    }
  }

  private func vote(_ span: TextSpan) -> Vote? {
    span.count < Self.lengths.lowerBound ? nil : names.number(of: span, in: text).map { votes[$0] }
  }

  /// The same, where it is known well enough to be looked for elsewhere.
  private func strong(_ span: TextSpan) -> Vote? { vote(span).flatMap { $0.isStrong ? $0 : nil } }

  /// The candidates, each of the type that most of its kind have, and those that were overlooked.
  func completed(
    _ candidates: [NameCandidate],
    sentences: [[NameWord]],
    avoiding titles: [TextSpan]
  ) -> [NameCandidate] {
    var all = candidates.map { candidate in
      guard let vote = vote(candidate.span), vote.type != candidate.type else { return candidate }
      return NameCandidate(
        span: candidate.span,
        type: vote.type,
        evidence: candidate.evidence,
        rule: candidate.rule,
        isWhole: candidate.isWhole
      )
    }
    let known = votes.filter(\.isStrong)
    guard !known.isEmpty else { return all }
    all = shortened(all)
    all = lengthened(all, upTo: known.filter { $0.type == .person }.map(\.span.count).max() ?? 0)
    // Most words begin as no known name does, and need no look-up.
    var beginnings = BeginningFilter()
    for name in known { beginnings.insert(at: Int(name.span.start), in: text.bytes) }
    let taken = all.map(\.span).sorted()
    var overlooked: [NameCandidate] = []
    for words in sentences {
      var index = 0
      while index < words.count {
        guard beginnings.mayBegin(at: Int(words[index].span.start), in: text.bytes) else {
          index += 1
          continue
        }
        index = find(words, index, taken, titles, &overlooked)
      }
    }
    all += overlooked
    return all.sorted { $0.span < $1.span }
  }

  /// The candidates, those persons shorter that are a name the document has several times, and what
  /// its bearer does: 陈亮说 where 陈亮 stands elsewhere.
  private func shortened(_ candidates: [NameCandidate]) -> [NameCandidate] {
    candidates.map { old in
      guard old.type == .person, old.evidence == .tagger, let span = name(inside: old.span) else {
        return old
      }
      return NameCandidate(span: span, type: .person, evidence: old.evidence, rule: old.rule)
    }
  }

  /// 陈亮 of 陈亮说: the better known name that one of three characters begins with, where its last one
  /// may be what the bearer does; nil where the three are a name.
  private func name(inside whole: TextSpan) -> TextSpan? {
    guard whole.count == 9, let seen = vote(whole),
      seen.weight <= NameCandidate.Evidence.tagger.rawValue + 1,
      cues.ends(whole, as: .follows, in: text)
    else { return nil }
    let span = TextSpan(whole.start, whole.end - 3)
    guard let name = strong(span), name.type == .person, name.weight > seen.weight else {
      return nil
    }
    return span
  }

  /// The candidates, those persons that are only the beginning of a longer one the document knows
  /// in its place: 欧阳慎 where 欧阳慎之 stands.
  private func lengthened(
    _ candidates: [NameCandidate],
    upTo longest: Int
  ) -> [NameCandidate] {
    candidates.map { old in
      guard old.type == .person, old.span.count < longest, old.evidence < .both else { return old }
      for count in stride(
        from: min(longest, text.count - Int(old.span.start)),
        to: old.span.count,
        by: -1
      ) {
        let span = TextSpan(old.span.start, old.span.start + Int32(count))
        guard text.isScalarBorder(span.end), strong(span)?.type == .person,
          name(inside: span) == nil
        else { continue }
        return NameCandidate(span: span, type: .person, evidence: old.evidence, rule: old.rule)
      }
      return old
    }
  }

  /// Looks for the longest known name that begins at a word and ends with one.
  private func find(
    _ words: [NameWord],
    _ index: Int,
    _ taken: [TextSpan],
    _ titles: [TextSpan],
    _ overlooked: inout [NameCandidate]
  ) -> Int {
    for last in (index..<min(index + 5, words.count)).reversed() {
      let span = TextSpan(words[index].span.start, words[last].span.end)
      guard Self.lengths.contains(span.count), let name = strong(span) else { continue }
      let isFree =
        !isTaken(span, taken, by: name) && !titles.contains { $0.overlaps(span) }
      if isFree {
        overlooked.append(
          NameCandidate(span: span, type: name.type, evidence: .document, rule: "names.document")
        )
      }
      return last + 1
    }
    return index + 1
  }

  /// Whether another name is in the way; a place inside of an organization that the document has
  /// named is not.
  private func isTaken(_ span: TextSpan, _ taken: [TextSpan], by name: Vote) -> Bool {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].start < span.end { low = middle + 1 } else { high = middle }
    }
    // Nested names make the order of ends uneven; a few steps back see them all.
    for other in taken[max(low - 6, 0)..<low] where other.overlaps(span) {
      let isInside = other != span && span.contains(other) && name.type == .organization
      guard isInside, vote(other)?.type == .place else { return true }
    }
    return false
  }
}
