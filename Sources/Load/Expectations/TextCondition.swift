internal import Corpus

/// Every value of a text column fulfils a condition; empty cells do not count.
struct TextCondition: Expectation {
  /// By which the configuration asks for it.
  let name: String
  let table: any Tabular
  let column: Column
  /// What stands behind the column in SQL, for the values that do not fulfil it.
  let violation: String
  /// How these are told: `of another form`.
  let others: String
  /// What the others are not.
  let wanted: String
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let count = try dataset.rowCount(of: table, where: column, violation)
    return ExpectationResult(
      name: name,
      table: table.name,
      columns: [column.name],
      severity: severity,
      passed: count == 0,
      found: "\(count) rows \(others)",
      wanted: "only \(wanted)"
    )
  }

  /// The module `name` with an option of its own beside those that all share.
  static func module(
    _ name: String,
    summary: String,
    option: OptionSpecification,
    others: String,
    condition:
      @escaping @Sendable (Options) throws(ModuleError) -> (
        violation: String, wanted: String
      )
  ) -> ModuleDescription<LoadContext, any Expectation> {
    ModuleDescription(
      name,
      summary: summary,
      options: [
        ExpectationOptions.table, ExpectationOptions.column, option, ExpectationOptions.severity,
      ]
    ) { options, _ throws(ModuleError) in
      let table = try ExpectationOptions.table(of: options)
      let column = try ExpectationOptions.column(options.string("column") ?? "", of: table)
      guard column.storage == .text else {
        throw ModuleError(
          option: "column",
          message: "\(column.name) holds numbers; use value-range"
        )
      }
      let (violation, wanted) = try condition(options)
      return TextCondition(
        name: name,
        table: table,
        column: column,
        violation: violation,
        others: others,
        wanted: wanted,
        severity: ExpectationOptions.severity(of: options)
      )
    }
  }
}
