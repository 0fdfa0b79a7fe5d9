import Foundation
import TestSupport

/// A folder with a configuration of all built-in modules, to be filled with texts.
struct TestPipeline {
  let folder = ScratchFolder()
  let zhai = BuiltProgram()

  /// - Parameters:
  ///   - sources: patterns for the text reader.
  ///   - expectations: JSON of the list.
  ///   - extra: further members of the configuration, each with a comma before it.
  /// - Throws: where a file cannot be written.
  init(
    sources: String = "\"in/*.txt\"",
    expectations: String = "[]",
    extra: String = ""
  ) throws {
    let configuration = """
      {
        "dataset": {
          "name": "test", "version": "1.0.0", "title": "A test", "licence": "CC0-1.0"
        },
        "stages": {
          "ingest": [{ "module": "text", "paths": [\(sources)] }],
          "clean": [
            { "module": "unicode" }, { "module": "width" }, { "module": "line-endings" },
            { "module": "notices" }
          ],
          "segment": [
            { "module": "documents" }, { "module": "sentences" }, { "module": "tokens" }
          ],
          "extract": [
            { "module": "contributors" }, { "module": "urls" }, { "module": "times" },
            { "module": "quantities" }, { "module": "works" }, { "module": "quotations" }
          ],
          "load": [
            { "module": "duplicates" }, { "module": "entities" }, { "module": "search" }
          ]
        },
        "expectations": \(expectations),
        "exports": [{ "format": "csv" }, { "format": "jsonl" }],
        "output": "output"\(extra)
      }
      """
    try folder.write(configuration, to: "pipeline.json")
  }

  func run(_ arguments: String..., wrapper: [String] = []) throws -> BuiltProgram.Outcome {
    try zhai(["run"] + arguments, in: folder.path, wrapper: wrapper)
  }

  /// What was published: every file with its bytes.
  var published: [String: [UInt8]] { folder.files(below: "output/current") }

  /// The lines of a published CSV, the header left out.
  func rows(_ table: String) -> [String] {
    let bytes = folder.bytes(of: "output/current/csv/\(table).csv") ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\r\n").dropFirst().map(
      String.init
    )
  }
}
