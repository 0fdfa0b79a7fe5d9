import Foundation
import Load

/// `CHANGES.md` and `changes.jsonl`: what differs from the release before.
struct ReleaseChanges {
  let staging: String
  let contents: PackageContents
  let releases: ReleaseShelf

  func write() throws {
    let version = contents.description.version
    let heading = "# Changes in \(contents.description.name) \(version)\n\n"
    guard let last = try releases.last(before: version) else {
      try FileTree.write([], to: staging + "/changes.jsonl")
      try FileTree.write(
        Array((heading + "The first release.\n").utf8),
        to: staging + "/CHANGES.md"
      )
      return
    }
    let folder = try DatasetFolder(last.folder)
    guard let database = folder.database, let current = try DatasetFolder(staging).database else {
      throw PipelineError(.dataError, "\(last.folder): holds no one *.sqlite; not released")
    }
    let earlier = ReleaseProvenance(folder)
    let later = ReleaseProvenance(try DatasetFolder(staging))
    let difference = try DatasetDifference(
      from: DatasetReader(path: folder.absolute(database)),
      to: DatasetReader(path: staging + "/" + current),
      processing: later.flatMap { earlier?.cause(ofChangesIn: $0) }
    )
    let tally = try writeLines(difference)
    let sums = try FileTree.sha256(of: last.folder + "/" + Checksums.fileName)
    let report = ChangeReport(tally: tally, schema: difference.schema)
    let text = """
      \(heading)Against \(last.version), whose SHA256SUMS has the SHA-256 `\(sums)`. \
      \(Self.advice(difference.schema.grade)) The rows themselves are in `changes.jsonl`. Causes: \
      `input`, other sources; `rule`, other rules, lexicons, models or another program; `config`, \
      another configuration.

      \(report.markdown)
      """
    try FileTree.write(Array(text.utf8), to: staging + "/CHANGES.md")
  }

  private func writeLines(_ difference: DatasetDifference) throws -> ChangeTally {
    let path = staging + "/changes.jsonl"
    guard FileManager.default.createFile(atPath: path, contents: nil),
      let file = FileHandle(forWritingAtPath: path)
    else { throw SystemError.current.pipelineError(writing: path) }
    defer { try? file.close() }
    var tally = ChangeTally()
    var lines: [UInt8] = []
    var fault: (any Error)?
    try difference.forEachChange { change in
      tally.add(change)
      lines += change.json + [0x0A]
      if lines.count > 1 << 18, fault == nil {
        do { try file.write(contentsOf: Data(lines)) } catch { fault = error }
        lines.removeAll(keepingCapacity: true)
      }
    }
    if let fault { throw PipelineError(.ioError, "\(path): \(fault.localizedDescription)") }
    try file.write(contentsOf: Data(lines))
    return tally
  }

  private static func advice(_ grade: SchemaDifference.Grade) -> String {
    switch grade {
    case .major: "Tables or columns are gone or have another type: a major change."
    case .minor: "Tables or columns are new: a minor change."
    case .patch: "Tables and columns are the same: rows alone differ."
    }
  }
}
