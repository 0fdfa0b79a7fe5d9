import Foundation
import Language
import Load

/// What the pipeline needs to know of the process it runs in; said once, at the door.
public struct ProgramEnvironment: Sendable {
  /// The folder with lexicons, rules, models and schemas, where the user named one.
  public let dataFolder: String?
  /// Absolute path.
  public let workingFolder: String
  /// Absolute path of the running program.
  public let executable: String

  /// What `SOURCE_DATE_EPOCH` says, where it is set: the time for files that have to carry one.
  public let declaredEpoch: String?

  public init(
    dataFolder: String?,
    workingFolder: String,
    executable: String,
    declaredEpoch: String? = nil
  ) {
    self.declaredEpoch = declaredEpoch
    self.dataFolder = dataFolder
    self.workingFolder = workingFolder
    self.executable = executable
  }

  /// The program's data.
  func data() throws(PipelineError) -> DataFolder {
    do throws(DataError) {
      return try DataFolder.locate(
        override: dataFolder.map(absolute),
        executable: executable
      )
    } catch {
      throw PipelineError(.configuration, "the program's data: \(error)")
    }
  }

  /// The same, with a time that a dataset carries, such as `2025-02-05T00:00:00Z`.
  func declaring(epoch instant: String) -> ProgramEnvironment {
    let parts = instant.dropFirst(11).dropLast().split(separator: ":").compactMap { Int($0) }
    guard let day = CalendarDay(instant.utf8.prefix(10)), parts.count == 3 else { return self }
    let epoch = day.daysSince1970 * 86_400 + parts[0] * 3600 + parts[1] * 60 + parts[2]
    return ProgramEnvironment(
      dataFolder: dataFolder,
      workingFolder: workingFolder,
      executable: executable,
      declaredEpoch: "\(epoch)"
    )
  }

  /// The declared time, in seconds since 1970; nil where none is.
  func sourceDateEpoch() throws(PipelineError) -> Int? {
    guard let declaredEpoch, !declaredEpoch.isEmpty else { return nil }
    guard let epoch = Int(declaredEpoch), (0...253_402_300_799).contains(epoch) else {
      throw PipelineError(
        .usage,
        "SOURCE_DATE_EPOCH is “\(declaredEpoch)”; it takes seconds since 1970, to the year 9999"
      )
    }
    return epoch
  }

  /// `path` as seen from the working folder.
  func absolute(_ path: String) -> String {
    URL(
      fileURLWithPath: path,
      relativeTo: URL(fileURLWithPath: workingFolder, isDirectory: true)
    ).standardizedFileURL.path
  }
}

/// The version of the program, as `--version` prints it.
public enum ProgramVersion {
  public static let current = "0.1.0"
}
