internal import Corpus

/// A stretch of text as code points, with the longest byline word that starts at each.
struct WordTable {
  let points: [CodePoint]
  /// The byte at which each code point starts, and the end.
  let offsets: [Int]
  private let found: [(word: Int, end: Int)?]
  private let lexicon: BylineLexicon

  init(_ lexicon: BylineLexicon, _ text: Text, _ range: Range<Int>) {
    let points = text.bytes.codePoints(in: range)
    let offsets = points.map(\.offset) + [range.upperBound]
    var index = [Int](repeating: -1, count: range.count + 1)
    for (position, offset) in offsets.enumerated() { index[offset - range.lowerBound] = position }
    var found: [(word: Int, end: Int)?] = Array(repeating: nil, count: offsets.count)
    lexicon.automaton.forEachMatch(in: text.bytes, range: range) { match in
      let start = index[match.start - range.lowerBound]
      let end = index[match.end - range.lowerBound]
      guard start >= 0, end >= 0 else { return }
      if end > found[start]?.end ?? 0 { found[start] = (match.pattern, end) }
    }
    self.points = points.map(\.point)
    self.offsets = offsets
    self.found = found
    self.lexicon = lexicon
  }

  /// The longest word at `position`, and the code point behind it.
  func word(at position: Int) -> (word: BylineLexicon.Word, end: Int)? {
    guard let (word, end) = found[position] else { return nil }
    return (lexicon.words[word], end)
  }

  func skippingBlanks(from start: Int) -> Int {
    var index = start
    while index < points.count, points[index].isBlank { index += 1 }
    return index
  }

  func span(_ range: Range<Int>) -> TextSpan {
    TextSpan(offsets[range.lowerBound]..<offsets[range.upperBound])
  }

  func string(_ range: Range<Int>) -> String {
    var string = ""
    for point in points[range] {
      if let scalar = Unicode.Scalar(point.value) { string.unicodeScalars.append(scalar) }
    }
    return string
  }
}
