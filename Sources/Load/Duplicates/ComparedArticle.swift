/// An article, ready to be compared with others: what is its own, without title, byline and
/// notices, which a reprint makes anew.
struct ComparedArticle {
  let title: ComparedText
  let body: ComparedText
  /// The different stretches of the body, ascending.
  let shingles: [UInt64]

  /// Articles with fewer different stretches are alike by chance, or one line over and over.
  static let fewestShingles = 50
  /// Longer texts are only looked at for the very same ones: two of them have to fit in memory.
  static let mostCharacters = 1_000_000

  init(title: ComparedText, body: ComparedText) {
    self.title = title
    self.body = body
    shingles = Shingles.set(of: body)
  }

  /// How much of all that the two say both say, in ten thousandths.
  ///
  /// It is the resemblance of their sets of shingles (Jaccard), rounded down, and nil where `later`
  /// is no reprint of this article.
  ///
  /// Enough text in common is not enough. Notices and reports after one pattern have nearly all
  /// their text in common as well, and what differs is what they are about: in the same
  /// surroundings other figures, other names. A reprint leaves out and adds; it hardly replaces.
  func similarity(to later: ComparedArticle, atLeast least: Int) -> Int? {
    let smaller = min(shingles.count, later.shingles.count)
    let larger = max(shingles.count, later.shingles.count)
    guard smaller >= Self.fewestShingles, smaller * 10_000 >= larger * least else { return nil }
    // A set says nothing of how often; a line a thousand times is no line once.
    let lengths = (body.tokens.count, later.body.tokens.count)
    guard min(lengths.0, lengths.1) * 10_000 >= max(lengths.0, lengths.1) * least else {
      return nil
    }
    let common = Shingles.common(shingles, later.shingles)
    let similarity = common * 10_000 / (smaller + larger - common)
    guard similarity >= least, saysTheSame(as: later) else { return nil }
    return similarity
  }

  // MARK: What the two say

  /// At the ends of an article, so many tokens in the place of others are another lead or another
  /// note; fewer may be another name, more are another report before the same background.
  private static let frame = 5...40
  /// So many slips of the pen in a thousand tokens are let pass.
  ///
  /// A slip is a token or two more, less or other. In a short text it may be the one name, or a 不.
  private static let mostSlips = 2
  private static let longestSlip = 2

  private func saysTheSame(as later: ComparedArticle) -> Bool {
    if Self.areSamePattern(title.tokens, later.title.tokens) { return false }
    var slips = 0
    for gap in TextAlignment(body, later.body).gaps {
      let ours = body.tokens[gap.first]
      let theirs = later.body.tokens[gap.second]
      if gap.isInside, gap.longer <= Self.longestSlip { slips += 1 }
      if gap.replaced == 0 { continue }
      if Self.isCut(gap) { continue }
      if gap.isInside || gap.replaced < Self.frame.lowerBound {
        guard Self.isHarmless(ours, theirs) else { return false }
      } else {
        guard gap.replaced <= Self.frame.upperBound,
          gap.hasBefore || !Self.haveOtherFigures(ours, theirs),
          !gap.hasBefore || !Self.areFigures(ours.first, theirs.first)
        else { return false }
      }
    }
    return slips * 1000 <= Self.mostSlips * min(body.tokens.count, later.body.tokens.count)
  }

  /// Whether one of the texts ends here in the middle of something.
  private static func isCut(_ gap: TextAlignment.Gap) -> Bool {
    gap.hasBefore && !gap.hasBehind && gap.replaced == 1
      && gap.longer >= frame.lowerBound
  }

  /// Whether one may stand for the other.
  ///
  /// One token may for some, as in a slip or in 我省 for 广东省, and a date in digits for 昨天. Two words
  /// for two others may be another name.
  private static func isHarmless(_ first: ArraySlice<UInt64>, _ second: ArraySlice<UInt64>) -> Bool
  {
    if haveOtherFigures(first, second) { return false }
    return min(first.count, second.count) == 1
      || first.contains(where: ComparedText.isDigits)
        != second.contains(where: ComparedText.isDigits)
  }

  /// Whether both have figures, and not the same ones.
  private static func haveOtherFigures(
    _ first: ArraySlice<UInt64>,
    _ second: ArraySlice<UInt64>
  ) -> Bool {
    let ours = first.filter(ComparedText.isFigure)
    let theirs = second.filter(ComparedText.isFigure)
    return !ours.isEmpty && !theirs.isEmpty && ours != theirs
  }

  private static func areFigures(_ first: UInt64?, _ second: UInt64?) -> Bool {
    guard let first, let second else { return false }
    return ComparedText.isFigure(first) && ComparedText.isFigure(second)
  }

  /// Whether the two are the same words with other figures.
  private static func areSamePattern(_ first: [UInt64], _ second: [UInt64]) -> Bool {
    guard first.count == second.count, first != second else { return false }
    return zip(first, second).allSatisfy { a, b in a == b || areFigures(a, b) }
  }
}
