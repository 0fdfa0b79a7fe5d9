internal import Corpus

/// A table has at least and at most so many rows.
struct RowCount: Expectation {
  let table: any Tabular
  let bounds: Bounds<Int>
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let count = try dataset.rowCount(of: table)
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      severity: severity,
      passed: bounds.contains(count),
      found: "\(count) rows",
      wanted: bounds.description { "\($0) rows" }
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "row-count",
    summary: "A table has at least and at most so many rows.",
    options: [
      ExpectationOptions.table,
      OptionSpecification("min", .integer(0...Int.max), summary: "The least number of rows."),
      OptionSpecification("max", .integer(0...Int.max), summary: "The greatest number of rows."),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    RowCount(
      table: try ExpectationOptions.table(of: options),
      bounds: try ExpectationOptions.bounds(options.integer("min"), options.integer("max")),
      severity: ExpectationOptions.severity(of: options)
    )
  }
}
