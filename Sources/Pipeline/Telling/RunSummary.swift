public import Corpus
public import Load

/// What a run did, for the operator: never part of the dataset.
public struct RunSummary: Sendable {
  /// How many went into a stage and what became of them; `records_in = out + rejected + filtered`.
  public struct StageCount: Sendable, Hashable {
    public var entered = 0
    public var left = 0
    public var rejected = 0
    public var filtered = 0

    /// Whether nothing was lost silently.
    public var isBalanced: Bool { entered == left + rejected + filtered }

    static func += (lhs: inout StageCount, rhs: StageCount) {
      lhs.entered += rhs.entered
      lhs.left += rhs.left
      lhs.rejected += rhs.rejected
      lhs.filtered += rhs.filtered
    }
  }

  /// In the dataset.
  public var sources = 0
  public var documents = 0
  public var rejects = 0
  /// Sources that were as they had been, and those that were read.
  public var unchangedSources = 0
  public var readSources = 0
  /// Documents and rejects that were worked, and documents of read sources that were kept.
  public var workedDocuments = 0
  public var workedRejects = 0
  public var keptDocuments = 0
  /// Rows for each table, in the schema's order.
  public var rows: [(table: String, count: Int)] = []
  public var counts: [StageName: StageCount] = [:]
  /// Seconds for each stage, summed over the workers.
  public var seconds: [StageName: Double] = [:]
  /// Wall-clock seconds of the whole run.
  public var duration: Double = 0
  /// What was published: the folder, and whether it is new.
  public var build = ""
  public var isNewBuild = true
  /// Nothing had changed, so nothing was built.
  public var isUnchanged = false
  /// Lines about expectations that did not hold.
  public var failedExpectations: [String] = []
  /// What the expectations found, in the order of the configuration.
  public var checks: [ExpectationResult] = []

  public init() {}

  /// The table that ends a run on a terminal.
  public var table: String {
    var lines = [
      line("sources", "\(sources)"), line("documents", "\(documents)"),
      line("rejects", "\(rejects)"), line("worked now", "\(workedDocuments)"), "",
    ]
    lines += rows.map { line($0.table, "\($0.count)") }
    lines.append("")
    for stage in StageName.allCases {
      lines.append(line(stage.rawValue, Self.format(seconds[stage] ?? 0) + " s"))
    }
    if !checks.isEmpty {
      let failed = checks.filter { !$0.passed }.count
      lines += [line("checks", "\(checks.count)"), line("of them failed", "\(failed)")]
      lines.append("")
    }
    lines.append(line("whole run", Self.format(duration) + " s"))
    return lines.joined(separator: "\n") + "\n"
  }

  private func line(_ name: String, _ value: String) -> String {
    let padded = name + String(repeating: " ", count: max(1, 18 - name.count))
    return "  " + padded + String(repeating: " ", count: max(0, 10 - value.count)) + value
  }

  private static func format(_ seconds: Double) -> String {
    let hundredths = Int((seconds * 100).rounded())
    let fraction = hundredths % 100
    return "\(hundredths / 100).\(fraction < 10 ? "0" : "")\(fraction)"
  }
}
