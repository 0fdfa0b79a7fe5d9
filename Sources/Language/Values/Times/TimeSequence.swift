import Corpus

/// Turns drafts into time expressions in the order of the text, and remembers the dates that later
/// words count from.
struct TimeSequence {
  let text: FoldedText
  let resolver: TimeResolver
  var context = TimeResolver.Context()
  /// The last day that opened a sentence: what a later 当天 speaks of, whatever days stood between.
  var topic: (day: CivilDay, context: TimeResolver.Context)?

  init(text: FoldedText, resolver: TimeResolver) {
    self.text = text
    self.resolver = resolver
  }

  /// Whether an explicit year was read a short while before `index`.
  func hasYear(before index: Int) -> Bool {
    context.year != nil && context.isExplicit && index - context.end < 200
  }

  /// Whether the last date stands in the same sentence as `index`.
  func isNear(_ index: Int) -> Bool {
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
      return made(draft, .set, fields.repetition, nil, nil, .none, rule: "set")
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
  func past(_ found: ResolvedTime, _ fields: TimeFields, _ draft: TimeDraft) -> ResolvedTime {
    guard isAhead(found), fields.year == nil else { return found }
    var last = fields
    last.year = .relative(-1)
    guard let earlier = resolve(last, draft), !isAhead(earlier) else { return found }
    return earlier
  }

  /// Whether a time begins after the day that the document is of.
  func isAhead(_ found: ResolvedTime) -> Bool {
    guard let begins = found.begins?.start, let today = resolver.anchor?.day else { return false }
    return begins.day > today
  }

  func resolve(_ fields: TimeFields, _ draft: TimeDraft) -> ResolvedTime? {
    resolver(before: draft).resolve(fields, context, isNear: isNear(draft.start))
  }

  /// 将于10月, 定于周五, 预计在5日: the resolver that looks ahead, where the words before say so.
  func resolver(before draft: TimeDraft) -> TimeResolver {
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

  /// Remembers days that a later 去年同期 may count from: a year at most, for a decade has no same
  /// period in the year before.
  mutating func keep(_ first: CivilDay, _ last: CivilDay, of draft: TimeDraft) {
    guard last.number - first.number < 366 else { return }
    context.interval = .init(begins: first, ends: last, start: draft.start, end: draft.end)
  }

  func made(
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
