import Corpus

/// Of rows that say the same of one sentence, one is kept.
enum RuleReconciler {
  /// Of equal facts whose evidence overlaps, the more cautious one, then the surer one.
  static func relations(_ found: [Relation]) -> [Relation] {
    struct Fact: Hashable {
      let subject: Int
      let predicate: String
      let object: Int
      let title: String?
    }
    var kept: [Relation] = []
    var places: [Fact: [Int]] = [:]
    for relation in found {
      let fact = Fact(
        subject: relation.subject,
        predicate: relation.predicate,
        object: relation.object,
        title: relation.title
      )
      if let same = places[fact]?.first(where: { kept[$0].span.overlaps(relation.span) }) {
        if isBetter(relation, than: kept[same]) { kept[same] = relation }
      } else {
        places[fact, default: []].append(kept.count)
        kept.append(relation)
      }
    }
    return kept
  }

  private static func isBetter(_ one: Relation, than other: Relation) -> Bool {
    if (one.status == .asserted) != (other.status == .asserted) { return one.status != .asserted }
    if one.confidence != other.confidence { return one.confidence > other.confidence }
    if (one.time == nil) != (other.time == nil) { return one.time != nil }
    return one.span.count > other.span.count
  }

  /// Of events of one type whose evidence overlaps and that share a part, the one with more parts.
  static func events(_ found: [Event]) -> [Event] {
    var kept: [Event] = []
    for event in found {
      let same = kept.firstIndex { other in
        other.type == event.type && other.span.overlaps(event.span)
          && other.roles.contains { one in event.roles.contains { $0.span.overlaps(one.span) } }
      }
      guard let same else {
        kept.append(event)
        continue
      }
      if isBetter(event, than: kept[same]) { kept[same] = event }
    }
    return kept
  }

  private static func isBetter(_ one: Event, than other: Event) -> Bool {
    if one.roles.count != other.roles.count { return one.roles.count > other.roles.count }
    if (one.time == nil) != (other.time == nil) { return one.time != nil }
    if one.span.count != other.span.count { return one.span.count > other.span.count }
    return one.rule < other.rule
  }
}
