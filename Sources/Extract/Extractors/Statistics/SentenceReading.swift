import Corpus

/// Reads the statistics of one sentence.
struct SentenceReading {
  typealias Clause = FigureSentence.Clause

  let units: [FigureUnit]
  let clauses: [Clause]
  private let context: FigureContext
  /// What the sentence before was about.
  let inheritedTopic: Party?
  let inheritedTime: String?
  /// What the last level that the sentences before stated was of, and in which unit.
  let inheritedMeasure: FigureMeasure?
  /// The sentence of the inherited time said that something was foreseen for it.
  let isTimeForeseen: Bool
  /// The sentence before was a forecast that may go on.
  let inheritsForecast: Bool
  let finder: PartyFinder
  /// What 集团 alone means in each clause.
  private let companies: [Party?]
  let topics: [Party?]
  let sources: [Party?]
  /// Whether each clause only says who speaks.
  let isAttribution: [Bool]

  var document: Document { _read { yield context.document } }
  var lexicon: StatisticsLexicon { context.lexicon }

  init(
    _ sentence: FigureSentence,
    _ context: FigureContext,
    topic: Party?,
    company: Party?,
    time: String?,
    measure: FigureMeasure?,
    isTimeForeseen: Bool,
    isForecast: Bool
  ) {
    units = sentence.units
    clauses = sentence.clauses
    self.context = context
    inheritedTopic = topic
    inheritedTime = time
    inheritedMeasure = measure
    self.isTimeForeseen = isTimeForeseen
    inheritsForecast = isForecast
    var finder = PartyFinder(context: context, units: units, company: company)
    let announced = clauses.map { finder.source(of: $0) }
    // 某公司公布的财报显示，⟦公司⟧营收…
    if let first = announced.first.flatMap({ $0 }).flatMap({ finder.subject(ofSource: $0) }),
      first.type == .organization, !context.lexicon.isInstitution(Array(first.text.utf8)[...])
    {
      finder.company = first
    }
    self.finder = finder
    // 甲公司公布…，而乙公司公布，⟦集团⟧共实现…: whoever announced last.
    var companies: [Party?] = []
    for source in announced {
      if let source, let body = finder.subject(ofSource: source), body.type == .organization,
        !context.lexicon.isInstitution(Array(body.text.utf8)[...])
      {
        finder.company = body
      }
      companies.append(finder.company)
    }
    let settled = self.finder
    sources = zip(clauses, announced).map { $1 ?? settled.inlineSource(of: $0) }
    isAttribution = zip(clauses, announced).map { clause, source in
      source != nil
        || clause.units.last.map { sentence.units[$0].cues.has(.reporter) } ?? false
        || clause.units.first.map { sentence.units[$0].cues.has(.announcer) } ?? false
    }
    self.companies = companies
    topics = clauses.indices.map { [isAttribution, clauses] index in
      finder.company = companies[index]
      return isAttribution[index] ? nil : finder.topic(of: clauses[index])
    }
  }

  /// What the next sentence goes on about, where it names nothing.
  var leadingTopic: Party? {
    let outer = clauses.indices.dropFirst(datelineClauses).filter { index in
      // ⟦其中印度⟧占27%: a part is no topic of what comes after.
      clauses[index].host == nil
        && !(index > 0 && clauses[index].units.first.map(isOfThose) ?? false)
    }.compactMap { topics[$0] }
    if let first = outer.first, first.strength == .nominal, first.isDefinite { return first }
    return outer.first { $0.strength == .named } ?? outer.first { $0.strength == .place }
      ?? outer.first { $0.isDefinite }
      ?? outer.first.flatMap { $0.strength == .nominal && finder.isBody($0) ? $0 : nil }
  }

  /// How many clauses a dateline takes whose parts blanks part: ⟦江州晚报记者 李文 海州报道⟧ 据….
  private var datelineClauses: Int {
    var count = 0
    for (index, clause) in clauses.prefix(5).enumerated() {
      guard clause.units.allSatisfy({ units[$0].isNominal || units[$0].kind == .time }) else {
        break
      }
      if let last = clause.units.last, finder.isWord(units[last], .dateline) { count = index + 1 }
    }
    return count
  }

  /// The organization that the sentence is about, where it is no publisher of others' figures.
  var company: Party? {
    for index in clauses.indices where clauses[index].host == nil {
      guard let party = announcedCompany(index) ?? topics[index], party.strength != .weak else {
        continue
      }
      guard party.type == .organization, party.members.isEmpty, party.strength == .named,
        !lexicon.isInstitution(Array(party.text.utf8)[...])
      else { return nil }
      return party
    }
    return nil
  }

  /// Who announces something of its own: 甲公司⟦宣布⟧.
  private func announcedCompany(_ index: Int) -> Party? {
    guard let source = sources[index], let subject = finder.subject(ofSource: source) else {
      return nil
    }
    return subject
  }

  /// The last time that the sentence names as a point or a period.
  var lastTime: String? {
    units.indices.last { index in
      units[index].kind == .time && Self.isUsable(document.times[Int(units[index].reference)])
        && !isComparedWith(index)
    }
    .flatMap { document.times[Int(units[$0].reference)].value }
    .flatMap { $0.hasSuffix("_REF") || $0.hasPrefix("T") ? nil : Self.wholeDay($0) }
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

  /// Finds parties in a clause.
  func finder(at clause: Int) -> PartyFinder {
    var finder = finder
    finder.company = companies[clause]
    return finder
  }

  func quantity(_ unit: Int) -> Quantity { document.quantities[Int(units[unit].reference)] }

  func text(_ list: [Int]) -> String {
    var bytes: [UInt8] = []
    var last: Int?
    for unit in list where units[unit].kind != .quote {
      if let last, last < unit - 1 { bytes += bracket(between: last, unit) }
      bytes += document.text.bytes[units[unit].span.range]
      last = unit
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// 县⟦（市、区）⟧级机关: the words in brackets that stand between two units and touch both; empty
  /// where other things do.
  private func bracket(between left: Int, _ right: Int) -> ArraySlice<UInt8> {
    let gap = TextSpan(units[left].span.end, units[right].span.start)
    guard gap.count <= Self.longestBracket, units[left + 1].kind == .opening,
      units[left + 1].span.start == gap.start, units[right - 1].kind == .closing,
      units[right - 1].span.end == gap.end,
      // A stock's number is no part of the name: 远山传媒（00123.HK）.
      !document.text.bytes[gap.range].contains(where: { (0x30...0x7A).contains($0) })
    else { return [] }
    return document.text.bytes[gap.range]
  }

  /// Bytes of ten characters.
  private static var longestBracket: Int { 30 }
}
