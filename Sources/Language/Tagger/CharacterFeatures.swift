/// What the characters around a unit say: those up to two away, their pairs and triples.
enum CharacterFeatures {
  /// Units before the first and behind the last that features see.
  static let margin = 2
  /// The features of one unit.
  static let count = 12

  /// A stretch's symbols with borders around them, and room for the hashes of its groups.
  struct Context: Sendable {
    fileprivate(set) var symbols: [UInt32] = []
    fileprivate var groups: [UInt64] = []

    /// Takes the symbols of `units`.
    mutating func fill(_ units: Units) {
      symbols.reset(UnitSymbol.border, units.count + 2 * CharacterFeatures.margin)
      symbols.withUnsafeMutableBufferPointer { symbols in
        for unit in 0..<units.count {
          symbols[CharacterFeatures.margin + unit] = units[unit].symbol
        }
      }
    }
  }

  @inline(__always)
  private static func one(_ a: UInt32) -> UInt64 { FeatureHash.of(1, UInt64(a)) }

  @inline(__always)
  private static func two(_ a: UInt32, _ b: UInt32) -> UInt64 {
    FeatureHash.of(2, UInt64(a), UInt64(b))
  }

  @inline(__always)
  private static func three(_ a: UInt32, _ b: UInt32, _ c: UInt32) -> UInt64 {
    FeatureHash.of(3, UInt64(a), UInt64(b), UInt64(c))
  }

  /// Appends the features of the unit `i` one by one, for training.
  static func append(_ context: Context, at i: Int, to features: inout FeatureWriter) {
    let symbols = context.symbols
    let place = i + margin
    for slot in 0..<5 {
      features.append(FeatureShape.five.feature(one(symbols[place + 2 - slot]), slot: slot))
    }
    for slot in 0..<4 {
      let first = place + 1 - slot
      let group = two(symbols[first], symbols[first + 1])
      features.append(FeatureShape.four.feature(group, slot: slot))
    }
    for slot in 0..<3 {
      let first = place - slot
      let group = three(symbols[first], symbols[first + 1], symbols[first + 2])
      features.append(FeatureShape.four.feature(group, slot: slot))
    }
  }

  /// Adds what the characters around them say to the scores of the units in `range`.
  ///
  /// - Parameters:
  ///   - range: of units.
  ///   - context: of the stretch.
  ///   - table: the weights.
  ///   - scores: of the units of the stretch, `table.stride` numbers each; the four places before
  ///     the first and the eight behind the last take what nobody needs. So do units outside of
  ///     `range`.
  static func add(
    _ range: Range<Int>,
    _ context: inout Context,
    _ table: WeightTable,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    // Places count from the first unit that a group says something of, four before the stretch.
    let first = range.lowerBound
    let last = range.upperBound + margin * 2
    let count = last - first
    context.groups.reset(0, count * 3 - 3)
    context.symbols.withUnsafeBufferPointer { symbols in
      context.groups.withUnsafeMutableBufferPointer { groups in
        for index in first..<last {
          groups[index - first] = FeatureShape.placed(one(symbols[index]), at: index)
        }
        for index in first..<last - 1 {
          let group = two(symbols[index], symbols[index + 1])
          groups[index - first + count] = FeatureShape.placed(group, at: index + 1)
        }
        for index in first..<last - 2 {
          let group = three(symbols[index], symbols[index + 1], symbols[index + 2])
          groups[index - first + count * 2 - 1] = FeatureShape.placed(group, at: index + 2)
        }
      }
    }
    context.groups.withUnsafeMutableBufferPointer { groups in
      let start = scores - 4 * table.stride
      table.add(UnsafeMutableBufferPointer(rebasing: groups[..<count]), .five, to: start)
      table.add(UnsafeMutableBufferPointer(rebasing: groups[count...]), .four, to: start)
    }
  }
}
