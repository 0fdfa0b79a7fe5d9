internal import Language

/// The lines of a record, with what is asked of runs of them again and again.
struct LineRun {
  let lines: [DocumentLine]
  /// Lines are broken because all were cut to a width, not because a crawl was.
  let isWrapped: Bool
  /// Lines of prose or tables before each line.
  private let bodies: [Int]
  /// The next line at or behind each that is prose or a table.
  private let nextBody: [Int]
  /// The next line at or behind each that can belong to another article only.
  private let nextMark: [Int]

  init(_ lines: [DocumentLine]) {
    self.lines = lines
    let prose = lines.count { $0.kind == .prose }
    let broken = lines.count { $0.kind == .prose && $0.isBroken }
    isWrapped = broken > 5 && broken * 5 > prose * 2
    var bodies = [0]
    for line in lines { bodies.append(bodies[bodies.count - 1] + (line.isBody ? 1 : 0)) }
    self.bodies = bodies
    var nextBody = [Int](repeating: lines.count, count: lines.count + 1)
    var nextMark = nextBody
    for index in lines.indices.reversed() {
      let line = lines[index]
      let isMark = line.hasDateline || line.isHeadByline || line.isFoot || line.kind == .separator
      nextBody[index] = line.isBody ? index : nextBody[index + 1]
      nextMark[index] = isMark ? index : nextMark[index + 1]
    }
    self.nextBody = nextBody
    self.nextMark = nextMark
  }

  func hasBody(in range: Range<Int>) -> Bool { bodies[range.upperBound] > bodies[range.lowerBound] }

  /// How far the text from `index` on goes without a mark of another article.
  func reach(of index: Int, to limit: Int) -> Int {
    guard index < lines.count else { return min(index, limit) }
    return min(limit, nextMark[min(nextBody[index] + 1, lines.count)])
  }

  /// Whether short lines stand all around: a poem, a list, a blog without stops.
  func isInVerse(_ index: Int) -> Bool {
    let around = lines[max(0, index - 3)...min(lines.count - 1, index + 3)]
    return around.count(where: { $0.kind == .short }) >= 5
  }

  /// Whether the byline at `index` signs an article rather than heads one.
  func isTail(_ index: Int) -> Bool {
    var next = index + 1
    while next < lines.count, lines[next].kind == .byline || lines[next].kind == .caption {
      next += 1
      // Nobody needs that many lines to sign.
      if next > index + 8 { return false }
    }
    guard next < lines.count else { return true }
    switch lines[next].kind {
    case .notice(.foot), .separator: return true
    case .short:
      // 记者 甲 / the next title / 记者 乙
      let behind = next + 1 < lines.count ? lines[next + 1] : nil
      return behind.map { $0.isHeadByline || $0.hasDateline } ?? true
    default: return false
    }
  }

  /// Whether what ends before `index` ended as articles do, with notices or a signature.
  func endsWithFoot(before index: Int, from start: Int) -> Bool {
    var previous = index - 1
    while previous > max(start, index - 8),
      lines[previous].kind == .notice(.any) || lines[previous].kind == .separator
    {
      previous -= 1
    }
    let line = lines[previous]
    guard line.isFoot || (line.kind == .byline && isTail(previous)) else { return false }
    return hasBody(in: start..<previous)
  }
}
