import Corpus
import Language

/// Makes rows of matches.
struct RuleEmitter {
  /// What the rules of one document give, before it is put into the document.
  struct Rows {
    var relations: [Relation] = []
    var events: [Event] = []
    var mentions: [Mention] = []
    var quotations: [Quotation] = []
    var groups: [Group] = []
    var statistics: [Statistic] = []
  }

  let cues: ModalityCues
  private(set) var document: Document
  private(set) var rows = Rows()
  /// Events that other rules have made of the document.
  var earlier: [Event] = []

  init(_ document: Document, cues: ModalityCues) {
    self.document = document
    self.cues = cues
  }

  /// Adds the rows of one match.
  mutating func emit(_ match: RuleMatch, of rule: RuleSet.Rule, in sentence: RuleSentence) {
    var context = Context(match: match, rule: rule.rule, sentence: sentence)
    context.status = status(context)
    context.time = time(context)
    // Mentions first: the other rows may speak of them.
    for emission in rule.rule.emissions {
      if case .mention(let type, let label) = emission { addMentions(type, label, &context) }
    }
    for emission in rule.rule.emissions { emit(emission, context) }
  }

  private struct Context {
    let match: RuleMatch
    let rule: RulePack.Rule
    let sentence: RuleSentence
    var status: Relation.Status = .asserted
    var time: String?
    /// Entities of mentions that the match itself has made.
    var made: [TextSpan: Int] = [:]
  }

  // MARK: Attributes

  private func hasStatusLabel(_ context: Context) -> Bool {
    context.rule.statusLabels.contains { !context.match.captures($0.label).isEmpty }
  }

  private func status(_ context: Context) -> Relation.Status {
    for label in context.rule.statusLabels where !context.match.captures(label.label).isEmpty {
      return Relation.Status(rawValue: label.status) ?? .asserted
    }
    switch context.rule.status {
    case .fixed(let name): return Relation.Status(rawValue: name) ?? .asserted
    case .inferred, .lasting:
      let status = cues.status(of: context.match, in: context.sentence, document)
      return context.rule.status == .lasting && status == .former ? .asserted : status
    }
  }

  private func time(_ context: Context) -> String? {
    if let given = context.match.captures("time").first {
      if case .time(let index)? = given.item?.reference { return document.times[index].value }
    }
    let match = context.match.span
    let sentence = context.sentence
    let first: Int32
    switch context.rule.time {
    case .none: return nil
    case .match: first = match.start
    case .clause: first = sentence.clauseStart(of: match.start)
    case .sentence: first = sentence.span.start
    }
    var best: (index: Int, distance: Int32)?
    for item in sentence.items {
      guard case .time(let index) = item.reference, item.span.start >= first,
        item.span.end <= match.end
      else { continue }
      let time = document.times[index]
      guard time.value != nil, time.kind == .date || time.kind == .period else { continue }
      let anchor = context.match.anchor
      // What stands before the verb goes with it rather than what stands behind.
      let distance =
        item.span.end <= anchor.start
        ? anchor.start - item.span.end : item.span.start - anchor.end + 60
      if best.map({ distance < $0.distance }) ?? true { best = (index, distance) }
    }
    return best.flatMap { document.times[$0.index].value }
  }

  /// The entity that a capture stands for.
  private func entity(_ capture: RuleMatch.Capture, _ context: Context) -> Int? {
    if let made = context.made[capture.span] { return made }
    if let item = capture.item, let entity = entity(item) { return entity }
    for item in context.sentence.items(at: capture.span) {
      if let entity = entity(item) { return entity }
    }
    return nil
  }

  private func entity(_ item: RuleSentence.Item) -> Int? {
    switch item.reference {
    case .mention(let index): document.mentions[index].entity
    case .standIn(let entity): entity
    default: nil
    }
  }

  /// The entities of all captures of a label; `@work` and the like are the only one of their type
  /// in the document, where there is only one, and `@financing.recipient` those that had this part
  /// in the last such event.
  private func entities(_ label: String, _ context: Context) -> [Int?] {
    guard label.hasPrefix("@") else {
      return context.match.captures(label).map { entity($0, context) }
    }
    if let part = RuleEmission.EventPart(label) { return parts(part, context).map(\.entity) }
    let type = EntityType(rawValue: String(label.dropFirst()))
    let mentioned = Set(document.mentions.lazy.filter { $0.type == type }.compactMap(\.entity))
    return mentioned.count == 1 ? Array(mentioned) : []
  }

  /// Who had a part in the last event of its type before this match.
  private func parts(_ part: RuleEmission.EventPart, _ context: Context) -> [Event.Role] {
    func isMeant(_ event: Event) -> Bool {
      event.type == part.event && event.span.start < context.match.anchor.start
        && event.roles.contains { $0.role == part.role }
    }
    let event = rows.events.last(where: isMeant) ?? earlier.last(where: isMeant)
    return event?.roles.filter { $0.role == part.role } ?? []
  }

  private func text(_ value: RuleValue?, _ context: Context) -> String? {
    switch value {
    case nil: nil
    case .constant(let text): text
    case .capture(let label):
      context.match.captures(label).first.map { document.text[$0.span] }
    }
  }

  // MARK: Rows

  private mutating func addMentions(_ type: String, _ label: String, _ context: inout Context) {
    guard let type = EntityType(rawValue: type) else { return }
    for capture in context.match.captures(label) {
      // Who knows this name already knows better what it stands for.
      let entity =
        mention(at: capture.span, type, context)
        ?? document.entity(type, named: document.text[capture.span])
      context.made[capture.span] = entity
      rows.mentions.append(
        Mention(
          span: capture.span,
          type: type,
          entity: entity,
          rule: context.rule.id,
          confidence: Confidence(percent: context.rule.confidence)
        )
      )
    }
  }

  private func mention(at span: TextSpan, _ type: EntityType, _ context: Context) -> Int? {
    for item in context.sentence.items(at: span) {
      if case .mention(let index) = item.reference, document.mentions[index].type == type {
        return document.mentions[index].entity
      }
    }
    return nil
  }

  private mutating func emit(_ emission: RuleEmission, _ context: Context) {
    let match = context.match
    func first(_ label: String?) -> RuleMatch.Capture? {
      label.flatMap { match.captures($0).first }
    }
    switch emission {
    case .mention: break
    case .relation(let predicate, let subject, let object, let title, let inOrder):
      guard let label = title?.label else {
        let title = text(title, context)
        return relate(
          predicate,
          entities(subject, context),
          entities(object, context),
          title,
          inOrder,
          context
        )
      }
      let titles = match.captures(label)
      for title in titles {
        let objects =
          titles.count == 1
          ? entities(object, context) : [owner(of: title, among: object, context)]
        let text = document.text[title.span]
        var context = context
        // 前甲市副市长、乙大学教授: 前 says nothing of the second.
        if let first = titles.first, titles.count > 1, hasStatusLabel(context),
          objects != [owner(of: first, among: object, context)]
        {
          context.status = .asserted
        }
        relate(predicate, entities(subject, context), objects, text, inOrder, context)
      }
    case .event(let type, let roles, let place):
      addEvent(type, roles, first(place), context)
    case .alias(let of, let name, let kind):
      guard let owner = first(of), let entity = entity(owner, context), let other = first(name),
        let kind = EntityName.Kind(rawValue: kind)
      else { return }
      let text = document.text[other.span]
      if document.entities[entity].name == text
        || document.entities[entity].names.contains(where: { $0.name == text })
      {
        return
      }
      document.entities[entity].names.append(
        EntityName(name: text, kind: kind, span: other.span, rule: context.rule.id)
      )
    case .quotation(let kind, let of, let speaker, let cue):
      guard let quoted = first(of), let kind = Quotation.Kind(rawValue: kind) else { return }
      let who = first(speaker)
      rows.quotations.append(
        Quotation(
          span: quoted.span,
          kind: kind,
          speaker: who.map { document.text[$0.span] },
          speakerEntity: who.flatMap { entity($0, context) },
          cue: first(cue).map { document.text[$0.span] },
          rule: context.rule.id
        )
      )
    case .group(let name, let members, let size):
      guard let title = first(name) else { return }
      var declared: Int?
      if case .quantity(let index)? = first(size)?.item?.reference {
        declared = document.quantities[index].value.flatMap { Int(exactly: $0) }
      }
      rows.groups.append(
        Group(
          span: match.span,
          name: document.text[title.span],
          declaredSize: declared,
          members: match.captures(members).map {
            Group.Member(entity: entity($0, context), name: document.text[$0.span], span: $0.span)
          },
          rule: context.rule.id
        )
      )
    case .statistic(let quantity, let indicator, let subject, let status):
      guard let figure = first(quantity), case .quantity? = figure.item?.reference else { return }
      let whose = first(subject)
      rows.statistics.append(
        Statistic(
          span: match.span,
          quantity: figure.span,
          subject: whose.map { document.text[$0.span] },
          subjectEntity: whose.flatMap { entity($0, context) },
          indicator: text(indicator, context),
          time: context.time,
          status: Statistic.Status(rawValue: status) ?? .actual,
          rule: context.rule.id
        )
      )
    }
  }

  /// Of several posts each is held where the last name before it says: 甲公司董事长、乙协会会长.
  private func owner(
    of title: RuleMatch.Capture,
    among label: String,
    _ context: Context
  ) -> Int? {
    let owners = context.match.captures(label)
    let before = owners.last { $0.span.end <= title.span.start }
    return (before ?? owners.first).flatMap { entity($0, context) }
  }

  private mutating func relate(
    _ predicate: String,
    _ subjects: [Int?],
    _ objects: [Int?],
    _ title: String?,
    _ inOrder: Bool,
    _ context: Context
  ) {
    if inOrder, subjects.count != objects.count { return }
    for (left, one) in subjects.enumerated() {
      for (right, other) in objects.enumerated() {
        if inOrder, left != right { continue }
        guard let from = one, let to = other, from != to else { continue }
        rows.relations.append(
          Relation(
            span: context.match.span,
            subject: from,
            predicate: predicate,
            object: to,
            title: title,
            time: context.time,
            status: context.status,
            rule: context.rule.id,
            confidence: Confidence(percent: context.rule.confidence)
          )
        )
      }
    }
  }

  private mutating func addEvent(
    _ type: String,
    _ roles: [RuleEmission.Role],
    _ place: RuleMatch.Capture?,
    _ context: Context
  ) {
    // What is denied or only said did not happen.
    guard context.status == .asserted || context.status == .former else { return }
    var parts: [Event.Role] = []
    for role in roles {
      if let part = RuleEmission.EventPart(role.label) {
        for known in self.parts(part, context) {
          parts.append(Event.Role(role: role.name, entity: known.entity, span: known.span))
        }
        continue
      }
      for capture in context.match.captures(role.label) where !capture.span.isEmpty {
        parts.append(
          Event.Role(role: role.name, entity: entity(capture, context), span: capture.span)
        )
      }
    }
    guard !parts.isEmpty else { return }
    rows.events.append(
      Event(
        span: context.match.span,
        type: type,
        time: context.time,
        place: place.flatMap { entity($0, context) },
        roles: parts,
        rule: context.rule.id
      )
    )
  }
}
