import Corpus
import Language

/// Departments of an organisation, by the title behind them.
extension NameRules {
  /// 江州大学｜心血管研究室｜主任李文: the organisation goes on up to the title of whoever is named
  /// behind it.
  func findDepartments(_ names: inout NameSet) {
    let persons = names.candidates.filter { $0.type == .person }
    let bodies = names.candidates.filter { $0.type == .organization }
    guard !bodies.isEmpty else { return }
    for person in persons {
      let before = title(endingAt: person.span.start)
      // 农业部｜种植业司｜李文副司长 has the title behind the name.
      let isTitled = words.contains { $0.span.start == person.span.end && $0.isTitle }
      guard let end = before?.start ?? (isTitled ? person.span.start : nil),
        let body = bodies.filter({
          $0.span.end < end && end - $0.span.end <= Self.longest
        }).max(by: { ($0.span.end, -$0.span.start) < ($1.span.end, -$1.span.start) }),
        isDepartment(TextSpan(body.span.end, end))
      else { continue }
      names.add(
        NameCandidate(
          span: TextSpan(body.span.start, end),
          type: .organization,
          evidence: .rule,
          rule: "names.department"
        )
      )
    }
  }

  /// Bytes of a department's name: fifteen characters.
  private static let longest: Int32 = 45

  /// Whether a stretch is nouns that end as departments do, and nothing that an organisation does.
  private func isDepartment(_ span: TextSpan) -> Bool {
    guard span.count >= 6 else { return false }
    let inside = words.filter { $0.span.start >= span.start && $0.span.start < span.end }
    guard let first = inside.first, first.span.start == span.start,
      inside.allSatisfy({
        $0.kind == .ideograph && $0.mark == .none || $0.mark == .and
      }),
      !inside.contains(where: {
        cues.kinds(of: $0.span, in: text).contains(.act) || $0.isParticle
          || $0.length > 1 && $0.isTitle && $0.span.end < span.end
      }),
      first.mark == .none, !cues.kinds(of: span, in: text).contains(.board)
    else { return false }
    return (1...4).contains { count in
      let start = span.end - Int32(count) * 3
      return start > span.start && text.isScalarBorder(start)
        && cues.kinds(of: TextSpan(start, span.end), in: text).contains(.department)
    }
  }
}
