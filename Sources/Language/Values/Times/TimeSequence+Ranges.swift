import Corpus

// Ranges: 1月至10月, 周一到周五, 下午1点到3点.
extension TimeSequence {
  mutating func range(
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
      keep(from, to, of: draft)
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
}
