internal import Corpus
internal import Language

/// Finds where documents begin among the lines of a record.
struct BorderFinder {
  /// Of candidates that lie nearer together than this many code points only the best counts.
  private static let apart = 260
  /// And this many lines at most.
  private static let most = 24

  /// What a border needs where another one is known to follow soon: a short piece between two
  /// borders has little to show.
  private static let between = 16

  private let run: LineRun
  private var scorer: BorderScorer

  init(_ lines: [DocumentLine], _ pairs: WordPairs) {
    run = LineRun(lines)
    scorer = BorderScorer(run, pairs)
  }

  /// The indices of the lines that begin a document; 0 is the first of them.
  mutating func borders() -> [Int] {
    var borders = [0]
    var index = 1
    while index < run.lines.count {
      let start = borders[borders.count - 1]
      guard hasBody(in: start..<index) else {
        index += 1
        continue
      }
      let score = scorer.score(index, from: start)
      if score <= BorderScorer.threshold {
        index += 1
        continue
      }
      let best = best(near: index, score, from: start)
      // What lies between the first candidate and the best one may be a document itself.
      borders.append(contentsOf: earlier(index..<best, from: start))
      borders.append(best)
      index = best + 1
    }
    return borders
  }

  private mutating func earlier(_ candidates: Range<Int>, from start: Int) -> [Int] {
    var found: (index: Int, score: Int)?
    for index in candidates where hasBody(in: index..<candidates.upperBound) {
      let score = scorer.score(index, from: start, to: candidates.upperBound)
      if score > Self.between, score > found?.score ?? 0 { found = (index, score) }
    }
    return found.map { [$0.index] } ?? []
  }

  /// A document has something to read before another begins: prose behind its title, or a poem.
  private func hasBody(in range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    let isTitled = run.lines[first].isTitleLike
    if run.hasBody(in: first + (isTitled ? 1 : 0)..<range.upperBound) { return true }
    let last = run.lines[range].suffix(24)
    return last.count(where: { $0.kind == .short }) > 5
  }

  private mutating func best(near first: Int, _ score: Int, from start: Int) -> Int {
    var best = first
    var bestScore = score
    var index = first
    var distance = 0
    while index + 1 < run.lines.count, index < first + Self.most {
      distance += run.lines[index].count
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
