import Foundation
import Load

/// The folder of the releases.
///
/// A release appears complete or not at all, and none is ever written over.
struct ReleaseShelf: Sendable {
  let path: String
  /// The dataset's name.
  let dataset: String

  /// A new empty staging folder; only under the lock of the output folder.
  func makeStaging() throws(PipelineError) -> String {
    try FileTree.makeFolder(path)
    for name in try FileTree.entries(of: path) where name.hasPrefix(".tmp-") {
      try FileTree.remove(path + "/" + name)
    }
    let staging = path + "/.tmp-" + dataset
    try FileTree.makeFolder(staging)
    return staging
  }

  /// The newest release before `version`.
  ///
  /// - Parameter version: is left out itself, and what comes after it.
  /// - Returns: its folder and its version; nil where there is none.
  /// - Throws: `PipelineError` where the folder cannot be listed.
  func last(before version: String) throws(PipelineError) -> (folder: String, version: String)? {
    let limit = DataVersion(version)
    var found: (name: String, version: DataVersion)?
    for name in try FileTree.entries(of: path).sorted() where name.hasPrefix(dataset + "-") {
      let version = String(name.dropFirst(dataset.utf8.count + 1))
      guard TextRule.version.matches(Array(version.utf8)),
        FileManager.default.fileExists(atPath: path + "/" + name + "/" + Checksums.fileName)
      else { continue }
      let candidate = DataVersion(version)
      guard candidate < limit else { continue }
      if let best = found, candidate < best.version { continue }
      found = (name, candidate)
    }
    return found.map { (path + "/" + $0.name, $0.version.text) }
  }

  /// Moves a complete release to its place and writes its archive.
  ///
  /// - Parameters:
  ///   - staging: the release.
  ///   - name: its name and version.
  ///   - epoch: the time of the files in the archive.
  /// - Returns: false where the same release was there already.
  /// - Throws: `PipelineError` with 65 where there is one with other bytes.
  func publish(_ staging: String, as name: String, epoch: Int) throws -> Bool {
    let folder = path + "/" + name
    let archive = folder + ".tar.zst"
    let exists = FileManager.default.fileExists(atPath: folder)
    if exists {
      let differing = try Self.differences(folder, staging)
      guard differing.isEmpty else {
        throw PipelineError(
          .dataError,
          messages: differing.prefix(10).map { "\(name)/\($0): differs" } + [
            "\(folder): is there already with other bytes; a version is released once, take a new"
              + " one"
          ]
        )
      }
    }
    let source = exists ? folder : staging
    let signature = Checksums.fileName + ".sig"
    if exists, FileManager.default.fileExists(atPath: staging + "/" + signature) {
      try FileTree.rename(staging + "/" + signature, to: folder + "/" + signature)
    }
    let files = try FileTree(root: source).files()
    let fresh = path + "/.tmp-" + name + ".tar.zst"
    try ReleaseArchive.write(to: fresh, folder: source, files: files, prefix: name, epoch: epoch)
    for file in files { try FileTree.synchronize(source + "/" + file) }
    try FileTree.synchronize(fresh)
    if exists {
      try FileTree.remove(staging)
    } else {
      try FileTree.rename(staging, to: folder)
    }
    try FileTree.rename(fresh, to: archive)
    try FileTree.synchronize(path)
    return !exists
  }

  /// The files that are not the same in both; a signature may come later, or by another key.
  private static func differences(_ old: String, _ new: String) throws -> [String] {
    let sums = try [old, new].map { folder in
      Set(try Checksums(of: folder).text.split(separator: "\n").map(String.init))
    }
    let lines = sums[0].symmetricDifference(sums[1])
    return Set(lines.map { String($0.dropFirst(66)) }).sorted()
  }
}
