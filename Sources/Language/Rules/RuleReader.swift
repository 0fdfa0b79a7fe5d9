import Corpus

/// What is at hand while a document is read sentence by sentence.
struct RuleReader {
  let found: RuleAnchors.Found
  /// All annotations of the document.
  let items: [RuleSentence.Item]
  var sights: RuleSights
  var matcher: RuleMatcher
  let tables: RuleTables
  let text: Text
  /// The anchors of the sentence, in order of their starts.
  private(set) var hits: [RuleAnchors.Hit] = []
  private var nextHit = 0
  private var nextSight = 0
  private var nextItem = 0

  init(
    found: RuleAnchors.Found,
    items: [RuleSentence.Item],
    sights: RuleSights,
    matcher: RuleMatcher,
    tables: RuleTables,
    text: Text
  ) {
    self.found = found
    self.items = items
    self.sights = sights
    self.matcher = matcher
    self.tables = tables
    self.text = text
  }

  mutating func takeHits(of span: TextSpan) {
    hits.removeAll(keepingCapacity: true)
    while nextHit < found.hits.count, found.hits[nextHit].end <= span.end {
      let hit = found.hits[nextHit]
      nextHit += 1
      guard hit.stands, hit.start >= span.start else { continue }
      // By insertion: they come in order of their ends, which is nearly that of their starts.
      var place = hits.count
      hits.append(hit)
      while place > 0, hit.precedes(hits[place - 1]) {
        hits.swapAt(place, place - 1)
        place -= 1
      }
    }
  }

  mutating func enter(_ span: TextSpan, _ anchors: RuleAnchors) {
    while nextItem < items.count, items[nextItem].span.start < span.start { nextItem += 1 }
    var last = nextItem
    while last < items.count, items[last].span.start < span.end { last += 1 }
    tables.enter(span, items[nextItem..<last].filter { $0.span.end <= span.end }[...])
    nextItem = last
    sights.clear()
    for item in tables.items { sights.add(item) }
    while nextSight < found.sights.count, found.sights[nextSight].end <= span.end {
      let sight = found.sights[nextSight]
      nextSight += 1
      guard sight.start >= span.start else { continue }
      anchors.forEachGroup(of: sight) { sights.add(sight, to: $0) }
    }
  }

  /// The sentence, for who wants more than places in it.
  var sentence: RuleSentence { RuleSentence(text: text, span: tables.span, items: tables.items) }
}
