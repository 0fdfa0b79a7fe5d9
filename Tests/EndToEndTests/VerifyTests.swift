import Foundation
import GRDB
import TestSupport
import Testing

/// `zhai verify` accepts what was published, and names what somebody changed afterwards.
struct VerifyTests {
  private static let article = """
    本报讯（记者张三）2024年10月5日，《新书》在北京出版，印数3万册。“很好，”李四说。

    """

  private func published() throws -> TestPipeline {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    #expect(try pipeline.run().status == 0)
    return pipeline
  }

  private func verify(_ pipeline: TestPipeline, _ path: String) throws -> BuiltProgram.Outcome {
    try pipeline.zhai(["verify", path], in: pipeline.folder.path)
  }

  /// Writes the sums anew, so that only what stands in the files is wrong.
  private func seal(_ pipeline: TestPipeline) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "sh", "-c", "find csv jsonl *.sqlite -type f | LC_ALL=C sort | xargs sha256sum > SHA256SUMS",
    ]
    process.currentDirectoryURL = URL(
      fileURLWithPath: pipeline.folder.path + "/output/current"
    ).resolvingSymlinksInPath()
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func acceptsWhatWasPublished() throws {
    let pipeline = try published()
    for path in ["output", "output/current", "output/current/test.sqlite"] {
      let outcome = try verify(pipeline, path)
      #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
      #expect(outcome.output.hasSuffix("\(path): sound\n"))
    }
    #expect(try verify(pipeline, "output/none").status == 66)
    #expect(try verify(pipeline, "in").status == 66)
  }

  @Test func namesFilesThatAreNotWhatTheirSumsSay() throws {
    let pipeline = try published()
    try pipeline.folder.write("x", to: "output/current/csv/documents.csv")
    try pipeline.folder.write("x", to: "output/current/more.txt")
    try FileManager.default.removeItem(
      atPath: pipeline.folder.path + "/output/current/jsonl/times.jsonl"
    )
    let outcome = try verify(pipeline, "output")
    #expect(outcome.status == 65)
    for line in [
      "csv/documents.csv: does not have the SHA-256", "more.txt: is not in SHA256SUMS",
      "jsonl/times.jsonl: is missing",
    ] {
      #expect(outcome.output.contains(line))
    }
  }

  @Test(arguments: [
    ("DELETE FROM quotations", "quotations.csv: has"),
    ("UPDATE times SET \"end\" = \"end\" + 1, \"start\" = \"start\" + 1", "is not “"),
    ("DELETE FROM sources", "a row of documents names a row of sources"),
    ("DROP VIEW v_entities", "v_entities is missing"),
    ("ALTER TABLE metadata DROP COLUMN basis", "metadata.basis is missing"),
    ("PRAGMA user_version = 7", "user_version is 7"),
    (
      "PRAGMA ignore_check_constraints = ON; UPDATE documents SET cut_head = 3",
      "CHECK constraint failed in documents"
    ),
  ])
  func namesWhatIsWrongInTheDatabase(sql: String, said: String) throws {
    let pipeline = try published()
    let path = pipeline.folder.path + "/output/current/test.sqlite"
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: sql)
    }
    try queue.close()
    try seal(pipeline)
    let outcome = try verify(pipeline, "output/current/test.sqlite")
    let whole = try verify(pipeline, "output")
    #expect(whole.status == 65)
    #expect((outcome.output + whole.output).contains(said), "\(whole.output)")
    #expect(whole.output.contains("is not the name that SHA256SUMS gives the build"))
  }

  @Test func namesADatabaseThatIsNone() throws {
    let pipeline = try published()
    try pipeline.folder.write("no database", to: "output/current/test.sqlite")
    let outcome = try pipeline.zhai(["verify", "--json", "output"], in: pipeline.folder.path)
    #expect(outcome.status == 65)
    #expect(outcome.output.contains(#""sound":false"#))
    #expect(outcome.output.contains("not a database"))
  }

  @Test func refusesSumsThatNameFilesOutside() throws {
    let pipeline = try published()
    let sum = String(repeating: "0", count: 64)
    try pipeline.folder.write("\(sum)  ../../pipeline.json\n", to: "output/current/SHA256SUMS")
    let outcome = try verify(pipeline, "output")
    #expect(outcome.status == 65)
    #expect(outcome.output.contains("is no line of it"))
  }
}
