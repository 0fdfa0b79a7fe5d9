import Corpus

/// A figure found, in scalars, before it becomes a row.
struct QuantityDraft {
  var start: Int
  var end: Int
  var kind: Quantity.Kind
  var figure: Decimal10?
  var low: Decimal10?
  var high: Decimal10?
  var unit: String?
  var modifier: Quantity.Modifier?

  func finish(in text: FoldedText) -> Quantity {
    var ends = (low: low?.value, high: high?.value)
    if let least = ends.low, let most = ends.high, most < least {
      ends = (most, least)
    }
    // A figure too big for a double has no value rather than a wrong one.
    let overflows =
      (figure != nil && figure?.value == nil) || (low != nil && ends.low == nil)
      || (high != nil && ends.high == nil)
    return Quantity(
      span: text.span(start, end),
      kind: kind,
      value: overflows ? nil : figure?.value,
      low: overflows ? nil : ends.low,
      high: overflows ? nil : ends.high,
      unit: unit,
      modifier: modifier,
      rule: "quantities." + kind.rawValue
    )
  }
}

/// One number with its unit: a quantity, or one end of a range.
struct QuantityOperand {
  var start: Int
  var end: Int
  var numeral: Numeral
  var kind: Quantity.Kind
  var unit: String?
  /// Whether a unit, classifier or the like was named.
  var hasUnit = false
  /// Whether the words say by themselves that this is a figure.
  var isCertain = false
  /// Classifiers that count nothing after 一 before a noun.
  var isWeakClassifier = false
}
