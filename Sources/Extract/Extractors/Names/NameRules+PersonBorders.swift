import Corpus
import Language

/// Where a person's name begins and ends that the tagger has cut otherwise.
extension NameRules {
  /// A person's name without what does not belong to it.
  func mended(_ span: TextSpan, _ first: Int, _ last: Int) -> TextSpan {
    var start = span.start
    var end = span.end
    // "张三丰: the mark is no part of it.
    if first < last, words[first].kind == .punctuation || words[last].kind == .punctuation {
      if words[first].kind == .punctuation { start = words[first].span.end }
      if words[last].kind == .punctuation, words[last].span.end == end {
        end = words[last].span.start
      }
      return TextSpan(start, max(start, end))
    }
    // CEO|Jane Doe: the title is no part of it.
    if first < last, words[first].isTitle, isSpaced(first, first + 1) {
      return TextSpan(words[first + 1].span.start, end)
    }
    if words[first...max(first, last)].contains(where: { $0.mark == .dot }) {
      var next = last + 1
      // 查理·班宁 Charlie Banning: the same once more in letters.
      if words[first].kind == .ideograph,
        let letters = words[first...last].first(where: { $0.kind == .letter }),
        letters.span.start > start, text.bytes[Int(letters.span.start) - 1] == 0x20
      {
        return TextSpan(start, letters.span.start - 1)
      }
      // 基于冯·诺依曼: a preposition is no name.
      if first < last, words[first].isBorder, words[first].length > 1 {
        start = words[first].span.end
      } else {
        start = words[firstOfHyphenated(first)].span.start
      }
      if words[first].span.start == start { start = words[firstOfListed(first)].span.start }
      (end, next) = endOfDotted(end, last)
      // 米勒-怀特 goes on behind the hyphen.
      while next + 1 < words.count, isHyphen(words[next]), touches(next - 1, next),
        touches(next, next + 1), isForeign(words[next + 1])
      {
        end = words[next + 1].span.end
        next += 2
      }
      // 马丁·瓦尔|3日: the day of a month.
      while end > start + 3, (0x30...0x39).contains(text.bytes[Int(end) - 1]) { end -= 1 }
      return TextSpan(start, end)
    }
    // 张三 摄: the blank is no part of a Chinese name, nor is what follows it.
    if let blank = text.bytes[span.range].firstIndex(of: 0x20), first < last,
      words[first].kind == .ideograph
    {
      return TextSpan(start, Int32(blank))
    }
    // 张三丰腾讯: nor is an organisation that a list has.
    if first < last, words[last].classes.contains(.organization), words[last].length > 1,
      words[last].span.end == end
    {
      return TextSpan(start, words[last].span.start)
    }
    // 张三丰教授: the title is no part of it.
    if first < last, words[last].isTitle, words[last].length > 1, words[last].span.end == end {
      return TextSpan(start, words[last].span.start)
    }
    // 柯|今天, 花某某|昨: a day is no part of a name.
    if cues.ends(span, as: .day, characters: 2, in: text) { return TextSpan(start, end - 6) }
    // 张三|作(关于…的报告): nor is a verb with a preposition behind it.
    if span.count == 9, last + 1 < words.count, touches(last, last + 1), words[last + 1].isBorder,
      words[last].span.end == end, cues.ends(span, as: .does, in: text),
      isPersonName(TextSpan(start, end - 3))
    {
      return TextSpan(start, end - 3)
    }
    // 张三|携(主演李四): nor is that he brings somebody.
    if span.count == 9, last + 1 < words.count, touches(last, last + 1),
      words[last].span.end == end, brings(TextSpan(end - 3, end), words[last + 1]),
      isPersonName(TextSpan(start, end - 3))
    {
      return TextSpan(start, end - 3)
    }
    // 陈旻|憓: a character that is no word by itself.
    if span.count == 6, last + 1 < words.count, touches(last, last + 1),
      words[last].span.end == end, words[last + 1].length == 1, words[last + 1].isUnknown,
      words[last + 1].kind == .ideograph, !words[last + 1].isBorder, !words[last + 1].isVerb,
      isPersonName(span)
    {
      return TextSpan(start, words[last + 1].span.end)
    }
    // 林平|年|院士: between a name and a title stands no noun of one character, unless it is the title's.
    if span.count == 6, last + 2 < words.count, touches(last, last + 1),
      words[last].span.end == end, words[last + 1].length == 1, !words[last + 1].isVerb,
      words[last + 1].mark == .none, !words[last + 1].isParticle, !words[last + 1].isTitle,
      words[last + 1].kinds.isDisjoint(with: [.former, .qualifier, .deputy]),
      touches(last + 1, last + 2), words[last + 2].kinds.contains(.courtesy),
      words[last + 2].length > 1,
      !lexicon.classes(of: self.span(last + 1..<last + 3), in: text).contains(.title),
      isPersonName(TextSpan(start, words[last + 1].span.end))
    {
      return TextSpan(start, words[last + 1].span.end)
    }
    // 、骆文|刚、: nothing else stands between the marks of a list.
    if span.count == 6, first > 0, last + 2 < words.count, touches(last, last + 1),
      words[last].span.end == end, words[last + 1].length == 1, words[last + 1].mark == .none,
      words[first - 1].mark == .pause, words[last + 2].mark == .pause, !words[last + 1].isNumeral,
      isPersonName(TextSpan(start, words[last + 1].span.end))
    {
      return TextSpan(start, words[last + 1].span.end)
    }
    // 陈凤|和|出席: nobody else is named.
    if span.count == 6, last + 2 < words.count, touches(last, last + 1),
      words[last].span.end == end, words[last + 1].mark == .and, words[last + 1].length == 1,
      words[last + 2].isVerb, words[last + 2].isCommonName, touches(last + 1, last + 2),
      isPersonName(span)
    {
      return TextSpan(start, words[last + 1].span.end)
    }
    // 陈亮|称，: whoever says so.
    if span.count == 9, announces(TextSpan(end - 3, end)), last + 1 < words.count,
      words[last].span.end == end, words[last + 1].mark == .stop,
      isPersonName(TextSpan(start, end - 3))
    {
      return TextSpan(start, end - 3)
    }
    // 陈亮|一家, 雅琴|的: nor are those around, nor what is hers.
    if let kin = kin(behind: span) { return TextSpan(start, kin) }
    // 张三丰摄, 张三丰也: what no given name ends with.
    if span.count == 9, cues.ends(span, as: .during, in: text),
      isPersonName(TextSpan(start, end - 3)), isObject(first), last + 1 < words.count,
      touches(last, last + 1), words[last + 1].isVerb
    {
      // 会见张三时说: when it was said.
      end -= 3
    } else if span.count >= 15, first < last, words[last].span.end == end,
      words[last].length == 2, words[last].isCommonName,
      isVerb(words[last].span) || words[last].cues.contains(.common),
      words[last - 1].classes.contains(.person)
        || isForeign(TextSpan(start, end - 6), level: 2)
    {
      // 内格尔|上台: what somebody does.
      end -= 6
    } else if span.count >= 12, isForeign(TextSpan(start, end - 3), level: 1),
      !isForeign(TextSpan(end - 3, end), level: 1), isVerb(TextSpan(end - 3, end))
    {
      // 内格尔|称: no character of transcriptions.
      end -= 3
    } else if span.count == 9, goesOnBehind(span) || takesOffice(span, last),
      isPersonName(TextSpan(start, end - 3))
        || cues.ends(span, as: .shot, in: text) && surname(span)?.rank == .common,
      last + 1 >= words.count || !words[last + 1].isTitle
    {
      // 赵越|在: where somebody does something.
      end -= 3
    } else if span.count == 12, surname(span)?.count == 1, saysBehind(span) {
      // 罗淑佩|称: what somebody does.
      end -= 3
    } else if span.count == 12, isParticle(TextSpan(end - 3, end)), !isForeign(span, level: 3),
      isPersonName(TextSpan(start, end - 3))
    {
      end -= 3
    }
    return TextSpan(start, end)
  }

  /// Whether a character says that somebody says what follows the mark behind it: 称.
  func announces(_ character: TextSpan) -> Bool {
    cues.kinds(of: character, in: text).isSuperset(of: [.behind, .tells])
  }

  /// Where a name ends behind which the tagger has taken its bearer's family or 的 into it.
  private func kin(behind span: TextSpan) -> Int32? {
    for count in [6, 3] as [Int32] where span.count >= Int(count) + 6 {
      let tail = TextSpan(span.end - count, span.end)
      if text.isScalarBorder(tail.start), cues.kinds(of: tail, in: text).contains(.kin) {
        return tail.start
      }
    }
    return nil
  }

  /// Whether the last character stands behind names and ends none.
  private func goesOnBehind(_ span: TextSpan) -> Bool {
    cues.kinds(of: TextSpan(span.end - 3, span.end), in: text).contains(.clings)
  }

  /// Whether the last character says that somebody is something: 陈卓|任|公司总裁.
  private func takesOffice(_ span: TextSpan, _ last: Int) -> Bool {
    guard cues.ends(span, as: .takes, in: text), last + 1 < words.count, touches(last, last + 1)
    else {
      return false
    }
    return !words[last + 1].classes.isDisjoint(with: [.organization, .organizationSuffix, .place])
  }

  /// Whether the last of four characters says that somebody says something, and the others are a name.
  private func saysBehind(_ span: TextSpan) -> Bool {
    isPersonName(TextSpan(span.start, span.end - 3))
      && cues.kinds(of: TextSpan(span.end - 3, span.end), in: text).contains(.tells)
  }

  /// Whether a character says that somebody comes with those whom the next word is about, or goes
  /// where it says: 携|主演, 到|现场.
  func brings(_ character: TextSpan, _ next: NameWord) -> Bool {
    let kinds = cues.kinds(of: character, in: text)
    if kinds.contains(.goes) { return next.isNoun && !next.isTitle }
    return kinds.contains(.brings)
      && (next.isTitle || next.kinds.contains(.troupe))
  }

  /// Whether something else than a title stands right before word `first`.
  private func isObject(_ first: Int) -> Bool {
    first > 0 && touches(first - 1, first) && words[first - 1].mark == .none
      && !words[first - 1].isTitle
  }

  /// Where a transcribed name ends of which the tagger has seen all but the last characters, or one
  /// too many: 普鲁|申科, 卢阿卢阿|亦曾.
  ///
  /// - Parameters:
  ///   - end: where the tagger ends it.
  ///   - last: the word in which that is.
  /// - Returns: where it ends, and the next word.
  private func endOfDotted(_ end: Int32, _ last: Int) -> (end: Int32, next: Int) {
    if words[last].mark == .dot, last + 1 < words.count, touches(last, last + 1),
      words[last + 1].kind == .ideograph, words[last + 1].mark == .none
    {
      // 古丽·|买买|提: no name ends with its dot.
      return endOfDotted(words[last + 1].span.end, last + 1)
    }
    guard words[last].kind == .ideograph else { return (end, last + 1) }
    if words[last].span.end == end, words[last].length > 1 {
      let tail = TextSpan(end - 3, end)
      let isFollowed = last + 1 < words.count && touches(last, last + 1)
      let isPredicate =
        isFollowed
        && (words[last + 1].isVerb || words[last + 1].isBorder || words[last + 1].mark == .open)
      if isPredicate, isParticle(tail), !isForeign(tail, level: 3) { return (tail.start, last + 1) }
    }
    guard isForeign(words[last]) else { return (end, last + 1) }
    var next = last + 1
    while next < words.count, touches(next - 1, next), words[next].length == 1,
      words[next].mark == .none, !words[next].isVerb, !words[next].isBorder,
      !words[next].isNumeral, !words[next].isTitle, words[next].cues.subtracting(.stop).isEmpty,
      isForeign(words[next], level: 4)
    { next += 1 }
    return (words[next - 1].span.end, next)
  }
}
