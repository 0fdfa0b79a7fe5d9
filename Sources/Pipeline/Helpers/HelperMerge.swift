import Corpus

/// Adds the lists of an answer to a document, one layer after the other.
struct HelperMerge {
  let answer: HelperAnswer
  private(set) var document: Document
  let rule: String
  /// The types of the entities that the answer names, by name.
  private var types: [String: EntityType]?

  init(answer: HelperAnswer, document: Document, rule: String) {
    self.answer = answer
    self.document = document
    self.rule = rule
  }

  mutating func mentions() throws(HelperFault) {
    var found: [Mention] = []
    for item in try answer.items("mentions") {
      let span = try item.span(in: document.text)
      let type = try item.choice("type", of: EntityType.self)
      if document.mentions.contains(where: { $0.span == span && $0.type == type }) { continue }
      let name = try item.optionalWord("entity_id")
      found.append(
        Mention(
          span: span,
          type: type,
          entity: name.map { document.entity(type, named: $0) },
          rule: rule,
          confidence: try item.confidence()
        )
      )
    }
    document.mentions.insert(contentsOf: found)
  }

  mutating func times() throws(HelperFault) {
    var found: [TimeExpression] = []
    for item in try answer.items("times") {
      let span = try item.span(in: document.text)
      if document.times.index(of: span) != nil { continue }
      found.append(
        TimeExpression(
          span: span,
          kind: try item.choice("kind", of: TimeExpression.Kind.self),
          value: try item.optionalWord("value"),
          begins: try item.optionalWord("begins"),
          ends: try item.optionalWord("ends"),
          rule: rule
        )
      )
    }
    document.times.insert(contentsOf: found)
  }

  mutating func quantities() throws(HelperFault) {
    var found: [Quantity] = []
    for item in try answer.items("quantities") {
      let span = try item.span(in: document.text)
      if document.quantities.index(of: span) != nil { continue }
      found.append(
        Quantity(
          span: span,
          kind: try item.choice("kind", of: Quantity.Kind.self),
          value: try item.number("value"),
          low: try item.number("low"),
          high: try item.number("high"),
          unit: try item.optionalWord("unit"),
          modifier: item.json["modifier"]?.isNull ?? true
            ? nil : try item.choice("modifier", of: Quantity.Modifier.self),
          rule: rule
        )
      )
    }
    document.quantities.insert(contentsOf: found)
  }

  mutating func quotations() throws(HelperFault) {
    let items = try answer.items("quotations")
    var found: [Quotation] = []
    for item in items {
      let span = try item.span(in: document.text)
      if document.quotations.index(of: span) != nil { continue }
      let first = try item.index("part_of", below: items.count)
      let firstSpan: TextSpan? =
        if let first { try items[first].span(in: document.text) } else { nil }
      found.append(
        Quotation(
          span: span,
          kind: try item.choice("kind", of: Quotation.Kind.self),
          partOf: firstSpan,
          speaker: try item.optionalWord("speaker"),
          speakerEntity: try entity("speaker_id", item, orElse: .person),
          cue: try item.optionalWord("cue"),
          rule: rule
        )
      )
    }
    document.quotations.insert(contentsOf: found)
  }

  mutating func relations() throws(HelperFault) {
    var found: [Relation] = []
    for item in try answer.items("relations") {
      let span = try item.span(in: document.text)
      guard let subject = try entity("subject_id", item, orElse: nil),
        let object = try entity("object_id", item, orElse: nil)
      else { throw item.fault("subject_id and object_id have to name entities of the answer") }
      let relation = Relation(
        span: span,
        subject: subject,
        predicate: try item.word("predicate"),
        object: object,
        title: try item.optionalWord("title"),
        time: try item.optionalWord("time"),
        status: item.json["status"] == nil
          ? .asserted : try item.choice("status", of: Relation.Status.self),
        rule: rule,
        confidence: try item.confidence()
      )
      let isKnown = document.relations.contains {
        $0.span == span && $0.label == relation.label
      }
      if !isKnown { found.append(relation) }
    }
    document.relations.insert(contentsOf: found)
  }

  mutating func statistics() throws(HelperFault) {
    let quantities = try answer.items("quantities")
    var found: [Statistic] = []
    for item in try answer.items("statistics") {
      let span = try item.span(in: document.text)
      guard let index = try item.index("quantity", below: quantities.count) else {
        throw item.fault("quantity has to be an index into quantities")
      }
      let figure = try quantities[index].span(in: document.text)
      guard document.quantities.index(of: figure) != nil else {
        throw item.fault("its figure is in no layer; take quantities as well")
      }
      if document.statistics.contains(where: { $0.quantity == figure }) { continue }
      found.append(
        Statistic(
          span: span,
          quantity: figure,
          subject: try item.optionalWord("subject"),
          subjectEntity: try entity("subject_id", item, orElse: nil),
          indicator: try item.optionalWord("indicator"),
          time: try item.optionalWord("time"),
          rank: try rank(item),
          status: item.json["status"] == nil
            ? .actual : try item.choice("status", of: Statistic.Status.self),
          attributedTo: try item.optionalWord("attributed_to"),
          attributedToEntity: try entity("attributed_to_id", item, orElse: nil),
          rule: rule
        )
      )
    }
    document.statistics.insert(contentsOf: found)
  }

  mutating func events() throws(HelperFault) {
    var found: [Event] = []
    for item in try answer.items("events") {
      let span = try item.span(in: document.text)
      let type = try item.word("type")
      if document.events.contains(where: { $0.span == span && $0.type == type }) { continue }
      var roles: [Event.Role] = []
      for (index, json) in (item.json["roles"]?.elements ?? []).enumerated() {
        let role = HelperAnswer.Item(
          json: json,
          place: "\(item.place).roles[\(index)]",
          positions: item.positions
        )
        roles.append(
          Event.Role(
            role: try role.word("role"),
            entity: try entity("entity_id", role, orElse: nil),
            span: try role.span(in: document.text)
          )
        )
      }
      found.append(
        Event(
          span: span,
          type: type,
          time: try item.optionalWord("time"),
          place: try entity("place_id", item, orElse: .place),
          roles: roles,
          rule: rule
        )
      )
    }
    document.events.insert(contentsOf: found)
  }

  // MARK: Parts

  /// The entity that an item names; its type stands in the answer's `entities`, or it is one that
  /// the document has.
  private mutating func entity(
    _ key: String,
    _ item: HelperAnswer.Item,
    orElse fallback: EntityType?
  ) throws(HelperFault) -> Int? {
    guard let name = try item.optionalWord(key) else { return nil }
    if let type = try named()[name] { return document.entity(type, named: name) }
    if let index = document.entities.firstIndex(where: { $0.name == name }) { return index }
    guard let fallback else {
      throw item.fault("\(key) names “\(name)”, which stands in no list of entities")
    }
    return document.entity(fallback, named: name)
  }

  private mutating func named() throws(HelperFault) -> [String: EntityType] {
    if let types { return types }
    var found: [String: EntityType] = [:]
    for item in try answer.items("entities") {
      found[try item.word("name")] = try item.choice("type", of: EntityType.self)
    }
    types = found
    return found
  }

  private func rank(_ item: HelperAnswer.Item) throws(HelperFault) -> Int? {
    guard let value = item.json["rank"], !value.isNull else { return nil }
    guard let rank = value.integer, rank > 0 else { throw item.fault("rank is no whole number") }
    return rank
  }
}
