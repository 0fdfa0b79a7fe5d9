import Foundation
import TestSupport
import Testing

/// Inputs that nobody planned for, on the real binary: the run goes on, nothing is lost silently.
struct HostileInputTests {
  private func run(_ files: [String: [UInt8]], _ arguments: String...) throws -> TestPipeline {
    let pipeline = try TestPipeline()
    for (name, bytes) in files { try pipeline.folder.write(bytes, to: "in/" + name) }
    let outcome = try pipeline.zhai(["run"] + arguments, in: pipeline.folder.path)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return pipeline
  }

  @Test func rejectsAnEmptyFile() throws {
    let pipeline = try run(["a.txt": [], "b.txt": Array("有字。".utf8)])
    #expect(pipeline.rows("documents").count == 1)
    #expect(pipeline.rows("rejects").count == 1)
    #expect((pipeline.rows("rejects").first ?? "").contains("in/a.txt"))
  }

  @Test func publishesAnEmptyDatasetWhereNothingIsLeft() throws {
    let pipeline = try run(["a.txt": []])
    #expect(pipeline.rows("documents").isEmpty)
    #expect(pipeline.rows("rejects").count == 1)
  }

  @Test func keepsADocumentOfOnlyPunctuation() throws {
    let pipeline = try run(["a.txt": Array("……！？，。《》“”（）".utf8)])
    #expect(pipeline.rows("documents").count + pipeline.rows("rejects").count == 1)
    #expect(pipeline.rows("mentions").isEmpty)
    #expect(pipeline.rows("quotations").isEmpty)
  }

  @Test func replacesAFewInvalidBytesAndCountsThem() throws {
    let text = Array(String(repeating: "今天天气很好。", count: 50).utf8)
    let pipeline = try run(["a.txt": text + [0xFF, 0xFE] + text])
    #expect(pipeline.rows("documents").count == 1)
    #expect(pipeline.rows("sources").count == 1)
    #expect((pipeline.rows("sources").first ?? "").contains("UTF-8,2,"))
  }

  @Test func rejectsWhatIsNoUTF8AndSaysWhereItStops() throws {
    // 广东 and more in GB18030.
    let gbk = Array(repeating: [UInt8](arrayLiteral: 0xB9, 0xE3, 0xB6, 0xAB), count: 40).joined()
    let pipeline = try run(["a.txt": Array("abc".utf8) + gbk])
    #expect(pipeline.rows("documents").isEmpty)
    #expect((pipeline.rows("rejects").first ?? "").contains("invalid_utf8"))
    #expect((pipeline.rows("rejects").first ?? "").contains("3"))
  }

  @Test func worksASingleLineOfFiftyMegabytes() throws {
    let sentence = "广东省公布了一组数据，其中《新书》卖出3万册。"
    let count = 50 << 20
    let line = Array(String(repeating: sentence, count: count / sentence.utf8.count + 1).utf8)
    // The first sentence differs, or the whole would be one repetition.
    let pipeline = try run(["a.txt": Array("开头。".utf8) + line, "b.txt": Array("短文。".utf8)])
    let documents = pipeline.rows("documents").count
    let rejects = pipeline.rows("rejects")
    #expect(documents + rejects.count == 2)
    #expect(rejects.allSatisfy { $0.contains("limit_record_bytes") })
  }

  @Test func keepsCellsThatLookLikeFormulasAndMarkup() throws {
    let nasty = "=cmd|'/c calc'!A1 +1 -1 @x \"引号\" a,b <b>粗</b> %s '; DROP TABLE documents; --"
    let pipeline = try run(["a.txt": Array("他说：“\(nasty)。”《=1+1》出版。".utf8)])
    let works = pipeline.rows("mentions")
    #expect(works.contains { $0.contains(",=1+1,") })
    let text = String(
      decoding: pipeline.folder.bytes(of: "output/current/jsonl/documents.jsonl") ?? [],
      as: UTF8.self
    )
    #expect(text.contains("=cmd|'/c calc'!A1 +1 -1 @x"))
  }

  @Test func readsNamesWithBlanksAndHanCharacters() throws {
    let pipeline = try run(["中文 名.txt": Array("有字。".utf8)])
    #expect((pipeline.rows("sources").first ?? "").contains("in/中文 名.txt"))
  }
}
