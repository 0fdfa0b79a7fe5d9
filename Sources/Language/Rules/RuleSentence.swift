public import Corpus

/// A sentence as patterns see it: its bytes, tokens and annotations.
public struct RuleSentence: Sendable {
  /// An annotation that a pattern can name.
  public struct Item: Sendable, Hashable {
    /// Where it stands in the document.
    public enum Reference: Sendable, Hashable {
      case mention(Int)
      case time(Int)
      case quantity(Int)
      case quotation(Int)
      /// A word that stands for this entity: 该公司, 其.
      case standIn(Int)
    }

    public let span: TextSpan
    public let kinds: RuleKinds
    public let reference: Reference

    var isStandIn: Bool { if case .standIn = reference { true } else { false } }
  }

  /// A token with the classes that patterns ask for.
  struct Word: Sendable {
    let span: TextSpan
    let classes: RuleTokenClass
    let tag: String?
  }

  public let text: Text
  public let span: TextSpan
  /// By start, the longest first.
  public let items: [Item]
  /// Their indices by end, the longest first.
  let byEnd: [Int]
  /// Of the whole document.
  let tokens: Layer<Token>
  let mentions: Layer<Mention>
  let sentences: Layer<Sentence>
  let entities: [Entity]
  let standIns: [RuleStandIn]
  /// What each byte from the sentence's start belongs to.
  let kindsAt: [RuleKinds]

  /// - Parameters:
  ///   - span: of the sentence.
  ///   - document: with the layers that patterns speak of.
  ///   - standIns: words that stand for names in the document, in text order.
  public init(_ span: TextSpan, in document: Document, standIns: [RuleStandIn] = []) {
    text = document.text
    self.span = span
    var items: [Item] = []
    func add<Element>(
      _ layer: Layer<Element>,
      _ kinds: (Element) -> RuleKinds,
      _ reference: (Int) -> Item.Reference
    ) {
      let slice = layer.starting(in: span)
      for index in slice.indices
      where slice[index].span.end <= span.end && !slice[index].span.isEmpty {
        items.append(
          Item(span: slice[index].span, kinds: kinds(slice[index]), reference: reference(index))
        )
      }
    }
    add(document.mentions, { RuleKinds($0.type) }, Item.Reference.mention)
    add(document.times, { RuleKinds($0.kind) }, Item.Reference.time)
    add(document.quantities, { RuleKinds($0.kind) }, Item.Reference.quantity)
    add(document.quotations, { RuleKinds($0.kind) }, Item.Reference.quotation)
    for word in RuleStandIn.inside(span, of: standIns) {
      items.append(
        Item(span: word.span, kinds: RuleKinds(word.type), reference: .standIn(word.entity))
      )
    }
    items.sort { $0.span != $1.span ? $0.span < $1.span : $0.kinds.rawValue < $1.kinds.rawValue }
    items = Self.standing(items)
    self.items = items
    byEnd = items.indices.sorted {
      let (left, right) = (items[$0].span, items[$1].span)
      return left.end != right.end
        ? left.end < right.end : left.start != right.start ? left.start < right.start : $0 < $1
    }
    tokens = document.tokens
    mentions = document.mentions
    sentences = document.sentences
    entities = document.entities
    self.standIns = standIns
    var kindsAt = [RuleKinds](repeating: [], count: span.count + 1)
    for item in items where !item.isStandIn {
      for place in Int(item.span.start - span.start)..<Int(item.span.end - span.start) {
        kindsAt[place].formUnion(item.kinds)
      }
    }
    self.kindsAt = kindsAt
  }

  /// Without the places in the names of other things: 浙江大学 says nothing of 浙江.
  private static func standing(_ items: [Item]) -> [Item] {
    // In order of starts: whatever contains an item came before it.
    var whole = TextSpan(0, 0)
    return items.filter { item in
      guard item.kinds == RuleKinds(.place) else {
        if !item.kinds.isDisjoint(with: .names), item.span.end > whole.end { whole = item.span }
        return true
      }
      return item.span == whole || item.span.end > whole.end
    }
  }

  /// Whether all of a stretch stands in names.
  public func isInName(_ stretch: TextSpan) -> Bool {
    guard span.contains(stretch) else { return false }
    return stretch.range.allSatisfy { !kindsAt[$0 - Int(span.start)].isDisjoint(with: .names) }
  }

  /// The annotations of exactly this stretch.
  public func items(at span: TextSpan) -> ArraySlice<Item> {
    let range = items(startingAt: span.start)
    let first = range.first { items[$0].span.end <= span.end } ?? range.upperBound
    let end = range.first { items[$0].span.end < span.end } ?? range.upperBound
    return items[first..<max(first, end)]
  }

  /// The indices of the items that start at `position`, the longest first.
  func items(startingAt position: Int32) -> Range<Int> {
    var low = 0
    var high = items.count
    while low < high {
      let middle = (low + high) / 2
      if items[middle].span.start < position { low = middle + 1 } else { high = middle }
    }
    while high < items.count, items[high].span.start == position { high += 1 }
    return low..<high
  }

  /// The places in `byEnd` of the items that end at `position`, the longest first.
  func items(endingAt position: Int32) -> Range<Int> {
    var low = 0
    var high = byEnd.count
    while low < high {
      let middle = (low + high) / 2
      if items[byEnd[middle]].span.end < position { low = middle + 1 } else { high = middle }
    }
    while high < byEnd.count, items[byEnd[high]].span.end == position { high += 1 }
    return low..<high
  }

  /// The token of this sentence that starts or ends at `position`.
  func word(at position: Int32, isEnd: Bool) -> Word? {
    var low = 0
    var high = tokens.count
    while low < high {
      let middle = (low + high) / 2
      let place = isEnd ? tokens[middle].span.end : tokens[middle].span.start
      if place < position { low = middle + 1 } else { high = middle }
    }
    guard low < tokens.count else { return nil }
    let token = tokens[low]
    guard (isEnd ? token.span.end : token.span.start) == position, span.contains(token.span) else {
      return nil
    }
    return Word(span: token.span, classes: RuleTokenClass(tag: token.pos), tag: token.pos)
  }

  /// The scalar that starts at `position`, with its length in bytes; nil at the sentence's end.
  func scalar(at position: Int32) -> (value: UInt32, count: Int32)? {
    guard position < span.end else { return nil }
    let bytes = text.bytes
    let lead = bytes[Int(position)]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let count: Int32 = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard position + count <= span.end else { return nil }
    var value = UInt32(lead) & (0x7F >> UInt32(count))
    for offset in 1..<count { value = value << 6 | UInt32(bytes[Int(position + offset)] & 0x3F) }
    return (value, count)
  }

  /// The scalar that ends at `position`; nil at the sentence's start.
  func scalar(before position: Int32) -> (value: UInt32, count: Int32)? {
    var start = position - 1
    while start > span.start, text.bytes[Int(start)] & 0xC0 == 0x80 { start -= 1 }
    guard start >= span.start, let found = scalar(at: start), start + found.count == position
    else { return nil }
    return found
  }

  /// Whether a clause begins or ends at `position`.
  func isClauseBorder(_ position: Int32) -> Bool {
    guard let after = scalar(at: position), let before = scalar(before: position) else {
      return true
    }
    return RulePunctuation.endsClause(before.value) || RulePunctuation.endsClause(after.value)
  }

  /// Where the clause around `position` begins.
  public func clauseStart(of position: Int32) -> Int32 {
    var place = position
    while let before = scalar(before: place), !RulePunctuation.endsClause(before.value) {
      place -= before.count
    }
    return place
  }

  /// Where the clause around `position` ends.
  public func clauseEnd(of position: Int32) -> Int32 {
    var place = position
    while let after = scalar(at: place), !RulePunctuation.endsClause(after.value) {
      place += after.count
    }
    return place
  }
}
