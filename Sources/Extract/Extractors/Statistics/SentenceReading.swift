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
  private let finder: PartyFinder
  private let topics: [Party?]
  private let sources: [Party?]
  /// Whether each clause only says who speaks.
  private let isAttribution: [Bool]

  init(
    _ sentence: FigureSentence,
    _ document: Document,
    _ lexicon: StatisticsLexicon,
    topic: Party?,
    time: String?
  ) {
    units = sentence.units
    clauses = sentence.clauses
    self.document = document
    self.lexicon = lexicon
    inheritedTopic = topic
    inheritedTime = time
    let finder = PartyFinder(document: document, units: units)
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
    for (index, clause) in clauses.enumerated() where clause.host == nil {
      if let topic = topics[index] { return topic }
    }
    return nil
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
    for (clause, position) in figures() {
      if let draft = read(clause, position, after: drafts) { drafts.append(draft) }
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
    after drafts: [StatisticDraft]
  ) -> StatisticDraft? {
    let clause = clauses[clauseIndex]
    let unit = clause.units[position]
    let quantity = quantity(unit)
    guard FigureCriterion.isMeasured(quantity) else { return nil }
    let from = (clause.units[..<position].lastIndex {
      units[$0].kind == .figure && self.quantity($0).kind != .ordinal
    }).map { $0 + 1 } ?? 0
    let to = clause.units[(position + 1)...].firstIndex {
      units[$0].kind == .figure
    } ?? clause.units.count
    var region = clause.units[from..<position]
    let subjectInRegion = regionSubject(clause, from, position)
    if let party = subjectInRegion, party.count > 0, party.position >= from {
      // The subject is no part of what is measured, where it leads.
      let lead = region[..<party.position].allSatisfy {
        FigurePhrase.isIdleAtHead(units[$0]) || units[$0].cues.has(.preposition)
          || units[$0].isNominal
      }
      if lead { region = region[min(party.position + party.count, region.endIndex)...] }
    }
    let left = FigurePhrase(region, in: units)
    let right = CountedPhrase(clause.units[(position + 1)..<to], in: units)
    let previous = drafts.last { $0.stretch == clause.stretch || $0.clause == clauseIndex }
      ?? drafts.last
    guard
      let named = name(quantity, left, right, clause, previous, in: clauseIndex),
      FigureCriterion.isStatistic(quantity, left, right, text: document.text)
    else { return nil }
    let subject = subjectInRegion ?? subject(clauseIndex, position, previous)
    let first = region.first.map { units[$0].span.start } ?? units[unit].span.start
    return StatisticDraft(
      figure: Int(units[unit].reference),
      unit: unit,
      clause: clauseIndex,
      stretch: clause.stretch,
      subject: subject,
      indicator: named.indicator,
      base: named.base,
      isLevel: !left.isChange && !left.isShare && quantity.kind != .multiple,
      time: time(clauseIndex, position),
      status: status(clauseIndex, position),
      source: source(clauseIndex),
      rule: named.rule,
      start: min(first, units[unit].span.start),
      end: max(units[unit].span.end, right.units.last.map { units[$0].span.end } ?? 0)
    )
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
    in index: Int
  ) -> (indicator: String, base: String, rule: String)? {
    if left.isShare {
      let base = text(left.base)
      return (base + text(left.tail), base.isEmpty ? previous?.base ?? "" : base, "statistics.share")
    }
    if left.isChange, quantity.kind != .count || right.isEmpty {
      let base = left.base.isEmpty ? previous?.base ?? "" : text(left.base)
      return (base + text(left.tail), base, "statistics.change")
    }
    if quantity.kind == .age { return ("年龄", "年龄", "statistics.age") }
    let isCount = quantity.kind == .count || quantity.kind == .number
    let hasNoun = left.base.contains { units[$0].isNominal }
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
      let noun = (right.isVerbal ? "" : verb) + text(right.units)
      return (noun, noun, "statistics.counted")
    }
    if !left.base.isEmpty {
      let base = text(clipped(left.base))
      return (base, base, "statistics.stated")
    }
    if clause.host != nil, let named = bracketed(clause) { return (named, named, "statistics.bracket") }
    if let previous, document.quantities[previous.figure].unit == quantity.unit {
      return (previous.indicator, previous.base, "statistics.list")
    }
    if let hint = lexicon.indicator(ofUnit: quantity.unit) { return (hint, hint, "statistics.unit") }
    if let previous, left.isStated { return (previous.base, previous.base, "statistics.list") }
    return nil
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

  private func subject(
    _ index: Int,
    _ position: Int,
    _ previous: StatisticDraft?
  ) -> Party? {
    let clause = clauses[index]
    if let topic = topics[index], topic.position < position || clause.host != nil { return topic }
    if let host = clause.host, let topic = topics[host.clause] { return topic }
    var probe = index - 1
    while probe >= 0 {
      let earlier = clauses[probe]
      if earlier.host == nil {
        if let topic = topics[probe] { return topic }
        if earlier.isLabel, !isAttribution[probe], let label = finder.nominal(earlier.units[...]) {
          return label
        }
      }
      probe -= 1
    }
    if let previous, previous.subject != nil { return previous.subject }
    if let inheritedTopic { return inheritedTopic }
    if let source = source(index), source.type != .person,
      !lexicon.isInstitution(Array(source.text.utf8)[...]), source.entity != nil || source.type != nil
    {
      return source
    }
    return nil
  }

  /// Who says so: the last clause before that names a source.
  private func source(_ index: Int) -> Party? {
    var probe = clauses[index].host?.clause ?? index
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
    var comparing = false
    while probe >= 0 {
      let unit = units[probe]
      if unit.kind == .time {
        let time = document.times[Int(unit.reference)]
        let isCompared =
          probe > 0 && units[probe - 1].cues.has([.comparer]) && !comparing
          || document.text[unit.span].hasSuffix("同期")
        if !isCompared, Self.isUsable(time) { return time.value }
      }
      if unit.kind == .mark { comparing = false }
      probe -= 1
    }
    return inheritedTime
  }

  private func status(_ index: Int, _ position: Int) -> Statistic.Status {
    let figure = clauses[index].units[position]
    let stretch = clauses[index].stretch
    var status = Statistic.Status.actual
    for (probe, clause) in clauses.enumerated() where clause.stretch == stretch {
      guard let first = clause.units.first, first <= figure else { continue }
      var found: Statistic.Status?
      var isPast = false
      for unit in clause.units where unit <= figure && units[unit].kind == .word {
        let cues = units[unit].cues
        if cues.has(.target) { found = .target }
        if cues.has(.forecast), found != .target { found = .forecast }
        if cues.has(.past) { isPast = true }
      }
      if let found {
        status = isPast && probe == index && found == .target ? .actual : found
      } else if isPast {
        status = .actual
      }
    }
    return status
  }

  // MARK: Ranks

  private func rank(_ drafts: inout [StatisticDraft]) {
    for (index, clause) in clauses.enumerated() {
      for (position, unit) in clause.units.enumerated() {
        guard let rank = rank(clause.units, position) else { continue }
        let candidates = drafts.indices.filter { drafts[$0].stretch == clause.stretch }
        let isRate = clause.units[..<position].contains {
          units[$0].cues.has(.change)
        }
        let before = candidates.last { drafts[$0].unit < unit && (isRate || drafts[$0].isLevel) }
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
