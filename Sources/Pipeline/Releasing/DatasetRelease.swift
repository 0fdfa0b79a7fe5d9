import Corpus
import Crypto
import Foundation
import Language
import Load

/// Makes a release out of the published dataset: a folder that can be cited, handed on and checked,
/// and the same as one archive.
///
///     output/releases/<name>-<version>/
///     output/releases/<name>-<version>.tar.zst
///
/// Its bytes depend on the dataset, the configuration, the version, the release before it, and
/// `SOURCE_DATE_EPOCH` where that is set; on nothing else.
public struct DatasetRelease: Sendable {
  /// What was made.
  public struct Outcome: Sendable {
    public let folder: String
    public let archive: String
    /// false where the same release was there already.
    public let isNew: Bool
  }

  private let plan: RunPlan
  private let signingKey: String?
  private let environment: ProgramEnvironment

  /// - Parameters:
  ///   - version: of the data; as in `pipeline.json`, a semantic one or one of the calendar.
  ///   - path: the configuration file.
  ///   - overrides: `stage.module.option=value`.
  ///   - signingKey: an OpenSSH private key to sign the sums with; nil for no signature.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`: 64 for a version that is none, 78 for an invalid configuration and
  ///   for one that names no licence or nobody to cite.
  public init(
    version: String,
    configuration path: String,
    overrides: [String] = [],
    signingKey: String? = nil,
    in environment: ProgramEnvironment
  ) throws {
    guard TextRule.version.matches(Array(version.utf8)) else {
      throw PipelineError(.usage, "“\(version)”: \(TextRule.version.explanation)")
    }
    plan = try RunPlan(
      configuration: path,
      overrides: overrides,
      version: version,
      in: environment
    )
    self.signingKey = signingKey.map(environment.absolute)
    self.environment = environment
    let dataset = plan.configuration.dataset
    var faults: [String] = []
    if dataset.licence == "NOASSERTION" {
      faults.append(
        "\(path): /dataset/licence: a release has to say under which licence it may be used"
      )
    }
    if dataset.creators.isEmpty {
      faults.append("\(path): /dataset/creators: a release has to say whom to cite")
    }
    if !faults.isEmpty { throw PipelineError(.configuration, messages: faults) }
  }

  private var name: String { plan.description.name + "-" + plan.description.version }

  /// Makes the release.
  ///
  /// - Returns: where it lies.
  /// - Throws: `PipelineError`: 66 where nothing is published, 65 where the published dataset is
  ///   not sound, was made under another configuration, or the version exists with other bytes.
  public func run() throws -> Outcome {
    let published = plan.output + "/current"
    guard FileManager.default.fileExists(atPath: published + "/" + Checksums.fileName) else {
      throw PipelineError(
        .noInput,
        "\(published): there is no published dataset; `zhai run` makes one"
      )
    }
    let lock = try RunLock(folder: plan.output, holder: "release, process \(getpid())")
    let build = try DatasetFolder(published)
    try ReleaseOrigin(plan: plan).check(build.name)
    let report = try DatasetVerification(path: build.path, environment: environment).run()
    guard report.isSound, let database = build.database else {
      let faults = report.checks.flatMap(\.faults)
      throw PipelineError(
        .dataError,
        messages: faults + ["\(published): is not sound; not released"]
      )
    }
    let releases = ReleaseShelf(path: plan.output + "/releases", dataset: plan.description.name)
    let staging = try releases.makeStaging()
    do {
      let epoch = try fill(staging, from: build, database, releases)
      let isNew = try releases.publish(staging, as: name, epoch: epoch)
      _ = consume lock
      return Outcome(
        folder: releases.path + "/" + name,
        archive: releases.path + "/" + name + ".tar.zst",
        isNew: isNew
      )
    } catch {
      try? FileTree.remove(staging)
      throw PipelineError(wrapping: error)
    }
  }

  /// - Returns: the time that stands in the files.
  private func fill(
    _ staging: String,
    from build: DatasetFolder,
    _ database: String,
    _ releases: ReleaseShelf
  ) throws -> Int {
    let copy = staging + "/" + plan.description.name + ".sqlite"
    // VACUUM INTO made it, its index was rebuilt, and it was checked just now.
    try FileManager.default.copyItem(atPath: build.absolute(database), toPath: copy)
    let reader = try DatasetReader(path: copy)
    try export(reader, to: staging)
    let contents = try PackageContents(
      plan.description,
      of: reader,
      files: files(in: staging),
      provenance: provenance(of: build)
    )
    for (name, text) in contents.descriptions { try FileTree.write(text, to: staging + "/" + name) }
    try FileTree.write(configuration.pretty(), to: staging + "/pipeline.json")
    try ReleaseChanges(staging: staging, contents: contents, releases: releases).write()
    let sums = try Checksums(of: staging)
    try FileTree.write(Array(sums.text.utf8), to: staging + "/" + Checksums.fileName)
    if let signingKey { try Signature.sign(staging + "/" + Checksums.fileName, with: signingKey) }
    return contents.epoch
  }

  /// Everything that the configuration asks for, and CSV, which the descriptions speak of.
  private func export(_ dataset: DatasetReader, to staging: String) throws {
    var exporters = plan.exporters.map(\.module)
    if !exporters.contains(where: { $0.folder == "csv" }) {
      let csv = LoadRegistry.exporters.first { $0.name == "csv" }
      if let csv { exporters.append(try csv.make(Options(), LoadContext(plan.description))) }
    }
    // datasette-metadata.json stands at the top of a release.
    for exporter in exporters where exporter.folder != "datasette" {
      let folder = staging + "/" + exporter.folder
      try FileTree.makeFolder(folder)
      _ = try exporter.export(dataset, into: folder)
    }
  }

  private func files(in staging: String) throws -> [PackageContents.File] {
    try FileTree(root: staging).files().map { try Self.file($0, in: staging) }
  }

  private static func file(
    _ path: String,
    in folder: String
  ) throws(PipelineError) -> PackageContents.File {
    var status = stat()
    guard stat(folder + "/" + path, &status) == 0 else {
      throw SystemError.current.pipelineError(writing: folder + "/" + path)
    }
    return PackageContents.File(
      path: path,
      bytes: Int(status.st_size),
      sha256: try FileTree.sha256(of: folder + "/" + path)
    )
  }

  private func provenance(of build: DatasetFolder) throws -> PackageContents.Provenance {
    var hash = SHA256()
    for stage in StageName.allCases {
      hash.update(data: plan.configuration.canonicalBytes(of: stage))
    }
    return PackageContents.Provenance(
      program: "zhai " + ProgramVersion.current,
      build: build.name,
      configuration: FileTree.hexadecimal(hash.finalize()),
      data: try dataFiles()
    )
  }

  /// The rules, lexicons and models that the modules of the plan have loaded.
  private func dataFiles() throws -> [PackageContents.File] {
    let root = plan.data.root
    return try plan.data.loadedFiles.flatMap { path -> [PackageContents.File] in
      let absolute = plan.data.path(path)
      guard FileManager.default.fileExists(atPath: absolute) else { return [] }
      if try FileTree.kind(of: absolute) == .folder {
        return try FileTree(root: absolute).files().map {
          try Self.file(path + "/" + $0, in: root)
        }
      }
      let isInside = !path.hasPrefix("/")
      let folder = isInside ? root : URL(fileURLWithPath: absolute).deletingLastPathComponent().path
      let name = isInside ? path : URL(fileURLWithPath: absolute).lastPathComponent
      return [try Self.file(name, in: folder)]
    }
  }

  /// The configuration as it was given, with the version of the release.
  private var configuration: JSON {
    let members = (plan.configuration.json.members ?? []).map { member -> JSON.Member in
      guard member.key == "dataset", let dataset = member.value.members else { return member }
      return JSON.Member(
        "dataset",
        JSON(
          .object(
            dataset.map {
              $0.key == "version"
                ? JSON.Member("version", JSON(.string(plan.description.version))) : $0
            }
          )
        )
      )
    }
    return JSON(.object(members.filter { $0.key != "$schema" }))
  }
}
