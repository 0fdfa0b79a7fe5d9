internal import Corpus
internal import Language

/// Weighs what speaks for a new document before a line, in tenths of a unit of evidence.
///
/// Marks of writing (a byline, a footer, a sentence broken off) and the change of subject are
/// counted together: none of them alone is sure, for articles have headings, lists and captions.
struct BorderScorer {
  /// What a border needs.
  static let threshold = 38

  private static let scales = [50, 100, 200, 400]
  /// A line far from others of its document says little about where a border is.
  private static let leastPairs = 18
  /// A line of so few is asked to which side it belongs.
  private static let fewPairs = 30
  /// So much is shared that more text cannot change the answer.
  private static let plainlyOne = 130

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

  /// The evidence for a border before `index`, where a document has been going on since `start`
  /// and the next one begins at `end` at the latest.
  mutating func score(_ index: Int, from start: Int, to end: Int? = nil) -> Int {
    let end = end ?? lines.count
    let head = headMarks(at: index, from: start, to: end)
    let marks = head + otherMarks(at: index, from: start, to: end)
    if marks <= -60 { return marks }
    let subject = subject(at: index, from: start, to: end)
    // Two bylines are two articles even of one subject, unless all else speaks against it.
    return marks + (head >= 50 ? max(subject, -12) : subject)
  }

  mutating func explain(_ index: Int, from start: Int) -> String {
    let h = headMarks(at: index, from: start, to: lines.count)
    let m = otherMarks(at: index, from: start, to: lines.count)
    let sub = subject(at: index, from: start, to: lines.count)
    let end = reach(of: index, to: lines.count)
    return "h\(h) m\(m) s\(sub) a\(affinity(of: index, from: start, to: lines.count)) [\(pairs.count(in: start..<index)),\(pairs.count(in: index..<end))]"
  }

  // MARK: Marks

  private mutating func otherMarks(at index: Int, from start: Int, to end: Int) -> Int {
    let line = lines[index]
    let previous = lines[index - 1]
    if line.kind == .separator || line.isFoot || line.kind == .notice(.any) { return -100 }
    var score = 0
    if endsWithFoot(before: index, from: start), !belongsToFoot(line) { score += 45 }
    if previous.kind == .separator { score += 25 }
    if !isWrapped {
      if previous.kind == .prose, previous.isBroken {
        score += previous.isUnclosed ? 40 : previous.endsWithComma ? 0 : 30
      }
      if line.startsInside { score += 25 }
    }
    if previous.leadsOn { score -= 30 }
    if line.isItem { score -= 25 }
    if line.kind == .caption { score -= 25 }
    if line.continues, !previous.isBroken { score -= 10 }
    if line.kind == .prose, line.saysWhen { score += 8 }
    if previous.isHeadByline, !isTail(index - 1) { score -= 60 }
    return score + neighbours(at: index, from: start, to: end)
  }

  /// On which side of the border the lines next to it belong by what they speak of.
  private mutating func neighbours(at index: Int, from start: Int, to end: Int) -> Int {
    let line = lines[index]
    let previous = lines[index - 1]
    var score = 10 * affinity(of: index, from: start, to: end)
    guard index - 1 > start else { return score }
    let before = affinity(of: index - 1, from: start, to: end)
    score -= 10 * before
    if line.kind == .short, isInVerse(index) { score -= 30 }
    if line.kind == .short, !mayBeTitle(line) { score -= 12 }
    // A title belongs to what follows it: the border is before the title.
    if mayBeTitle(previous), before >= 0, !line.startsInside {
      score -= line.kind == .short ? 8 : 20
    }
    return score
  }

  /// Whether short lines stand all around: a poem, a list, a blog without stops.
  private func isInVerse(_ index: Int) -> Bool {
    let around = lines[max(0, index - 3)...min(lines.count - 1, index + 3)]
    return around.count(where: { $0.kind == .short }) >= 5
  }

  /// A short line that is no piece of a poem and no last words.
  private func mayBeTitle(_ line: DocumentLine) -> Bool {
    line.kind == .short && line.isTitleLike && line.count >= 8 && !line.isUnclosed
      && !line.endsWithComma
  }

  /// A dateline, a byline, or a title in front of one.
  private mutating func headMarks(at index: Int, from start: Int, to end: Int) -> Int {
    let line = lines[index]
    if line.hasDateline { return 45 }
    if line.kind == .notice(.head) { return 45 }
    if line.isHeadByline {
      if isTail(index) { return -30 }
      let isTitled = lines[index - 1].isTitleLike && index - 1 > start
      return isTitled && affinity(of: index - 1, from: start, to: end) >= 0 ? -40 : 50
    }
    guard line.isTitleLike, !line.isItem, index + 1 < end else { return 0 }
    let next = lines[index + 1]
    if next.hasDateline || next.kind == .notice(.head) { return 55 }
    if next.isHeadByline || (next.kind == .byline && next.byline?.source != nil) {
      return isTail(index + 1) ? 0 : 55
    }
    guard line.kind == .short, !isInVerse(index) else { return 0 }
    if next.kind == .short, index + 2 < end, !isTail(index + 2) {
      let behind = lines[index + 2]
      if behind.isHeadByline || behind.hasDateline { return 30 }
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
  private mutating func subject(at index: Int, from start: Int, to limit: Int) -> Int {
    let end = reach(of: index, to: limit)
    let size = min(pairs.count(in: start..<index), pairs.count(in: index..<end))
    guard size >= Self.leastPairs else { return 0 }
    var most = 0
    for scale in Self.scales {
      let found = pairs.likeness(start..<index, index..<end, within: scale, using: &table)
      most = max(most, found.thousandths)
      if most > Self.plainlyOne || size <= scale { break }
    }
    return Self.weight(of: most, size: size)
  }

  /// Whether a line shares words with what is behind it (1) or before it (-1) alone.
  private mutating func affinity(of index: Int, from start: Int, to end: Int) -> Int {
    let line = index..<index + 1
    guard index > start, index + 1 < end, (2...Self.fewPairs).contains(pairs.count(in: line)) else {
      return 0
    }
    let widest = Self.scales[Self.scales.count - 1]
    let before = pairs.likeness(start..<index, line, within: widest, using: &table)
    let after = pairs.likeness(
      line,
      index + 1..<reach(of: index + 1, to: end),
      within: widest,
      using: &table
    )
    if (before.thousandths == 0) == (after.thousandths == 0) { return 0 }
    return after.thousandths > 0 ? 1 : -1
  }

  /// How far the text behind `index` goes on without a mark of another article.
  private func reach(of index: Int, to limit: Int) -> Int {
    var end = index + 1
    var isBody = lines[index].isBody
    while end < limit {
      let line = lines[end]
      if isBody, line.hasDateline || line.isHeadByline || line.isFoot || line.kind == .separator {
        break
      }
      if line.isBody { isBody = true }
      end += 1
    }
    return end
  }

  /// The logarithm of how much likelier a likeness is between two articles than inside one,
  /// measured on articles and runs of them, and held down where little text is compared.
  private static func weight(of likeness: Int, size: Int) -> Int {
    switch size {
    case ..<40:
      likeness == 0 ? 20 : likeness < 30 ? -5 : likeness < 60 ? -18 : -35
    case ..<90:
      likeness < 16 ? 32 : likeness < 25 ? 10 : likeness < 45 ? -8 : likeness < 80 ? -22 : -45
    case ..<180:
      likeness < 30 ? 36 : likeness < 45 ? 10 : likeness < 60 ? -5 : likeness < 100 ? -25 : -45
    default:
      likeness < 30 ? 60 : likeness < 42 ? 45 : likeness < 55 ? 5 : likeness < 70 ? -20 : -50
    }
  }
}
