import Corpus

// When, and whether it came true.
extension SentenceReading {
  static func isUsable(_ time: TimeExpression) -> Bool {
    guard let value = time.value, !value.isEmpty else { return false }
    return time.kind != .duration && time.kind != .set && !value.hasPrefix("P")
      || value.hasSuffix("_REF")
  }

  /// The time nearest before the figure, in its clause, in the sentence, in the sentence before;
  /// what is compared with is not its time.
  func time(_ index: Int, _ position: Int) -> String? {
    let figure = clauses[index].units[position]
    var probe = figure - 1
    while probe >= 0 {
      let unit = units[probe]
      if unit.kind == .time {
        let time = document.times[Int(unit.reference)]
        let isCompared =
          isComparedWith(probe)
          && !(probe + 2 == figure && units[probe + 1].isOf)
          || isDescribing(probe, figure) || isDelivery(probe, figure) || isPastEvent(probe, figure)
          || isOfAnother(probe, figure)
          || lexicon.opens(.eve, document.text.bytes[Int(unit.span.end)...])
          || lexicon.ends(.sameTime, document.text.bytes[unit.span.range])
            && !isStated(probe, figure)
        if !isCompared, Self.isUsable(time) { return time.value.map(Self.wholeDay) }
      }
      probe -= 1
    }
    // 预计明年降息三次。指数收涨1.2%: what is foreseen for a time to come says nothing of what is so.
    if let inheritedTime, let anchor = document.anchor, isTimeForeseen,
      isAfter(inheritedTime, anchor), !foresees(index, figure)
    {
      return nil
    }
    return inheritedTime
  }

  /// Whether the figure's own stretch says that it is foreseen or meant.
  private func foresees(_ index: Int, _ figure: Int) -> Bool {
    inheritsForecast
      || clauses.contains { clause in
        clause.stretch == clauses[index].stretch && clause.units.first.map { $0 <= figure } ?? false
          && cues(of: clause, upTo: figure).found != nil
      }
  }

  /// 由⟦2020年⟧的97%提高到100%: the time of the figure that it began with.
  private func isOfAnother(_ time: Int, _ figure: Int) -> Bool {
    time > 0 && time + 2 < figure && units[time + 1].isOf && units[time + 2].kind == .figure
      && says(time - 1, .start)
  }

  /// ⟦去年同期⟧为63亿元, ⟦上年同期⟧亏损3亿元: the time of the figure itself, which its clause opens with.
  func isStated(_ time: Int, _ figure: Int) -> Bool {
    (time == 0 || units[time - 1].kind == .mark || units[time - 1].kind == .opening)
      && !units[time..<figure].contains { $0.kind == .mark || $0.cues.has(.comparer) }
  }

  /// 恢复至⟦2019年⟧的105%, 是⟦上年⟧的2倍: what a share or a multiple is of.
  func isDescribing(_ time: Int, _ figure: Int) -> Bool {
    // 由⟦2020年⟧的97%升至…, 较⟦5月⟧的75%: the figure's own time.
    if time > 0, says(time - 1, .start) { return false }
    // 由2020年的17%提高到⟦2024年⟧的20%: when it ended.
    let clause = units[..<time].reversed().prefix { $0.kind != .mark }
    if clause.contains(where: { $0.kind == .figure }),
      clause.contains(where: { isFrom($0) })
    {
      return false
    }
    let kind = quantity(figure).kind
    // ⟦2019年⟧同期的八成
    let next = time + 1 < figure && units[time + 1].kind == .time ? time + 1 : time
    return (kind == .percent || kind == .multiple) && next + 2 == figure && units[next + 1].isOf
  }

  /// ⟦明年1月⟧交货的原油期货: a time to come that says which one.
  private func isDelivery(_ time: Int, _ figure: Int) -> Bool {
    guard let anchor = document.anchor, time + 3 < figure, units[time + 1].isVerb,
      units[time + 2].isOf, units[time + 3].isNominal,
      let value = document.times[Int(units[time].reference)].value
    else { return false }
    return isAfter(value, anchor)
  }

  /// 成立于⟦2009年⟧, ⟦1998年⟧建成, 为⟦1961年以来⟧最高: in a clause before, and said of something else.
  private func isPastEvent(_ time: Int, _ figure: Int) -> Bool {
    guard let end = units[time..<figure].firstIndex(where: { $0.kind == .mark }) else {
      return false
    }
    if time > 0, units[time - 1].cues.has(.copula),
      document.times[Int(units[time].reference)].value?.hasSuffix("/..") == true
    {
      return true
    }
    let start = units[..<time].lastIndex { $0.kind == .mark }.map { $0 + 1 } ?? 0
    // 今年⟦建成⟧: of those figures too.
    guard document.times[Int(units[time].reference)].anchor == nil else { return false }
    guard let verb = units[start..<end].firstIndex(where: { $0.cues.has(.founding) }) else {
      return false
    }
    // 距江州50公里的某合作社⟦成立于2016年⟧: what lies where is no figure of that time.
    return !units[verb..<end].contains { $0.kind == .figure }
      && !units[start..<verb].enumerated().contains { place, unit in
        unit.kind == .figure && !(start + place + 1 < verb && units[start + place + 1].isOf)
      }
  }

  /// 较⟦2023年⟧⟦同期⟧: whether a comparison leads in the time, or the times that it stands behind.
  func isComparedWith(_ time: Int) -> Bool {
    var first = time
    while first > 0, units[first - 1].kind == .time { first -= 1 }
    return first > 0 && units[first - 1].cues.has(.comparer)
  }

  private func isFrom(_ unit: FigureUnit) -> Bool {
    unit.kind == .word && unit.cues.has(.origin)
  }

  /// 2025-02-05TMO → 2025-02-05: a part of a day is left out, so that figures of one day meet.
  static func wholeDay(_ value: String) -> String {
    guard let mark = value.utf8.firstIndex(of: UInt8(ascii: "T")),
      value.utf8.distance(from: value.startIndex, to: mark) == 10, !value.contains("/"),
      let next = value.utf8[mark...].dropFirst().first, !(0x30...0x39).contains(next)
    else { return value }
    return String(value[..<mark])
  }

  func status(_ index: Int, _ position: Int, _ time: String?) -> Statistic.Status {
    let figure = clauses[index].units[position]
    let stretch = clauses[index].stretch
    var status = inheritsForecast ? Statistic.Status.forecast : .actual
    for (probe, clause) in clauses.enumerated() {
      guard let first = clause.units.first, first <= figure,
        clause.stretch == stretch || isForecasting(probe),
        probe == index || !isAttribution[probe] || isForecasting(probe),
        // 对于停产可能带来的影响，…: what may be is only spoken of.
        probe == index || !says(first, .regarding)
      else { continue }
      let (found, isPast) = cues(of: clause, upTo: figure)
      if let found {
        status = isPast && probe == index && found == .target ? .actual : found
      } else if isPast {
        status = .actual
      }
    }
    if status == .forecast, isPresent(clauses[index], before: figure) { status = .actual }
    if status == .actual, let time, let anchor = document.anchor, isAfter(time, anchor) {
      status = .forecast
    }
    return status
  }

  /// Whether the time begins after the day of the anchor.
  func isAfter(_ value: String, _ anchor: String) -> Bool {
    let day = anchor.prefix(10)
    guard day.utf8.count == 10, value.utf8.first.map({ (0x30...0x39).contains($0) }) == true
    else { return false }
    let begins = value.prefix { $0 != "/" }
    let isPlain = begins.prefix(10).utf8.allSatisfy {
      $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0)
    }
    return isPlain && begins.utf8.count >= 4
      && begins.prefix(10) > day.prefix(begins.prefix(10).utf8.count)
  }

  /// 将…对阵甲队，后者⟦目前⟧领先5分: what the clause says is so now.
  private func isPresent(_ clause: Clause, before figure: Int) -> Bool {
    let before = clause.units.filter { $0 < figure }
    return before.contains {
      units[$0].kind == .time && document.times[Int(units[$0].reference)].value == "PRESENT_REF"
        && !isComparedWith($0)
    } && !before.contains { units[$0].cues.has([.forecast, .target]) }
  }

  /// ⟦将⟧利率维持在5%: it only puts the object first.
  private func isObjectMarker(_ unit: Int) -> Bool {
    guard says(unit, .marker), unit + 1 < units.count else { return false }
    let next = units[unit + 1]
    // 又⟦将⟧18家门店列入名单
    if next.kind == .figure, unit > 0, units[unit - 1].cues == .adverb, unit + 2 < units.count,
      units[unit + 2].isNominal, quantity(unit + 1).kind == .count
    {
      return units[(unit + 3)...].prefix { $0.kind != .mark }.contains(where: \.isVerb)
    }
    guard next.cues.has(.pronoun) || next.isNominal,
      next.cues.subtracting([.measure, .scope, .target, .pronoun]).isEmpty
    else {
      return false
    }
    return units[(unit + 2)...].prefix { $0.kind != .mark }.contains {
      $0.cues.has([.copula, .change]) || $0.isVerb
    }
  }

  /// 气象台⟦预报⟧: who foresees the weather goes on with it for sentences; others say it each time.
  private func isWeather(_ clause: Int) -> Bool {
    clauses[clause].units.contains { says($0, .weatherForecast) }
      || sources[clause].map { lexicon.isIn(.weather, $0.text.utf8) } ?? false
  }

  /// 高于市场⟦预期⟧: what others expected, not what the sentence foresees.
  private func isExpectation(_ unit: Int) -> Bool {
    says(unit, .expectation) && unit > 0
      && (units[unit - 1].isNominal || units[unit - 1].cues.has([.copula, .comparer]))
  }

  func isForecasting(_ clause: Int) -> Bool {
    clauses[clause].units.contains { units[$0].cues.has(.prognosis) && !isExpectation($0) }
  }

  func cues(
    of clause: Clause,
    upTo figure: Int
  ) -> (found: Statistic.Status?, isPast: Bool) {
    var found: Statistic.Status?
    var isPast = false
    for unit in clause.units where unit <= figure && units[unit].kind == .word {
      let cues = units[unit].cues
      let next = unit + 1 < units.count ? units[unit + 1] : nil
      let isIntent =
        cues.has(.intent) && !(unit > 0 && units[unit - 1].isOf)
        && (units[unit].isVerb || next.map { $0.isVerb || $0.kind == .time } ?? false)
      if cues.has(.target) || isIntent { found = .target }
      let isNoun = units[unit].wordClass == .noun && units[unit].span.count <= 3
      if cues.has(.forecast), !isNoun, !isObjectMarker(unit), found != .target { found = .forecast }
      if cues.has(.past) { isPast = true }
    }
    return (found, isPast)
  }

  /// Whether a clause of the sentence says that something is foreseen or meant.
  var foretells: Bool {
    guard let last = units.indices.last else { return false }
    return clauses.contains { cues(of: $0, upTo: last).found != nil }
  }

  /// Whether the sentence says that somebody forecasts, so that the next one goes on with it.
  var isForecast: Bool {
    clauses.indices.contains { isAttribution[$0] && isForecasting($0) && isWeather($0) }
      || inheritsForecast && !units.contains { $0.cues.has(.past) }
  }
}
