import Corpus
import Language

// Who it is that a verb of speaking belongs to.
extension AttributionFinder {
  enum Subject {
    case found(Speaker, first: Int)
    /// The clause has none of its own.
    case missing
    /// It is no attribution: 没有透露, 被认为, 听到他说.
    case blocked
  }

  /// The subject of the verb at `index`, in the clause that starts at `start`.
  func subject(before index: Int, from start: Int, sentence: Int) -> Subject {
    var place = index - 1
    while place >= start {
      let unit = units[place]
      switch unit.kind {
      case .adverb, .preposition:
        if unit.roles.contains(.negated) || unit.roles.contains(.passive) { return .blocked }
        if let first = society(endingAt: place, from: start, before: index) {
          let span = TextSpan(units[first].span.start, unit.span.end)
          return .found(Speaker(span: span, entity: nil), first: first)
        }
        if isGivenName(place, from: start) {
          let span = TextSpan(units[place - 1].span.start, unit.span.end)
          return .found(Speaker(span: span, entity: nil), first: place - 1)
        }
        place -= 1
      case .time, .bracket, .aspect, .joint, .number, .possessive: place -= 1
      case .adverbial: place = beforeManner(endingAt: place, from: start)
      case .verb:
        if unit.roles.contains(.passive) { return .blocked }
        if isGivenName(place, from: start) {
          let span = TextSpan(units[place - 1].span.start, unit.span.end)
          return .found(Speaker(span: span, entity: nil), first: place - 1)
        }
        // 通知强调: the tagger took the first word for a verb.
        if unit.roles.contains(.reports), place + 1 == index, onlyAdverbs(from: start, to: place) {
          return .found(speaker(first: place, last: place), first: place)
        }
        place -= 1
      case .localizer:
        guard
          let before = beforePhrase(endingAt: place, from: start)
            ?? beforeAction(endingAt: place, from: start)
        else {
          if unit.roles.contains(.adverbs) {
            place -= 1
            continue
          }
          return report(before: place, from: start)
        }
        place = before
      case .noun, .mention, .pronoun, .attribute:
        switch phrase(endingAt: place, from: start) {
        case .subject(let first):
          if let issuer = issuer(of: first...place, from: start) {
            return .found(
              Speaker(span: units[issuer].span, entity: units[issuer].entity),
              first: issuer
            )
          }
          return .found(speaker(first: first, last: place), first: first)
        case .object(let before): place = before
        case .none: return .missing
        case .blocked: return .blocked
        }
      case .quote:
        guard let name = quotedName(place, from: start) else { return .missing }
        return .found(name, first: phraseStart(endingAt: place - 1, from: start))
      default: return .missing
      }
    }
    return .missing
  }

  /// 商联⟦会⟧表示: where the tagger took the end of a society's name for the auxiliary; its first unit.
  private func society(endingAt place: Int, from start: Int, before verb: Int) -> Int? {
    let unit = units[place]
    guard place + 1 == verb, place > start, unit.span.count == 3, unit.kind == .adverb,
      lexicon.isSpeaker(endingAt: unit.span.end, in: document.text)
    else { return nil }
    let left = units[place - 1]
    guard left.span.end == unit.span.start, left.span.count >= 6, left.roles.isEmpty else {
      return nil
    }
    if left.kind == .verb { return onlyAdverbs(from: start, to: place - 1) ? place - 1 : nil }
    guard left.kind == .noun, !lexicon.isSpeaker(endingAt: left.span.end, in: document.text) else {
      return nil
    }
    return phraseStart(endingAt: place - 1, from: start)
  }

  /// 新闻网站⟦“Alpha”⟧: the name of who speaks between quotation marks, right behind what it is.
  private func quotedName(_ place: Int, from start: Int) -> Speaker? {
    guard place > start, units[place].span.count <= Self.longestQuotedName else { return nil }
    let unit = units[place]
    let noun = units[place - 1]
    guard noun.span.end == unit.span.start, !unit.endsSentence,
      noun.roles.contains(.voices) || noun.type == .organization
        || noun.kind == .noun && lexicon.isSpeaker(endingAt: noun.span.end, in: document.text)
    else { return nil }
    let bytes = document.text.bytes
    let mark = Int32(bytes.codePoint(at: Int(unit.span.start)).utf8Count)
    guard unit.span.count > 2 * Int(mark) else { return nil }
    let content = TextSpan(unit.span.start + mark, unit.span.end - mark)
    guard !PunctuationBytes.holdsClauseMark(bytes[content.range]) else {
      return nil
    }
    return Speaker(span: content, entity: document.mentionEntity(at: content))
  }

  /// Ten Han characters between their marks.
  private static let longestQuotedName = 36

  /// 书记罗⟦立新⟧: a word without a part in speech between a surname that stands behind a title and
  /// the verb, which the tagger took for an adverb.
  private func isGivenName(_ place: Int, from start: Int) -> Bool {
    let unit = units[place]
    guard unit.roles.isEmpty, (3...6).contains(unit.span.count), place - 2 >= start else {
      return false
    }
    let surname = units[place - 1]
    let title = units[place - 2]
    return surname.isProper && surname.kind == .noun && surname.span.count == 3
      && surname.span.end == unit.span.start && title.span.end == surname.span.start
      && title.kind == .noun && lexicon.isTitle(document.text[title.span])
  }

  /// The unit before how something is said: ⟦他⟧头也不抬地.
  private func beforeManner(endingAt place: Int, from start: Int) -> Int {
    var probe = place - 1
    while probe >= start, place - probe <= 6 {
      let unit = units[probe]
      if unit.kind == .pronoun || unit.kind == .mention { return probe }
      if unit.kind == .noun, lexicon.isSpeaker(endingAt: unit.span.end, in: document.text) {
        return probe
      }
      if unit.endsClause || unit.kind == .quote || unit.kind == .preposition { break }
      probe -= 1
    }
    return place - 2
  }

  private enum Phrase {
    case subject(first: Int)
    /// It belongs to a verb or preposition; go on before it.
    case object(before: Int)
    case none
    case blocked
  }

  /// What the noun phrase that ends at `last` is to the verb behind it.
  private func phrase(endingAt last: Int, from start: Int) -> Phrase {
    let unit = units[last]
    // 张三⟦教授⟧: a title behind its name.
    let isTitled =
      unit.kind == .noun && last > start && units[last - 1].type == .person
      && units[last - 1].span.end == unit.span.start
    let isPerson = unit.kind == .pronoun || unit.type == .person || isTitled
    let person = isTitled ? last - 1 : last
    var first = phraseStart(endingAt: last, from: start)
    // The preposition that it belongs to: 对…的服务表示, 向记者表示.
    let governor = (start..<first).last { index in
      units[index].kind == .preposition
        && units[index..<first].dropFirst().allSatisfy {
          $0.isNominal || $0.kind == .adverb || $0.kind == .joint || $0.kind == .possessive
            || $0.kind == .quote
        }
    }
    if let governor, !units[governor].roles.contains(.passive) {
      // 对教育负责的张三: the phrase only says which 张三.
      if isPerson, person > 0, units[person - 1].kind == .possessive {
        return .subject(first: person)
      }
      // 毕业于北京的青年演员张三: a preposition behind its verb belongs to what the 的 ends.
      if isPerson, units[governor].roles.contains(.attached),
        let possessive = (governor..<last).last(where: { units[$0].kind == .possessive })
      {
        return .subject(first: possessive + 1)
      }
      // 住在11楼的租户说: a verb that opens the clause takes the preposition to itself.
      if !isPerson, governor == start + 1, units[start].kind == .verb,
        lexicon.isSpeaker(endingAt: unit.span.end, in: document.text),
        let possessive = (governor..<last).last(where: { units[$0].kind == .possessive })
      {
        return .subject(first: possessive + 1)
      }
      if holdsName(start..<governor) { return .object(before: governor - 1) }
      return isPerson && first < last ? .subject(first: person) : .none
    }
    if first > start {
      let left = units[first - 1]
      if !left.roles.isDisjoint(with: [.perceived, .passive]) { return .blocked }
      if left.kind == .verb, !left.roles.contains(.existing), !isPerson {
        if let possessive = (first..<last).last(where: { units[$0].kind == .possessive }) {
          // 现为议员的何俊仁: what stands before 的 is a clause.
          first = possessive + 1
        } else if first > start + 1, left.roles.isEmpty, units[first - 2].kind == .noun,
          units[first].kind == .noun, units[first].span.start == left.span.end,
          lexicon.isTitle(document.text[unit.span])
        {
          // 消防救援总队长: a verb inside the name of an office.
          first = phraseStart(endingAt: first - 2, from: start)
        } else if holdsName(start..<(first - 1)) {
          return .object(before: first - 2)
        }
      }
    }
    let isSpeaker = lexicon.isSpeaker(endingAt: unit.span.end, in: document.text)
    if isSpeaker, unit.kind == .noun, first == last, first - 1 == start,
      units[start].kind == .verb, units[start].roles.isEmpty
    {
      // 公诉机关, 主办单位: at the head of the clause the verb is a part of the noun.
      return .subject(first: start)
    }
    if unit.kind == .noun, !isSpeaker, first < last, isName(unit, behind: units[last - 1]) {
      return .subject(first: first)
    }
    if unit.kind == .noun && !unit.isProper || unit.kind == .attribute, !isSpeaker,
      unit.roles.isDisjoint(with: [.reports, .voices])
    {
      return .object(before: first - 1)
    }
    return .subject(first: first)
  }

  /// Whether a word that nobody knows stands behind a title, as a name does: 主任安可.
  private func isName(_ unit: SpeechUnit, behind title: SpeechUnit) -> Bool {
    unit.roles.isEmpty && (6...9).contains(unit.span.count) && title.kind == .noun
      && lexicon.isTitle(document.text[title.span])
  }

  /// The unit before a prepositional phrase that ends at `end`; nil where nothing that could be
  /// a subject stands before it.
  private func beforePhrase(endingAt end: Int, from start: Int) -> Int? {
    guard let first = (start..<end).last(where: { units[$0].kind == .preposition }) else {
      return nil
    }
    // 在…之前的…中 nests: take the first one as long as a name stands before it.
    let outer = (start..<first).last {
      units[$0].kind == .preposition && holdsName(start..<$0)
        && !units[$0..<first].contains { $0.kind == .localizer }
    }
    let border = outer ?? first
    return holdsName(start..<border) ? border - 1 : nil
  }

  /// Units of whom or what an action is done to: 会见(越共中央总书记某某)时.
  private static let longestObject = 9

  /// The unit before what the speaker was doing: 张三(受访)时表示, 张三(走访企业)时表示.
  private func beforeAction(endingAt end: Int, from start: Int) -> Int? {
    // 张三列席时: where the tagger takes the verb for a noun.
    if let person = (max(start, end - Self.longestObject)..<end).dropLast()
      .last(where: { units[$0].type == .person }),
      units[person + 1].roles.isEmpty
        || units[person + 1].kind == .localizer,
      units[(person + 1)..<end].allSatisfy({
        ($0.kind == .noun || $0.kind == .localizer) && $0.type == nil
      }),
      !units[start..<person].contains(where: {
        $0.kind == .verb && !lexicon.isTitle(document.text[$0.span])
      })
    {
      return person
    }
    guard let verb = (start..<end).last(where: { units[$0].kind == .verb }),
      end - verb <= Self.longestObject,
      units[verb].roles.isDisjoint(with: [.perceived, .passive, .existing]),
      units[(verb + 1)..<end].allSatisfy({ $0.isNominal || $0.kind == .aspect }),
      holdsName(start..<verb)
    else { return nil }
    // 张三｜口头｜(报告)时: how he does it.
    if units[verb - 1].type == nil,
      let person = units[start..<verb].lastIndex(where: { $0.type == .person }),
      units[(person + 1)..<verb].allSatisfy({
        [.noun, .attribute, .adverb].contains($0.kind) && $0.type == nil && $0.roles.isEmpty
      })
    {
      return person
    }
    return verb - 1
  }

  /// ⟦海关⟧发布的报告, ⟦蓝湾公司⟧今年早些时候的一份报告, ⟦海关⟧公布的《年报》: who has brought out a report
  /// that does not name him itself; nil where its clause does not say so.
  private func issuer(of report: ClosedRange<Int>, from start: Int) -> Int? {
    let head = units[report.upperBound]
    guard head.roles.contains(.reports) || head.type == .work,
      !units[report].contains(where: { $0.type == .person || $0.type == .organization })
    else { return nil }
    var index = report.lowerBound - 1
    // 来自蓝湾公司的数据: what stands before the name is no part of it.
    guard index > start, units[index].kind == .possessive else { return nil }
    let limit = max(start, index - Self.issuerReach)
    while index > limit {
      index -= 1
      let unit = units[index]
      if unit.type == .organization { return index }
      switch unit.kind {
      case .time, .adverb, .noun, .number, .localizer, .attribute: continue
      case .verb where unit.roles.isDisjoint(with: [.says, .passive]): continue
      default: return nil
      }
    }
    return nil
  }

  /// Units between who brings a report out and 的.
  private static let issuerReach = 7

  /// 报告中指出: a report speaks for who made it.
  private func report(before end: Int, from start: Int) -> Subject {
    guard end > start, units[end - 1].roles.contains(.reports),
      !units[start..<end].contains(where: { $0.kind == .preposition })
    else { return .missing }
    let first = phraseStart(endingAt: end - 1, from: start)
    return .found(speaker(first: first, last: end - 1), first: first)
  }

  private func holdsName(_ range: Range<Int>) -> Bool {
    units[range].contains { $0.kind == .noun || $0.kind == .mention || $0.kind == .pronoun }
  }

  /// Where the noun phrase begins that ends at `end`.
  func phraseStart(endingAt end: Int, from start: Int) -> Int {
    var first = end
    while first > start {
      let left = units[first - 1]
      if left.isNominal || left.kind == .bracket {
        first -= 1
      } else if left.kind == .possessive || left.kind == .joint, first - 2 >= start,
        units[first - 2].isNominal
      {
        first -= 2
      } else {
        break
      }
    }
    while first < end, units[first].kind == .bracket { first += 1 }
    return first
  }

  func isReport(before index: Int) -> Bool {
    var index = index
    while index > 0, units[index - 1].kind == .adverb { index -= 1 }
    return index > 0
      && (units[index - 1].roles.contains(.reports) || units[index - 1].type == .work
        || index > 1 && units[index - 1].kind == .localizer
          && units[index - 2].roles.contains(.reports))
  }

  /// The speaker that a noun phrase names, by its last name.
  func speaker(first: Int, last: Int) -> Speaker {
    let unit = units[last]
    if unit.kind == .mention, unit.type == .person || first == last {
      // 张三和李四 are not one.
      if first <= last - 2, units[last - 1].kind == .joint, units[last - 2].type == .person {
        return Speaker(span: TextSpan(units[first].span.start, unit.span.end), entity: nil)
      }
      return Speaker(span: unit.span, entity: unit.entity)
    }
    if unit.kind == .pronoun, first == last {
      return Speaker(span: unit.span, entity: anaphors.entity(for: unit.span))
    }
    let whole = TextSpan(units[first].span.start, unit.span.end)
    if unit.kind == .mention { return Speaker(span: unit.span, entity: unit.entity) }
    // 张三教授: what stands behind a person's name is a title.
    if let name = (first..<last).last(where: { units[$0].kind == .mention }) {
      let tail = units[(name + 1)...last]
      if units[name].type == .person, tail.count <= 2, tail.allSatisfy({ $0.kind == .noun }) {
        return Speaker(
          span: TextSpan(units[name].span.start, unit.span.end),
          entity: units[name].entity
        )
      }
      if tail.allSatisfy({ !$0.roles.isDisjoint(with: [.voices, .reports]) }),
        units[name].type != .person
      {
        return Speaker(span: whole, entity: units[name].entity)
      }
      if unit.roles.contains(.reports), units[name].type != .person {
        return Speaker(span: units[name].span, entity: units[name].entity)
      }
      return Speaker(span: whole, entity: nil)
    }
    if unit.roles.contains(.reports) {
      return Speaker(span: whole, entity: reporter(before: units[first].span.start))
    }
    return Speaker(span: whole, entity: anaphors.entity(for: whole))
  }

  /// The report in 报道称, where the tagger took both words for verbs.
  func report(in unit: SpeechUnit) -> Speaker? {
    guard unit.roles.contains(.reports) else { return nil }
    for length: Int32 in [9, 6] where unit.span.count > Int(length) {
      let noun = TextSpan(unit.span.start, unit.span.start + length)
      if lexicon.roles(of: noun, in: document.text).contains(.reports) {
        return Speaker(span: noun, entity: reporter(before: noun.start))
      }
    }
    return nil
  }

  /// Whose report is meant, where the text only says 报道称: who was last said to have published
  /// one, in this paragraph or the two before it.
  private func reporter(before position: Int32) -> Int? {
    var found: Mention?
    var from = position
    let paragraphs = document.paragraphs.prefix { $0.span.start <= position }.suffix(3)
    if let first = paragraphs.first { from = first.span.start }
    for mention in document.mentions.starting(in: TextSpan(from, max(from, position)))
    where mention.type == .organization || mention.type == .work {
      if let found, found.span.contains(mention.span) { continue }
      guard publishes(mention.span) else { continue }
      // 《日报》发表题为《…》的报道: the paper, not the headline.
      if let found, !endsBetween(found.span, mention.span) { continue }
      found = mention
    }
    return found?.entity
  }

  /// Whether a sentence or a line ends between two names.
  private func endsBetween(_ first: TextSpan, _ second: TextSpan) -> Bool {
    guard first.end < second.start else { return false }
    let between = document.text.bytes[Int(first.end)..<Int(second.start)]
    return between.contains(0x0A) || PunctuationBytes.holdsSentenceMark(between)
  }

  /// Whether 报道, 网站 or the like stands soon behind a name, in its clause.
  private func publishes(_ name: TextSpan) -> Bool {
    let tokens = document.tokens.starting(
      in: TextSpan(name.end, min(name.end + 60, Int32(document.text.count)))
    )
    for token in tokens {
      if token.pos == "," || token.pos == "." { return false }
      if lexicon.roles(of: token.span, in: document.text).contains(.publishes) { return true }
    }
    return false
  }

  /// Who 据…介绍 or 在…看来 names.
  func source(in range: Range<Int>) -> Speaker? {
    // 据新华社援引外交部消息: who cites.
    if let citing = range.first(where: { units[$0].roles.contains(.citing) }),
      citing > range.lowerBound
    {
      return source(in: range.lowerBound..<citing)
    }
    var last = range.upperBound - 1
    var first = range.lowerBound
    while last >= first, !units[last].isNominal || units[last].kind == .number {
      // 组委⟦会⟧: the tagger took the end of the noun for a verb.
      if last > first, units[last].span.count == 3, units[last - 1].kind == .noun,
        units[last - 1].span.end == units[last].span.start,
        lexicon.isSpeaker(endingAt: units[last].span.end, in: document.text)
      {
        return Speaker(
          span: TextSpan(units[last - 1].span.start, units[last].span.end),
          entity: nil
        )
      }
      last -= 1
    }
    while first < last, !units[first].isNominal { first += 1 }
    guard last >= first else { return nil }
    // 据约翰逊大学的最新数据统计: the name, not the figures.
    if let possessive = (first...last).last(where: { units[$0].kind == .possessive }),
      units[last].kind != .mention
    {
      if let name = (first..<possessive).last(where: {
        units[$0].kind == .mention && units[$0].type != .place
      }) {
        return Speaker(span: units[name].span, entity: units[name].entity)
      }
      if let name = (first..<possessive).first(where: { units[$0].kind == .mention }) {
        return Speaker(span: units[name].span, entity: units[name].entity)
      }
    }
    let start = phraseStart(endingAt: last, from: first)
    return speaker(first: start, last: last)
  }
}
