internal import Corpus

/// Marks documents whose text another one has already, or whose article: by source uri and number
/// in the source the first is the original, the others repeat it.
struct DuplicateStep: CorpusStep {
  /// Shorter texts repeat each other by chance.
  let minimumCharacters: Int
  /// How much of their text two articles have in common at least, in ten thousandths; 10 000: only
  /// the very same text is a duplicate.
  let similarity: Int

  func relate(_ pass: CorpusPass) throws(LoadError) {
    try markCopies(pass)
    guard similarity < 10_000 else { return }
    let reprints = NearDuplicates(
      pass: pass,
      minimumCharacters: minimumCharacters,
      similarity: similarity
    )
    try reprints.mark()
  }

  private func markCopies(_ pass: CorpusPass) throws(LoadError) {
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
    summary: "Marks documents that repeat an earlier one: copies and reprints.",
    options: [
      OptionSpecification(
        "similarity",
        .number(0.5...1),
        default: .number(0.8),
        summary: "How much of their text two articles share at least; 1: only copies are marked."
      ),
      OptionSpecification(
        "min_characters",
        .integer(0...Int.max),
        default: .integer(0),
        summary: "Texts shorter than this are not compared: they repeat each other by chance."
      ),
    ]
  ) { options, _ throws(ModuleError) in
    DuplicateStep(
      minimumCharacters: options.integer("min_characters") ?? 0,
      similarity: Int(((options.number("similarity") ?? 1) * 10_000).rounded())
    )
  }
}
