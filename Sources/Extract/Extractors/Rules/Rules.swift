public import Corpus
public import Language

/// Applies rule packs to a document: `extract.rules`.
///
/// Packs are data (`rules/zh/*.json`; docs/rules.md tells how they are written). All rules are
/// compiled into one matcher, and every row carries the id of the rule that made it.
public struct Rules: Annotator {
  /// The rules, compiled.
  public let set: RuleSet
  private let cues: ModalityCues
  let words: StandIns

  init(_ set: RuleSet, cues: ModalityCues, words: StandIns) {
    self.set = set
    self.cues = cues
    self.words = words
  }

  public var requires: Set<LayerName> { [.sentences, .tokens, .mentions, .entities] }
  public var provides: Set<LayerName> {
    [.mentions, .entities, .relations, .events, .quotations, .groups, .statistics]
  }

  public func annotate(_ document: inout Document) throws(StageError) {
    guard var rows = rows(of: &document) else { return }
    // A name that a rule has shown to be one is one wherever it stands.
    let named = RuleNames(rows.mentions, in: document).mentions
    if !named.isEmpty {
      document.mentions.insert(contentsOf: named)
      rows = self.rows(of: &document) ?? rows
    }
    let mentions = RuleMentions(rows.mentions, known: document.mentions)
    document.mentions.insert(contentsOf: mentions.kept)
    let relations = mentions.applied(to: rows.relations)
    document.relations.insert(contentsOf: RuleReconciler.relations(relations))
    document.events.insert(contentsOf: RuleReconciler.events(mentions.applied(to: rows.events)))
    document.quotations.insert(contentsOf: rows.quotations)
    document.groups.insert(contentsOf: rows.groups)
    document.statistics.insert(contentsOf: rows.statistics)
  }

  /// What all rules give; nil where none matches.
  ///
  /// Adds the entities that they name.
  private func rows(of document: inout Document) -> RuleEmitter.Rows? {
    var matches: [(RuleSentence, RuleMatch)] = []
    let standIns = words.found(in: document)
    set.forEachMatch(in: document, standIns: standIns, isWanted: Self.isWanted) {
      matches.append(($0, $1))
    }
    if matches.isEmpty { return nil }
    var emitter = emitter(for: document)
    for (sentence, match) in matches {
      emitter.emit(match, of: set.rules[match.rule], in: sentence)
    }
    document.entities = emitter.document.entities
    return emitter.rows
  }

  func emitter(for document: Document) -> RuleEmitter { RuleEmitter(document, cues: cues) }

  /// What a site says of itself is no news, and who wrote a text stands in `contributors`.
  private static func isWanted(_ paragraph: Paragraph) -> Bool {
    paragraph.role != .notice && paragraph.role != .byline
  }
}

extension Rules {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "rules",
    summary: "Relations, events and more by rule packs; see docs/rules.md.",
    options: [
      OptionSpecification(
        "packs",
        .paths,
        summary: "Rule packs of your own, read behind the shipped ones."
      ),
      OptionSpecification(
        "shipped",
        .boolean,
        default: .boolean(true),
        summary: "Whether the rules that come with the program are used."
      ),
    ],
    make: { options, data throws(ModuleError) in
      do throws(DataError) {
        let packs = try RulePacks(
          given: options.strings("packs"),
          withShipped: options.boolean("shipped"),
          data: data
        )
        return Rules(
          packs.set,
          cues: try ModalityCues.load(from: data),
          words: try StandIns.load(from: data)
        )
      } catch {
        throw ModuleError(message: error.description)
      }
    }
  )
}
