import Foundation
import Testing

/// More than three hundred texts from the language of news, with all their values.
struct NewsValuesTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let text: String
    let expected: String
    var testDescription: String { text }
  }

  static let cases: [Case] = {
    let path = ValueRendering.root + "/Tests/ExtractTests/Fixtures/news-values.tsv"
    let table = String(
      decoding: FileManager.default.contents(atPath: path) ?? Data(),
      as: UTF8.self
    )
    return table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let parts = line.split(separator: "\t", maxSplits: 1)
      return Case(text: String(parts[0]), expected: String(parts.last ?? ""))
    }
  }()

  @Test func areAtLeastThreeHundred() {
    #expect(Self.cases.count >= 300)
    #expect(Self.cases.filter { $0.expected == "-" }.count >= 80)
  }

  @Test(arguments: cases)
  func findsAllAndNothingElse(example: Case) throws {
    let found = try ValueRendering.values(in: example.text, published: "2025-02-05")
    #expect(found == example.expected)
  }
}
