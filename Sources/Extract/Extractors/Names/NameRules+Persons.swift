import Corpus
import Language

extension NameRules {
  /// Takes back persons that are common words, and mends the borders of others.
  func mendPersons(_ names: inout NameSet) {
    for old in names.candidates where old.type == .person && old.evidence == .tagger {
      if let slash = text.bytes[old.span.range].firstIndex(of: 0x2F) {
        // 张三/李四: a pair of players.
        names.remove(old)
        let pair = [
          TextSpan(old.span.start, Int32(slash)), TextSpan(Int32(slash) + 1, old.span.end),
        ]
        for span in pair where span.count >= 6 {
          names.add(NameCandidate(span: span, type: .person, evidence: .tagger, rule: old.rule))
        }
        continue
      }
      // 丨李文, of a byline: a stroke that is a character to Unicode.
      if text.bytes[old.span.range].starts(with: "丨".utf8) {
        let span = TextSpan(old.span.start + 3, old.span.end)
        names.remove(old)
        if span.count >= 6 {
          names.add(NameCandidate(span: span, type: .person, evidence: .tagger, rule: old.rule))
        }
        continue
      }
      if let place = placeAcross(old.span) {
        names.remove(old)
        names.add(NameCandidate(span: place, type: .place, evidence: .list, rule: "names.list"))
        continue
      }
      if let place = placeBesideFormer(old.span) {
        replace(old, with: place, .place, in: &names)
        continue
      }
      if let span = behindTitle(old.span) {
        names.remove(old)
        names.add(NameCandidate(span: span, type: .person, evidence: .rule, rule: "names.title"))
        continue
      }
      if let whole = dottedFromWord(old.span) {
        names.remove(old)
        names.add(NameCandidate(span: whole, type: .person, evidence: .tagger, rule: old.rule))
        continue
      }
      guard let first = words.firstIndex(where: { $0.span.start == old.span.start }),
        let last = words.firstIndex(where: { $0.span.end >= old.span.end })
      else { continue }
      // Acme COO大卫·科
      if first < last, words[last].span.end == old.span.end,
        isLatinOffice(old, first...last, &names)
      {
        continue
      }
      // A part of a common word is no name either, nor is a kind of institution: 幼儿园.
      if first == last,
        words[first].isCommonName
          || words[first].classes.contains(.organizationEnding)
            && words[first].length > 1
      {
        names.remove(old)
        continue
      }
      if isRepeated(old.span) || cues.kinds(of: old.span, in: text).contains(.day)
        || isSideOfState(old.span) || isTranslatedTitle(first)
        || isCommonWord(old.span, first...max(first, last)) || isOddPerson(first...max(first, last))
        || hasNoFamily(old.span, first) || isUnsupported(old.span, first...max(first, last))
      {
        names.remove(old)
        continue
      }
      // 石桥|派出所: the station of a town.
      if let end = station(behind: old.span.end) {
        names.remove(old)
        names.add(
          NameCandidate(
            span: TextSpan(old.span.start, end),
            type: .organization,
            evidence: .rule,
            rule: "names.ending"
          )
        )
        continue
      }
      // 蓝湾|网 is a website.
      if old.span.count == 9, first == 0 || !words[first - 1].isTitle,
        cues.ends(old.span, as: .site, in: text)
      {
        names.replace(
          NameCandidate(span: old.span, type: .organization, evidence: .rule, rule: "names.ending")
        )
        continue
      }
      if let parts = joined(old.span, first...max(first, last))
        ?? partsOfLong(old.span, first...max(first, last))
      {
        names.remove(old)
        for part in parts {
          names.add(NameCandidate(span: part, type: .person, evidence: .tagger, rule: old.rule))
        }
        continue
      }
      if isRoad(old.span, first) {
        names.replace(
          NameCandidate(span: old.span, type: .place, evidence: .tagger, rule: old.rule)
        )
        continue
      }
      // DeepSeek: capitals inside a word are no person's, but behind a title.
      if first == last, words[first].span == old.span, hasInnerCapital(old.span),
        first == 0 || !words[first - 1].isTitle
      {
        names.replace(
          NameCandidate(
            span: old.span,
            type: .organization,
            evidence: .rule,
            rule: "names.capitals"
          )
        )
        continue
      }
      // 瀚达|发布中期业绩: what publishes reports and has a share price is a company.
      if reports(behind: max(first, last)) {
        names.replace(
          NameCandidate(span: old.span, type: .organization, evidence: .rule, rule: "names.company")
        )
        continue
      }
      // 最南, as in 最南端: no family name, and a word of another kind.
      if old.span.count == 6, isParticle(TextSpan(old.span.start, old.span.start + 3)),
        !isPersonName(old.span)
      {
        names.remove(old)
        continue
      }
      // A name with a number or letters behind it is a thing's: 玄鸟7, 赤兔K2.
      if first < last, words[first].kind == .ideograph,
        words[last].kind == .digit || words[last].kind == .letter && words[last].span.count < 4,
        words[last].span.end == old.span.end
      {
        names.replace(
          NameCandidate(span: old.span, type: .product, evidence: .rule, rule: "names.product")
        )
        continue
      }
      let span = mended(old.span, first, last)
      if span == old.span { continue }
      names.remove(old)
      if span.count >= 6, !words.contains(where: { $0.span == span && $0.isCommonName }) {
        names.add(
          NameCandidate(span: span, type: .person, evidence: .tagger, rule: old.rule)
        )
      }
    }
  }

  /// Whether the list has it, or its first two characters, as a word that only looks like a name, and
  /// no title stands beside it: 黄金周, 白天|晴.
  private func isCommonWord(_ span: TextSpan, _ range: ClosedRange<Int>) -> Bool {
    let beginning = TextSpan(span.start, min(span.start + 6, span.end))
    guard
      cues.kinds(of: span, in: text).contains(.common)
        || span.count == 9 && cues.kinds(of: beginning, in: text).contains(.common)
    else { return false }
    let isBehindTitle = range.lowerBound > 0 && words[range.lowerBound - 1].isTitle
    let isBeforeTitle =
      range.upperBound + 1 < words.count
      && words[range.upperBound + 1].kinds.contains(.courtesy)
    return !isBehindTitle && !isBeforeTitle
  }

  /// Whether a stretch is no person's: a dash, one character, or two and three of which the first is a
  /// verb, a pronoun or the like and no family name: 找|潘.
  private func hasNoFamily(_ span: TextSpan, _ first: Int) -> Bool {
    if words[first].kind != .ideograph, words[first].span.end >= span.end {
      return words[first].kind == .punctuation
    }
    guard words[first].kind == .ideograph, span.count <= 9 else { return false }
    // 張姓男子 is not named.
    if span.count < 6 || span.count == 6 && cues.ends(span, as: .family, in: text) { return true }
    let beginning = TextSpan(span.start, span.start + 3)
    guard surname(span) == nil, !isForeign(span, level: 2), has(beginning, ["v", "r", "p", "c"])
    else { return false }
    return first == 0 || !words[first - 1].isTitle
  }

  /// Whether a stretch of two or three characters has no family name, or a rare one, is no
  /// transcription, and nothing beside it is of a person: 瀚达, 苍岳.
  private func isUnsupported(_ span: TextSpan, _ range: ClosedRange<Int>) -> Bool {
    guard span.count == 6 || span.count == 9, words[range].allSatisfy({ $0.kind == .ideograph }),
      surname(span).map({ $0.rank <= .rare }) ?? true, !isForeign(span, level: 2),
      !has(span, ["nr"])
    else { return false }
    let (first, last) = (range.lowerBound, range.upperBound)
    if first > 0, words[first - 1].isTitle { return false }
    guard last + 1 < words.count else { return true }
    let next = words[last + 1]
    return !next.isTitle
      && next.kinds.isDisjoint(with: [.courtesy, .behind, .tells])
  }

  /// 首相特｜蕾莎·梅: the whole of a dotted name whose first character the tagger has left with the title
  /// before it; nil where it begins with a word.
  private func dottedFromWord(_ span: TextSpan) -> TextSpan? {
    guard
      let word = words.first(where: { $0.span.start < span.start && $0.span.end > span.start }),
      word.kind == .ideograph, !word.isTitle, isForeign(word, level: 1),
      words.contains(where: { $0.mark == .dot && span.contains($0.span) })
    else { return nil }
    return TextSpan(word.span.start, span.end)
  }

  /// Where a police station's name ends that begins right before `start`; nil where there is none.
  private func station(behind start: Int32) -> Int32? {
    let end = start + 9
    guard Int(end) <= text.count, text.isScalarBorder(end) else { return nil }
    return cues.kinds(of: TextSpan(start, end), in: text).contains(.station) ? end : nil
  }

  /// 向菲｜律宾: the place of three characters and more that a list has and that begins with the last
  /// character of what the tagger takes for a person.
  private func placeAcross(_ span: TextSpan) -> TextSpan? {
    guard span.count == 6 || span.count == 9, text.isScalarBorder(span.end - 3) else { return nil }
    var place: TextSpan?
    let limit = min(span.end + 12, Int32(text.count))
    lexicon.forEachClassedWord(in: text, from: span.end - 3, to: limit) { end, classes, _ in
      if end > span.end + 3, classes.contains(.place), !classes.contains(.ambiguous) {
        place = TextSpan(span.end - 3, end)
      }
    }
    return place
  }

  /// 高高兴兴: two characters, each of them twice, are a manner and nobody's name.
  private func isRepeated(_ span: TextSpan) -> Bool {
    guard span.count == 12 else { return false }
    let characters = stride(from: Int(span.start), to: Int(span.end), by: 3).map {
      text.bytes[$0..<$0 + 3]
    }
    return characters[0].elementsEqual(characters[1]) && characters[2].elementsEqual(characters[3])
  }

  /// 菲方, 菲称: a country by its character, and who acts for it, or that it says something.
  private func isSideOfState(_ span: TextSpan) -> Bool {
    let second = span.start + 3
    return span.count == 6
      && cues.kinds(of: TextSpan(span.start, second), in: text).contains(.land)
      && cues.kinds(of: TextSpan(second, span.end), in: text).contains(.side)
  }

  /// 《…》（Physical Review）: the title of a work in letters, behind the work.
  private func isTranslatedTitle(_ first: Int) -> Bool {
    guard first > 1, words[first].kind == .letter, isRound(first - 1), touches(first - 2, first - 1)
    else { return false }
    return text.bytes[words[first - 2].span.range].elementsEqual("》".utf8)
  }

  /// Whether three characters are a road's or a town's name: 黄山|路.
  private func isRoad(_ span: TextSpan, _ first: Int) -> Bool {
    guard span.count == 9, first == 0 || !words[first - 1].isTitle else { return false }
    let place = TextSpan(span.start, span.end - 3)
    return cues.ends(span, as: .locality, in: text)
      && (lexicon.classes(of: place, in: text).contains(.place) || !isPersonName(span))
  }

  /// Whether words are hardly a person's name: 高|远见 before a noun and behind no title, and letters
  /// with characters behind them.
  private func isOddPerson(_ range: ClosedRange<Int>) -> Bool {
    let (first, last) = (range.lowerBound, range.upperBound)
    guard first < last, !words[range].contains(where: { $0.mark == .dot }) else { return false }
    if words[first].kind == .letter, words[last].kind == .ideograph, touches(first, first + 1) {
      return true
    }
    guard last == first + 1, words[first].length == 1, words[last].isCommonName,
      last + 1 < words.count, touches(last, last + 1)
    else { return false }
    let next = words[last + 1]
    let isBehindTitle = first > 0 && words[first - 1].isTitle
    return !isBehindTitle && next.mark == .none && next.isNoun && !next.isProper && !next.isTitle
      && !next.isBorder
  }

  /// 理事长|张三丰 where it was read as 理事|长张: what stands behind the title.
  private func behindTitle(_ span: TextSpan) -> TextSpan? {
    let start = span.start + 3
    let isTitle = (1...4).contains { count in
      let title = TextSpan(max(span.start - Int32(count) * 3, 0), start)
      return text.isScalarBorder(title.start)
        && lexicon.classes(of: title, in: text).contains(.title)
    }
    guard isTitle, text.isScalarBorder(start) else { return nil }
    // 官马凯|对: the tagger may be right about where it ends.
    let seen = span.end - start
    for length in (seen == 6 ? [6, 9] : [9, 6]) as [Int32] {
      let name = TextSpan(start, start + length)
      if words.contains(where: { $0.span.end == name.end }), isPersonName(name) { return name }
    }
    return nil
  }

  /// 林平和赵秋: two names with a conjunction between them; nil where it is none.
  private func joined(_ span: TextSpan, _ range: ClosedRange<Int>) -> [TextSpan]? {
    guard span.count >= 15,
      let and = words[range].first(where: { $0.mark == .and && $0.span.start > span.start })
    else { return nil }
    let parts = [TextSpan(span.start, and.span.start), TextSpan(and.span.end, span.end)]
    return parts.allSatisfy { (6...9).contains($0.count) && isPersonName($0) } ? parts : nil
  }

  /// 记者林平｜海州(报道): somebody, before where the report comes from; nil where that is no place.
  private func bearer(beforePlaceIn span: TextSpan) -> TextSpan? {
    for count in [9, 6] as [Int32] where span.count >= count + 6 {
      let name = TextSpan(span.start, span.start + count)
      let place = TextSpan(name.end, span.end)
      if text.isScalarBorder(name.end), isPersonName(name), surname(name)?.rank == .common,
        lexicon.classes(of: place, in: text).contains(.place)
      {
        return name
      }
    }
    return nil
  }

  /// What is left of four characters and more that are no transcription and no name with a family name
  /// of two: 陈亮｜王芳 are two, 陈亮｜上台 one and a word, 巍巍青山 none; nil where they may be a name.
  private func partsOfLong(_ span: TextSpan, _ range: ClosedRange<Int>) -> [TextSpan]? {
    let isReporter =
      range.lowerBound > 0
      && cues.ends(words[range.lowerBound - 1].span, as: .reporter, characters: 2, in: text)
    // Where a report comes from is told whatever the characters of the name are.
    if isReporter || !isForeign(span, level: 2), let name = bearer(beforePlaceIn: span) {
      return [name]
    }
    guard span.count >= 12, words[range].allSatisfy({ $0.kind == .ideograph && $0.mark == .none }),
      !isForeign(span, level: 2), surname(span)?.count != 2, !has(span, ["nr"])
    else { return nil }
    if words[range.lowerBound].classes.contains(.place), words[range.lowerBound].length > 1 {
      return []
    }
    // 吴敦义｜赴陆: somebody, and what he does.
    let three = TextSpan(span.start, span.start + 9)
    if isPersonName(three), surname(three)?.rank == .common,
      let next = words[range].first(where: { $0.span.start == three.end }),
      next.isVerb || next.isBorder
        || !cues.kinds(of: TextSpan(three.end, three.end + 3), in: text)
          .isDisjoint(with: [.follows, .goes, .behind, .takes])
    {
      return [three]
    }
    let border = span.start + 6
    let short = TextSpan(span.start, border)
    let rest = TextSpan(border, span.end)
    let isBorder = words[range].contains { $0.span.start == border }
    if isBorder, isPersonName(short), surname(short)?.rank == .common {
      if rest.count <= 9, isPersonName(rest), surname(rest)?.rank == .common {
        return [short, rest]
      }
      if words[range].contains(where: { $0.span == rest && $0.isCommonName }) { return [short] }
    }
    let isPhrase = words[range].contains { $0.isCommonName && !$0.isTitle }
    return isPhrase ? [] : nil
  }

  /// Whether right behind a word stands what only companies have, or a verb and such a thing in its
  /// clause.
  private func reports(behind last: Int) -> Bool {
    var index = last + 1
    while index < words.count, index <= last + 6, touches(index - 1, index),
      words[index].mark == .none
    {
      if words[index].cues.contains(.report) { return index == last + 1 || words[last + 1].isVerb }
      index += 1
    }
    return false
  }

  /// Whether the dictionary has a character as adverb, conjunction, preposition or particle.
  func isParticle(_ span: TextSpan) -> Bool { has(span, ["d", "c", "p", "u", "y"]) }

  func isVerb(_ span: TextSpan) -> Bool { has(span, ["v"]) }

  func isAdverb(_ span: TextSpan) -> Bool { has(span, ["d"]) }

  /// Whether the dictionary has a stretch as a word with one of these tags.
  private func has(_ span: TextSpan, _ tags: [String]) -> Bool {
    var isFound = false
    lexicon.forEachWord(in: text, from: span.start, to: span.end) { end, _, tag in
      let name = lexicon.tags[tag]
      isFound = end == span.end && tags.contains { name.hasPrefix($0) }
    }
    return isFound
  }

  /// Whether a small letter stands before a capital one, and letters alone.
  func hasInnerCapital(_ span: TextSpan) -> Bool {
    let letters = text.bytes[span.range]
    return letters.allSatisfy { (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0) }
      && zip(letters, letters.dropFirst()).contains { $0 >= 0x61 && $1 <= 0x5A }
  }

  /// -, and － and – where they stand in its place.
  func isHyphen(_ word: NameWord) -> Bool {
    switch word.span.count {
    case 1: text.bytes[Int(word.span.start)] == 0x2D
    case 3: Self.wideHyphens.contains { text.bytes[word.span.range].elementsEqual($0) }
    default: false
    }
  }

  private static let wideHyphens = ["－", "–", "‐"].map { Array($0.utf8) }
}
