internal import Corpus

/// A table has not become much smaller or larger than in the dataset that is published.
///
/// With a column its filled cells are counted in place of the rows. Where nothing is published yet
/// there is nothing to compare with.
struct Drift: Expectation {
  let table: any Tabular
  let column: Column?
  /// The greatest drop, as a share of what was there; nil for any.
  let drop: Double?
  /// The greatest rise, likewise.
  let rise: Double?
  let severity: Severity

  func evaluate(_ dataset: DatasetReader) throws(LoadError) -> ExpectationResult {
    try evaluate(dataset, against: nil)
  }

  func evaluate(
    _ dataset: DatasetReader,
    against published: DatasetReader?
  ) throws(LoadError) -> ExpectationResult {
    let now = try count(dataset)
    guard let published else { return result(now, nil, passed: true) }
    let before = try count(published)
    let change = Double(now - before)
    let isDropSmall = drop.map { -change <= $0 * Double(before) } ?? true
    let isRiseSmall = rise.map { change <= $0 * Double(before) } ?? true
    return result(now, before, passed: isDropSmall && isRiseSmall)
  }

  private func count(_ dataset: DatasetReader) throws(LoadError) -> Int {
    let what = column.map { Connection.quoted($0.name) } ?? "*"
    return try dataset.integer("SELECT count(\(what)) FROM \(Connection.quoted(table.name))") ?? 0
  }

  private func result(_ now: Int, _ before: Int?, passed: Bool) -> ExpectationResult {
    let cells = column == nil ? "rows" : "filled cells"
    let bounds = [
      drop.map { "at most \(Share.description($0)) fewer" },
      rise.map { "at most \(Share.description($0)) more" },
    ]
    return ExpectationResult(
      name: Self.module.name,
      table: table.name,
      columns: column.map { [$0.name] } ?? [],
      severity: severity,
      passed: passed,
      found: before.map { "\(now) \(cells) after \($0)" } ?? "\(now) \(cells), nothing before",
      wanted: bounds.compactMap { $0 }.joined(separator: " and ") + " than published"
    )
  }

  static let module = ModuleDescription<LoadContext, any Expectation>(
    "drift",
    summary: "A table has not become much smaller or larger than in the published dataset.",
    options: [
      ExpectationOptions.table,
      OptionSpecification(
        "column",
        .string,
        summary: "Count the filled cells of this column in place of the rows."
      ),
      OptionSpecification(
        "max_drop",
        .number(0...1),
        summary: "The greatest drop, as a share of what is published."
      ),
      OptionSpecification(
        "max_rise",
        .number(0...Double.greatestFiniteMagnitude),
        summary: "The greatest rise, as a share of what is published."
      ),
      ExpectationOptions.severity,
    ]
  ) { options, _ throws(ModuleError) in
    let table = try ExpectationOptions.table(of: options)
    var column: Column?
    if let name = options.string("column") {
      column = try ExpectationOptions.column(name, of: table)
    }
    let (drop, rise) = (options.number("max_drop"), options.number("max_rise"))
    if drop == nil, rise == nil {
      throw ModuleError(
        option: "max_drop",
        message: "max_drop or max_rise is needed, else nothing is checked"
      )
    }
    return Drift(
      table: table,
      column: column,
      drop: drop,
      rise: rise,
      severity: ExpectationOptions.severity(of: options)
    )
  }
}
