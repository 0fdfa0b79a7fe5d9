import Corpus

/// What a document has named, so that it is recognised everywhere in it.
struct NameMemory {
  private let types: [[UInt8]: (type: EntityType, weight: Int)]
  private let text: Text

  /// What a second name in brackets is counts for more than any number of guesses.
  private static let certainty = 100

  /// - Parameters:
  ///   - candidates: all names that were found.
  ///   - certain: the spans of second names in brackets, which are what the first ones are.
  ///   - text: of the document.
  init(_ candidates: [NameCandidate], certain: Set<TextSpan>, text: Text) {
    self.text = text
    var weights: [[UInt8]: [EntityType: Int]] = [:]
    for candidate in candidates where candidate.span.count >= 6 {
      let bytes = Array(text.bytes[candidate.span.range])
      let weight =
        certain.contains(candidate.span)
        ? Self.certainty : candidate.evidence == .both ? 6 : candidate.evidence.rawValue + 1
      weights[bytes, default: [:]][candidate.type, default: 0] += weight
    }
    types = weights.mapValues { votes in
      let best = votes.max { left, right in
        left.value != right.value
          ? left.value < right.value : left.key.rawValue > right.key.rawValue
      }
      return best.map { ($0.key, $0.value) } ?? (.organization, 0)
    }
  }

  /// The candidates, each of the type that most of its kind have, and those that were overlooked.
  func completed(
    _ candidates: [NameCandidate],
    sentences: [[NameWord]],
    avoiding titles: [TextSpan]
  ) -> [NameCandidate] {
    var all = candidates.map { candidate in
      guard let vote = types[Array(text.bytes[candidate.span.range])], vote.type != candidate.type
      else { return candidate }
      return NameCandidate(
        span: candidate.span,
        type: vote.type,
        evidence: candidate.evidence,
        rule: candidate.rule,
        isWhole: candidate.isWhole
      )
    }
    let strong = types.filter { $0.value.weight >= NameCandidate.Evidence.list.rawValue + 1 }
    guard !strong.isEmpty else { return all }
    all = lengthened(all, strong)
    // Most words begin as no known name does, and need no look-up.
    var beginnings = [Bool](repeating: false, count: 1024)
    for name in strong.keys { beginnings[Self.beginning(name[...])] = true }
    let taken = all.map(\.span).sorted()
    var overlooked: [NameCandidate] = []
    for words in sentences {
      var index = 0
      while index < words.count {
        guard beginnings[Self.beginning(text.bytes[words[index].span.range])] else {
          index += 1
          continue
        }
        index = find(words, index, strong, taken, titles, &overlooked)
      }
    }
    all += overlooked
    return all.sorted { $0.span < $1.span }
  }

  /// The candidates, those persons that are only the beginning of a longer one the document knows
  /// in its place: 欧阳慎 where 欧阳慎之 stands.
  private func lengthened(
    _ candidates: [NameCandidate],
    _ known: [[UInt8]: (type: EntityType, weight: Int)]
  ) -> [NameCandidate] {
    var longest = 0
    for (name, value) in known where value.type == .person { longest = max(longest, name.count) }
    return candidates.map { old in
      guard old.type == .person, old.span.count < longest, old.evidence < .both else { return old }
      for count in stride(
        from: min(longest, text.count - Int(old.span.start)),
        to: old.span.count,
        by: -1
      ) {
        let span = TextSpan(old.span.start, old.span.start + Int32(count))
        guard text.isScalarBorder(span.end), known[Array(text.bytes[span.range])]?.type == .person
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
    _ known: [[UInt8]: (type: EntityType, weight: Int)],
    _ taken: [TextSpan],
    _ titles: [TextSpan],
    _ overlooked: inout [NameCandidate]
  ) -> Int {
    for last in (index..<min(index + 5, words.count)).reversed() {
      let span = TextSpan(words[index].span.start, words[last].span.end)
      guard span.count >= 6, span.count <= 60,
        let name = known[Array(text.bytes[span.range])]
      else { continue }
      let isFree = !isTaken(span, taken) && !titles.contains { $0.overlaps(span) }
      if isFree {
        overlooked.append(
          NameCandidate(span: span, type: name.type, evidence: .document, rule: "names.document")
        )
      }
      return last + 1
    }
    return index + 1
  }

  /// A number below 1024 for the first three bytes.
  private static func beginning(_ bytes: ArraySlice<UInt8>) -> Int {
    var number = 0
    for byte in bytes.prefix(3) { number = (number << 5 ^ Int(byte)) & 1023 }
    return number
  }

  private func isTaken(_ span: TextSpan, _ taken: [TextSpan]) -> Bool {
    var low = 0
    var high = taken.count
    while low < high {
      let middle = (low + high) / 2
      if taken[middle].start < span.end { low = middle + 1 } else { high = middle }
    }
    // Nested names make the order of ends uneven; a few steps back see them all.
    for other in taken[max(low - 6, 0)..<low] where other.overlaps(span) { return true }
    return false
  }
}
