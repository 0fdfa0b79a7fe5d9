public import Corpus

/// A sentence with the annotations that patterns can name.
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

  public let text: Text
  public let span: TextSpan
  /// By start, the longest first.
  public let items: [Item]

  /// All annotations of a document and the words that stand for names, in text order.
  static func items(of document: Document, _ standIns: [RuleStandIn]) -> [Item] {
    var items: [Item] = []
    items.reserveCapacity(
      document.mentions.count + document.times.count + document.quantities.count
        + document.quotations.count + standIns.count
    )
    func add<Element>(
      _ layer: Layer<Element>,
      _ kinds: (Element) -> RuleKinds,
      _ reference: (Int) -> Item.Reference
    ) {
      for index in layer.indices where !layer[index].span.isEmpty {
        items.append(
          Item(
            span: layer[index].span,
            kinds: kinds(layer[index]),
            reference: reference(index)
          )
        )
      }
    }
    add(document.mentions, { RuleKinds($0.type) }, Item.Reference.mention)
    add(document.times, { RuleKinds($0.kind) }, Item.Reference.time)
    add(document.quantities, { RuleKinds($0.kind) }, Item.Reference.quantity)
    add(document.quotations, { RuleKinds($0.kind) }, Item.Reference.quotation)
    for word in standIns {
      items.append(
        Item(span: word.span, kinds: RuleKinds(word.type), reference: .standIn(word.entity))
      )
    }
    items.sort { $0.span != $1.span ? $0.span < $1.span : $0.kinds.rawValue < $1.kinds.rawValue }
    return items
  }

  /// Adds items without the places in the names of other things: 浙江大学 says nothing of 浙江.
  static func appendStanding(_ items: ArraySlice<Item>, to standing: inout [Item]) {
    // In order of starts: whatever contains an item came before it.
    var whole = TextSpan(0, 0)
    for item in items {
      if item.kinds != RuleKinds(.place) {
        if !item.kinds.isDisjoint(with: .names), item.span.end > whole.end { whole = item.span }
      } else if item.span != whole, item.span.end <= whole.end {
        continue
      }
      standing.append(item)
    }
  }

  /// Whether all of a stretch stands in names.
  public func isInName(_ stretch: TextSpan) -> Bool {
    guard span.contains(stretch) else { return false }
    var place = stretch.start
    for item in items where !item.isStandIn && !item.kinds.isDisjoint(with: .names) {
      if item.span.start > place || place >= stretch.end { break }
      place = max(place, item.span.end)
    }
    return place >= stretch.end
  }

  /// The annotations of exactly this stretch.
  public func items(at span: TextSpan) -> ArraySlice<Item> {
    var first = 0
    var high = items.count
    while first < high {
      let middle = (first + high) / 2
      if items[middle].span < span { first = middle + 1 } else { high = middle }
    }
    let end = items[first...].firstIndex { $0.span != span } ?? items.endIndex
    return items[first..<end]
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

  /// The scalar that starts at `position`, with its length in bytes; nil at the sentence's end.
  private func scalar(at position: Int32) -> (value: UInt32, count: Int32)? {
    guard position < span.end else { return nil }
    let point = text.bytes.codePoint(at: Int(position))
    guard position + Int32(point.utf8Count) <= span.end else { return nil }
    return (point.value, Int32(point.utf8Count))
  }

  /// The scalar that ends at `position`; nil at the sentence's start.
  private func scalar(before position: Int32) -> (value: UInt32, count: Int32)? {
    var start = position - 1
    while start > span.start, text.bytes[Int(start)] & 0xC0 == 0x80 { start -= 1 }
    guard start >= span.start, let found = scalar(at: start), start + found.count == position
    else { return nil }
    return found
  }
}
