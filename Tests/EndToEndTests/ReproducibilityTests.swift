import Foundation
import TestSupport
import Testing

/// The same input gives the same bytes, whatever the machine does in between.
struct ReproducibilityTests {
  private static let articles = (0..<40).map { number in
    """
    第\(number)届展览在广东开幕
    本报记者 张三 通讯员 李四
    2024年\(number % 12 + 1)月5日，《展览\(number)》在广州展出\(number * 37)件作品，同比增长\(number).5%。
    “这是一次难得的机会，”王五说，“大家都很期待。”
    来源：新华网
    """
  }

  private func pipeline(
    _ articles: [(name: String, text: String)],
    sources: String = "\"in/*.txt\""
  ) throws -> TestPipeline {
    let pipeline = try TestPipeline(sources: sources)
    for (name, text) in articles { try pipeline.folder.write(text, to: "in/" + name) }
    return pipeline
  }

  /// A long one and two reprints of it, with another headline and another end.
  private static let reprinted: [(name: String, text: String)] = ["r1", "r2", "r3"].map { name in
    let lines = articles.prefix(8).flatMap { $0.split(separator: "\n").dropFirst(2).prefix(2) }
    let text = lines.joined(separator: "\n")
    return switch name {
    case "r1": (name + ".txt", text)
    case "r2": (name + ".txt", "八届展览一览\n" + text + "\n更多消息请看明天的报纸。")
    default: (name + ".txt", text.replacingOccurrences(of: "，", with: ","))
    }
  }

  private static let named =
    articles.enumerated().map { (name: "\($0.offset).txt", text: $0.element) } + reprinted

  @Test func givesTheSameBytesTwice() throws {
    let pipeline = try pipeline(Self.named)
    #expect(try pipeline.run().status == 0)
    let first = pipeline.published
    let documents = String(decoding: first["jsonl/documents.jsonl"] ?? [], as: UTF8.self)
    #expect(documents.components(separatedBy: "\"duplicate_of\":\"d_").count == 3)
    let link = try FileManager.default.destinationOfSymbolicLink(
      atPath: pipeline.folder.path + "/output/current"
    )
    #expect(try pipeline.run().status == 0)
    #expect(pipeline.published == first)
    let again = try FileManager.default.destinationOfSymbolicLink(
      atPath: pipeline.folder.path + "/output/current"
    )
    #expect(again == link)
    #expect(first.count > 20)
  }

  @Test func givesTheSameBytesForAnyNumberOfWorkersAnyFolderAndAnyZone() throws {
    let reference = try pipeline(Self.named)
    #expect(try reference.run("--workers", "1").status == 0)
    for workers in ["2", "8"] {
      let other = try pipeline(Self.named)
      let outcome = try other.zhai(
        ["run", "--workers", workers],
        in: other.folder.path,
        environment: ["TZ": "Asia/Shanghai", "LC_ALL": "C"]
      )
      #expect(outcome.status == 0)
      #expect(other.published == reference.published)
    }
  }

  @Test func givesTheSameBytesForAnyOrderOfFilesAndPatterns() throws {
    let reference = try pipeline(Self.named)
    #expect(try reference.run().status == 0)
    let patterns = Self.named.reversed().map { "\"in/\($0.name)\"" }.joined(separator: ", ")
    let other = try pipeline(Self.named.reversed(), sources: patterns)
    #expect(try other.run().status == 0)
    #expect(other.published == reference.published)
  }

  @Test func countsAReprintOnce() throws {
    let pipeline = try pipeline([("a.txt", Self.articles[1]), ("b.txt", Self.articles[1])])
    #expect(try pipeline.run().status == 0)
    #expect(pipeline.rows("documents").count == 2)
    #expect(pipeline.rows("v_documents").count == 1)
    let ids = pipeline.rows("documents").map { $0.prefix { $0 != "," } }
    #expect(Set(ids).count == 2)
    #expect(ids.contains { $0.hasSuffix("-2") })
  }

  @Test func removesWhatAnEarlierRunLeftBehind() throws {
    let pipeline = try pipeline(Self.named)
    try pipeline.folder.write("half a dataset", to: "output/builds/.tmp-1-2/test.sqlite")
    #expect(try pipeline.run().status == 0)
    #expect(!pipeline.folder.exists("output/builds/.tmp-1-2"))
  }

  @Test func keepsAsManyOldBuildsAsAskedFor() throws {
    let pipeline = try pipeline(Self.named)
    for round in 0..<4 {
      try pipeline.folder.write("第\(round)轮的新文章。", to: "in/round.txt")
      #expect(try pipeline.run().status == 0)
    }
    let builds = try FileManager.default.contentsOfDirectory(
      atPath: pipeline.folder.path + "/output/builds"
    )
    #expect(builds.count == 2, "the published one and the one before")
  }

  @Test func givesSumsThatTheStandardToolAccepts() throws {
    let pipeline = try pipeline(Self.named)
    #expect(try pipeline.run().status == 0)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha256sum", "-c", "--strict", "--quiet", "SHA256SUMS"]
    process.currentDirectoryURL = URL(
      fileURLWithPath: pipeline.folder.path + "/output/current"
    ).resolvingSymlinksInPath()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let listed = String(decoding: pipeline.published["SHA256SUMS"] ?? [], as: UTF8.self)
      .split(separator: "\n").count
    #expect(listed == pipeline.published.count - 1)
  }

  @Test func stopsAtTheLimitAndPublishesNothing() throws {
    let pipeline = try pipeline(Self.named)
    #expect(try pipeline.run("--limit", "3").status == 0)
    #expect(!pipeline.folder.exists("output/current"))
    let trial = String(
      decoding: pipeline.folder.bytes(of: "output/trial/csv/documents.csv") ?? [],
      as: UTF8.self
    )
    #expect(trial.split(separator: "\r\n").count > 3)
    #expect(trial.components(separatedBy: "\r\nd_").count - 1 == 3)
  }
}
