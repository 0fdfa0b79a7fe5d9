/// A check of a built dataset that the configuration asks for.
public protocol Expectation: Sendable {
  var severity: Severity { get }
  /// Looks at the dataset; never changes it.
  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult
  /// Looks at the dataset beside the one that is published, where there is one.
  func evaluate(
    _ dataset: DatasetReader,
    against published: DatasetReader?
  ) throws(LoadError) -> ExpectationResult
}

extension Expectation {
  public func evaluate(
    _ dataset: DatasetReader,
    against published: DatasetReader?
  ) throws(LoadError) -> ExpectationResult {
    try evaluate(dataset)
  }
}

/// What follows where an expectation is not met.
public enum Severity: String, Sendable, Hashable, CaseIterable {
  /// Nothing is published (exit 65).
  case error
  /// It is reported.
  case warn
}

/// What an expectation found.
public struct ExpectationResult: Sendable, Hashable {
  /// The module: `row-count`.
  public let name: String
  /// The table or view; nil where it concerns several.
  public let table: String?
  public let columns: [String]
  public let severity: Severity
  public let passed: Bool
  /// For people: `3 rows`.
  public let found: String
  /// For people: `at least 10 rows`.
  public let wanted: String

  public init(
    name: String,
    table: String?,
    columns: [String] = [],
    severity: Severity,
    passed: Bool,
    found: String,
    wanted: String
  ) {
    self.name = name
    self.table = table
    self.columns = columns
    self.severity = severity
    self.passed = passed
    self.found = found
    self.wanted = wanted
  }
}
