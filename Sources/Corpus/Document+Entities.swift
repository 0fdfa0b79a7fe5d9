extension Document {
  /// Joins entities that are one thing, and lets every layer point at what is left.
  ///
  /// - Parameters:
  ///   - joined: the entities that are left.
  ///   - places: for each old index the new one.
  /// - Precondition: `places` has as many elements as there are entities, all indices of `joined`.
  public mutating func replaceEntities(with joined: [Entity], places: [Int]) {
    precondition(places.count == entities.count, "every entity has a place")
    precondition(places.allSatisfy { joined.indices.contains($0) }, "every place is one")
    entities = joined
    func place(_ old: Int?) -> Int? { old.map { places[$0] } }
    mentions.replaceAll(
      with: mentions.map { mention in
        var moved = mention
        moved.entity = place(mention.entity)
        return moved
      }
    )
    quotations.replaceAll(
      with: quotations.map {
        Quotation(
          span: $0.span,
          kind: $0.kind,
          partOf: $0.partOf,
          speaker: $0.speaker,
          speakerEntity: place($0.speakerEntity),
          cue: $0.cue,
          rule: $0.rule
        )
      }
    )
    relations.replaceAll(
      with: relations.map {
        Relation(
          span: $0.span,
          subject: places[$0.subject],
          predicate: $0.predicate,
          object: places[$0.object],
          title: $0.title,
          time: $0.time,
          status: $0.status,
          rule: $0.rule,
          confidence: $0.confidence
        )
      }
    )
    groups.replaceAll(
      with: groups.map { group in
        Group(
          span: group.span,
          name: group.name,
          declaredSize: group.declaredSize,
          members: group.members.map {
            Group.Member(entity: place($0.entity), name: $0.name, span: $0.span)
          },
          rule: group.rule
        )
      }
    )
    statistics.replaceAll(
      with: statistics.map {
        Statistic(
          span: $0.span,
          quantity: $0.quantity,
          subject: $0.subject,
          subjectEntity: place($0.subjectEntity),
          indicator: $0.indicator,
          time: $0.time,
          rank: $0.rank,
          status: $0.status,
          attributedTo: $0.attributedTo,
          attributedToEntity: place($0.attributedToEntity),
          rule: $0.rule
        )
      }
    )
    events.replaceAll(
      with: events.map { event in
        Event(
          span: event.span,
          type: event.type,
          time: event.time,
          place: place(event.place),
          roles: event.roles.map {
            Event.Role(role: $0.role, entity: place($0.entity), span: $0.span)
          },
          rule: event.rule
        )
      }
    )
  }
}
