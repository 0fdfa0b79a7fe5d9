public import Corpus

/// Finds numbers, quantities and times in Chinese text, each with its exact value, in one pass.
///
/// At each position the grammars offer what starts there, and the longest wins; of equals the more
/// specific: a time before a quantity before what is no value (`docs/decisions/0008`). What a reading
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
  /// Figures that may be part of a name, with the two scalars before them.
  private var suspects: [(name: [UInt16], index: Int)] = []

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
    dropNames()
  }

  /// 含光800 once may be a figure; the same word with the same figure again and again is a name.
  private mutating func dropNames() {
    guard suspects.count > 1 else { return }
    var kept = values.quantities
    var counts: [[UInt16]: Int] = [:]
    for suspect in suspects { counts[suspect.name, default: 0] += 1 }
    for suspect in suspects.reversed() where counts[suspect.name, default: 0] > 1 {
      kept.remove(at: suspect.index)
    }
    values.quantities = kept
  }

  /// A bare figure behind a word that no figure usually follows.
  private func isSuspect(_ draft: QuantityDraft) -> Bool {
    let text = context.text
    guard draft.kind == .number, draft.unit == nil, draft.modifier == nil,
      text[draft.start].isASCIIDigit, text[draft.start - 1].isIdeograph
    else { return false }
    return context.word(.opener, at: draft.start - 1) == nil
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
    var word = index
    var blocked = index
    if start & ValueLexicon.Start.other != 0 {
      word = context.word(OtherWord.not, at: index)?.end ?? index
      blocked = max(word, codes.latinWord(at: index) ?? index)
    }
    let timeEnd = time?.end ?? index
    let quantityEnd = quantity?.end ?? index
    let longest = max(timeEnd, quantityEnd)
    if blocked > longest || (word == quantityEnd && word > timeEnd) { return blocked }
    if let time, timeEnd == longest, timeEnd > index {
      if word == timeEnd, !time.isReference { return timeEnd }
      if !time.namesYear, isInTitle(index, timeEnd) { return timeEnd }
      if let found = sequence.resolve(time) { values.times.append(found) }
      // 2月30日 is no day, and 2 no quantity either.
      return timeEnd
    }
    if let quantity, quantityEnd > index {
      if isInTitle(index, quantityEnd) { return quantityEnd }
      if isSuspect(quantity) {
        let name = Array(context.text.scalars[max(quantity.start - 2, 0)..<quantityEnd])
        suspects.append((name, values.quantities.count))
      }
      values.quantities.append(quantity.finish(in: context.text))
      return quantityEnd
    }
    return afterNothing(index)
  }

  /// 《星期日报》, 《一分钱》: a short title names a work, and says nothing of days and numbers.
  private func isInTitle(_ start: Int, _ end: Int) -> Bool {
    let text = context.text
    var first = start - 1
    while !text[first].isAny(of: "《》"), start - first < Self.shortTitle { first -= 1 }
    guard text[first] == UInt16(of: "《") else { return false }
    var last = end
    while !text[last].isAny(of: "《》"), last - first < Self.shortTitle { last += 1 }
    return text[last] == UInt16(of: "》")
  }

  /// Longer titles are of laws and reports, which do speak of years and sums.
  private static let shortTitle = 11

  /// Where to go on when nothing starts at a position: past the digits of a code.
  private func afterNothing(_ index: Int) -> Int {
    let scalar = context.text[index]
    guard scalar.isASCIIDigit else { return index + 1 }
    if codes.partOfChain(at: index) != nil { return index + 1 }
    return codes.digitWord(at: index)
  }
}
