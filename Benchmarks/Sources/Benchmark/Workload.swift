/// Something that is measured: it gets documents, and says how much it found in them.
///
/// A new line of the table is one file in `Workloads/` and one entry in `all`.
struct Workload: Sendable {
  /// Named on the command line and in the table.
  let name: String
  /// What it does, for the table.
  let summary: String
  /// Loads what it needs, which is not measured, and returns what is: a function from documents
  /// that are worked side by side to the number of things found.
  let prepare: @Sendable (_ data: String) throws -> (ArraySlice<BenchmarkDocument>) -> Int

  /// All workloads in the order of the table.
  static let all: [Workload] = [
    .values, .words, .segmentation, .tagging, .names, .extractors, .rules, .rulesTenfold,
  ]
}
