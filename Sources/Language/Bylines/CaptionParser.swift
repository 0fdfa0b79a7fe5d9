internal import Corpus

/// Reads who took a picture from the end of its caption, from right to left:
/// `……出行。中新社记者 贾天勇 摄`.
struct CaptionParser {
  private let lexicon: BylineLexicon
  private let surnames: SurnameList

  init(_ lexicon: BylineLexicon, _ surnames: SurnameList) {
    self.lexicon = lexicon
    self.surnames = surnames
  }

  func credits(in range: Range<Int>, of text: Text) -> [Byline.Credit] {
    let table = WordTable(lexicon, text, range)
    guard let (start, role) = closingRole(table) else { return [] }
    var names: [Range<Int>] = []
    var end = start
    while let name = name(before: end, in: table, isFirst: names.isEmpty) {
      names.append(name)
      end = name.lowerBound
    }
    return names.reversed().map {
      Byline.Credit(role: role, name: table.string($0), span: table.span($0))
    }
  }

  /// The word at the very end that says what the names before it did.
  private func closingRole(_ table: WordTable) -> (start: Int, role: String)? {
    var end = table.points.count
    while end > 0, table.points[end - 1].isBlank { end -= 1 }
    for start in stride(from: max(0, end - 4), to: end, by: 1) {
      guard let (word, wordEnd) = table.word(at: start), wordEnd == end, !word.isOther,
        word.after.contains("photographer"),
        !word.needsMark || table.points[start] == "\u{6444}"
      else { continue }
      return (start, "photographer")
    }
    return nil
  }

  private func name(before limit: Int, in table: WordTable, isFirst: Bool) -> Range<Int>? {
    var end = limit
    while end > 0, table.points[end - 1].isBlank || table.points[end - 1] == "\u{3001}" { end -= 1 }
    if !isFirst, end == limit { return nil }
    var start = end
    while start > 0, end - start < 5, table.points[start - 1].isHan { start -= 1 }
    // 通讯员刘娟: the name begins behind the last word of bylines.
    for index in start..<end {
      if let (word, wordEnd) = table.word(at: index), wordEnd < end, word.isRole || word.isMedium,
        !word.needsMark
      {
        start = wordEnd
      }
    }
    let rank: SurnameList.Rank = isFirst ? .rare : .common
    guard start < end, surnames.isPerson(table.points[start..<end], atLeast: rank) else {
      return nil
    }
    return start..<end
  }
}
