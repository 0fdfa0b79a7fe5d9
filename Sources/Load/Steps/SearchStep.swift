internal import Corpus
internal import GRDB

/// Makes the full-text index over sentences, cut into words by the layer `tokens`.
struct SearchStep: CorpusStep {
  /// Searches by the first so many characters (`广*`) have an index of their own; 0: none have.
  let prefixLength: Int

  var requires: Set<LayerName> { [.sentences, .tokens] }
  var extras: DocumentRows.Extras { [.search] }

  func complete(_ pass: CorpusPass) throws(LoadError) {
    try checkWords(pass)
    try pass.execute(SearchTables.ddl(prefixLength: prefixLength))
    // Row by row the index would depend on history; made in one go and merged it does not.
    for command in ["rebuild", "optimize"] {
      try pass.execute(
        "INSERT INTO main.sentence_search (sentence_search) VALUES ('\(command)')"
      )
    }
  }

  /// Rows that were made without words would give an index that silently finds nothing.
  private func checkWords(_ pass: CorpusPass) throws(LoadError) {
    try pass.perform { database in
      let missing = try Int.fetchOne(
        database,
        sql: """
          SELECT (SELECT count(*) FROM main.sentences)
            - (SELECT count(*) FROM main.sentence_words)
          """
      )
      guard missing == 0 else {
        throw LoadError(.contract, message: "\(missing ?? 0) sentences have no words for search")
      }
    }
  }

  static let module = ModuleDescription<LoadContext, any CorpusStep>(
    "search",
    summary: "Makes the full-text index over sentences.",
    options: [
      OptionSpecification(
        "prefix_length",
        .integer(0...99),
        default: .integer(0),
        summary: "Makes searches by the first so many characters (广*) fast; 0: none."
      )
    ]
  ) { options, _ throws(ModuleError) in
    SearchStep(prefixLength: options.integer("prefix_length") ?? 0)
  }
}
