import Corpus
import Language

/// The mentions of names that only a rule has shown to be names, wherever they stand in the
/// document: what 创办了隆泰画廊 names, 隆泰画廊 is in the next sentence.
struct RuleNames {
  /// In no order.
  let mentions: [Mention]

  /// Types whose names stand again as they are.
  private static let types: Set<EntityType> = [.organization, .product, .person]
  private static let shortest = 3
  private static let shortestPerson = 2

  init(_ found: [Mention], in document: Document) {
    var names: [String] = []
    var first: [Mention] = []
    for mention in found where Self.types.contains(mention.type) && mention.entity != nil {
      let name = document.text[mention.span]
      let least = mention.type == .person ? Self.shortestPerson : Self.shortest
      guard name.unicodeScalars.count >= least, !names.contains(name),
        document.mentions.index(of: mention.span) == nil
      else { continue }
      names.append(name)
      first.append(mention)
    }
    guard !names.isEmpty else {
      mentions = []
      return
    }
    var mentions = first
    AhoCorasick(names).forEachMatch(in: document.text.bytes) { match in
      let span = TextSpan(match.start..<match.end)
      let known = first[match.pattern]
      let tokens = document.tokens.starting(in: span)
      guard span != known.span, tokens.first?.span.start == span.start,
        tokens.last?.span.end == span.end, !document.isNamed(span),
        !mentions.contains(where: { $0.span.overlaps(span) })
      else { return }
      mentions.append(
        Mention(
          span: span,
          type: known.type,
          entity: known.entity,
          rule: known.rule,
          confidence: known.confidence
        )
      )
    }
    self.mentions = mentions
  }
}
