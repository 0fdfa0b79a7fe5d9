import Corpus
import Language

/// Persons by what stands before them and by their characters, however the tagger has cut them.
extension NameRules {
  /// 院长陈亮, 创始人梁文峰: a family name and one or two characters behind a title; and of the same
  /// title 编剧李明和王芳, several.
  func findPersons(_ names: inout NameSet) {
    for index in words.indices.dropLast() where words[index].isTitle {
      guard touches(index, index + 1), !isCourtesyBehindName(index, names) else { continue }
      var first = index + 1
      while let last = person(from: first, isFirst: first == index + 1, &names) {
        guard last + 2 < words.count, words[last + 1].mark == .and || words[last + 1].mark == .pause
        else { break }
        first = last + 2
      }
    }
  }

  /// 陈永｜先生｜上台: who is addressed so stands before it.
  private func isCourtesyBehindName(_ index: Int, _ names: NameSet) -> Bool {
    names.ending(at: words[index].span.start)?.type == .person
      && words[index].kinds.contains(.courtesy)
  }

  /// 端木赐香: a family name of two characters and what the dictionary does not have, or has as a
  /// name.
  func findCompoundNames(_ names: inout NameSet) {
    for index in words.indices.dropLast()
    where words[index].span.count == 6 && words[index].kind == .ideograph {
      guard words[index].isProper || words[index].isUnknown, touches(index, index + 1),
        surname(words[index].span)?.count == 2
      else { continue }
      let given = words[index + 1]
      let whole = span(index..<index + 2)
      guard given.kind == .ideograph, (1...2).contains(given.length), given.mark == .none,
        given.isProper || given.isUnknown, isGiven(given), isPersonName(whole),
        !names.candidates.contains(where: { $0.span.overlaps(whole) })
      else { continue }
      names.add(NameCandidate(span: whole, type: .person, evidence: .rule, rule: "names.compound"))
    }
  }

  /// 某某大学林雅琴教授: a name between what no name goes across, or an institution, and a title, or
  /// what is named for who leads it: 教授林雅琴团队.
  func findPersonsBeforeTitles(_ names: inout NameSet) {
    for index in words.indices.dropFirst()
    where words[index].isTitle || words[index].cues.contains(.led) {
      guard touches(index - 1, index), words[index].length > 1,
        names.ending(at: words[index].span.start) == nil
      else { continue }
      // The tagger takes 雅琴团队 for an organisation.
      let led =
        words[index].cues.contains(.led)
        ? names.ending(at: words[index].span.end).flatMap { $0.evidence == .tagger ? $0 : nil }
        : nil
      for length in [4, 3, 2] {
        guard let first = firstWord(before: index, bytes: length * 3) else { continue }
        let whole = span(first..<index)
        guard isPersonName(whole), !cues.ends(whole, as: [.family, .site], in: text),
          !cues.kinds(of: whole, in: text).contains(.common),
          let surname = surname(whole), surname.rank > .rare,
          length < 4 || surname.count == 2
        else { continue }
        // 欧阳明 of 欧阳明高院士, whose last character may be a word of another kind.
        let beginning =
          surname.count == 2 && length == 4
          ? names.starting(at: whole.start).flatMap { $0.type == .person ? $0 : nil } : nil
        guard
          !names.candidates.contains(where: {
            $0.span.overlaps(whole) && $0 != led && $0 != beginning
              && !($0.span == whole && $0.type == .place && $0.evidence == .tagger)
          })
        else { continue }
        let inside = words[first..<index]
        guard !inside.contains(where: { $0.mark != .none || $0.isNumeral || isListed($0) }),
          inside.allSatisfy({ !$0.isCommonName || $0.isProper }),
          !inside.contains(where: \.isParticle),
          !inside.contains(where: { $0.isVerb && $0.length > 1 && !$0.isUnknown })
        else { continue }
        let isPlain = inside.contains { $0.isProper || $0.isUnknown && $0.length > 1 }
        guard endsInstitution(first - 1, names) || isPlain && isBounded(first) else { continue }
        if let led { names.remove(led) }
        if let beginning { names.remove(beginning) }
        // 大学的｜辛国省｜教授, whom the tagger took for a place.
        if let place = names.at(whole), place.type == .place { names.remove(place) }
        names.add(
          NameCandidate(span: whole, type: .person, evidence: .rule, rule: "names.title")
        )
        break
      }
    }
  }

  /// Whether a word ends what somebody with a title belongs to: an institution or another title.
  private func endsInstitution(_ index: Int, _ names: NameSet) -> Bool {
    guard index >= 0, touches(index, index + 1) else { return false }
    if words[index].kinds.contains(.section) { return true }
    return words[index].length > 1
      && !words[index].classes.isDisjoint(with: [.organizationEnding, .title])
      || names.ending(at: words[index].span.end)?.type == .organization
  }

  /// The word that begins exactly `bytes` before word `index`.
  private func firstWord(before index: Int, bytes: Int) -> Int? {
    let start = words[index].span.start - Int32(bytes)
    var first = index
    while first > 0, index - first < 3, words[first - 1].kind == .ideograph,
      touches(first - 1, first)
    {
      first -= 1
      if words[first].span.start == start { return first }
      if words[first].span.start < start { return nil }
    }
    return nil
  }

  /// Makes sure of the person that begins with word `first`.
  ///
  /// - Returns: the person's last word; nil where none begins there.
  private func person(from first: Int, isFirst: Bool, _ names: inout NameSet) -> Int? {
    let start = words[first].span.start
    if let given = givenName(behind: first, names) {
      names.remove(given)
      names.add(
        NameCandidate(
          span: TextSpan(start, given.span.end),
          type: .person,
          evidence: .rule,
          rule: "names.title"
        )
      )
      return words.firstIndex { $0.span.end >= given.span.end }
    }
    let old = names.starting(at: start)
    if let old, old.type == .person, !isFirst || !isCompound(first) {
      return words.firstIndex { $0.span.end >= old.span.end }
    }
    let transcribed = isFirst ? lastOfTranscription(from: first) : nil
    guard let last = lastOfPerson(from: first, isFirst: isFirst) ?? transcribed else { return nil }
    var whole = span(first..<last + 1)
    // 研究员|哈贝尔称: what he does is no part of it.
    if transcribed == last, words[last].isUnknown, words[last].length > 3,
      !isForeign(TextSpan(whole.end - 3, whole.end), level: 3),
      isVerb(TextSpan(whole.end - 3, whole.end))
    {
      whole = TextSpan(whole.start, whole.end - 3)
    }
    if let shot = endBeforeShot(whole) { whole = TextSpan(whole.start, shot) }
    if let old {
      // A place that the tagger alone has seen behind a title is the person, and so is a transcribed
      // one of a list: 主席墨尔本; reporters tell where they are: 记者华盛顿报道.
      let isReporter = cues.ends(
        words[first - 1].span,
        as: .reporter,
        characters: 2,
        in: text
      )
      let isGuess =
        old.type != .person && transcribed == last
        && (old.evidence == .tagger || old.type == .place && isFirst && !isReporter)
      guard isGuess || old.type == .person && whole.contains(old.span) && whole != old.span else {
        return old.type == .person ? words.firstIndex { $0.span.end >= old.span.end } : nil
      }
      names.remove(old)
    }
    names.add(NameCandidate(span: whole, type: .person, evidence: .rule, rule: "names.title"))
    return last
  }

  /// 记者李学｜玥摄: where a name of two characters ends of whose third one and 摄 the tagger has made a
  /// word; nil where nothing of that follows.
  private func endBeforeShot(_ name: TextSpan) -> Int32? {
    let last = TextSpan(name.end, name.end + 3)
    let shot = TextSpan(last.end, last.end + 3)
    guard name.count == 6, Int(shot.end) <= text.count, text.isScalarBorder(last.end),
      text.isScalarBorder(shot.end), (0xE4...0xE9).contains(text.bytes[Int(last.start)]),
      cues.kinds(of: shot, in: text).contains(.shot),
      Int(shot.end) == text.count || text.bytes[Int(shot.end)] < 0xE4
    else { return nil }
    return last.end
  }

  /// 副主任应｜晓岚: what the tagger took for a name of two characters behind a family name that is a
  /// common word first of all.
  private func givenName(behind first: Int, _ names: NameSet) -> NameCandidate? {
    guard words[first].length == 1, surname(words[first].span) != nil,
      let given = names.starting(at: words[first].span.end), given.type == .person,
      given.evidence == .tagger, given.span.count == 6, surname(given.span) == nil
    else { return nil }
    return given
  }

  /// Whether a family name of two characters begins with word `first`: 欧阳, 司马.
  private func isCompound(_ first: Int) -> Bool {
    surname(TextSpan(words[first].span.start, words[words.count - 1].span.end))?.count == 2
  }

  /// The family name that a stretch begins with.
  func surname(_ span: TextSpan) -> (count: Int, rank: SurnameList.Rank)? {
    surnames.surname(of: span, in: text)
  }

  /// The last word of a Chinese name that begins with word `first`.
  private func lastOfPerson(from first: Int, isFirst: Bool) -> Int? {
    // 会长李明、顾问何文: another title, and no surname 顾.
    if words[first].isTitle, words[first].length > 1 { return nil }
    for length in isCompound(first) ? [4, 3] : [3, 2] {
      guard let last = lastWord(from: first, bytes: length * 3) else { continue }
      guard isPersonName(span(first..<last + 1)) else { continue }
      let inside = words[first...last]
      if inside.contains(where: { $0.mark != .none || $0.isNumeral || isFunction($0) }) { continue }
      if let end = inside.dropFirst().last, isRareParticle(end) || isBureau(end) { continue }
      if length == 3, last + 1 < words.count, touches(last, last + 1) {
        let end = words[last].span.end
        // 方远|率(主演李四).
        if brings(TextSpan(end - 3, end), words[last + 1]) { continue }
      }
      if inside.count == 1, words[last].isCommon { continue }
      if length > 2, isCompound(first), endsName(last) { return last }
      let isPlain = !inside.contains { $0.isVerb || $0.isBorder }
      if isPlain, inside.contains(where: \.isProper) { return last }
      if endsName(last), isUnlikelyPhrase(first...last) { return last }
      if isFirst, length == 3, isTypical(first...last) { return last }
    }
    return nil
  }

  /// The last word of a foreign name without a dot, as the tagger may have cut it: 外援|恩|东戈.
  private func lastOfTranscription(from first: Int) -> Int? {
    var last = first
    while last < words.count, isTranscribed(words[last]), words[last].kind == .ideograph,
      !words[last].isCommonName, !words[last].isBorder, !words[last].isNumeral,
      words[last].classes.isDisjoint(
        with: last == first ? [.organization] : [.place, .organization]
      ),
      last == first || touches(last - 1, last)
    { last += 1 }
    guard last > first, endsName(last - 1) else { return nil }
    let characters = span(first..<last).count / 3
    let isShort =
      characters == 2 && last == first + 1 && words[first].isProper
      && words[first].isUnknown
    return (3...6).contains(characters) || isShort ? last - 1 : nil
  }

  /// Whether the characters of a word are those of transcriptions, in a longer one that the dictionary
  /// does not have all but one: 斯卡廖洛.
  func isTranscribed(_ word: NameWord) -> Bool {
    if isForeign(word, level: 3) { return true }
    guard word.kind == .ideograph, word.isUnknown, (3...6).contains(word.length),
      isForeign(word, level: 1)
    else { return false }
    let rare = text[word.span].unicodeScalars.filter {
      lexicon.nameLevels(of: $0.value).foreign < 3
    }
    return rare.count == 1
  }

  /// Whether what follows a name may follow word `last`: a verb, a mark, an adverb, a date.
  private func endsName(_ last: Int) -> Bool {
    guard last + 1 < words.count, touches(last, last + 1) else { return true }
    let next = words[last + 1]
    return next.isVerb || next.mark != .none || next.isBorder || next.isNumeral
      || next.isTitle && next.length > 1 || tellsTime(next)
  }

  /// Whether a word tells when something is: 今天, 上午, 日前.
  private func tellsTime(_ word: NameWord) -> Bool {
    word.isNoun && word.kinds.contains(.day)
  }

  /// Whether words that may be a name are hardly anything else: 田|秉正, 高|远征, 曾|巧云; not
  /// 向|大会, 于|北京.
  private func isUnlikelyPhrase(_ range: ClosedRange<Int>) -> Bool {
    let family = words[range.lowerBound]
    let given = words[range].dropFirst()
    if family.isNumeral { return false }
    if given.isEmpty { return !family.isCommonName && !isListed(family) }
    guard family.length == 1 else { return family.isUnknown && given.allSatisfy(isGiven) }
    if family.isBorder || family.isVerb {
      // 曾, 向 and their kin are adverbs and prepositions as well.
      guard let rank = surname(family.span)?.rank, rank > .rare else { return false }
      return given.allSatisfy { isGiven($0) && ($0.length > 1 || !$0.isVerb && !$0.isBorder) }
    }
    return !given.contains { $0.isVerb && $0.isCommonName }
  }

  /// Whether a word of two characters and more is a verb, an adverb or their like, and no name.
  private func isFunction(_ word: NameWord) -> Bool {
    word.isCommonName && (word.isVerb || word.isBorder)
  }

  /// Whether a word of one character is a verb, a particle or their like, and rare in names.
  private func isRareParticle(_ word: NameWord) -> Bool {
    word.length == 1 && (word.isVerb || word.isBorder)
      && text[word.span].unicodeScalars.contains { lexicon.nameLevels(of: $0.value).given < 3 }
  }

  /// Whether a word ends what is no person's name before a title: 保安|局|局长.
  private func isBureau(_ word: NameWord) -> Bool {
    word.length == 1 && word.classes.contains(.organizationSuffix)
      && word.kinds.contains(.bureau)
  }

  /// Whether a word may be a given name, and neither is common nor names something else.
  private func isGiven(_ word: NameWord) -> Bool { !word.isCommonName && !isListed(word) }

  private func isListed(_ word: NameWord) -> Bool {
    !word.classes.isDisjoint(with: [.place, .organization, .product, .title])
  }

  /// Whether all characters are those of many names, and not all words common ones: 林雅琴,
  /// whatever follows.
  private func isTypical(_ range: ClosedRange<Int>) -> Bool {
    let inside = words[range]
    if inside.contains(where: { $0.isVerb && $0.length == 1 || $0.isBorder || $0.isNumeral }) {
      return false
    }
    guard inside.contains(where: { $0.length > 1 && !$0.isCommonName }) else { return false }
    let whole = span(range.lowerBound..<range.upperBound + 1)
    guard let rank = surname(whole)?.rank, rank > .rare else { return false }
    let levels = text[whole].unicodeScalars.map { lexicon.nameLevels(of: $0.value) }
    return levels.dropFirst().allSatisfy { $0.given >= 4 }
  }

  /// The word that ends exactly `bytes` behind the start of word `first`.
  private func lastWord(from first: Int, bytes: Int) -> Int? {
    let end = words[first].span.start + Int32(bytes)
    for index in first..<min(first + 4, words.count) {
      if words[index].kind != .ideograph { return nil }
      if words[index].span.end == end { return index }
      if words[index].span.end > end { return nil }
    }
    return nil
  }

  /// Whether a stretch can be a Chinese person's name by its characters.
  func isPersonName(_ span: TextSpan) -> Bool {
    guard !span.isEmpty, text.isScalarBorder(span.start) else { return false }
    let first = text.bytes.codePoint(at: Int(span.start))
    if lexicon.nameLevels(of: first.value).family >= 3 { return areGiven(span, after: 1) }
    guard let surname = surname(span), surname.rank > .rare else { return false }
    return areGiven(span, after: surname.count, isEmptyGiven: false)
  }

  /// Whether names of persons may hold all characters of a stretch but so many of the first ones.
  private func areGiven(_ span: TextSpan, after count: Int, isEmptyGiven: Bool = true) -> Bool {
    var place = Int(span.start)
    var number = 0
    while place < Int(span.end) {
      let point = text.bytes.codePoint(at: place)
      if number >= count, lexicon.nameLevels(of: point.value).given < 1 { return false }
      place += point.utf8Count
      number += 1
    }
    return isEmptyGiven || number > count
  }
}
