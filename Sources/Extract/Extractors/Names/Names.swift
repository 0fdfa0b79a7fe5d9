import Corpus
import Language

/// Finds names of persons, organisations, places, products and events, and what they stand for.
///
/// Two kinds of evidence: lists and rules, which know names and what stands around them, and the
/// tagger, which has learned from a treebank. What one document has named once with certainty is
/// recognised everywhere in it.
struct Names: Annotator {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "names",
    summary: "Names of persons, organisations, places, products and events.",
    options: [
      OptionSpecification(
        "words",
        .path,
        summary: "A list of names of your own; its head tells their class."
      )
    ]
  ) { (options: Options, data: DataFolder) throws(ModuleError) -> any Annotator in
    do throws(DataError) {
      let lexicon = try Lexicon.standard(data)
      var users: Lexicon?
      if let path = options.string("words") { users = try Lexicon.users(path, data: data) }
      return Names(
        Tagger(lexicon, model: try TaggerModel.standard(data)),
        cues: try NameCues(data),
        surnames: try SurnameList.load(from: data),
        userNames: users
      )
    } catch {
      throw ModuleError(message: error.description)
    }
  }

  let requires: Set<LayerName> = [.sentences, .tokens]
  let uses: Set<LayerName> = [.taggedNames]
  let provides: Set<LayerName> = [.mentions, .entities]

  private let tagger: Tagger
  private let cues: NameCues
  private let surnames: SurnameList
  private let userNames: Lexicon?

  init(_ tagger: Tagger, cues: NameCues, surnames: SurnameList, userNames: Lexicon? = nil) {
    self.tagger = tagger
    self.cues = cues
    self.surnames = surnames
    self.userNames = userNames
  }

  func annotate(_ document: inout Document) {
    tagger.withWorkspace { annotate(&document, &$0) }
  }

  /// 春江水 in a text that names 《春江水》 is no person, whatever the tagger alone has seen.
  private func dropTitles(_ titles: [TextSpan], in text: Text, _ names: inout [NameCandidate]) {
    guard !titles.isEmpty else { return }
    var known = SpanIndex()
    for title in titles { _ = known.insert(title, in: text) }
    names.removeAll {
      $0.type == .person && $0.evidence == .tagger && known.number(of: $0.span, in: text) != nil
    }
  }

  private func annotate(_ document: inout Document, _ workspace: inout Tagger.Workspace) {
    var found: [NameCandidate] = []
    var second: Set<TextSpan> = []
    var sentences: [[NameWord]] = []
    var listed: [ListedName] = []
    let titles = document.mentions.filter { $0.type == .work }.map(\.span)
    for sentence in document.sentences {
      let tokens = document.tokens.starting(in: sentence.span)
      listed.removeAll(keepingCapacity: true)
      let words = NameWord.read(tokens, document.text, tagger.lexicon, cues, listed: &listed)
      sentences.append(words)
      var names = NameSet()
      look(for: &names, in: document, sentence.span, tokens, words, listed, &workspace)
      let rules = NameRules(
        text: document.text,
        lexicon: tagger.lexicon,
        words: words,
        cues: cues,
        surnames: surnames
      )
      rules.apply(to: &names)
      for pair in brackets(document.text, words).read(&names) {
        second.insert(pair.other)
      }
      found += names.sorted
      for team in names.candidates where team.rule == "names.team" { second.insert(team.span) }
      // Acme｜首席执行官: what letters are, wherever they stand.
      for owner in names.candidates
      where owner.rule == "names.owner"
        && document.text.bytes[owner.span.range].allSatisfy({ $0 < 0x80 })
      {
        second.insert(owner.span)
      }
    }
    found.removeAll { candidate in titles.contains { $0.contains(candidate.span) } }
    dropTitles(titles, in: document.text, &found)
    found = NameExtension(text: document.text, lexicon: tagger.lexicon)
      .mended(found, sentences: sentences)
    let shortened = NameStems(
      text: document.text,
      lexicon: tagger.lexicon,
      cues: cues,
      surnames: surnames
    )
    let stems = shortened.stems(of: found)
    found = shortened.mended(found, stems: stems)
    let known = NameMemory(
      found,
      certain: second,
      stems: stems,
      text: document.text,
      cues: cues
    )
    found = known.completed(found, sentences: sentences, avoiding: titles)
    var mentions: [Mention] = []
    // What an annotator before this one has named.
    var entities: [EntityType: [String: Int]] = [:]
    for (index, entity) in document.entities.enumerated() {
      entities[entity.type, default: [:]][entity.name] = index
    }
    var seen = SpanIndex()
    var entityOf: [Int] = []
    for name in found {
      let number = seen.insert(name.span, name.type.number, in: document.text)
      if number == entityOf.count {
        let word = document.text[name.span]
        if let known = entities[name.type]?[word] {
          entityOf.append(known)
        } else {
          entityOf.append(document.entities.count)
          document.entities.append(Entity(type: name.type, name: word))
        }
      }
      mentions.append(
        Mention(
          span: name.span,
          type: name.type,
          entity: entityOf[number],
          rule: name.rule,
          confidence: name.evidence.confidence
        )
      )
    }
    document.mentions.insert(contentsOf: mentions)
  }

  private func brackets(_ text: Text, _ words: [NameWord]) -> NameBrackets {
    NameBrackets(text: text, lexicon: tagger.lexicon, words: words)
  }

  /// What the tagger and the lists say.
  private func look(
    for names: inout NameSet,
    in document: Document,
    _ sentence: TextSpan,
    _ tokens: ArraySlice<Token>,
    _ words: [NameWord],
    _ listed: [ListedName],
    _ workspace: inout Tagger.Workspace
  ) {
    for name in tagged(document, sentence, tokens, &workspace)
    where name.span.count <= Self.longest && !isCounted(name, words) {
      names.add(
        NameCandidate(span: name.span, type: name.type, evidence: .tagger, rule: name.rule)
      )
    }
    for index in words.indices where words[index].mark == .none {
      addListed(words, index, listed, document.text, &names)
    }
  }

  /// What the tagger sees, or saw when it cut the words.
  private func tagged(
    _ document: Document,
    _ sentence: TextSpan,
    _ tokens: ArraySlice<Token>,
    _ workspace: inout Tagger.Workspace
  ) -> ArraySlice<TaggedName> {
    if let known = document.taggedNames { return known.starting(in: sentence) }
    var found: [TaggedName] = []
    tagger.names(document.text, sentence, tokens: tokens, &workspace, into: &found)
    return found[...]
  }

  /// Bytes of the longest name that the tagger is believed, 48 characters: in a heap of syllables it
  /// sees one without an end.
  private static let longest = 144

  /// Whether a “person” begins with a number: 六小龙 are several.
  private func isCounted(_ name: TaggedName, _ words: [NameWord]) -> Bool {
    name.type == .person
      && words.contains {
        $0.span.start == name.span.start && $0.isNumeral && $0.kind == .ideograph
      }
  }

  /// The longest name of the lists that begins at a word.
  private func addListed(
    _ words: [NameWord],
    _ index: Int,
    _ listed: [ListedName],
    _ text: Text,
    _ names: inout NameSet
  ) {
    if words[index].listed.isEmpty, userNames == nil { return }
    let start = words[index].span.start
    let limit = words[min(index + 7, words.count - 1)].span.end
    var best: (end: Int32, type: EntityType, evidence: NameCandidate.Evidence)?
    let own = words[index].listed
    for name in listed[Int(own.lowerBound)..<Int(own.upperBound)] where name.end <= limit {
      let isAligned = words[index...].prefix(8).contains {
        $0.span.end == name.end
          || name.type == .organization
            && (cues.isChief($0, of: name.end, in: text) || isHolder($0, of: name.end, text))
      }
      if isAligned || name.end - start >= 12,
        isSeen(name, from: start, names) || name.type == .place && isBehindPlace(words, index)
      {
        best = (name.end, name.type, .list)
      }
    }
    if let userNames {
      var listed: [ListedName] = []
      userNames.forEachWord(in: text, from: start, to: limit) { end, classes, _ in
        if let name = ListedName(end: end, classes) { listed.append(name) }
      }
      for name in listed where isSeen(name, from: start, names) {
        best = (name.end, name.type, .user)
      }
    }
    guard let best, best.end - start > 1 else { return }
    let span = TextSpan(start, best.end)
    let same = names.at(span)
    if same == nil, best.evidence == .list {
      // 迷宫中|移动: no name begins with a localizer.
      if words[index].isBorder, words[index].length == 1, words[index].span.end < best.end,
        index > 0, words[index - 1].mark == .none
      {
        return
      }
      // 贵州省|铜仁市, which the tagger has as one name, ends where that does.
      if best.type == .place, names.ending(at: best.end)?.type != .place,
        !standsAlone(words, index, best.end)
      {
        return
      }
    }
    let type = Self.agreed(same?.type, best.type, isLong: span.count > 6)
    let agrees = same?.type == type
    var candidate = NameCandidate(
      span: span,
      type: type,
      evidence: best.evidence == .user ? .user : agrees ? .both : best.evidence,
      rule: best.evidence == .user ? "names.user" : agrees ? "names.tagger" : "names.list"
    )
    candidate.isWhole = true
    if same != nil, !agrees {
      names.replace(candidate)
    } else {
      names.add(candidate)
    }
  }

  /// Whether a title begins with what ends at `end`, and goes on as a title of its own: 立法会|议员.
  private func isHolder(_ word: NameWord, of end: Int32, _ text: Text) -> Bool {
    word.isTitle && word.span.end > end && word.span.start < end
      && tagger.lexicon.classes(of: TextSpan(end, word.span.end), in: text).contains(.title)
  }

  /// Whether a name that may be a common word is one: only where the tagger has seen one here too.
  private func isSeen(_ name: ListedName, from start: Int32, _ names: NameSet) -> Bool {
    !name.isAmbiguous || names.at(TextSpan(start, name.end)) != nil
  }

  /// Whether a place that only a list knows is named as such: a proper noun, and not the first
  /// half of something else (日本金松).
  private func standsAlone(_ words: [NameWord], _ index: Int, _ end: Int32) -> Bool {
    if words[index].cues.contains(.region), words[index].span.end == end {
      return !isDirection(words, index)
    }
    // 湖南|岳阳|人
    if isBehindPlace(words, index) { return true }
    guard words[index].isProper || !words[index].isCommon,
      let last = words[index...].firstIndex(where: { $0.span.end == end })
    else { return false }
    guard last + 1 < words.count, words[last + 1].mark == .none else { return true }
    let next = words[last + 1]
    return !next.isNoun || next.isProper || !next.classes.isDisjoint(with: Self.companions)
  }

  /// Whether a place that a list has stands right before a word.
  private func isBehindPlace(_ words: [NameWord], _ index: Int) -> Bool {
    guard index > 0, words[index - 1].span.end == words[index].span.start else { return false }
    let before = words[index - 1]
    return before.length > 1 && before.isProper && before.classes.contains(.place)
      && !before.classes.contains(.ambiguous)
  }

  /// Whether a region's name only tells where something lies or goes: 向西北, 西北方向, 西北风.
  private func isDirection(_ words: [NameWord], _ index: Int) -> Bool {
    let before = index > 0 ? words[index - 1].cues : []
    let behind = index + 1 < words.count ? words[index + 1].cues : []
    return before.contains(.direction) || behind.contains(.direction)
  }

  /// What stands behind a place without taking its name away.
  private static let companions: WordClasses = [
    .place, .organization, .title, .organizationOffice, .organizationEnding,
  ]

  /// What a name is that the tagger and a list see differently.
  ///
  /// The tagger sees the sentence, the list only the word: 江山 may be a person. But places of more
  /// than two characters hardly are, and what a list has as organisation, product or event is
  /// neither.
  private static func agreed(
    _ tagged: EntityType?,
    _ listed: EntityType,
    isLong: Bool
  ) -> EntityType {
    guard let tagged, tagged != listed else { return listed }
    if tagged == .person { return listed == .place && !isLong ? tagged : listed }
    return listed == .place ? tagged : listed
  }
}
