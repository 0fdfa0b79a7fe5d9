import Corpus
import Foundation
import Testing

@testable import Language

struct ValueScannerTests {
  private static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().path

  private static let data = DataFolder(root: root)

  private func lexicon() throws -> ValueLexicon { try ValueLexicon.load(from: Self.data) }

  /// The longest reading wins; of equals a time before a quantity before what is no value.
  @Test(arguments: [
    ("十分之一", "十分之一"), ("十分好", ""), ("10日元", "10日元"), ("10日", ""), ("零一万物", ""), ("三分球", ""),
    ("三分之二", "三分之二"),
  ])
  func letsTheLongestReadingWin(text: String, quantity: String) throws {
    let source = Text(text)
    let found = ValueScanner(lexicon: try lexicon()).scan(source)
    #expect(found.quantities.map { source[$0.span] }.joined() == quantity)
  }

  @Test func namesEveryTableToTheDataFolder() throws {
    let data = DataFolder(root: Self.root)
    _ = try ValueLexicon.load(from: data)
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.root + "/" + ValueLexicon.folder
    )
    #expect(data.loadedFiles == names.map { ValueLexicon.folder + "/" + $0 }.sorted())
  }

  @Test(arguments: [
    ("# source: x\n一直\tnot\n", "line 2"), ("# source: x\n一直\tunheard\t0\n", "line 2"),
    ("一直\tnot\t0\n", "# source"),
  ])
  func refusesADamagedTableByLine(table: String, part: String) throws {
    let folder = FileManager.default.temporaryDirectory.path + "/values-" + UUID().uuidString
    try FileManager.default.copyItem(
      atPath: Self.root + "/" + ValueLexicon.folder,
      toPath: folder
    )
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let text = table.replacing("# source: x\n", with: "# source: x\n# licence: CC0-1.0\n")
    let shifted = part.replacing("line 2", with: "line 3")
    try text.write(toFile: folder + "/not-values.tsv", atomically: true, encoding: .utf8)
    let error = #expect(throws: DataError.self) { try ValueLexicon(folder: folder) }
    #expect(error?.path.hasSuffix("not-values.tsv") == true)
    #expect(error?.message.contains(shifted) == true)
  }

  /// Random sequences of the scalars that values are made of; the same ones every time.
  @Test func holdsAgainstRandomInput() throws {
    let scanner = ValueScanner(lexicon: try lexicon())
    let scalars = Array(
      "0123456789０一二三四五六七八九十百千万亿兆零两几多余半点负-−.,，:/%~至到、又分之年月日号时秒周天今前后上近约第每个元块港人岁度℃米斤¥$ T+^()起以来\n𠀀"
        .unicodeScalars
    )
    var state: UInt64 = 42
    for _ in 0..<4000 {
      var string = ""
      for _ in 0..<14 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        string.unicodeScalars.append(scalars[Int(state >> 33) % scalars.count])
      }
      let text = Text(string)
      let found = scanner.scan(text, anchor: "2024-02-29T23:59:59")
      var end: Int32 = 0
      for span in (found.times.map(\.span) + found.quantities.map(\.span)).sorted() {
        #expect(span.start >= end && Int(span.end) <= text.count && !span.isEmpty)
        #expect(text.isScalarBorder(span.start) && text.isScalarBorder(span.end))
        end = span.end
      }
      for quantity in found.quantities {
        let numbers = [quantity.value, quantity.low, quantity.high].compactMap { $0 }
        let areFinite = numbers.allSatisfy { $0.isFinite }
        #expect(areFinite)
      }
    }
  }

  @Test func findsTheSameTwice() throws {
    let scanner = ValueScanner(lexicon: try lexicon())
    let text: Text = "2月5日，近28万户，同比增长14.7%，去年同期3亿元"
    let first = scanner.scan(text, anchor: "2025-02-05")
    #expect(first == scanner.scan(text, anchor: "2025-02-05"))
  }

  /// 去年同期 counts from days that are there; a decade has no same period in another year.
  @Test func countsTheSamePeriodFromAYearAtMost() throws {
    let scanner = ValueScanner(lexicon: try lexicon())
    func found(_ text: Text, _ anchor: String) -> [(String, String?, TimeExpression.Anchor?)] {
      scanner.scan(text, anchor: anchor).times.map { (text[$0.span], $0.value, $0.anchor) }
    }
    let decade: Text = "这座别墅于1920年代建造，占比由去年同期的三成升至四成。"
    #expect(found(decade, "").map(\.0) == ["1920年代"])
    let after = found(decade, "2017-04-23")
    #expect(after.map(\.0) == ["1920年代", "去年同期"])
    #expect(after.last?.1 == "2016")
    #expect(after.last?.2 == .document)
    let months: Text = "2017年1月至3月建于1920年代的别墅卖出三成，去年同期为四成。"
    let quarter = found(months, "2017-04-23")
    #expect(quarter.last?.1 == "2016-01-01/2016-03-31")
    #expect(quarter.last?.2 == .text(TextSpan(0..<("2017年1月至3月".utf8.count))))
  }

  /// Days of the calendar there and back, over leap years and centuries.
  @Test func countsDaysThereAndBack() {
    for number in stride(from: -800_000, through: 800_000, by: 997) {
      let day = CivilDay(number: number)
      let (year, month, dayOfMonth) = day.parts
      #expect(CivilDay(year: year, month: month, day: dayOfMonth) == day)
    }
    #expect(CivilDay(year: 2000, month: 1, day: 1)?.weekday == 6)
    #expect(CivilDay(year: 1900, month: 2, day: 29) == nil)
  }
}
