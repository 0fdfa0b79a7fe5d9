import Corpus

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
        if found.type == .person, let verb = swallowed(found.span, before: tokens[token...]) {
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
      append(next, to: &units)
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
    return units
  }

  private func append(_ token: Token, to units: inout [SpeechUnit]) {
    let word = text[token.span]
    let roles = lexicon.roles(of: word)
    if roles.isEmpty, token.pos == "VV", token.span.count == 6, let last = units.last,
      last.kind == .mention || last.kind == .noun, last.span.end == token.span.start
    {
      // 梁振 + 英称: the tagger took the end of a name for the verb's beginning.
      let middle = token.span.start + 3
      if lexicon.roles(of: text[TextSpan(middle, token.span.end)]).isSuperset(of: [.says, .relays])
      {
        append(Token(span: TextSpan(token.span.start, middle), pos: "NNP"), to: &units)
        append(Token(span: TextSpan(middle, token.span.end), pos: "VV"), to: &units)
        return
      }
    }
    if roles.isEmpty, token.span.count == 6 {
      // 时 + 说, 却 + 说: the tagger took two words for one.
      let first = TextSpan(token.span.start, token.span.start + 3)
      let second = TextSpan(first.end, token.span.end)
      if !lexicon.roles(of: text[first]).isDisjoint(with: [.localizers, .adverbs]),
        lexicon.roles(of: text[second]).isSuperset(of: [.says, .relays])
      {
        append(Token(span: first, pos: "IN"), to: &units)
        append(Token(span: second, pos: "VV"), to: &units)
        return
      }
    }
    var unit = SpeechUnit(span: token.span, kind: kind(of: token, word, roles), roles: roles)
    unit.isProper = token.pos == "NNP" || token.pos == nil
    if unit.kind == .stop { unit.endsSentence = !Self.semicolons.contains(word) }
    // 负责 + 人, 运营 + 商: a suffix makes a noun of what it follows.
    if token.pos == "SFN", roles.isDisjoint(with: [.cues, .localizers]), let last = units.last,
      last.span.end == token.span.start,
      last.kind == .verb || last.kind == .noun || last.kind == .attribute
    {
      units[units.count - 1] = SpeechUnit(
        span: TextSpan(last.span.start, token.span.end),
        kind: .noun,
        roles: lexicon.roles(of: text[TextSpan(last.span.start, token.span.end)])
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

  private func kind(
    of token: Token,
    _ word: String,
    _ roles: SpeechLexicon.Roles
  ) -> SpeechUnit.Kind {
    if let mark = Self.marks[word] { return mark }
    if word.utf8.first == 0xE2, word.unicodeScalars.allSatisfy({ $0 == "—" || $0 == "―" }) {
      return .colon
    }
    if roles.contains(.persons) { return .pronoun }
    if roles.contains(.attributes) { return .attribute }
    if !roles.isDisjoint(with: .verbs) {
      // 报道, 分析 are nouns as well; the tagger sees which.
      if roles.contains(.reports), token.pos == "NN" { return .noun }
      return .verb
    }
    if roles.contains(.localizers) { return .localizer }
    if roles.contains(.prepositions), token.pos != "VC" { return .preposition }
    if roles.contains(.adverbs) || roles.contains(.negated) { return .adverb }
    // 笑著 + 說: how it is said.
    if token.span.count == 6, token.pos != "VV", word.hasSuffix("著") || word.hasSuffix("着") {
      return .adverb
    }
    switch token.pos {
    case "VV", "VC": return .verb
    case "RB", "MD", "UH": return .adverb
    case "IN", "BB": return .preposition
    case "CC", "EC": return .joint
    case "DEC": return .possessive
    case "DEV": return .adverbial
    case "AS": return .aspect
    case "CD", "NNB": return .number
    case "DT", "JJ", "PFA": return .attribute
    case "PRP", "PRD": return .pronoun
    default: return .noun
    }
  }

  /// The verb at the end of what was taken for a person's name: 李明称, 王磊笑(着说).
  private func swallowed(_ name: TextSpan, before tokens: ArraySlice<Token>) -> TextSpan? {
    guard name.count >= 9 else { return nil }
    let verb = TextSpan(name.end - 3, name.end)
    let roles = lexicon.roles(of: text[verb])
    let next = tokens.first { $0.span.start >= name.end }
    let isFollowedByVerb =
      next.map { lexicon.roles(of: text[$0.span]).contains(.relays) || $0.pos == "VV" } ?? false
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
    guard let first = tokens.first, text.bytes[first.span.range].count <= 3,
      Self.opening.contains(text[first.span])
    else { return nil }
    for token in tokens.prefix(60) where Self.closing.contains(text[token.span]) {
      return token.span.end
    }
    return nil
  }

  private static let opening: Set<String> = ["（", "("]
  private static let closing: Set<String> = ["）", ")"]
  private static let semicolons: Set<String> = ["；", ";"]

  private static let marks: [String: SpeechUnit.Kind] = [
    "，": .comma, ",": .comma, "：": .colon, ":": .colon, "。": .stop, "！": .stop, "!": .stop,
    "？": .stop, "?": .stop, "；": .stop, ";": .stop, "…": .stop, "……": .stop, "、": .joint,
    "的": .possessive, "地": .adverbial, "和": .joint, "与": .joint, "及": .joint, "以及": .joint,
    "與": .joint, "-": .other, "《": .other, "》": .other,
    "“": .other, "”": .other, "‘": .other, "’": .other, "「": .other, "」": .other, "\"": .other,
  ]
}
