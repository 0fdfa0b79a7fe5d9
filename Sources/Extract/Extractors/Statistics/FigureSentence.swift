import Corpus

/// A sentence cut into units and clauses.
struct FigureSentence {
  /// What stands between two marks; what a bracket holds is a clause of its own.
  struct Clause {
    /// Indices of its units, in text order, without those of the brackets inside it.
    var units: [Int] = []
    /// The clause around the bracket, and how many of that one's units come before it.
    var host: (clause: Int, position: Int)?
    /// Ends in a colon.
    var isLabel = false
    /// Ends in a semicolon or with the sentence: what was said before it does not reach beyond.
    var endsStretch = false
    /// Which stretch between semicolons.
    var stretch = 0
  }

  private(set) var units: [FigureUnit] = []
  private(set) var clauses: [Clause] = []

  /// Where the cutting goes on in each layer; sentences come in text order.
  struct Cursor {
    var token = 0
    var figure = 0
    var time = 0
    var name = 0
  }

  /// Cuts `span` of `document` into units and clauses.
  mutating func read(
    _ span: TextSpan,
    of document: Document,
    _ lexicon: StatisticsLexicon,
    _ cursor: inout Cursor
  ) {
    units.removeAll(keepingCapacity: true)
    cut(span, document, lexicon, &cursor)
    dropCompounds()
    group()
  }

  // MARK: Units

  private mutating func cut(
    _ span: TextSpan,
    _ document: Document,
    _ lexicon: StatisticsLexicon,
    _ cursor: inout Cursor
  ) {
    let tokens = document.tokens
    let bytes = document.text.bytes
    while cursor.token < tokens.count, tokens[cursor.token].span.end <= span.start {
      cursor.token += 1
    }
    var position = span.start
    while position < span.end {
      if let unit = special(at: position, before: span.end, document, &cursor) {
        units.append(unit)
        position = unit.span.end
        // 明年⟦度⟧预算: the year, and no word of what is measured.
        let rest = bytes[Int(position)..<Int(span.end)]
        if unit.kind == .time, lexicon.opens(.yearly, rest), Self.endsInYear(bytes, Int(position)) {
          position += 3
        }
        // 至今日11时⟦为止⟧: until when.
        if unit.kind == .time, lexicon.opens(.until, rest) { position += 6 }
        continue
      }
      while cursor.token < tokens.count, tokens[cursor.token].span.end <= position {
        cursor.token += 1
      }
      guard cursor.token < tokens.count, tokens[cursor.token].span.start < span.end else { break }
      let start = max(position, tokens[cursor.token].span.start)
      if start > position {
        // A blank between two Han words parts them, as in headings: 今日天气 明日天气.
        if position > span.start, bytes[Int(position) - 1] >= 0x80, bytes[Int(start)] >= 0x80 {
          units.append(FigureUnit(span: TextSpan(position, start), kind: .mark, mark: 0x20))
        }
        position = start
        continue
      }
      let limit = min(nextSpecial(after: position, document, cursor), span.end)
      let figure = nextFigure(after: position, document, cursor)
      position = appendWord(
        from: start,
        before: limit,
        figure,
        tokens,
        cursor.token,
        bytes,
        lexicon
      )
      joinSuffix(bytes, lexicon)
      joinPrefix(bytes, lexicon)
    }
  }

  /// The figure, time or name that starts at `position`; a name wins over a figure inside it.
  private func special(
    at position: Int32,
    before end: Int32,
    _ document: Document,
    _ cursor: inout Cursor
  ) -> FigureUnit? {
    while cursor.figure < document.quantities.count,
      document.quantities[cursor.figure].span.start < position
    {
      cursor.figure += 1
    }
    while cursor.time < document.times.count,
      document.times[cursor.time].span.start < position
    {
      cursor.time += 1
    }
    while cursor.name < document.mentions.count,
      document.mentions[cursor.name].span.start < position
    {
      cursor.name += 1
    }
    let figure =
      cursor.figure < document.quantities.count
      ? document.quantities[cursor.figure].span : nil
    let name = cursor.name < document.mentions.count ? document.mentions[cursor.name].span : nil
    if let figure, figure.start == position, figure.end <= end {
      guard let name, name.start == position, name.end > figure.end else {
        return FigureUnit(span: figure, kind: .figure, reference: Int32(cursor.figure))
      }
    }
    if let name, name.start == position, name.end <= end {
      // A name that runs into a figure from before it was cut wrong, unless it holds all of it.
      let breaks = figure.map { name.overlaps($0) && !name.contains($0) } ?? false
      if !breaks { return FigureUnit(span: name, kind: .name, reference: Int32(cursor.name)) }
    }
    if cursor.time < document.times.count {
      let time = document.times[cursor.time].span
      if time.start == position, time.end <= end {
        return FigureUnit(span: time, kind: .time, reference: Int32(cursor.time))
      }
    }
    return nil
  }

  private func nextSpecial(after position: Int32, _ document: Document, _ cursor: Cursor) -> Int32 {
    var next = Int32.max
    var index = cursor.figure
    while index < document.quantities.count, document.quantities[index].span.start <= position {
      index += 1
    }
    if index < document.quantities.count { next = document.quantities[index].span.start }
    index = cursor.time
    while index < document.times.count, document.times[index].span.start <= position { index += 1 }
    if index < document.times.count { next = min(next, document.times[index].span.start) }
    index = cursor.name
    while index < document.mentions.count, document.mentions[index].span.start <= position {
      index += 1
    }
    if index < document.mentions.count { next = min(next, document.mentions[index].span.start) }
    return next
  }

  /// 不良⟦率⟧, 回收⟦率⟧: a suffix of what is measured makes one noun with the word that the tagger
  /// has parted from it.
  private mutating func joinSuffix(_ bytes: [UInt8], _ lexicon: StatisticsLexicon) {
    guard units.count > 1, let suffix = units.last, suffix.kind == .word, suffix.span.count == 3,
      lexicon.isMeasure(bytes[suffix.span.range])
    else { return }
    let stem = units[units.count - 2]
    // ⟦毛利⟧率: no name goes on with it.
    guard stem.kind == .word || stem.kind == .name, stem.span.end == suffix.span.start,
      stem.span.count == 6, stem.cues.isPlain || stem.cues == .adverb,
      stem.wordClass != .particle
    else { return }
    units.removeLast(2)
    var noun = FigureUnit(span: TextSpan(stem.span.start, suffix.span.end), kind: .word)
    noun.wordClass = .noun
    noun.cues = .measure
    units.append(noun)
  }

  /// ⟦非⟧金属矿物: without its prefix the noun says the opposite.
  private mutating func joinPrefix(_ bytes: [UInt8], _ lexicon: StatisticsLexicon) {
    guard units.count > 1, let noun = units.last, noun.isNominal, noun.kind == .word,
      noun.cues.isPlain
    else { return }
    let prefix = units[units.count - 2]
    guard prefix.kind == .word, prefix.span.end == noun.span.start,
      lexicon.holds(.prefix, bytes[prefix.span.range])
    else { return }
    units.removeLast(2)
    var whole = FigureUnit(span: TextSpan(prefix.span.start, noun.span.end), kind: .word)
    whole.wordClass = noun.wordClass
    whole.cues = noun.cues
    units.append(whole)
  }

  /// Where the next figure starts.
  private func nextFigure(after position: Int32, _ document: Document, _ cursor: Cursor) -> Int32 {
    var index = cursor.figure
    while index < document.quantities.count, document.quantities[index].span.start <= position {
      index += 1
    }
    return index < document.quantities.count ? document.quantities[index].span.start : Int32.max
  }

  /// Appends the longest listed word that starts here and ends with a token, else the token.
  private mutating func appendWord(
    from start: Int32,
    before limit: Int32,
    _ figure: Int32,
    _ tokens: Layer<Token>,
    _ first: Int,
    _ bytes: [UInt8],
    _ lexicon: StatisticsLexicon
  ) -> Int32 {
    let token = tokens[first]
    let end = min(risingVerb(from: start, tokens, first, bytes, lexicon) ?? token.span.end, limit)
    // 周⟦某某⟧
    if let surname = units.last, surname.kind == .word, surname.isProper, surname.span.count == 3,
      surname.span.end == start,
      lexicon.holds(.anonymous, bytes[Int(start)..<Int(end)])
    {
      units.removeLast()
      var name = FigureUnit(span: TextSpan(surname.span.start, end), kind: .word)
      name.wordClass = .noun
      name.isProper = true
      units.append(name)
      return end
    }
    var best: (end: Int32, cue: StatisticCue, last: Int)?
    var index = lexicon.mayBegin(at: Int(start), in: bytes) ? first : tokens.count
    while index < tokens.count, index < first + 5, tokens[index].span.end <= limit,
      index == first || tokens[index].span.start == tokens[index - 1].span.end,
      Int(tokens[index].span.end - start) <= lexicon.longest
    {
      let stop = tokens[index].span.end
      if let cue = lexicon.cue(of: Int(start)..<Int(stop), in: bytes) { best = (stop, cue, index) }
      index += 1
    }
    if token.span.end > limit, let cue = lexicon.cue(of: Int(start)..<Int(end), in: bytes) {
      // ⟦拟⟧1079万元: the tagger took the figure's digits into the word.
      units.append(FigureUnit(span: TextSpan(start, end), kind: .word, cues: cue))
      return end
    }
    if let best {
      var unit = FigureUnit(span: TextSpan(start, best.end), kind: .word, cues: best.cue)
      // 成|为: two verbs make one.
      let isVerb =
        best.cue.isEmpty && token.pos == "VV" && ["VC", "VV"].contains(tokens[best.last].pos)
      unit.wordClass =
        best.end == end ? Self.wordClass(of: token.pos) : isVerb ? .verb : .noun
      unit.isProper = best.end == end && token.pos == "NNP"
      if best.cue.isEmpty,
        unit.wordClass == .numeral
          || unit.wordClass == .other && lexicon.holds(.rest, bytes[unit.span.range])
      {
        unit.wordClass = .noun
      }
      if best.cue.has([.rate, .index]) { unit.wordClass = .noun }
      // 候选⟦人⟧: a suffix, but behind 的.
      if best.cue == .people, unit.span.count == 3, units.last.map({ !$0.isOf }) ?? true {
        unit.cues = []
      }
      if best.end == end, token.pos == "IN", best.cue.has(.copula), best.end != figure {
        // ⟦到⟧2035年, ⟦为⟧企业节省: the tagger sees that it joins no figure.
        unit.cues = best.cue.subtracting(.copula).union(.preposition)
      }
      units.append(unit)
      return best.end
    }
    if end == token.span.end, end - start > 3, Self.endsInAspect(bytes, Int(end)),
      let cue = lexicon.cue(of: Int(start)..<Int(end - 3), in: bytes)
    {
      var unit = FigureUnit(span: TextSpan(start, end), kind: .word, cues: cue.union(.past))
      unit.wordClass = Self.wordClass(of: token.pos)
      units.append(unit)
      return end
    }
    let span = TextSpan(start, end)
    var unit = FigureUnit(span: span, kind: Self.kind(of: bytes, span.range))
    if unit.kind == .word {
      // B⟦轮⟧融资: all conjunctions are known, so what is not among them is none.
      unit.wordClass = token.pos == "CC" ? .noun : Self.wordClass(of: token.pos)
      // 7辆|车: what is left of the classifier that the tagger has taken a noun into.
      if unit.wordClass == .classifier, start > token.span.start,
        lexicon.holds(.classed, bytes[span.range])
      {
        unit.wordClass = .noun
      }
      unit.isProper = token.pos == "NNP" || token.pos == "FW"
      if unit.isNominal, lexicon.isMeasure(bytes[span.range]) { unit.cues = .measure }
    } else {
      unit.mark = Self.firstScalar(of: bytes, span.range)
    }
    units.append(unit)
    return end
  }

  /// 率升|至5.2%: where the verb begins that the tagger left with the noun before it.
  private func risingVerb(
    from start: Int32,
    _ tokens: Layer<Token>,
    _ index: Int,
    _ bytes: [UInt8],
    _ lexicon: StatisticsLexicon
  ) -> Int32? {
    let token = tokens[index].span
    guard token.end - start >= 6, index + 1 < tokens.count,
      tokens[index + 1].span.start == token.end, tokens[index + 1].span.count == 3
    else { return nil }
    let border = token.end - 3
    let cue = lexicon.cue(of: Int(border)..<Int(tokens[index + 1].span.end), in: bytes)
    guard cue?.has(.copula) == true, lexicon.cue(of: Int(start)..<Int(token.end), in: bytes) == nil
    else { return nil }
    return border
  }

  /// Whether what ends there is a year.
  private static func endsInYear(_ bytes: [UInt8], _ end: Int) -> Bool {
    end >= 3 && bytes[end - 3] == 0xE5 && bytes[end - 2] == 0xB9 && bytes[end - 1] == 0xB4
  }

  /// 增长⟦了⟧, 持续⟦着⟧: the aspect that the tagger left on its verb.
  private static func endsInAspect(_ bytes: [UInt8], _ end: Int) -> Bool {
    switch (bytes[end - 3], bytes[end - 2], bytes[end - 1]) {
    case (0xE4, 0xBA, 0x86), (0xE7, 0x9D, 0x80): true
    default: false
    }
  }

  private static func wordClass(of pos: PosTag?) -> FigureUnit.WordClass {
    guard let pos else { return .noun }
    return wordClasses.value(pos) ?? .other
  }

  private static let wordClasses = PackedTable<FigureUnit.WordClass>([
    ("NN", .noun), ("NNP", .noun), ("SFN", .noun), ("FW", .noun), ("LS", .noun), ("PFN", .noun),
    ("VV", .verb), ("JJ", .adjective), ("PFA", .adjective), ("AFX", .adjective),
    ("RB", .adverb), ("DEC", .particle), ("CD", .numeral), ("NNB", .classifier),
  ])

  private static func kind(of bytes: [UInt8], _ range: Range<Int>) -> FigureUnit.Kind {
    // An address between two sentences parts them.
    if bytes[range].starts(with: "http".utf8) { return .mark }
    return switch firstScalar(of: bytes, range) {
    case 0x2C, 0x3B, 0x3A, 0x3F, 0x21, 0xFF0C, 0xFF1B, 0xFF1A, 0x3002, 0xFF1F, 0xFF01, 0x2014,
      0x2026:
      .mark
    case 0x3001: .listMark
    case 0x28, 0xFF08, 0x5B, 0x3010, 0x3014: .opening
    case 0x29, 0xFF09, 0x5D, 0x3011, 0x3015: .closing
    case 0x22, 0x27, 0x201C, 0x201D, 0x2018, 0x2019, 0x300C, 0x300D, 0x300E, 0x300F: .quote
    default: .word
    }
  }

  private static func firstScalar(of bytes: [UInt8], _ range: Range<Int>) -> UInt32 {
    let first = UInt32(bytes[range.lowerBound])
    guard first >= 0xE0, first < 0xF0, range.count >= 3 else { return first }
    return (first & 0x0F) << 12 | (UInt32(bytes[range.lowerBound + 1]) & 0x3F) << 6
      | UInt32(bytes[range.lowerBound + 2]) & 0x3F
  }

  /// 全球⟦购⟧, 准备⟦金⟧: a listed word that a longer noun starts with does nothing.
  private mutating func dropCompounds() {
    for index in units.indices.dropLast() where units[index].cues.has([.scope, .intent, .target]) {
      let next = units[index + 1]
      if next.kind == .word, next.span.count == 3, next.wordClass == .noun, next.cues.isPlain,
        next.span.start == units[index].span.end
      {
        units[index].cues = []
        units[index].wordClass = .noun
      }
    }
  }

  // MARK: Clauses

  private mutating func group() {
    clauses.removeAll(keepingCapacity: true)
    var open: [Int] = []
    var stretch = 0
    clauses.append(Clause())
    var current = 0
    for (index, unit) in units.enumerated() {
      switch unit.kind {
      case .opening:
        open.append(current)
        clauses.append(Clause(host: (current, clauses[current].units.count), stretch: stretch))
        current = clauses.count - 1
      case .closing:
        guard let host = open.popLast() else { continue }
        current = host
      case .mark:
        let isSemicolon = unit.mark == 0x3B || unit.mark == 0xFF1B
        clauses[current].isLabel = unit.mark == 0x3A || unit.mark == 0xFF1A
        clauses[current].endsStretch = isSemicolon
        let host = clauses[current].host
        if isSemicolon, open.isEmpty { stretch += 1 }
        clauses.append(Clause(host: open.isEmpty ? nil : host, stretch: stretch))
        current = clauses.count - 1
      default: clauses[current].units.append(index)
      }
    }
  }
}
