import Corpus

/// Turns drafts into time expressions in the order of the text, and remembers the dates that later
/// words count from.
struct TimeSequence {
  let text: FoldedText
  let resolver: TimeResolver
  private var context = TimeResolver.Context()
  /// The last day that opened a sentence: what a later 当天 speaks of, whatever days stood between.
  private var topic: (day: CivilDay, context: TimeResolver.Context)?

  init(text: FoldedText, resolver: TimeResolver) {
    self.text = text
    self.resolver = resolver
  }

  /// Whether an explicit year was read a short while before `index`.
  func hasYear(before index: Int) -> Bool {
    context.year != nil && context.isExplicit && index - context.end < 200
  }

  /// Whether the last date stands in the same sentence as `index`.
  private func isNear(_ index: Int) -> Bool {
    guard context.end > 0, index >= context.end, index - context.end < 120 else { return false }
    for position in context.end..<index {
      let scalar = text[position]
      if scalar == UInt16(of: "。") || scalar == 0x0A || scalar == UInt16(of: "！")
        || scalar == UInt16(of: "？")
        || scalar == UInt16(of: ";")
      {
        return false
      }
    }
    return true
  }

  /// The expression that `draft` stands for; nil where it names no possible time (13月, 2月30日).
  mutating func resolve(_ draft: TimeDraft) -> TimeExpression? {
    switch draft.shape {
    case .point(let fields, let relation): return point(fields, relation, draft)
    case .range(let first, let last): return range(first, last, draft)
    case .toNow(let fields):
      guard let found = resolve(fields, draft).map({ past($0, fields, draft) }) else { return nil }
      var ends: TimeBound?
      if let now = resolver.anchor?.instant, let anchor = resolver.anchor, !isAhead(found) {
        ends = anchor.secondOfDay == nil ? .day(now.day) : .instant(now)
      }
      return made(
        draft,
        .period,
        found.value + "/PRESENT_REF",
        found.begins,
        ends,
        ends == nil ? found.anchor : .document,
        rule: "to-now"
      )
    case .length(let length, let high, let bound): return self.length(length, high, bound, draft)
    case .shifted(let length, let high, let relation):
      return shifted(length, high, relation, draft)
    case .window(let length, let direction): return window(length, direction, draft)
    case .repeated(let fields):
      return made(draft, .set, repeatedValue(fields), nil, nil, .none, rule: "set")
    case .interval(let length):
      return made(draft, .set, length.iso, nil, nil, .none, rule: "set")
    case .reference(let value):
      return made(draft, .date, value, nil, nil, .none, rule: "reference")
    case .years(let first, let last): return years(first, last, draft)
    case .plan(let first, let last, let edge): return plan(first, last, edge, draft)
    case .samePeriod(let years): return samePeriod(years, draft)
    }
  }

  /// 母亲节至今 began at the last one: the same time a year before, where this year's is to come.
  private func past(_ found: ResolvedTime, _ fields: TimeFields, _ draft: TimeDraft) -> ResolvedTime
  {
    guard isAhead(found), fields.year == nil else { return found }
    var last = fields
    last.year = .relative(-1)
    guard let earlier = resolve(last, draft), !isAhead(earlier) else { return found }
    return earlier
  }

  /// Whether a time begins after the day that the document is of.
  private func isAhead(_ found: ResolvedTime) -> Bool {
    guard let begins = found.begins?.start, let today = resolver.anchor?.day else { return false }
    return begins.day > today
  }

  private func resolve(_ fields: TimeFields, _ draft: TimeDraft) -> ResolvedTime? {
    resolver(before: draft).resolve(fields, context, isNear: isNear(draft.start))
  }

  /// 将于10月, 定于周五, 预计在5日: the resolver that looks ahead, where the words before say so.
  private func resolver(before draft: TimeDraft) -> TimeResolver {
    var index = draft.start - 1
    if text[index].isAny(of: "于在到从自至") { index -= 1 }
    guard text[index].isAny(of: "将拟定计望") else { return resolver }
    // 预计 and 计划 foretell, 有望 hopes; 统计 does not.
    if text[index] == UInt16(of: "计"), text[index - 1] != UInt16(of: "预") { return resolver }
    if text[index] == UInt16(of: "望"), text[index - 1] != UInt16(of: "有") { return resolver }
    if text[index] == UInt16(of: "定"), !text[draft.start - 1].isAny(of: "于在") { return resolver }
    var ahead = resolver
    ahead.isToCome = true
    return ahead
  }

  // MARK: Points

  private mutating func point(
    _ fields: TimeFields,
    _ relation: TimeDraft.Relation?,
    _ draft: TimeDraft
  ) -> TimeExpression? {
    let last = context
    if case .text(0) = fields.day, let topic, draft.start - topic.context.end < 150 {
      context = topic.context
    }
    guard var found = resolve(fields, draft) else {
      context = last
      return nil
    }
    if relation == .toNow { found = past(found, fields, draft) }
    let source = context
    context = last
    remember(found, fields, draft)
    guard let relation else { return plain(found, fields, draft, source) }
    var begins = found.begins
    var ends = found.ends
    let value: String
    switch relation {
    case .before where fields.edge == .end:
      // 月底前 is by the end of the month.
      begins = nil
      value = "../" + found.value
    case .before, .strictlyBefore:
      begins = nil
      if case .day(let day) = found.begins {
        ends = .day(day + -1)
        value = "../" + (fields.isWholeYear ? CivilDay.yearText((day + -1).year) : (day + -1).iso)
      } else {
        ends = found.begins
        value = "../" + found.value
      }
    case .until, .untilWord:
      begins = nil
      value = "../" + found.value
    case .after, .strictlyAfter, .since, .from:
      ends = nil
      value = (found.isPeriod ? found.begins?.iso ?? found.value : found.value) + "/.."
    case .toNow:
      ends = isAhead(found) ? nil : resolver.anchor?.day.map { .day($0) }
      value = found.value + "/.."
    case .within, .inside, .during, .around, .soFar:
      return plain(found, fields, draft, source)
    }
    return made(draft, .period, value, begins, ends, found.anchor, source, rule: relation.rawValue)
  }

  private func plain(
    _ found: ResolvedTime,
    _ fields: TimeFields,
    _ draft: TimeDraft,
    _ source: TimeResolver.Context
  ) -> TimeExpression? {
    var kind = TimeExpression.Kind.date
    if found.isClock { kind = fields.hasClock ? .time : .period }
    if found.isPeriod { kind = .period }
    if fields.isAnyYear { kind = .set }
    return made(
      draft,
      kind,
      found.value,
      found.begins,
      found.ends,
      found.anchor,
      source,
      zone: found.zone,
      clock: found.begins == nil ? (found.clockBegins, found.clockEnds) : nil,
      rule: kind.rawValue
    )
  }

  private mutating func remember(_ found: ResolvedTime, _ fields: TimeFields, _ draft: TimeDraft) {
    guard found.begins != nil || found.year != nil, fields.hasDate else { return }
    if case .day(let first) = found.begins, case .day(let last) = found.ends {
      context.interval = .init(begins: first, ends: last, start: draft.start, end: draft.end)
    }
    guard found.year != nil || found.day != nil else { return }
    context.year = found.year
    context.month = found.month
    context.day = found.day
    if let year = fields.year {
      if case .absolute = year { context.isExplicit = true } else { context.isExplicit = true }
    } else if found.anchor != .text {
      context.isExplicit = false
    }
    context.start = draft.start
    context.end = draft.end
    if opensSentence(draft.start), let day = found.day { topic = (day, context) }
  }

  private func opensSentence(_ index: Int) -> Bool {
    let before = text[text[index - 1] == 0x20 ? index - 2 : index - 1]
    return before == 0 || before == 0x0A || before.isAny(of: "。！？；") || before == 0x3B
  }

  private mutating func range(
    _ first: TimeFields,
    _ last: TimeFields,
    _ draft: TimeDraft
  ) -> TimeExpression? {
    let near = isNear(draft.start)
    let resolver = self.resolver(before: draft)
    var first = first
    // 1-10月 sums up what is over: in spring, last year's.
    if resolver.preference == .past, first.year == nil, first.month == .absolute(1),
      first.day == nil, !first.isLunar, let until = last.month?.absoluteValue, until > 1,
      let anchor = resolver.anchor, let month = anchor.month, until > month,
      !(near && context.isExplicit), !resolver.isToCome
    {
      first.year = .relative(-1)
    }
    guard let begin = resolver.resolve(first, context, isNear: near) else { return nil }
    var inner = context
    inner.year = begin.year ?? inner.year
    inner.month = begin.month ?? inner.month
    inner.day = begin.day ?? inner.day
    inner.isExplicit = true
    inner.end = draft.start
    var tail = last
    // 12月30日至1月3日 runs into the next year.
    if tail.year == nil, let year = begin.year, tail.month?.absoluteValue != nil,
      begin.begins != nil
    {
      tail.year = .absolute(year)
      if let from = first.month?.absoluteValue, let to = tail.month?.absoluteValue, to < from {
        tail.year = .absolute(year + 1)
      }
    }
    guard var end = resolver.resolve(tail, inner, isNear: begin.day != nil || begin.month != nil)
    else { return nil }
    // 周一至周五 is one week.
    if tail.weekday != nil, tail.week == nil, !end.isClock, let from = begin.day, let to = end.day {
      end = resolver.single(from + ((to.weekday - from.weekday) + 7) % 7)
    }
    if let from = begin.begins?.start, let to = end.ends?.start, to < from {
      end = later(end, than: from, tail) ?? end
      if let to = end.ends?.start, to < from { return nil }
    }
    var begins = begin.begins
    var ends = end.ends
    var clock: (Int?, Int?)?
    if begins == nil || ends == nil {
      begins = nil
      ends = nil
      if let from = begin.clockBegins, let to = end.clockBegins { clock = (from, to) }
    }
    let source = context
    var whole = begin
    if begin.anchor == .none { whole.anchor = end.anchor == .text ? .none : end.anchor }
    if case .day(let from) = begins, case .day(let to) = ends {
      context.interval = .init(begins: from, ends: to, start: draft.start, end: draft.end)
      context.year = begin.year
      context.month = begin.month
      context.day = end.day ?? begin.day
      context.isExplicit = first.year != nil || context.isExplicit
      context.start = draft.start
      context.end = draft.end
    } else if let day = end.day {
      context.day = day
      context.year = day.year
      context.month = day.month
      context.start = draft.start
      context.end = draft.end
    }
    return made(
      draft,
      .period,
      begin.value + "/" + end.value,
      begins,
      ends,
      whole.anchor,
      source,
      clock: clock,
      rule: "range"
    )
  }

  /// An end that lies before its beginning belongs to the next day or year.
  private func later(
    _ end: ResolvedTime,
    than begin: ClockInstant,
    _ fields: TimeFields
  ) -> ResolvedTime? {
    guard case .instant(let instant) = end.ends, fields.hasInheritedDay || !fields.hasDate else {
      return nil
    }
    var moved = end
    // 下午1点到3点十分: the afternoon holds for both.
    let half = ClockInstant(seconds: instant.seconds + 43_200)
    let clockHour = instant.secondOfDay / 3600
    let isMoved = fields.part == nil && clockHour < 12 && half > begin && half.day == begin.day
    let later = isMoved ? half : ClockInstant(seconds: instant.seconds + 86_400)
    moved.begins = .instant(later)
    moved.ends = .instant(later)
    moved.day = later.day
    moved.clockBegins = later.secondOfDay
    let time = ClockInstant.clock(later.secondOfDay)
    moved.value = (end.value.hasPrefix("T") ? "" : later.day.iso) + "T" + time.prefix(5)
    return moved
  }

  // MARK: Lengths

  private func length(
    _ length: TimeLength,
    _ high: TimeLength?,
    _ bound: String?,
    _ draft: TimeDraft
  ) -> TimeExpression? {
    let value: String
    switch bound {
    case "at-least": value = length.iso + "/"
    case "at-most": value = "/" + length.iso
    default: value = high.map { length.iso + "/" + $0.iso } ?? length.iso
    }
    return made(draft, .duration, value, nil, nil, .none, rule: "duration")
  }

  private func shifted(
    _ length: TimeLength,
    _ high: TimeLength?,
    _ relation: TimeDraft.Relation,
    _ draft: TimeDraft
  ) -> TimeExpression? {
    let isBack = relation == .before || relation == .strictlyBefore || relation == .since
    let base = isBack || relation == .within ? .document : basis(of: length, draft)
    let source: ResolvedTime.Source = base == .text ? .text : .document
    guard let anchor = anchor(of: base), !length.isUnknown,
      let found = LengthArithmetic(anchor: anchor).shift(length, isBack ? -1 : 1)
    else {
      let kind: TimeExpression.Kind = relation == .within ? .period : .date
      let value = length.isUnknown ? (isBack ? "PAST_REF" : "FUTURE_REF") : length.iso
      return made(
        draft,
        length.isUnknown ? .date : kind == .date ? .period : kind,
        value,
        nil,
        nil,
        .none,
        rule: "shift"
      )
    }
    if let high, relation != .within, relation != .since {
      // 二十几年前 lies between the two.
      guard let far = LengthArithmetic(anchor: anchor).shift(high, isBack ? -1 : 1) else {
        return nil
      }
      let (first, last) = isBack ? (far, found) : (found, far)
      return made(
        draft,
        .period,
        first.value + "/" + last.value,
        first.begins,
        last.ends,
        source,
        rule: "shift"
      )
    }
    switch relation {
    case .since:
      return made(
        draft,
        .period,
        length.iso,
        found.begins,
        LengthArithmetic(anchor: anchor).now,
        .document,
        rule: "since"
      )
    case .within:
      let exact = LengthArithmetic(anchor: anchor).exact(length, 1)
      return made(
        draft,
        .period,
        length.iso,
        LengthArithmetic(anchor: anchor).now,
        exact,
        .document,
        rule: "within"
      )
    default:
      return made(
        draft,
        found.isClock ? .time : .date,
        found.value,
        found.begins,
        found.ends,
        source,
        rule: "shift"
      )
    }
  }

  /// What 三年后 counts from.
  private enum Basis {
    case document
    case text
    /// An event that the words before tell, on a day that they do not.
    case event
  }

  /// 毕业三年后 counts from an event; at the head of a clause, from the last date of the sentence,
  /// and where there is none, or what will be is told, from the document's.
  private func basis(of length: TimeLength, _ draft: TimeDraft) -> Basis {
    guard resolver.preference == .past else { return .document }
    var before = draft.start - 1
    while text[before].isAny(of: "约近的") { before -= 1 }
    let ahead = (before - 3)...(draft.end + 8)
    if ahead.contains(where: { text[$0].isAny(of: "将会拟") }) { return .document }
    let opens = !text[before].isIdeograph && !text[before].isAny(of: "”）)》」")
    if isNear(draft.start), context.isExplicit, context.year != nil, opens { return .text }
    if !opens, !text[before].isAny(of: "于在从至到即就又再还要能可计料定望说是待等和及起而但") { return .event }
    let isAlone = text[before] == 0 && text[draft.end] == 0
    // Nobody foretells so far without saying so.
    if opens, !isAlone, (length.years.value ?? 0) >= 10 { return .event }
    return .document
  }

  private func anchor(of basis: Basis) -> TimeAnchor? {
    switch basis {
    case .document: resolver.anchor
    case .event: nil
    case .text:
      context.year.map { TimeAnchor(year: $0, month: context.month, day: context.day) }
    }
  }

  private func window(
    _ length: TimeLength,
    _ direction: TimeDraft.Direction,
    _ draft: TimeDraft
  ) -> TimeExpression? {
    guard let anchor = resolver.anchor, !length.isUnknown else {
      return made(
        draft,
        length.isUnknown ? .date : .period,
        length.isUnknown ? "FUTURE_REF" : length.iso,
        nil,
        nil,
        .none,
        rule: "window"
      )
    }
    let found = LengthArithmetic(anchor: anchor).window(length, direction)
    return made(
      draft,
      .period,
      found?.value ?? length.iso,
      found?.begins,
      found?.ends,
      found == nil ? .none : .document,
      rule: "window"
    )
  }

  // MARK: Other shapes

  private func years(
    _ first: TimeReference,
    _ last: TimeReference,
    _ draft: TimeDraft
  ) -> TimeExpression? {
    guard case .relative(let from) = first, case .relative(let to) = last,
      let anchor = resolver.anchor
    else { return made(draft, .period, "XXXX/XXXX", nil, nil, .none, rule: "years") }
    let begin = anchor.year + from
    let end = anchor.year + to
    return made(
      draft,
      .period,
      CivilDay.yearText(begin) + "/" + CivilDay.yearText(end),
      .day(CivilDay(firstOfMonth: 1, year: begin)),
      .day(CivilDay(firstOfMonth: 1, year: end + 1) + -1),
      .document,
      rule: "years"
    )
  }

  private func plan(
    _ first: Int,
    _ last: Int,
    _ edge: TimeEdge?,
    _ draft: TimeDraft
  ) -> TimeExpression? {
    var (begin, end) = (first, last)
    switch edge {
    case .start, .early, .outset: end = first
    case .end, .late: begin = last
    default: break
    }
    return made(
      draft,
      .period,
      CivilDay.yearText(begin) + "/" + CivilDay.yearText(end),
      .day(CivilDay(firstOfMonth: 1, year: begin)),
      .day(CivilDay(firstOfMonth: 1, year: end + 1) + -1),
      .none,
      rule: "plan"
    )
  }

  /// 去年同期: the last interval of the text, some years before.
  private func samePeriod(_ years: Int, _ draft: TimeDraft) -> TimeExpression? {
    guard let interval = context.interval, draft.start - interval.end < 400 else {
      guard let anchor = resolver.anchor, years != 0 else { return nil }
      return made(
        draft,
        .period,
        CivilDay.yearText(anchor.year + years),
        nil,
        nil,
        .document,
        rule: "same-period"
      )
    }
    var base = context
    base.start = interval.start
    base.end = interval.end
    // 去年同期 counts from the document's year where the last interval lies in it.
    let shift: Int
    if let anchor = resolver.anchor, years != 0 {
      shift = anchor.year + years - interval.begins.year
    } else {
      shift = years
    }
    let begins = interval.begins.addingMonths(shift * 12)
    let isMonthEnd = (interval.ends + 1).parts.day == 1
    let ends =
      isMonthEnd
      ? (interval.ends + 1).addingMonths(shift * 12) + -1 : interval.ends.addingMonths(shift * 12)
    return made(
      draft,
      .period,
      begins.iso + "/" + ends.iso,
      .day(begins),
      .day(ends),
      .text,
      base,
      rule: "same-period"
    )
  }

  /// `XXXX-WXX-1T20:00`, `XXXX-XX-04`, `XXXX-05-01`, `P1Y`.
  private func repeatedValue(_ fields: TimeFields) -> String {
    var value: String
    switch fields.every {
    case "W":
      value = fields.isWeekend ? "XXXX-WXX-WE" : "XXXX-WXX-\(fields.weekday ?? 1)"
    case "M":
      value = "XXXX-XX-" + CivilDay.two(fields.day?.absoluteValue ?? 1)
    case "D":
      value = "XXXX-XX-XX"
    default:
      if let feast = fields.feast {
        value = feast.partialValue ?? "P1Y"
      } else if let season = fields.season {
        value = "XXXX-" + season
      } else if let month = fields.month?.absoluteValue, !fields.isLunar {
        value = "XXXX-" + CivilDay.two(month)
        if let day = fields.day?.absoluteValue { value += "-" + CivilDay.two(day) }
      } else {
        value = "P1Y"
      }
    }
    if value.hasPrefix("P") { return value }
    if let hour = fields.hour {
      value += "T" + CivilDay.two(hour % 24) + ":" + CivilDay.two(fields.minute ?? 0)
    } else if let part = fields.part {
      value += "T" + part.code
    }
    return value
  }

  private func made(
    _ draft: TimeDraft,
    _ kind: TimeExpression.Kind,
    _ value: String,
    _ begins: TimeBound?,
    _ ends: TimeBound?,
    _ source: ResolvedTime.Source,
    _ from: TimeResolver.Context? = nil,
    zone: String? = nil,
    clock: (Int?, Int?)? = nil,
    rule: String
  ) -> TimeExpression {
    let anchor: TimeExpression.Anchor?
    switch source {
    case .none: anchor = nil
    case .document: anchor = .document
    case .text:
      let base = from ?? context
      anchor = .text(text.span(base.start, base.end))
    }
    func written(_ bound: TimeBound?) -> String? {
      guard let bound else { return nil }
      if case .instant = bound, let zone { return bound.iso + zone }
      return bound.iso
    }
    func written(_ second: Int?) -> String? { second.map { "T" + ClockInstant.clock($0) } }
    return TimeExpression(
      span: text.span(draft.start, draft.end),
      kind: kind,
      value: value,
      begins: written(begins) ?? clock.flatMap { written($0.0) },
      ends: written(ends) ?? clock.flatMap { written($0.1) },
      anchor: anchor,
      rule: "times." + rule
    )
  }
}

extension TimeFields {
  /// A year and nothing under it.
  var isWholeYear: Bool {
    year != nil && month == nil && half == nil && quarter == nil && season == nil && feast == nil
      && edge == nil && portion == nil && years == 1 && weekday == nil && nthDay == nil
      && nthWeek == nil && day == nil
  }
}
