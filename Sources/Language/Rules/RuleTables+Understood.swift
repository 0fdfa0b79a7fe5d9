import Corpus

// Chinese leaves out a subject that is understood: 甲公司成立于2003年,总部位于青岛.
extension RuleTables {
  /// How many clauses and sentences back a subject is still understood.
  private static let clauses = 12
  private static let reach = 2
  /// Prepositions of a place and of a partner.
  private static let beside = ["在", "于", "与", "與", "同", "跟", "向", "对", "對"].map {
    Array($0.utf8)
  }

  /// What is understood at `place` without being named there.
  ///
  /// The last clause before it that begins with a name of these kinds says it, else the last one
  /// that names only one thing of them. Where no clause of the sentence does, the sentence before
  /// is asked, and the one before that.
  ///
  /// - Returns: nil where the text leaves it open.
  func understood(_ kinds: RuleKinds, ending: Int, at place: Int) -> RuleSentence.Item? {
    var end = place
    var sole: RuleSentence.Item??
    for _ in 0..<Self.clauses {
      while let mark = scalar(before: end), RulePunctuation.endsClause(mark.value) {
        end -= mark.count
      }
      guard end > 0 else { break }
      let start = clauseStart(of: end)
      let clause = TextSpan(span.start + Int32(start), span.start + Int32(end))
      let named = items.filter {
        clause.contains($0.span) && !$0.kinds.isDisjoint(with: kinds) && isFit($0, ending)
      }
      if let first = named.first {
        if begins(first.span, clause, kinds) { return first }
        if sole == nil { sole = .some(isSole(first, named) ? first : nil) }
      }
      end = start
    }
    return sole ?? understoodBefore(kinds, ending) ?? ofCareer(kinds, ending)
      ?? opening(kinds, ending)
  }

  private static let sexes = ["男", "女"].map { Array($0.utf8) }
  /// Lines of a career that one may have.
  private static let careerLines = 40

  /// Whose career a line belongs to that begins with a date.
  ///
  /// 张三，男，汉族… stands above it, and below that, line by line, 2009年1月，任某公司经理. Nobody else may be
  /// named in between.
  private func ofCareer(_ kinds: RuleKinds, _ ending: Int) -> RuleSentence.Item? {
    let sentences = document.sentences
    guard !kinds.isDisjoint(with: RuleKinds(.person)), let here = sentences.index(of: span),
      firstOfParagraph(here) == here, opensWithDate(span)
    else { return nil }
    var line = here
    for _ in 0..<Self.careerLines where line > 0 {
      line = firstOfParagraph(line - 1)
      let named = names(in: sentences[line].span, kinds).filter { isFit($0, ending) }
      if opensWithDate(sentences[line].span) {
        // 2010年，王强到任: somebody else comes in between.
        if !named.isEmpty { return nil }
        continue
      }
      guard let first = named.first, first.span.start == sentences[line].span.start,
        opensCareer(behind: Int(first.span.end))
      else { return nil }
      return first
    }
    return nil
  }

  /// Whether a comma and 男 or 女 stand there, as behind the name that a career begins with.
  private func opensCareer(behind name: Int) -> Bool {
    guard name < document.text.count else { return false }
    let mark = document.text.bytes.codePoint(at: name)
    guard RulePunctuation.endsClause(mark.value) else { return false }
    let rest = document.text.bytes[(name + mark.utf8Count)...].drop { $0 == 0x20 }
    return Self.sexes.contains { rest.starts(with: $0) }
  }

  private func firstOfParagraph(_ sentence: Int) -> Int {
    let sentences = document.sentences
    var first = sentence
    while first > 0, sentences[first - 1].paragraph == sentences[sentence].paragraph { first -= 1 }
    return first
  }

  private func opensWithDate(_ sentence: TextSpan) -> Bool {
    document.times.starting(in: sentence).first?.span.start == sentence.start
  }

  /// What the text opened with, where a paragraph behind it names nothing: the organization that
  /// the title or the first sentence is about.
  private func opening(_ kinds: RuleKinds, _ ending: Int) -> RuleSentence.Item? {
    guard kinds.isDisjoint(with: RuleKinds(.person)), let here = document.sentences.index(of: span),
      here > 0
    else { return nil }
    for sentence in document.sentences.prefix(min(here, Self.reach)) {
      let named = names(in: sentence.span, kinds).filter { isFit($0, ending) }
      guard let first = named.first else { continue }
      return begins(first.span, sentence.span, kinds) ? first : nil
    }
    return nil
  }

  private func understoodBefore(_ kinds: RuleKinds, _ ending: Int) -> RuleSentence.Item? {
    let sentences = document.sentences
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

  private func names(in other: TextSpan, _ kinds: RuleKinds) -> [RuleSentence.Item] {
    var found: [RuleSentence.Item] = []
    let slice = document.mentions.starting(in: other)
    for index in slice.indices where !RuleKinds(slice[index].type).isDisjoint(with: kinds) {
      found.append(
        RuleSentence.Item(
          span: slice[index].span,
          kinds: RuleKinds(slice[index].type),
          reference: .mention(index)
        )
      )
    }
    for word in RuleStandIn.inside(other, of: standIns)
    where !RuleKinds(word.type).isDisjoint(with: kinds) {
      found.append(
        RuleSentence.Item(
          span: word.span,
          kinds: RuleKinds(word.type),
          reference: .standIn(word.entity)
        )
      )
    }
    return found.sorted { $0.span < $1.span }
  }

  private func isFit(_ item: RuleSentence.Item, _ ending: Int) -> Bool {
    guard entity(item) != nil else { return false }
    return ending < 0 || endsIn(ending, item)
  }

  /// Whether no other is named, and this one is more than the place or the partner of what is told:
  /// 在上海证券交易所上市 does not speak of the exchange.
  private func isSole(_ first: RuleSentence.Item, _ named: [RuleSentence.Item]) -> Bool {
    let before = document.text.bytes[..<Int(first.span.start)]
    if Self.beside.contains(where: { before.suffix($0.count).elementsEqual($0) }) { return false }
    let one = entity(first)
    return named.allSatisfy { entity($0) == one }
  }

  /// Whether only nouns and times stand between the start of a clause and the name, and no name
  /// joined to it behind it; a person is not whom 张三的妻子 speaks of.
  private func begins(_ name: TextSpan, _ clause: TextSpan, _ kinds: RuleKinds) -> Bool {
    for token in document.tokens.starting(in: TextSpan(clause.start, name.start)) {
      let classes = tags.classes(of: token.pos).classes
      if classes.isDisjoint(with: [.noun, .adjective, .numeral, .adverb]) { return false }
    }
    guard let next = document.tokens.starting(in: TextSpan(name.end, clause.end)).first else {
      return true
    }
    let classes = tags.classes(of: next.pos).classes
    if !classes.isDisjoint(with: .conjunction) || next.pos == "EC" { return false }
    return classes.isDisjoint(with: .particle) || kinds.isDisjoint(with: RuleKinds(.person))
  }

  private func entity(_ item: RuleSentence.Item) -> Int? {
    switch item.reference {
    case .mention(let index): document.mentions[index].entity
    case .standIn(let entity): entity
    default: nil
    }
  }

  /// Whether a word of a list ends the name, or a name of what it stands for.
  func endsIn(_ list: Int, _ item: RuleSentence.Item) -> Bool {
    let name = UnsafeBufferPointer(rebasing: text[item.span.range])
    if machine.ends(name, list) { return true }
    guard let index = entity(item) else { return false }
    let known = document.entities[index]
    return endsIn(list, known.name) || known.names.contains { endsIn(list, $0.name) }
  }

  private func endsIn(_ list: Int, _ name: String) -> Bool {
    Array(name.utf8).withUnsafeBufferPointer { machine.ends($0, list) }
  }
}
