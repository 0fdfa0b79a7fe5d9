import Corpus

/// A statistic while its sentence is read.
struct StatisticDraft {
  /// The index of its figure in the layer.
  let figure: Int
  /// The index of the figure among the sentence's units.
  let unit: Int
  let clause: Int
  let stretch: Int
  let subject: Party?
  let indicator: String
  /// What later changes (同比增长) are changes of.
  let base: String
  /// Neither a change nor a share: what a rank belongs to.
  let isLevel: Bool
  let isChange: Bool
  let isShare: Bool
  let time: String?
  let status: Statistic.Status
  let source: Party?
  let rule: String
  /// From the first word that it was read from.
  let start: Int32
  var end: Int32
  var rank: Int?
}
