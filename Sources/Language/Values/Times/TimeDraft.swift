/// A time expression found, in scalars, before it is resolved against an anchor.
struct TimeDraft {
  var start: Int
  var end: Int
  var shape: Shape

  /// What stands behind a time: 以来, 之前, 起.
  enum Relation: String {
    case before
    case strictlyBefore = "strictly-before"
    case after
    case strictlyAfter = "strictly-after"
    case since
    case from
    case toNow = "to-now"
    case within
    case inside
    case during
    case soFar = "so-far"
    case until
    case untilWord = "until-word"
    case around
  }

  /// Which way a window looks from the anchor.
  enum Direction {
    case back
    case ahead
    /// 前两天, 上两周: whole units.
    case alignedBack
    case alignedAhead
    /// 再过三天.
    case passing
  }

  indirect enum Shape {
    case point(TimeFields, Relation?)
    case range(TimeFields, TimeFields)
    /// 去年到现在.
    case toNow(TimeFields)
    case length(TimeLength, high: TimeLength?, bound: String?)
    /// 三天前, 3年半以后, 两周内.
    case shifted(TimeLength, high: TimeLength?, Relation)
    /// 过去一年, 未来五年, 前两个月.
    case window(TimeLength, Direction)
    case repeated(TimeFields)
    case interval(TimeLength)
    case reference(String)
    case years(first: TimeReference, last: TimeReference)
    case plan(first: Int, last: Int, edge: TimeEdge?)
    /// 去年同期.
    case samePeriod(years: Int)
  }

  /// Whether a year is written out in it.
  var namesYear: Bool {
    switch shape {
    case .point(let fields, _), .range(let fields, _), .toNow(let fields):
      fields.year?.absoluteValue != nil
    default: false
    }
  }

  /// 目前 and the like, which hold against words that are no values.
  var isReference: Bool {
    if case .reference = shape { true } else { false }
  }
}
