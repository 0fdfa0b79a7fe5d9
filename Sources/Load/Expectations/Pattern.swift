internal import Corpus

/// Every value of a text column has a form; empty cells do not count.
struct Pattern: Expectation {
  let table: any Tabular
  let column: Column
  /// As SQLite's GLOB reads it.
  let glob: String
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let condition = "NOT GLOB \(Connection.literal(glob))"
    let others = try dataset.rowCount(of: table, where: column, condition)
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: [column.name],
      severity: severity,
      passed: others == 0,
      found: "\(others) rows of another form",
      wanted: "only \(glob)"
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "pattern",
    summary: "Every value of a text column has a form.",
    options: [
      ExpectationOptions.table, ExpectationOptions.column,
      OptionSpecification(
        "glob",
        .string,
        isRequired: true,
        summary: "The form: * for any text, ? for a character, [0-9] for one of these."
      ),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    let (table, column) = try ExpectationOptions.textColumn(of: options)
    let glob = options.string("glob") ?? ""
    // SQLite ends the pattern there.
    if glob.isEmpty || glob.utf8.contains(0) {
      throw ModuleError(option: "glob", message: "is empty or holds U+0000")
    }
    return Pattern(
      table: table,
      column: column,
      glob: glob,
      severity: ExpectationOptions.severity(of: options)
    )
  }
}
