import Corpus

/// Whether a configuration is valid, and everything that is wrong with it if not.
public struct ConfigurationVerdict: Sendable {
  /// In the order of the file; empty where it is valid.
  private let issues: [ConfigurationIssue]

  public var isValid: Bool { issues.isEmpty }

  /// One line for each fault.
  public var messages: [String] { issues.map(\.description) }

  /// One object on one line: `valid` and the list `issues`.
  public var json: String { String(decoding: ConfigurationIssue.report(issues), as: UTF8.self) }

  /// Decodes the configuration and makes its modules; reads no source.
  ///
  /// - Parameters:
  ///   - path: the configuration file.
  ///   - overrides: `stage.module.option=value`.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`, where the file cannot be read or the program's data is missing.
  public init(
    configuration path: String,
    overrides: [String],
    in environment: ProgramEnvironment
  ) throws {
    do {
      let file = try ConfigurationFile(path, overrides: overrides, in: environment)
      _ = try RunPlan(file.configuration, root: file.root, data: try environment.data())
      issues = []
    } catch let error as ConfigurationError {
      issues = error.issues
    }
  }
}
