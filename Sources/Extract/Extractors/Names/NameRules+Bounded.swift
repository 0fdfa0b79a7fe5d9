import Corpus
import Language

/// Persons between a title and what only stands behind names, whatever words the tagger has made of
/// them.
extension NameRules {
  /// 研究员｜张同作｜说, 副教授｜刘洋｜作报告, 江州队｜陶文远｜拿到13分: by their characters, where both
  /// borders are certain.
  func findBoundedPersons(_ names: inout NameSet) {
    for index in words.indices.dropLast() where words[index + 1].kind == .ideograph {
      let start = words[index].span.end
      guard touches(index, index + 1), words[index].kind == .ideograph, mayBeginName(start),
        endsTitle(start) || endsTeam(start, names)
      else { continue }
      guard let name = boundedName(from: start) else { continue }
      let others = names.candidates.filter { $0.span.overlaps(name) }
      guard names.at(name)?.type != .person,
        others.allSatisfy({
          $0.span.start >= start && !$0.isWhole && $0.evidence != .user
            && ($0.type == .person && $0.evidence <= .rule || $0.evidence == .tagger
              // 会长｜古城钦｜说, though 古城 is a place.
              || $0.type == .place && name.contains($0.span) && name.count == 9)
        })
      else { continue }
      for other in others { names.remove(other) }
      names.add(NameCandidate(span: name, type: .person, evidence: .rule, rule: "names.title"))
    }
  }

  /// 江州市文旅｜厅｜田雅琴｜副厅长: a name between a body and the title of its head, which share a
  /// character, and the body.
  func findHeads(_ names: inout NameSet) {
    for word in words where cues.ends(word.span, as: .chief, in: text) {
      guard let (name, end) = headName(before: word.span.end) else { continue }
      for other in names.candidates where other.span.overlaps(name) && other.span != name {
        guard other.evidence == .tagger || other.type == .person else { continue }
        names.remove(other)
      }
      guard names.at(name)?.type != .organization else { continue }
      names.add(NameCandidate(span: name, type: .person, evidence: .rule, rule: "names.title"))
      if names.ending(at: end)?.type == .organization { continue }
      guard let start = bodyStart(before: end, names) else { continue }
      names.add(
        NameCandidate(
          span: TextSpan(start, end),
          type: .organization,
          evidence: .rule,
          rule: "names.office"
        )
      )
    }
  }

  /// The name between a body and a title of the form 厅长 or 副厅长 that ends at `end`, and where the
  /// body ends; nil where there are none.
  private func headName(before end: Int32) -> (name: TextSpan, body: Int32)? {
    var title = end - 6
    guard title >= 12, text.isScalarBorder(title) else { return nil }
    let body = text.bytes[Int(title)..<Int(title) + 3]
    guard cues.kinds(of: TextSpan(title, title + 3), in: text).contains(.department) else {
      return nil
    }
    if cues.kinds(of: TextSpan(title - 3, title), in: text).contains(.deputy) { title -= 3 }
    for count in [9, 6] as [Int32] where title - count >= 3 {
      let name = TextSpan(title - count, title)
      guard text.isScalarBorder(name.start),
        text.bytes[Int(name.start) - 3..<Int(name.start)].elementsEqual(body), isHan(name),
        isPersonName(name), let rank = surname(name)?.rank, rank > .rare,
        !cues.kinds(of: name, in: text).contains(.common)
      else { continue }
      return (name, name.start)
    }
    return nil
  }

  /// Where the body begins that ends at `end`: at a place or 省, 市, 县, not far before; nil where
  /// nothing tells.
  private func bodyStart(before end: Int32, _ names: NameSet) -> Int32? {
    guard let last = words.lastIndex(where: { $0.span.end <= end }) else { return nil }
    var index = last
    while index >= 0, end - words[index].span.start <= 36 {
      let word = words[index]
      guard word.kind == .ideograph, word.mark == .none, !word.isParticle, !word.isTitle
      else { return nil }
      if let name = names.starting(at: word.span.start), name.span.end < end,
        name.type == .place || name.type == .organization
      {
        return name.span.start
      }
      if isUnitOfGovernment(index), isBounded(index) { return word.span.start }
      guard index > 0, touches(index - 1, index) else { return nil }
      index -= 1
    }
    return nil
  }

  /// Whether a family name that many bear may begin there.
  private func mayBeginName(_ start: Int32) -> Bool {
    lexicon.nameLevels(of: text.bytes.codePoint(at: Int(start)).value).family >= 1
  }

  /// Whether the name of a team ends there: 江州队｜陶文远｜拿到13分.
  private func endsTeam(_ end: Int32, _ names: NameSet) -> Bool {
    cues.ends(TextSpan(0, end), as: .team, in: text)
      && names.ending(at: end)?.type == .organization
  }

  /// Whether a title of two characters and more ends there.
  func endsTitle(_ end: Int32) -> Bool { title(endingAt: end) != nil }

  /// The longest title that ends there, of two to eight characters.
  func title(endingAt end: Int32) -> TextSpan? {
    guard let last = text.bytes.codePoint(before: Int(end)), cues.mayEndTitle(last.value) else {
      return nil
    }
    for count in stride(from: Int32(24), through: 6, by: -3) where end >= count {
      let span = TextSpan(end - count, end)
      guard text.isScalarBorder(span.start), text.bytes[Int(span.start)] >= 0xE3 else { continue }
      if lexicon.classes(of: span, in: text).contains(.title) { return span }
    }
    return nil
  }

  /// The name that begins there: of three characters, or two (four and three behind a family name of
  /// two); nil where none ends at a border.
  private func boundedName(from start: Int32) -> TextSpan? {
    let isCompound = surname(TextSpan(start, Int32(text.bytes.count)))?.count == 2
    let long = boundedName(from: start, characters: isCompound ? 4 : 3)
    let short = boundedName(from: start, characters: isCompound ? 3 : 2)
    guard let long, let short else { return long ?? short }
    // 李明｜说，: what names seldom end with is no part of one.
    let last = TextSpan(long.end - 3, long.end)
    if announces(last), words.first(where: { $0.span.start == last.end })?.mark == .stop {
      return short
    }
    let level = lexicon.nameLevels(of: text.bytes.codePoint(at: Int(last.start)).value).given
    return level >= 3 && !startsPhrase(short.end) ? long : short
  }

  private func boundedName(from start: Int32, characters: Int32) -> TextSpan? {
    let name = TextSpan(start, start + characters * 3)
    guard Int(name.end) <= text.bytes.count, text.isScalarBorder(name.end), isHan(name),
      isPersonName(name),
      let rank = surname(name)?.rank, rank > .rare,
      !cues.kinds(of: name, in: text).contains(.common),
      lexicon.classes(of: name, in: text)
        .isDisjoint(with: [.place, .organization, .product, .title]),
      !words.contains(where: { $0.span == name && $0.isCommonName }),
      isBorder(name.end)
    else { return nil }
    return name
  }

  private func isHan(_ span: TextSpan) -> Bool {
    stride(from: Int(span.start), to: Int(span.end), by: 3).allSatisfy {
      (0xE4...0xE9).contains(text.bytes[$0])
    }
  }

  /// Whether what stands there ends a name: a mark, the end, or a word that stands behind names; not
  /// the dot or hyphen of a foreign one.
  private func isBorder(_ place: Int32) -> Bool {
    guard Int(place) < text.bytes.count else { return true }
    if (0xE4...0xE9).contains(text.bytes[Int(place)]) {
      return startsPhrase(place) || startsCue(place, characters: 1)
    }
    guard let next = words.first(where: { $0.span.start == place }) else { return false }
    return next.mark != .dot && next.kind == .punctuation && !isHyphen(next)
  }

  /// Whether a word of two characters and more begins there that stands behind names: 表示, 作报告.
  private func startsPhrase(_ place: Int32) -> Bool {
    (2...3).contains { startsCue(place, characters: $0) }
  }

  private func startsCue(_ place: Int32, characters: Int32) -> Bool {
    let end = place + characters * 3
    guard Int(end) <= text.bytes.count, text.isScalarBorder(end) else { return false }
    return cues.kinds(of: TextSpan(place, end), in: text).contains(.behind)
  }
}
