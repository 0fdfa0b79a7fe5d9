import Corpus
import Language

/// Words that make something other than a fact of what is said: 拟, 并非, 传闻, 曾.
struct ModalityCues: Sendable {
  static let file = "lexicons/modality.tsv"

  private enum Place: String {
    /// In the clause, before the word that the rule was found by.
    case before
    /// Behind the match, in its clause.
    case after
  }

  private struct Cue: Sendable {
    let status: Relation.Status
    let place: Place
    /// Tags that the token has to have; empty for any.
    let tags: Set<PosTag>
    /// Whether it has to be a token of its own.
    let isWord: Bool
  }

  private let automaton: AhoCorasick
  private let cues: [Cue]

  /// Reads the list: word, status, place, and tags (`*` for any place in any token).
  static func load(from data: DataFolder) throws(DataError) -> ModalityCues {
    try data.resource(file) { (path) throws(DataError) in
      let rows = try DataFolder.rows(ofFile: path)
      var cues: [Cue] = []
      for row in rows {
        guard row.count >= 3, let status = Relation.Status(rawValue: row[1]),
          let place = Place(rawValue: row[2])
        else {
          throw DataError(path: path, message: "`\(row[0])` lacks a status or a place")
        }
        let names = row.count > 3 ? row[3].split(separator: " ") : []
        let tags = names.filter { $0 != "*" }.map { PosTag($0) }
        guard !tags.contains(nil) else {
          throw DataError(path: path, message: "`\(row[0])` has what is no tag: \(row[3])")
        }
        cues.append(
          Cue(
            status: status,
            place: place,
            tags: Set(tags.compactMap { $0 }),
            isWord: !names.contains("*")
          )
        )
      }
      let words = rows.map { $0[0] }
      let traditional = try TraditionalWords.shared()(words)
      for (cue, forms) in zip(cues, traditional) { cues += forms.map { _ in cue } }
      return ModalityCues(AhoCorasick(words + traditional.joined()), cues)
    }
  }

  private init(_ automaton: AhoCorasick, _ cues: [Cue]) {
    self.automaton = automaton
    self.cues = cues
  }

  /// How the text around a match puts it.
  func status(
    of match: RuleMatch,
    in sentence: RuleSentence,
    _ document: Document
  ) -> Relation.Status {
    var found: Relation.Status = .asserted
    // A rule that is found by an annotation has no verb of its own to look before.
    let anchor = match.anchor.isEmpty ? match.span : match.anchor
    let start = min(sentence.clauseStart(of: anchor.start), match.span.start)
    collect(TextSpan(start, anchor.end), .before, sentence, document, &found)
    let end = max(sentence.clauseEnd(of: match.span.end), anchor.end)
    collect(TextSpan(anchor.end, end), .after, sentence, document, &found)
    return found
  }

  private func collect(
    _ span: TextSpan,
    _ place: Place,
    _ sentence: RuleSentence,
    _ document: Document,
    _ status: inout Relation.Status
  ) {
    automaton.forEachMatch(in: document.text.bytes, range: span.range) { hit in
      let cue = cues[hit.pattern]
      let cueSpan = TextSpan(hit.start..<hit.end)
      guard cue.place == place, Self.weight(cue.status) > Self.weight(status),
        !sentence.isInName(cueSpan)
      else { return }
      if cue.isWord {
        guard let index = document.tokens.index(of: cueSpan) else { return }
        let tag = document.tokens[index].pos
        guard cue.tags.isEmpty || tag.map({ cue.tags.contains($0) }) ?? false else { return }
      }
      status = cue.status
    }
  }

  /// The stronger doubt counts: what is denied is not planned.
  private static func weight(_ status: Relation.Status) -> Int {
    switch status {
    case .asserted: 0
    case .former: 1
    case .reported: 2
    case .planned: 3
    case .negated: 4
    }
  }
}
