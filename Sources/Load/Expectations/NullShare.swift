internal import Corpus

/// At most such a share of a column's cells is empty.
struct NullShare: Expectation {
  let table: any Tabular
  let column: Column
  let most: Double
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let name = Connection.quoted(column.name)
    let share = try dataset.real(
      "SELECT coalesce(avg(\(name) IS NULL), 0.0) FROM \(Connection.quoted(table.name))"
    )
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: [column.name],
      severity: severity,
      passed: (share ?? 0) <= most,
      found: "\(Share.description(share ?? 0)) empty",
      wanted: "at most \(Share.description(most)) empty"
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "null-share",
    summary: "At most such a share of a column's cells is empty.",
    options: [
      ExpectationOptions.table, ExpectationOptions.column,
      OptionSpecification(
        "max",
        .number(0...1),
        isRequired: true,
        summary: "The greatest share, 0 to 1."
      ),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    let table = try ExpectationOptions.table(of: options)
    return NullShare(
      table: table,
      column: try ExpectationOptions.column(options.string("column") ?? "", of: table),
      most: options.number("max") ?? 0,
      severity: ExpectationOptions.severity(of: options)
    )
  }
}

/// How a share is written for people.
enum Share {
  /// `14.7 %`.
  static func description(_ share: Double) -> String {
    NumberFormat.shortest((share * 10_000).rounded() / 100) + " %"
  }
}
