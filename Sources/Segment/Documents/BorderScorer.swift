internal import Corpus
internal import Language

/// Weighs what speaks for a new document before a line, in tenths of a unit of evidence.
///
/// Marks of writing (a byline, a footer, a sentence broken off) and the change of subject are
/// counted together: none of them alone is sure, for articles have headings, lists and captions.
struct BorderScorer {
  /// What a border needs.
  static let threshold = 40

  private static let scales = [50, 100, 200, 400]
  /// A line far from others of its document says little about where a border is.
  private static let leastPairs = 18

  let lines: [DocumentLine]
  let pairs: WordPairs
  /// Lines that are broken because they were all cut to a width.
  let isWrapped: Bool
  private var table = WordPairs.Table()

  init(_ lines: [DocumentLine], _ pairs: WordPairs) {
    self.lines = lines
    self.pairs = pairs
    let prose = lines.filter { $0.kind == .prose }
    let broken = prose.filter(\.isBroken)
    isWrapped = broken.count > 5 && broken.count * 5 > prose.count * 2
  }

  /// The evidence for a border before `index`, where a document has been going on since `start`.
  mutating func score(_ index: Int, from start: Int) -> Int {
    let line = lines[index]
    let previous = lines[index - 1]
    var score = marks(before: line, after: previous, at: index, from: start)
    if score <= -60 { return score }
    score += subject(at: index, from: start)
    return score
  }

  // MARK: Marks

  private func marks(
    before line: DocumentLine,
    after previous: DocumentLine,
    at index: Int,
    from start: Int
  ) -> Int {
    var score = 0
    score += headMarks(at: index, from: start)
    if endsWithFoot(before: index, from: start), !belongsToFoot(line) { score += 45 }
    if previous.kind == .separator { score += 25 }
    if !isWrapped, previous.kind == .prose {
      if previous.isBroken { score += previous.isUnclosed ? 40 : 30 }
    }
    if line.startsInside, !isWrapped { score += 25 }
    if previous.leadsOn { score -= 30 }
    if line.isItem { score -= 25 }
    if line.kind == .caption { score -= 25 }
    if line.continues, !previous.isBroken { score -= 10 }
    if line.kind == .prose, line.saysWhen { score += 8 }
    // A heading belongs to what follows it: the border is before the heading.
    if previous.kind == .short, index - 1 > start, !line.startsInside { score -= 25 }
    if line.kind == .separator || line.isFoot || line.kind == .notice(.any) { score -= 60 }
    return score
  }

  /// A dateline, a byline, or a title in front of one.
  private func headMarks(at index: Int, from start: Int) -> Int {
    let line = lines[index]
    if line.hasDateline { return 45 }
    if line.kind == .notice(.head) { return 45 }
    if line.isHeadByline {
      if lines[index - 1].kind == .short, index - 1 > start { return -40 }
      return isTail(index) ? -30 : 50
    }
    guard line.kind == .short, !line.isItem, index + 1 < lines.count else { return 0 }
    let next = lines[index + 1]
    if next.hasDateline || next.kind == .notice(.head) { return 55 }
    if next.isHeadByline || (next.kind == .byline && next.byline?.source != nil) {
      return isTail(index + 1) ? 0 : 55
    }
    let behind = index + 2 < lines.count ? lines[index + 2] : nil
    if next.kind == .short, let behind, behind.isHeadByline || behind.hasDateline,
      !isTail(index + 2)
    {
      return 30
    }
    return line.count >= 14 ? 8 : 0
  }

  /// Whether the byline at `index` signs an article rather than heads one.
  private func isTail(_ index: Int) -> Bool {
    var next = index + 1
    while next < lines.count, lines[next].kind == .byline || lines[next].kind == .caption {
      next += 1
    }
    guard next < lines.count else { return true }
    switch lines[next].kind {
    case .notice(.foot), .separator: return true
    case .short:
      // 记者 甲 / next title / 记者 乙
      let behind = next + 1 < lines.count ? lines[next + 1] : nil
      return behind.map { $0.isHeadByline || $0.hasDateline } ?? true
    default: return false
    }
  }

  private func endsWithFoot(before index: Int, from start: Int) -> Bool {
    var previous = index - 1
    while previous > start,
      lines[previous].kind == .notice(.any) || lines[previous].kind == .separator
    {
      previous -= 1
    }
    let line = lines[previous]
    guard line.isFoot || (line.kind == .byline && isTail(previous)) else { return false }
    return lines[start..<previous].contains { $0.isBody }
  }

  private func belongsToFoot(_ line: DocumentLine) -> Bool {
    line.isFoot || line.kind == .notice(.any) || line.kind == .separator
      || (line.kind == .byline && !line.isHeadByline)
  }

  // MARK: Subject

  /// Whether what is before `index` and what is behind it speak of the same things.
  private mutating func subject(at index: Int, from start: Int) -> Int {
    let end = reach(of: index)
    let size = min(pairs.count(in: start..<index), pairs.count(in: index..<end))
    guard size >= Self.leastPairs else { return 0 }
    var most = 0
    var reached = 0
    for scale in Self.scales {
      let found = pairs.likeness(start..<index, index..<end, within: scale, using: &table)
      most = max(most, found.thousandths)
      reached = found.size
      // So much is shared nearby that the rest cannot change the answer.
      if most > 110 || size <= scale { break }
    }
    return Self.weight(of: most, size: reached)
  }

  /// How far the text behind `index` goes on without a mark of another article.
  private func reach(of index: Int) -> Int {
    var end = index + 1
    var isBody = lines[index].isBody
    while end < lines.count {
      let line = lines[end]
      if isBody, line.hasDateline || line.isHeadByline || line.isFoot || line.kind == .separator {
        break
      }
      if line.isBody { isBody = true }
      end += 1
    }
    return end
  }

  /// Measured on articles: halves of one share 150 thousandths, two articles 10.
  private static func weight(of likeness: Int, size: Int) -> Int {
    switch size {
    case ..<40:
      likeness == 0 ? 5 : likeness > 80 ? -20 : likeness > 40 ? -8 : 0
    case ..<90:
      likeness < 6 ? 18 : likeness < 16 ? 8 : likeness < 40 ? -4 : likeness < 70 ? -20 : -35
    case ..<180:
      likeness < 10
        ? 30
        : likeness < 18
          ? 20
          : likeness < 30
            ? 6
            : likeness < 45
              ? -10
              : likeness < 70 ? -25 : -45
    default:
      likeness < 14
        ? 46
        : likeness < 20
          ? 36
          : likeness < 28
            ? 20
            : likeness < 40
              ? 0
              : likeness < 60 ? -25 : -50
    }
  }
}
