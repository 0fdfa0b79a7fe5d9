import Foundation
import TestSupport
import Testing

/// `zhai inspect` shows a published document, and says what is wrong where it cannot.
struct InspectTests {
  private static let first = "本报讯（记者张三）2024年10月5日，《新书》在北京出版，印数3万册。“很好，”李四说。\n"
  private static let second = "海口8月10日电，全市芒果出口3.2万吨。\u{1B}[K《热带》出版。果农们都很高兴。\n"

  private func published() throws -> (pipeline: TestPipeline, identifiers: [String]) {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.first, to: "in/a.txt")
    try pipeline.folder.write(Self.second, to: "in/b.txt")
    #expect(try pipeline.run().status == 0)
    let identifiers = pipeline.rows("documents").map { String($0.prefix { $0 != "," }) }
    #expect(identifiers.count == 2)
    return (pipeline, identifiers)
  }

  private func inspect(
    _ pipeline: TestPipeline,
    _ arguments: String...
  ) throws -> BuiltProgram.Outcome {
    try pipeline.zhai(["inspect"] + arguments, in: pipeline.folder.path)
  }

  @Test func showsTheTextInBracketsAndTheRowsWithTheirWords() throws {
    let (pipeline, identifiers) = try published()
    let pages = try identifiers.map { try inspect(pipeline, $0) }
    #expect(pages.allSatisfy { $0.status == 0 && $0.errors.isEmpty })
    let page = try #require(pages.first { $0.output.contains("新书") }).output
    #expect(page.contains("[2024年10月5日|2024-10-05]"))
    #expect(page.contains("新书|work]") || page.contains("新书》|work]"))
    #expect(page.contains("印数[3万册|count]"))
    #expect(page.contains("\nquantities (1)\n"))
    #expect(page.contains("kind=count  value=30000"))
    #expect(page.contains("印数«3万册»。"))
    #expect(!page.contains("\u{1B}"), "no colours where nobody asked for them")
  }

  @Test func makesControlCharactersOfTheTextVisible() throws {
    let (pipeline, identifiers) = try published()
    for identifier in identifiers {
      #expect(try !inspect(pipeline, identifier).output.contains("\u{1B}"))
    }
  }

  @Test func takesTheBeginningOfAnIdAndADatabase() throws {
    let (pipeline, identifiers) = try published()
    let whole = try inspect(pipeline, identifiers[0])
    let short = try inspect(
      pipeline,
      String(identifiers[0].prefix(10)),
      "--dataset",
      "output/current/test.sqlite"
    )
    #expect(short.status == 0)
    #expect(short.output == whole.output)
  }

  @Test func showsOneTableWhenAsked() throws {
    let (pipeline, identifiers) = try published()
    let page = try inspect(pipeline, identifiers[0], "--table", "quantities").output
    #expect(page.contains("quantities (1)"))
    #expect(!page.contains("mentions ("))
    let unknown = try inspect(pipeline, identifiers[0], "--table", "quantity")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("quantities"))
  }

  @Test func saysWhatIsWrong() throws {
    let (pipeline, identifiers) = try published()
    let nobody = try inspect(pipeline, "d_nobody")
    #expect(nobody.status == 66)
    #expect(nobody.errors.contains(identifiers[0]), "which ones there are")
    let several = try inspect(pipeline, "d_")
    #expect(several.status == 64)
    #expect(several.errors.contains(identifiers[1]))
    #expect(try inspect(pipeline, "d_", "nosuch.json").status == 66)
    #expect(try inspect(pipeline, "d_", "--dataset", "nosuch.sqlite").status == 66)
    let fresh = try TestPipeline()
    try fresh.folder.write(Self.first, to: "in/a.txt")
    let unpublished = try inspect(fresh, "d_")
    #expect(unpublished.status == 66)
    #expect(unpublished.errors.contains("zhai run pipeline.json"))
  }
}
