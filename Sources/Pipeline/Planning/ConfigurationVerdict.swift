import Corpus
import Language

/// Whether a configuration is valid, and everything that is wrong with it if not.
public struct ConfigurationVerdict: Sendable {
  /// In the order of the file; empty where it is valid.
  private let issues: [ConfigurationIssue]

  public var isValid: Bool { issues.isEmpty }

  /// One line for each fault.
  public var messages: [String] { issues.map(\.description) }

  /// One object on one line: `valid` and the list `issues`.
  public var json: String { String(decoding: ConfigurationIssue.report(issues), as: UTF8.self) }

  /// Decodes configurations and makes their modules; reads no source.
  ///
  /// - Parameters:
  ///   - paths: the configuration files.
  ///   - overrides: `stage.module.option=value`, for each of them.
  ///   - environment: of the process.
  /// - Returns: a verdict for each file, in their order.
  /// - Throws: `PipelineError`, where a file cannot be read or the program's data is missing.
  public static func verdicts(
    on paths: [String],
    overrides: [String],
    in environment: ProgramEnvironment
  ) throws -> [ConfigurationVerdict] {
    let data = try environment.data()
    return try paths.map { path in
      try ConfigurationVerdict(path, overrides: overrides, environment, data)
    }
  }

  private init(
    _ path: String,
    overrides: [String],
    _ environment: ProgramEnvironment,
    _ data: DataFolder
  ) throws {
    do {
      let file = try ConfigurationFile(path, overrides: overrides, in: environment)
      _ = try RunPlan(file.configuration, root: file.root, data: data)
      issues = []
    } catch let error as ConfigurationError {
      issues = error.issues
    }
  }
}
