import Crypto
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
  private var link: String { path + "/current" }

  /// The build that is published; nil where there is none.
  var current: String? {
    guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: link),
      target.hasPrefix("builds/")
    else { return nil }
    return String(target.dropFirst("builds/".count))
  }

  /// Has SQLite's own temporary files lie in the folder, where it is there: on a disk that has room
  /// for the dataset.
  func keepTemporaryFiles() {
    if FileManager.default.fileExists(atPath: path) { setenv("SQLITE_TMPDIR", path, 1) }
  }

  /// Makes what is missing.
  func prepare() throws(PipelineError) {
    try FileTree.makeFolder(builds)
  }

  /// Removes what earlier runs left behind; only under the lock.
  func removeStaging() throws(PipelineError) {
    for name in try FileTree.entries(of: builds) where name.hasPrefix(".tmp-") {
      try FileTree.remove(builds + "/" + name)
    }
    // Where a run was killed between making a temporary file and taking its name away.
    for name in try FileTree.entries(of: path) where name.hasPrefix("etilqs_") {
      try FileTree.remove(path + "/" + name)
    }
    try FileTree.remove(path + "/current.new")
  }

  /// A new empty staging folder, which others cannot look into.
  func makeStaging(run: String) throws(PipelineError) -> String {
    let staging = builds + "/.tmp-" + run
    guard mkdir(staging, 0o700) == 0 else {
      throw SystemError.current.pipelineError(writing: staging)
    }
    // SQLite's own temporary files lie on the same disk, where there is room for the dataset.
    setenv("SQLITE_TMPDIR", staging, 1)
    return staging
  }

  /// How the files of a build look from outside: sizes and times.
  ///
  /// Another text says that somebody has touched them; what is in them is for `SHA256SUMS` to say.
  func seal(of identifier: String) throws(PipelineError) -> String {
    let build = builds + "/" + identifier
    var status = stat()
    guard lstat(build, &status) == 0 else { return "none" }
    var hash = SHA256()
    for file in try FileTree(root: build).files() {
      guard lstat(build + "/" + file, &status) == 0 else { return "none" }
      let time = status.st_mtim
      let line = "\(file)\0\(status.st_size)\0\(time.tv_sec).\(time.tv_nsec)\0\(status.st_ino)\n"
      hash.update(data: Array(line.utf8))
    }
    return FileTree.hexadecimal(hash.finalize().prefix(16))
  }

  /// Publishes the staging folder.
  ///
  /// - Parameters:
  ///   - staging: a complete build.
  ///   - keeping: how many builds that are no longer current stay.
  ///   - history: what was published so far, the latest first.
  /// - Returns: the build's identifier, and whether it was there before.
  /// - Throws: where a file cannot be written.
  func publish(
    _ staging: String,
    keeping: Int,
    history: [String] = []
  ) throws(PipelineError) -> (identifier: String, isNew: Bool) {
    let sums = try seal(staging)
    let identifier = sums.identifier
    let build = builds + "/" + identifier
    let isKnown = (try? Checksums(of: build)) == sums
    if isKnown {
      try FileTree.remove(staging)
    } else {
      try Self.open(staging)
      try replace(build, with: staging)
    }
    try FileTree.synchronize(builds)
    try pointCurrent(to: identifier)
    try prune(current: identifier, keeping: keeping, history: history)
    return (identifier, !isKnown)
  }

  /// Puts a build for trying things out beside the published one.
  func publishTrial(_ staging: String) throws(PipelineError) -> String {
    let trial = path + "/trial"
    _ = try seal(staging)
    try FileTree.remove(trial)
    try Self.open(staging)
    try FileTree.rename(staging, to: trial)
    return trial
  }

  /// Lets readers in, as far as the process's mask lets them.
  private static func open(_ staging: String) throws(PipelineError) {
    let mask = umask(0)
    umask(mask)
    guard chmod(staging, 0o777 & ~mask) == 0 else {
      throw SystemError.current.pipelineError(writing: staging)
    }
  }

  /// Puts a build in its place; a damaged one of that name is put aside, then removed.
  private func replace(_ build: String, with staging: String) throws(PipelineError) {
    var status = stat()
    guard lstat(build, &status) == 0 else { return try FileTree.rename(staging, to: build) }
    let damaged = staging + "-damaged"
    try FileTree.rename(build, to: damaged)
    try FileTree.rename(staging, to: build)
    try FileTree.remove(damaged)
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
    if current == identifier { return }
    let fresh = path + "/current.new"
    try FileTree.remove(fresh)
    guard symlink(target, fresh) == 0 else {
      throw SystemError.current.pipelineError(writing: fresh)
    }
    try FileTree.rename(fresh, to: link)
    try FileTree.synchronize(path)
  }

  /// Removes the builds published longest ago.
  ///
  /// The order is the history's, as no clock is to be trusted; what it does not know goes first.
  private func prune(
    current: String,
    keeping: Int,
    history: [String]
  ) throws(PipelineError) {
    let old = try FileTree.entries(of: builds).filter { $0 != current && !$0.hasPrefix(".") }
    let order = Dictionary(
      history.enumerated().map { ($0.element, $0.offset) },
      uniquingKeysWith: min
    )
    let sorted = old.sorted { (order[$0] ?? .max, $0) < (order[$1] ?? .max, $1) }
    for build in sorted.dropFirst(keeping) { try FileTree.remove(builds + "/" + build) }
  }
}
