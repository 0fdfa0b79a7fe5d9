import Corpus

/// Reads the statistics of one sentence.
struct SentenceReading {
  typealias Clause = FigureSentence.Clause

  let units: [FigureUnit]
  let clauses: [Clause]
  let document: Document
  let lexicon: StatisticsLexicon
  /// What the sentence before was about.
  let inheritedTopic: Party?
  let inheritedTime: String?
  /// The sentence before was a forecast that may go on.
  let inheritsForecast: Bool
  private let finder: PartyFinder
  private let topics: [Party?]
  private let sources: [Party?]
  /// Whether each clause only says who speaks.
  private let isAttribution: [Bool]

  init(
    _ sentence: FigureSentence,
    _ document: Document,
    _ lexicon: StatisticsLexicon,
    _ anaphors: AnaphorResolver,
    topic: Party?,
    time: String?,
    isForecast: Bool
  ) {
    units = sentence.units
    clauses = sentence.clauses
    self.document = document
    self.lexicon = lexicon
    inheritedTopic = topic
    inheritedTime = time
    inheritsForecast = isForecast
    let finder = PartyFinder(document: document, units: units, anaphors: anaphors)
    self.finder = finder
    let sources = clauses.map { finder.source(of: $0) }
    self.sources = sources
    isAttribution = zip(clauses, sources).map { clause, source in
      source != nil
        || clause.units.last.map { sentence.units[$0].cues.has(.reporter) } ?? false
        || clause.units.first.map { sentence.units[$0].cues.has(.announcer) } ?? false
    }
    topics = zip(clauses, isAttribution).map { clause, isAttribution in
      isAttribution ? nil : finder.topic(of: clause)
    }
  }

  /// What the next sentence goes on about, where it names nothing.
  var leadingTopic: Party? {
    let outer = clauses.indices.filter { clauses[$0].host == nil }.compactMap { topics[$0] }
    if let first = outer.first, first.strength == .nominal, first.isDefinite { return first }
    return outer.first { $0.strength == .named } ?? outer.first { $0.strength == .place }
      ?? outer.first { $0.isDefinite }
  }

  /// The last time that the sentence names as a point or a period.
  var lastTime: String? {
    units.last { $0.kind == .time && Self.isUsable(document.times[Int($0.reference)]) }
      .flatMap { document.times[Int($0.reference)].value }
      .flatMap { $0.hasSuffix("_REF") ? nil : $0 }
  }

  static func isUsable(_ time: TimeExpression) -> Bool {
    guard let value = time.value, !value.isEmpty else { return false }
    return time.kind != .duration && time.kind != .set && !value.hasPrefix("P")
      || value.hasSuffix("_REF")
  }

  func drafts() -> [StatisticDraft] {
    var drafts: [StatisticDraft] = []
    var consumed = -1
    var spread: FigureSpread?
    for (clause, position) in figures() {
      guard clauses[clause].units[position] > consumed,
        let draft = read(clause, position, after: drafts, &consumed, &spread)
      else { continue }
      drafts.append(draft)
    }
    rank(&drafts)
    return drafts
  }

  /// Clause and position of each figure, in text order.
  private func figures() -> [(clause: Int, position: Int)] {
    var found: [(unit: Int, clause: Int, position: Int)] = []
    for (index, clause) in clauses.enumerated() {
      for (position, unit) in clause.units.enumerated() where units[unit].kind == .figure {
        found.append((unit, index, position))
      }
    }
    return found.sorted { $0.unit < $1.unit }.map { ($0.clause, $0.position) }
  }

  func quantity(_ unit: Int) -> Quantity { document.quantities[Int(units[unit].reference)] }

  func text(_ list: [Int]) -> String {
    var bytes: [UInt8] = []
    for unit in list where units[unit].kind != .quote {
      bytes += document.text.bytes[units[unit].span.range]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: One figure

  private func read(
    _ clauseIndex: Int,
    _ position: Int,
    after drafts: [StatisticDraft],
    _ consumed: inout Int,
    _ spread: inout FigureSpread?
  ) -> StatisticDraft? {
    let clause = clauses[clauseIndex]
    let unit = clause.units[position]
    let quantity = quantity(unit)
    guard FigureCriterion.isMeasured(quantity) else { return nil }
    var from =
      (clause.units[..<position].lastIndex {
        units[$0].kind == .figure && self.quantity($0).kind != .ordinal
      }).map { $0 + 1 } ?? 0
    while from < position, clause.units[from] <= consumed { from += 1 }
    var region = clause.units[from..<position]
    var subjectInRegion = regionSubject(clause, from, position)
    if let party = subjectInRegion, party.count > 0, party.position >= from {
      // The subject is no part of what is measured, where it leads.
      let lead = region[..<party.position].allSatisfy {
        FigurePhrase.isIdleAtHead(units[$0]) || units[$0].cues.has(.preposition)
          || units[$0].isNominal
      }
      let after = min(party.position + party.count, region.endIndex)
      if lead, party.strength != .nominal { region = region[after...] }
    }
    // 甲、乙等⟦12位⟧专家: the list tells who was counted, not whose figure it is.
    let isList = position > 0 && units[clause.units[position - 1]].cues.has(.listEnd)
    if isList {
      let opens = subjectInRegion.map { party in
        party.position + party.count == position && party.strength == .named
          && clause.units[..<party.position].allSatisfy { FigurePhrase.isIdleAtHead(units[$0]) }
      }
      if opens != true { subjectInRegion = nil }
    }
    // 2、3级: the second of two figures side by side.
    let isBeside =
      from > 0 && position > from
      && region.allSatisfy {
        units[$0].kind == .listMark || units[$0].cues.has(.conjunction)
      }
    let left = FigurePhrase(region, in: units)
    let right = CountedPhrase(clause.units[(position + 1)...], in: units)
    let previous =
      drafts.last { $0.stretch == clause.stretch || $0.clause == clauseIndex }
      ?? drafts.last
    if left.isSpread {
      spread = self.spread(clause, position, left, subjectInRegion ?? topics[clauseIndex], drafts)
    }
    let place = spread?.place(of: unit)
    guard
      let named = name(quantity, left, right, clause, previous, isBeside: isBeside, spread, place),
      FigureCriterion.isStatistic(quantity, left, right, text: document.text)
        || quantity.kind == .age && subjectInRegion?.type == .person && left.base.isEmpty
          && right.isEmpty
        || quantity.kind == .age && describesPerson(clause, position) != nil
        || isBesideUnit(clause, position, quantity) && !left.base.isEmpty
        || isBeside && previous?.clause == clauseIndex && quantity.kind == .measure
    else { return nil }
    let isCounted = named.rule.hasPrefix("statistics.counted")
    let spreadSubject = place.flatMap { place in
      spread.flatMap { $0.subjects.indices.contains(place) ? $0.subjects[place] : nil }
    }
    let aged = quantity.kind == .age ? describesPerson(clause, position) : nil
    let strong =
      spreadSubject ?? aged ?? subjectInRegion.flatMap { $0.strength == .named ? $0 : nil }
    let subject =
      strong
      ?? subject(
        clauseIndex,
        position,
        drafts,
        subjectInRegion,
        left,
        isCounted: isCounted,
        isList: isList,
        indicator: named.indicator
      )
    if isCounted, let last = right.units.last { consumed = max(consumed, last) }
    let time = time(clauseIndex, position)
    let first = region.first.map { units[$0].span.start } ?? units[unit].span.start
    return StatisticDraft(
      figure: Int(units[unit].reference),
      unit: unit,
      clause: clauseIndex,
      stretch: clause.stretch,
      subject: subject,
      indicator: named.indicator,
      base: named.base,
      isLevel: !left.isChange && !left.isShare && quantity.kind != .multiple
        && quantity.kind != .percent,
      isChange: left.isChange,
      isShare: left.isShare || quantity.kind == .percent && !left.isChange,
      time: time,
      status: status(clauseIndex, position, time),
      source: source(clauseIndex),
      rule: named.rule,
      start: min(first, units[unit].span.start),
      end: max(units[unit].span.end, right.units.last.map { units[$0].span.end } ?? 0)
    )
  }

  /// 45岁的演员⟦李文⟧: the person whom the age stands before.
  private func describesPerson(_ clause: Clause, _ position: Int) -> Party? {
    var probe = position + 1
    while probe < clause.units.count, probe < position + 6 {
      let unit = units[clause.units[probe]]
      if unit.kind == .name {
        let mention = document.mentions[Int(unit.reference)]
        if mention.type == .person {
          return Party(
            text: document.text[mention.span],
            entity: mention.entity,
            type: .person
          )
        }
      } else if !unit.isOf, unit.kind != .quote, !unit.isNominal {
        return nil
      }
      probe += 1
    }
    return nil
  }

  /// What 分别 spreads the figures from `position` on over; nil where the numbers do not agree.
  private func spread(
    _ clause: Clause,
    _ position: Int,
    _ left: FigurePhrase,
    _ topic: Party?,
    _ drafts: [StatisticDraft]
  ) -> FigureSpread? {
    var figures = [clause.units[position]]
    var probe = position + 1
    while probe < clause.units.count {
      let unit = units[clause.units[probe]]
      if unit.kind == .figure {
        figures.append(clause.units[probe])
      } else if unit.kind != .listMark, !unit.cues.has(.conjunction) {
        break
      }
      probe += 1
    }
    guard figures.count > 1 else { return nil }
    var spread = FigureSpread(figures: figures)
    spread.tail = text(left.tail)
    if let topic, topic.members.count == figures.count {
      spread.subjects = topic.members
      return spread
    }
    let parts = left.base.split { units[$0].kind == .listMark || units[$0].cues.has(.conjunction) }
    if parts.count == figures.count {
      spread.bases = parts.map { text(Array($0)) }
      return spread
    }
    let levels = drafts.filter { $0.isLevel || !$0.isChange }.suffix(figures.count)
    if left.base.isEmpty, levels.count == figures.count {
      spread.bases = levels.map(\.base)
      spread.subjects = levels.map(\.subject)
      return spread
    }
    return nil
  }

  /// ⟦2⟧、3级: the unit stands behind the second figure.
  private func isBesideUnit(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .number, position + 2 < clause.units.count,
      units[clause.units[position + 1]].kind == .listMark
    else { return false }
    return units[clause.units[position + 2]].kind == .figure
  }

  /// The name between the figure before and this one.
  private func regionSubject(_ clause: Clause, _ from: Int, _ position: Int) -> Party? {
    if let host = clause.host, clause.units[..<position].allSatisfy({ !units[$0].isNominal }) {
      // 北京⟦(107个)⟧
      let list = clauses[host.clause].units
      guard host.position > 0, units[list[host.position - 1]].kind == .name else { return nil }
      var party = finder.party(at: host.position - 1, in: Array(list[..<host.position]))
      party.position = 0
      party.count = 0
      return party
    }
    var sub = clause
    sub.units = Array(clause.units[from...])
    guard var party = finder.topic(of: sub, upTo: position - from) else { return nil }
    party.position += from
    return party
  }

  /// What the figure measures.
  private func name(
    _ quantity: Quantity,
    _ left: FigurePhrase,
    _ right: CountedPhrase,
    _ clause: Clause,
    _ previous: StatisticDraft?,
    isBeside: Bool,
    _ spread: FigureSpread?,
    _ place: Int?
  ) -> (indicator: String, base: String, rule: String)? {
    if let spread, let place, spread.bases.indices.contains(place) {
      let base = spread.bases[place]
      let tail = left.isChange || left.isShare ? text(left.tail) : spread.tail
      return (base + tail, base, "statistics.spread")
    }
    if left.isShare {
      let base = text(left.base)
      if left.isBareShare {
        if let previous, previous.isShare {
          return (previous.indicator, previous.base, "statistics.share")
        }
        let whole = base.isEmpty ? previous?.base ?? "" : base
        return (whole + "占比", whole, "statistics.share")
      }
      return (
        base + text(left.tail), base.isEmpty ? previous?.base ?? "" : base, "statistics.share"
      )
    }
    let isCount = quantity.kind == .count || quantity.kind == .number
    if left.isChange, !isCount || right.isEmpty {
      let base =
        left.base.isEmpty
        ? previous?.base ?? ""
        : self.isList(left.base) ? "" : text(clipped(left.base))
      return (base + text(left.tail), base, "statistics.change")
    }
    if left.isChange {
      let noun = text(left.tail) + text(right.units)
      return (noun, noun, "statistics.counted")
    }
    if quantity.kind == .age { return ("年龄", "年龄", "statistics.age") }
    let hasNoun = left.base.contains { units[$0].isNominal }
    // 得到31分: a verb alone says less than the unit.
    if !hasNoun, !left.base.isEmpty, right.isEmpty,
      !left.base.contains(where: { units[$0].cues.has([.change, .basis]) }),
      let hint = lexicon.indicator(ofUnit: quantity.unit)
    {
      return (hint, hint, "statistics.unit")
    }
    if isCount, !right.isEmpty {
      let noun = text(right.units)
      if !(right.isVerbal && left.isStated && hasNoun) {
        return (noun, noun, right.isVerbal ? "statistics.counted-act" : "statistics.counted")
      }
    }
    if hasNoun, !(right.followsOf && left.isHeld) {
      let base = text(clipped(left.base))
      if right.followsOf, !right.isEmpty, !right.isVerbal {
        return (base + text(right.units), base, "statistics.stated")
      }
      return (base, base, "statistics.stated")
    }
    if !right.isEmpty {
      let verb = left.base.last { units[$0].isVerb }.map { text([$0]) } ?? ""
      let noun = verb + text(right.units)
      return (noun, noun, "statistics.counted")
    }
    if !left.base.isEmpty {
      let base = text(clipped(left.base))
      return (base, base, "statistics.stated")
    }
    if let host = clause.host,
      clauses.contains(where: { $0.isLabel && $0.host?.clause == host.clause }),
      let named = bracketed(clause)
    {
      return (named, named, "statistics.bracket")
    }
    if isBeside, let previous { return (previous.indicator, previous.base, "statistics.list") }
    if let shared = sharedNoun(clause, right, quantity) {
      return (shared, shared, "statistics.list")
    }
    if clause.host != nil, let named = bracketed(clause) {
      return (named, named, "statistics.bracket")
    }
    if let previous, document.quantities[previous.figure].unit == quantity.unit {
      return (previous.indicator, previous.base, "statistics.list")
    }
    if let hint = lexicon.indicator(ofUnit: quantity.unit) {
      return (hint, hint, "statistics.unit")
    }
    if let previous, left.isStated, !previous.base.isEmpty {
      return (previous.base, previous.base, "statistics.list")
    }
    return nil
  }

  /// 进口母婴、进口美妆等商品: whose figures they are, not what they measure.
  private func isList(_ base: [Int]) -> Bool {
    base.contains { units[$0].kind == .listMark } && base.contains { units[$0].cues.has(.listEnd) }
  }

  /// ⟦4～5级⟧、阵风6～7级偏北风: the noun stands behind the last of the list.
  private func sharedNoun(
    _ clause: Clause,
    _ right: CountedPhrase,
    _ quantity: Quantity
  ) -> String? {
    guard right.isEmpty,
      let next = clause.units.firstIndex(where: {
        units[$0].kind == .figure && units[$0].span.start >= quantity.span.end
          && self.quantity($0).unit == quantity.unit
      })
    else { return nil }
    let shared = CountedPhrase(clause.units[(next + 1)...], in: units)
    return shared.isEmpty || shared.isVerbal ? nil : text(shared.units)
  }

  /// 大雪⟦(5毫米)⟧: the nouns before the bracket.
  private func bracketed(_ clause: Clause) -> String? {
    guard let host = clause.host else { return nil }
    let list = clauses[host.clause].units[..<host.position]
    var start = list.endIndex
    while start > list.startIndex, units[list[start - 1]].isNominal,
      units[list[start - 1]].kind == .word
    {
      start -= 1
    }
    return start < list.endIndex ? text(Array(list[start...])) : nil
  }

  /// A long base keeps its last phrase.
  private func clipped(_ base: [Int]) -> [Int] {
    func size(_ list: ArraySlice<Int>) -> Int { list.reduce(0) { $0 + units[$1].span.count / 3 } }
    guard size(base[...]) > 16 else { return base }
    if let of = base.lastIndex(where: { units[$0].isOf }), size(base[(of + 1)...]) >= 2 {
      return Array(base[(of + 1)...])
    }
    var start = base.endIndex
    while start > base.startIndex, units[base[start - 1]].isNominal,
      size(base[(start - 1)...]) <= 16
    {
      start -= 1
    }
    return start < base.endIndex ? Array(base[start...]) : Array(base.suffix(3))
  }

  // MARK: What is inherited

  /// Whose figure it is, where no name stands right before it: what the clause is about, what the
  /// clauses before are about, what the last figure's was, what the sentence before was about.
  private func subject(
    _ index: Int,
    _ position: Int,
    _ drafts: [StatisticDraft],
    _ inRegion: Party?,
    _ left: FigurePhrase,
    isCounted: Bool,
    isList: Bool,
    indicator: String
  ) -> Party? {
    let clause = clauses[index]
    var own = isList ? nil : clause.host.flatMap { topics[$0.clause] } ?? topics[index]
    // 弃权票3张: what is counted is not whose it is.
    if own?.text == indicator { own = nil }
    let inRegion = inRegion?.text == indicator ? nil : inRegion
    if let own, own.strength == .named, own.position < position || clause.host != nil { return own }
    if isCounted, let own, own.strength == .nominal { return own }
    if isCounted, let inRegion, inRegion.strength == .nominal,
      inRegion.position == 0 || units[clause.units[inRegion.position - 1]].kind != .listMark
    {
      return inRegion
    }
    if !left.lead.isEmpty, let lead = finder.nominal(left.lead[...]) { return lead }
    if left.isBareShare, let share = finder.nominalOrWord(left.base) { return share }
    if left.isChange, self.isList(left.base) { return Party(text: text(left.base), entity: nil) }
    if clause.host != nil, index > 0, clauses[index - 1].isLabel,
      clauses[index - 1].host?.clause == clause.host?.clause
    {
      return Party(text: text(clauses[index - 1].units), entity: nil)
    }
    if let own, own.strength == .place { return own }
    var nominal: Party?
    var weak = own?.strength == .weak ? own : nil
    var probe = index - 1
    while probe >= 0 {
      let earlier = clauses[probe]
      // 其中博士占两成,累计投入8亿元: what is said of a part is not said of what comes after it.
      let isAside =
        earlier.units.count > 1 && isOfThose(earlier.units[0]) && !left.base.isEmpty
        && earlier.stretch == clause.stretch && !isOfThose(clause.units[0])
      if earlier.host == nil, !isAside {
        if let topic = topics[probe] {
          if topic.strength == .named || topic.strength == .place { return topic }
          let hasDraft = drafts.contains { $0.clause == probe }
          if topic.strength == .nominal, !hasDraft, !earlier.isLabel { nominal = nominal ?? topic }
          if topic.strength == .weak { weak = weak ?? topic }
        }
        if earlier.isLabel, !isAttribution[probe], let label = label(earlier) { return label }
        if let draft = drafts.last(where: { $0.clause == probe }), let subject = draft.subject {
          return subject
        }
      }
      probe -= 1
    }
    if let nominal { return nominal }
    if let draft = drafts.last(where: { $0.clause == index }), let subject = draft.subject {
      return subject
    }
    if let source = source(index).flatMap({ finder.subject(ofSource: $0) }),
      source.type == .organization || source.type == .product,
      !lexicon.isInstitution(Array(source.text.utf8)[...])
    {
      return source
    }
    if let inheritedTopic, inheritedTopic.strength != .weak { return inheritedTopic }
    return weak ?? inheritedTopic ?? own
  }

  private func isOfThose(_ unit: Int) -> Bool {
    units[unit].kind == .word
      && document.text.bytes[units[unit].span.range].elementsEqual("其中".utf8)
  }

  /// 运达股份⟦:⟧ before what it did.
  private func label(_ clause: Clause) -> Party? {
    guard let first = clause.units.first, let last = clause.units.last else { return nil }
    let span = TextSpan(units[first].span.start, units[last].span.end)
    guard span.count >= 6, span.count <= 36,
      !clause.units.contains(where: {
        units[$0].kind == .figure || units[$0].kind == .time || units[$0].cues.has(.reporter)
      })
    else { return nil }
    return Party(text: document.text[span], entity: nil)
  }

  /// Who says so: the last clause before that names a source.
  private func source(_ index: Int) -> Party? {
    var probe = clauses[index].host?.clause ?? index
    if let inline = finder.inlineSource(of: clauses[probe]) { return inline }
    while probe >= 0 {
      if let source = sources[probe] { return source }
      probe -= 1
    }
    return nil
  }

  /// The time nearest before the figure, in its clause, in the sentence, in the sentence before;
  /// what is compared with is not its time.
  private func time(_ index: Int, _ position: Int) -> String? {
    let figure = clauses[index].units[position]
    var probe = figure - 1
    while probe >= 0 {
      let unit = units[probe]
      if unit.kind == .time {
        let time = document.times[Int(unit.reference)]
        let isCompared =
          probe > 0 && units[probe - 1].cues.has(.comparer)
          || isDescribing(probe, figure)
          || document.text[unit.span].hasSuffix("同期")
        if !isCompared, Self.isUsable(time) { return time.value.map(Self.wholeDay) }
      }
      probe -= 1
    }
    return inheritedTime
  }

  /// 恢复至⟦2019年⟧的105%, 是⟦上年⟧的2倍: what a share or a multiple is of.
  private func isDescribing(_ time: Int, _ figure: Int) -> Bool {
    let kind = quantity(figure).kind
    return (kind == .percent || kind == .multiple) && time + 2 == figure && units[time + 1].isOf
  }

  /// 2025-02-05TMO → 2025-02-05: a part of a day is left out, so that figures of one day meet.
  private static func wholeDay(_ value: String) -> String {
    guard let mark = value.utf8.firstIndex(of: UInt8(ascii: "T")),
      value.utf8.distance(from: value.startIndex, to: mark) == 10, !value.contains("/"),
      let next = value.utf8[mark...].dropFirst().first, !(0x30...0x39).contains(next)
    else { return value }
    return String(value[..<mark])
  }

  private func status(_ index: Int, _ position: Int, _ time: String?) -> Statistic.Status {
    let figure = clauses[index].units[position]
    let stretch = clauses[index].stretch
    var status = inheritsForecast ? Statistic.Status.forecast : .actual
    for (probe, clause) in clauses.enumerated() {
      guard let first = clause.units.first, first <= figure,
        clause.stretch == stretch || isForecasting(probe)
      else { continue }
      let (found, isPast) = cues(of: clause, upTo: figure)
      if let found {
        status = isPast && probe == index && found == .target ? .actual : found
      } else if isPast {
        status = .actual
      }
    }
    if status == .actual, let time, let anchor = document.anchor, isAfter(time, anchor) {
      status = .forecast
    }
    return status
  }

  /// Whether the time begins after the day of the anchor.
  private func isAfter(_ value: String, _ anchor: String) -> Bool {
    let day = anchor.prefix(10)
    guard day.utf8.count == 10, value.utf8.first.map({ (0x30...0x39).contains($0) }) == true
    else { return false }
    let begins = value.prefix { $0 != "/" }
    let isPlain = begins.prefix(10).utf8.allSatisfy {
      $0 == UInt8(ascii: "-") || (0x30...0x39).contains($0)
    }
    return isPlain && begins.utf8.count >= 7
      && begins.prefix(10) > day.prefix(begins.prefix(10).utf8.count)
  }

  private func isForecasting(_ clause: Int) -> Bool {
    clauses[clause].units.contains { units[$0].cues.has(.prognosis) }
  }

  private func cues(
    of clause: Clause,
    upTo figure: Int
  ) -> (found: Statistic.Status?, isPast: Bool) {
    var found: Statistic.Status?
    var isPast = false
    for unit in clause.units where unit <= figure && units[unit].kind == .word {
      let cues = units[unit].cues
      let next = unit + 1 < units.count ? units[unit + 1] : nil
      let isIntent =
        cues.has(.intent)
        && (units[unit].isVerb || next.map { $0.isVerb || $0.kind == .time } ?? false)
      if cues.has(.target) || isIntent { found = .target }
      let isNoun = units[unit].wordClass == .noun && units[unit].span.count <= 3
      if cues.has(.forecast), !isNoun, found != .target { found = .forecast }
      if cues.has(.past) { isPast = true }
    }
    return (found, isPast)
  }

  /// Whether the sentence says that somebody forecasts, so that the next one goes on with it.
  var isForecast: Bool {
    clauses.indices.contains { isAttribution[$0] && isForecasting($0) }
      || inheritsForecast && !units.contains { $0.cues.has(.past) }
  }

  // MARK: Ranks

  private func rank(_ drafts: inout [StatisticDraft]) {
    for (index, clause) in clauses.enumerated() {
      for (position, unit) in clause.units.enumerated() {
        guard let rank = rank(clause.units, position) else { continue }
        let candidates = drafts.indices.filter { drafts[$0].stretch == clause.stretch }
        let isRate = clause.units[..<position].contains {
          units[$0].cues.has(.change) && units[$0].isNominal && units[$0].span.count > 3
        }
        let earlier = candidates.filter { drafts[$0].unit < unit }
        var before = earlier.last { isRate || drafts[$0].isLevel } ?? earlier.last
        // 201枚金牌、111枚银牌,位居第一: the rank is the list's, and stands with its first figure.
        if let last = before, !isRate {
          before =
            earlier.first { drafts[$0].clause == drafts[last].clause && drafts[$0].isLevel }
            ?? last
        }
        // 产量8万吨,同比增长2%,产量居全省第三: the rank names its figure.
        let words = text(clause.units[..<position].filter { units[$0].kind != .time })
        let named = earlier.filter {
          drafts[$0].clause != index && drafts[$0].isLevel && drafts[$0].base.utf8.count >= 6
            && words.contains(drafts[$0].base)
        }
        if let longest = named.max(by: { drafts[$0].base.utf8.count < drafts[$1].base.utf8.count })
        {
          before = longest
        }
        let target = before ?? candidates.first { drafts[$0].clause >= index }
        guard let target, drafts[target].rank == nil else { continue }
        drafts[target].rank = rank
        drafts[target].end = max(drafts[target].end, units[unit].span.end)
      }
    }
  }

  private func rank(_ list: [Int], _ position: Int) -> Int? {
    let unit = units[list[position]]
    if unit.kind == .word, unit.cues.has(.top) { return 1 }
    guard unit.kind == .figure else { return nil }
    let quantity = quantity(list[position])
    guard quantity.kind == .ordinal, let value = quantity.value, value >= 1, value < 10_000 else {
      return nil
    }
    let before = list[..<position].suffix(6)
    let says = before.contains { units[$0].kind == .word && units[$0].cues.has([.rank, .scope]) }
    let isLast = position + 1 == list.count || units[list[position + 1]].cues.has(.generic)
    return says && isLast ? Int(value) : nil
  }
}
