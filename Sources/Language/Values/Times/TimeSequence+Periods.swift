import Corpus

// Periods with names of their own: 这几年, 十四五, 去年同期.
extension TimeSequence {
  func years(
    _ first: TimeReference,
    _ last: TimeReference,
    _ draft: TimeDraft
  ) -> TimeExpression? {
    guard case .relative(let from) = first, case .relative(let to) = last,
      let anchor = resolver.anchor
    else { return made(draft, .period, "XXXX/XXXX", nil, nil, .none, rule: "years") }
    return wholeYears(anchor.year + from, anchor.year + to, draft, .document, rule: "years")
  }

  func plan(
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
    return wholeYears(begin, end, draft, .none, rule: "plan")
  }

  private func wholeYears(
    _ first: Int,
    _ last: Int,
    _ draft: TimeDraft,
    _ source: ResolvedTime.Source,
    rule: String
  ) -> TimeExpression {
    made(
      draft,
      .period,
      CivilDay.yearText(first) + "/" + CivilDay.yearText(last),
      .day(CivilDay(firstOfMonth: 1, year: first)),
      .day(CivilDay(firstOfMonth: 1, year: last + 1) + -1),
      source,
      rule: rule
    )
  }

  /// 去年同期: the last interval of the text, some years before.
  func samePeriod(_ years: Int, _ draft: TimeDraft) -> TimeExpression? {
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
}
