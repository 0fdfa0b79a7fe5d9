import Foundation
import TestSupport
import Testing

/// A program of the user's as an annotator: what it says is taken where the text holds it, and
/// whatever it does wrong costs its document and no more.
struct HelperTests {
  /// Answers each line by what the text asks of it: 坏:crash is a text over which it crashes.
  private static let script = """
    #!/usr/bin/env python3
    import json, os, sys, time
    for line in sys.stdin:
        request = json.loads(line)
        text = request["text"]
        mode = text.split("坏:")[1].split("。")[0] if "坏:" in text else "plain"
        answer = {"id": request["id"], "mentions": [], "entities": []}
        for word in ("蓝鲸号", "𠮷田"):
            at = text.find(word)
            if at >= 0:
                answer["mentions"].append({"start": at, "end": at + len(word), "text": word,
                    "type": "product", "entity_id": word, "confidence": 0.8})
        def mention(start, end, kind="person", **more):
            answer["mentions"] = [{"start": start, "end": end, "type": kind, **more}]
        if mode == "crash": os.abort()
        if mode == "exit": sys.stderr.write("没有模型\\n"); sys.exit(3)
        if mode == "hang": time.sleep(600)
        if mode == "lost": continue
        if mode == "garbage": print("{no json", flush=True); continue
        if mode == "list": print("[1]", flush=True); continue
        if mode == "stranger": answer["id"] = "another"
        if mode == "error": answer = {"id": request["id"], "error": "模型不懂"}
        if mode == "bounds": mention(0, 9999)
        if mode == "backwards": mention(3, 2)
        if mode == "lie": mention(0, 2, text="没有")
        if mode == "type": mention(0, 2, "ship")
        if mode == "date": answer["times"] = [
            {"start": 0, "end": 2, "kind": "date", "value": "2024", "begins": "soon"}]
        if mode == "huge": answer["padding"] = "x" * 3_000_000
        if mode == "flood":
            sys.stderr.write("注意\\n" * 200_000)
            sys.stderr.flush()
        for _ in range(3 if mode == "extra" else 1):
            print(json.dumps(answer, ensure_ascii=len(text) % 2 == 0), flush=True)
    """

  private static let good = "𠮷田登上蓝鲸号。船长很高兴，全船的人都在甲板上唱歌。\n"
  private static func bad(_ mode: String) -> String {
    "坏:\(mode)。蓝鲸号没有出港。所有的人都留在岸上等消息。\n"
  }

  private func pipeline(
    options: String = "",
    program: String = "helper.py"
  ) throws -> TestPipeline {
    let pipeline = try TestPipeline()
    let name = pipeline.folder.path + "/pipeline.json"
    let entry =
      #"{ "module": "process", "program": "\#(program)"\#(options) }, "#
    let text = try String(contentsOfFile: name, encoding: .utf8)
    try pipeline.folder.write(
      text.replacingOccurrences(
        of: #"{ "module": "contributors" }"#,
        with: entry + #"{ "module": "contributors" }"#
      ),
      to: "pipeline.json"
    )
    try pipeline.folder.write(Self.script, to: "helper.py")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: pipeline.folder.path + "/helper.py"
    )
    try pipeline.folder.write(Self.good, to: "in/good.txt")
    return pipeline
  }

  @Test func takesMentionsByTheirCodePoints() throws {
    let pipeline = try pipeline(options: #", "name": "ships", "processes": 2"#)
    try pipeline.folder.write(Self.bad("none"), to: "in/bad.txt")
    let outcome = try pipeline.run("--workers", "4")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let mentions = pipeline.rows("mentions").filter { $0.contains("process:ships") }
    #expect(mentions.count == 3)
    #expect(mentions.contains { $0.contains(",0,2,𠮷田,product,") && $0.hasSuffix(",0.8") })
    #expect(mentions.contains { $0.contains(",4,7,蓝鲸号,product,") })
    #expect(pipeline.rows("rejects").isEmpty)
  }

  @Test func rejectsTheDocumentsThatItFailsOnAndGoesOn() throws {
    let faults = [
      ("crash", "helper_died", "signal 6"), ("exit", "helper_died", "没有模型"),
      ("hang", "helper_timeout", "within 2 s"), ("lost", "helper_timeout", "within 2 s"),
      ("garbage", "helper_protocol", "no JSON"), ("list", "helper_protocol", "not an object"),
      ("stranger", "helper_protocol", "another id"), ("error", "helper_failed", "模型不懂"),
      ("bounds", "helper_invalid", "mentions[0]: 0…9999"),
      ("backwards", "helper_invalid", "mentions[0]: 3…2"),
      ("lie", "helper_invalid", "not what it says"), ("type", "helper_invalid", "ship"),
      ("date", "helper_invalid", "soon"),
    ]
    let pipeline = try pipeline(options: #", "timeout": 2, "layers": ["mentions", "times"]"#)
    for (index, fault) in faults.enumerated() {
      try pipeline.folder.write(Self.bad(fault.0), to: "in/\(100 + index)-a.txt")
      try pipeline.folder.write("第\(index)天，" + Self.good, to: "in/\(100 + index)-b.txt")
    }
    let outcome = try pipeline.run("--workers", "1")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(pipeline.rows("documents").count == faults.count + 1)
    let rejects = pipeline.rows("rejects")
    #expect(rejects.count == faults.count)
    for (row, (mode, code, words)) in zip(rejects, faults) {
      #expect(row.contains(",extract,\(code),") && row.contains(words), "\(mode): \(row)")
    }
  }

  @Test func neverWaitsForAHelperThatSaysTooMuch() throws {
    let pipeline = try pipeline(options: #", "timeout": 60"#)
    for mode in ["flood", "huge", "extra"] {
      try pipeline.folder.write(Self.bad(mode), to: "in/a-\(mode).txt")
      try pipeline.folder.write("\(mode)之后，" + Self.good, to: "in/b-\(mode).txt")
    }
    let outcome = try pipeline.run("--workers", "1")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(pipeline.rows("rejects").isEmpty)
    #expect(pipeline.rows("mentions").filter { $0.contains("process:helper.py") }.count == 11)
  }

  @Test func endsWith69WhereItDiesThreeTimesInARow() throws {
    let pipeline = try pipeline()
    #expect(try pipeline.run().status == 0)
    let before = pipeline.published
    for index in 0..<5 {
      try pipeline.folder.write("第\(index)船" + Self.bad("exit"), to: "in/bad\(index).txt")
    }
    let outcome = try pipeline.run("--workers", "1")
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("died 3 times in a row"))
    #expect(outcome.errors.contains("ended with 3"))
    #expect(pipeline.published == before)
  }

  @Test func endsWith69WhereItCannotBeStarted() throws {
    let pipeline = try pipeline(program: "in/good.txt")
    let outcome = try pipeline.run()
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("in/good.txt: cannot be started: Permission denied"))
    #expect(pipeline.published.isEmpty)
  }

  @Test func saysWhichLayersThereAre() throws {
    let pipeline = try pipeline(options: #", "layers": ["tokens"]"#)
    let outcome = try pipeline.run()
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("/stages/extract/0/layers"))
    #expect(outcome.errors.contains("mentions, times"))
  }

  @Test func namesAProgramThatIsNotThere() throws {
    let pipeline = try pipeline(program: "helpre.py")
    let outcome = try pipeline.run()
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("helper.py"), "the file that was meant")
  }

  @Test func givesTheSameDatasetWithAnyNumberOfProcesses() throws {
    let single = try pipeline()
    let many = try pipeline(options: #", "processes": 4"#)
    for pipeline in [single, many] {
      for index in 0..<20 {
        try pipeline.folder.write("第\(index)天，" + Self.good, to: "in/\(index).txt")
      }
    }
    #expect(try single.run("--workers", "1").status == 0)
    #expect(try many.run("--workers", "4").status == 0)
    #expect(single.rows("mentions") == many.rows("mentions"))
  }

  @Test func annotatesThroughItAsWell() throws {
    let pipeline = try pipeline()
    let lines = [#"{"id":1,"text":"蓝鲸号"}"#, #"{"id":2,"text":"坏:error。"}"#].joined(separator: "\n")
    let outcome = try pipeline.zhai(
      ["annotate", "--config", "pipeline.json"],
      in: pipeline.folder.path,
      input: lines + "\n"
    )
    #expect(outcome.status == 0)
    let answers = outcome.output.split(separator: "\n")
    #expect(answers.count == 2)
    #expect(answers[0].contains("process:helper.py"))
    #expect(answers[1].contains("模型不懂"))
  }
}
