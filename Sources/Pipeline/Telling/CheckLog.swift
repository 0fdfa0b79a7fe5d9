import Corpus
import Foundation
import Load

/// `output/log/checks-<run>.json`: what every expectation of a run found.
///
/// It lies beside the dataset, not in it: drift depends on what was published before.
struct CheckLog {
  /// How many are kept.
  private static let limit = 100

  let output: String
  let run: String

  /// Writes the results and removes the oldest logs.
  ///
  /// - Parameter results: each with the place in the configuration that asked for it.
  /// - Throws: `PipelineError` where the folder cannot be written.
  func write(_ results: [(place: String, result: ExpectationResult)]) throws(PipelineError) {
    let folder = output + "/log"
    try FileTree.makeFolder(folder)
    let checks = results.map { entry -> JSON in
      let result = entry.result
      return .object([
        "check": JSON(.string(result.name)),
        "table": result.table.map { JSON(.string($0)) } ?? JSON(.null),
        "columns": JSON(.array(result.columns.map { JSON(.string($0)) })),
        "severity": JSON(.string(result.severity.rawValue)),
        "passed": JSON(.boolean(result.passed)), "found": JSON(.string(result.found)),
        "wanted": JSON(.string(result.wanted)), "place": JSON(.string(entry.place)),
      ])
    }
    let failed = results.filter { !$0.result.passed }
    let report = JSON.object([
      "run": JSON(.string(run)),
      "published": JSON(.boolean(!failed.contains { $0.result.severity == .error })),
      "checks": JSON(.array(checks)),
    ])
    try FileTree.write(report.pretty(), to: folder + "/checks-\(run).json")
    try prune(folder)
  }

  /// Names begin with the time of the run, so the oldest come first.
  private func prune(_ folder: String) throws(PipelineError) {
    let logs = try FileTree.entries(of: folder).filter {
      $0.hasPrefix("checks-") && $0.hasSuffix(".json")
    }
    for name in logs.sorted().dropLast(Self.limit) { try FileTree.remove(folder + "/" + name) }
  }
}
