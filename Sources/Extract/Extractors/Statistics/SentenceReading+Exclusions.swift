import Corpus

// Figures that measure nothing, by what stands beside them.
extension SentenceReading {
  /// Whether the figure at `position` of `clause` only tells something apart, likens, bounds or
  /// repeats.
  func isAside(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    FigureCriterion.isProportion(quantity, document.text) || isProportion(clause, position)
      || countsList(clause, position) || isQuotedWord(position, clause, quantity)
      || isPlace(clause, position, quantity) || isThreshold(clause, position, quantity)
      || isRepetition(clause, position, quantity) || isThey(clause, position, quantity)
      // 相当于⟦6座⟧旧桥
      || quantity.kind == .count && position == 1 && says(clause.units[0], .likened)
      // 表⟦2⟧, 图⟦3⟧
      || position > 0 && says(clause.units[position - 1], .caption)
      || isName(clause, position, quantity) || isLabel(quantity)
      || isDistance(clause, position, quantity) || isRate(clause, position, quantity)
      || isInning(clause, position, quantity) || isInName(quantity)
      || isPartOfWord(clause, position, quantity)
  }

  /// ⟦20国⟧集团, ⟦76人⟧: a number that the name of an organization, a product or an event holds.
  private func isInName(_ quantity: Quantity) -> Bool {
    let start = quantity.span.start
    return document.mentions.starting(in: TextSpan(max(0, start - Self.longestName), start + 1))
      .contains { mention in
        mention.span.contains(quantity.span)
          && [.organization, .product, .event].contains(mention.type)
      }
  }

  /// Bytes before a number in a name that holds it: twenty characters.
  private static let longestName: Int32 = 60

  /// ⟦五倍⟧券: a multiple that a noun of one character makes a word of.
  private func isPartOfWord(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .multiple, position + 1 < clause.units.count else { return false }
    let next = units[clause.units[position + 1]]
    return next.kind == .word && next.isNominal && next.span.count == 3
      && next.span.start == quantity.span.end && next.cues.isPlain
  }

  /// ⟦3局⟧李文强力安打, ⟦9局⟧下半: in which part of a match.
  private func isInning(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard lexicon.holds(.inning, (quantity.unit ?? "").utf8) else { return false }
    return lexicon.opens(.half, document.text.bytes[Int(quantity.span.end)...])
      || position + 1 < clause.units.count
        && clause.units[..<position].allSatisfy { FigurePhrase.isIdleAtHead(units[$0]) }
  }

  /// 1美元约合⟦148日元⟧: what a unit of another currency is worth, told for the reader.
  private func isRate(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .money, position > 0,
      let before = clause.units[..<position].last, units[before].kind == .figure,
      case let other = self.quantity(before)
    else { return false }
    return other.kind == .money && other.value == 1 && other.unit != quantity.unit
  }

  /// 距江州⟦50公里⟧的某合作社: where something lies, before it.
  private func isDistance(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .measure, position + 1 < clause.units.count,
      units[clause.units[position + 1]].isOf
    else { return false }
    return clause.units.first.map { says($0, .distance) } ?? false && position <= 4
  }

  /// ⟦14⟧-李文, “5·⟦18⟧”, 上午⟦9点⟧钟: a number that marks or dates something, by the character beside it.
  private func isLabel(_ quantity: Quantity) -> Bool {
    let bytes = document.text.bytes
    let (start, end) = (Int(quantity.span.start), Int(quantity.span.end))
    if quantity.kind == .number, quantity.unit == nil {
      let isBehindDot =
        start > 2 && PunctuationBytes.isMiddleDot(bytes[(start - 2)..<start])
        && (0x30...0x39).contains(bytes[start - 3])
      let isBeforeDot =
        end + 2 < bytes.count && PunctuationBytes.isMiddleDot(bytes[end..<(end + 2)])
        && (0x30...0x39).contains(bytes[end + 2])
      if isBehindDot || isBeforeDot { return true }
      // 2011-2015五年规划: from one year to another.
      if (1900...2100).contains(quantity.value ?? 0), end + 4 < bytes.count, bytes[end] == 0x2D,
        bytes[(end + 1)..<(end + 5)].allSatisfy({ (0x30...0x39).contains($0) })
      {
        return true
      }
      // Three bytes and more: the hyphen of a name, not the one of 3-5.
      return end + 1 < bytes.count && bytes[end] == 0x2D && bytes[end + 1] >= 0xE3
    }
    return lexicon.holds(.oclock, (quantity.unit ?? "").utf8)
      && lexicon.opens(.bell, bytes[end...])
  }

  /// 世界⟦500⟧强企业, ⟦0℃⟧线: part of a name, by the word behind it.
  private func isName(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard position + 1 < clause.units.count else { return false }
    let next = clause.units[position + 1]
    switch quantity.kind {
    case .number:
      // ⟦512⟧事件: by its day.
      if quantity.unit == nil, quantity.value.map({ $0 >= 100 }) ?? false, says(next, .dated) {
        return true
      }
      return lexicon.opens(.elite, document.text.bytes[Int(units[next].span.start)...])
    case .temperature: return says(next, .line)
    // 五战⟦三胜⟧制
    case .count: return says(next, .system)
    default: return false
    }
  }

  /// 先后⟦14次⟧共收受…414万元: how often, beside how much.
  private func isRepetition(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .count, lexicon.holds(.times, (quantity.unit ?? "").utf8),
      position + 1 < clause.units.count
    else { return false }
    let next = units[clause.units[position + 1]]
    return (next.cues.has(.adverb) || next.isVerb)
      && clause.units[(position + 2)...].contains { units[$0].kind == .figure }
  }

  /// 事后，⟦2人⟧联系买家: the two who were named before, unless something happened to them.
  private func isThey(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .count, lexicon.holds(.persons, (quantity.unit ?? "").utf8),
      (quantity.value ?? 9) <= 3, quantity.modifier == nil, position + 1 < clause.units.count,
      clause.units[..<position].allSatisfy({ units[$0].kind == .time })
    else { return false }
    let next = units[clause.units[position + 1]]
    // ⟦3人⟧投反对票: they are counted.
    if let last = clause.units.last,
      lexicon.holds(.ballot, document.text.bytes[units[last].span.range].suffix(3))
    {
      return false
    }
    return (next.isVerb || next.isNominal && position + 2 < clause.units.count)
      && next.cues.isPlain
  }

  /// 每11人中有1人: neither figure says how many there are.
  private func isProportion(_ clause: Clause, _ position: Int) -> Bool {
    func isEach(_ position: Int) -> Bool {
      position > 0 && position + 1 < clause.units.count
        && says(clause.units[position - 1], .per) && says(clause.units[position + 1], .among)
    }
    if isEach(position) || isPer(clause, position) { return true }
    guard
      let before = clause.units[..<position].lastIndex(where: { units[$0].kind == .figure }),
      position - before <= 5
    else { return false }
    return isEach(before)
  }

  /// 每⟦10股⟧派3.5元, 每⟦千人⟧拥有3.2名: what the next figure is counted by.
  private func isPer(_ clause: Clause, _ position: Int) -> Bool {
    guard position > 0, says(clause.units[position - 1], .per),
      let next = clause.units[(position + 1)...].firstIndex(where: { units[$0].kind == .figure })
    else { return false }
    return next - position <= 6
  }

  /// ⟦30户以上⟧自然村的比例由98%…: which ones are meant, before what is said of them.
  private func isThreshold(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    guard quantity.modifier == .atLeast || quantity.modifier == .atMost, quantity.kind != .percent,
      position + 1 < clause.units.count
    else { return false }
    let before = clause.units[..<position].filter { units[$0].isNominal || units[$0].isVerb }
    return before.isEmpty && units[clause.units[position + 1]].isNominal
      && clause.units[(position + 1)...].contains { units[$0].kind == .figure }
  }

  /// 甲、乙、丙⟦3省⟧: the list is counted, and nothing else.
  private func countsList(_ clause: Clause, _ position: Int) -> Bool {
    let quantity = quantity(clause.units[position])
    guard quantity.kind == .count, let value = quantity.value, value >= 2, value <= 40 else {
      return false
    }
    var probe = position - 1
    var members = 0
    while probe >= 0, units[clause.units[probe]].kind == .name {
      members += 1
      probe -= 1
      guard probe > 0,
        units[clause.units[probe]].kind == .listMark
          || units[clause.units[probe]].cues.has(.conjunction)
      else { break }
      probe -= 1
    }
    return members > 1 && Double(members) == value
  }

  /// “⟦二十一⟧连丰”, “⟦十四五⟧”: a numeral in marks is a part of a name.
  private func isQuotedWord(_ position: Int, _ clause: Clause, _ quantity: Quantity) -> Bool {
    guard quantity.kind == .number || quantity.kind == .count, position > 0,
      units[clause.units[position - 1]].kind == .quote,
      clause.units[(position + 1)...].prefix(4).contains(where: { units[$0].kind == .quote })
    else { return false }
    return !FigureCriterion.hasDigit(quantity, document.text)
  }

  /// 分列⟦二、三位⟧: places in an order.
  private func isPlace(_ clause: Clause, _ position: Int, _ quantity: Quantity) -> Bool {
    quantity.kind == .count && lexicon.holds(.place, (quantity.unit ?? "").utf8) && position > 0
      && position + 1 == clause.units.count && units[clause.units[position - 1]].cues.has(.rank)
  }
}
