import Corpus
import Language

/// A token as the rules for names see it.
struct NameWord {
  /// What a token does to what stands beside it.
  enum Mark {
    case none
    /// 、
    case pause
    /// 和, 与, 及, 以及, 或
    case and
    case open
    case close
    /// 等, 等等: the end of an enumeration.
    case others
    /// The middle dot of a foreign name.
    case dot
    /// Any other mark.
    case stop
  }

  let span: TextSpan
  let mark: Mark
  let classes: WordClasses
  let kind: CharacterKind
  /// Characters, as far as they are ideographs.
  let length: Int
  let isNoun: Bool
  let isProper: Bool
  let isVerb: Bool
  /// A word that no name goes across: preposition, conjunction, pronoun, particle, numeral.
  let isBorder: Bool
  /// 的, 地, 了, 是: what no name holds.
  let isParticle: Bool
  let isNumeral: Bool
  /// Whether the dictionary knows it as something other than a name.
  let isCommon: Bool
  /// Whether the dictionary does not have it at all.
  let isUnknown: Bool

  /// Known as something other than a name, whatever part of speech it is here.
  var isCommonName: Bool { isCommon && length > 1 && !isUnknown }

  /// What it tells of names, taken as one word.
  let kinds: NameCues.Kinds

  /// Without what only tells of names around it (`NameCues.Kinds.around`).
  var cues: NameCues.Kinds { kinds.subtracting(.around) }

  /// Which of the sentence's listed names begin here, shortest first.
  let listed: Range<Int32>

  /// Stands beside a person's name.
  var isTitle: Bool { classes.contains(.title) }

  /// The words of a sentence.
  ///
  /// What our lists have as one word is one, however the treebank would cut it: 研究|所 ends the
  /// name of an organisation, 理事|长 stands before one of a person. A title that the tagger has
  /// joined with the beginning of a name is parted from it: 首相斯塔默, 首席执行|官马|凯思.
  ///
  /// - Parameters:
  ///   - tokens: of the sentence.
  ///   - text: of the document.
  ///   - lexicon: what the lists and the dictionary have.
  ///   - cues: what words tell of names beside them.
  ///   - listed: gets the names of the lists, those of each word side by side.
  /// - Returns: the words, in order.
  static func read(
    _ tokens: ArraySlice<Token>,
    _ text: Text,
    _ lexicon: Lexicon,
    _ cues: NameCues,
    listed: inout [ListedName]
  ) -> [NameWord] {
    var words: [NameWord] = []
    words.reserveCapacity(tokens.count)
    let end = tokens.last?.span.end ?? 0
    var index = tokens.startIndex
    // Where the token goes on of which a title was the beginning.
    var rest: Int32?
    while index < tokens.endIndex {
      var last = index
      let token = tokens[index]
      let start = rest ?? token.span.start
      var classes: WordClasses = []
      var tag: Int?
      let firstListed = Int32(listed.count)
      var title: (end: Int32, token: Int)?
      let kind = CharacterKind(text.bytes.codePoint(at: Int(start)).value)
      // A mark is in no list.
      if kind != .punctuation {
        let reach = min(index + 3, tokens.endIndex - 1)
        let reachEnd = tokens[reach].span.end
        if let entry = token.entry, rest == nil {
          if let word = lexicon.word(entry) { (classes, tag) = (word.classes, word.tag) }
        } else {
          lexicon.forEachWord(in: text, from: start, to: token.span.end) {
            end,
            found,
            number in
            if end == token.span.end { (classes, tag) = (found, number) }
          }
        }
        lexicon.forEachClassedWord(in: text, from: start, to: end) {
          end,
          found,
          number in
          if let name = ListedName(end: end, found) { listed.append(name) }
          guard end <= reachEnd, !found.isDisjoint(with: Self.whole) else { return }
          var next = index
          while next < reach, tokens[next].span.end < end { next += 1 }
          if tokens[next].span.end != end {
            if found.contains(.title),
              parts(tokens, next, at: end, from: start, text, lexicon, cues)
            {
              (title, classes, tag) = ((end, next), found, number)
            }
          } else if next > index {
            (last, classes, tag, title) = (next, found, number, nil)
          }
        }
      }
      if last == index, title == nil, rest == nil, kind == .ideograph,
        let noun = suffixed(tokens, index, text, lexicon, cues)
      {
        (last, classes, tag) = (index + 1, noun.classes, noun.tag)
      }
      // 录用处|处长 that was cut 录用|处处|长.
      if last == index, title == nil, rest == nil,
        let end = halfBeforeTitle(tokens, index, text, lexicon)
      {
        (title, classes, tag) = ((end, index), [], nil)
        lexicon.forEachWord(in: text, from: start, to: end) { _, found, number in
          (classes, tag) = (found, number)
        }
      }
      let wordEnd = title?.end ?? tokens[last].span.end
      words.append(
        NameWord(
          span: TextSpan(start, wordEnd),
          pos: last > index || title != nil ? "NN" : token.pos,
          text,
          kind,
          classes,
          tag: tag.map { lexicon.isCommonTag($0) ? .common : .name },
          firstListed..<Int32(listed.count),
          cues
        )
      )
      rest = title?.end
      index = title?.token ?? last + 1
    }
    return words
  }

  /// Whether a title that ends at `end` inside a token is a word of its own, because the dictionary
  /// has no such token, or none as likely as a family name before a word that it does not have:
  /// 得|主梁|晓声.
  private static func parts(
    _ tokens: ArraySlice<Token>,
    _ index: Int,
    at end: Int32,
    from start: Int32,
    _ text: Text,
    _ lexicon: Lexicon,
    _ cues: NameCues
  ) -> Bool {
    let token = tokens[index]
    guard end - start >= 6, text.isScalarBorder(end) else { return false }
    let next = text.bytes.codePoint(at: Int(end)).value
    guard CharacterKind(next) == .ideograph else { return false }
    // 首席执行|官兼: another post follows.
    if cues.kinds(of: TextSpan(end, token.span.end), in: text).contains(.besides) { return true }
    let levels = lexicon.nameLevels(of: next)
    if tag(of: token, text, lexicon) == nil { return levels.family > 0 || levels.foreign > 2 }
    guard token.span.end - end == 3, levels.family > 2, index + 1 < tokens.endIndex,
      // 中大|校长周…: no 大校.
      !lexicon.classes(of: token.span, in: text).contains(.title)
    else { return false }
    let behind = tokens[index + 1]
    return behind.span.start == token.span.end && behind.span.count <= 6
      && tag(of: behind, text, lexicon).map { !lexicon.isCommonTag($0) } ?? true
  }

  /// Where the first half of a token ends whose other half is the same character and begins a title
  /// with what stands behind it; nil where there is none.
  private static func halfBeforeTitle(
    _ tokens: ArraySlice<Token>,
    _ index: Int,
    _ text: Text,
    _ lexicon: Lexicon
  ) -> Int32? {
    let span = tokens[index].span
    guard span.count == 6, index + 1 < tokens.endIndex, tokens[index + 1].span.start == span.end,
      tokens[index + 1].span.count == 3
    else { return nil }
    let half = span.start + 3
    let bytes = text.bytes
    guard bytes[Int(span.start)..<Int(half)] == bytes[Int(half)..<Int(span.end)] else { return nil }
    let title = TextSpan(half, tokens[index + 1].span.end)
    return lexicon.classes(of: title, in: text).contains(.title) ? half : nil
  }

  /// What the dictionary has of a token and the suffix behind it, where they are one noun: 计算|机,
  /// 工程|师, 自治|区; not where the suffix ends names of organisations or places by itself (教育|局).
  private static func suffixed(
    _ tokens: ArraySlice<Token>,
    _ index: Int,
    _ text: Text,
    _ lexicon: Lexicon,
    _ cues: NameCues
  ) -> (classes: WordClasses, tag: Int)? {
    guard index + 1 < tokens.endIndex, tokens[index + 1].pos == "SFN" else { return nil }
    let whole = TextSpan(tokens[index].span.start, tokens[index + 1].span.end)
    let suffix = tokens[index + 1].span
    guard tokens[index].span.end == suffix.start, whole.count <= Self.longestSuffixed else {
      return nil
    }
    let isGovernment = cues.kinds(of: whole, in: text).contains(.government)
    guard isGovernment || lexicon.classes(of: suffix, in: text).isEmpty else { return nil }
    // 地理｜学会 is no 地理学.
    if !isGovernment, index + 2 < tokens.endIndex {
      var goesOn = false
      lexicon.forEachClassedWord(in: text, from: suffix.start, to: tokens[index + 2].span.end) {
        end,
        found,
        _ in
        if end > suffix.end, !found.isDisjoint(with: Self.whole) { goesOn = true }
      }
      if goesOn { return nil }
    }
    var noun: (classes: WordClasses, tag: Int)?
    lexicon.forEachWord(in: text, from: whole.start, to: whole.end) { end, classes, tag in
      if end == whole.end, isGovernment || lexicon.isNounTag(tag) { noun = (classes, tag) }
    }
    return noun
  }

  /// Bytes of five characters.
  private static let longestSuffixed = 15

  /// The dictionary's tag of a token; nil where it does not have it.
  private static func tag(of token: Token, _ text: Text, _ lexicon: Lexicon) -> Int? {
    if let entry = token.entry { return lexicon.word(entry)?.tag }
    var tag: Int?
    lexicon.forEachWord(in: text, from: token.span.start, to: token.span.end) { end, _, number in
      if end == token.span.end { tag = number }
    }
    return tag
  }

  /// Words of these classes are never cut.
  private static let whole: WordClasses = [
    .organizationSuffix, .organizationEnding, .organizationOffice, .title, .owner, .eventSuffix,
  ]

  private init(
    span: TextSpan,
    pos: PosTag?,
    _ text: Text,
    _ kind: CharacterKind,
    _ classes: WordClasses,
    tag: Tag?,
    _ listed: Range<Int32>,
    _ cues: NameCues
  ) {
    self.span = span
    self.kind = kind
    self.classes = classes
    self.listed = listed
    kinds = cues.kinds(of: span, in: text)
    length = span.count / 3
    mark = Self.mark(span, in: text, kind)
    let roles = pos.flatMap { Self.roles.value($0) } ?? []
    isProper = roles.contains(.proper)
    isNoun = roles.contains(.noun)
    isVerb = roles.contains(.verb)
    isNumeral = roles.contains(.numeral) || kind == .digit
    isBorder = roles.contains(.border)
    isParticle = roles.contains(.particle)
    let isListed = !classes.isDisjoint(with: [.place, .organization, .person, .product])
    isUnknown = tag == nil
    let hasCommonTag = tag == .common
    isCommon = hasCommonTag && (!isListed || classes.contains(.ambiguous))
  }

  /// What the dictionary's tag of a word tells.
  private enum Tag {
    case common
    case name
  }

  /// What a part of speech means to the rules.
  private struct Role: OptionSet {
    let rawValue: UInt8
    static let noun = Role(rawValue: 1)
    static let proper = Role(rawValue: 2)
    static let verb = Role(rawValue: 4)
    static let numeral = Role(rawValue: 8)
    static let border = Role(rawValue: 16)
    static let particle = Role(rawValue: 32)
  }

  private static let roles = PackedTable<Role>([
    ("NN", .noun), ("NNP", [.noun, .proper]), ("NNB", [.noun, .border]), ("FW", .noun),
    ("SFN", .noun), ("JJ", .noun), ("PFA", .noun), ("VV", .verb),
    ("VC", [.verb, .border, .particle]),
    ("MD", [.verb, .border]), ("CD", [.numeral, .border]), ("IN", .border), ("CC", .border),
    ("PRP", .border), ("PRD", .border), ("DT", .border), ("DEC", [.border, .particle]),
    ("DEV", [.border, .particle]), ("AS", [.border, .particle]), ("RB", .border), ("UH", .border),
    ("WP", .border),
  ])

  private static let marks = PackedTable<Mark>([
    ("、", .pause), ("和", .and), ("与", .and), ("及", .and), ("以及", .and), ("或", .and),
    ("與", .and), ("跟", .and), ("&", .and), ("等", .others), ("等等", .others), ("·", .dot),
    ("•", .dot), ("‧", .dot), ("・", .dot), ("（", .open), ("(", .open), ("“", .open),
    ("「", .open), ("『", .open), ("《", .open), ("【", .open), ("[", .open), ("）", .close),
    (")", .close), ("”", .close), ("」", .close), ("』", .close), ("》", .close), ("】", .close),
    ("]", .close),
  ])

  private static func mark(_ span: TextSpan, in text: Text, _ kind: CharacterKind) -> Mark {
    if span.count <= 6 {
      let known = text.bytes.withUnsafeBufferPointer { marks.value($0[span.range]) }
      if let known { return known }
    }
    return kind == .punctuation ? .stop : .none
  }
}
