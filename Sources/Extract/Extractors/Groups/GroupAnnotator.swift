import Corpus
import Language

/// Finds sets whose members the text lists, with the size that it says they have.
///
/// Four forms: a name in quotation marks with its members (“八骏”(甲、乙…), “四杰”——甲、乙…), a number
/// of things and their list (三所高校:甲、乙、丙; 三大运营商(甲、乙、丙)), a list that ends in 等 and a
/// number (甲、乙等21项), and a list with its number behind it (甲、乙、丙三地). Declared and found size
/// may differ; a list longer than its number is none of it.
struct GroupAnnotator: Annotator {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "groups",
    summary: "Named sets with their members and the size the text says they have."
  ) { _, data throws(ModuleError) in
    do throws(DataError) {
      return GroupAnnotator(
        speech: try SpeechLexicon.load(from: data),
        lexicon: try GroupLexicon.load(from: data)
      )
    } catch {
      throw ModuleError(message: error.description)
    }
  }

  let requires: Set<LayerName> = [.paragraphs, .sentences, .tokens, .mentions, .entities]
  let provides: Set<LayerName> = [.groups, .mentions, .entities]

  private let speech: SpeechLexicon
  private let lexicon: GroupLexicon

  init(speech: SpeechLexicon, lexicon: GroupLexicon) {
    self.speech = speech
    self.lexicon = lexicon
  }

  func annotate(_ document: inout Document) {
    let units = SpeechUnits(text: document.text, lexicon: speech)
    var quotes: [QuotedStretches.Stretch]?
    var found: [Group] = []
    for paragraph in document.paragraphs
    where Enumeration.isIn(document.text.bytes[paragraph.span.range]) {
      let all = quotes ?? QuotedStretches.find(in: document.text, document.paragraphs.map(\.span))
      quotes = all
      let here = QuotedStretches.outermost(all.filter { paragraph.span.contains($0.outer) })
      let read = units.read(paragraph.span, of: document, quotes: here)
      let search = Enumeration(document: document, lexicon: lexicon, units: read, quotes: here)
      found += search.groups { inside in
        units.read(
          inside,
          of: document,
          quotes: QuotedStretches.outermost(all.filter { inside.contains($0.outer) })
        )
      }
    }
    guard !found.isEmpty else { return }
    document.groups.insert(contentsOf: found)
    mention(found.filter { $0.rule == Enumeration.namedRule }, quotes ?? [], in: &document)
  }

  /// Makes entities of groups that have a name of their own, and mentions of where it stands.
  private func mention(
    _ groups: [Group],
    _ quotes: [QuotedStretches.Stretch],
    in document: inout Document
  ) {
    var names: [String] = []
    for group in groups where !names.contains(group.name) { names.append(group.name) }
    var mentions: [Mention] = []
    for quote in quotes {
      let word = document.text[quote.content]
      // “六小龙” after 杭州六小龙 is the same group, where there is one such group.
      let same = names.filter { $0 == word || $0.hasSuffix(word) || word.hasSuffix($0) }
      guard lexicon.size(in: word) != nil, same.count == 1, let name = same.first,
        document.mentions.index(of: quote.content) == nil
      else { continue }
      let entity = document.entity(.group, named: name)
      if word != name, !document.entities[entity].names.contains(where: { $0.name == word }) {
        document.entities[entity].names.append(
          EntityName(name: word, kind: .alias, span: quote.content, rule: Enumeration.namedRule)
        )
      }
      mentions.append(
        Mention(
          span: quote.content,
          type: .group,
          entity: entity,
          rule: Enumeration.namedRule,
          confidence: 85
        )
      )
    }
    document.mentions.insert(contentsOf: mentions)
  }
}
