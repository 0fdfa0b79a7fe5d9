/// Where each byte of a cleaned text came from, kept as runs.
///
/// A run says: from `target` on in the new text, bytes stand for those from `source` on in the
/// old one; byte by byte where `isVerbatim`, else the run as a whole stands for the whole
/// stretch up to the next run's source. Ten edits in a megabyte cost twenty runs.
public struct OffsetMap: Sendable, Hashable {
  /// One stretch of equal treatment.
  public struct Run: Sendable, Hashable {
    /// First byte in the new text.
    public let target: Int32
    /// First byte in the old text.
    public let source: Int32
    /// Whether the bytes are the same, one to one.
    public let isVerbatim: Bool
  }

  private(set) var runs: [Run]
  private let targetCount: Int32
  private let sourceCount: Int32

  /// The map of a text onto itself.
  ///
  /// - Parameters:
  ///   - count: bytes.
  ///   - offset: where the text starts in the old one.
  /// - Returns: a map of one run.
  public static func identity(count: Int, offset: Int = 0) -> OffsetMap {
    OffsetMap(
      runs: [Run(target: 0, source: Int32(offset), isVerbatim: true)],
      targetCount: Int32(count),
      sourceCount: Int32(offset + count)
    )
  }

  init(runs: [Run], targetCount: Int32, sourceCount: Int32) {
    self.runs = runs
    self.targetCount = targetCount
    self.sourceCount = sourceCount
  }

  /// The old text's stretch that the new text's `span` stands for.
  public func source(of span: TextSpan) -> TextSpan {
    let start = position(of: span.start, isEnd: false)
    return TextSpan(start, max(start, position(of: span.end, isEnd: true)))
  }

  /// An end is looked up by the byte before it, so that what was dropped between two spans
  /// belongs to neither.
  private func position(of offset: Int32, isEnd: Bool) -> Int32 {
    let probe = isEnd && offset > 0 ? offset - 1 : offset
    if runs.isEmpty || (!isEnd && offset >= targetCount) { return sourceCount }
    let index = self.index(ofRunAt: probe)
    let run = runs[index]
    if run.isVerbatim { return run.source + (offset - run.target) }
    if !isEnd { return run.source }
    return index + 1 < runs.count ? runs[index + 1].source : sourceCount
  }

  /// The last run that starts at or before `offset`; the first one where none does.
  private func index(ofRunAt offset: Int32) -> Int {
    var low = 0
    var high = runs.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].target <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// This map behind another: `self` leads from the newest text to the middle one, `older` from
  /// the middle one to the oldest.
  public func composed(over older: OffsetMap) -> OffsetMap {
    var composed: [Run] = []
    for (index, run) in runs.enumerated() {
      let end = index + 1 < runs.count ? runs[index + 1].target : targetCount
      guard run.isVerbatim else {
        let source = older.position(of: run.source, isEnd: false)
        composed.append(Run(target: run.target, source: source, isVerbatim: false))
        continue
      }
      for piece in older.pieces(from: run.source, to: run.source + (end - run.target)) {
        let target = run.target + (piece.target - run.source)
        composed.append(Run(target: target, source: piece.source, isVerbatim: piece.isVerbatim))
      }
    }
    return OffsetMap(runs: composed, targetCount: targetCount, sourceCount: older.sourceCount)
  }

  /// The runs that cover `start..<end`, the first one cut to begin at `start`.
  private func pieces(from start: Int32, to end: Int32) -> [Run] {
    guard start < end, !runs.isEmpty else { return [] }
    var found: [Run] = []
    var index = self.index(ofRunAt: start)
    while index < runs.count, runs[index].target < end {
      let run = runs[index]
      if run.target >= start {
        found.append(run)
      } else {
        let source = run.isVerbatim ? run.source + (start - run.target) : run.source
        found.append(Run(target: start, source: source, isVerbatim: run.isVerbatim))
      }
      index += 1
    }
    return found
  }
}
