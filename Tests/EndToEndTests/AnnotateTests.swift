import Foundation
import TestSupport
import Testing

struct AnnotateTests {
  private let zhai = BuiltProgram()

  private func answers(_ input: String, _ arguments: String...) throws -> [[String: Any]] {
    let outcome = try zhai(["annotate"] + arguments, in: "/", input: input)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try outcome.output.split(separator: "\n").map {
      try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  @Test func answersEveryLineInOrderWithCodePointOffsets() throws {
    let text = "😀《新书》卖了3万册。"
    let input = (0..<300).map { #"{"id": \#($0), "text": "\#(text)"}"# }.joined(separator: "\n")
    let answers = try answers(input + "\n")
    #expect(answers.count == 300)
    #expect(answers.compactMap { $0["id"] as? Int } == Array(0..<300))
    let mentions = try #require(answers[0]["mentions"] as? [[String: Any]])
    let work = try #require(mentions.first { $0["type"] as? String == "work" })
    #expect(work["text"] as? String == "新书")
    #expect(work["start"] as? Int == 2)
    #expect(work["end"] as? Int == 4)
    #expect(work["entity_id"] as? String == "新书")
    let families = [
      "contributors", "sentences", "entities", "mentions", "times", "quantities", "quotations",
      "relations", "groups", "statistics", "events",
    ]
    #expect(families.allSatisfy { answers[0][$0] is [Any] })
    #expect(answers[0]["tokens"] == nil)
  }

  @Test func spreadsWhatPersonsScoreOverThem() throws {
    let answers = try answers(#"{"text": "锋线搭档李小文、王大磊分别拿下12分和8分。"}"#)
    let rows = try #require(answers[0]["statistics"] as? [[String: Any]])
    #expect(rows.compactMap { $0["subject"] as? String } == ["李小文", "王大磊"])
    #expect(rows.allSatisfy { $0["indicator"] as? String == "得分" })
  }

  @Test(arguments: [
    (
      #"王海波，男，汉族，1963年1月出生。\n2009年1月，任北京大学副校长；\n2012年3月，任清华大学党委书记。"#,
      ["王海波 北京大学 副校长", "王海波 清华大学 党委书记"]
    ),
    // Nobody's, where the paragraph before begins with nobody.
    (#"会议介绍了王海波的简历。\n2009年1月，任北京大学副校长；"#, []),
    (#"王海波，北京大学校长，昨日主持会议。\n2009年1月，任清华大学校长；"#, ["王海波 北京大学 校长"]),
    (
      #"王海波，男。\n2010年1月，北京大学副校长李明到任。\n2011年1月，任清华大学校长；"#,
      ["李明 北京大学 副校长"]
    ),
    (#"王海波昨日主持会议。\n2009年1月，任北京大学副校长；"#, []),
  ])
  func readsACareerLineByLine(text: String, posts: [String]) throws {
    let answers = try answers(#"{"text": "\#(text)"}"#)
    let rows = try #require(answers[0]["relations"] as? [[String: Any]])
    let found = rows.filter { $0["predicate"] as? String == "position_held" }.map { row in
      ["subject_id", "object_id", "title"].map { row[$0] as? String ?? "-" }.joined(separator: " ")
    }
    #expect(found == posts)
  }

  @Test func givesTokensWhenAskedFor() throws {
    let answers = try answers(#"{"text": "广东省发布意见。"}"#, "--tokens")
    let tokens = try #require(answers[0]["tokens"] as? [[String: Any]])
    #expect(tokens.compactMap { $0["text"] as? String }.joined() == "广东省发布意见。")
    #expect(answers[0]["line"] as? Int == 1)
  }

  @Test func takesTheWordsAndNamesOfTheUser() throws {
    let pipeline = try TestPipeline()
    try pipeline.folder.write("说走就走\n", to: "words.txt")
    try pipeline.folder.write("# class: organization\n蓝桉工坊\n", to: "names.txt")
    let path = pipeline.folder.path + "/pipeline.json"
    let configuration = try String(contentsOfFile: path, encoding: .utf8)
      .replacingOccurrences(
        of: #"{ "module": "tokens" }"#,
        with: #"{ "module": "tokens", "words": "words.txt" }"#
      )
      .replacingOccurrences(
        of: #"{ "module": "works" }"#,
        with: #"{ "module": "works" }, { "module": "names", "words": "names.txt" }"#
      )
    try pipeline.folder.write(configuration, to: "pipeline.json")
    let answers = try answers(
      #"{"text": "他们说走就走，去了蓝桉工坊。"}"#,
      "--tokens",
      "--config",
      path
    )
    let tokens = try #require(answers[0]["tokens"] as? [[String: Any]])
    #expect(tokens.contains { $0["text"] as? String == "说走就走" })
    let mentions = try #require(answers[0]["mentions"] as? [[String: Any]])
    #expect(mentions.map { $0["text"] as? String } == ["蓝桉工坊"])
  }

  @Test func countsRelativeTimesFromTheReference() throws {
    let answers = try answers(
      #"{"text": "去年", "reference_time": "2019-07-01T00:00:00", "published": "2001-01-01"}"#
    )
    let times = try #require(answers[0]["times"] as? [[String: Any]])
    #expect(times.map { $0["value"] as? String } == ["2018"])
  }

  @Test(arguments: [
    ("{", "line"), ("[]", "line"), (#"{"id": "x"}"#, "id"), (#"{"id": "x", "text": 1}"#, "id"),
    (#"{"id": "x", "text": "\ud800"}"#, "line"), (#"{"id": "x", "text": "a\u0000b"}"#, "id"),
  ])
  func answersABadLineWithAnErrorAndGoesOn(line: String, key: String) throws {
    let answers = try answers(line + "\n\n" + #"{"id": "good", "text": "好。"}"# + "\n")
    #expect(answers.count == 2)
    #expect(answers[0]["error"] is String)
    #expect(answers[0][key] != nil)
    #expect(answers[1]["id"] as? String == "good")
    #expect(answers[1]["error"] == nil)
  }

  @Test func answersAnEmptyTextWithNothing() throws {
    let answers = try answers(#"{"id": 1, "text": ""}"#)
    #expect((answers[0]["sentences"] as? [Any])?.isEmpty == true)
    #expect(answers[0]["error"] == nil)
  }

  @Test func answersBeforeTheNextLineIsSent() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: zhai.path)
    process.arguments = ["annotate"]
    let input = Pipe()
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    for round in 0..<3 {
      input.fileHandleForWriting.write(Data(#"{"id": \#(round), "text": "你好。"}"#.utf8 + [0x0A]))
      var answer: [UInt8] = []
      while !answer.contains(0x0A) { answer += output.fileHandleForReading.availableData }
      #expect(String(decoding: answer, as: UTF8.self).contains(#""id":\#(round)"#))
    }
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }
}
