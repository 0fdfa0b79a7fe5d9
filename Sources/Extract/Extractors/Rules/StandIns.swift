import Corpus
import Language

/// Finds the words that stand for something named before, for rules to take for its name: 该公司,
/// 其创始人, 公司总经理, 他, 这位导演.
///
/// Only what `AnaphorResolver` is certain of.
struct StandIns: Sendable {
  private let lexicon: AnaphorLexicon
  private let automaton: AhoCorasick

  static func load(from data: DataFolder) throws(DataError) -> StandIns {
    StandIns(try AnaphorLexicon.load(from: data))
  }

  private init(_ lexicon: AnaphorLexicon) {
    self.lexicon = lexicon
    automaton = AhoCorasick(lexicon.expressions)
  }

  /// In text order.
  func found(in document: Document) -> [RuleStandIn] {
    if document.mentions.isEmpty { return [] }
    let resolver = AnaphorResolver(document, lexicon)
    var hits: [TextSpan] = []
    automaton.forEachMatch(in: document.text.bytes) { match in
      let span = TextSpan(match.start..<match.end)
      while let last = hits.last, span.contains(last) { hits.removeLast() }
      if hits.last.map({ !$0.contains(span) }) ?? true { hits.append(span) }
    }
    var found: [RuleStandIn] = []
    for span in hits where isWord(span, document) {
      found += standIns(at: span, resolver, document)
    }
    return found.sorted {
      $0.span != $1.span ? $0.span < $1.span : $0.type.rawValue < $1.type.rawValue
    }
  }

  private func standIns(
    at span: TextSpan,
    _ resolver: AnaphorResolver,
    _ document: Document
  ) -> [RuleStandIn] {
    let word = document.text[span]
    func one(_ type: EntityType, _ entity: Int?, _ span: TextSpan) -> [RuleStandIn] {
      entity.map { [RuleStandIn(span: span, type: type, entity: $0)] } ?? []
    }
    if lexicon.possessives.contains(word) {
      return one(.organization, resolver.owner(.organization, before: span.start), span)
        + one(.person, resolver.owner(.person, before: span.start), span)
    }
    if lexicon.persons.contains(word) { return one(.person, resolver.entity(for: span), span) }
    if lexicon.describing.contains(word) {
      guard let whole = description(behind: span, document) else { return [] }
      return one(.person, resolver.person(before: span.start), whole)
    }
    if let head = lexicon.head(of: word) {
      return one(head.type, resolver.entity(for: span), span)
    }
    guard let head = lexicon.bareHead(of: word), isUndescribed(span, document) else { return [] }
    return one(head.type, resolver.entity(of: head, before: span.start), span)
  }

  /// Whether a stretch begins with a token and ends with one, and is no part of a name.
  private func isWord(_ span: TextSpan, _ document: Document) -> Bool {
    let tokens = document.tokens.starting(in: span)
    guard tokens.first?.span.start == span.start, tokens.last?.span.end == span.end else {
      return false
    }
    return !isInName(span, document)
  }

  /// How long a name may be, in bytes, that a word might be a part of.
  private static let longestName: Int32 = 120

  private func isInName(_ span: TextSpan, _ document: Document) -> Bool {
    let around = TextSpan(max(0, span.start - Self.longestName), span.end)
    return document.mentions.starting(in: around).contains { $0.span.overlaps(span) }
  }

  /// Whether neither a noun nor a number says which one: 公司 and not 三家公司, 芯片公司.
  private func isUndescribed(_ span: TextSpan, _ document: Document) -> Bool {
    let near = TextSpan(max(0, span.start - 24), span.start)
    guard let before = document.tokens.starting(in: near).last, before.span.end == span.start
    else { return true }
    if document.mentions.starting(in: near).contains(where: { $0.span.end == span.start }) {
      return false
    }
    switch before.pos {
    case ".", ",", ":", "IN", "BB", "VV", "VC", "RB", "MD", "CC", "AS", "DEV", "``", "EC":
      return true
    default: return false
    }
  }

  /// 这位 with the nouns and adjectives that describe the person.
  private func description(behind pointer: TextSpan, _ document: Document) -> TextSpan? {
    var end: Int32?
    let reach = TextSpan(pointer.end, pointer.end + Self.longestName)
    loop: for token in document.tokens.starting(in: reach).prefix(9) {
      switch token.pos {
      case "NN", "SFN", "NNP", "PFN": end = token.span.end
      case "JJ", "CD", "NNB", "DEC", "PFA", "SFA": continue
      default: break loop
      }
    }
    return end.map { TextSpan(pointer.start, $0) }
  }
}
