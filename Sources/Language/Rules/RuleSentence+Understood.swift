import Corpus

// Chinese leaves out a subject that is understood: 甲公司成立于2003年,总部位于青岛.
extension RuleSentence {
  /// How many clauses and sentences back a subject is still understood.
  private static let clauses = 12
  private static let reach = 2

  /// What is understood at `place` without being named there.
  ///
  /// The last clause before it that begins with a name of these kinds says it, else the last one
  /// that names only one thing of them. Where no clause of the sentence does, the sentence before
  /// is asked, and the one before that.
  ///
  /// - Returns: nil where the text leaves it open.
  func understood(_ kinds: RuleKinds, ending: RuleWordList?, at place: Int32) -> Item? {
    var end = place
    var sole: Item??
    for _ in 0..<Self.clauses {
      while let mark = scalar(before: end), RulePunctuation.endsClause(mark.value) {
        end -= mark.count
      }
      guard end > span.start else { break }
      let start = clauseStart(of: end)
      let clause = TextSpan(start, end)
      let named = items.filter {
        clause.contains($0.span) && !$0.kinds.isDisjoint(with: kinds) && isFit($0, ending)
      }
      if let first = named.first {
        if begins(first.span, clause, kinds) { return first }
        if sole == nil { sole = .some(isSole(first, named) ? first : nil) }
      }
      end = start
    }
    return sole ?? understoodBefore(kinds, ending)
  }

  private func understoodBefore(_ kinds: RuleKinds, _ ending: RuleWordList?) -> Item? {
    guard let here = sentences.index(of: span) else { return nil }
    for index in stride(from: here - 1, through: max(0, here - Self.reach), by: -1) {
      let before = sentences[index]
      guard before.paragraph == sentences[here].paragraph else { return nil }
      let named = names(in: before.span, kinds).filter { isFit($0, ending) }
      guard let first = named.first else { continue }
      let clause = TextSpan(before.span.start, before.span.end)
      return begins(first.span, clause, kinds) || isSole(first, named) ? first : nil
    }
    return nil
  }

  private func names(in other: TextSpan, _ kinds: RuleKinds) -> [Item] {
    var found: [Item] = []
    let slice = mentions.starting(in: other)
    for index in slice.indices where !RuleKinds(slice[index].type).isDisjoint(with: kinds) {
      found.append(
        Item(
          span: slice[index].span,
          kinds: RuleKinds(slice[index].type),
          reference: .mention(index)
        )
      )
    }
    for word in RuleStandIn.inside(other, of: standIns)
    where !RuleKinds(word.type).isDisjoint(with: kinds) {
      found.append(
        Item(span: word.span, kinds: RuleKinds(word.type), reference: .standIn(word.entity))
      )
    }
    return found.sorted { $0.span < $1.span }
  }

  private func isFit(_ item: Item, _ ending: RuleWordList?) -> Bool {
    guard entity(item) != nil else { return false }
    return ending.map { endsIn($0, item) } ?? true
  }

  private func isSole(_ first: Item, _ named: [Item]) -> Bool {
    let one = entity(first)
    return named.allSatisfy { entity($0) == one }
  }

  /// Whether only nouns and times stand between the start of a clause and the name, and no name
  /// joined to it behind it; a person is not whom 张三的妻子 speaks of.
  private func begins(_ name: TextSpan, _ clause: TextSpan, _ kinds: RuleKinds) -> Bool {
    for token in tokens.starting(in: TextSpan(clause.start, name.start)) {
      let classes = RuleTokenClass(tag: token.pos)
      if classes.isDisjoint(with: [.noun, .adjective, .numeral, .adverb]) { return false }
    }
    guard let next = tokens.starting(in: TextSpan(name.end, clause.end)).first else { return true }
    let classes = RuleTokenClass(tag: next.pos)
    if !classes.isDisjoint(with: .conjunction) || next.pos == "EC" { return false }
    return classes.isDisjoint(with: .particle) || kinds.isDisjoint(with: RuleKinds(.person))
  }

  private func entity(_ item: Item) -> Int? {
    switch item.reference {
    case .mention(let index): mentions[index].entity
    case .standIn(let entity): entity
    default: nil
    }
  }

  /// Whether a word of a list ends the name, or a name of what it stands for.
  func endsIn(_ list: RuleWordList, _ item: Item) -> Bool {
    if list.ends(text.bytes[item.span.range]) { return true }
    guard let index = entity(item) else { return false }
    let known = entities[index]
    return list.ends(Array(known.name.utf8)[...])
      || known.names.contains { list.ends(Array($0.name.utf8)[...]) }
  }
}

extension RuleWordList {
  /// Whether one of the words stands at the end.
  fileprivate func ends(_ name: ArraySlice<UInt8>) -> Bool {
    lengths.contains { $0 <= name.count && words.contains(name.suffix($0)) }
  }
}
