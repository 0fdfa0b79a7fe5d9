internal import Corpus

/// The options that expectations share, and how they are read from a configuration.
enum ExpectationOptions {
  static let severity = OptionSpecification(
    "severity",
    .choice(Severity.allCases.map(\.rawValue)),
    default: .string(Severity.error.rawValue),
    summary: "What follows where it is not met: error stops the publish, warn is reported."
  )

  static let table = OptionSpecification(
    "table",
    .choice(DatasetSchema.tabulars.map(\.name)),
    isRequired: true,
    summary: "The table or view that is checked."
  )

  static let column = OptionSpecification(
    "column",
    .string,
    isRequired: true,
    summary: "The column that is checked."
  )

  static func severity(of options: Options) -> Severity {
    options.string("severity").flatMap(Severity.init(rawValue:)) ?? .error
  }

  static func table(
    of options: Options,
    option: String = "table"
  ) throws(ModuleError) -> any Tabular {
    let name = options.string(option) ?? ""
    if let table = DatasetSchema.tabular(named: name) { return table }
    let hint = NearestName.hint(for: name, among: DatasetSchema.tabulars.map(\.name))
    throw ModuleError(option: option, message: "there is no table or view “\(name)”\(hint)")
  }

  static func column(
    _ name: String,
    of table: any Tabular,
    option: String = "column"
  ) throws(ModuleError) -> Column {
    if let column = table.column(name) { return column }
    let hint = NearestName.hint(for: name, among: table.columns.map(\.name))
    throw ModuleError(option: option, message: "\(table.name) has no column “\(name)”\(hint)")
  }

  /// The bounds `min` and `max`, of which one has to be there.
  static func bounds<Bound: Comparable>(
    _ least: Bound?,
    _ most: Bound?
  ) throws(ModuleError) -> Bounds<Bound> {
    if least == nil, most == nil {
      throw ModuleError(option: "min", message: "min or max is needed, else nothing is checked")
    }
    if let least, let most, least > most {
      throw ModuleError(option: "min", message: "min is greater than max")
    }
    return Bounds(least: least, most: most)
  }
}

/// A range whose ends may be open.
struct Bounds<Bound: Comparable & Sendable>: Sendable {
  let least: Bound?
  let most: Bound?

  func contains(_ value: Bound) -> Bool {
    least.map { $0 <= value } ?? true && most.map { value <= $0 } ?? true
  }

  /// `at least 1 and at most 5`.
  func description(_ word: (Bound) -> String) -> String {
    [least.map { "at least \(word($0))" }, most.map { "at most \(word($0))" }]
      .compactMap { $0 }.joined(separator: " and ")
  }
}
