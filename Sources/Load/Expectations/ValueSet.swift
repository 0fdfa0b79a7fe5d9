internal import Corpus

/// Every value of a text column is one of a list.
enum ValueSet {
  static let module = TextCondition.module(
    "value-set",
    summary: "Every value of a text column is one of a list.",
    option: OptionSpecification(
      "values",
      .strings,
      isRequired: true,
      summary: "The values that are allowed."
    ),
    others: "with another value"
  ) { options throws(ModuleError) in
    let values = options.strings("values")
    if values.isEmpty { throw ModuleError(option: "values", message: "names no value") }
    let list = values.map(Connection.literal).joined(separator: ", ")
    return ("NOT IN (\(list))", values.joined(separator: ", "))
  }
}
