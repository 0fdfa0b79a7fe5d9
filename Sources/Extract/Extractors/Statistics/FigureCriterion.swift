import Corpus

/// Tells figures that state something about the world from those that only tell things apart.
enum FigureCriterion {
  /// Whether a figure of this kind can be a statistic at all: ordinals are ranks, ratios and plain
  /// fractions say too little.
  static func isMeasured(_ quantity: Quantity, _ lexicon: StatisticsLexicon) -> Bool {
    switch quantity.kind {
    case .ordinal, .ratio: false
    // 1998届毕业生, 2015级学生: a year.
    case .count where lexicon.holds(.cohort, (quantity.unit ?? "").utf8):
      !(1900...2100).contains(quantity.value ?? 0)
    default: quantity.low != nil || quantity.high != nil
    }
  }

  /// ⟦8.5⟧∶43.2∶48.3: whether a colon of proportions stands beside the figure.
  static func isProportion(_ quantity: Quantity, _ text: Text) -> Bool {
    let colon: [UInt8] = [0xE2, 0x88, 0xB6]
    return text.bytes[Int(quantity.span.end)...].starts(with: colon)
      || text.bytes[..<Int(quantity.span.start)].suffix(3).elementsEqual(colon)
  }

  /// Whether the figure, with what stands around it, is a statement.
  static func isStatistic(
    _ quantity: Quantity,
    _ left: FigurePhrase,
    _ right: CountedPhrase,
    text: Text,
    _ lexicon: StatisticsLexicon
  ) -> Bool {
    switch quantity.kind {
    case .ordinal, .ratio: return false
    case .fraction: return left.isShare
    case .age: return left.isAge || left.endsInMeasure
    case .percent, .temperature, .multiple: return true
    case .money:
      return !isRoundWord(quantity, text, lexicon) && !isSmallNumeral(quantity, text)
        || left.isStated
    case .measure:
      // 10公里长跑: a measure that only describes its noun.
      return left.isStated || left.isChange || right.isEmpty || right.followsOf
        // 3英寸⟦及以上⟧硅片: a bound only says which ones.
        || quantity.modifier.map { $0 != .atLeast && $0 != .atMost } ?? false
        // 有5973万亩⟦农田受旱⟧
        || left.isHeld && lexicon.holds(.land, (quantity.unit ?? "").utf8)
        // 建成320公顷⟦枇杷基地⟧
        || left.endsInVerb && !right.isVerbal
          && lexicon.holds(.land, (quantity.unit ?? "").utf8)
    // 公交15路, 3班的学生: a number that names something.
    case .count where lexicon.holds(.label, (quantity.unit ?? "").utf8):
      return left.isStated || left.isHeld || left.isCounted || quantity.modifier != nil
        // 执行国际航班⟦96班⟧
        || lexicon.holds(.service, (quantity.unit ?? "").utf8) && right.isEmpty
          && !left.base.isEmpty && (quantity.value ?? 0) > 20
    case .count:
      if isSmallNumeral(quantity, text) {
        return left.isCounted || right.isCasualty
      }
      return !isRoundWord(quantity, text, lexicon)
    // 0-1不敌, 3-2险胜: a score.
    case .number where isScore(quantity, text): return false
    case .number:
      // 34投⟦15⟧中: one character names nothing that is counted.
      if right.isSingle, !left.isStated, !left.endsInMeasure, quantity.modifier == nil {
        return false
      }
      if isSmallNumeral(quantity, text) || isRoundWord(quantity, text, lexicon) { return false }
      return left.isStated || left.endsInMeasure || left.isChange || quantity.modifier != nil
        || !right.isEmpty && (quantity.value ?? 10) >= 10
    }
  }

  /// Two small numbers with a hyphen between them, and no unit.
  private static func isScore(_ quantity: Quantity, _ text: Text) -> Bool {
    guard let low = quantity.low, let high = quantity.high, low < 200, high < 200,
      quantity.unit == nil, quantity.span.count <= 7
    else { return false }
    let bytes = text.bytes[quantity.span.range]
    return bytes.contains(UInt8(ascii: "-")) && bytes.allSatisfy { $0 < 0x3A && $0 != 0x2E }
  }

  /// 三家, 两个: a numeral below ten in characters, which picks things out more often than it
  /// counts them.
  private static func isSmallNumeral(_ quantity: Quantity, _ text: Text) -> Bool {
    guard !hasDigit(quantity, text), let value = quantity.value else { return false }
    return value <= 10
  }

  /// 百亿, 千万, 上万: an order of magnitude without a figure or a bound.
  private static func isRoundWord(
    _ quantity: Quantity,
    _ text: Text,
    _ lexicon: StatisticsLexicon
  ) -> Bool {
    guard quantity.modifier == nil, !hasDigit(quantity, text), let value = quantity.value else {
      return false
    }
    return value >= 100 && !lexicon.isIn(.numeral, text.bytes[quantity.span.range])
  }

  static func hasDigit(_ quantity: Quantity, _ text: Text) -> Bool {
    let bytes = text.bytes[quantity.span.range]
    var index = bytes.startIndex
    while index < bytes.endIndex {
      if (0x30...0x39).contains(bytes[index]) { return true }
      // Full-width digits: EF BC 90…99.
      if bytes[index] == 0xEF, index + 2 < bytes.endIndex, bytes[index + 1] == 0xBC,
        (0x90...0x99).contains(bytes[index + 2])
      {
        return true
      }
      index += 1
    }
    return false
  }
}
