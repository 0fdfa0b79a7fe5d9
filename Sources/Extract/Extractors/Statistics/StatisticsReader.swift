import Corpus

/// Reads the statistics of one document, sentence by sentence.
struct StatisticsReader {
  private let context: FigureContext
  /// What the sentences before were about, in the same paragraph.
  var topic: Party?
  /// The company that the text was last about.
  var company: Party?
  /// The time that the sentence before ended with.
  var time: String?
  /// What the sentences before in the paragraph measured last.
  private var measure: FigureMeasure?
  var isTimeForeseen = false
  var isForecast = false
  var paragraph = -1

  private var document: Document { _read { yield context.document } }
  private var lexicon: StatisticsLexicon { context.lexicon }

  init(_ context: FigureContext) { self.context = context }

  mutating func read() -> [Statistic] {
    var cursor = FigureSentence.Cursor()
    var next = 0
    var found: [Statistic] = []
    var tally = SubjectTally()
    var sentence = FigureSentence()
    let quantities = document.quantities
    for (index, layerSentence) in document.sentences.enumerated() {
      while next < quantities.count, quantities[next].span.start < layerSentence.span.start {
        next += 1
      }
      let hasFigure =
        next < quantities.count && quantities[next].span.start < layerSentence.span.end
      if layerSentence.paragraph != paragraph {
        paragraph = layerSentence.paragraph
        time = nil
        measure = nil
        isForecast = false
        // An organization that the paragraph before was about is spoken of further.
        let isKept = topic?.strength == .named && topic?.type == .organization
        if let main = tally.principal, !isKept || isOrganization(main) {
          topic = main
        } else if topic?.strength == .named {
          topic?.strength = .weak
        } else {
          topic = nil
        }
      }
      // A sentence without a figure is read for its topic alone, where one follows soon.
      guard hasFigure || isNeeded(index, next) else { continue }
      sentence.read(layerSentence.span, of: document, lexicon, &cursor)
      let reading = SentenceReading(
        sentence,
        context,
        topic: topic,
        company: company,
        time: time,
        measure: measure,
        isTimeForeseen: isTimeForeseen,
        isForecast: isForecast
      )
      let drafts = hasFigure ? reading.drafts() : []
      for draft in drafts where !isCovered(document.quantities[draft.figure].span) {
        let row = statistic(draft)
        tally.add(row)
        found.append(row)
      }
      let last = drafts.last { $0.subject.map { !$0.isGuess } ?? false }?.subject.map(Self.weakened)
      if let guess = drafts.first?.subject, guess.isGuess, topic == nil, last == nil {
        // 甲口岸进出口总值达9亿元。⟦其中，出口⟧5亿元: better than nobody.
        topic = Self.weakened(guess)
      }
      topic =
        followed(reading.leadingTopic)
        ?? (topic == nil || topic?.strength == .weak ? followed(last) : nil) ?? topic
      company = reading.company ?? company
      if let level = drafts.last(where: { $0.isLevel }) {
        let unit = document.quantities[level.figure].unit
        measure = FigureMeasure(indicator: level.indicator, unit: unit)
      }
      if let last = reading.lastTime {
        time = last
        isTimeForeseen = reading.foretells
      }
      isForecast = reading.isForecast
    }
    return found
  }

  /// What the last figure was about, as something that the next sentence may go on with.
  private static func weakened(_ party: Party) -> Party {
    var party = party
    party.strength = .weak
    return party
  }

  /// What a sentence or its last figure is about, as what the next sentence may go on with: an authority
  /// only where the text was about nothing else before, since it speaks of its country more often than
  /// of itself.
  private func followed(_ party: Party?) -> Party? {
    guard let party else { return nil }
    let isOther = topic.map { !lexicon.isAuthority($0) } ?? false
    return isOther && lexicon.isAuthority(party) ? nil : party
  }

  private func isOrganization(_ party: Party) -> Bool {
    party.entity.map { document.entities[$0].type == .organization } ?? false
  }

  /// Whether a figure stands in the same paragraph within the next two sentences.
  private func isNeeded(_ index: Int, _ next: Int) -> Bool {
    guard next < document.quantities.count else { return false }
    let figure = document.quantities[next].span.start
    let sentences = document.sentences
    return ((index + 1)..<min(index + 3, sentences.count)).contains {
      sentences[$0].paragraph == paragraph && sentences[$0].span.contains(figure)
    }
  }

  /// Who says so: as read, or whoever speaks where the figure stands, if that one is known better.
  private func source(of draft: StatisticDraft) -> Party? {
    guard draft.source?.entity == nil else { return draft.source }
    let figure = document.quantities[draft.figure].span
    let quotations = document.quotations
    var low = 0
    var high = quotations.count
    while low < high {
      let middle = (low + high) / 2
      if quotations[middle].span.start <= figure.start { low = middle + 1 } else { high = middle }
    }
    // A quotation inside another one starts behind it.
    for index in stride(from: low - 1, through: max(0, low - 4), by: -1) {
      let quotation = quotations[index]
      guard quotation.span.contains(figure), let entity = quotation.speakerEntity,
        let speaker = quotation.speaker
      else { continue }
      return Party(text: speaker, entity: entity, type: document.entities[entity].type)
    }
    return draft.source
  }

  /// Whether a rule, or a program, has read the figure already.
  private func isCovered(_ figure: TextSpan) -> Bool {
    document.statistics.contains { $0.quantity == figure }
  }

  /// Whether the figure is its subject's: who only says it has no part in it, but for his age.
  private func ownsIt(_ draft: StatisticDraft, _ source: Party?) -> Bool {
    guard let subject = draft.subject else { return source?.type != .person }
    guard let source, let speaker = source.entity, document.entities[speaker].type == .person,
      document.quantities[draft.figure].kind != .age
    else { return true }
    return subject.entity != speaker && subject.text != source.text
  }

  /// What whoever speaks speaks for: the only organization or place that he has a post at.
  private func spokenFor(by source: Party?) -> Party? {
    guard let person = source?.entity, document.entities[person].type == .person else {
      return nil
    }
    let posts = document.relations.filter {
      $0.subject == person && $0.status == .asserted
        && ($0.predicate == "position_held" || $0.predicate == "employed_by")
    }
    guard let first = posts.first, posts.allSatisfy({ $0.object == first.object }),
      !posts.contains(where: { $0.title.map(lexicon.isObserver) ?? false })
    else { return company }
    let body = document.entities[first.object]
    guard !lexicon.isInstitution(Array(body.name.utf8)[...]) else {
      return document.mentions.first { $0.entity == first.object }.flatMap {
        Party(seatOf: $0, in: document)
      }
    }
    return Party(text: body.name, entity: first.object, type: body.type)
  }

  private func statistic(_ draft: StatisticDraft) -> Statistic {
    let source = source(of: draft)
    let subject = ownsIt(draft, source) ? draft.subject : spokenFor(by: source)
    return Statistic(
      span: TextSpan(draft.start, draft.end),
      quantity: document.quantities[draft.figure].span,
      subject: subject?.text,
      subjectEntity: subject?.entity,
      indicator: draft.indicator,
      time: draft.time,
      rank: draft.rank,
      status: draft.status,
      attributedTo: source?.text,
      attributedToEntity: source?.entity,
      rule: draft.rule
    )
  }
}
