import Foundation
import Load
import Logging

/// Makes a dataset once more from its sources, and says which of its files come out otherwise.
struct Rebuild {
  let folder: DatasetFolder
  /// The configuration, as the user wrote it; sources are looked for from its folder.
  let configuration: String
  let environment: ProgramEnvironment

  func check() async throws -> VerificationReport.Check {
    let scratch = FileManager.default.temporaryDirectory.path + "/zhai-" + UUID().uuidString
    try FileTree.makeFolder(scratch)
    defer { try? FileTree.remove(scratch) }
    let release = ReleaseProvenance(folder)
    let plan = try RunPlan(
      configuration: configuration,
      version: release?.version,
      output: scratch + "/output",
      in: release.map { environment.declaring(epoch: $0.created) } ?? environment
    )
    var logger = Logger(label: "zhai") { _ in SwiftLogNoOpLogHandler() }
    logger.logLevel = .critical
    _ = try await DatasetRun(plan: plan, logger: logger).run()
    let made = try DatasetFolder(scratch + "/output/current")
    var faults: [String] = []
    var compared = 0
    for file in made.files where !Checksums.isAboutSums(file) {
      // A release has these at its top, under another name.
      if release != nil, file.hasPrefix("datasette/") { continue }
      guard folder.files.contains(file) else {
        faults.append("\(file): was made and is not in the dataset")
        continue
      }
      compared += 1
      if try FileTree.sha256(of: made.absolute(file)) != FileTree.sha256(of: folder.absolute(file))
      {
        faults.append("\(file): comes out otherwise")
      }
    }
    return .init("rebuild", "\(compared) files made anew and compared", faults: faults)
  }
}
