/// Finds the time expression that starts at a position.
struct TimeGrammar {
  let context: ScanContext

  var text: FoldedText { context.text }

  /// The longest time expression at `start`.
  ///
  /// - Parameters:
  ///   - start: a scalar's index.
  ///   - hasYearBefore: whether an explicit year stands in reach, so that 21年 may be a year.
  /// - Returns: nil where none starts there.
  func expression(at start: Int, hasYearBefore: Bool) -> TimeDraft? {
    let here = TimeWord(
      rawValue: context.lexicon.timeWords.classes(in: text.scalars, at: start)
    )
    let isOpen = mayBegin(at: start)
    guard isOpen || !here.isDisjoint(with: .openers) else { return nil }
    let points = PointGrammar(context: context, hasYearBefore: hasYearBefore)
    let lengths = LengthGrammar(context: context)
    var best: TimeDraft?
    func offer(_ draft: TimeDraft?) {
      guard let draft else { return }
      if draft.end > (best?.end ?? start) { best = draft }
    }
    if isOpen || !here.isDisjoint(with: .pointOpeners) { offer(dated(at: start, points)) }
    if isOpen || !here.isDisjoint(with: .windowOpeners) { offer(lengths.expression(at: start)) }
    if !here.isDisjoint(with: [.each, .eachDay]) { offer(repeated(at: start, points, lengths)) }
    if !here.isDisjoint(with: [.plan, .planWeak]) { offer(plan(at: start)) }
    guard !here.isDisjoint(with: [.yearsWord, .samePeriod, .ref]) else { return best }
    if let word = context.word(.yearsWord, at: start) {
      let parts = word.payload.split(separator: " ").compactMap { Int($0) }
      if parts.count == 2 {
        offer(
          TimeDraft(
            start: start,
            end: word.end,
            shape: .years(first: .relative(parts[0]), last: .relative(parts[1]))
          )
        )
      }
    }
    if let word = context.word(.samePeriod, at: start), let years = Int(word.payload) {
      offer(TimeDraft(start: start, end: word.end, shape: .samePeriod(years: years)))
    }
    if let word = context.word(.ref, at: start) {
      offer(TimeDraft(start: start, end: word.end, shape: .reference(word.payload)))
    }
    return best
  }

  /// Whether a number that may be one of a time starts here, or a scalar that the grammars ask for.
  private func mayBegin(at start: Int) -> Bool {
    let starts = context.lexicon.starts
    let flags = starts[Int(text[start])]
    if flags & ValueLexicon.Start.numeral != 0 {
      var index = start + 1
      while starts[Int(text[index])] & ValueLexicon.Start.numeral != 0 { index += 1 }
      if text[index] == UInt16(of: ","), text[index + 1].isASCIIDigit { return true }
      return starts[Int(text[index])] & ValueLexicon.Start.afterNumber != 0
        || meridianFollows(index)
    }
    guard flags & ValueLexicon.Start.special != 0 else { return false }
    let next = text[start + 1]
    switch Unicode.Scalar(text[start]) {
    case "大", "分": return next == UInt16(of: "半")
    case "半", "几", "数":
      var index = start + 1
      while starts[Int(text[index])] & ValueLexicon.Start.numeral != 0 { index += 1 }
      return starts[Int(text[index])] & ValueLexicon.Start.afterNumber != 0
    case "元": return next == UInt16(of: "月")
    case "今", "昨", "明": return next == UInt16(of: "(")
    case "第", "前", "头", "首", "闰", "Q":
      return starts[Int(next)] & ValueLexicon.Start.numeral != 0
        || starts[Int(next)] & ValueLexicon.Start.afterNumber != 0
    default: return next == UInt16(of: "年") || text[start + 2] == UInt16(of: "年")
    }
  }

  private func meridianFollows(_ index: Int) -> Bool {
    let next = text[index] | 0x20
    return next == UInt16(of: "a") || next == UInt16(of: "p")
  }

  // MARK: Points and ranges of points

  private func dated(at start: Int, _ points: PointGrammar) -> TimeDraft? {
    if NumeralScalar(text[start]) != nil,
      let shared = sharedRange(at: start, prefix: TimeFields(), from: start, points)
    {
      return shared
    }
    guard let first = points.point(at: start) else { return nil }
    if NumeralScalar(text[text.afterBlanks(first.end, limit: 1)]) != nil,
      let shared = sharedRange(at: first.end, prefix: first.fields, from: start, points)
    {
      return shared
    }
    var end = first.end
    var mayRange = true
    var fields = first.fields
    // 9日（星期一）stay two; 9日星期一 is one and handled with the point.
    var index = text.afterBlanks(end, limit: 2)
    if context.has("起", at: index), context.word(.range, at: index + 1) != nil { index += 1 }
    if let separator = rangeSeparator(at: index) {
      var next = text.afterBlanks(separator, limit: 2)
      if context.has("的", at: next) { next += 1 }
      if let second = points.point(at: next, isRangeEnd: true), mayFollow(fields, second.fields) {
        end = second.end
        if context.has("止", at: end) { end += 1 }
        return TimeDraft(
          start: start,
          end: rangeEnd(end),
          shape: .range(fields, beforeChrist(second.fields, after: fields).under(fields))
        )
      }
      if let bare = bareEnd(at: next, after: fields) {
        return TimeDraft(start: start, end: bare.end, shape: .range(fields, bare.fields))
      }
      if let now = context.word(.ref, at: next), now.payload == "PRESENT_REF" {
        return TimeDraft(start: start, end: now.end, shape: .toNow(fields))
      }
    }
    if first.isOpenEnded { mayRange = false }
    guard mayRange, points.mayStandAlone(first, start: start) else { return nil }
    if let relation = relation(at: end, after: fields) {
      return TimeDraft(
        start: start,
        end: relation.end,
        shape: .point(fields, relation.relation)
      )
    }
    if fields.isAnyYear, fields.month == nil { return nil }
    fields.lead = first.fields.lead
    // 第十四天上午, 夏季的夜晚: of a day that the words before name, and not of the document's.
    if !fields.hasDate, text[start - 1].isAny(of: "天的") { fields.isOfOtherDay = true }
    return TimeDraft(start: start, end: end, shape: .point(fields, nil))
  }

  /// 公元前2613年-2589年: both ends are counted backwards.
  private func beforeChrist(_ last: TimeFields, after first: TimeFields) -> TimeFields {
    guard let from = first.year?.absoluteValue, from <= 0, first.years == 1,
      let to = last.year?.absoluteValue, to > 0, last.years == 1, 1 - to >= from
    else { return last }
    var fields = last
    fields.year = .absolute(1 - to)
    fields.isShortYear = false
    return fields
  }

  private func rangeEnd(_ end: Int) -> Int {
    if let word = context.word(.after, at: end), word.payload == "during" { return word.end }
    return end
  }

  func rangeSeparator(at index: Int) -> Int? {
    context.word(TimeWord.range, at: index)?.end
  }

  /// A range runs between times of one kind: a day does not end in a year.
  private func mayFollow(_ first: TimeFields, _ second: TimeFields) -> Bool {
    if second.part != nil || second.hasClock {
      return first.hasClock || first.part != nil || first.day != nil || second.hasDate
        || first.weekday != nil
    }
    if first.hasClock, second.lead == .year { return false }
    return true
  }

  /// 1月3至2月10, 2008.03-2009: an end whose unit is left out.
  private func bareEnd(at index: Int, after first: TimeFields) -> (fields: TimeFields, end: Int)? {
    guard let numeral = context.numerals.read(at: index, allowsBlanks: false),
      let value = numeral.integer, context.isBreak(at: numeral.end), numeral.isDigits
    else { return nil }
    if first.lead == .year, numeral.length == 4, (1000...2999).contains(value), first.month != nil {
      var fields = TimeFields()
      fields.year = .absolute(value)
      return (fields, numeral.end)
    }
    return nil
  }

  /// 1-10月, 5月10-12日, 9~12点半: the first end lends its unit from the second.
  private func sharedRange(
    at index: Int,
    prefix: TimeFields,
    from start: Int,
    _ points: PointGrammar
  ) -> TimeDraft? {
    guard prefix.day == nil || prefix.part != nil, !prefix.hasClock, prefix.weekday == nil else {
      return nil
    }
    let begin = text.afterBlanks(index, limit: 1)
    guard NumeralScalar(text[begin]) != nil,
      let numeral = context.numerals.read(at: begin, allowsBlanks: false),
      let value = numeral.integer, numeral.isExact, !numeral.isBareUnit, value < 3000,
      prefix.isEmpty == false || !CodeToken(context: context).startsInside(begin)
    else { return nil }
    let isList = context.has("、", at: numeral.end)
    let sep = isList ? numeral.end + 1 : rangeSeparator(at: text.afterBlanks(numeral.end, limit: 1))
    guard let sep else { return nil }
    let next = text.afterBlanks(sep, limit: 1)
    // In 5、6月 each is its own; in 5、6日 too.
    guard NumeralScalar(text[next]) != nil,
      let second = points.point(at: next, isRangeEnd: true), let lead = second.fields.lead
    else { return nil }
    var fields = TimeFields()
    switch lead {
    case .month:
      guard (1...12).contains(value), prefix.month == nil, second.fields.year == nil else {
        return nil
      }
      fields.month = .absolute(value)
      fields.isLunar = second.fields.isLunar
    case .day:
      guard (1...31).contains(value), second.fields.month == nil else { return nil }
      fields.day = .absolute(value)
    case .hour:
      guard (0...24).contains(value), !second.fields.hasDate, second.fields.part == nil else {
        return nil
      }
      fields.hour = prefix.part?.hour(value) ?? value
    case .quarter:
      guard (1...4).contains(value), second.fields.year == nil else { return nil }
      fields.quarter = value
    case .year:
      guard (1000...2999).contains(value) || (numeral.length == 2 && !numeral.isChinese),
        prefix.isEmpty, !second.fields.isShortYear || text[begin].isASCIIDigit
      else { return nil }
      fields.year = .absolute(value)
      fields.isShortYear = value < 100
      // 10至15年 counts years.
      if fields.isShortYear, !second.fields.isShortYear || second.isBareShortYear { return nil }
    case .week: return nil
    }
    fields.part = prefix.part
    let whole = fields.under(prefix)
    if isList {
      var end = TimeFields()
      end = whole
      return TimeDraft(start: start, end: numeral.end, shape: .point(end, nil))
    }
    var last = second.fields
    if lead == .hour, last.part == nil, let part = prefix.part, let hour = last.hour {
      last.hour = part.hour(hour)
    }
    return TimeDraft(
      start: start,
      end: rangeEnd(second.end),
      shape: .range(whole, last.under(prefix).under(whole))
    )
  }

  /// 以来, 之前, 起 … behind a point; nothing where a longer word starts there (前往, 后来).
  private func relation(
    at index: Int,
    after fields: TimeFields
  ) -> (relation: TimeDraft.Relation, end: Int)? {
    let begin = text.afterBlanks(index, limit: 1)
    guard let word = context.word(.after, at: begin),
      let relation = TimeDraft.Relation(rawValue: word.payload)
    else { return nil }
    if let other = context.word(OtherWord.not, at: begin), other.end > word.end { return nil }
    if let other = context.word(.notUnit, at: begin), other.end > word.end { return nil }
    let isShort = word.end == begin + 1
    switch relation {
    case .soFar: return nil
    case .inside where isShort: return nil
    case .within where isShort && fields.hasClock: return nil
    case .around where isShort && !fields.hasClock: return nil
    default: break
    }
    if isShort, begin != index { return nil }
    return (relation, word.end)
  }

  // MARK: Repeated times and plans

  private func repeated(
    at start: Int,
    _ points: PointGrammar,
    _ lengths: LengthGrammar
  ) -> TimeDraft? {
    guard let each = context.word(.each, at: start) else {
      guard let word = context.word(.eachDay, at: start),
        context.word(OtherWord.not, at: start) == nil
      else { return nil }
      var length = TimeLength()
      length.add(Decimal10(1), of: "D")
      return TimeDraft(start: start, end: word.end, shape: .interval(length))
    }
    let index = each.end
    if each.payload == "1" {
      guard let found = lengths.length(at: index) else { return nil }
      return TimeDraft(start: start, end: found.end, shape: .interval(found.length))
    }
    if let found = points.eachPoint(at: index) {
      return TimeDraft(start: start, end: found.end, shape: .repeated(found.fields))
    }
    if let found = lengths.length(at: index), !found.length.isUnknown {
      return TimeDraft(start: start, end: found.end, shape: .interval(found.length))
    }
    guard let unit = lengths.bareUnit(at: index) else { return nil }
    var length = TimeLength()
    length.add(Decimal10(unit.amount), of: unit.letter)
    return TimeDraft(start: start, end: unit.end, shape: .interval(length))
  }

  /// 十四五期间, “十四五”规划末.
  private func plan(at start: Int) -> TimeDraft? {
    guard let word = context.word([.plan, .planWeak], at: start) else { return nil }
    let years = word.payload.split(separator: " ").compactMap { Int($0) }
    guard years.count == 2 else { return nil }
    let isQuoted = text[start - 1].isAny(of: "“\"「『‘")
    var index = word.end
    if isQuoted, text[index].isAny(of: "”\"」』’") { index += 1 }
    let cue = context.word(.planCue, at: index)
    if word.entry.classBit == TimeWord.planWeak.rawValue, cue == nil { return nil }
    if cue == nil, !isQuoted, NumeralScalar(text[word.end]) != nil { return nil }
    var end = word.end
    if let cue, cue.payload == "0", index == word.end { end = cue.end }
    var edge: TimeEdge?
    if let found = context.word(.edge, at: end), index == word.end {
      edge = TimeEdge(rawValue: found.payload)
      end = found.end
    }
    return TimeDraft(
      start: start,
      end: end,
      shape: .plan(first: years[0], last: years[1], edge: edge)
    )
  }
}
