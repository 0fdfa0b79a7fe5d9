import Foundation
import TestSupport
import Testing

/// What a run leaves for the morning: history, status, metrics, notices, rejects.
struct RunTellingTests {
  private static let article = "新华社北京2月5日电 今天天气很好。《新书》出版了。\n"
  private static let failing = #"[{ "check": "row-count", "table": "documents", "max": 1 }]"#

  private func pipeline(expectations: String = "[]", extra: String = "") throws -> TestPipeline {
    let pipeline = try TestPipeline(expectations: expectations, extra: extra)
    try pipeline.folder.write(Self.article, to: "in/a.txt")
    return pipeline
  }

  private func call(
    _ pipeline: TestPipeline,
    _ arguments: String...
  ) throws
    -> BuiltProgram.Outcome
  {
    try pipeline.zhai(arguments, in: pipeline.folder.path)
  }

  @Test func historyAndStatusFollowTheRuns() throws {
    let pipeline = try pipeline(expectations: Self.failing)
    #expect(try call(pipeline, "status").status == 66, "there is no state yet")
    #expect(try pipeline.run().status == 0)
    #expect(try call(pipeline, "status").status == 0)
    #expect(try call(pipeline, "status", "--max-age", "0s").status == 2)
    try pipeline.folder.write(Self.article + "又一句。", to: "in/b.txt")
    #expect(try pipeline.run().status == 65)
    let status = try call(pipeline, "status")
    #expect(status.status == 2)
    #expect(status.output.hasPrefix("CRITICAL: the last run failed with 65"))
    let runs = try call(pipeline, "runs").output.split(separator: "\n")
    #expect(runs.count == 3)
    #expect(runs[1].contains("failed") && runs[2].contains("published"))
  }

  @Test func metricsKeepTheLastSuccess() throws {
    let pipeline = try pipeline(expectations: Self.failing)
    #expect(try pipeline.run().status == 0)
    func value(_ name: String) -> String? {
      let bytes = pipeline.folder.bytes(of: "output/zhai.prom") ?? []
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        .first { $0.hasPrefix(name + "{") }?.split(separator: " ").last.map(String.init)
    }
    let success = try #require(value("zhai_last_success_timestamp_seconds"))
    #expect(value("zhai_last_run_exit_code") == "0")
    #expect(value("zhai_table_rows") != nil && value("zhai_stage_records") != nil)
    try pipeline.folder.write(Self.article + "又一句。", to: "in/b.txt")
    #expect(try pipeline.run().status == 65)
    #expect(value("zhai_last_run_exit_code") == "65")
    let kept = try #require(value("zhai_last_success_timestamp_seconds"))
    #expect(abs((Double(kept) ?? 0) - (Double(success) ?? -9)) <= 1)
    #expect(!pipeline.folder.exists("output/zhai.prom.tmp"))
  }

  @Test func aCommandIsToldOfFailureRejectsAndDrift() throws {
    let notify =
      #", "notify": { "command": ["tee", "notice.json"], "reject_share": 0.4, "drift": 2 }"#
    let pipeline = try pipeline(expectations: Self.failing, extra: notify)
    func notice() throws -> [String: Any] {
      let bytes = pipeline.folder.bytes(of: "notice.json") ?? []
      return try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any] ?? [:]
    }
    #expect(try pipeline.run().status == 0)
    #expect(!pipeline.folder.exists("notice.json"), "nothing is odd")
    try pipeline.folder.write([0xFF, 0xFE, 0xFD, 0xFC], to: "in/\u{1B}[31m.txt")
    #expect(try pipeline.run().status == 0)
    #expect(try notice()["event"] as? String == "rejects")
    let listed = try call(pipeline, "rejects").output
    #expect(listed.contains("[31m.txt") && !listed.contains("\u{1B}"))
    let csv = try call(pipeline, "rejects", "--format", "csv").output
    #expect(csv.hasPrefix("source_uri,byte_start,byte_end,stage,code,message\r\n"))
    try pipeline.folder.write(Self.article + "又一句。", to: "in/b.txt")
    #expect(try pipeline.run().status == 65)
    #expect(try notice()["event"] as? String == "failure")
    #expect(try notice()["rc"] as? Int == 65)
  }

  @Test func aCommandThatFailsChangesNothing() throws {
    let notify = #", "notify": { "command": ["false"], "reject_share": 0 }"#
    let pipeline = try pipeline(extra: notify)
    try pipeline.folder.write("", to: "in/empty.txt")
    let outcome = try pipeline.run()
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("the notice could not be written"))
  }
}
