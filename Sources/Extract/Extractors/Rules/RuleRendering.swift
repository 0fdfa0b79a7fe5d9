import Corpus

/// Writes rows as one line each, as the examples of rules have them.
///
/// `月之暗面 founded_by 杨植麟`, `陈静 position_held 长江大学 (校长) [former] @2019`,
/// `event award: recipient=李明, object=金鸡奖 @2020`, `mention award 金鸡奖`.
struct RuleRendering {
  let document: Document

  init(_ document: Document) { self.document = document }

  func rows(_ rows: RuleEmitter.Rows, aliases: [String]) -> [String] {
    var lines: [String] = []
    lines += rows.mentions.map { "mention \($0.type.rawValue) \(document.text[$0.span])" }
    lines += aliases
    lines += RuleReconciler.relations(rows.relations).map(relation)
    lines += RuleReconciler.events(rows.events).map(event)
    lines += rows.quotations.map { quotation in
      "quotation \(quotation.kind.rawValue): \(document.text[quotation.span])"
        + (quotation.speaker.map { " by \($0)" } ?? "")
    }
    lines += rows.groups.map { group in
      "group \(group.name)" + (group.declaredSize.map { " (\($0))" } ?? "") + ": "
        + group.members.map(\.name).joined(separator: ", ")
    }
    lines += rows.statistics.map { statistic in
      "statistic \(statistic.subject ?? "–") / \(statistic.indicator ?? "–") = "
        + document.text[statistic.quantity]
    }
    return lines
  }

  private func name(_ entity: Int) -> String { document.entities[entity].name }

  private func relation(_ relation: Relation) -> String {
    "\(name(relation.subject)) \(relation.predicate) \(name(relation.object))"
      + (relation.title.map { " (\($0))" } ?? "")
      + (relation.status == .asserted ? "" : " [\(relation.status.rawValue)]")
      + (relation.time.map { " @\($0)" } ?? "")
  }

  private func event(_ event: Event) -> String {
    let roles = event.roles.map { "\($0.role)=\(document.text[$0.span])" }
    return "event \(event.type): " + roles.joined(separator: ", ")
      + (event.place.map { " in \(name($0))" } ?? "") + (event.time.map { " @\($0)" } ?? "")
  }
}
