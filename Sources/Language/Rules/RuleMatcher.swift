import Corpus

/// Verifies a pattern in a sentence, from its anchor outwards, with backtracking.
///
/// Every attempt has a budget of steps, so that no text and no pattern costs more than a constant
/// for each anchor.
struct RuleMatcher {
  /// What stands on the trail of captures.
  private enum Trace {
    case item(label: Int, index: Int)
    case understood(label: Int, item: RuleSentence.Item)
    case mark(label: Int, place: Int32, isStart: Bool)
  }

  static let budget = 20_000

  private let program: RuleProgram
  private let sentence: RuleSentence
  private var trail: [Trace] = []
  private var steps = 0
  private var forward = 0
  private var anchorEnd: Int32 = 0
  private var start: Int32 = 0
  private var end: Int32 = 0
  /// Where the last attempt came to grief, the farthest from the anchor.
  private(set) var failure: (node: Int, place: Int32)?
  private var reached: Int32 = -1
  var isExhausted: Bool { steps > Self.budget }

  init(_ program: RuleProgram, _ sentence: RuleSentence) {
    self.program = program
    self.sentence = sentence
  }

  /// The stretch and captures of a variant whose anchor is `anchor`; nil where it does not fit.
  mutating func match(
    backward: Int,
    forward: Int,
    anchor: TextSpan,
    labels: [String]
  ) -> (span: TextSpan, captures: [RuleMatch.Capture])? {
    trail.removeAll(keepingCapacity: true)
    steps = 0
    failure = nil
    reached = -1
    self.forward = forward
    anchorEnd = anchor.end
    guard run(backward, anchor.start), start <= end else { return nil }
    return (evidence, captures(labels))
  }

  /// From the first to the last character that says something: no marks at the ends.
  private var evidence: TextSpan {
    var (low, high) = (start, end)
    while low < high, let mark = sentence.scalar(at: low), RulePunctuation.parts(mark.value) {
      low += mark.count
    }
    while low < high, let mark = sentence.scalar(before: high), RulePunctuation.parts(mark.value) {
      high -= mark.count
    }
    return TextSpan(low, high)
  }

  /// Whether a condition's program matches from `place` on.
  mutating func holds(_ node: Int, at place: Int32) -> Bool {
    trail.removeAll(keepingCapacity: true)
    steps = 0
    return run(node, place)
  }

  private func captures(_ labels: [String]) -> [RuleMatch.Capture] {
    var captures: [RuleMatch.Capture] = []
    var open: [Int: [Int32]] = [:]
    var closed: [Int: [Int32]] = [:]
    for trace in trail {
      switch trace {
      case .item(let label, let index):
        let item = sentence.items[index]
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
        let span = TextSpan(start, end)
        let item = sentence.items(startingAt: start).lazy.map { sentence.items[$0] }
          .first { $0.span == span }
        captures.append(.init(label: labels[label], span: span, item: item))
      }
    }
    return captures.sorted { $0.span != $1.span ? $0.span < $1.span : $0.label < $1.label }
  }

  // MARK: Steps

  /// Whether the program matches from a step on.
  ///
  /// Straight stretches of it are a loop, and only what has a choice to make calls itself. Whoever
  /// has a choice puts the trail back.
  private mutating func run(_ first: Int, _ origin: Int32) -> Bool {
    var index = first
    var place = origin
    while true {
      steps += 1
      if steps > Self.budget { return false }
      let node = program.nodes[index]
      switch node.operation {
      case .split(let other):
        let height = trail.count
        if run(node.next, place) { return true }
        cutTrail(to: height)
        index = other
        continue
      case .turn:
        start = place
        index = forward
        place = anchorEnd
        continue
      case .accept:
        end = place
        return true
      case .mark(let label, let isStart):
        if label >= 0 {
          trail.append(.mark(label: label, place: trimmed(place, isStart), isStart: isStart))
        }
      case .border(let border):
        guard holds(border, skipping(place, node.isBackward)) else { return fail(index, place) }
      case .absent(let inner):
        let height = trail.count
        let (oldStart, oldEnd) = (start, end)
        let found = run(inner, place)
        cutTrail(to: height)
        (start, end) = (oldStart, oldEnd)
        if found { return fail(index, place) }
      case .literal(let range):
        guard let after = literal(range, skipping(place, node.isBackward), node.isBackward) else {
          return fail(index, place)
        }
        place = after
      case .words(let list):
        return words(program.lists[list], index, node, skipping(place, node.isBackward))
      case .token(let classes, let tags):
        let start = skipping(place, node.isBackward)
        guard let word = sentence.word(at: start, isEnd: node.isBackward),
          !word.classes.isDisjoint(with: classes)
            || word.tag.map(program.tagSets[tags].contains) ?? false,
          // A person's name is no noun among others.
          !sentence.kindsAt[Int(word.span.start - sentence.span.start)].contains(RuleKinds(.person))
        else { return fail(index, start) }
        place = node.isBackward ? word.span.start : word.span.end
      case .gap(let gap): return cross(gap, index, node, place)
      case .annotation(let kinds, let label, let ending, let isShared):
        let wanted = Wanted(kinds: kinds, ending: ending)
        if isShared { return shared(wanted, label, index, node, place) }
        return annotation(wanted, label, index, node, skipping(place, node.isBackward))
      case .understood(let kinds, let label, let ending):
        let start = skipping(place, false)
        guard
          let item = sentence.understood(
            kinds,
            ending: ending >= 0 ? program.lists[ending] : nil,
            at: start
          )
        else { return fail(index, place) }
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
  private mutating func fail(_ index: Int, _ place: Int32) -> Bool {
    // What fails behind the anchor came farther than what fails before it.
    let distance =
      program.nodes[index].isBackward ? anchorEnd - place : sentence.span.count32 + place
    if distance >= reached {
      reached = distance
      failure = (index, place)
    }
    return false
  }

  /// Blanks between two pieces belong to neither.
  private func skipping(_ place: Int32, _ isBackward: Bool) -> Int32 {
    guard mayBeBlank(place, isBackward) else { return place }
    var place = place
    while let found = isBackward ? sentence.scalar(before: place) : sentence.scalar(at: place),
      found.value == 0x20 || found.value == 0x3000 || found.value == 0xA0
    {
      place += isBackward ? -found.count : found.count
    }
    return place
  }

  /// Whether the byte beside a place is one of a blank's: most are not.
  private func mayBeBlank(_ place: Int32, _ isBackward: Bool) -> Bool {
    let index = Int(isBackward ? place - 1 : place)
    guard index >= 0, index < sentence.text.bytes.count else { return false }
    switch sentence.text.bytes[index] {
    case 0x20: return true
    case 0xE3, 0xC2: return !isBackward
    case 0x80, 0xA0: return isBackward
    default: return false
    }
  }

  /// A capture does not begin or end with a blank.
  private func trimmed(_ place: Int32, _ isStart: Bool) -> Int32 {
    skipping(place, !isStart)
  }

  private func holds(_ border: RulePattern.Border, _ place: Int32) -> Bool {
    switch border {
    case .sentenceStart: return place == sentence.span.start
    case .sentenceEnd:
      if place == sentence.span.end { return true }
      guard let mark = sentence.scalar(at: place) else { return true }
      return RulePunctuation.endsClause(mark.value) && place + mark.count == sentence.span.end
    case .clause: return sentence.isClauseBorder(place)
    }
  }

  private func literal(_ range: Range<Int>, _ place: Int32, _ isBackward: Bool) -> Int32? {
    let count = Int32(range.count)
    let start = isBackward ? place - count : place
    guard start >= sentence.span.start, start + count <= sentence.span.end else { return nil }
    let bytes = sentence.text.bytes
    for offset in 0..<range.count
    where bytes[Int(start) + offset] != program.literals[range.lowerBound + offset] {
      return nil
    }
    return isBackward ? start : start + count
  }

  private mutating func words(
    _ list: RuleWordList,
    _ index: Int,
    _ node: RuleNode,
    _ place: Int32
  ) -> Bool {
    let bytes = sentence.text.bytes
    var hasFound = false
    for length in list.lengths {
      let start = node.isBackward ? place - Int32(length) : place
      let end = start + Int32(length)
      guard start >= sentence.span.start, end <= sentence.span.end,
        list.words.contains(bytes[Int(start)..<Int(end)])
      else { continue }
      hasFound = true
      let height = trail.count
      if run(node.next, node.isBackward ? start : end) { return true }
      cutTrail(to: height)
    }
    return hasFound ? false : fail(index, place)
  }

  private mutating func cross(
    _ gap: RulePattern.Gap,
    _ index: Int,
    _ node: RuleNode,
    _ place: Int32
  ) -> Bool {
    var place = place
    for count in 0...gap.limit {
      let height = trail.count
      if run(node.next, place) { return true }
      cutTrail(to: height)
      guard count < gap.limit,
        let found = node.isBackward
          ? sentence.scalar(before: place) : sentence.scalar(at: place)
      else { break }
      if gap.reach == .clause, RulePunctuation.endsClause(found.value) { break }
      let start = node.isBackward ? place - found.count : place
      if !sentence.kindsAt[Int(start - sentence.span.start)].isDisjoint(with: gap.avoided) {
        break
      }
      place += node.isBackward ? -found.count : found.count
    }
    return fail(index, place)
  }

  // MARK: Annotations

  /// What an annotation has to be.
  private struct Wanted {
    let kinds: RuleKinds
    let ending: Int
  }

  private mutating func annotation(
    _ wanted: Wanted,
    _ label: Int,
    _ index: Int,
    _ node: RuleNode,
    _ place: Int32
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
  private mutating func shared(
    _ wanted: Wanted,
    _ label: Int,
    _ index: Int,
    _ node: RuleNode,
    _ place: Int32
  ) -> Bool {
    if node.isBackward {
      guard let last = sentence.scalar(at: place) else { return fail(index, place) }
      for position in sentence.items(endingAt: place + last.count) {
        let found = sentence.byEnd[position]
        let start = sentence.items[found].span.start
        if start < place, matches(found, wanted), take(found, label, node, start) { return true }
      }
    } else {
      for found in sentence.items(startingAt: place) where matches(found, wanted) {
        let end = sentence.items[found].span.end
        guard let last = sentence.scalar(before: end), end - last.count > place else { continue }
        if take(found, label, node, end - last.count) { return true }
      }
    }
    return fail(index, place)
  }

  private mutating func items(
    startingAt place: Int32,
    _ wanted: Wanted,
    _ label: Int,
    _ node: RuleNode
  ) -> Bool {
    for found in sentence.items(startingAt: place) where matches(found, wanted) {
      if take(found, label, node, sentence.items[found].span.end) { return true }
    }
    guard let open = sentence.scalar(at: place), let mark = RulePunctuation.closing(open.value)
    else { return false }
    for found in sentence.items(startingAt: place + open.count) where matches(found, wanted) {
      let end = sentence.items[found].span.end
      guard let close = sentence.scalar(at: end), close.value == mark else { continue }
      if take(found, label, node, end + close.count) { return true }
    }
    return false
  }

  private mutating func items(
    endingAt place: Int32,
    _ wanted: Wanted,
    _ label: Int,
    _ node: RuleNode
  ) -> Bool {
    for position in sentence.items(endingAt: place) {
      let found = sentence.byEnd[position]
      if matches(found, wanted), take(found, label, node, sentence.items[found].span.start) {
        return true
      }
    }
    guard let close = sentence.scalar(before: place) else { return false }
    for position in sentence.items(endingAt: place - close.count) {
      let found = sentence.byEnd[position]
      let start = sentence.items[found].span.start
      guard matches(found, wanted), let open = sentence.scalar(before: start),
        RulePunctuation.closing(open.value) == close.value
      else { continue }
      if take(found, label, node, start - open.count) { return true }
    }
    return false
  }

  private func matches(_ index: Int, _ wanted: Wanted) -> Bool {
    let item = sentence.items[index]
    guard !item.kinds.isDisjoint(with: wanted.kinds) else { return false }
    return wanted.ending < 0 || sentence.endsIn(program.lists[wanted.ending], item)
  }

  private mutating func take(_ found: Int, _ label: Int, _ node: RuleNode, _ place: Int32) -> Bool {
    let height = trail.count
    if label >= 0 { trail.append(.item(label: label, index: found)) }
    if run(node.next, place) { return true }
    if !node.isBackward, let end = asideEnd(place), run(node.next, end) { return true }
    cutTrail(to: height)
    return false
  }

  /// How long what stands in brackets behind a name may be, in bytes.
  private static let longestAside: Int32 = 90

  /// The end of the brackets that open at `place`.
  private func asideEnd(_ place: Int32) -> Int32? {
    guard let open = sentence.scalar(at: place), RulePunctuation.isOpenBracket(open.value) else {
      return nil
    }
    var position = place + open.count
    while position - place < Self.longestAside, let found = sentence.scalar(at: position) {
      position += found.count
      if RulePunctuation.isCloseBracket(found.value) { return position }
      if RulePunctuation.isOpenBracket(found.value) { return nil }
    }
    return nil
  }

  /// The start of the brackets that close at `place`.
  private func asideStart(_ place: Int32) -> Int32? {
    guard let close = sentence.scalar(before: place), RulePunctuation.isCloseBracket(close.value)
    else { return nil }
    var position = place - close.count
    while place - position < Self.longestAside, let found = sentence.scalar(before: position) {
      position -= found.count
      if RulePunctuation.isOpenBracket(found.value) { return position }
      if RulePunctuation.isCloseBracket(found.value) { return nil }
    }
    return nil
  }
}

extension TextSpan {
  fileprivate var count32: Int32 { end - start }
}
