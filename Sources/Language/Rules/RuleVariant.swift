/// One pattern of a rule, as the matcher tries it at an anchor.
struct RuleVariant: Sendable {
  /// The index of the rule.
  let rule: Int
  /// The steps from the anchor to the pattern's beginning, and to its end.
  let backward: Int
  let forward: Int
  /// Whether what stands behind the anchor is less work to refuse.
  let isForwardFirst: Bool
  /// What has to be in the sentence, among the demands of the set.
  let demands: Range<Int>
}
