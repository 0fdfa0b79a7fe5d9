import Corpus
import Language

/// Decides of each quotation in a paragraph what it is and whose, and finds reported speech.
struct QuotationJudge {
  let document: Document
  let lexicon: SpeechLexicon
  let units: [SpeechUnit]
  let quotes: [QuotedStretches.Stretch]
  let attributions: [Attribution]
  let finder: AttributionFinder

  /// Five Han characters with their mark: shorter ones are slogans and cries more often than
  /// speech (“加油!”).
  static let shortestSentence = 16

  var text: Text { document.text }

  /// The quotations of the paragraph.
  ///
  /// - Parameter last: the one before the paragraph, which goes on in it where its lines open
  ///   anew.
  /// - Returns: what stands between marks, and what is reported without them.
  func quotations(after last: Quotation?) -> [Quotation] {
    var found: [Quotation] = []
    var previous = last
    var before: Int?
    for index in units.indices {
      guard let quote = units[index].quote else { continue }
      let quotation = judge(quotes[quote], at: index, after: previous)
      if let before, let first = found.last,
        let shared = shared(first, before, with: quotation, index)
      {
        found[found.count - 1] = shared
      }
      found.append(quotation)
      previous = quotation
      before = index
    }
    // In brackets nobody speaks.
    for quote in quotes where !found.contains(where: { $0.span == quote.content }) {
      found.append(Quotation(span: quote.content, kind: .term, rule: "quotations.marks"))
    }
    return found + reported(beside: found)
  }

  // MARK: Direct speech and terms

  /// “我们是来报恩的。”张三红了眼眶，“没有他们…”: the first is of whom the clause between points at
  /// for the second; nil where they have nothing to do with each other.
  private func shared(
    _ first: Quotation,
    _ before: Int,
    with second: Quotation,
    _ index: Int
  ) -> Quotation? {
    guard first.kind == .direct, first.speaker == nil, first.partOf == nil,
      second.kind == .direct, second.cue == nil, index - before > 2,
      units[index - 1].kind == .comma,
      !units[(before + 1)..<(index - 1)].contains(where: { $0.kind == .stop || $0.kind == .colon }),
      let speaker = pointing(at: index), text[speaker.span] == second.speaker,
      speaker.span.start >= units[before].span.end
    else { return nil }
    return Quotation(
      span: first.span,
      kind: .direct,
      speaker: second.speaker,
      speakerEntity: second.speakerEntity,
      rule: first.rule
    )
  }

  private func judge(
    _ stretch: QuotedStretches.Stretch,
    at index: Int,
    after previous: Quotation?
  ) -> Quotation {
    if let first = stretch.continues {
      return Quotation(
        span: stretch.content,
        kind: .direct,
        partOf: first,
        speaker: previous?.speaker,
        speakerEntity: previous?.speakerEntity,
        cue: previous?.cue,
        rule: "quotations.lines"
      )
    }
    let content = text.bytes[stretch.content.range]
    let endsSentence = PunctuationBytes.endsSentence(content)
    let isSentence = endsSentence && content.count >= Self.shortestSentence
    let looksSpoken = endsSentence || looksSpoken(stretch.content)
    let standsAlone = closesClause(index + 1)
    if let before = attributions.first(where: { announces($0, index) }) {
      // 提出“重大反诉”: a term, unless people talk so.
      let isShort =
        before.follower == .quote && before.roles.isDisjoint(with: [.says, .addressed])
        && content.count < Self.shortestSentence && !talks(stretch.content)
      let isSpeech =
        stretch.isContinued || isSentence
        || looksSpoken && standsAlone && (!isShort || endsSentence)
        || before.follower == .colon && standsAlone
        || standsAlone && PunctuationBytes.holdsClauseMark(content)
        || standsAlone && before.roles.contains(.says) && before.speaker != nil
          && content.count >= Self.shortestSaying
        || before.follower == .quote && isSaid(stretch.content, by: before, before: index + 1)
      if isSpeech {
        return direct(stretch, by: before, part: split(before), rule: "quotations.announced")
      }
    }
    if let after = attributions.first(where: { follows($0, index) }), !opensAnother(after, index) {
      // 张三认为水质“会变好”，他呼吁: what stands inside a clause belongs to it.
      let isInside =
        index > 0 && units[index - 1].kind == .noun && !endsSentence
        && attributions.last { $0.content <= index }.map {
          contentRange(of: $0).contains(index)
        } ?? false
      if isInside {
        return Quotation(span: stretch.content, kind: .term, rule: "quotations.marks")
      }
      if looksSpoken || PunctuationBytes.endsClause(content)
        || !after.isPrepositional
          && PunctuationBytes.holdsClauseMark(content)
      {
        return direct(stretch, by: after, part: nil, rule: "quotations.attributed")
      }
    }
    if let previous, previous.kind == .direct,
      index > 0 && isSeries(index) && (standsAlone || looksSpoken)
        // A paragraph of its own behind one that ends with a quotation: whoever spoke goes on.
        || isSentence && previous.speaker != nil && goesOn(from: previous, at: index)
    {
      return Quotation(
        span: stretch.content,
        kind: .direct,
        speaker: previous.speaker,
        speakerEntity: previous.speakerEntity,
        cue: previous.cue,
        rule: "quotations.series"
      )
    }
    if isSentence || stretch.isContinued
      || PunctuationBytes.endsClause(content) && content.count >= Self.shortestSentence
    {
      let inside = attributions.last {
        $0.content <= index && contentRange(of: $0).contains(index)
      }
      let owner = inside ?? (beginsSentence(index) ? lastAttribution(before: index) : nil)
      // 她摇摇头：“…”
      if owner == nil, let found = direct(stretch, pointedAt: index, rule: "quotations.colon") {
        return found
      }
      if owner?.speaker == nil, let speaker = bystander(of: index) ?? utterer(of: index) {
        return direct(stretch, of: speaker, rule: "quotations.beside")
      }
      return direct(stretch, by: owner, part: nil, rule: "quotations.sentence")
    }
    // “我不后悔。”她把奖牌挂在母亲脖子上。
    if endsSentence, looksSpoken, units[index + 1].kind != .stop, let speaker = bystander(of: index)
    {
      return direct(stretch, of: speaker, rule: "quotations.beside")
    }
    if index > 0, units[index - 1].kind == .comma || units[index - 1].kind == .bracket, standsAlone,
      looksSpoken || isPredication(stretch.content),
      case let inside = attributions.last(where: {
        $0.content <= index && contentRange(of: $0).contains(index)
      }),
      inside != nil || looksSpoken && saysI(stretch.content)
    {
      // 张三把胜利归功于队友，“他们帮我把对手研究透了”。
      if inside == nil, let found = direct(stretch, pointedAt: index, rule: "quotations.clause") {
        return found
      }
      // 张三表示，困难很多，“但我们会坚持下去”。
      return direct(stretch, by: inside, part: nil, rule: "quotations.clause")
    }
    if standsAlone, index > 0,
      units[index - 1].isNominal || units[index - 1].kind == .bracket
        || units[index - 1].kind == .adverb,
      content.count >= Self.shortestPart, looksSpoken,
      let inside = attributions.last(where: {
        $0.content <= index && contentRange(of: $0).contains(index)
      }), inside.content == index - 1 || inside.speaker?.entity != nil
    {
      // 张三承认，球队“还没有从疲劳里走出来”。
      return direct(stretch, by: inside, part: nil, rule: "quotations.clause")
    }
    if looksSpoken,
      standsAlone && PunctuationBytes.holdsClauseMark(content)
        || content.count >= Self.shortestSentence && PunctuationBytes.holdsSentenceMark(content)
    {
      if let inside = attributions.last(where: {
        $0.content <= index && contentRange(of: $0).contains(index)
      }) {
        return direct(stretch, by: inside, part: nil, rule: "quotations.clause")
      }
      // 张三说，要有信心。“困难再大，我们也能克服”。
      if standsAlone, beginsSentence(index), units[index + 1].kind == .stop,
        let last = lastAttribution(before: index)
      {
        return direct(stretch, by: last, part: nil, rule: "quotations.sentence")
      }
      let speaker = known(before: index) ?? pointing(at: index) ?? utterer(of: index)
      return direct(stretch, of: speaker, rule: "quotations.sentence")
    }
    // 警棍和“其他装备，进一步提高能力”: a part of a reported sentence with clauses of its own.
    if standsAlone, index > 0, content.count >= Self.shortestPart,
      units[index + 1].kind == .stop, PunctuationBytes.holdsClauseMark(content),
      let inside = attributions.last(where: {
        $0.content < index && contentRange(of: $0).contains(index)
      }), inside.speaker != nil, !inside.isPrepositional
    {
      return direct(stretch, by: inside, part: nil, rule: "quotations.part")
    }
    if PunctuationBytes.holdsClauseMark(content), let speaker = utterer(of: index) {
      return direct(stretch, of: speaker, rule: "quotations.sentence")
    }
    return Quotation(span: stretch.content, kind: .term, rule: "quotations.marks")
  }

  /// Whether the quotation at `index` is all that its paragraph has, and nothing but a line's end
  /// stands between it and the one before.
  private func goesOn(from previous: Quotation, at index: Int) -> Bool {
    guard index == 0, units[1...].allSatisfy({ $0.kind == .stop || $0.kind == .quote }),
      previous.span.end < units[0].span.start
    else { return false }
    let gap = text[TextSpan(previous.span.end, units[0].span.start)].unicodeScalars
    return gap.contains("\n")
      && gap.allSatisfy { scalar in
        scalar.properties.isWhitespace || "”」』\"’。！？!?".unicodeScalars.contains(scalar)
      }
  }

  /// Speech of whoever the clause before it points at.
  private func direct(
    _ stretch: QuotedStretches.Stretch,
    pointedAt index: Int,
    rule: String
  ) -> Quotation? {
    pointing(at: index).map { direct(stretch, of: $0, rule: rule) }
  }

  private func direct(
    _ stretch: QuotedStretches.Stretch,
    of speaker: Speaker?,
    rule: String
  ) -> Quotation {
    Quotation(
      span: stretch.content,
      kind: .direct,
      speaker: speaker.map { text[$0.span] },
      speakerEntity: speaker?.entity,
      rule: rule
    )
  }

  private func direct(
    _ stretch: QuotedStretches.Stretch,
    by attribution: Attribution?,
    part: TextSpan?,
    rule: String
  ) -> Quotation {
    Quotation(
      span: stretch.content,
      kind: .direct,
      partOf: part,
      speaker: attribution?.speaker.map { text[$0.span] },
      speakerEntity: attribution?.speaker?.entity,
      cue: attribution.map { text[$0.cue] },
      rule: rule
    )
  }

  /// Seven characters: what somebody says, and more than a word that he uses.
  private static let shortestSaying = 21

  /// Whether an attribution stands right before the quotation at `index`.
  private func announces(_ attribution: Attribution, _ index: Int) -> Bool {
    attribution.content == index && !attribution.roles.contains(.found)
  }

  /// Whether an attribution stands right behind the quotation at `index`.
  private func follows(_ attribution: Attribution, _ index: Int) -> Bool {
    let first = attribution.units.lowerBound
    // “…”“…”他喊着: it belongs to all of them.
    var index = index
    while index + 1 < units.count, units[index + 1].kind == .quote { index += 1 }
    guard first > index, !attribution.isPrepositional else { return false }
    guard attribution.namesSubject else {
      // “十一点半。”头也不抬地回答: somebody said it, right behind the marks.
      return attribution.follower == .nothing && first == index + 1
    }
    // “…”。协会副会长张三指出。: a sentence that says nothing else.
    if units[index + 1].kind == .stop, attribution.follower == .nothing,
      units[(index + 2)..<max(first, index + 2)].allSatisfy(\.isNominal), first >= index + 2,
      units[index].endsSentence || units[index].span.count >= Self.shortestPart
    {
      return true
    }
    // …。”赛后，张三说: a few words may say when.
    let between = units[(index + 1)..<first]
    if modifies(between, through: attribution.units) { return true }
    // 20岁的中国选手张三说: all that stands between says who it is.
    if between.count <= 9, self.units[attribution.units].contains(where: { $0.type == .person }),
      between.allSatisfy({
        $0.isNominal || $0.kind == .number || $0.kind == .possessive || $0.kind == .time
          || $0.kind == .joint || $0.kind == .localizer || $0.kind == .bracket
          || $0.kind == .verb && $0.roles.isEmpty
      })
    {
      return true
    }
    guard between.count <= 7 else { return false }
    // 女足主帅孙某: the tagger took the title for verbs.
    let title =
      between.contains { $0.kind == .comma }
      ? between.drop { $0.kind != .comma }.dropFirst() : between
    if title.count <= 3,
      between.dropLast(title.count).allSatisfy({
        $0.kind == .comma || $0.kind == .time || $0.kind == .localizer || $0.kind == .adverb
          || $0.kind == .noun
      }),
      title.allSatisfy({ $0.kind == .verb && $0.roles.isEmpty || $0.isNominal }),
      units[first].type == .person
    {
      return true
    }
    // …。”谈到未来，张三说: a clause without a subject says of what.
    let isAdverbial =
      between.last?.kind == .comma
      && (between.first?.kind == .preposition || between.first?.kind == .verb)
    return between.allSatisfy {
      switch $0.kind {
      case .comma, .adverb, .time, .bracket, .noun, .localizer, .attribute, .number, .preposition,
        .joint:
        true
      case .verb, .mention, .possessive: isAdverbial
      default: false
      }
    }
  }

  /// “…。”李四认为，…: a verb of thinking with words of its own behind it opens what comes next, where
  /// somebody spoke right before the quotation.
  private func opensAnother(_ after: Attribution, _ index: Int) -> Bool {
    guard after.roles.contains(.opens), after.follower == .comma || after.follower == .clause,
      units[index].endsSentence, beginsSentence(index),
      units[after.content].kind != .quote
    else { return false }
    return lastAttribution(before: index) != nil
  }

  /// Whether units in one clause only say which one it is who speaks: 来自外地的游客张三说.
  private func modifies(_ between: ArraySlice<SpeechUnit>, through units: Range<Int>) -> Bool {
    var own = between.drop { $0.kind == .comma || $0.kind == .time || $0.kind == .localizer }
    // “…。”营地里，来自外地的张三说: where it was comes first.
    if let comma = own.prefix(4).firstIndex(where: { $0.kind == .comma }), comma > own.startIndex,
      self.units[comma - 1].kind == .localizer
    {
      own = own[(comma + 1)...]
    }
    guard let verb = own.firstIndex(where: { $0.kind == .verb }), own.count <= 8,
      self.units[verb..<units.upperBound].contains(where: { $0.kind == .possessive })
    else { return false }
    return own.allSatisfy {
      switch $0.kind {
      case .verb, .adverb, .preposition, .noun, .mention, .attribute, .number, .time, .localizer,
        .joint, .possessive, .bracket:
        true
      default: false
      }
    }
  }

  /// The first part of a quotation that this attribution splits.
  private func split(_ attribution: Attribution) -> TextSpan? {
    for index in units.indices where units[index].kind == .quote && follows(attribution, index) {
      if let quote = units[index].quote { return quotes[quote].content }
    }
    return nil
  }

  /// Whether what a verb of saying has right behind it was said in these words: 还说“今年卖得还好”，
  /// and 说“他不怕，我也不怕”时; not 称“一张网”为….
  private func isSaid(_ span: TextSpan, by before: Attribution, before next: Int) -> Bool {
    guard before.roles.contains(.says), !units[next].roles.contains(.naming) else { return false }
    if closesClause(next) { return isPredication(span) }
    return units[next].kind != .possessive && span.count >= Self.shortestPart
      && PunctuationBytes.holdsClauseMark(text.bytes[span.range])
  }

  /// Whether what is said ends at `index`: nothing goes on with it.
  func closesClause(_ index: Int) -> Bool {
    switch units[index].kind {
    case .comma, .stop, .joint, .quote, .bracket: true
    default: false
    }
  }

  func beginsSentence(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    if units[index - 1].kind == .quote { return true }
    return units[index - 1].kind == .stop && units[index - 1].endsSentence
  }

  /// The attribution that was last before `index`, in the paragraph.
  func lastAttribution(before index: Int) -> Attribution? {
    attributions.last { attribution in
      guard attribution.units.upperBound <= index, let speaker = attribution.speaker else {
        return false
      }
      // 张三说，我们敦促…: who says “we” inside of what is said is nobody new.
      return speaker.entity != nil
        || !lexicon.roles(of: speaker.span, in: text).contains(.speakers)
    }
  }

  /// Whether the quotation goes on with the one before: “…”、“…”.
  private func isSeries(_ index: Int) -> Bool {
    if units[index - 1].kind == .quote { return true }
    // “…”，但“…”
    let mark = units[index - 1].roles.contains(.conjoined) ? index - 2 : index - 1
    guard mark > 0, units[mark].kind == .joint || units[mark].kind == .comma else { return false }
    return units[mark - 1].kind == .quote
  }

  /// Whether it speaks of whoever says it.
  private func saysI(_ span: TextSpan) -> Bool {
    document.tokens.starting(in: span).contains {
      lexicon.roles(of: $0.span, in: text).contains(.speakers)
    }
  }

  /// Whether it has a word that people say more than texts do.
  private func talks(_ span: TextSpan) -> Bool {
    document.tokens.starting(in: span).contains {
      !lexicon.roles(of: $0.span, in: text).isDisjoint(with: [.speakers, .particles])
    }
  }

  /// Whether people talk so: 我, 吧, or an adverb with a verb.
  private func looksSpoken(_ span: TextSpan) -> Bool {
    var hasAdverb = false
    var hasVerb = false
    for token in document.tokens.starting(in: span) {
      let roles = lexicon.roles(of: token.span, in: text)
      // ⟦她⟧每一分都咬得很紧
      if token.span.start == span.start, token.pos == "PRP", span.count >= Self.shortestPredication
      {
        return true
      }
      if !roles.isDisjoint(with: [.speakers, .particles]) { return true }
      if token.pos == "RB" || token.pos == "MD" || roles.contains(.negated) {
        hasAdverb = true
      } else if token.pos == "VV" || token.pos == "VC" || token.pos == "JJ" {
        hasVerb = true
      }
      if hasAdverb, hasVerb { return true }
    }
    return false
  }

  /// Whether it says something of something, in three words or more: a slogan of two is a term.
  private func isPredication(_ span: TextSpan) -> Bool {
    let tokens = document.tokens.starting(in: span)
    guard tokens.count >= 3, span.count >= Self.shortestPredication else { return false }
    return tokens.contains { $0.pos == "VV" || $0.pos == "VC" }
  }

  /// Six Han characters.
  private static let shortestPredication = 18

  /// Ten Han characters.
  private static let shortestPart = 30
}
