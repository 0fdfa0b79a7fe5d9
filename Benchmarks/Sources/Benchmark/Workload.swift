/// Something that is measured: it gets documents, and says how much it found in them.
///
/// A new line of the table is one file in `Workloads/` and one entry in `all`.
struct Workload: Sendable {
  /// Named on the command line and in the table.
  let name: String
  /// What it does, for the table.
  let summary: String
  /// Loads what it needs, which is not measured, and returns what is: a function from a document
  /// to the number of things found.
  let prepare: @Sendable (_ data: String) throws -> (BenchmarkDocument) -> Int

  /// All workloads in the order of the table.
  static let all: [Workload] = [
    .values, .words, .segmentation, .tagging, .names, .rules, .rulesTenfold,
  ]
}
