import Corpus
import Language

extension NameRules {
  /// 江州七小虎 is no place: what stands before the number is one.
  func mendPlaces(_ names: inout NameSet) {
    for old in names.candidates where old.type == .place && old.evidence == .tagger {
      if parted(old, &names) { continue }
      // 蓝湾科技|总部 is where the company has its seat.
      if old.span.count >= 15, cues.ends(old.span, as: .seat, characters: 2, in: text) {
        names.remove(old)
        names.add(
          NameCandidate(
            span: TextSpan(old.span.start, old.span.end - 6),
            type: .organization,
            evidence: .tagger,
            rule: old.rule
          )
        )
        continue
      }
      // 日本|总务省: a body that a list has, with the country whose it is.
      if let body = names.candidates.first(where: {
        $0.span.end == old.span.end && $0.span.start > old.span.start && $0.type == .organization
          && $0.evidence == .list
      }), lexicon.classes(of: TextSpan(old.span.start, body.span.start), in: text).contains(.place)
      {
        replace(old, with: old.span, in: &names)
        continue
      }
      if let place = placeBesideFormer(old.span) {
        replace(old, with: place, .place, in: &names)
        continue
      }
      // 某国国足主帅|李明: a title inside makes it no place.
      if holdsTitle(old.span) {
        names.remove(old)
        continue
      }
      if let start = startBehindKind(old.span) {
        names.remove(old)
        names.add(
          NameCandidate(
            span: TextSpan(start, old.span.end),
            type: .place,
            evidence: .tagger,
            rule: old.rule
          )
        )
        continue
      }
      if isPersonBehindTitle(old) {
        names.replace(
          NameCandidate(span: old.span, type: .person, evidence: .rule, rule: "names.title")
        )
        continue
      }
      if isHeapOfProvinces(old.span) {
        names.remove(old)
        continue
      }
      guard let first = words.firstIndex(where: { $0.span.start == old.span.start }),
        let number = words[(first + 1)...].firstIndex(where: {
          $0.isNumeral && $0.kind == .ideograph && $0.span.end < old.span.end
        }), words[number].span.start > old.span.start,
        words[number - 1].classes.contains(.place)
      else { continue }
      names.remove(old)
      names.add(
        NameCandidate(
          span: TextSpan(old.span.start, words[number].span.start),
          type: .place,
          evidence: .tagger,
          rule: old.rule
        )
      )
    }
  }

  /// 江州市|原(市长), 原|江州市(市长): the place without the word that says that the post is held no
  /// more, which is no part of it; nil where there is none, or a list has it with the word (原平市).
  func placeBesideFormer(_ span: TextSpan) -> TextSpan? {
    guard span.count >= 12, words.contains(where: { $0.span.start == span.end && $0.isTitle }),
      !lexicon.classes(of: span, in: text).contains(.place)
    else { return nil }
    let behind = TextSpan(span.start, span.end - 3)
    if cues.ends(span, as: .former, in: text),
      cues.ends(behind, as: [.government, .unit], in: text)
    {
      return behind
    }
    let before = TextSpan(span.start, span.start + 3)
    return cues.ends(before, as: .former, in: text)
      && cues.ends(span, as: [.government, .unit], in: text)
      ? TextSpan(before.end, span.end) : nil
  }

  /// 菲｜总统, 俄｜外长: a character for a country, before what countries have.
  func findStates(_ names: inout NameSet) {
    for index in words.indices.dropLast()
    where words[index].span.count == 3 && !words[index].isNumeral {
      guard touches(index, index + 1), isBounded(index),
        names.starting(at: words[index].span.start) == nil,
        words[index].kinds.contains(.land),
        isStately(from: words[index].span.end)
      else { continue }
      names.add(
        NameCandidate(span: words[index].span, type: .place, evidence: .rule, rule: "names.state")
      )
      // 俄|外交部 is a body of its own; 俄|总统 is none.
      let body = names.candidates.first {
        $0.span.start == words[index].span.end && $0.type == .organization
          && lexicon.classes(of: $0.span, in: text).contains(.organizationOffice)
      }
      if let body {
        names.add(
          NameCandidate(
            span: TextSpan(words[index].span.start, body.span.end),
            type: .organization,
            evidence: .rule,
            rule: "names.office"
          )
        )
      }
    }
  }

  /// Whether an office or a body that countries have begins there: of two to five characters.
  private func isStately(from start: Int32) -> Bool {
    (2...5).contains { count in
      let end = start + Int32(count) * 3
      return Int(end) <= text.count && text.isScalarBorder(end)
        && cues.kinds(of: TextSpan(start, end), in: text).contains(.stately)
    }
  }

  /// 广东 and 湛江 behind it are one mention, with both inside.
  ///
  /// More than country, province, city, county, town and village are a heap, not one inside the other.
  func joinPlaces(_ names: inout NameSet) {
    var index = 0
    let places = names.sorted.filter { $0.type == .place && $0.span.count > 3 }
    while index < places.count {
      var end = index
      // 广汉市|西北: where in it, no place of its own.
      while end + 1 < places.count, places[end + 1].span.start == places[end].span.end,
        !cues.kinds(of: places[end + 1].span, in: text).contains(.region),
        !areProvinces(places[end].span, places[end + 1].span)
      { end += 1 }
      if end > index, end - index < Self.deepest {
        let whole = TextSpan(places[index].span.start, places[end].span.end)
        names.add(
          NameCandidate(span: whole, type: .place, evidence: .rule, rule: "names.place-chain")
        )
      }
      index = end + 1
    }
  }

  /// 江州市青石镇, which the tagger takes for one place: what each of the characters that governments are
  /// named for ends lies in the one before it.
  func findPlaceParts(_ names: inout NameSet) {
    for whole in names.candidates where whole.type == .place && whole.evidence == .tagger {
      let parts = parts(of: whole.span)
      for part in parts where parts.count > 1 && names.at(part) == nil {
        names.add(
          NameCandidate(span: part, type: .place, evidence: .rule, rule: "names.place-part")
        )
      }
    }
  }

  /// 高密｜市委书记, 高密｜市委｜常委: a town without what it is, before a committee that begins with that.
  func findTowns(_ names: inout NameSet) {
    for index in words.indices.dropFirst()
    where words[index].kind == .ideograph && words[index].length > 1
      && (words[index].isTitle || words[index].classes.contains(.organizationOffice))
    {
      let town = words[index - 1]
      let start = words[index].span.start
      guard touches(index - 1, index), town.kind == .ideograph, town.mark == .none,
        (2...3).contains(town.length), isBounded(index - 1), !names.covers(town.span),
        cues.kinds(of: TextSpan(start, start + 6), in: text).contains(.committee),
        lexicon.classes(of: TextSpan(town.span.start, start + 3), in: text).contains(.place)
      else { continue }
      names.add(
        NameCandidate(span: town.span, type: .place, evidence: .rule, rule: "names.town")
      )
    }
  }

  /// The parts of an address of ideographs alone; none where one of them is no place by itself.
  private func parts(of whole: TextSpan) -> [TextSpan] {
    guard whole.count >= 15, whole.count % 3 == 0 else { return [] }
    var parts: [TextSpan] = []
    var start = whole.start
    for end in stride(from: whole.start + 3, through: whole.end, by: 3) {
      guard text.isScalarBorder(end) else { return [] }
      // 沙市区, 平乡县: a name has more than one character before what it ends with.
      guard
        end - start >= 9 || end == whole.end && end - start >= 6 && !parts.isEmpty
          || lexicon.classes(of: TextSpan(start, end), in: text).contains(.place),
        !cues.kinds(of: TextSpan(end - 3, end), in: text).isDisjoint(with: [.government, .unit])
      else { continue }
      parts.append(TextSpan(start, end))
      start = end
    }
    return start == whole.end ? parts : []
  }

  /// Where a place begins behind what tells the kind of thing it is: 文物|保护|单位|丰镐遗址; nil where
  /// nothing does.
  private func startBehindKind(_ span: TextSpan) -> Int32? {
    guard let first = words.firstIndex(where: { $0.span.start == span.start }) else { return nil }
    var index = first
    while index < words.count, words[index].span.end < span.end, words[index].isCommonName,
      !words[index].isProper, words[index].mark == .none,
      words[index].classes.isDisjoint(with: [.place, .organization, .placeSuffix])
    { index += 1 }
    guard index > first, index < words.count, words[index].isProper, words[index].length > 1,
      words[index].span.end < span.end
    else { return nil }
    return words[index].span.start
  }

  /// 董事长|霍高原: whether the tagger takes somebody right behind a title for a place.
  private func isPersonBehindTitle(_ old: NameCandidate) -> Bool {
    guard (6...9).contains(old.span.count),
      let first = words.firstIndex(where: { $0.span.start == old.span.start }), first > 0,
      touches(first - 1, first), words[first - 1].isTitle, words[first - 1].length > 1,
      !cues.ends(words[first - 1].span, as: .reporter, characters: 2, in: text),
      words[first].classes.isDisjoint(with: .place), isPersonName(old.span)
    else { return false }
    return surname(old.span).map { $0.rank > .known || old.span.count == 9 && $0.rank == .known }
      ?? false
  }

  /// Whether two provinces side by side stand in what the tagger takes for one place.
  private func isHeapOfProvinces(_ span: TextSpan) -> Bool {
    guard let first = words.firstIndex(where: { $0.span.start == span.start }),
      first + 1 < words.count, words[first].span.end < span.end
    else { return false }
    return areProvinces(words[first].span, words[first + 1].span)
  }

  /// Whether two places are provinces, of which none lies in the other.
  private func areProvinces(_ one: TextSpan, _ other: TextSpan) -> Bool {
    cues.kinds(of: one, in: text).contains(.province)
      && cues.kinds(of: other, in: text).contains(.province)
  }

  private static let deepest = 6

  /// 京沪高铁, 沪昆高速公路: characters that stand for places before what a line or a road ends with.
  func findLines(_ names: inout NameSet) {
    for index in words.indices.dropFirst() {
      guard let last = lastOfLine(index) else { continue }
      var first = index
      var length = 0
      while first > 0, touches(first - 1, first), isStops(words[first - 1]) {
        first -= 1
        length += words[first].length
      }
      guard (2...4).contains(length) else { continue }
      // 成|线: one character behind common words may be anything.
      if words[index].length == 1, !words[first..<index].contains(where: { $0.isProper }) {
        continue
      }
      names.add(
        NameCandidate(
          span: span(first..<last + 1),
          type: .place,
          evidence: .rule,
          rule: "names.line"
        )
      )
    }
  }

  /// The last word of what the name of a line ends with, as the tagger may have cut it
  /// (高速|公路), where it begins with the word `index`.
  private func lastOfLine(_ index: Int) -> Int? {
    if index + 1 < words.count, touches(index, index + 1),
      cues.kinds(of: span(index..<index + 2), in: text).contains(.line)
    {
      return index + 1
    }
    return words[index].cues.contains(.line) ? index : nil
  }

  /// Whether every character of a word stands for a place in the name of a line, and the word is no
  /// other one.
  private func isStops(_ word: NameWord) -> Bool {
    guard word.kind == .ideograph, word.mark == .none, !word.isCommonName,
      word.classes.isDisjoint(with: [.place, .organization, .placeSuffix])
    else { return false }
    return stride(from: word.span.start, to: word.span.end, by: 3).allSatisfy {
      $0 + 3 <= word.span.end && text.isScalarBorder($0 + 3)
        && cues.kinds(of: TextSpan($0, $0 + 3), in: text).contains(.stop)
    }
  }

  /// 仙林校区: a proper or unknown word before what the names of places end with.
  func findSuffixedPlaces(_ names: inout NameSet) {
    for index in words.indices.dropFirst()
    where words[index].classes.contains(.placeSuffix) && words[index].length > 1 {
      guard touches(index - 1, index), words[index].isNoun, !names.covers(words[index].span) else {
        continue
      }
      var start: Int32?
      if let old = names.ending(at: words[index].span.start) {
        guard old.evidence == .tagger, old.type != .organization else { continue }
        // 文物保护单位|丰镐|遗址: what kind of thing it is stands before the name.
        let word = words[index - 1]
        let isKind = words.contains {
          $0.span.start == old.span.start && $0.span.end < word.span.end && $0.isCommonName
        }
        start = isKind && word.isProper && word.length > 1 ? word.span.start : old.span.start
      } else {
        let word = words[index - 1]
        if word.kind == .ideograph, (2...4).contains(word.length), word.isProper,
          word.classes.isDisjoint(with: [.organizationEnding, .organizationSuffix, .title])
        {
          start = word.span.start
        }
      }
      guard let start else { continue }
      names.add(
        NameCandidate(
          span: TextSpan(start, words[index].span.end),
          type: .place,
          evidence: .rule,
          rule: "names.place-suffix"
        )
      )
    }
  }

  /// Whether a title of two characters and more stands inside of a stretch, and two characters and more
  /// behind it.
  private func holdsTitle(_ span: TextSpan) -> Bool {
    words.contains {
      $0.isTitle && $0.length > 1 && $0.span.start > span.start && $0.span.end <= span.end - 6
    }
  }
}
