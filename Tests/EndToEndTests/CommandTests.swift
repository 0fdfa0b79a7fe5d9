import Foundation
import TestSupport
import Testing

struct CommandTests {
  private let zhai = BuiltProgram()

  @Test(arguments: [
    [], ["run"], ["plan"], ["validate"], ["init"], ["annotate"], ["schema"], ["lexicon"],
    ["verify"], ["diff"], ["release"], ["train"], ["evaluate"], ["inspect"],
  ])
  func everyCommandExplainsItself(command: [String]) throws {
    let outcome = try zhai(command + ["--help"], in: "/")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("OVERVIEW:"))
    #expect(outcome.output.contains("USAGE: zhai"))
    #expect(outcome.errors.isEmpty)
  }

  @Test func saysItsVersion() throws {
    let outcome = try zhai(["--version"], in: "/")
    #expect(outcome.status == 0)
    #expect(outcome.output.wholeMatch(of: /\d+\.\d+\.\d+\n/) != nil)
  }

  @Test func planSaysWhatWouldBeDoneAndWritesNothing() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write("有字。", to: "in/a.txt")
    let outcome = try zhai(["plan"], in: pipeline.folder.path)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("in/a.txt"))
    #expect(outcome.output.contains("contributors, urls, times, quantities, works, quotations"))
    #expect(outcome.output.contains("output/current/test.sqlite"))
    #expect(!pipeline.folder.exists("output"))
  }

  @Test func initWritesAConfigurationThatRuns() throws {
    let folder = ScratchFolder()
    try folder.write("第一篇。", to: "texts/a.txt")
    try folder.write(#"{"content": "第二篇。", "link": "http://a.cn/1"}"# + "\n", to: "texts/b.jsonl")
    let outcome = try zhai(["init", "texts"], in: folder.path)
    #expect(outcome.status == 0)
    #expect(folder.exists("texts/pipeline.json"))
    #expect(try zhai(["run", "texts/pipeline.json"], in: folder.path).status == 0)
    let documents = folder.bytes(of: "texts/output/current/jsonl/documents.jsonl") ?? []
    let text = String(decoding: documents, as: UTF8.self)
    #expect(text.contains("第一篇。") && text.contains("第二篇。") && text.contains("http://a.cn/1"))
    #expect(try zhai(["init", "texts"], in: folder.path).status != 0, "it overwrites nothing")
  }

  @Test func schemaPrintsWhatIsCommitted() throws {
    let outcome = try zhai(["schema", "pipeline"], in: "/")
    let committed = try String(
      contentsOfFile: zhai.checkout + "/schema/pipeline.schema.json",
      encoding: .utf8
    )
    #expect(outcome.status == 0)
    #expect(outcome.output == committed, "renew it with `make schema`")
  }

  @Test func schemaPrintsSQLThatSQLiteAccepts() throws {
    let outcome = try zhai(["schema", "dataset"], in: "/")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("CREATE TABLE"))
    #expect(outcome.output.contains("STRICT"))
  }

  @Test func logsAreJSONLinesWhenAskedFor() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write("有字。", to: "in/a.txt")
    let outcome = try pipeline.run("--log-format", "json", "--log-level", "info")
    #expect(outcome.status == 0)
    let lines = outcome.errors.split(separator: "\n")
    #expect(lines.contains { $0.contains(#""event":"run_done""#) })
    for line in lines {
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      #expect(object?["ts"] is String && object?["level"] is String && object?["msg"] is String)
    }
  }

  @Test func aRunEndsWithASummaryWhenAskedFor() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write("《新书》出版。", to: "in/a.txt")
    let outcome = try pipeline.run("-v")
    #expect(outcome.output.isEmpty)
    for word in ["sources", "documents", "rejects", "mentions", "extract", "whole run"] {
      #expect(outcome.errors.contains(word))
    }
  }
}
