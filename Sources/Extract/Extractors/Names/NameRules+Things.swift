import Corpus
import Language

/// Names of products, awards and events.
extension NameRules {
  /// The Latin name beside 大模型, 手机 or 芯片, and a company's name with a model's number behind
  /// it (Spark-3).
  func findProducts(_ names: inout NameSet) {
    for index in words.indices where words[index].kind == .letter {
      let word = words[index]
      guard isCapital(word), names.at(word.span)?.type != .product else { continue }
      let isBefore =
        index + 1 < words.count && touches(index, index + 1)
        && words[index + 1].cues.contains(.product)
      let isBehind =
        index > 0 && touches(index - 1, index)
        && words[index - 1].cues.contains(.product)
      guard isBehind || (isBefore && names.at(word.span) == nil) || isModel(word) else { continue }
      if let old = names.at(word.span), old.evidence >= .list { continue }
      names.replace(
        NameCandidate(span: word.span, type: .product, evidence: .rule, rule: "names.product")
      )
    }
  }

  /// 小米Note, 华为Mate 60: what a company, which a list has, calls a thing of its own.
  func findBrandedProducts(_ names: inout NameSet) {
    for index in words.indices.dropFirst() where words[index].kind == .letter {
      guard touches(index - 1, index), isCapital(words[index]), !words[index].isTitle,
        words[index].span.count >= 3, hasSmallLetter(words[index]),
        words[index - 1].classes.contains(.organization), words[index - 1].length > 1,
        names.starting(at: words[index - 1].span.start).map({
          $0.span.end <= words[index].span.start
        }) ?? true
      else { continue }
      var last = index
      if last + 1 < words.count, words[last + 1].kind == .digit,
        words[last + 1].span.start - words[last].span.end <= 1, words[last + 1].span.count <= 3
      {
        last += 1
      }
      names.add(
        NameCandidate(
          span: span(index - 1..<last + 1),
          type: .product,
          evidence: .rule,
          rule: "names.product"
        )
      )
    }
  }

  private func hasSmallLetter(_ word: NameWord) -> Bool {
    text.bytes[word.span.range].contains { (0x61...0x7A).contains($0) }
  }

  /// What stands in quotation marks right behind 产品 and its kin, or before the kind of thing it is:
  /// “巡天”探测卫星.
  func findQuotedProducts(_ names: inout NameSet) {
    for open in words.indices where words[open].mark == .open && isQuotationMark(open) {
      var close = open + 1
      while close < words.count, close - open < 6, words[close].mark == .none { close += 1 }
      guard close < words.count, words[close].mark == .close, close > open + 1 else { continue }
      let whole = span(open + 1..<close)
      let inside = words[open + 1..<close]
      let isModel =
        inside.contains { $0.kind == .letter || $0.kind == .digit }
        && inside.contains { $0.kind == .ideograph || $0.kind == .letter }
      let isShort =
        inside.count <= 2 && whole.count <= 12
        && !inside.contains { $0.isVerb && !$0.isUnknown || $0.isBorder || $0.isNumeral }
      guard isModel && whole.count <= 30 || isShort else { continue }
      // “大模型”: the kind of thing, and no name.
      if cues.kinds(of: whole, in: text).contains(.product) { continue }
      let isBehind = open > 0 && touches(open - 1, open) && tellsProduct(open - 1, isLast: true)
      guard isBehind || isKindBehind(close) else { continue }
      if let old = names.at(whole), old.evidence == .list || old.evidence > .tagger { continue }
      names.replace(
        NameCandidate(span: whole, type: .product, evidence: .rule, rule: "names.product")
      )
    }
  }

  /// Whether within a few nouns behind a mark stands a kind of product.
  private func isKindBehind(_ close: Int) -> Bool {
    var index = close + 1
    while index < words.count, index - close < 5, touches(index - 1, index),
      words[index].mark == .none, !words[index].isBorder || words[index].isNumeral
    {
      if tellsProduct(index, isLast: false) { return true }
      guard words[index].isNoun || words[index].length > 1 || words[index].isUnknown else { break }
      index += 1
    }
    return false
  }

  /// Whether a word, or two that the tagger has parted (机器|人), is a kind of product.
  private func tellsProduct(_ index: Int, isLast: Bool) -> Bool {
    if words[index].cues.contains(.product) { return true }
    let other = isLast ? index - 1 : index + 1
    guard words.indices.contains(other), touches(min(index, other), max(index, other)) else {
      return false
    }
    let both = span(min(index, other)..<max(index, other) + 1)
    return cues.kinds(of: both, in: text).contains(.product)
  }

  private func isCapital(_ word: NameWord) -> Bool {
    (0x41...0x5A).contains(text.bytes[Int(word.span.start)])
  }

  /// Letters, a hyphen, and a number behind it: GPT-4, R2-D2.
  private func isModel(_ word: NameWord) -> Bool {
    let bytes = text.bytes[word.span.range]
    guard bytes.count >= 4, let hyphen = bytes.firstIndex(of: 0x2D) else { return false }
    let letters = bytes[..<hyphen]
    let rest = bytes[(hyphen + 1)...]
    return letters.count >= 3 && letters.contains { (0x61...0x7A).contains($0) }
      && rest.contains { (0x30...0x39).contains($0) }
  }

  /// The nouns before 奖 and its kin, and what stands in quotation marks before 称号.
  func findAwards(_ names: inout NameSet) {
    for index in words.indices {
      if words[index].mark == .close, let open = awardQuote(index) {
        add(open + 1..<index, .award, "names.award-title", to: &names)
      }
      guard endsAward(index) else { continue }
      var first = index
      while first > 0, index - first < 7, touches(first - 1, first) {
        let word = words[first - 1]
        // 第七届|飞鸟奖: the edition is no part of the name.
        guard word.mark == .none || word.mark == .close || word.mark == .open,
          word.mark != .none || word.isNoun && !word.isBorder || names.covers(word.span),
          !word.isTitle
        else { break }
        first -= 1
      }
      // “飞鸟”奖 begins with its mark; one that nobody closes does not.
      while first < index, words[first].mark != .none, !isQuoted(first, index) { first += 1 }
      let length = words[first...index].reduce(0) { $0 + $1.length }
      guard length >= 4, first < index || words[index].isUnknown else { continue }
      add(first..<index + 1, .award, "names.award", to: &names)
    }
  }

  private func isQuoted(_ first: Int, _ last: Int) -> Bool {
    words[first].mark == .open && words[first...last].contains { $0.mark == .close }
  }

  private func add(
    _ range: Range<Int>,
    _ type: EntityType,
    _ rule: String,
    to names: inout NameSet
  ) {
    guard !range.isEmpty else { return }
    let whole = span(range)
    for old in names.candidates where old.span.overlaps(whole) {
      if old.span == whole, old.evidence >= .list { return }
      if old.span != whole, old.span.contains(whole), old.type == type { return }
    }
    names.add(NameCandidate(span: whole, type: type, evidence: .rule, rule: rule))
  }

  /// Whether a word ends the name of a prize: 奖, 论文奖, 勋章; not 获奖, 大奖, 一等奖.
  private func endsAward(_ index: Int) -> Bool {
    let word = words[index]
    guard word.kind == .ideograph, word.mark == .none, !word.isVerb else { return false }
    return hasSuffix(word.span, "奖章") || hasSuffix(word.span, "勋章")
      || (hasSuffix(word.span, "奖") || hasSuffix(word.span, "獎")) && word.length != 2
        && !word.isNumeral
  }

  func hasSuffix(_ span: TextSpan, _ suffix: StaticString) -> Bool {
    suffix.withUTF8Buffer { suffix in
      // Most words differ in the last byte.
      guard span.count >= suffix.count, text.bytes[Int(span.end) - 1] == suffix.last else {
        return false
      }
      return text.bytes[(Int(span.end) - suffix.count)..<Int(span.end)].elementsEqual(suffix)
    }
  }

  /// The opening mark of a quotation that names a title of honour, because of what stands behind
  /// it (“…”称号) or how it begins (“年度…”, where something is won).
  private func awardQuote(_ close: Int) -> Int? {
    var open = close - 1
    while open >= 0, words[open].mark != .open, close - open < 12 { open -= 1 }
    guard open >= 0, words[open].mark == .open, open + 1 < close, isQuotationMark(open) else {
      return nil
    }
    if close + 1 < words.count, touches(close, close + 1),
      words[close + 1].cues.contains(.award)
    {
      return open
    }
    let isAnnual = text.bytes[Int(words[open + 1].span.start)...].starts(with: "年度".utf8)
    return isAnnual && close - open > 2 && words.contains { $0.cues.contains(.win) }
      ? open : nil
  }

  private func isQuotationMark(_ index: Int) -> Bool {
    let bytes = text.bytes[words[index].span.range]
    return bytes.elementsEqual("“".utf8) || bytes.elementsEqual("「".utf8)
      || bytes.elementsEqual("『".utf8)
  }

  /// 第三届深海装备博览会, 2024天府马拉松: nouns between a number or a name and what events end
  /// with.
  func findEvents(_ names: inout NameSet) {
    for index in words.indices where words[index].classes.contains(.eventSuffix) {
      var first = index
      var hasNumber = false
      var hasName = false
      while first > 0, index - first < 9, touches(first - 1, first) {
        let word = words[first - 1]
        let isEdition = hasSuffix(word.span, "届") || hasSuffix(word.span, "屆")
        let isCounter = word.isNumeral || isEdition || hasSuffix(word.span, "年")
        if word.mark == .close || word.mark == .open {
          if isRoundMark(first - 1) { break }
        } else if word.mark != .none || !(word.isNoun || isCounter || names.covers(word.span)) {
          break
        }
        if word.isVerb || word.isTitle { break }
        first -= 1
        if isEdition || (word.kind == .digit && word.span.count == 4) {
          hasNumber = true
        }
        if names.starting(at: word.span.start) != nil { hasName = true }
      }
      while first < index, words[first].mark != .none, !isQuoted(first, index) { first += 1 }
      guard first < index, hasNumber || hasName, isNamedEvent(first, index, names) else { continue }
      let whole = span(first..<index + 1)
      if let end = endOfOffice(from: whole.end) {
        // 第十届人民代表大会|常务委员会 sits between the meetings.
        let body = TextSpan(whole.start, end)
        names.add(
          NameCandidate(span: body, type: .organization, evidence: .rule, rule: "names.office")
        )
      } else {
        add(first..<index + 1, .event, "names.event", to: &names)
      }
    }
  }

  /// Where the longest office of the lists ends that begins at a place; nil where none does.
  private func endOfOffice(from start: Int32) -> Int32? {
    var office: Int32?
    let limit = min(start + 24, Int32(text.count))
    lexicon.forEachClassedWord(in: text, from: start, to: limit) { end, classes, _ in
      if end > start, classes.contains(.organizationOffice) { office = end }
    }
    return office
  }

  private func isRoundMark(_ index: Int) -> Bool {
    let bytes = text.bytes[words[index].span.range]
    return bytes.elementsEqual("（".utf8) || bytes.elementsEqual("）".utf8)
      || bytes.elementsEqual("(".utf8) || bytes.elementsEqual(")".utf8)
  }

  /// A bare place before a bare suffix (四川地震, 广州论坛) names no event by itself, unless the
  /// two are written as one.
  private func isNamedEvent(_ first: Int, _ index: Int, _ names: NameSet) -> Bool {
    let length = words[first...index].reduce(0) { $0 + $1.length }
    let name = names.starting(at: words[first].span.start)
    let isBare = name?.span.end == words[index].span.start
    return length >= 5 && !(isBare && words[index].length < 3) || words[first].kind == .digit
  }
}
