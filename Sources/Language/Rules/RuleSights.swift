import Corpus

/// What a sentence has of that which patterns cannot do without: for each group of literals and
/// each kind of annotation, where the first one ends and where the last one starts.
struct RuleSights {
  private struct Extent {
    var firstEnd = Int32.max
    var lastStart: Int32 = -1

    mutating func add(_ start: Int32, _ end: Int32) {
      firstEnd = min(firstEnd, end)
      lastStart = max(lastStart, start)
    }
  }

  private var groups: [Extent]
  /// The groups that the sentence has anything of.
  private var seen: [Int32] = []
  private var kinds = [Extent](repeating: Extent(), count: UInt32.bitWidth)
  private var seenKinds: RuleKinds = []

  init(groupCount: Int) { groups = [Extent](repeating: Extent(), count: groupCount) }

  /// Forgets the last sentence.
  mutating func clear() {
    for group in seen { groups[Int(group)] = Extent() }
    seen.removeAll(keepingCapacity: true)
    var bits = seenKinds.rawValue
    while bits != 0 {
      kinds[bits.trailingZeroBitCount] = Extent()
      bits &= bits - 1
    }
    seenKinds = []
  }

  mutating func add(_ sight: RuleAnchors.Sight, to group: Int) {
    if groups[group].lastStart < 0 { seen.append(Int32(group)) }
    groups[group].add(sight.start, sight.end)
  }

  mutating func add(_ item: RuleSentence.Item) {
    seenKinds.formUnion(item.kinds)
    var bits = item.kinds.rawValue
    while bits != 0 {
      kinds[bits.trailingZeroBitCount].add(item.span.start, item.span.end)
      bits &= bits - 1
    }
  }

  /// Whether all that is demanded stands on its side of an anchor.
  func meet(_ range: Range<Int>, _ demands: [RuleDemand], around anchor: TextSpan) -> Bool {
    for index in range where !meets(demands[index], around: anchor) { return false }
    return true
  }

  private func meets(_ demand: RuleDemand, around anchor: TextSpan) -> Bool {
    if demand.group >= 0, stands(groups[demand.group], demand.isBehind, anchor) { return true }
    var bits = demand.kinds.intersection(seenKinds).rawValue
    while bits != 0 {
      if stands(kinds[bits.trailingZeroBitCount], demand.isBehind, anchor) { return true }
      bits &= bits - 1
    }
    return false
  }

  private func stands(_ extent: Extent, _ isBehind: Bool, _ anchor: TextSpan) -> Bool {
    isBehind ? extent.lastStart >= anchor.end : extent.firstEnd <= anchor.start
  }
}
