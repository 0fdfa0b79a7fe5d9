import Corpus
import Ingest

/// What `zhai plan` prints.
public struct PlanReport: Sendable {
  /// For people.
  public let text: String
  /// One object on one line.
  public let json: String
  /// Whether a run would publish another dataset, as far as can be seen from outside.
  public let hasChanges: Bool
}

extension RunPlan {
  /// Looks which files there are and says what a run would do with them, and why.
  ///
  /// - Returns: the report.
  /// - Throws: `PipelineError`, as a run would.
  public func report() throws(PipelineError) -> PlanReport {
    do {
      let input = try RunInput(self)
      let changes = try PlannedChanges(self, input)
      return PlanReport(
        text: try text(input, changes),
        json: json(changes),
        hasChanges: changes.isRebuilt
      )
    } catch {
      throw PipelineError(wrapping: error)
    }
  }

  private func text(_ input: RunInput, _ changes: PlannedChanges) throws -> String {
    let dataset = configuration.dataset
    var text = "dataset  \(dataset.name) \(dataset.version): \(dataset.title)\n"
    text += "sources  \(input.fileCount)\n"
    for (uri, reason) in changes.sources { text += "         \(uri): \(reason.rawValue)\n" }
    var rejections = try input.rejections(after: "")
    while let last = rejections.last {
      for rejection in rejections {
        text += "         \(rejection.sourceURI): \(rejection.message) [\(rejection.code)]\n"
      }
      rejections = try input.rejections(after: last.sourceURI)
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

  private func json(_ changes: PlannedChanges) -> String {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("dataset")
    writer.string(configuration.dataset.name)
    writer.key("version")
    writer.string(configuration.dataset.version)
    writer.key("sources")
    writer.strings(changes.sources.lazy.filter { $0.reason != .removed }.map(\.uri))
    writer.key("changes")
    writer.beginObject()
    for reason in PlannedChanges.Reason.allCases {
      writer.key(reason.rawValue)
      writer.integer(changes.count(reason))
    }
    writer.key("rebuild")
    writer.boolean(changes.isRebuilt)
    writer.endObject()
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
  fileprivate mutating func strings(_ strings: some Sequence<String>) {
    beginArray()
    for string in strings { self.string(string) }
    endArray()
  }
}
