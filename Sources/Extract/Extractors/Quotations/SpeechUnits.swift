import Corpus
import Language

/// Cuts a paragraph into the units of which attributions are made.
struct SpeechUnits {
  let text: Text
  let lexicon: SpeechLexicon

  /// Reads one paragraph.
  ///
  /// - Parameters:
  ///   - paragraph: its span.
  ///   - document: with its tokens and names.
  ///   - quotes: the outermost quotations in it, marks included, in order.
  /// - Returns: its units, in order, with a stop at the end.
  func read(
    _ paragraph: TextSpan,
    of document: Document,
    quotes: [QuotedStretches.Stretch]
  ) -> [SpeechUnit] {
    let tokens = document.tokens.starting(in: paragraph)
    let mentions = document.mentions.starting(in: paragraph)
    let times = document.times.starting(in: paragraph)
    var units: [SpeechUnit] = []
    units.reserveCapacity(tokens.count)
    var token = tokens.startIndex
    var mention = mentions.startIndex
    var time = times.startIndex
    var quote = 0
    var position = paragraph.start
    while token < tokens.endIndex {
      let next = tokens[token]
      if next.span.start < position {
        token += 1
        // 梁振 + 英称: what a name leaves of a word is a word.
        if next.span.end > position, units.last?.kind == .mention {
          append(Token(span: TextSpan(position, next.span.end), pos: next.pos), to: &units)
          position = next.span.end
        }
        continue
      }
      position = next.span.start
      while quote < quotes.count, quotes[quote].outer.start < position { quote += 1 }
      if quote < quotes.count, quotes[quote].outer.start == position {
        var unit = SpeechUnit(span: quotes[quote].outer, kind: .quote, roles: [])
        unit.quote = quote
        unit.endsSentence = PunctuationBytes.endsSentence(
          text.bytes[quotes[quote].content.range]
        )
        units.append(unit)
        position = quotes[quote].outer.end
        continue
      }
      if let end = bracketEnd(tokens[token...]) {
        units.append(SpeechUnit(span: TextSpan(position, end), kind: .bracket, roles: []))
        position = end
        continue
      }
      while mention < mentions.endIndex, mentions[mention].span.start < position { mention += 1 }
      if mention < mentions.endIndex, let span = titled(mentions[mention].span, at: position) {
        var unit = SpeechUnit(span: span, kind: .mention, roles: [])
        unit.type = mentions[mention].type
        unit.entity = mentions[mention].entity
        units.append(unit)
        position = span.end
        continue
      }
      if mention < mentions.endIndex, mentions[mention].span.start == position {
        let found = mentions[mention]
        var unit = SpeechUnit(span: found.span, kind: .mention, roles: [])
        unit.type = found.type
        unit.entity = found.entity
        if found.type == .person, let (surname, bearer) = surname(in: found.span, of: document) {
          unit = SpeechUnit(span: surname, kind: .mention, roles: [])
          unit.type = .person
          unit.entity = bearer
          units.append(unit)
          append(Token(span: TextSpan(surname.end, found.span.end), pos: "VV"), to: &units)
        } else if found.type == .person,
          let verb = swallowed(found.span, before: tokens[token...])
        {
          unit = SpeechUnit(span: TextSpan(found.span.start, verb.start), kind: .mention, roles: [])
          unit.type = .person
          units.append(unit)
          append(Token(span: verb, pos: "VV"), to: &units)
        } else {
          units.append(unit)
        }
        position = found.span.end
        continue
      }
      while time < times.endIndex, times[time].span.start < position { time += 1 }
      if time < times.endIndex, times[time].span.start == position, times[time].kind != .duration,
        times[time].span.count > 3
      {
        units.append(SpeechUnit(span: times[time].span, kind: .time, roles: []))
        position = times[time].span.end
        continue
      }
      if mention < mentions.endIndex, mentions[mention].type == .person,
        mentions[mention].span.start > position, mentions[mention].span.start < next.span.end
      {
        // 分析 + 师林 + 晓桐: a name that begins inside a word.
        let found = mentions[mention]
        let isSuffix = found.span.start - position == 3
        append(
          Token(span: TextSpan(position, found.span.start), pos: isSuffix ? "SFN" : next.pos),
          to: &units
        )
        var unit = SpeechUnit(span: found.span, kind: .mention, roles: [])
        unit.type = .person
        unit.entity = found.entity
        units.append(unit)
        position = found.span.end
        token += 1
        continue
      }
      if isAlone(token, in: tokens), let bearer = bearer(of: next.span, in: document) {
        // 柯⟨文哲⟩: the surname alone, of somebody named before.
        var unit = SpeechUnit(span: next.span, kind: .mention, roles: [])
        unit.type = .person
        unit.entity = bearer
        units.append(unit)
        position = next.span.end
        token += 1
        continue
      }
      let entry = lexicon.entry(of: next.span, in: text)
      if entry.roles.isEmpty, let (surname, bearer) = joined(next, of: document) {
        var unit = SpeechUnit(span: surname, kind: .mention, roles: [])
        unit.type = .person
        unit.entity = bearer
        units.append(unit)
        append(Token(span: TextSpan(surname.end, next.span.end), pos: "VV"), to: &units)
      } else {
        append(next, entry, to: &units)
      }
      position = next.span.end
      token += 1
    }
    var end = SpeechUnit(
      span: TextSpan(paragraph.end, paragraph.end),
      kind: .stop,
      roles: []
    )
    end.endsSentence = true
    units.append(end)
    closeDatelines(in: &units)
    nameDeputies(in: &units)
    return units
  }

  /// 市人大⟦代表⟧、某公司董事长张三, 公司⟦代表⟧张三: a title before another one or before whose it is; not
  /// what 张三 does for somebody else.
  private func nameDeputies(in units: inout [SpeechUnit]) {
    for index in units.indices.dropLast() where units[index].roles.contains(.deputies) {
      let isOfPerson =
        index > 0 && (units[index - 1].type == .person || units[index - 1].kind == .pronoun)
      if !isOfPerson, units[index + 1].type == .person || units[index + 1].kind == .joint {
        units[index].kind = .noun
      }
    }
  }

  /// 某某社三亚7月8日⟦电⟧: with a dateline at the head of a paragraph, or one that begins with an
  /// agency inside it, a sentence ends.
  private func closeDatelines(in units: inout [SpeechUnit]) {
    for index in units.indices.dropFirst()
    where units[index - 1].kind == .time && units[index].span.count == 3 {
      guard lexicon.roles(of: units[index].span, in: text).contains(.wired),
        index < 8 || units[(index - 6)..<index].contains(where: { $0.type == .organization })
      else { continue }
      units[index].kind = .stop
      units[index].endsSentence = true
    }
  }

  /// The surname and the verb of 柯表示, where both were taken for a name and somebody of that
  /// surname was named before; nil where it is none.
  private func surname(in name: TextSpan, of document: Document) -> (TextSpan, Int?)? {
    guard name.count == 9 || name.count == 6 else { return nil }
    let surname = TextSpan(name.start, name.start + 3)
    let verb = TextSpan(surname.end, name.end)
    guard lexicon.roles(of: verb, in: text).contains(.says),
      let bearer = bearer(of: surname, in: document)
    else { return nil }
    return (surname, bearer)
  }

  /// The same where the tagger took both for one word: 柯指.
  private func joined(_ token: Token, of document: Document) -> (TextSpan, Int?)? {
    guard token.span.count == 6, lexicon.says(endingAt: token.span.end, in: text) else {
      return nil
    }
    return surname(in: token.span, of: document)
  }

  /// Whether a token is a proper noun of one character that touches no other one.
  private func isAlone(_ index: Int, in tokens: ArraySlice<Token>) -> Bool {
    let token = tokens[index]
    guard token.span.count == 3, token.pos == "NNP" else { return false }
    let near = [index - 1, index + 1].filter { tokens.indices.contains($0) }
    return near.allSatisfy {
      tokens[$0].pos != "NNP"
        || tokens[$0].span.end != token.span.start && tokens[$0].span.start != token.span.end
    }
  }

  /// Names further back than this many are forgotten.
  private static let memory = 100

  /// The person last named before, in full, whose name begins with the surname that stands alone.
  func bearer(of surname: TextSpan, in document: Document) -> Int? {
    document.mentions.starting(in: TextSpan(0, surname.start)).suffix(Self.memory).last {
      $0.type == .person && (6...12).contains($0.span.count)
        && text.bytes[$0.span.range].starts(with: text.bytes[surname.range])
    }?.entity
  }

  private func append(_ token: Token, to units: inout [SpeechUnit]) {
    append(token, lexicon.entry(of: token.span, in: text), to: &units)
  }

  /// Appends a token of which the lexicon has `entry`.
  private func append(
    _ token: Token,
    _ entry: SpeechLexicon.Entry,
    to units: inout [SpeechUnit]
  ) {
    let roles = entry.roles
    if roles.isEmpty, token.span.count >= 12, token.pos == "VV" || token.pos == "NNP",
      lexicon.isRelay(endingAt: token.span.end, in: text)
    {
      // 塞奎拉称: a name that nobody knows, and the verb.
      let verb = TextSpan(token.span.end - 3, token.span.end)
      append(Token(span: TextSpan(token.span.start, verb.start), pos: "NNP"), to: &units)
      append(Token(span: verb, pos: "VV"), to: &units)
      return
    }
    if roles.isEmpty, token.span.count == 6, lexicon.isRelay(endingAt: token.span.end, in: text) {
      let first = TextSpan(token.span.start, token.span.start + 3)
      let second = TextSpan(first.end, token.span.end)
      // 梁振 + 英称: the tagger took the end of a name for the verb's beginning.
      let isName =
        token.pos == "VV"
        && units.last.map {
          ($0.kind == .mention || $0.kind == .noun) && $0.span.end == first.start
        } ?? false
      // 时 + 说, 却 + 说: it took two words for one.
      let isParted =
        isName || !lexicon.roles(of: first, in: text).isDisjoint(with: [.localizers, .adverbs])
      if isParted {
        append(Token(span: first, pos: isName ? "NNP" : "IN"), to: &units)
        append(Token(span: second, pos: "VV"), to: &units)
        return
      }
    }
    let kind = entry.kind ?? self.kind(of: token, roles)
    var unit = SpeechUnit(span: token.span, kind: kind, roles: roles)
    // 研究机构Alpha: letters behind a noun for who speaks are its name.
    let isLetters =
      token.pos == "FW"
      && units.last.map {
        $0.kind == .noun && lexicon.isSpeaker(endingAt: $0.span.end, in: text)
      } ?? false
    unit.isProper = token.pos == "NNP" || token.pos == nil || isLetters || isCapitalized(token)
    if unit.kind == .stop { unit.endsSentence = !isSemicolon(token.span) }
    // 负责 + 人, 运营 + 商: a suffix makes a noun of what it follows.
    if token.pos == "SFN", roles.isDisjoint(with: .cues),
      roles.contains(.offices) || roles.isDisjoint(with: .localizers), let last = units.last,
      last.span.end == token.span.start,
      last.kind == .verb || last.kind == .noun || last.kind == .attribute,
      !roles.contains(.auxiliary) || !last.roles.contains(.says)
    {
      units[units.count - 1] = SpeechUnit(
        span: TextSpan(last.span.start, token.span.end),
        kind: .noun,
        roles: lexicon.roles(of: TextSpan(last.span.start, token.span.end), in: text)
      )
      return
    }
    // 研究 + 所: where the tagger takes the end of a noun for a particle.
    if roles.contains(.passive), token.pos == "RB", let last = units.last,
      last.span.end == token.span.start,
      lexicon.roles(of: last.span, in: text).contains(.housed)
    {
      units[units.count - 1] = SpeechUnit(
        span: TextSpan(last.span.start, token.span.end),
        kind: .noun,
        roles: []
      )
      return
    }
    // 介绍 + 说, 发文 + 称: one cue of two words.
    if roles.contains(.relays), let last = units.last, last.span.end == token.span.start,
      !last.roles.isDisjoint(with: [.says, .marked, .cited]), last.kind == .verb
    {
      units[units.count - 1] = SpeechUnit(
        span: TextSpan(last.span.start, token.span.end),
        kind: .verb,
        roles: last.roles.union(roles).subtracting(.cited)
      )
      return
    }
    units.append(unit)
  }

  /// Emma: letters that begin with a capital one, as names do.
  private func isCapitalized(_ token: Token) -> Bool {
    token.pos == "FW" && token.span.count > 2
      && (0x41...0x5A).contains(text.bytes[Int(token.span.start)])
  }

  private func kind(of token: Token, _ roles: SpeechLexicon.Roles) -> SpeechUnit.Kind {
    if isDash(token.span) { return .colon }
    if roles.contains(.persons) { return .pronoun }
    if roles.contains(.attributes) { return .attribute }
    if !roles.isDisjoint(with: .verbs) {
      // 报道, 分析 are nouns as well; the tagger sees which.
      if roles.contains(.reports), token.pos == "NN" { return .noun }
      if roles.contains(.points), token.pos != "VV" { return .noun }
      return .verb
    }
    // 前国脚: before a noun it is a part of the title.
    if roles.contains(.localizers), token.pos != "PFA" { return .localizer }
    if roles.contains(.prepositions), token.pos != "VC" { return .preposition }
    if roles.contains(.adverbs) || roles.contains(.negated) { return .adverb }
    // 笑著 + 說: how it is said.
    if token.span.count == 6, token.pos != "VV",
      lexicon.roles(of: TextSpan(token.span.start + 3, token.span.end), in: text)
        .contains(.durative)
    {
      return .adverb
    }
    return token.pos.flatMap { Self.kinds.value($0) } ?? .noun
  }

  /// What a part of speech is to the grammar, of words that the lexicon says nothing of; the
  /// others are nouns.
  private static let kinds = PackedTable<SpeechUnit.Kind>([
    ("VV", .verb), ("VC", .verb), ("RB", .adverb), ("MD", .adverb), ("UH", .adverb),
    ("IN", .preposition), ("BB", .preposition), ("CC", .joint), ("EC", .joint),
    ("DEC", .possessive), ("DEV", .adverbial), ("AS", .aspect), ("CD", .number),
    ("NNB", .number), ("DT", .attribute), ("JJ", .attribute), ("PFA", .attribute),
    ("PRP", .pronoun), ("PRD", .pronoun),
  ])

  /// The verb at the end of what was taken for a person's name: 李明称, 王磊笑(着说).
  private func swallowed(_ name: TextSpan, before tokens: ArraySlice<Token>) -> TextSpan? {
    guard name.count >= 9 else { return nil }
    let verb = TextSpan(name.end - 3, name.end)
    let roles = lexicon.roles(of: verb, in: text)
    let next = tokens.first { $0.span.start >= name.end }
    let isFollowedByVerb =
      next.map { lexicon.roles(of: $0.span, in: text).contains(.relays) || $0.pos == "VV" } ?? false
    if roles.isSuperset(of: [.says, .relays]), !isFollowedByVerb { return verb }
    return !roles.isDisjoint(with: .verbs) && next?.pos == "AS" ? verb : nil
  }

  /// A name with the title marks around it, where they begin at `position`.
  private func titled(_ name: TextSpan, at position: Int32) -> TextSpan? {
    let bytes = text.bytes
    guard name.start == position + 3, Int(name.end) + 3 <= bytes.count,
      bytes[Int(position)..<Int(name.start)].elementsEqual([0xE3, 0x80, 0x8A]),
      bytes[Int(name.end)..<(Int(name.end) + 3)].elementsEqual([0xE3, 0x80, 0x8B])
    else { return nil }
    return TextSpan(position, name.end + 3)
  }

  /// Where a pair of round brackets closes that opens here; nil where none does.
  private func bracketEnd(_ tokens: ArraySlice<Token>) -> Int32? {
    guard let first = tokens.first, isMark(first.span, 0x28, 0x88) else { return nil }
    for token in tokens.prefix(60) where isMark(token.span, 0x29, 0x89) {
      return token.span.end
    }
    return nil
  }

  private func isSemicolon(_ span: TextSpan) -> Bool { isMark(span, 0x3B, 0x9B) }

  /// Whether a mark stands there, in either width; the wide one is U+FF00 to U+FF3F.
  private func isMark(_ span: TextSpan, _ narrow: UInt8, _ wide: UInt8) -> Bool {
    let start = Int(span.start)
    switch span.count {
    case 1: return text.bytes[start] == narrow
    case 3:
      return text.bytes[start] == 0xEF && text.bytes[start + 1] == 0xBC
        && text.bytes[start + 2] == wide
    default: return false
    }
  }

  /// Whether all of it is — or ―.
  private func isDash(_ span: TextSpan) -> Bool {
    guard !span.isEmpty, span.count % 3 == 0, text.bytes[Int(span.start)] == 0xE2 else {
      return false
    }
    return stride(from: Int(span.start), to: Int(span.end), by: 3).allSatisfy { index in
      text.bytes[index] == 0xE2 && text.bytes[index + 1] == 0x80
        && (text.bytes[index + 2] == 0x94 || text.bytes[index + 2] == 0x95)
    }
  }
}
