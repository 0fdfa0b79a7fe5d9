import Corpus

// Points: a day, a month, a clock time, alone or with 前, 后, 以来 behind it.
extension TimeSequence {
  mutating func point(
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
      keep(first, last, of: draft)
    }
    guard found.year != nil || found.day != nil else { return }
    context.year = found.year
    context.month = found.month
    context.day = found.day
    if fields.year != nil {
      context.isExplicit = true
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
}
