internal import Corpus

/// No two rows have the same values in these columns; rows with an empty one do not count.
struct Unique: Expectation {
  let table: any Tabular
  let columns: [String]
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let list = Table.list(columns)
    let filled = columns.map { "\(Connection.quoted($0)) IS NOT NULL" }.joined(separator: " AND ")
    let repeated = try dataset.integer(
      """
      SELECT count(*) FROM (SELECT 1 FROM \(Connection.quoted(table.name))
        WHERE \(filled) GROUP BY \(list) HAVING count(*) > 1)
      """
    )
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: columns,
      severity: severity,
      passed: repeated == 0,
      found: "\(repeated ?? 0) values that stand in several rows",
      wanted: "none"
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "unique",
    summary: "No two rows have the same values in these columns.",
    options: [
      ExpectationOptions.table,
      OptionSpecification(
        "columns",
        .strings,
        isRequired: true,
        summary: "The columns that together tell rows apart."
      ),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    let table = try ExpectationOptions.table(of: options)
    let columns = options.strings("columns")
    if columns.isEmpty { throw ModuleError(option: "columns", message: "names no column") }
    for column in columns {
      _ = try ExpectationOptions.column(column, of: table, option: "columns")
    }
    return Unique(
      table: table,
      columns: columns,
      severity: ExpectationOptions.severity(of: options)
    )
  }
}
