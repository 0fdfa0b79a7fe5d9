internal import Corpus

/// Every value of a text column has a form; empty cells do not count.
struct Pattern: Expectation {
  let table: any Tabular
  let column: Column
  /// As SQLite's GLOB reads it.
  let glob: String
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    let others = try dataset.integer(
      "SELECT count(*) FROM \(Connection.quoted(table.name)) "
        + "WHERE \(Connection.quoted(column.name)) NOT GLOB \(Connection.literal(glob))"
    )
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: [column.name],
      severity: severity,
      passed: others == 0,
      found: "\(others ?? 0) rows of another form",
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
    let table = try ExpectationOptions.table(of: options)
    let column = try ExpectationOptions.column(options.string("column") ?? "", of: table)
    guard column.storage == .text else {
      throw ModuleError(option: "column", message: "\(column.name) holds numbers; use value-range")
    }
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
