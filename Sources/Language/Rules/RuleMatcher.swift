import Corpus

/// Verifies patterns in a sentence, from their anchors outwards, with backtracking.
///
/// What stands before the anchor and what stands behind it do not depend on each other, so that
/// each side is matched once. Every side has a budget of steps, so that no text and no pattern
/// costs more than a constant for each anchor.
struct RuleMatcher {
  /// What stands on the trail of captures; places count from the sentence's start.
  enum Trace {
    case item(label: Int, index: Int)
    case understood(label: Int, item: RuleSentence.Item)
    case mark(label: Int, place: Int, isStart: Bool)
  }

  static let budget = 20_000

  private let program: RuleMachine
  let tables: RuleTables
  private var trail: [Trace] = []
  private var steps = 0
  private var end = 0
  private var anchorEnd = 0
  /// Words found where a step asks for one of a list, and not tried yet.
  private var found: [(rank: Int32, place: Int32)] = []
  /// Whether each step is to tell how far it came.
  private let isTracing: Bool
  /// Where the last attempt came to grief, the farthest from the anchor.
  private(set) var failure: (node: Int, place: Int)?
  private var reached = -1
  /// Whether the last attempt had too many ways to go.
  private(set) var isExhausted = false

  init(_ program: RuleMachine, _ tables: RuleTables, isTracing: Bool) {
    self.program = program
    self.tables = tables
    self.isTracing = isTracing
  }

  /// Tries a variant at an anchor, a stretch of the document.
  ///
  /// - Returns: the stretch and captures of the match; nil where it does not fit.
  mutating func match(
    _ variant: RuleVariant,
    anchor: TextSpan,
    labels: [String]
  ) -> (span: TextSpan, captures: [RuleMatch.Capture])? {
    let base = tables.span.start
    let first = Int(anchor.start - base)
    anchorEnd = Int(anchor.end - base)
    if !mayMatch(variant.forward, anchorEnd) || !mayMatch(variant.backward, first) { return nil }
    failure = nil
    reached = -1
    isExhausted = false
    // The cheaper side first; to tell how far it came, from the beginning.
    let isForwardFirst = variant.isForwardFirst && !isTracing
    guard
      matches(
        isForwardFirst ? variant.forward : variant.backward,
        from: isForwardFirst ? anchorEnd : first
      )
    else { return nil }
    let (side, place) = (trail, end)
    guard
      matches(
        isForwardFirst ? variant.backward : variant.forward,
        from: isForwardFirst ? first : anchorEnd
      )
    else { return nil }
    let (start, end) = isForwardFirst ? (self.end, place) : (place, self.end)
    guard start <= end else { return nil }
    trail = isForwardFirst ? trail + side : side + trail
    return (evidence(start, end), captures(labels))
  }

  private mutating func matches(_ node: Int, from place: Int) -> Bool {
    trail.removeAll(keepingCapacity: true)
    steps = 0
    return run(node, place)
  }

  /// From the first to the last character that says something: no marks at the ends.
  private func evidence(_ start: Int, _ end: Int) -> TextSpan {
    var (low, high) = (start, end)
    while low < high, let mark = tables.scalar(at: low), RulePunctuation.parts(mark.value) {
      low += mark.count
    }
    while low < high, let mark = tables.scalar(before: high), RulePunctuation.parts(mark.value) {
      high -= mark.count
    }
    return span(low, high)
  }

  /// A stretch of the sentence as one of the document.
  private func span(_ start: Int, _ end: Int) -> TextSpan {
    TextSpan(tables.span.start + Int32(start), tables.span.start + Int32(end))
  }

  /// Whether a condition's program matches from `place` in the sentence on.
  mutating func holds(_ node: Int, at place: Int) -> Bool {
    mayMatch(node, place) && matches(node, from: place)
  }

  private func captures(_ labels: [String]) -> [RuleMatch.Capture] {
    var captures: [RuleMatch.Capture] = []
    var open: [Int: [Int]] = [:]
    var closed: [Int: [Int]] = [:]
    for trace in trail {
      switch trace {
      case .item(let label, let index):
        let item = tables.items[index]
        captures.append(.init(label: labels[label], span: item.span, item: item))
      case .understood(let label, let item):
        captures.append(.init(label: labels[label], span: item.span, item: item))
      case .mark(let label, let place, true): open[label, default: []].append(place)
      case .mark(let label, let place, false): closed[label, default: []].append(place)
      }
    }
    for label in labels.indices {
      let starts = (open[label] ?? []).sorted()
      let ends = (closed[label] ?? []).sorted()
      for (start, end) in zip(starts, ends) where start < end {
        let span = span(start, end)
        let item = tables.items.first { $0.span == span }
        captures.append(.init(label: labels[label], span: span, item: item))
      }
    }
    return captures.sorted { $0.span != $1.span ? $0.span < $1.span : $0.label < $1.label }
  }

  // MARK: Steps

  /// Whether a step can match at a place, by what begins or ends there.
  private func mayMatch(_ node: Int, _ place: Int) -> Bool {
    if isTracing { return true }
    let filter = program.filters.pointer(to: Int(program.filterOf[node]))
    if filter.pointee.isOpen { return true }
    let cell = tables.cells + place
    if program.nodes[node].isBackward {
      return filter.pointee.holds(cell.pointee.before)
        || !filter.pointee.kinds.isDisjoint(with: cell.pointee.ending)
        || isWord(filter.pointee.classes, place, isEnd: true)
    }
    return filter.pointee.holds(cell.pointee.after)
      || !filter.pointee.kinds.isDisjoint(with: cell.pointee.starting)
      || isWord(filter.pointee.classes, place, isEnd: false)
  }

  private func isWord(_ classes: RuleTokenClass, _ place: Int, isEnd: Bool) -> Bool {
    guard !classes.isEmpty, let word = tables.word(at: place, isEnd: isEnd) else { return false }
    return !word.classes.isDisjoint(with: classes)
  }

  /// Whether the program matches from a step on.
  ///
  /// Straight stretches of it are a loop, and only what has a choice to make calls itself. Whoever
  /// has a choice puts the trail back.
  private mutating func run(_ first: Int, _ origin: Int) -> Bool {
    var index = first
    var place = origin
    while true {
      steps += 1
      if steps > Self.budget {
        isExhausted = true
        return false
      }
      let node = program.nodes[index]
      switch node.operation {
      case .split(let other):
        if mayMatch(node.next, place) {
          let height = trail.count
          if run(node.next, place) { return true }
          cutTrail(to: height)
        }
        index = other
        continue
      case .accept:
        end = place
        return true
      case .mark(let label, let isStart):
        // A capture does not begin or end with a blank.
        if label >= 0 {
          trail.append(
            .mark(label: label, place: skipping(place, !isStart), isStart: isStart)
          )
        }
      case .border(let border):
        guard holds(border, skipping(place, node.isBackward)) else { return fail(index, place) }
      case .absent(let inner):
        if mayMatch(inner, place) {
          let height = trail.count
          let found = run(inner, place)
          cutTrail(to: height)
          if found { return fail(index, place) }
        }
      case .literal(let start, let count):
        guard
          let after = literal(start, count, skipping(place, node.isBackward), node.isBackward)
        else { return fail(index, place) }
        place = after
      case .words(let list):
        return words(program.lists[list], index, node, skipping(place, node.isBackward))
      case .token(let classes, let tags):
        let start = skipping(place, node.isBackward)
        guard let word = tables.word(at: start, isEnd: node.isBackward),
          !word.classes.isDisjoint(with: classes) || program.tagSets[tags + Int(word.tag)],
          // A person's name is no noun among others.
          !tables.cells[Int(word.start)].covering.contains(RuleKinds(.person))
        else { return fail(index, start) }
        place = Int(node.isBackward ? word.start : word.end)
      case .gap(let gap): return cross(gap, index, node, place)
      case .annotation(let kinds, let label, let ending, let isShared):
        let wanted = Wanted(kinds: kinds, ending: ending)
        if isShared { return shared(wanted, label, index, node, place) }
        return annotation(wanted, label, index, node, skipping(place, node.isBackward))
      case .understood(let kinds, let label, let ending):
        let start = skipping(place, false)
        guard let item = tables.understood(kinds, ending: ending, at: start) else {
          return fail(index, place)
        }
        if label >= 0 { trail.append(.understood(label: label, item: item)) }
        if !node.isBackward { place = start }
      }
      index = node.next
    }
  }

  private mutating func cutTrail(to height: Int) {
    if trail.count > height { trail.removeLast(trail.count - height) }
  }

  /// Remembers how far an attempt came.
  mutating func fail(_ index: Int, _ place: Int) -> Bool {
    if !isTracing { return false }
    // What fails behind the anchor came farther than what fails before it.
    let distance =
      program.nodes[index].isBackward ? anchorEnd - place : tables.span.count + place
    if distance >= reached {
      reached = distance
      failure = (index, place)
    }
    return false
  }

  /// Blanks between two pieces belong to neither.
  private func skipping(_ place: Int, _ isBackward: Bool) -> Int {
    var place = place
    if isBackward {
      while tables.cells[place].before == RuleFilter.blank, let found = tables.scalar(before: place)
      {
        place -= found.count
      }
    } else {
      while tables.cells[place].after == RuleFilter.blank, let found = tables.scalar(at: place) {
        place += found.count
      }
    }
    return place
  }

  private func holds(_ border: RulePattern.Border, _ place: Int) -> Bool {
    let marks = tables.cells[place].marks
    let isEnd = place == tables.bytes.count
    switch border {
    case .sentenceStart: return place == 0
    case .sentenceEnd:
      guard !isEnd, let mark = tables.scalar(at: place) else { return true }
      return marks.contains(.clauseAfter) && place + mark.count == tables.bytes.count
    case .clause:
      return isEnd || place == 0 || !marks.isDisjoint(with: [.clauseAfter, .clauseBefore])
    }
  }

  private func literal(_ first: Int, _ count: Int, _ place: Int, _ isBackward: Bool) -> Int? {
    let start = isBackward ? place - count : place
    guard start >= 0, start + count <= tables.bytes.count else { return nil }
    for offset in 0..<count
    where tables.bytes[start + offset] != program.literals[first + offset] {
      return nil
    }
    return isBackward ? start : start + count
  }

  /// Tries the words of a list that stand at a place, in their order.
  private mutating func words(
    _ list: RuleWordList,
    _ index: Int,
    _ node: RuleNode,
    _ place: Int
  ) -> Bool {
    let first = found.count
    find(list, place, node.isBackward)
    let last = found.count
    if first == last { return fail(index, place) }
    for number in first..<last {
      let height = trail.count
      if run(node.next, Int(found[number].place)) {
        found.removeLast(found.count - first)
        return true
      }
      cutTrail(to: height)
    }
    found.removeLast(found.count - first)
    return false
  }

  /// Puts the ends of the words at a place on the stack, sorted by rank.
  private mutating func find(_ list: RuleWordList, _ origin: Int, _ isBackward: Bool) {
    let first = found.count
    var node = program.trie[isBackward ? list.backward : list.forward]
    var place = origin
    while true {
      if isBackward ? place == 0 : place == tables.bytes.count { return }
      let byte = tables.bytes[isBackward ? place - 1 : place]
      guard let child = program.child(of: node, by: byte) else { return }
      node = program.trie[child]
      place += isBackward ? -1 : 1
      guard node.rank >= 0 else { continue }
      found.append((node.rank, Int32(place)))
      var position = found.count - 1
      while position > first, found[position - 1].rank > node.rank {
        found.swapAt(position, position - 1)
        position -= 1
      }
    }
  }

  private mutating func cross(
    _ gap: RulePattern.Gap,
    _ index: Int,
    _ node: RuleNode,
    _ origin: Int
  ) -> Bool {
    var place = origin
    for count in 0...gap.limit {
      if mayMatch(node.next, place) {
        let height = trail.count
        if run(node.next, place) { return true }
        cutTrail(to: height)
      }
      guard count < gap.limit,
        let found = node.isBackward ? tables.scalar(before: place) : tables.scalar(at: place)
      else { break }
      let marks = tables.cells[place].marks
      if gap.reach == .clause, marks.contains(node.isBackward ? .clauseBefore : .clauseAfter) {
        break
      }
      let start = node.isBackward ? place - found.count : place
      if !tables.cells[start].covering.isDisjoint(with: gap.avoided) { break }
      place += node.isBackward ? -found.count : found.count
    }
    return fail(index, place)
  }

  /// Takes an annotation and goes on behind it, or behind the aside that follows it.
  mutating func take(
    _ found: Int,
    _ label: Int,
    _ node: RuleNode,
    _ place: Int
  ) -> Bool {
    let height = trail.count
    if label >= 0 { trail.append(.item(label: label, index: found)) }
    // What stands in brackets is said by the way: 甲公司(下称“甲”)总裁.
    if !node.isBackward, let end = asideEnd(place) {
      if run(node.next, end) { return true }
      cutTrail(to: height)
      if label >= 0 { trail.append(.item(label: label, index: found)) }
    }
    if run(node.next, place) { return true }
    cutTrail(to: height)
    return false
  }
}
