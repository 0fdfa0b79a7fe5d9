public import Corpus

/// Finds numbers, quantities and times in Chinese text, each with its exact value, in one pass.
///
/// At each position the grammars offer what starts there, and the longest wins; of equals the more
/// specific: a time before a quantity before what is no value (`docs/decisions`). What a reading
/// covers no other one may touch.
public struct ValueScanner: Sendable {
  /// How times are resolved.
  public struct Options: Sendable, Hashable {
    /// Which year, month or week a partial date belongs to.
    public var preference: TimePreference
    /// An hour lasts until its last second, instead of being an instant.
    public var clockIsInterval: Bool

    public init(preference: TimePreference = .past, clockIsInterval: Bool = false) {
      self.preference = preference
      self.clockIsInterval = clockIsInterval
    }
  }

  /// What was found, each list in text order.
  public struct Values: Sendable, Hashable {
    public var times: [TimeExpression] = []
    public var quantities: [Quantity] = []
  }

  private let lexicon: ValueLexicon
  private let options: Options

  /// - Parameters:
  ///   - lexicon: the compiled tables.
  ///   - options: how times are resolved.
  public init(lexicon: ValueLexicon, options: Options = Options()) {
    self.lexicon = lexicon
    self.options = options
  }

  /// Finds the values in `text`.
  ///
  /// - Parameters:
  ///   - text: final text.
  ///   - anchor: what relative times count from, ISO 8601 at any precision.
  /// - Returns: times and quantities, which never overlap.
  public func scan(_ text: Text, anchor: String? = nil) -> Values {
    let folded = FoldedText(text, folding: lexicon.folding)
    let context = ScanContext(text: folded, lexicon: lexicon)
    let resolver = TimeResolver(
      lunar: lexicon.lunar,
      anchor: anchor.flatMap(TimeAnchor.init),
      preference: options.preference,
      clockIsInterval: options.clockIsInterval
    )
    var pass = ScanPass(context: context, resolver: resolver)
    pass.run()
    return pass.values
  }
}

/// One pass over one text.
struct ScanPass {
  private let context: ScanContext
  private let quantities: QuantityGrammar
  private let times: TimeGrammar
  private let codes: CodeToken
  private var sequence: TimeSequence
  private(set) var values = ValueScanner.Values()

  init(context: ScanContext, resolver: TimeResolver) {
    self.context = context
    quantities = QuantityGrammar(context: context)
    times = TimeGrammar(context: context)
    codes = CodeToken(context: context)
    sequence = TimeSequence(text: context.text, resolver: resolver)
  }

  mutating func run() {
    let starts = context.lexicon.starts
    let count = context.text.count
    var index = 0
    while index < count {
      let start = starts[Int(context.text.scalars[index])]
      if start == 0 {
        index += 1
      } else {
        index = step(at: index, start)
      }
    }
  }

  /// Takes what starts at `index`, and returns where to go on.
  private mutating func step(at index: Int, _ start: UInt8) -> Int {
    let hasYear = sequence.hasYear(before: index)
    let time =
      start & ValueLexicon.Start.time != 0
      ? times.expression(at: index, hasYearBefore: hasYear) : nil
    let quantity =
      start & ValueLexicon.Start.quantity != 0
      ? quantities.quantity(at: index) { figure, end in
        guard let time = times.expression(at: figure, hasYearBefore: hasYear) else { return false }
        return time.end >= end
      } : nil
    var blocked = index
    if start & ValueLexicon.Start.other != 0 {
      blocked = context.word(OtherWord.not, at: index)?.end ?? index
      if let end = codes.latinWord(at: index) { blocked = max(blocked, end) }
    }
    let timeEnd = time?.end ?? index
    let quantityEnd = quantity?.end ?? index
    if blocked > max(timeEnd, quantityEnd) { return blocked }
    if blocked == quantityEnd, blocked > timeEnd, context.word(OtherWord.not, at: index) != nil {
      return blocked
    }
    if let time, timeEnd >= quantityEnd, timeEnd > index {
      if blocked == timeEnd, context.word(OtherWord.not, at: index)?.end == timeEnd,
        isPlainWord(time)
      {
        return timeEnd
      }
      if let found = sequence.resolve(time) {
        values.times.append(found)
        return timeEnd
      }
    }
    if let quantity, quantityEnd > index {
      values.quantities.append(quantity.finish(in: context.text))
      return quantityEnd
    }
    return afterNothing(index)
  }

  /// A time made of one word that also stands among the words that are none.
  private func isPlainWord(_ draft: TimeDraft) -> Bool {
    if case .reference = draft.shape { return false }
    return true
  }

  /// Where to go on when nothing starts at a position: past the digits of a code.
  private func afterNothing(_ index: Int) -> Int {
    let scalar = context.text[index]
    guard scalar.isASCIIDigit else { return index + 1 }
    if codes.partOfChain(at: index) != nil { return index + 1 }
    return codes.digitWord(at: index)
  }
}
