import Corpus
import Language

/// Joins the mentions of one thing in a document: full and short names, names in brackets,
/// 以下简称, and a surname with its title.
///
/// What is doubtful stays apart: a short form that two full ones may have is nobody's.
struct Links: Annotator {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "links",
    summary: "Joins the names of one thing in a document, with what says so."
  ) { _, data throws(ModuleError) in
    do throws(DataError) {
      return Links(
        lexicon: try Lexicon.standard(data),
        aliases: try AliasLexicon.load(from: data),
        surnames: try SurnameList.load(from: data),
        codes: try PlaceCodes.standard(data)
      )
    } catch {
      throw ModuleError(message: error.description)
    }
  }

  let requires: Set<LayerName> = [.tokens, .mentions, .entities]
  let provides: Set<LayerName> = [.mentions, .entities]

  private let lexicon: Lexicon
  private let aliases: AliasLexicon

  private let surnames: SurnameList
  private let codes: PlaceCodes

  init(
    lexicon: Lexicon,
    aliases: AliasLexicon,
    surnames: SurnameList,
    codes: PlaceCodes = PlaceCodes([:])
  ) {
    self.surnames = surnames
    self.codes = codes
    self.lexicon = lexicon
    self.aliases = aliases
  }

  func annotate(_ document: inout Document) {
    let shorts = ShortNames(lexicon: lexicon, aliases: aliases)
    let phrases = AliasPhrases(document: document, lexicon: aliases, shorts: shorts).find()
    mention(phrases, in: &document)
    var names = NameForms(document.text)
    var formOf: [Int?] = []
    for mention in document.mentions {
      formOf.append(mention.entity == nil ? nil : names.add(mention))
    }
    // Mentions that already are of one entity stay so.
    var firstOf: [Int: Int] = [:]
    for (place, mention) in document.mentions.enumerated() {
      guard let entity = mention.entity, let form = formOf[place] else { continue }
      guard let first = firstOf[entity] else {
        firstOf[entity] = form
        continue
      }
      if names.root(first) != names.root(form) {
        names.join(form, to: first, .alias, rule: mention.rule)
      }
    }
    for phrase in phrases { announce(phrase, in: document, &names) }
    ShortForms(lexicon: lexicon, aliases: aliases, surnames: surnames, text: document.text).join(
      &names
    )
    rebuild(&document, names, formOf)
  }

  // MARK: Mentions of announced names

  /// Adds the mentions of names that only their announcement shows to be names.
  private func mention(_ phrases: [AliasPhrases.Found], in document: inout Document) {
    var added: [Mention] = []
    for phrase in phrases {
      guard let owner = document.mentions.index(of: phrase.name),
        document.mentions.index(of: phrase.other) == nil
      else { continue }
      let type = document.mentions[owner].type
      let name = document.text[phrase.other]
      guard name.unicodeScalars.count >= 2 else { continue }
      let entity = document.entity(type, named: name)
      for span in occurrences(of: phrase.other, in: document)
      where !document.isNamed(span) && !added.contains(where: { $0.span.overlaps(span) }) {
        added.append(
          Mention(span: span, type: type, entity: entity, rule: phrase.rule, confidence: 75)
        )
      }
    }
    if added.isEmpty { return }
    // What was taken for a place is one of these.
    let taken = Set(added.map(\.span))
    let kept = document.mentions.filter { $0.type != .place || !taken.contains($0.span) }
    document.mentions.replaceAll(with: kept + added)
  }

  /// Where the same words stand again.
  private func occurrences(of span: TextSpan, in document: Document) -> [TextSpan] {
    let bytes = document.text.bytes
    let name = bytes[span.range]
    var found: [TextSpan] = [span]
    for token in document.tokens
    where token.span.start >= span.end && Int(token.span.start) + name.count <= bytes.count {
      let end = token.span.start + Int32(name.count)
      guard bytes[Int(token.span.start)..<Int(end)].elementsEqual(name) else { continue }
      // It has to end where a word ends.
      let last = document.tokens.starting(in: TextSpan(token.span.start, end)).last
      if last?.span.end == end { found.append(TextSpan(token.span.start, end)) }
    }
    return found
  }

  private func announce(
    _ phrase: AliasPhrases.Found,
    in document: Document,
    _ names: inout NameForms
  ) {
    guard let owner = document.mentions.index(of: phrase.name),
      let full = names.index(document.mentions[owner].type, phrase.name)
    else { return }
    if let short = names.index(document.mentions[owner].type, phrase.other), short != full {
      names.join(short, to: full, phrase.kind, span: phrase.other, rule: phrase.rule)
    } else {
      let other = document.text[phrase.other]
      names.note(other, of: full, phrase.kind, span: phrase.other, rule: phrase.rule)
    }
  }

  // MARK: Entities

  private func rebuild(_ document: inout Document, _ names: NameForms, _ formOf: [Int?]) {
    let forms = names.forms
    var groups = [[Int]](repeating: [], count: forms.count)
    for index in forms.indices { groups[names.root(index)].append(index) }
    var evidence = [[NameForms.Evidence]](repeating: [], count: forms.count)
    for known in names.evidence { evidence[names.root(known.form)].append(known) }
    var joined: [Entity] = []
    var entityOf = [Int](repeating: 0, count: forms.count)
    for index in forms.indices where names.root(index) == index {
      entityOf[index] = joined.count
      joined.append(entity(groups[index], forms, evidence[index]))
    }
    var places: [Int] = []
    var homes: [Int?] = Array(repeating: nil, count: document.entities.count)
    for (place, mention) in document.mentions.enumerated() {
      if let old = mention.entity, let form = formOf[place], homes[old] == nil {
        homes[old] = entityOf[names.root(form)]
      }
    }
    for (old, entity) in document.entities.enumerated() {
      if let home = homes[old] {
        places.append(home)
        for code in entity.codes where !joined[home].codes.contains(code) {
          joined[home].codes.append(code)
        }
      } else {
        // Nothing mentions it, but something may point at it.
        places.append(joined.count)
        joined.append(entity)
      }
    }
    for index in joined.indices where joined[index].type == .place {
      for code in codes.codes(of: joined[index].name) where !joined[index].codes.contains(code) {
        joined[index].codes.append(code)
      }
    }
    document.replaceEntities(with: joined, places: places)
  }

  /// One entity of forms that are one thing.
  private func entity(
    _ group: [Int],
    _ forms: [NameForms.Form],
    _ evidence: [NameForms.Evidence]
  ) -> Entity {
    let short = Set(
      evidence.filter { $0.kind != .alias || $0.rule != "links.place-suffix" }.map(\.name)
    )
    // The fullest: no short form, the longest, the first by code point.
    let best =
      group.min { left, right in
        let (one, two) = (forms[left], forms[right])
        let (isShort, isShortToo) = (short.contains(one.name), short.contains(two.name))
        if isShort != isShortToo { return isShortToo }
        if one.scalars.count != two.scalars.count { return one.scalars.count > two.scalars.count }
        return one.scalars.lexicographicallyPrecedes(two.scalars)
      } ?? group[0]
    var entity = Entity(type: forms[best].type, name: forms[best].name)
    for known in evidence where known.name != entity.name {
      if entity.names.contains(where: { $0.name == known.name }) { continue }
      entity.names.append(
        EntityName(name: known.name, kind: known.kind, span: known.span, rule: known.rule)
      )
    }
    for index in group where forms[index].name != entity.name {
      if entity.names.contains(where: { $0.name == forms[index].name }) { continue }
      entity.names.append(
        EntityName(
          name: forms[index].name,
          kind: .alias,
          span: forms[index].span,
          rule: forms[index].rule
        )
      )
    }
    return entity
  }
}
