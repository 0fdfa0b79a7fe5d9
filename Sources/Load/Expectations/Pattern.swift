internal import Corpus

/// Every value of a text column has a form, as SQLite's GLOB reads it.
enum Pattern {
  static let module = TextCondition.module(
    "pattern",
    summary: "Every value of a text column has a form.",
    option: OptionSpecification(
      "glob",
      .string,
      isRequired: true,
      summary: "The form: * for any text, ? for a character, [0-9] for one of these."
    ),
    others: "of another form"
  ) { options throws(ModuleError) in
    let glob = options.string("glob") ?? ""
    // SQLite ends the pattern there.
    if glob.isEmpty || glob.utf8.contains(0) {
      throw ModuleError(option: "glob", message: "is empty or holds U+0000")
    }
    return ("NOT GLOB \(Connection.literal(glob))", glob)
  }
}
