import Corpus
import Ingest

/// What `zhai plan` prints.
public struct PlanReport: Sendable {
  /// For people.
  public let text: String
  /// One object on one line.
  public let json: String
}

extension RunPlan {
  /// Looks which files there are and says what a run would do with them.
  ///
  /// - Returns: the report.
  /// - Throws: `PipelineError`, as a run would.
  public func report() throws(PipelineError) -> PlanReport {
    let input = try RunInput(self)
    return PlanReport(text: text(input), json: json(input))
  }

  private func text(_ input: RunInput) -> String {
    let dataset = configuration.dataset
    var text = "dataset  \(dataset.name) \(dataset.version): \(dataset.title)\n"
    text += "sources  \(input.files.count)\n"
    for (file, _, _) in input.files { text += "         \(file.uri)\n" }
    for rejection in input.rejections {
      text += "         \(rejection.sourceURI): \(rejection.message) [\(rejection.code)]\n"
    }
    for stage in StageName.allCases {
      let modules = configuration[stage].map(\.name).joined(separator: ", ")
      text += Self.column(stage.rawValue) + (modules.isEmpty ? "nothing" : modules) + "\n"
    }
    let checks = configuration.expectations.map(\.name).joined(separator: ", ")
    text += "checks   \(checks.isEmpty ? "none" : checks)\n"
    let exports = configuration.exports.map(\.name).joined(separator: ", ")
    text += "exports  \(exports.isEmpty ? "none" : exports)\n"
    text += "output   \(output)/current/\(dataset.name).sqlite\n"
    return text
  }

  private static func column(_ name: String) -> String {
    name + String(repeating: " ", count: max(1, 9 - name.count))
  }

  private func json(_ input: RunInput) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("dataset")
    writer.string(configuration.dataset.name)
    writer.key("version")
    writer.string(configuration.dataset.version)
    writer.key("sources")
    writer.strings(input.files.map(\.file.uri))
    writer.key("stages")
    writer.beginObject()
    for stage in StageName.allCases {
      writer.key(stage.rawValue)
      writer.strings(configuration[stage].map(\.name))
    }
    writer.endObject()
    writer.key("expectations")
    writer.strings(configuration.expectations.map(\.name))
    writer.key("exports")
    writer.strings(configuration.exports.map(\.name))
    writer.key("output")
    writer.string(output)
    writer.endObject()
    writer.endLine()
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  fileprivate mutating func strings(_ strings: [String]) {
    beginArray()
    for string in strings { self.string(string) }
    endArray()
  }
}
