import Corpus

/// A figure with the words beside it, from which is read what it measures.
struct FigureWords {
  let quantity: Quantity
  /// The words before it, without whose it is.
  let left: FigurePhrase
  /// The words behind it.
  let right: CountedPhrase
  let clause: FigureSentence.Clause
  /// The last statistic of the clause, of the stretch, or of the sentence.
  let previous: StatisticDraft?
  /// What a change is a change of that does not say it.
  let changedBase: String
  /// Whether it stands in a list right behind another figure.
  let isBeside: Bool
  /// Whether a noun is among the words before it.
  let hasNoun: Bool

  var isCount: Bool { quantity.kind == .count || quantity.kind == .number }
}
