import Foundation
import Load

/// Looks through a dataset as it lies on the disk, and says whether it is what it says it is.
///
/// Checksums, the schema, SQLite's integrity, foreign keys, that every stretch of text is what its
/// offsets say, and that every export has as many rows as the database.
public struct DatasetVerification: Sendable {
  private let path: String
  private let signers: String?
  private let configuration: String?
  private let environment: ProgramEnvironment

  /// - Parameters:
  ///   - path: a build, a release, an output folder (its `current` is meant) or a database alone;
  ///     as the user wrote it.
  ///   - signers: a file of allowed signers, `ssh-keygen(1)`; a signature by one of them is
  ///     asked for then.
  ///   - configuration: makes the dataset once more, and compares, where it is given.
  ///   - environment: of the process.
  public init(
    path: String,
    signers: String? = nil,
    rebuilding configuration: String? = nil,
    environment: ProgramEnvironment
  ) {
    self.path = path
    self.signers = signers.map(environment.absolute)
    self.configuration = configuration
    self.environment = environment
  }

  /// Looks at everything; changes nothing.
  ///
  /// - Returns: what was found; a fault is a finding, not an error.
  /// - Throws: `PipelineError`: 66 where there is no dataset at the path.
  public func runWithRebuild() async throws -> VerificationReport {
    var report = try run()
    guard let configuration else { return report }
    let location = try DatasetLocation(path, in: environment)
    guard case .folder(let folder) = location.kind else {
      throw PipelineError(.usage, "\(path): a database alone cannot be compared with a rebuild")
    }
    report.checks.append(
      try await Rebuild(folder: folder, configuration: configuration, environment: environment)
        .check()
    )
    return report
  }

  /// The same without making anything anew.
  func run() throws(PipelineError) -> VerificationReport {
    let location = try DatasetLocation(path, in: environment)
    var report = VerificationReport(path: path)
    switch location.kind {
    case .database(let database): try inspect(database, &report)
    case .folder(let folder): try verify(folder, &report)
    }
    return report
  }

  private func verify(
    _ folder: DatasetFolder,
    _ report: inout VerificationReport
  ) throws(PipelineError) {
    report.checks.append(try ChecksumCheck(folder: folder).check())
    if let check = try signatureCheck(folder) { report.checks.append(check) }
    if let check = try PackageCheck(folder: folder).check() { report.checks.append(check) }
    guard let database = folder.database else {
      report.checks.append(.init("database", "", faults: ["there is no one *.sqlite file"]))
      return
    }
    guard let rows = try inspect(folder.absolute(database), &report) else {
      report.checks.append(.init("counts", "the database is not sound", wasAsked: false))
      return
    }
    report.checks.append(try ExportCheck(folder: folder, rows: rows).check())
  }

  /// nil where there is no signature and none was asked for.
  private func signatureCheck(
    _ folder: DatasetFolder
  ) throws(PipelineError) -> VerificationReport.Check? {
    guard folder.files.contains(Checksums.fileName + ".sig") else {
      return signers == nil
        ? nil : .init("signature", "", faults: ["\(Checksums.fileName) is not signed"])
    }
    let sums = folder.absolute(Checksums.fileName)
    let (note, holds) = try Signature.check(sums, signers: signers)
    return .init("signature", holds ? note : "", faults: holds ? [] : [note])
  }

  /// - Returns: the rows of each table and view, where the database is sound.
  @discardableResult
  private func inspect(
    _ database: String,
    _ report: inout VerificationReport
  ) throws(PipelineError) -> DatasetSummary? {
    do throws(LoadError) {
      let inspection = try DatasetInspection(of: database)
      let name = URL(fileURLWithPath: database).lastPathComponent
      report.checks += inspection.findings.map { .init($0.check, name, faults: $0.faults) }
      return inspection.summary
    } catch {
      report.checks.append(.init("database", "", faults: [error.message]))
      return nil
    }
  }
}
