/// What a variant cannot do without, on one side of its anchor.
struct RuleDemand: Sendable {
  /// The group of literals of which one will do; -1 where none does.
  let group: Int
  /// The kinds of annotations that will do as well.
  let kinds: RuleKinds
  let isBehind: Bool
}

/// Numbers what variants cannot do without; equal groups of literals are one.
struct RuleDemandBuilder {
  private(set) var demands: [RuleDemand] = []
  /// The words of each group.
  private(set) var groups: [[[UInt8]]] = []
  private var groupIndex: [Set<[UInt8]>: Int] = [:]

  /// - Returns: where the demands of a variant stand.
  mutating func add(_ before: [RuleRequirement], _ after: [RuleRequirement]) -> Range<Int> {
    let start = demands.count
    for requirement in before { add(requirement, isBehind: false) }
    for requirement in after { add(requirement, isBehind: true) }
    return start..<demands.count
  }

  private mutating func add(_ requirement: RuleRequirement, isBehind: Bool) {
    var group = -1
    if !requirement.literals.isEmpty {
      if let known = groupIndex[requirement.literals] {
        group = known
      } else {
        group = groups.count
        groupIndex[requirement.literals] = group
        groups.append(requirement.literals.sorted { $0.lexicographicallyPrecedes($1) })
      }
    }
    demands.append(RuleDemand(group: group, kinds: requirement.kinds, isBehind: isBehind))
  }
}
