import Foundation
import GRDB
import TestSupport
import Testing

/// What runs remember: they work only what is new, and the dataset is that of a run from nothing.
struct RunStateTests {
  private static func article(_ number: Int) -> String {
    "新华社北京2月\(number % 28 + 1)日电 第\(number)届书展开幕，\(number * 3)人参加。《新书\(number)》出版了。\n"
  }

  private func pipeline(_ count: Int = 6) throws -> TestPipeline {
    let pipeline = try TestPipeline()
    for number in 0..<count {
      try pipeline.folder.write(Self.article(number), to: "in/\(number).txt")
    }
    return pipeline
  }

  /// A figure of the last run, from its history.
  private func figure(_ name: String, _ pipeline: TestPipeline) throws -> Int {
    let outcome = try pipeline.zhai(["runs", "--json", "--limit", "1"], in: pipeline.folder.path)
    let run = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    return try #require((run?["figures"] as? [String: Any])?[name] as? Int)
  }

  /// What a run from nothing publishes.
  private func fromNothing(_ pipeline: TestPipeline) throws -> [String: [UInt8]] {
    #expect(try pipeline.run("--set", "output=fresh").status == 0)
    defer { try? FileManager.default.removeItem(atPath: pipeline.folder.path + "/fresh") }
    return pipeline.folder.files(below: "fresh/current")
  }

  private func state(_ pipeline: TestPipeline, _ sql: String) throws {
    let path = pipeline.folder.path + "/output/state.sqlite"
    try DatabaseQueue(path: path).writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  @Test func worksWhatIsNewAndRemovesWhatIsGone() throws {
    let pipeline = try pipeline()
    #expect(try pipeline.run().status == 0)
    #expect(try figure("documents_worked", pipeline) == 6)
    try pipeline.folder.write(Self.article(90), to: "in/3.txt")
    try pipeline.folder.write(Self.article(91), to: "in/9.txt")
    try FileManager.default.removeItem(atPath: pipeline.folder.path + "/in/0.txt")
    #expect(try pipeline.run().status == 0)
    #expect(try figure("documents_worked", pipeline) == 2)
    #expect(try figure("documents", pipeline) == 6)
    #expect(try pipeline.published == fromNothing(pipeline))
  }

  @Test func writesNothingBelowBuildsWhereNothingHasChanged() throws {
    let pipeline = try pipeline()
    #expect(try pipeline.run().status == 0)
    let builds = pipeline.folder.path + "/output/builds"
    var before = stat()
    var after = stat()
    #expect(lstat(builds, &before) == 0)
    let outcome = try pipeline.run("-v")
    #expect(outcome.errors.contains("nothing new"))
    #expect(lstat(builds, &after) == 0)
    #expect(before.st_mtim.tv_sec == after.st_mtim.tv_sec)
    #expect(before.st_mtim.tv_nsec == after.st_mtim.tv_nsec)
  }

  @Test func derivesTheDatasetAgainWhereItWasTouched() throws {
    let pipeline = try pipeline()
    #expect(try pipeline.run().status == 0)
    let published = pipeline.published
    let csv = pipeline.folder.path + "/output/current/csv/documents.csv"
    try Data("touched".utf8).write(to: URL(fileURLWithPath: csv))
    #expect(try pipeline.run().status == 0)
    #expect(pipeline.published == published)
    #expect(try figure("documents_worked", pipeline) == 0)
  }

  @Test func reworksWhatAChangedStageTouches() throws {
    let pipeline = try pipeline()
    try pipeline.folder.write("  \n", to: "in/blank.txt")
    #expect(try pipeline.run().status == 0)
    #expect(try pipeline.run("--set", "load.duplicates.min_characters=5").status == 0)
    #expect(try figure("documents_worked", pipeline) == 0, "Load is no part of a document")
    #expect(try pipeline.run("--set", "extract.times.prefer=future").status == 0)
    #expect(try figure("documents_worked", pipeline) == 6)
    #expect(try pipeline.run().status == 0)
    #expect(try pipeline.published == fromNothing(pipeline))
  }

  @Test func planSaysWhyASourceWouldBeRead() throws {
    let pipeline = try pipeline(3)
    func plan(_ arguments: String...) throws -> BuiltProgram.Outcome {
      try pipeline.zhai(["plan", "--detailed-exitcode"] + arguments, in: pipeline.folder.path)
    }
    #expect(try plan().status == 3)
    #expect(try pipeline.run().status == 0)
    let nothing = try plan()
    #expect(nothing.status == 0)
    #expect(nothing.output.contains("in/0.txt: unchanged"))
    try pipeline.folder.write(Self.article(50), to: "in/0.txt")
    try pipeline.folder.write(Self.article(51), to: "in/5.txt")
    try FileManager.default.removeItem(atPath: pipeline.folder.path + "/in/1.txt")
    let changes = try plan()
    #expect(changes.status == 3)
    for line in ["in/0.txt: changed", "in/1.txt: removed", "in/2.txt: unchanged", "in/5.txt: new"] {
      #expect(changes.output.contains(line))
    }
    #expect(try plan("--set", "extract.times.prefer=future").output.contains("in/2.txt: rules"))
  }

  @Test func worksAgainWhatItIsAskedTo() throws {
    let pipeline = try pipeline()
    #expect(try pipeline.run().status == 0)
    let published = pipeline.published
    for (arguments, worked) in [(["--full"], 6), (["--stage", "extract"], 6), (["--retry"], 0)] {
      let outcome = try pipeline.zhai(["run"] + arguments, in: pipeline.folder.path)
      #expect(outcome.status == 0)
      #expect(try figure("documents_worked", pipeline) == worked)
      #expect(pipeline.published == published)
    }
    #expect(try pipeline.run("--since", "soon").status == 64)
  }

  @Test func goesOnAfterADeadline() throws {
    let pipeline = try pipeline()
    let stopped = try pipeline.run("--deadline", "0s")
    #expect(stopped.status == 75)
    #expect(stopped.errors.contains("saved"))
    #expect(!pipeline.folder.exists("output/current"))
    #expect(try pipeline.run().status == 0)
    #expect(try pipeline.published == fromNothing(pipeline))
  }

  @Test func putsADamagedStateAside() throws {
    let pipeline = try pipeline()
    #expect(try pipeline.run().status == 0)
    let published = pipeline.published
    try pipeline.folder.write(
      String(repeating: "no database ", count: 500),
      to: "output/state.sqlite"
    )
    let outcome = try pipeline.run()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("state.sqlite.corrupt"))
    #expect(pipeline.folder.exists("output/state.sqlite.corrupt"))
    #expect(pipeline.published == published)
  }

  @Test func leavesTheStateOfANewerProgramAlone() throws {
    let pipeline = try pipeline()
    #expect(try pipeline.run().status == 0)
    try state(pipeline, "PRAGMA user_version = 999")
    let before = pipeline.folder.bytes(of: "output/state.sqlite")
    let outcome = try pipeline.run()
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("999"))
    #expect(pipeline.folder.bytes(of: "output/state.sqlite") == before)
  }

  @Test func bringsAnOlderStateUpToDateAndKeepsItsHistory() throws {
    let pipeline = try pipeline()
    #expect(try pipeline.run().status == 0)
    let published = pipeline.published
    try state(pipeline, "DROP TABLE publications; PRAGMA user_version = 1")
    #expect(try pipeline.run().status == 0)
    #expect(pipeline.published == published)
    #expect(try figure("documents_worked", pipeline) == 6)
    let history = try pipeline.zhai(["runs", "--json"], in: pipeline.folder.path)
    #expect(history.output.split(separator: "\n").count == 2)
  }

  @Test func waitsForAnotherRunWhenAskedTo() throws {
    let pipeline = try pipeline(1)
    #expect(try pipeline.run().status == 0)
    let lock = open(pipeline.folder.path + "/output/.lock", O_RDWR)
    #expect(flock(lock, LOCK_EX | LOCK_NB) == 0)
    #expect(try pipeline.run("--wait", "1s").status == 75)
    // Not a task: the pool of tasks may be full of tests that wait for their processes.
    DispatchQueue.global().asyncAfter(deadline: .now() + 0.3) { close(lock) }
    #expect(try pipeline.run("--wait", "2m").status == 0)
  }
}
