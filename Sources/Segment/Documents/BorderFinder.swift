internal import Corpus
internal import Language

/// Finds where documents begin among the lines of a record.
struct BorderFinder {
  /// Of candidates that lie nearer together than this many code points only the best counts.
  private static let apart = 260

  private let lines: [DocumentLine]
  private var scorer: BorderScorer

  init(_ lines: [DocumentLine], _ pairs: WordPairs) {
    self.lines = lines
    scorer = BorderScorer(lines, pairs)
  }

  /// The indices of the lines that begin a document; 0 is the first of them.
  mutating func borders() -> [Int] {
    var borders = [0]
    var index = 1
    while index < lines.count {
      let start = borders[borders.count - 1]
      guard hasBody(before: index, from: start) else {
        index += 1
        continue
      }
      let score = scorer.score(index, from: start)
      if score <= BorderScorer.threshold {
        index += 1
        continue
      }
      let best = best(near: index, score, from: start)
      borders.append(best)
      index = best + 1
    }
    return borders
  }

  /// A document has something to read before another begins.
  private func hasBody(before index: Int, from start: Int) -> Bool {
    lines[start..<index].contains { $0.isBody }
  }

  private mutating func best(near first: Int, _ score: Int, from start: Int) -> Int {
    var best = first
    var bestScore = score
    var index = first
    var distance = 0
    while index + 1 < lines.count {
      distance += lines[index].count
      index += 1
      if distance > Self.apart { break }
      let score = scorer.score(index, from: start)
      if score > bestScore {
        bestScore = score
        best = index
      }
    }
    return best
  }
}
