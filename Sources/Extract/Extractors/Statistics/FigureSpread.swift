import Corpus

/// Figures that 分别 spreads over what was named before: 甲、乙分别增长⟦1%⟧、⟦2%⟧.
struct FigureSpread {
  /// The units of the figures, in order.
  let figures: [Int]
  /// Whose each is, where a list of names comes before.
  var subjects: [Party?] = []
  /// What each measures, where a list of indicators comes before.
  var bases: [String] = []
  /// What each is measured of, where only the last of them says what is measured.
  var owners: [String] = []
  /// The words of the change that all have in common.
  var tail = ""
  /// Whether the words before the first figure say what is measured: 英语⟦成绩⟧分别为90分和80分.
  var isMeasured = false

  /// The place of a figure in the list; nil where it is none of them.
  func place(of unit: Int) -> Int? { figures.firstIndex(of: unit) }
}
