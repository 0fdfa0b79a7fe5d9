internal import Corpus

/// Every value of a column stands in a column of another table as well; empty cells do not count.
///
/// For what is no foreign key: those hold in every dataset.
struct Reference: Expectation {
  let table: any Tabular
  let column: Column
  let target: any Tabular
  let targetColumn: Column
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let name = Connection.quoted(column.name)
    let missing = try dataset.integer(
      """
      SELECT count(*) FROM \(Connection.quoted(table.name)) WHERE \(name) IS NOT NULL
        AND \(name) NOT IN (SELECT \(Connection.quoted(targetColumn.name))
          FROM \(Connection.quoted(target.name))
          WHERE \(Connection.quoted(targetColumn.name)) IS NOT NULL)
      """
    )
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: [column.name],
      severity: severity,
      passed: missing == 0,
      found: "\(missing ?? 0) rows that name nothing there",
      wanted: "every value in \(target.name).\(targetColumn.name)"
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "reference",
    summary: "Every value of a column stands in a column of another table as well.",
    options: [
      ExpectationOptions.table, ExpectationOptions.column,
      OptionSpecification(
        "to_table",
        .choice(DatasetSchema.tabulars.map(\.name)),
        isRequired: true,
        summary: "The other table or view."
      ),
      OptionSpecification(
        "to_column",
        .string,
        isRequired: true,
        summary: "Its column."
      ),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    let table = try ExpectationOptions.table(of: options)
    let target = try ExpectationOptions.table(of: options, option: "to_table")
    return Reference(
      table: table,
      column: try ExpectationOptions.column(options.string("column") ?? "", of: table),
      target: target,
      targetColumn: try ExpectationOptions.column(
        options.string("to_column") ?? "",
        of: target,
        option: "to_column"
      ),
      severity: ExpectationOptions.severity(of: options)
    )
  }
}
