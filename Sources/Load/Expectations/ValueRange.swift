internal import Corpus

/// Every value of a number column lies in a range; empty cells do not count.
struct ValueRange: Expectation {
  let table: any Tabular
  let column: Column
  let bounds: Bounds<Double>
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let name = Connection.quoted(column.name)
    let conditions = [
      bounds.least.map { "\(name) < \($0)" }, bounds.most.map { "\(name) > \($0)" },
    ]
    let outside = try dataset.integer(
      "SELECT count(*) FROM \(Connection.quoted(table.name)) "
        + "WHERE \(conditions.compactMap { $0 }.joined(separator: " OR "))"
    )
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: [column.name],
      severity: severity,
      passed: outside == 0,
      found: "\(outside ?? 0) rows outside",
      wanted: bounds.description(NumberFormat.shortest)
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "value-range",
    summary: "Every value of a number column lies in a range.",
    options: [
      ExpectationOptions.table, ExpectationOptions.column,
      OptionSpecification("min", .number(finite), summary: "The least value."),
      OptionSpecification("max", .number(finite), summary: "The greatest value."),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    let table = try ExpectationOptions.table(of: options)
    let column = try ExpectationOptions.column(options.string("column") ?? "", of: table)
    guard column.storage != .text else {
      throw ModuleError(option: "column", message: "\(column.name) holds text; use value-set")
    }
    return ValueRange(
      table: table,
      column: column,
      bounds: try ExpectationOptions.bounds(options.number("min"), options.number("max")),
      severity: ExpectationOptions.severity(of: options)
    )
  }

  private static let finite =
    -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude
}
