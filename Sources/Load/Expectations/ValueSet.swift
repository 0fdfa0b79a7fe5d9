internal import Corpus

/// Every value of a text column is one of these; empty cells do not count.
struct ValueSet: Expectation {
  let table: any Tabular
  let column: Column
  let values: [String]
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let name = Connection.quoted(column.name)
    let list = values.map(Connection.literal).joined(separator: ", ")
    let others = try dataset.integer(
      "SELECT count(*) FROM \(Connection.quoted(table.name)) WHERE \(name) NOT IN (\(list))"
    )
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: [column.name],
      severity: severity,
      passed: others == 0,
      found: "\(others ?? 0) rows with another value",
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
    let table = try ExpectationOptions.table(of: options)
    let column = try ExpectationOptions.column(options.string("column") ?? "", of: table)
    guard column.storage == .text else {
      throw ModuleError(option: "column", message: "\(column.name) holds numbers; use value-range")
    }
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
