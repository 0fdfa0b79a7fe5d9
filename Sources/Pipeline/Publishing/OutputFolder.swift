import Foundation

/// The output folder: builds, and the link that says which of them is published.
///
///     output/current -> builds/<id>
///
/// A build appears under its name complete or not at all, and readers see the old dataset or the
/// new one: everything is written and brought to the disk in a staging folder on the same file
/// system, then renamed; the link is switched by one rename as well.
struct OutputFolder: Sendable {
  let path: String

  private var builds: String { path + "/builds" }
  private var current: String { path + "/current" }

  /// Makes what is missing.
  func prepare() throws(PipelineError) {
    try FileTree.makeFolder(builds)
  }

  /// A new empty staging folder, once what earlier runs left behind is gone.
  ///
  /// Only under the lock.
  func makeStaging(run: String) throws(PipelineError) -> String {
    for name in try FileTree.entries(of: builds) where name.hasPrefix(".tmp-") {
      try FileTree.remove(builds + "/" + name)
    }
    let staging = builds + "/.tmp-" + run
    try FileTree.makeFolder(staging)
    return staging
  }

  /// Publishes the staging folder.
  ///
  /// - Parameters:
  ///   - staging: a complete build.
  ///   - keeping: how many builds that are no longer current stay.
  /// - Returns: the build's identifier, and whether it was there before.
  /// - Throws: where a file cannot be written.
  func publish(
    _ staging: String,
    keeping: Int
  ) throws(PipelineError) -> (identifier: String, isNew: Bool) {
    let sums = try seal(staging)
    let identifier = sums.identifier
    let build = builds + "/" + identifier
    let isKnown = (try? Checksums(of: build)) == sums
    if isKnown {
      try FileTree.remove(staging)
    } else {
      try FileTree.remove(build)
      try FileTree.rename(staging, to: build)
    }
    try FileTree.synchronize(builds)
    try pointCurrent(to: identifier)
    // The order of publishing, for `prune`.
    utimensat(AT_FDCWD, build, nil, 0)
    try prune(current: identifier, keeping: keeping)
    return (identifier, !isKnown)
  }

  /// Puts a build for trying things out beside the published one.
  func publishTrial(_ staging: String) throws(PipelineError) -> String {
    let trial = path + "/trial"
    _ = try seal(staging)
    try FileTree.remove(trial)
    try FileTree.rename(staging, to: trial)
    return trial
  }

  /// Brings all files to the disk and writes their sums, last.
  private func seal(_ staging: String) throws(PipelineError) -> Checksums {
    let sums = try Checksums(of: staging)
    var folders: Set<String> = [staging]
    for file in try FileTree(root: staging).files() {
      let path = staging + "/" + file
      try FileTree.synchronize(path)
      folders.insert(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    }
    try FileTree.write(Array(sums.text.utf8), to: staging + "/" + Checksums.fileName)
    for folder in folders.sorted() { try FileTree.synchronize(folder) }
    return sums
  }

  private func pointCurrent(to identifier: String) throws(PipelineError) {
    let target = "builds/" + identifier
    if (try? FileManager.default.destinationOfSymbolicLink(atPath: current)) == target { return }
    let fresh = path + "/current.new"
    try FileTree.remove(fresh)
    guard symlink(target, fresh) == 0 else {
      throw SystemError.current.pipelineError(writing: fresh)
    }
    try FileTree.rename(fresh, to: current)
    try FileTree.synchronize(path)
  }

  /// Removes the builds published longest ago.
  private func prune(current: String, keeping: Int) throws(PipelineError) {
    var old: [(name: String, published: timespec)] = []
    for name in try FileTree.entries(of: builds) where name != current && !name.hasPrefix(".") {
      var status = stat()
      guard lstat(builds + "/" + name, &status) == 0 else { continue }
      old.append((name, status.st_mtim))
    }
    old.sort {
      ($0.published.tv_sec, $0.published.tv_nsec, $0.name)
        > ($1.published.tv_sec, $1.published.tv_nsec, $1.name)
    }
    for build in old.dropFirst(keeping) { try FileTree.remove(builds + "/" + build.name) }
  }
}
