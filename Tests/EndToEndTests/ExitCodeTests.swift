import Foundation
import TestSupport
import Testing

/// Every exit code that a run can end with by now, on the real binary.
struct ExitCodeTests {
  private static let article = "新华社北京2月5日电（记者张三）今天天气很好。《新书》出版了。\n"

  /// Root reads and writes everything; without these two rights even root asks the mode.
  private static let withoutRootsRights =
    getuid() == 0
    ? ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] : []

  @Test func publishesAndEndsWithZero() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    let outcome = try pipeline.run()
    #expect(outcome.status == 0)
    #expect(outcome.output.isEmpty && outcome.errors.isEmpty, "cron hears nothing of a good run")
    #expect(pipeline.published.keys.contains("test.sqlite"))
    #expect(pipeline.rows("documents").count == 1)
  }

  @Test(arguments: [["run", "--wrokers", "2"], ["run", "--workers", "0"], ["nosuch"]])
  func refusesBadFlagsWith64(arguments: [String]) throws {
    let pipeline = try TestPipeline()
    #expect(try pipeline.zhai(arguments, in: pipeline.folder.path).status == 64)
  }

  @Test func keepsTheOldDatasetWhereACheckFails() throws {
    let check = #"[{ "check": "row-count", "table": "documents", "max": 1 }]"#
    let pipeline = try TestPipeline(expectations: check)
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    #expect(try pipeline.run().status == 0)
    let before = pipeline.published
    try pipeline.folder.write(Self.article + "多一句。\n", to: "in/b.txt")
    let outcome = try pipeline.run()
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("row-count"))
    #expect(outcome.errors.contains("nothing was published"))
    #expect(pipeline.published == before)
  }

  @Test func reportsAFailedCheckOfSeverityWarnAndPublishes() throws {
    let check =
      #"[{ "check": "row-count", "table": "documents", "max": 0, "severity": "warn" }]"#
    let pipeline = try TestPipeline(expectations: check)
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    let outcome = try pipeline.run()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("row-count"))
    #expect(!pipeline.published.isEmpty)
  }

  @Test(arguments: [#""in/none.txt""#, #""in/*.md""#, #""in""#])
  func saysThatANamedSourceIsMissingWith66(source: String) throws {
    let pipeline = try TestPipeline(sources: source)
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    let outcome = try pipeline.run()
    #expect(outcome.status == 66)
    #expect(outcome.errors.contains("/stages/ingest/0"))
    #expect(!pipeline.folder.exists("output"), "nothing was touched")
  }

  @Test(arguments: [["run", "none.json"], ["run", "in"], ["validate", "none.json"]])
  func saysThatTheConfigurationIsMissingWith66(arguments: [String]) throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    #expect(try pipeline.zhai(arguments, in: pipeline.folder.path).status == 66)
  }

  @Test func saysThatTheOutputCannotBeWrittenWith73() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    try pipeline.folder.write("a file", to: "output")
    let outcome = try pipeline.run()
    #expect(outcome.status == 73)
    #expect(outcome.errors.contains("output"))
  }

  @Test func saysThatTheDiskIsFullWith74() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(String(repeating: Self.article, count: 2_000), to: "in/a.txt")
    let limited = ["sh", "-c", "ulimit -f 400; exec \"$@\"", "sh"]
    let outcome = try pipeline.run(wrapper: limited)
    #expect(outcome.status == 74)
    #expect(!pipeline.folder.exists("output/current"))
    #expect(try pipeline.run().status == 0, "the next run needs no help")
  }

  @Test func leavesAnotherRunAloneWith75() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    #expect(try pipeline.run().status == 0)
    let lock = open(pipeline.folder.path + "/output/.lock", O_RDWR)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    let outcome = try pipeline.run()
    #expect(outcome.status == 75)
    #expect(outcome.errors.contains("another run"))
    close(lock)
    #expect(try pipeline.run().status == 0)
  }

  @Test func saysThatANamedFileCannotBeReadWith77() throws {
    let pipeline = try TestPipeline(sources: #""in/a.txt""#)
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    chmod(pipeline.folder.path + "/in/a.txt", 0)
    let outcome = try pipeline.run(wrapper: Self.withoutRootsRights)
    #expect(outcome.status == 77)
    #expect(outcome.errors.contains("in/a.txt"))
    #expect(!pipeline.folder.exists("output"), "nothing was touched")
  }

  @Test func rejectsAnUnreadableFileInsideAGlobAndGoesOn() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    try pipeline.folder.write(Self.article, to: "in/b.txt")
    chmod(pipeline.folder.path + "/in/b.txt", 0)
    #expect(try pipeline.run(wrapper: Self.withoutRootsRights).status == 0)
    #expect(pipeline.rows("documents").count == 1)
    #expect(pipeline.rows("rejects").count == 1)
    #expect((pipeline.rows("rejects").first ?? "").contains("in/b.txt"))
    #expect((pipeline.rows("rejects").first ?? "").contains("io_unreadable"))
  }

  @Test(arguments: [
    (#""module": "works""#, #""module": "wroks""#, "did you mean “works”"),
    (#""exports""#, #""exprots""#, "did you mean “exports”"),
    (#""version": "1.0.0""#, #""version": 1"#, "/dataset/version"),
    ("}\n", "", "JSON"),
    (
      #"{ "module": "sentences" }, { "module": "tokens" }"#,
      #"{ "module": "tokens" }, { "module": "sentences" }"#, "sentences"
    ),
  ])
  func namesEveryFaultOfTheConfigurationWith78(old: String, new: String, said: String) throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    let good = String(decoding: pipeline.folder.bytes(of: "pipeline.json") ?? [], as: UTF8.self)
    #expect((good + "\n").contains(old))
    try pipeline.folder.write((good + "\n").replacing(old, with: new), to: "pipeline.json")
    for command in ["run", "validate", "plan"] {
      let outcome = try pipeline.zhai([command], in: pipeline.folder.path)
      #expect(outcome.status == 78)
      #expect(outcome.errors.contains("pipeline.json:"))
      #expect(outcome.errors.contains(said))
    }
    #expect(!pipeline.folder.exists("output"), "nothing was touched")
  }

  @Test func refusesADamagedLexiconWith78() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    let data = ScratchFolder()
    for name in ["lexicons", "schema", "rules"] {
      let source = pipeline.zhai.checkout + "/" + name
      if FileManager.default.fileExists(atPath: source) {
        try FileManager.default.copyItem(atPath: source, toPath: data.path + "/" + name)
      }
    }
    try data.write([1, 2, 3], to: "lexicons/compiled/words.lexicon")
    let outcome = try pipeline.run("--data", data.path)
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("words.lexicon"))
  }
}
