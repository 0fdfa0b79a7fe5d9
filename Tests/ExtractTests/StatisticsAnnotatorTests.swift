import Corpus
import Foundation
import Language
import Segment
import TestSupport
import Testing

@testable import Extract

/// Statistics over sentences of many subjects, with the names given: what other annotators find is
/// theirs to test.
struct StatisticsAnnotatorTests {
  /// One line of the fixture: types of the marked names, the text, the rows.
  struct Case: Sendable, CustomTestStringConvertible {
    let types: [Substring]
    let marked: String
    let rows: String
    var testDescription: String { marked }
  }

  private static let types: [Substring: EntityType] = [
    "o": .organization, "l": .place, "p": .person, "w": .work, "e": .event, "r": .product,
  ]

  /// Sentences, tokens, times, quantities and statistics as a run has them.
  private static let annotators: [any Annotator] = {
    let names = ["sentences", "tokens", "times", "quantities", "statistics"]
    let modules = SegmentRegistry.annotators + ExtractRegistry.annotators
    return names.map { name in
      guard let module = modules.first(where: { $0.name == name }) else {
        preconditionFailure("\(name) is not registered")
      }
      do {
        return try module.make(Options(module.options), TestData.folder)
      } catch {
        preconditionFailure("\(name) cannot be made: \(error)")
      }
    }
  }()

  private static let cases: [Case] = {
    let path = TestData.folder.path("Tests/ExtractTests/Fixtures/statistics.tsv")
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      preconditionFailure("\(path) is missing")
    }
    return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      precondition(cells.count == 3, "three cells in \(line)")
      return Case(
        types: cells[0].split(separator: ","),
        marked: String(cells[1]),
        rows: String(cells[2])
      )
    }
  }()

  private func document(
    _ text: Text,
    names: [(TextSpan, EntityType)] = [],
    published: String? = "2024-05-20"
  ) throws -> Document {
    var document = Document(lines: text, published: published)
    document.mentions.insert(
      contentsOf: names.map { Mention(span: $0, type: $1, rule: "given", confidence: 100) }
    )
    for annotator in Self.annotators { try annotator.annotate(&document) }
    return document
  }

  /// `figure|subject|indicator|time|rank|status|source`, empty cells at the end left out.
  private func rows(of document: Document) -> String {
    let rows = document.statistics.map { row in
      var cells = [
        document.text[row.quantity], row.subject ?? "", row.indicator ?? "", row.time ?? "",
        row.rank.map(String.init) ?? "", row.status == .actual ? "" : row.status.rawValue,
        row.attributedTo ?? "",
      ]
      while cells.last?.isEmpty == true { cells.removeLast() }
      return cells.joined(separator: "|")
    }
    return rows.isEmpty ? "-" : rows.joined(separator: "; ")
  }

  @Test(arguments: cases)
  func readsWhatTheSentenceSays(_ example: Case) throws {
    let marked = MarkedText(example.marked)
    let names = zip(marked.spans, example.types).compactMap { span, type in
      Self.types[type].map { (span, $0) }
    }
    let found = rows(of: try document(marked.text, names: names))
    #expect(found == example.rows)
  }

  @Test func coversItsFigureInEachRow() throws {
    for example in Self.cases {
      let document = try document(MarkedText(example.marked).text)
      for row in document.statistics {
        #expect(row.span.contains(row.quantity), "\(example.marked)")
        #expect(document.quantities.index(of: row.quantity) != nil)
        #expect(row.indicator?.isEmpty == false)
      }
    }
  }

  @Test func takesTimeAndSubjectFromTheSentenceBeforeAndNotFromAnotherParagraph() throws {
    let text: Text = "2023年，全省发展很快。粮食产量达1200万吨。\n茶叶产量达30万吨。"
    let document = try document(text)
    #expect(document.statistics.map(\.time) == ["2023", nil])
    #expect(document.statistics.first?.subject == "全省")
  }

  @Test(arguments: ["⟦广东⟧已发布64个大模型。", "⟦广东⟧：共发布64个大模型。"])
  func linksASubjectThatIsAName(marked: String) throws {
    let marked = MarkedText(marked)
    var document = try document(marked.text)
    document.entities = [Entity(type: .place, name: "广东")]
    document.mentions.insert(
      contentsOf: [
        Mention(span: marked.spans[0], type: .place, entity: 0, rule: "given", confidence: 100)
      ]
    )
    document.statistics = Layer()
    try #require(Self.annotators.last).annotate(&document)
    #expect(document.statistics.map(\.subject) == ["广东"])
    #expect(document.statistics.map(\.subjectEntity) == [0])
  }

  @Test(arguments: ["", "3", "%", "，，，", "（（（5%", "）5%）", "5%5%5%", "分别分别5%、6%", "其其其其3亿元的的的"])
  func standsBrokenText(text: String) throws {
    let marked = Text(text)
    let document = try document(marked)
    #expect(document.statistics.allSatisfy { Int($0.span.end) <= marked.count })
  }

  @Test func leavesFiguresOutThatHaveARowAlready() throws {
    let text: Text = "全省粮食产量达1200万吨。"
    var document = try document(text)
    let before = document.statistics
    #expect(before.count == 1)
    let module = StatisticsAnnotator.module
    try module.make(Options(), TestData.folder).annotate(&document)
    #expect(document.statistics == before)
  }
}
