internal import Corpus

/// At most such a share of what was read could not become a document.
///
/// What a filter drops on purpose does not count, nor a correction that finds nothing.
struct RejectShare: Expectation {
  let most: Double
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let rejects =
      try dataset.integer(
        """
        SELECT count(*) FROM rejects
        WHERE code NOT GLOB 'filtered_*' AND code <> 'correction_unmatched'
        """
      ) ?? 0
    let documents = try dataset.integer("SELECT count(*) FROM documents") ?? 0
    let all = rejects + documents
    let share = all == 0 ? 0 : Double(rejects) / Double(all)
    return ExpectationResult(
      name: Self.module.name,
      table: "rejects",
      severity: severity,
      passed: share <= most,
      found: "\(Share.description(share)), \(rejects) of \(all)",
      wanted: "at most \(Share.description(most))"
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "reject-share",
    summary: "At most such a share of what was read could not become a document.",
    options: [
      OptionSpecification(
        "max",
        .number(0...1),
        isRequired: true,
        summary: "The greatest share, 0 to 1."
      ),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    RejectShare(
      most: options.number("max") ?? 0,
      severity: ExpectationOptions.severity(of: options)
    )
  }
}
