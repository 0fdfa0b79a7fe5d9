import Corpus
import Segment
import TestSupport
import Testing

struct DocumentSplitterTests {
  private func split(
    _ string: String,
    splitting: DocumentSplitter.Splitting = .plain
  ) throws -> [Document] {
    let text = Text(string)
    let record = Record(
      sourceURI: "a.txt",
      byteRange: 0..<text.count,
      mediaType: "text/plain",
      content: .text(text)
    )
    let splitter = try DocumentSplitter(data: TestData.folder, splitting: splitting)
    return try splitter.split(CleanText(text: text, map: .identity(count: text.count)), of: record)
  }

  private static let first = """
    本市新建的三座污水处理厂上月全部投入运行，日处理能力提高了四成，沿河居民反映异味明显减轻。
    市水务局负责人介绍，下一步还将改造老城区的管网，预计两年内完成，所需资金已经列入预算。
    """
  private static let second = """
    本报记者 王小明 通讯员 李芳
    国家女子排球队昨晚在主场以三比一战胜来访的对手，取得本届联赛的第五场胜利，暂列积分榜第二位。
    主教练赛后表示，队员们在第三局及时调整了战术，拦网和防守都有进步，下周将前往客场继续比赛。
    """

  @Test func aBylineStartsAnArticleBehindOneThatBreaksOff() throws {
    let cut = Self.first + "居民代表在座谈会上提出，希望河道两侧能够多种一些树木，同时把《河长制"
    let documents = try split(cut + "\n" + Self.second)
    #expect(documents.count == 2)
    #expect(documents.first?.isCutAtTail == true)
    #expect(documents.last?.isCutAtHead == false)
    #expect(documents.last?.paragraphs.first?.role == .byline)
  }

  @Test(arguments: [first, second])
  func oneArticleStaysOne(article: String) throws {
    let documents = try split(article)
    #expect(documents.count == 1)
    #expect(documents.first?.text.description == article)
    #expect(documents.first?.language == "zh")
    #expect(documents.first?.script == "Hans")
  }

  @Test func nothingIsSplitWhereItIsNotAskedFor() throws {
    let both = Self.first + "\n居民代表在座谈会上提出，希望河道两侧能够多种一些树木，把《河长制\n" + Self.second
    #expect(try split(both, splitting: .none).count == 1)
  }

  @Test(arguments: ["字", "。", "一\n二\n三", "《\n《\n《", String(repeating: "无", count: 50_000)])
  func everyParagraphIsALineOfItsDocument(string: String) throws {
    for document in try split(string) {
      for paragraph in document.paragraphs {
        #expect(document.text.isScalarBorder(paragraph.span.start))
        #expect(document.text.isScalarBorder(paragraph.span.end))
        #expect(!document.text[paragraph.span].contains("\n"))
      }
    }
  }
}
