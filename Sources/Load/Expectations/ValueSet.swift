internal import Corpus

/// Every value of a text column is one of these; empty cells do not count.
struct ValueSet: Expectation {
  let table: any Tabular
  let column: Column
  let values: [String]
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let condition = "NOT IN (\(values.map(Connection.literal).joined(separator: ", ")))"
    let others = try dataset.rowCount(of: table, where: column, condition)
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: [column.name],
      severity: severity,
      passed: others == 0,
      found: "\(others) rows with another value",
      wanted: "only \(values.joined(separator: ", "))"
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "value-set",
    summary: "Every value of a text column is one of a list.",
    options: [
      ExpectationOptions.table, ExpectationOptions.column,
      OptionSpecification(
        "values",
        .strings,
        isRequired: true,
        summary: "The values that are allowed."
      ),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    let (table, column) = try ExpectationOptions.textColumn(of: options)
    let values = options.strings("values")
    if values.isEmpty { throw ModuleError(option: "values", message: "names no value") }
    return ValueSet(
      table: table,
      column: column,
      values: values,
      severity: ExpectationOptions.severity(of: options)
    )
  }
}
