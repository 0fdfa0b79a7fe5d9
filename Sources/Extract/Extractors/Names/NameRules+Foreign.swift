import Corpus
import Language

/// Foreign names: transcribed, with dots and hyphens.
extension NameRules {
  /// 约翰·史密斯, where the tagger did not see it.
  func findForeignNames(_ names: inout NameSet) {
    for index in words.indices
    where words[index].mark == .dot && index > 0 && index + 1 < words.count {
      guard !names.covers(words[index].span), touches(index - 1, index), touches(index, index + 1),
        isForeign(words[index - 1]), isForeign(words[index + 1])
      else { continue }
      var last = index + 1
      while last + 2 < words.count, words[last + 1].mark == .dot || isHyphen(words[last + 1]),
        touches(last, last + 1), touches(last + 1, last + 2), isForeign(words[last + 2])
      { last += 2 }
      names.add(
        NameCandidate(
          span: span(firstOfListed(firstOfHyphenated(index - 1))..<last + 1),
          type: .person,
          evidence: .rule,
          rule: "names.foreign"
        )
      )
    }
  }

  /// 费尔南多-阿隆索: a hyphen in the place of the dot, where the tagger has seen a person at one side
  /// of it, and both are transcribed.
  func findHyphenatedNames(_ names: inout NameSet) {
    for index in words.indices
    where isHyphen(words[index]) && index > 0 && index + 1 < words.count {
      if let place = names.covering(words[index].span), place.type == .place,
        isTranscribedPerson(place)
      {
        names.add(
          NameCandidate(span: place.span, type: .person, evidence: .rule, rule: "names.foreign")
        )
        continue
      }
      if let name = nameFromPlace(index, names) {
        names.add(NameCandidate(span: name, type: .person, evidence: .rule, rule: "names.foreign"))
        continue
      }
      guard touches(index - 1, index), touches(index, index + 1),
        words[index - 1].kind == .ideograph, words[index + 1].kind == .ideograph,
        let start = transcription(names.ending(at: words[index].span.start), or: index - 1),
        var end = transcription(heap(at: index + 1, &names), or: index + 1),
        start.isPerson || end.isPerson || isBehindTitle(start.span)
      else { continue }
      // 安格里斯特等|人, but 韦恩斯坦.
      let tail = TextSpan(end.span.end - 3, end.span.end)
      if end.span.count > 9, cues.kinds(of: tail, in: text).contains(.follows),
        !isForeign(tail, level: 3)
      {
        end.span = TextSpan(end.span.start, end.span.end - 3)
      }
      if let more = lastTranscribed(behind: end.span.end) {
        end.span = TextSpan(end.span.start, more)
      }
      if let more = lastHyphenated(end.span.end) { end.span = TextSpan(end.span.start, more) }
      names.add(
        NameCandidate(
          span: TextSpan(start.span.start, end.span.end),
          type: .person,
          evidence: .rule,
          rule: "names.foreign"
        )
      )
    }
  }

  /// 凯里-欧文: nothing but hyphens and transcriptions, which the tagger has taken for a place.
  ///
  /// Places of that form have what they are behind them: 石勒苏益格-荷尔斯泰因州.
  private func isTranscribedPerson(_ place: NameCandidate) -> Bool {
    guard place.evidence == .tagger,
      let first = words.firstIndex(where: { $0.span.start == place.span.start }),
      let last = words.firstIndex(where: { $0.span.end == place.span.end })
    else { return false }
    return words[first...last].allSatisfy { word in
      isHyphen(word)
        || word.kind == .ideograph && isForeign(word, level: 1)
          && word.classes.isDisjoint(with: [.placeSuffix, .organizationSuffix])
    }
  }

  /// 凯里-｜欧｜文: a place that a list has, a hyphen, and what are transcriptions and no place.
  private func nameFromPlace(_ hyphen: Int, _ names: NameSet) -> TextSpan? {
    guard touches(hyphen - 1, hyphen), touches(hyphen, hyphen + 1),
      let place = names.ending(at: words[hyphen].span.start), place.type == .place,
      isForeign(place.span, level: 2), words[hyphen + 1].isProper,
      names.starting(at: words[hyphen].span.end) == nil
    else { return nil }
    var last = hyphen
    while last + 1 < words.count, touches(last, last + 1), words[last + 1].kind == .ideograph,
      words[last + 1].mark == .none, !words[last + 1].isVerb, !words[last + 1].isBorder,
      !words[last + 1].classes.contains(.place), isForeign(words[last + 1])
    {
      last += 1
    }
    let end = words[last].span.end
    return end - words[hyphen].span.end >= 6 ? TextSpan(place.span.start, end) : nil
  }

  /// What begins at a word; where the tagger has taken 马丁并不服蓝湾队 for an organisation, that is taken
  /// back and nothing does.
  private func heap(at first: Int, _ names: inout NameSet) -> NameCandidate? {
    guard let found = names.starting(at: words[first].span.start) else { return nil }
    guard found.type == .organization, found.evidence == .tagger,
      isForeign(words[first], level: 2), words[first].length > 1,
      let next = words[first..<words.count].dropFirst().first, next.span.end < found.span.end,
      next.isBorder || next.isVerb
    else { return found }
    names.remove(found)
    return nil
  }

  /// A part of a foreign name: a person that was found there, else the word, where its characters are
  /// those of transcriptions.
  private func transcription(
    _ found: NameCandidate?,
    or index: Int
  ) -> (span: TextSpan, isPerson: Bool)? {
    if let found {
      let isPerson = found.type == .person
      // 马库斯-马勒: a company's name that is a family's as well.
      let isName =
        isPerson || found.evidence == .tagger && found.type != .organization
        || found.evidence == .list && found.span.count <= 12
      return isName && isForeign(found.span, level: 1) ? (found.span, isPerson) : nil
    }
    let word = words[index]
    guard word.mark == .none, !word.isCommonName, word.kind == .ideograph else { return nil }
    // 安格里斯特等|人: no character of transcriptions.
    let tail = TextSpan(word.span.end - 3, word.span.end)
    if word.length > 3, word.isUnknown, !isForeign(tail, level: 1),
      isForeign(TextSpan(word.span.start, tail.start), level: 2)
    {
      return (TextSpan(word.span.start, tail.start), false)
    }
    guard isForeign(word) || isTranscribed(word),
      word.length > 1 || isForeign(word, level: 3) && !word.isBorder && !word.isVerb
    else { return nil }
    return (word.span, false)
  }

  private func isBehindTitle(_ span: TextSpan) -> Bool {
    guard let first = words.firstIndex(where: { $0.span.start == span.start }), first > 0 else {
      return false
    }
    return touches(first - 1, first) && words[first - 1].isTitle && words[first - 1].length > 1
  }

  /// 玛沙-安格｜里斯特: where the words end of which the tagger has cut the rest of a transcription.
  private func lastTranscribed(behind end: Int32) -> Int32? {
    guard var last = words.firstIndex(where: { $0.span.end == end }) else { return nil }
    let first = last
    while last + 1 < words.count, last - first < 3, touches(last, last + 1) {
      let word = words[last + 1]
      guard word.kind == .ideograph, word.mark == .none, word.isProper || word.isUnknown,
        !word.isVerb, !word.isBorder, !word.isCommonName, !word.classes.contains(.place),
        isForeign(word, level: 3)
      else { break }
      last += 1
    }
    return last > first ? words[last].span.end : nil
  }

  /// Where the last of the further parts ends that hyphens join to what ends at `end`; nil where there
  /// are none.
  private func lastHyphenated(_ end: Int32) -> Int32? {
    guard var last = words.firstIndex(where: { $0.span.end == end }) else { return nil }
    var found: Int32?
    while last + 2 < words.count, isHyphen(words[last + 1]), touches(last, last + 1),
      touches(last + 1, last + 2), isForeign(words[last + 2])
    {
      last += 2
      found = words[last].span.end
    }
    return found
  }

  /// 、|詹|妮弗·劳伦斯: the word before a foreign name in a list, where it is one character of the name.
  func firstOfListed(_ first: Int) -> Int {
    guard first > 1, touches(first - 1, first), words[first - 1].length == 1,
      isForeign(words[first - 1]), words[first - 1].kind == .ideograph,
      words[first - 2].mark == .pause || words[first - 2].mark == .and
    else { return first }
    return first - 1
  }

  /// The first word of a name of which word `first` is known: 让-吕克·莫雷尔 begins before its hyphen.
  func firstOfHyphenated(_ first: Int) -> Int {
    var first = first
    while first > 1, isHyphen(words[first - 1]), touches(first - 1, first),
      touches(first - 2, first - 1), isForeign(words[first - 2], level: 1)
    { first -= 2 }
    return first
  }

  /// Whether a word may be a part of a foreign name: of letters, or of characters that stand in
  /// transcriptions at least as often as `level` says.
  func isForeign(_ word: NameWord, level: UInt8 = 2) -> Bool {
    if word.kind == .letter { return true }
    guard word.kind == .ideograph, word.mark == .none else { return false }
    return isForeign(word.span, level: level)
  }

  /// Whether characters stand in transcriptions at least as often as `level` says.
  func isForeign(_ span: TextSpan, level: UInt8) -> Bool {
    text[span].unicodeScalars.allSatisfy {
      lexicon.nameLevels(of: $0.value).foreign >= level
    }
  }
}
