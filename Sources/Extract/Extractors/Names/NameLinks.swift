import Corpus
import Language

/// Gives each mention of a document the entity that it stands for.
struct NameLinks {
  /// A name, and another one of the same thing with its evidence.
  struct Alias {
    let name: String
    let other: String
    let span: TextSpan
  }

  let lexicon: Lexicon
  let aliases: [Alias]

  /// Adds the mentions to the document, with their entities.
  func link(_ candidates: [NameCandidate], in document: inout Document) {
    var groups: [String: [String: Int]] = [:]
    for candidate in candidates {
      let name = document.text[candidate.span]
      groups[key(candidate.type, name), default: [:]][name, default: 0] += 1
    }
    var mentions: [Mention] = []
    for candidate in candidates {
      let name = document.text[candidate.span]
      let names = groups[key(candidate.type, name)] ?? [:]
      // The longest form is the fullest; of two that are as long the one that sorts first.
      let fullest =
        names.keys.max { left, right in
          left.utf8.count != right.utf8.count ? left.utf8.count < right.utf8.count : left > right
        } ?? name
      let entity = document.entity(candidate.type, named: fullest)
      if name != fullest { note(name, candidate, in: &document.entities[entity]) }
      mentions.append(
        Mention(
          span: candidate.span,
          type: candidate.type,
          entity: entity,
          rule: candidate.rule,
          confidence: candidate.evidence.confidence
        )
      )
    }
    document.mentions.insert(contentsOf: mentions)
  }

  private func note(_ name: String, _ candidate: NameCandidate, in entity: inout Entity) {
    if entity.names.contains(where: { $0.name == name }) { return }
    entity.names.append(
      EntityName(name: name, kind: .alias, span: candidate.span, rule: candidate.rule)
    )
  }

  /// Equal for all names of one thing.
  private func key(_ type: EntityType, _ name: String) -> String {
    var name = name
    if let alias = aliases.first(where: { $0.other == name }) { name = alias.name }
    if type == .place { name = shortPlace(name) }
    return type.rawValue + "\u{1F}" + name
  }

  /// 深圳市 is 深圳, where lists have both.
  private func shortPlace(_ name: String) -> String {
    for suffix in ["省", "市", "县"] where name.hasSuffix(suffix) && name.utf8.count > 6 {
      let short = String(name.dropLast())
      if lexicon.entry(for: short)?.classes.contains(.place) == true { return short }
    }
    return name
  }
}
