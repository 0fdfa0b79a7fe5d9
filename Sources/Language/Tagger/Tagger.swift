public import Corpus

/// Finds words, their parts of speech, and names of persons, organisations and places.
///
/// Three linear chains, one after the other, each with what the ones before it found among its
/// features. Whole numbers only: the same text gives the same answer on every machine.
public struct Tagger: Sendable {
  /// A word with its part of speech, in XPOS tags of UD Chinese GSD.
  public struct Word: Sendable, Hashable {
    public let span: TextSpan
    public let pos: PosTag
    /// Where the lexicon has it (`Lexicon.word`); 0 where it does not.
    public let entry: UInt32
  }

  /// What tagging needs besides the text, kept between calls.
  public struct Workspace: Sendable {
    var units = Units()
    var words = WordForms()
    var context = NameFeatures.Context()
    var characters = CharacterFeatures.Context()
    var features = [UInt64](repeating: 0, count: FeatureWriter.capacity)
    /// Scores of each unit, with room before the first and behind the last.
    var wordScores: [SIMD4<Int16>] = []
    var nameScores: [SIMD16<Int16>] = []
    var wordChain = WordChain()
    var chain = LinearChain()
    var labels: [UInt8] = []
    var mayHoldName: [Bool] = []
    var pos: [UInt8] = []
    var posDecoder = PosDecoder()

    public init() {}
  }

  public let lexicon: Lexicon
  private let model: TaggerModel
  private let tables: TagTable
  private let userWords: Lexicon?
  private let nameGroups: UInt8
  private let pool = WorkspacePool()
  private let posNumbers: [PosTag: UInt8]
  /// For each part of speech whether its words may be names.
  private let namePos: [Bool]
  /// Scores of a unit that nobody needs to look at.
  private let outside: SIMD16<Int16>
  private let nameTypes: [(type: EntityType?, place: Character)]

  /// A tagger that reads with `lexicon` and judges with `model`.
  ///
  /// - Parameters:
  ///   - lexicon: what the model was trained with.
  ///   - model: the weights.
  ///   - userWords: words that are never cut, whatever the model says.
  ///   - nameGroups: `Trainer.Settings.nameGroups` of the model's training.
  public init(
    _ lexicon: Lexicon,
    model: TaggerModel,
    userWords: Lexicon? = nil,
    nameGroups: UInt8 = .max
  ) {
    self.lexicon = lexicon
    self.nameGroups = nameGroups
    self.userWords = userWords
    self.model = model
    let numbers = Dictionary(
      model.posTags.enumerated().map { ($1, UInt8($0)) },
      uniquingKeysWith: { first, _ in first }
    )
    posNumbers = numbers
    namePos = (0...UInt8.max).map { number in
      (["NNP", "FW", "XX"] as [PosTag]).contains { numbers[$0] == number }
    }
    var outside = SIMD16<Int16>(repeating: 0)
    if let label = model.names.labels.firstIndex(of: "O") { outside[label] = 1000 }
    self.outside = outside
    tables = TagTable(lexicon)
    nameTypes = model.names.labels.map { label in
      let type: EntityType? =
        switch label.dropFirst(2) {
        case "PER": .person
        case "ORG": .organization
        case "LOC": .place
        default: nil
        }
      return (type, label.first ?? "O")
    }
  }

  /// Calls `body` with a workspace that this tagger has used before, where one is idle: it
  /// remembers the words it has seen.
  public func withWorkspace<Result, Failure: Error>(
    _ body: (inout Workspace) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var workspace = pool.take()
    let result = try body(&workspace)
    pool.putBack(workspace)
    return result
  }

  /// Appends the words of a stretch of text with their parts of speech, in order.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - span: the stretch, such as a sentence.
  ///   - workspace: any, used before or not.
  ///   - words: gets the words.
  public func words(
    _ text: Text,
    _ span: TextSpan,
    _ workspace: inout Workspace,
    into words: inout [Word]
  ) {
    forEachStretch(of: text, span, &workspace) { workspace in
      tagWords(&workspace)
      appendWords(workspace, to: &words)
    }
  }

  /// Appends the words of a stretch of text, in order, without their parts of speech.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - span: the stretch, such as a sentence.
  ///   - workspace: any, used before or not.
  ///   - words: gets the words.
  public func cut(
    _ text: Text,
    _ span: TextSpan,
    _ workspace: inout Workspace,
    into words: inout [TextSpan]
  ) {
    forEachStretch(of: text, span, &workspace) { workspace in
      var first = 0
      for unit in 0..<workspace.units.count
      where WordLabel.ends(workspace.labels[unit]) || unit + 1 == workspace.units.count {
        words.append(TextSpan(workspace.units[first].start, workspace.units[unit].end))
        first = unit + 1
      }
    }
  }

  /// Reads as much as a workspace holds, cuts it into words, and gives it to `body`, to the end.
  private func forEachStretch(
    of text: Text,
    _ span: TextSpan,
    _ workspace: inout Workspace,
    _ body: (inout Workspace) -> Void
  ) {
    text.bytes.withUnsafeBufferPointer { bytes in
      var start = Int(span.start)
      while start < Int(span.end) {
        start = read(bytes, from: start, to: Int(span.end), &workspace)
        if workspace.units.count == 0 { continue }
        cutWords(&workspace)
        body(&workspace)
      }
    }
  }

  /// Appends the names of a stretch of text whose words are known.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - span: the stretch, such as a sentence.
  ///   - tokens: its words, as this tagger or another has cut them.
  ///   - workspace: any, used before or not.
  ///   - names: gets the names.
  public func names(
    _ text: Text,
    _ span: TextSpan,
    tokens: ArraySlice<Token>,
    _ workspace: inout Workspace,
    into names: inout [TaggedName]
  ) {
    text.bytes.withUnsafeBufferPointer { bytes in
      var start = Int(span.start)
      var next = tokens.startIndex
      while start < Int(span.end) {
        start = read(bytes, from: start, to: Int(span.end), &workspace)
        let count = workspace.units.count
        if count == 0 { continue }
        workspace.labels.reset(WordLabel.begin.rawValue, count)
        workspace.pos.removeAll(keepingCapacity: true)
        for unit in 0..<count {
          let end = workspace.units[unit].end
          while next < tokens.endIndex, tokens[next].span.end < end { next += 1 }
          guard next < tokens.endIndex, tokens[next].span.end == end || unit + 1 == count
          else { continue }
          workspace.labels[unit] = WordLabel.end.rawValue
          workspace.pos.append(tokens[next].pos.flatMap { posNumbers[$0] } ?? 0)
        }
        if workspace.labels[count - 1] != WordLabel.end.rawValue { workspace.pos.append(0) }
        fillWords(&workspace)
        findNames(&workspace)
        appendNames(workspace, to: &names)
      }
    }
  }

  /// Appends the words and names of a stretch of text, in order.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - span: the stretch, such as a sentence.
  ///   - workspace: any, used before or not.
  ///   - words: gets the words.
  ///   - names: gets the names.
  public func tag(
    _ text: Text,
    _ span: TextSpan,
    _ workspace: inout Workspace,
    words: inout [Word],
    names: inout [TaggedName]
  ) {
    text.bytes.withUnsafeBufferPointer { bytes in
      var start = Int(span.start)
      while start < Int(span.end) {
        start = read(bytes, from: start, to: Int(span.end), &workspace)
        if workspace.units.count == 0 { continue }
        cutWords(&workspace)
        tagWords(&workspace)
        appendWords(workspace, to: &words)
        findNames(&workspace)
        appendNames(workspace, to: &names)
      }
    }
  }

  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>,
    from start: Int,
    to end: Int,
    _ workspace: inout Workspace
  ) -> Int {
    let next = workspace.units.fill(bytes, from: start, to: end, tables: tables, lexicon: lexicon)
    workspace.characters.fill(workspace.units)
    return next
  }

  private func tagWords(_ workspace: inout Workspace) {
    fillWords(&workspace)
    workspace.posDecoder.decode(workspace.words, workspace.units, model.pos, into: &workspace.pos)
  }

  private func fillWords(_ workspace: inout Workspace) {
    let labels = workspace.labels
    workspace.words.fill(workspace.units, ends: { WordLabel.ends(labels[$0]) }, lexicon: lexicon)
  }

  /// More than any sum of weights, so that a word of the user's is one whatever the model says.
  private static let certain: Int16 = 3000

  /// 特斯拉｜CEO｜马斯克: letters that are a title in the lists are a word between characters.
  private func partTitles(_ workspace: inout Workspace) {
    for unit in 0..<workspace.units.count where workspace.units[unit].kind == .letter {
      let cut = workspace.units.cuts[unit]
      if cut.end - cut.start == 1, cut.classes.contains(.title) {
        workspace.wordScores[Self.scoreMargin + unit][Int(WordLabel.single.rawValue)] &+=
          Self.certain
      }
    }
  }

  private func insistOnUserWords(_ workspace: inout Workspace) {
    guard let userWords else { return }
    var unit = 0
    while unit < workspace.units.count {
      let end = workspace.units.longestWord(from: unit, in: userWords)
      if end > unit {
        for inner in unit..<end {
          let label: WordLabel =
            end == unit + 1
            ? .single : inner == unit ? .begin : inner + 1 == end ? .end : .middle
          workspace.wordScores[Self.scoreMargin + inner][Int(label.rawValue)] &+= Self.certain
        }
      }
      unit = max(end, unit + 1)
    }
  }

  /// Places before the first unit's scores, and behind the last one's.
  private static let scoreMargin = 8

  private func cutWords(_ workspace: inout Workspace) {
    let count = workspace.units.count
    let margin = Self.scoreMargin
    workspace.wordScores.reset(SIMD4(repeating: 0), count + margin * 2)
    workspace.wordScores.withUnsafeMutableBufferPointer { scores in
      guard let start = scores.baseAddress else { return }
      let places = UnsafeMutableRawPointer(start + margin).assumingMemoryBound(to: Int16.self)
      CharacterFeatures.add(0..<count, &workspace.characters, model.words, to: places)
      workspace.features.withUnsafeMutableBufferPointer { room in
        guard let room = room.baseAddress else { return }
        for unit in 0..<count {
          var writer = FeatureWriter(room)
          WordFeatures.append(workspace.units, at: unit, to: &writer)
          model.words.add4(writer, to: &start[margin + unit])
        }
      }
    }
    partTitles(&workspace)
    insistOnUserWords(&workspace)
    workspace.wordChain.decode(
      workspace.wordScores[margin..<margin + count],
      model.wordTransitions,
      into: &workspace.labels
    )
  }

  private func findNames(_ workspace: inout Workspace) {
    let count = workspace.units.count
    workspace.labels.reset(0, count)
    guard findCandidates(&workspace) else { return }
    workspace.context.fill(workspace.units, workspace.words)
    let margin = Self.scoreMargin
    workspace.nameScores.reset(outside, count + margin * 2)
    var unit = 0
    while unit < count {
      guard workspace.mayHoldName[unit] else {
        unit += 1
        continue
      }
      var end = unit
      while end < count, workspace.mayHoldName[end] { end += 1 }
      scoreNames(unit..<end, &workspace)
      // What lies outside is no name, and the chain has to know that.
      let range = max(unit - 1, 0)..<min(end + 1, count)
      workspace.chain.decode(
        workspace.nameScores[range.lowerBound + margin..<range.upperBound + margin],
        model.nameTransitions,
        into: &workspace.labels,
        from: range.lowerBound
      )
      unit = end
    }
  }

  private func scoreNames(_ units: Range<Int>, _ workspace: inout Workspace) {
    let margin = Self.scoreMargin
    workspace.nameScores.withUnsafeMutableBufferPointer { scores in
      guard let start = scores.baseAddress?.advanced(by: margin) else { return }
      for unit in units { start[unit] = SIMD16(repeating: 0) }
      if NameFeatures.hasCharacters(nameGroups) {
        let places = UnsafeMutableRawPointer(start).assumingMemoryBound(to: Int16.self)
        CharacterFeatures.add(units, &workspace.characters, model.names, to: places)
      }
      // What was added beside the units is nobody's; the next units begin with zero.
      start[units.lowerBound - 1] = outside
      start[units.upperBound] = outside
      workspace.features.withUnsafeMutableBufferPointer { room in
        guard let room = room.baseAddress else { return }
        var word = -1
        var ofWord = SIMD16<Int16>()
        for unit in units {
          if Int(workspace.words.wordOf[unit]) != word {
            word = Int(workspace.words.wordOf[unit])
            ofWord = SIMD16()
            var writer = FeatureWriter(room)
            NameFeatures.append(
              workspace.units,
              workspace.words,
              pos: workspace.pos,
              word: word,
              groups: nameGroups,
              to: &writer
            )
            model.names.add16(writer, to: &ofWord)
          }
          start[unit] &+= ofWord
          var writer = FeatureWriter(room)
          NameFeatures.append(
            workspace.units,
            workspace.words,
            pos: workspace.pos,
            workspace.context,
            at: unit,
            groups: nameGroups,
            to: &writer
          )
          model.names.add16(writer, to: &start[unit])
        }
      }
    }
  }

  /// Words before and behind one that hints at a name are looked at as well.
  private static let reach = 2
  /// How many words a name may lie before the suffix of an organisation.
  private static let suffixReach = 8

  /// Says which units are worth looking at: those near a word that hints at a name, and all from
  /// such a word up to the suffix of an organisation in the same clause.
  ///
  /// Most words of a news text are far from any name, and names cost the most time.
  ///
  /// - Returns: whether there are any.
  private func findCandidates(_ workspace: inout Workspace) -> Bool {
    workspace.mayHoldName.reset(false, workspace.units.count)
    var found = false
    var hint = -1
    for word in 0..<workspace.words.count {
      let first = Int(workspace.words[word].start)
      if workspace.units.endsClause(first) {
        hint = -1
        continue
      }
      if hintsAtName(word, &workspace) {
        hint = word
        found = true
        mark(word - Self.reach, word + Self.reach, &workspace)
      } else if hint >= 0, word - hint <= Self.suffixReach,
        workspace.words[word].classes.contains(.organizationSuffix)
      {
        mark(hint, word + 1, &workspace)
      }
    }
    return found
  }

  private func mark(_ first: Int, _ last: Int, _ workspace: inout Workspace) {
    let start = Int(workspace.words[max(first, 0)].start)
    let end = Int(workspace.words[min(last + 1, workspace.words.count)].start)
    for unit in start..<end { workspace.mayHoldName[unit] = true }
  }

  /// The workspace as it is, since a copy would be made for each word otherwise.
  private func hintsAtName(_ word: Int, _ workspace: inout Workspace) -> Bool {
    let first = Int(workspace.words[word].start)
    let end = Int(workspace.words[word + 1].start)
    if namePos[Int(workspace.pos[word])]
      || workspace.words[word].tag == 0 && workspace.units[first].kind == .ideograph
    {
      return true
    }
    for unit in first..<end where workspace.units.hintsAtName(unit) { return true }
    return false
  }

  private func appendWords(_ workspace: Workspace, to words: inout [Word]) {
    let forms = workspace.words
    for index in 0..<forms.count {
      let first = Int(forms[index].start)
      let last = Int(forms[index + 1].start) - 1
      words.append(
        Word(
          span: TextSpan(workspace.units[first].start, workspace.units[last].end),
          pos: model.posTags[Int(workspace.pos[index])],
          entry: forms[index].entry
        )
      )
    }
  }

  private func appendNames(_ workspace: Workspace, to names: inout [TaggedName]) {
    var start = 0
    for (unit, label) in workspace.labels.enumerated() {
      let (type, place) = nameTypes[Int(label)]
      guard let type else { continue }
      if place == "B" || place == "S" { start = unit }
      if place == "E" || place == "S" {
        let span = TextSpan(workspace.units[start].start, workspace.units[unit].end)
        names.append(TaggedName(span: span, type: type))
      }
    }
  }
}
