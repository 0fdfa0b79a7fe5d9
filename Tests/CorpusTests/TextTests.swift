import Corpus
import Testing

struct TextTests {
  @Test func refusesBytesThatAreNoText() {
    #expect(Text(validating: [0xE4, 0xBD]) == nil)
    #expect(Text(validating: [0x61, 0x00]) == nil)
    #expect(Text(validating: Array("摘".utf8))?.description == "摘")
  }

  @Test func leavesZeroBytesOutOfStrings() {
    #expect(Text("a\u{0}b").description == "ab")
  }

  @Test func knowsScalarBorders() {
    let text: Text = "a摘"
    #expect([0, 1, 4].allSatisfy { text.isScalarBorder($0) })
    #expect([-1, 2, 3, 5].allSatisfy { !text.isScalarBorder($0) })
  }

  @Test(arguments: ["", "a", "摘", "a摘b", "😀摘é", String(repeating: "摘a😀", count: 500)])
  func countsCodePointsLikeUnicodeScalars(string: String) {
    let text = Text(string)
    let offsets = ScalarOffsets(text)
    var bytes: Int32 = 0
    var scalars = 0
    for scalar in string.unicodeScalars {
      #expect(offsets(bytes) == scalars)
      bytes += Int32(UTF8.width(scalar))
      scalars += 1
    }
    #expect(offsets(bytes) == scalars)
    #expect(offsets.total == scalars)
  }

  @Test func ordersSpansOuterFirst() {
    let spans = [TextSpan(3, 5), TextSpan(0, 2), TextSpan(0, 9)]
    #expect(spans.sorted() == [TextSpan(0, 9), TextSpan(0, 2), TextSpan(3, 5)])
  }

  @Test func findsAWordFromAPlaceOn() {
    let text: Text = "甲甲乙，甲乙甲甲乙"
    let word = Array("甲甲乙".utf8)
    #expect(text.occurrence(of: word, from: 0) == TextSpan(0, 9))
    #expect(text.occurrence(of: word, from: 1) == TextSpan(18, 27))
    #expect(text.occurrence(of: word, from: 19) == nil)
    #expect(text.occurrence(of: Array("丙".utf8), from: 0) == nil)
    #expect(text.occurrence(of: [], from: 0) == nil)
    #expect(text.occurrence(of: word, from: 27) == nil)
  }
}
