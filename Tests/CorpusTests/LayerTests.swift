import Corpus
import Testing

struct LayerTests {
  private func mention(_ start: Int32, _ end: Int32, _ type: EntityType = .place) -> Mention {
    Mention(span: TextSpan(start, end), type: type, rule: "r", confidence: 50)
  }

  @Test func keepsTextOrderWhateverTheOrderOfArrival() {
    let mentions = [mention(5, 9), mention(0, 3), mention(0, 9), mention(5, 9, .organization)]
    var forwards = Layer<Mention>()
    var backwards = Layer<Mention>()
    for found in mentions { forwards.insert(contentsOf: [found]) }
    for found in mentions.reversed() { backwards.insert(contentsOf: [found]) }
    #expect(forwards == backwards)
    #expect(forwards.map(\.span.start) == [0, 0, 5, 5])
    #expect(forwards[0].span.end == 9)
    #expect(forwards[2].type == .organization)
  }

  @Test func keepsEqualAnnotationsOnce() {
    let layer = Layer([mention(0, 3), mention(0, 3), mention(4, 5), mention(0, 3)])
    #expect(layer.map(\.span) == [TextSpan(0, 3), TextSpan(4, 5)])
  }

  @Test func findsBySpanAndByStretch() {
    let layer = Layer([mention(0, 3), mention(4, 9), mention(4, 6), mention(12, 13)])
    #expect(layer.index(of: TextSpan(4, 6)) == 2)
    #expect(layer.index(of: TextSpan(4, 7)) == nil)
    #expect(layer.starting(in: TextSpan(3, 12)).map(\.span) == [TextSpan(4, 9), TextSpan(4, 6)])
    #expect(layer.starting(in: TextSpan(9, 12)).isEmpty)
  }
}
