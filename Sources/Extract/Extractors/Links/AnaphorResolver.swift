import Corpus

/// Says which entity an expression stands for that is no name: 他, 该公司, 王院长.
///
/// Only where the text is certain; else nil. It reads the mentions as they are when it is made.
struct AnaphorResolver {
  private let document: Document

  init(_ document: Document) { self.document = document }

  /// The entity that the text at `span` stands for.
  ///
  /// - Parameter span: of a name or an expression.
  /// - Returns: an index in `Document.entities`; nil where it stands for several, for something
  ///   that has no name in the text, or where the text leaves it open.
  func entity(for span: TextSpan) -> Int? {
    if let index = document.mentions.index(of: span) { return document.mentions[index].entity }
    switch document.text[span] {
    case "他", "她", "其": return person(before: span.start)
    default: return nil
    }
  }

  /// Farther back than this nobody remembers who 他 was.
  private static let reach = 3

  /// The person of the nearest sentence before `position` that names any: the only one, or the
  /// one that begins it.
  private func person(before position: Int32) -> Int? {
    guard let here = document.sentences.lastIndex(where: { $0.span.start <= position }) else {
      return nil
    }
    for index in stride(from: here, through: max(0, here - Self.reach), by: -1) {
      let sentence = document.sentences[index].span
      let end = min(sentence.end, position)
      guard sentence.start < end else { continue }
      let persons = document.mentions.starting(in: TextSpan(sentence.start, end)).filter {
        $0.type == .person && $0.span.end <= end
      }
      guard let first = persons.first else { continue }
      let entities = Set(persons.map(\.entity))
      if entities.count == 1 { return first.entity }
      return isSubject(first.span, in: sentence) ? first.entity : nil
    }
    return nil
  }

  /// Whether only nouns stand between the start of a clause and the name.
  private func isSubject(_ name: TextSpan, in sentence: TextSpan) -> Bool {
    let before = document.tokens.starting(in: TextSpan(sentence.start, name.start))
    for token in before.reversed() {
      switch token.pos {
      case "NN", "NNP", "SFN", "JJ", "PFA", "CC", "EC", "DT", "CD", "NNB": continue
      case ",", ".", ":", "(", ")": return true
      default: return false
      }
    }
    return true
  }
}
