import Corpus
import Language
import Testing

@Test func numbersEqualStretchesAlike() {
  let text = Text("武汉、广州、武汉、广")
  var index = SpanIndex()
  #expect(index.number(of: TextSpan(0..<6), in: text) == nil)
  #expect(index.insert(TextSpan(0..<6), in: text) == 0)
  #expect(index.insert(TextSpan(9..<15), in: text) == 1)
  #expect(index.insert(TextSpan(18..<24), in: text) == 0)
  // What only begins so is another one, and one of another kind too.
  #expect(index.insert(TextSpan(9..<12), in: text) == 2)
  #expect(index.insert(TextSpan(18..<24), 1, in: text) == 3)
  #expect(index.number(of: "广州", in: text) == 1)
  #expect(index.number(of: "广", in: text) == 2)
  #expect(index.number(of: "广", 1, in: text) == nil)
  #expect(index.number(of: "", in: text) == nil)
}

/// More than fit the first table, each found again, in the order in which they came.
@Test func keepsTheNumbersOfMany() {
  let names = (0..<2_000).map { String(0x4E00 + $0, radix: 36) + "号" }
  let text = Text(names.joined())
  var index = SpanIndex()
  var start = 0
  for (number, name) in names.enumerated() {
    let span = TextSpan(start..<start + name.utf8.count)
    #expect(index.insert(span, in: text) == number)
    start += name.utf8.count
  }
  for (number, name) in names.enumerated() { #expect(index.number(of: name, in: text) == number) }
}

/// Names that share both ends are told apart as fast as others: a quadratic search would take minutes.
@Test func tellsManyNamesApartThatShareBothEnds() {
  let names = (0..<40_000).map { "北京\(String($0, radix: 36))号精密机械科技有限公司" }
  let text = Text(names.joined())
  var index = SpanIndex()
  var start = 0
  for (number, name) in names.enumerated() {
    let span = TextSpan(start..<start + name.utf8.count)
    if index.insert(span, in: text) != number { Issue.record("\(name) is taken for another one") }
    start += name.utf8.count
  }
}
