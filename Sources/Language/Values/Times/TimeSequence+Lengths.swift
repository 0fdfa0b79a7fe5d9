import Corpus

// Lengths: three years, three years ago, the last three years.
extension TimeSequence {
  func length(
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

  func shifted(
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

  func window(
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
}
