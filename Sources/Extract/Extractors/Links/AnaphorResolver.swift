import Corpus
import Language

/// Says which entity an expression stands for that is no name: 他, 该公司, 该省.
///
/// Only where the text is certain; else nil. It reads the mentions as they are when it is made.
/// 两人 and 他们 stand for several and give nil.
/// A class, so that handing it on costs one count.
final class AnaphorResolver {
  private let document: Document
  private let lexicon: AnaphorLexicon

  init(_ document: Document, _ lexicon: AnaphorLexicon) {
    self.document = document
    self.lexicon = lexicon
  }

  /// The entity that the text at `span` stands for.
  ///
  /// - Parameter span: of a name or an expression.
  /// - Returns: an index in `Document.entities`; nil where it stands for several, for something
  ///   that has no name in the text, or where the text leaves it open.
  func entity(for span: TextSpan) -> Int? {
    if let index = document.mentions.index(of: span) { return document.mentions[index].entity }
    let word = document.text[span]
    if lexicon.persons.contains(word) {
      return nearest(before: span.start) { $0.type == .person }
    }
    guard let head = lexicon.head(of: word) else { return nil }
    let isFit = { (mention: Mention) in self.fits(head, mention) }
    return nearest(before: span.start, isFit) ?? topic(before: span.start, isFit)
  }

  /// Where in a text its topic is named, in sentences.
  private static let opening = 2

  /// What the text opened with, where nothing nearer is meant: the only such thing of its first
  /// sentences.
  private func topic(before position: Int32, _ fits: (Mention) -> Bool) -> Int? {
    guard document.sentences.count > Self.opening + Self.reach,
      document.sentences[Self.opening].span.start <= position
    else { return nil }
    let end = document.sentences[Self.opening - 1].span.end
    let named = document.mentions.prefix { $0.span.end <= end }.filter(fits)
    guard let first = named.first, named.allSatisfy({ $0.entity == first.entity }) else {
      return nil
    }
    return first.entity
  }

  /// The entity of a type that a possessive stands for: the only one of its sentence before it, or
  /// else the one that the sentences before speak of.
  func owner(_ type: EntityType, before position: Int32) -> Int? {
    guard let here = lastSentence(startingBy: position) else { return nil }
    let sentence = document.sentences[here].span
    let named = document.mentions.starting(in: TextSpan(sentence.start, position)).filter {
      $0.type == type && $0.span.end <= position
    }
    guard let first = named.first else {
      return here > 0 ? nearest(before: sentence.start) { $0.type == type } : nil
    }
    return named.allSatisfy { $0.entity == first.entity } ? first.entity : nil
  }

  /// Who was spoken of last.
  func person(before position: Int32) -> Int? { nearest(before: position) { $0.type == .person } }

  /// What a noun alone stands for; where the sentences before name none, the only one of the text
  /// before.
  func entity(of head: AnaphorLexicon.Head, before position: Int32) -> Int? {
    if let near = nearest(before: position, { fits(head, $0) }) { return near }
    let named = document.mentions.prefix { $0.span.end <= position }.filter { fits(head, $0) }
    guard let first = named.first, named.allSatisfy({ $0.entity == first.entity }) else {
      return nil
    }
    return first.entity
  }

  /// Whether what a mention names can be called by the noun: no university is a 公司.
  private func fits(_ head: AnaphorLexicon.Head, _ mention: Mention) -> Bool {
    mention.type == head.type && endsIn(head.endings, mention)
      && (head.otherEndings.isEmpty || !endsIn(head.otherEndings, mention))
  }

  private func endsIn(_ endings: [[UInt8]], _ mention: Mention) -> Bool {
    if endings.isEmpty { return true }
    let name = document.text.bytes[mention.span.range]
    if endings.contains(where: { name.count > $0.count && name.suffix($0.count).elementsEqual($0) })
    {
      return true
    }
    guard let entity = mention.entity else { return false }
    let full = Array(document.entities[entity].name.utf8)
    return endings.contains { full.count > $0.count && full.suffix($0.count).elementsEqual($0) }
  }

  /// Farther back than this nobody remembers who 他 was.
  private static let reach = 3

  /// The entity of the nearest sentence before `position` that names any such: the only one, or
  /// the one that begins it.
  private func nearest(before position: Int32, _ fits: (Mention) -> Bool) -> Int? {
    guard let here = lastSentence(startingBy: position) else { return nil }
    for index in stride(from: here, through: max(0, here - Self.reach), by: -1) {
      let sentence = document.sentences[index].span
      let end = min(sentence.end, position)
      guard sentence.start < end else { continue }
      let found = document.mentions.starting(in: TextSpan(sentence.start, end)).filter {
        $0.span.end <= end && fits($0)
      }
      guard let first = found.first else { continue }
      // 任教于甲大学的张三, 赴甲大学讲学: this is said of 张三, and 该校 is another.
      if found.allSatisfy({ isAside($0.span) }), isNamedBefore(sentence.start, found, fits) {
        continue
      }
      if found.allSatisfy({ $0.entity == first.entity }) { return first.entity }
      return isSubject(first.span, in: sentence) ? first.entity : nil
    }
    return nil
  }

  /// Whether a name is mentioned by the way: before 的, behind a preposition or behind where
  /// somebody goes.
  private func isAside(_ span: TextSpan) -> Bool {
    if document.text.bytes[Int(span.end)...].starts(with: "的".utf8) { return true }
    let near = TextSpan(max(0, span.start - 24), span.start)
    for token in document.tokens.starting(in: near).reversed() {
      // 赴英国甲大学: the place belongs to the name.
      if token.pos == "NNP" { continue }
      return token.pos == "IN" || lexicon.ways.contains(document.text[token.span])
    }
    return false
  }

  /// Whether something else that fits was named before a place, not as an attribute alone.
  private func isNamedBefore(
    _ position: Int32,
    _ found: [Mention],
    _ fits: (Mention) -> Bool
  ) -> Bool {
    document.mentions.prefix { $0.span.end <= position }.contains { mention in
      fits(mention) && mention.entity != found.first?.entity && !isAside(mention.span)
    }
  }

  private func lastSentence(startingBy position: Int32) -> Int? {
    var low = 0
    var high = document.sentences.count
    while low < high {
      let middle = (low + high) / 2
      if document.sentences[middle].span.start <= position {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low > 0 ? low - 1 : nil
  }

  /// Whether only nouns stand between the start of a clause and the name, and no 和 behind it.
  private func isSubject(_ name: TextSpan, in sentence: TextSpan) -> Bool {
    if let next = document.tokens.starting(in: TextSpan(name.end, sentence.end)).first,
      next.pos == "CC" || next.pos == "EC"
    {
      return false
    }
    for token in document.tokens.starting(in: TextSpan(sentence.start, name.start)).reversed() {
      switch token.pos {
      case "NN", "NNP", "SFN", "JJ", "PFA", "CC", "EC", "DT", "CD", "NNB": continue
      case ",", ".", ":", "(", ")": return true
      default: return false
      }
    }
    return true
  }
}
