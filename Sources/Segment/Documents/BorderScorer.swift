internal import Corpus
internal import Language

/// Weighs what speaks for a new document before a line, in tenths of a unit of evidence.
///
/// Marks of writing (a byline, a footer, a sentence broken off) and the change of subject are
/// counted together: none of them alone is sure, for articles have headings, lists and captions.
struct BorderScorer {
  /// What a border needs.
  static let threshold = 38

  private let run: LineRun
  private var subject: SubjectShift

  init(_ run: LineRun, _ pairs: WordPairs) {
    self.run = run
    subject = SubjectShift(pairs)
  }

  /// The evidence for a border before `index`, where a document has been going on since `start`
  /// and the next one begins at `end` at the latest.
  mutating func score(_ index: Int, from start: Int, to end: Int? = nil) -> Int {
    let end = end ?? run.lines.count
    let head = headMarks(at: index, from: start, to: end)
    let marks = head + otherMarks(at: index, from: start, to: end)
    if marks + SubjectShift.most <= 0 { return marks }
    let after = index..<run.reach(of: index, to: end)
    let shift = subject.evidence(between: start..<index, and: after)
    // Two bylines are two articles even of one subject, unless all else speaks against it.
    return marks + (head >= 50 ? max(shift, -12) : shift)
  }

  private mutating func otherMarks(at index: Int, from start: Int, to end: Int) -> Int {
    let line = run.lines[index]
    let previous = run.lines[index - 1]
    if line.kind == .separator || line.isFoot || line.kind == .notice(.any) { return -100 }
    var score = 0
    if run.endsWithFoot(before: index, from: start), !belongsToFoot(line) { score += 45 }
    if previous.kind == .separator { score += 25 }
    if !run.isWrapped {
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
    if previous.isHeadByline, !run.isTail(index - 1) { score -= 60 }
    return score + neighbours(at: index, from: start, to: end)
  }

  private func belongsToFoot(_ line: DocumentLine) -> Bool {
    line.kind == .byline && !line.isHeadByline
  }

  /// On which side of the border the lines next to it belong, by what they speak of and look like.
  private mutating func neighbours(at index: Int, from start: Int, to end: Int) -> Int {
    let line = run.lines[index]
    let previous = run.lines[index - 1]
    var score = 10 * affinity(of: index, from: start, to: end)
    guard index - 1 > start else { return score }
    let before = affinity(of: index - 1, from: start, to: end)
    score -= 10 * before
    if line.kind == .short, run.isInVerse(index) { score -= 30 }
    if line.kind == .short, !mayBeTitle(line) { score -= 12 }
    // A title belongs to what follows it: the border is before the title.
    if mayBeTitle(previous), before >= 0, !line.startsInside {
      score -= line.kind == .short ? 8 : 20
    }
    return score
  }

  private mutating func affinity(of index: Int, from start: Int, to end: Int) -> Int {
    subject.affinity(
      of: index,
      before: start..<index,
      after: index + 1..<max(index + 1, run.reach(of: index + 1, to: end))
    )
  }

  /// A short line that is no piece of a poem and no last words.
  private func mayBeTitle(_ line: DocumentLine) -> Bool {
    line.kind == .short && line.isTitleLike && line.count >= 8 && !line.isUnclosed
      && !line.endsWithComma
  }

  /// A dateline, a byline, or a title in front of one.
  private mutating func headMarks(at index: Int, from start: Int, to end: Int) -> Int {
    let line = run.lines[index]
    if line.hasDateline || line.kind == .notice(.head) { return 45 }
    if line.isHeadByline {
      if run.isTail(index) { return -30 }
      let isTitled = run.lines[index - 1].isTitleLike && index - 1 > start
      return isTitled && affinity(of: index - 1, from: start, to: end) >= 0 ? -40 : 50
    }
    guard line.isTitleLike, !line.isItem, index + 1 < end else { return 0 }
    let next = run.lines[index + 1]
    if next.hasDateline || next.kind == .notice(.head) { return 55 }
    if next.isHeadByline || (next.kind == .byline && next.byline?.source != nil) {
      return run.isTail(index + 1) ? 0 : 55
    }
    guard line.kind == .short, !run.isInVerse(index) else { return 0 }
    if next.kind == .short, index + 2 < end, !run.isTail(index + 2) {
      let behind = run.lines[index + 2]
      if behind.isHeadByline || behind.hasDateline { return 30 }
    }
    return line.count >= 14 ? 8 : 0
  }
}
