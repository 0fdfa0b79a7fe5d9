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
      return Names(Tagger(lexicon, model: try TaggerModel.standard(data)), userNames: users)
    } catch {
      throw ModuleError(message: error.description)
    }
  }

  let requires: Set<LayerName> = [.sentences, .tokens]
  let provides: Set<LayerName> = [.mentions, .entities]

  private let tagger: Tagger
  private let userNames: Lexicon?
  private let nameTags: Set<Int>

  init(_ tagger: Tagger, userNames: Lexicon? = nil) {
    self.tagger = tagger
    self.userNames = userNames
    nameTags = Set(tagger.lexicon.tags.indices.filter { tagger.lexicon.tags[$0] == "ns" })
  }

  func annotate(_ document: inout Document) {
    var workspace = Tagger.Workspace()
    var found: [NameCandidate] = []
    var aliases: [NameLinks.Alias] = []
    var sentences: [[NameWord]] = []
    let titles = document.mentions.filter { $0.type == .work }.map(\.span)
    for sentence in document.sentences {
      let tokens = document.tokens.starting(in: sentence.span)
      let words = tokens.map { NameWord($0, document.text, tagger.lexicon) }
      sentences.append(words)
      var names = NameSet()
      look(for: &names, in: document.text, sentence.span, tokens, words, &workspace)
      NameRules(text: document.text, lexicon: tagger.lexicon, words: words).apply(to: &names)
      for pair in NameBrackets(text: document.text, words: words).read(&names) {
        aliases.append(
          NameLinks.Alias(
            name: document.text[pair.name],
            other: document.text[pair.other],
            span: pair.other
          )
        )
      }
      found += names.sorted
    }
    found.removeAll { candidate in titles.contains { $0.contains(candidate.span) } }
    let known = NameMemory(found, text: document.text)
    found = known.completed(found, sentences: sentences, avoiding: titles)
    NameLinks(lexicon: tagger.lexicon, aliases: aliases).link(found, in: &document)
  }

  /// What the tagger and the lists say.
  private func look(
    for names: inout NameSet,
    in text: Text,
    _ sentence: TextSpan,
    _ tokens: ArraySlice<Token>,
    _ words: [NameWord],
    _ workspace: inout Tagger.Workspace
  ) {
    var tagged: [Tagger.Name] = []
    tagger.names(text, sentence, tokens: tokens, &workspace, into: &tagged)
    for name in tagged {
      names.add(
        NameCandidate(span: name.span, type: name.type, evidence: .tagger, rule: "names.tagger")
      )
    }
    for index in words.indices where words[index].mark == .none {
      addListed(words, index, text, &names)
    }
  }

  /// The longest name of the lists that begins at a word.
  private func addListed(
    _ words: [NameWord],
    _ index: Int,
    _ text: Text,
    _ names: inout NameSet
  ) {
    let start = words[index].span.start
    let limit = words[min(index + 7, words.count - 1)].span.end
    var best: (end: Int32, type: EntityType, evidence: NameCandidate.Evidence)?
    func consider(_ end: Int32, _ classes: WordClasses, _ tag: Int, isUsers: Bool) {
      let isAligned = words[index...].prefix(8).contains { $0.span.end == end }
      guard isAligned || (end - start >= 12 && !isUsers) || isUsers else { return }
      if let type = Self.type(classes) {
        if classes.contains(.ambiguous) {
          // Only where the tagger has seen a name here too.
          guard names.at(TextSpan(start, end)) != nil else { return }
        }
        best = (end, type, isUsers ? .user : .list)
      } else if isAligned, !isUsers, end - start >= 6, nameTags.contains(tag),
        words[index].span.end == end, words[index].isProper
      {
        best = (end, .place, .dictionary)
      }
    }
    tagger.lexicon.forEachWord(in: text, from: start, to: limit) { end, classes, tag in
      consider(end, classes, tag, isUsers: false)
    }
    userNames?.forEachWord(in: text, from: start, to: limit) { end, classes, _ in
      consider(end, classes, 0, isUsers: true)
    }
    guard let best, best.end - start > 1 else { return }
    let span = TextSpan(start, best.end)
    let same = names.at(span)
    let type = Self.agreed(same?.type, best.type)
    let agrees = same?.type == type
    var candidate = NameCandidate(
      span: span,
      type: type,
      evidence: best.evidence == .user ? .user : agrees ? .both : best.evidence,
      rule: best.evidence == .user ? "names.user" : agrees ? "names.tagger" : "names.list"
    )
    candidate.isWhole = best.evidence != .dictionary
    if same != nil, !agrees {
      names.replace(candidate)
    } else {
      names.add(candidate)
    }
  }

  /// What a name is that the tagger and a list see differently.
  ///
  /// The tagger sees the sentence, the list only the word: 华盛顿 may be a person. But what a list
  /// has as organisation, product or event is not a place.
  private static func agreed(_ tagged: EntityType?, _ listed: EntityType) -> EntityType {
    guard let tagged, tagged != listed else { return listed }
    return listed == .place || tagged == .person ? tagged : listed
  }

  private static func type(_ classes: WordClasses) -> EntityType? {
    if classes.contains(.organization) { return .organization }
    if classes.contains(.place) { return .place }
    if classes.contains(.person) { return .person }
    if classes.contains(.product) { return .product }
    if classes.contains(.event) { return .event }
    return nil
  }
}
