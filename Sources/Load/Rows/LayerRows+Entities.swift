internal import Corpus

// Mentions, relations, groups, events, and the entities behind them.
extension LayerRows {
  mutating func writeMentions() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, mention) in document.mentions.enumerated() {
      try check(mention, .mentions)
      writer.begin(.mentions)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: mention.span.start))
      writeRange(mention.span)
      writer.slice(mention.span)
      writer.text(mention.type.rawValue)
      writer.entity(try entity(mention.entity, .mentions, mention))
      writer.text(try required(mention.rule, "rule", .mentions, mention))
      writer.real(mention.confidence.fraction)
    }
  }

  mutating func writeRelations() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, relation) in document.relations.enumerated() {
      try check(relation, .relations)
      writer.begin(.relations)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: relation.span.start))
      writeRange(relation.span)
      writer.entity(try entity(relation.subject, .relations, relation))
      writer.text(try required(relation.predicate, "predicate", .relations, relation))
      writer.entity(try entity(relation.object, .relations, relation))
      writer.text(relation.title)
      writer.text(relation.time)
      writer.text(relation.status.rawValue)
      writer.text(try required(relation.rule, "rule", .relations, relation))
      writer.real(relation.confidence.fraction)
    }
  }

  mutating func writeGroups() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, group) in document.groups.enumerated() {
      try check(group, .groups)
      writer.begin(.groups)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: group.span.start))
      writer.text(try required(group.name, "name", .groups, group))
      writer.integer(group.declaredSize)
      writeRange(group.span)
      writer.text(try required(group.rule, "rule", .groups, group))
    }
    for (ordinal, group) in document.groups.enumerated() {
      for (place, member) in group.members.enumerated() {
        try check(member.span, group.rule, .groups)
        writer.begin(.groupMembers)
        writer.integer(ordinal)
        writer.integer(place)
        writer.entity(try entity(member.entity, .groups, group))
        writer.text(try required(member.name, "the name of a member", .groups, group))
        writeRange(member.span)
      }
    }
  }

  mutating func writeEvents() throws(ContractViolation) {
    var cursor = sentenceCursor
    for (ordinal, event) in document.events.enumerated() {
      try check(event, .events)
      writer.begin(.events)
      writer.integer(ordinal)
      writer.integer(cursor.sentence(at: event.span.start))
      writeRange(event.span)
      writer.text(try required(event.type, "type", .events, event))
      writer.text(event.time)
      writer.entity(try entity(event.place, .events, event))
      writer.text(try required(event.rule, "rule", .events, event))
    }
    for (ordinal, event) in document.events.enumerated() {
      for (place, role) in event.roles.enumerated() {
        try check(role.span, event.rule, .events)
        if role.span.isEmpty { throw violation(.events, event, "has a part that covers no text") }
        writer.begin(.eventRoles)
        writer.integer(ordinal)
        writer.integer(place)
        writer.text(try required(role.role, "the role of a part", .events, event))
        writer.entity(try entity(role.entity, .events, event))
        writer.slice(role.span)
        writeRange(role.span)
      }
    }
  }

  /// The entities as the store indexes them, each with its name in this document as a full form.
  func entityRows() throws(ContractViolation) -> [DocumentRows.EntityRow] {
    var frequency = [Int](repeating: 0, count: document.entities.count)
    var first = [Mention?](repeating: nil, count: document.entities.count)
    let bytes = document.text.bytes
    for mention in document.mentions {
      guard let index = mention.entity,
        bytes[mention.span.range].elementsEqual(document.entities[index].name.utf8)
      else { continue }
      frequency[index] += 1
      if first[index] == nil { first[index] = mention }
    }
    var rows: [DocumentRows.EntityRow] = []
    rows.reserveCapacity(document.entities.count)
    for (index, entity) in document.entities.enumerated() {
      if entity.name.isEmpty {
        throw violation(.entities, nil, nil, "entity \(index) has no name")
      }
      var names: [DocumentRows.EntityRow.Name] = []
      for name in entity.names where !name.name.isEmpty {
        if let span = name.span { try check(span, name.rule, .entities) }
        names.append(
          .init(
            name: name.name,
            kind: name.kind.rawValue,
            range: name.span.map { offsets($0.start)..<offsets($0.end) },
            rule: name.rule
          )
        )
      }
      if !entity.names.contains(where: { $0.name == entity.name && $0.kind == .canonical }) {
        names.append(
          .init(
            name: entity.name,
            kind: EntityName.Kind.canonical.rawValue,
            range: first[index].map { offsets($0.span.start)..<offsets($0.span.end) },
            rule: first[index]?.rule ?? "entities"
          )
        )
      }
      rows.append(
        .init(
          type: entity.type.rawValue,
          name: entity.name,
          frequency: frequency[index],
          names: names,
          codes: entity.codes
        )
      )
    }
    return rows
  }
}
