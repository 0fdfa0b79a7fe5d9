import Corpus

// Ordinals that stand beside a figure.
extension SentenceReading {
  func rank(_ drafts: inout [StatisticDraft]) {
    for (index, clause) in clauses.enumerated() {
      for (position, unit) in clause.units.enumerated() {
        guard let rank = rank(clause.units, position) else { continue }
        let candidates = drafts.indices.filter { drafts[$0].stretch == clause.stretch }
        let isRate = clause.units[..<position].contains {
          units[$0].cues.has(.change) && units[$0].isNominal && units[$0].span.count > 3
        }
        let earlier = candidates.filter { drafts[$0].unit < unit }
        var before = earlier.last { isRate || drafts[$0].isLevel } ?? earlier.last
        // 201枚金牌、111枚银牌,位居第一: the rank is the list's, and stands with its first figure.
        if let last = before, !isRate {
          before =
            earlier.first { drafts[$0].clause == drafts[last].clause && drafts[$0].isLevel }
            ?? last
        }
        // 产量8万吨,同比增长2%,产量居全省第三: the rank names its figure.
        let words = text(clause.units[..<position].filter { units[$0].kind != .time })
        let named = earlier.filter {
          drafts[$0].clause != index && drafts[$0].isLevel && drafts[$0].base.utf8.count >= 6
            && words.contains(drafts[$0].base)
        }
        if let longest = named.max(by: { drafts[$0].base.utf8.count < drafts[$1].base.utf8.count })
        {
          before = longest
        }
        let target = before ?? candidates.first { drafts[$0].clause >= index }
        guard let target, drafts[target].rank == nil else { continue }
        drafts[target].rank = rank
        drafts[target].end = max(drafts[target].end, units[unit].span.end)
      }
    }
  }

  func rank(_ list: [Int], _ position: Int) -> Int? {
    let unit = units[list[position]]
    if unit.kind == .word, unit.cues.has(.top) { return 1 }
    guard unit.kind == .figure else { return nil }
    let quantity = quantity(list[position])
    guard quantity.kind == .ordinal, let value = quantity.value, value >= 1, value < 10_000 else {
      return nil
    }
    // 排名⟦倒数⟧第二
    if position > 0, self.says(list[position - 1], .backwards) { return nil }
    let before = list[..<position].suffix(9)
    let says = before.contains { units[$0].kind == .word && units[$0].cues.has([.rank, .scope]) }
    var next = position + 1
    if next < list.count, units[list[next]].wordClass == .classifier { next += 1 }
    let isLast = next == list.count || units[list[next]].cues.has(.generic)
    return says && isLast ? Int(value) : nil
  }
}
