internal import Corpus

/// Marks documents whose text another one has already: by source uri and number in the source the
/// first is the original, the others repeat it.
struct DuplicateStep: CorpusStep {
  /// Shorter texts repeat each other by chance.
  let minimumCharacters: Int

  func relate(_ pass: CorpusPass) throws(LoadError) {
    // Documents of one base id stand together, so the search for the original is short; the
    // digest is compared in full, because a base id is a part of it only.
    try pass.execute(
      """
      UPDATE pass.documents AS d SET (duplicate_of, similarity) = (
        SELECT o.document_id, 1.0 FROM pass.documents o
        WHERE o.base_id = d.base_id AND o.digest = d.digest AND o.rank < d.rank
        ORDER BY o.rank LIMIT 1)
      WHERE d.rank > 0 AND \(minimumCharacters) <= (
        SELECT w.char_count FROM work.documents w WHERE w.key = d.key)
      """
    )
  }

  static let module = ModuleDescription<LoadContext, any CorpusStep>(
    "duplicates",
    summary: "Marks documents whose text another one has already.",
    options: [
      OptionSpecification(
        "min_characters",
        .integer(0...Int.max),
        default: .integer(0),
        summary: "Texts shorter than this are not compared: they repeat each other by chance."
      )
    ]
  ) { options, _ throws(ModuleError) in
    DuplicateStep(minimumCharacters: options.integer("min_characters") ?? 0)
  }
}
