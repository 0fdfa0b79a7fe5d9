import Corpus

// Figures that 分别 spreads over what was named before.
extension SentenceReading {
  /// What 分别 spreads the figures from `position` on over; nil where the numbers do not agree.
  func spread(
    _ clause: Clause,
    _ position: Int,
    _ left: FigurePhrase,
    _ topic: Party?,
    _ drafts: [StatisticDraft]
  ) -> FigureSpread? {
    var figures = [clause.units[position]]
    var probe = position + 1
    while probe < clause.units.count {
      let unit = units[clause.units[probe]]
      if unit.kind == .figure {
        figures.append(clause.units[probe])
      } else if unit.kind != .listMark, !unit.cues.has([.conjunction, .change, .copula, .adverb]) {
        break
      }
      probe += 1
    }
    guard figures.count > 1 else { return nil }
    var spread = FigureSpread(figures: figures)
    spread.tail = text(left.tail)
    if let topic, topic.members.count == figures.count {
      spread.subjects = topic.members
      return spread
    }
    let parts = left.base.split { units[$0].kind == .listMark || units[$0].cues.has(.conjunction) }
    if parts.count == figures.count {
      spread.bases = parts.map { text(Array($0)) }
      return spread
    }
    let levels = drafts.filter { $0.isLevel || !$0.isChange }.suffix(figures.count)
    if left.base.isEmpty, levels.count == figures.count {
      spread.bases = levels.map(\.base)
      spread.subjects = levels.map(\.subject)
      return spread
    }
    return nil
  }
}
