import Corpus

// Annotations, with the marks around them and an aside in brackets behind them.
extension RuleMatcher {
  /// What an annotation has to be.
  struct Wanted {
    let kinds: RuleKinds
    let ending: Int
  }

  mutating func annotation(
    _ wanted: Wanted,
    _ label: Int,
    _ index: Int,
    _ node: RuleNode,
    _ place: Int
  ) -> Bool {
    if node.isBackward {
      if items(endingAt: place, wanted, label, node) { return true }
      // 深度求索(DeepSeek) is the name before the brackets.
      if let bracket = asideStart(place), items(endingAt: bracket, wanted, label, node) {
        return true
      }
    } else if items(startingAt: place, wanted, label, node) {
      return true
    }
    return fail(index, place)
  }

  /// An annotation whose last character begins what follows it.
  mutating func shared(
    _ wanted: Wanted,
    _ label: Int,
    _ index: Int,
    _ node: RuleNode,
    _ place: Int
  ) -> Bool {
    if node.isBackward {
      guard let last = tables.scalar(at: place) else { return fail(index, place) }
      let end = place + last.count
      if !tables.cells[end].ending.isDisjoint(with: wanted.kinds) {
        for found in itemsEnding(at: end) where matches(found, wanted) {
          let start = position(of: tables.items[found].span.start)
          if start < place, take(found, label, node, start) { return true }
        }
      }
    } else if !tables.cells[place].starting.isDisjoint(with: wanted.kinds) {
      for found in itemsStarting(at: place) where matches(found, wanted) {
        let end = position(of: tables.items[found].span.end)
        guard let last = tables.scalar(before: end), end - last.count > place else { continue }
        if take(found, label, node, end - last.count) { return true }
      }
    }
    return fail(index, place)
  }

  private mutating func items(
    startingAt place: Int,
    _ wanted: Wanted,
    _ label: Int,
    _ node: RuleNode
  ) -> Bool {
    let cell = tables.cells[place]
    if !cell.starting.isDisjoint(with: wanted.kinds) {
      for found in itemsStarting(at: place) where matches(found, wanted) {
        if take(found, label, node, position(of: tables.items[found].span.end)) { return true }
      }
    }
    guard cell.marks.contains(.opening), let open = tables.scalar(at: place),
      let mark = RulePunctuation.closing(open.value)
    else { return false }
    let inner = place + open.count
    if tables.cells[inner].starting.isDisjoint(with: wanted.kinds) { return false }
    for found in itemsStarting(at: inner) where matches(found, wanted) {
      let end = position(of: tables.items[found].span.end)
      guard let close = tables.scalar(at: end), close.value == mark else { continue }
      if take(found, label, node, end + close.count) { return true }
    }
    return false
  }

  private mutating func items(
    endingAt place: Int,
    _ wanted: Wanted,
    _ label: Int,
    _ node: RuleNode
  ) -> Bool {
    let cell = tables.cells[place]
    if !cell.ending.isDisjoint(with: wanted.kinds) {
      for found in itemsEnding(at: place) where matches(found, wanted) {
        if take(found, label, node, position(of: tables.items[found].span.start)) { return true }
      }
    }
    guard cell.marks.contains(.closing), let close = tables.scalar(before: place) else {
      return false
    }
    let inner = place - close.count
    if tables.cells[inner].ending.isDisjoint(with: wanted.kinds) { return false }
    for found in itemsEnding(at: inner) where matches(found, wanted) {
      let start = position(of: tables.items[found].span.start)
      guard let open = tables.scalar(before: start),
        RulePunctuation.closing(open.value) == close.value
      else { continue }
      if take(found, label, node, start - open.count) { return true }
    }
    return false
  }

  /// The items that start at a place, the longest first.
  private func itemsStarting(at place: Int) -> Range<Int> {
    let first = Int(tables.cells[place].firstItem)
    var end = first
    while end < tables.items.count, position(of: tables.items[end].span.start) == place { end += 1 }
    return first..<end
  }

  /// The items that end at a place, the longest first.
  private func itemsEnding(at place: Int) -> ArraySlice<Int> {
    let first = Int(tables.cells[place].firstEnding)
    var end = first
    while end < tables.byEnd.count,
      position(of: tables.items[tables.byEnd[end]].span.end) == place
    {
      end += 1
    }
    return tables.byEnd[first..<end]
  }

  /// Where a byte of the document lies in the sentence.
  private func position(of offset: Int32) -> Int { Int(offset - tables.span.start) }

  private func matches(_ index: Int, _ wanted: Wanted) -> Bool {
    let item = tables.items[index]
    guard !item.kinds.isDisjoint(with: wanted.kinds) else { return false }
    return wanted.ending < 0 || tables.endsIn(wanted.ending, item)
  }

  /// How long what stands in brackets behind a name may be, in bytes.
  private static let longestAside = 90

  /// The end of the brackets that open at `place`.
  func asideEnd(_ place: Int) -> Int? {
    guard tables.cells[place].marks.contains(.bracketAfter), let open = tables.scalar(at: place)
    else { return nil }
    var position = place + open.count
    while position - place < Self.longestAside, let found = tables.scalar(at: position) {
      position += found.count
      if RulePunctuation.isCloseBracket(found.value) { return position }
      if RulePunctuation.isOpenBracket(found.value) { return nil }
    }
    return nil
  }

  /// The start of the brackets that close at `place`.
  private func asideStart(_ place: Int) -> Int? {
    guard tables.cells[place].marks.contains(.bracketBefore),
      let close = tables.scalar(before: place)
    else { return nil }
    var position = place - close.count
    while place - position < Self.longestAside, let found = tables.scalar(before: position) {
      position -= found.count
      if RulePunctuation.isOpenBracket(found.value) { return position }
      if RulePunctuation.isCloseBracket(found.value) { return nil }
    }
    return nil
  }
}
