internal import GRDB

/// Looks through a dataset that somebody else may have touched, and names what is wrong with it.
///
/// The same questions as before a publish, and whether the tables are those of the contract; a
/// fault is a finding here, not an error.
public struct DatasetInspection: Sendable {
  /// One question, with what was found wrong; empty where nothing was.
  public struct Finding: Sendable, Hashable {
    /// `integrity`, `foreign_keys`, `spans`, `schema`.
    public let check: String
    public let faults: [String]
  }

  public let findings: [Finding]
  /// How many rows each table has; nil where they could not be counted.
  public let summary: DatasetSummary?

  /// Inspects the file at `path`.
  ///
  /// - Throws: `LoadError` where the file cannot be opened at all.
  public init(of path: String) throws(LoadError) {
    let queue = try Connection.open(path, for: .checking)
    var findings: [Finding] = []
    let checks: [(name: String, run: @Sendable (Database) throws -> [String])] = [
      ("schema", { try SchemaComparison(database: $0).faults() }),
      ("integrity", { try Self.faults(of: .integrity, $0, path) }),
      ("foreign_keys", { try Self.faults(of: .foreignKeys, $0, path) }),
      ("spans", { try Self.faults(of: .spans, $0, path) }),
    ]
    for check in checks {
      do {
        let faults = try LoadError.wrapping(path: path) { try queue.read(check.run) }
        findings.append(Finding(check: check.name, faults: faults))
      } catch {
        // Damage that stops the question itself is an answer as well.
        findings.append(Finding(check: check.name, faults: [error.message]))
      }
    }
    self.findings = findings
    summary =
      findings.allSatisfy(\.faults.isEmpty)
      ? try DatasetSummary(DatasetReader(path: path), includingViews: true) : nil
    try LoadError.wrapping(path: path) { try queue.close() }
  }

  private static func faults(
    of check: Gate.Check,
    _ database: Database,
    _ path: String
  ) throws -> [String] {
    do {
      try check.run(database, path: path)
      return []
    } catch let error as LoadError where error.kind == .contract {
      return [error.message]
    }
  }
}
