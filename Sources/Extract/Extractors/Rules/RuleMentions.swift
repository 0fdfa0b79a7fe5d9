import Corpus

/// Of mentions that lie over each other one stands, and the rows speak of that one.
///
/// Two rules may draw the border of a name differently (第八届茅盾文学奖, 茅盾文学奖), or otherwise
/// than who found names before them; without this one fact would become two.
struct RuleMentions {
  private struct Candidate {
    let mention: Mention
    /// Whether it was there before the rules.
    let isKnown: Bool
  }

  /// A mention that gave way.
  private struct Replacement {
    let span: TextSpan
    let from: Int?
    /// The index of the one that stands, in `standing`.
    let to: Int
  }

  private var standing: [Candidate] = []
  private var replacements: [Replacement] = []

  /// Those that rules have made and that stand, in text order.
  var kept: [Mention] { standing.lazy.filter { !$0.isKnown }.map(\.mention) }

  /// Keeps one of mentions of one type that overlap: what a rule makes of a known name and more,
  /// then the surer, then a known one, then the longer.
  ///
  /// Known ones are the document's own and stay in it either way.
  ///
  /// - Parameters:
  ///   - found: by rules.
  ///   - known: what the document had before.
  init(_ found: [Mention], known: some Sequence<Mention>) {
    if found.isEmpty { return }
    let types = Set(found.map(\.type))
    let candidates =
      found.map { Candidate(mention: $0, isKnown: false) }
      + known.filter { types.contains($0.type) }.map { Candidate(mention: $0, isKnown: true) }
    // The last one that stands of each type: in order of starts only that one can overlap.
    var last: [EntityType: Int] = [:]
    for candidate in candidates.sorted(by: Self.precedes) {
      let mention = candidate.mention
      guard let index = last[mention.type], standing[index].mention.span.overlaps(mention.span)
      else {
        last[mention.type] = standing.count
        standing.append(candidate)
        continue
      }
      let other = standing[index]
      if candidate.isKnown, other.isKnown {
        last[mention.type] = standing.count
        standing.append(candidate)
      } else if Self.isBetter(candidate, than: other) {
        standing[index] = candidate
        replace(other.mention, index)
      } else {
        replace(mention, index)
      }
    }
    replacements.sort { $0.span < $1.span }
  }

  private mutating func replace(_ mention: Mention, _ index: Int) {
    replacements.append(Replacement(span: mention.span, from: mention.entity, to: index))
  }

  private static func precedes(_ one: Candidate, _ other: Candidate) -> Bool {
    let (left, right) = (one.mention, other.mention)
    if left.span != right.span { return left.span < right.span }
    if left.type != right.type { return left.type.rawValue < right.type.rawValue }
    if one.isKnown != other.isKnown { return one.isKnown }
    if left.confidence != right.confidence { return left.confidence > right.confidence }
    return left.rule < right.rule
  }

  private static func isBetter(_ one: Candidate, than other: Candidate) -> Bool {
    if one.mention.span == other.mention.span, one.isKnown != other.isKnown { return one.isKnown }
    if extends(one, other) { return true }
    if extends(other, one) { return false }
    if one.mention.confidence != other.mention.confidence {
      return one.mention.confidence > other.mention.confidence
    }
    if one.isKnown != other.isKnown { return one.isKnown }
    return one.mention.span.count > other.mention.span.count
  }

  /// Whether a rule saw that a known name goes on: 联合国贸发会议, where only 联合国 is known.
  private static func extends(_ one: Candidate, _ other: Candidate) -> Bool {
    let (made, known) = (one.mention.span, other.mention.span)
    return !one.isKnown && other.isKnown && made != known && made.contains(known)
  }

  /// The mentions in a stretch that gave way.
  private func replaced(in span: TextSpan) -> some Sequence<Replacement> {
    var (low, high) = (0, replacements.count)
    while low < high {
      let middle = (low + high) / 2
      if replacements[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    return replacements[low...].lazy.prefix { $0.span.start < span.end }
      .filter { span.contains($0.span) }
  }

  /// The same relations, of the entities that stand.
  func applied(to relations: [Relation]) -> [Relation] {
    if replacements.isEmpty { return relations }
    return relations.map { relation in
      let within = replaced(in: relation.span)
      func standing(_ entity: Int) -> Int {
        within.first { $0.from == entity }.flatMap { self.standing[$0.to].mention.entity } ?? entity
      }
      return Relation(
        span: relation.span,
        subject: standing(relation.subject),
        predicate: relation.predicate,
        object: standing(relation.object),
        title: relation.title,
        time: relation.time,
        status: relation.status,
        rule: relation.rule,
        confidence: relation.confidence
      )
    }
  }

  /// The same events, of the entities that stand.
  func applied(to events: [Event]) -> [Event] {
    if replacements.isEmpty { return events }
    return events.map { event in
      Event(
        span: event.span,
        type: event.type,
        time: event.time,
        place: event.place,
        roles: event.roles.map { role in
          let standing = replaced(in: role.span)
            .first { $0.span == role.span && $0.from == role.entity }
            .map { self.standing[$0.to].mention }
          guard let standing, event.span.contains(standing.span) else { return role }
          return Event.Role(role: role.role, entity: standing.entity, span: standing.span)
        },
        rule: event.rule
      )
    }
  }
}
