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

  private var text: Text { document.text }

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
        stretch.isContinued || isSentence || looksSpoken && standsAlone && (!isShort || endsSentence)
        || before.follower == .colon && standsAlone
        || standsAlone && PunctuationBytes.holdsClauseMark(content)
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
    if index > 0, let previous, previous.kind == .direct,
      isSeries(index), standsAlone || looksSpoken
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
    let own = between.drop { $0.kind == .comma || $0.kind == .time || $0.kind == .localizer }
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

  /// Whom the clause before a colon or comma is about: ⟦她⟧摇摇头：“…”.
  private func pointing(at index: Int) -> Speaker? {
    guard index > 1, units[index - 1].kind == .colon || units[index - 1].kind == .comma else {
      return nil
    }
    var start = index - 1
    while start > 0, !units[start - 1].endsClause, units[start - 1].kind != .quote { start -= 1 }
    guard case .found(let speaker, _) = finder.clauseSpeaker(from: start, before: index - 1),
      speaker.entity.map({ document.entities[$0].type == .person })
        ?? (units[start..<(index - 1)].contains { $0.kind == .pronoun }
          || lexicon.isSpeaker(endingAt: speaker.span.end, in: text))
    else { return nil }
    return speaker
  }

  /// Whether what a verb of saying has right behind it was said in these words: 还说“今年卖得还好”，
  /// and 说“他不怕，我也不怕”时; not 称“一张网”为….
  private func isSaid(_ span: TextSpan, by before: Attribution, before next: Int) -> Bool {
    guard before.roles.contains(.says), !units[next].roles.contains(.naming) else { return false }
    if closesClause(next) { return isPredication(span) }
    return units[next].kind != .possessive && span.count >= Self.shortestPart
      && PunctuationBytes.holdsClauseMark(text.bytes[span.range])
  }

  /// Who stands beside a quotation that is a sentence of its own and that nobody is said to say:
  /// the person whom the clause right behind it is about (“…。”⟦张三⟧红了眼眶), or, at the end of a
  /// paragraph, the one whom the sentence before it is about (⟦张三⟧拿下16分。“…。”).
  private func bystander(of index: Int) -> Speaker? {
    guard beginsSentence(index), units[index].endsSentence, index + 1 < units.count,
      index == 0 || units[index - 1].kind != .quote
    else { return nil }
    let next = index + 1
    if units[next].kind == .stop {
      guard next == units.count - 1, index > 1 else { return nil }
      let end = index - 1
      let start =
        units[..<end].lastIndex { $0.kind == .stop && $0.endsSentence || $0.kind == .quote }
        .map { $0 + 1 } ?? 0
      guard !units[start..<end].contains(where: { $0.roles.contains(.negated) }) else {
        return nil
      }
      return finder.sentenceSubject(from: start, to: end).flatMap { isPerson($0) ? $0 : nil }
    }
    guard !units[next].endsClause, units[next].kind != .quote else { return nil }
    let end = units[next...].firstIndex { $0.endsClause || $0.kind == .quote } ?? next
    guard case .found(let speaker, _) = finder.clauseSpeaker(from: next, before: end) else {
      return nil
    }
    return isPerson(speaker) ? speaker : nil
  }

  /// Who is said to have spoken a quotation: ⟦张三⟧放下一番“…”的表态.
  private func utterer(of index: Int) -> Speaker? {
    guard index + 2 < units.count, units[index + 1].kind == .possessive,
      units[index + 2].roles.contains(.utterances)
    else { return nil }
    let start = units[..<index].lastIndex { $0.endsClause }.map { $0 + 1 } ?? 0
    // Whom it is said to stands behind a preposition: 对李四.
    if let person = (start..<index).first(where: {
      units[$0].type == .person
        && ($0 == start || units[$0 - 1].kind != .preposition || units[$0 - 1].span.count > 3)
    }) {
      return finder.speaker(first: person, last: person)
    }
    return finder.sentenceSubject(from: start, to: index)
  }

  private func isPerson(_ attribution: Attribution) -> Bool {
    attribution.speaker.map { isPerson($0) } ?? false
  }

  private func isPerson(_ speaker: Speaker) -> Bool {
    speaker.entity.map { document.entities[$0].type == .person } ?? false
  }

  /// Of whom sayings are told in the sentence before `index`: 张三语录.
  private func known(before index: Int) -> Speaker? {
    for place in stride(from: index - 1, to: 0, by: -1) {
      let unit = units[place]
      if unit.kind == .stop, unit.endsSentence { return nil }
      if unit.roles.contains(.sayings),
        let name = (0..<place).last(where: { units[$0].type == .person }),
        !units[name..<place].contains(where: { $0.endsClause })
      {
        return Speaker(span: units[name].span, entity: units[name].entity)
      }
    }
    return nil
  }

  /// Whether what is said ends at `index`: nothing goes on with it.
  private func closesClause(_ index: Int) -> Bool {
    switch units[index].kind {
    case .comma, .stop, .joint, .quote, .bracket: true
    default: false
    }
  }

  private func beginsSentence(_ index: Int) -> Bool {
    guard index > 0 else { return true }
    if units[index - 1].kind == .quote { return true }
    return units[index - 1].kind == .stop && units[index - 1].endsSentence
  }

  /// The attribution that was last before `index`, in the paragraph.
  private func lastAttribution(before index: Int) -> Attribution? {
    attributions.last { $0.units.upperBound <= index && $0.speaker != nil }
  }

  /// Whether the quotation goes on with the one before: “…”、“…”.
  private func isSeries(_ index: Int) -> Bool {
    if units[index - 1].kind == .quote { return true }
    guard index > 1, units[index - 1].kind == .joint || units[index - 1].kind == .comma else {
      return false
    }
    return units[index - 2].kind == .quote
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

  // MARK: Reported speech

  private func reported(beside quotations: [Quotation]) -> [Quotation] {
    var found: [Quotation] = []
    var end = 0
    for attribution in attributions where attribution.units.lowerBound >= end {
      var range = contentRange(of: attribution)
      // What follows in the speaker's own words is a row of its own.
      if let quote = range.dropFirst().first(where: { index in
        units[index].kind == .quote && units[index - 1].kind == .comma
          && quotations.contains { $0.kind == .direct && units[index].span.contains($0.span) }
      }) {
        range = range.lowerBound..<(quote - 1)
      }
      guard let span = reportedSpan(attribution, range, quotations) else { continue }
      end = max(end, range.upperBound)
      found.append(
        Quotation(
          span: span,
          kind: .indirect,
          speaker: attribution.speaker.map { text[$0.span] },
          speakerEntity: attribution.speaker?.entity,
          cue: text[attribution.cue],
          rule: attribution.isPrepositional ? "quotations.according" : "quotations.reported"
        )
      )
    }
    return found
  }

  private func reportedSpan(
    _ attribution: Attribution,
    _ range: Range<Int>,
    _ quotations: [Quotation]
  ) -> TextSpan? {
    guard attribution.follower != .nothing, attribution.follower != .quote, !range.isEmpty,
      attribution.speaker != nil || attribution.isPrepositional || attribution.isAnonymous
    else { return nil }
    if attribution.roles.contains(.found), !namesSource(attribution) { return nil }
    let span = TextSpan(units[range.lowerBound].span.start, units[range.upperBound - 1].span.end)
    guard span.count >= Self.shortestReport else { return nil }
    var spoken = 0
    for quotation in quotations
    where quotation.kind == .direct && quotation.rule != "quotations.part"
      && span.contains(quotation.span)
    {
      spoken += quotation.span.count
    }
    if spoken * 2 > span.count { return nil }
    if units[range.lowerBound].kind == .quote,
      quotations.contains(where: {
        $0.kind == .direct && units[range.lowerBound].span.contains($0.span)
      })
    {
      return nil
    }
    if attribution.follower == .clause, !isClause(units[range]) { return nil }
    return span
  }

  /// Whether the speaker of a finding is named where it stands: not in 结果显示.
  private func namesSource(_ attribution: Attribution) -> Bool {
    guard let speaker = attribution.speaker else { return false }
    if speaker.entity == nil {
      // 霍姆斯的文件显示: papers of somebody.
      return units[attribution.units].contains {
        $0.type == .person || $0.type == .organization
      }
    }
    return units[attribution.units].contains {
      $0.kind == .mention && $0.entity == speaker.entity || $0.kind == .pronoun
    }
  }

  /// Four Han characters.
  private static let shortestReport = 12

  /// Whether units make a clause, not the object of a verb: 表示感谢 reports nothing.
  private func isClause(_ units: ArraySlice<SpeechUnit>) -> Bool {
    guard units.count >= 3 else { return false }
    let hasVerb = units.contains { $0.kind == .verb }
    let hasAdverb = units.contains { $0.kind == .adverb }
    let hasSubject = units.first.map { $0.isNominal || $0.kind == .time } ?? false
    return hasVerb && (hasAdverb || hasSubject) || hasAdverb && hasSubject
  }

  /// Whether units only say where or when: 在来信中.
  private func isAdverbial(_ range: Range<Int>) -> Bool {
    guard let first = range.first, let last = range.last else { return false }
    return units[first].kind == .preposition && units[last].kind == .localizer
      && !units[range].contains { $0.endsClause }
  }

  /// Whether in the clause at `index`, behind a semicolon, somebody else speaks.
  private func speaksElse(from index: Int) -> Bool {
    var hasName = false
    for unit in units[index...] {
      if unit.endsClause { return false }
      if unit.type == .person || unit.type == .organization { hasName = true }
      if hasName, unit.kind == .verb, !unit.roles.isDisjoint(with: .verbs) { return true }
    }
    return false
  }

  /// The units of what is said behind an attribution, without the marks at its ends.
  ///
  /// It goes to the end of the sentence, or to the next attribution that begins a clause.
  private func contentRange(of attribution: Attribution) -> Range<Int> {
    var end = attribution.content
    while end < units.count {
      let unit = units[end]
      if unit.kind == .stop, unit.endsSentence || speaksElse(from: end + 1) { break }
      end += 1
      if let quote = unit.quote, end < units.count, units[end].kind != .comma,
        PunctuationBytes.endsSentence(text.bytes[quotes[quote].content.range])
      {
        break
      }
    }
    // 据某社报道，⟦张三说，…⟧: what is reported is that somebody else speaks.
    if attribution.isPrepositional || !isPerson(attribution),
      attributions.contains(where: { next in
        next.units.lowerBound >= attribution.content && next.beginsClause && next.namesSubject
          && (next.speaker?.entity != nil || attribution.isPrepositional && next.speaker != nil)
          && !next.isPrepositional && next.follower == .comma
          && next.units.upperBound < end
          && !units[attribution.content..<next.units.lowerBound].contains { $0.endsClause }
      })
    {
      return attribution.content..<attribution.content
    }
    // 《日报》称，⟦根据一项调查，61%的人认为…⟧: what the report goes by belongs to what it says.
    let source = attribution.content
    let sourceEnd =
      source < end && units[source].roles.contains(.according)
      ? units[source..<end].firstIndex { $0.kind == .comma } ?? source : source
    for next in attributions
    where next.units.lowerBound > attribution.content && next.units.lowerBound < end
      && next.beginsClause
    {
      // The mark before the clause of the next one.
      guard
        let mark = (attribution.content..<next.units.lowerBound).last(where: {
          units[$0].endsClause
        }), mark > sourceEnd, !isAdverbial(attribution.content..<mark)
      else { continue }
      end = min(end, mark)
      break
    }
    var start = attribution.content
    while start < end, units[start].endsClause { start += 1 }
    while end > start, units[end - 1].endsClause { end -= 1 }
    return start..<end
  }
}
