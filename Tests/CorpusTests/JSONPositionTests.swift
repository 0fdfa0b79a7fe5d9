import Corpus
import Testing

struct JSONPositionTests {
  private static let text = "a中\r\n\n\u{1F600}x\ne\u{301}"
  private static let bytes = Array(text.utf8)

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (4, 1, 3), (5, 1, 4), (6, 2, 1), (7, 3, 1), (11, 3, 2), (12, 3, 3),
    (13, 4, 1), (14, 4, 2), (16, 4, 3),
  ])
  func linesAndCodePointsAreCounted(_ offset: Int, line: Int, column: Int) {
    let position = TextPosition(of: offset, in: Self.bytes)
    #expect(position.line == line)
    #expect(position.column == column)
    #expect(position.description == "\(line):\(column)")
  }

  @Test func anOffsetBeyondTheEndIsTheEnd() {
    let end = TextPosition(of: Self.bytes.count, in: Self.bytes)
    #expect(TextPosition(of: 1000, in: Self.bytes) == end)
    #expect(TextPosition(of: 0, in: []).description == "1:1")
  }

  @Test func manyAreCountedAsOneByOne() {
    let offsets = Array(0...Self.bytes.count) + [Self.bytes.count, 99]
    #expect(
      TextPosition.positions(of: offsets, in: Self.bytes)
        == offsets.map { TextPosition(of: $0, in: Self.bytes) }
    )
    #expect(TextPosition.positions(of: [], in: Self.bytes) == [])
    #expect(TextPosition.positions(of: [7, 7], in: Self.bytes).map(\.line) == [3, 3])
  }
}
