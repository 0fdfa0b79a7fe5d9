import Foundation
import Load

/// Whether the published dataset is what its configuration, as it stands now, has made: a release
/// states configuration, rules, lexicons and models, and they have to be those of its rows.
struct ReleaseOrigin {
  let plan: RunPlan

  /// - Parameter build: the published build's name.
  /// - Throws: `PipelineError` with 65 where something has changed since the run that published it.
  ///   Where the state of that run is gone, nobody can say, and nothing is refused.
  func check(_ build: String) throws {
    let path = plan.output + "/" + RunState.fileName
    guard FileManager.default.fileExists(atPath: path) else { return }
    let store = try Store(at: path, durability: .reading)
    let now = try Fingerprints(plan)
    let run = try store.runs(limit: .max).first { $0.build == build && $0.exitCode == 0 }
    let standing = try store.uris(after: "").first.flatMap { uri throws(LoadError) in
      try store.standing(of: uri)
    }
    try store.close()
    if let run, run.configuration != now.configuration {
      throw refusal("the configuration has")
    }
    if let worked = standing?.fingerprint, worked != now.source {
      throw refusal("the program or a file of rules, lexicons or models has")
    }
  }

  private func refusal(_ what: String) -> PipelineError {
    PipelineError(
      .dataError,
      "\(plan.output)/current: \(what) changed since the run that published it; run first, then release"
    )
  }
}
