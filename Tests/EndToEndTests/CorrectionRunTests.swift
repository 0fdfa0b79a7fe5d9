import Foundation
import TestSupport
import Testing

/// `corrections.json` on the real binary.
struct CorrectionRunTests {
  private func pipeline(_ corrections: String) throws -> TestPipeline {
    let pipeline = try TestPipeline()
    let configuration = String(
      decoding: pipeline.folder.bytes(of: "pipeline.json") ?? [],
      as: UTF8.self
    )
    try pipeline.folder.write(
      configuration.replacingOccurrences(
        of: #"{ "module": "entities" }"#,
        with: #"{ "module": "entities", "corrections": "corrections.json" }"#
      ),
      to: "pipeline.json"
    )
    try pipeline.folder.write(corrections, to: "corrections.json")
    try pipeline.folder.write("小说《长河》出版。\n", to: "in/a.txt")
    try pipeline.folder.write("小说《长河（新版）》出版。\n", to: "in/b.txt")
    return pipeline
  }

  @Test func holdsForEveryRunAndSaysSo() throws {
    let pipeline = try pipeline(
      #"""
      { "corrections": [{ "action": "merge", "type": "work", "names": ["长河", "长河（新版）"],
        "name": "长河", "reason": "one book" }] }
      """#
    )
    #expect(try pipeline.run().status == 0)
    #expect(pipeline.rows("entities").count == 1)
    #expect(pipeline.rows("mentions").allSatisfy { $0.contains("corrections.merge#1") })
    let first = pipeline.published
    #expect(try pipeline.run().status == 0)
    #expect(pipeline.published == first)
    // A new text changes nothing of it, and taking the correction back undoes it.
    try pipeline.folder.write("《长河》再版。\n", to: "in/c.txt")
    #expect(try pipeline.run().status == 0)
    #expect(pipeline.rows("entities").count == 1)
    try pipeline.folder.write(#"{ "corrections": [] }"#, to: "corrections.json")
    #expect(try pipeline.run().status == 0)
    #expect(pipeline.rows("entities").count == 2)
  }

  @Test func stopsBeforeAnythingIsTouchedWhereItCannotBeRead() throws {
    let pipeline = try pipeline(#"{ "corrections": [{ "action": "merge" }] }"#)
    let outcome = try pipeline.run()
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("corrections.json:1:"))
    #expect(pipeline.published.isEmpty)
  }
}
