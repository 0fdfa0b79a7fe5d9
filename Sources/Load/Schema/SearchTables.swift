/// The tables behind full-text search.
///
/// They hold nothing that is not in the others, so exports leave them out.
enum SearchTables {
  /// The sentences once more, cut into words by blanks: SQLite's own tokenizers see a Chinese
  /// sentence as one word, or (trigram) miss words of two characters.
  static let words = Table(
    "sentence_words",
    summary: "The sentences cut into words by blanks, for sentence_search.",
    columns: [
      .required("id", .integer, "Number of the row, as in sentence_search.rowid.", minimum: 0),
      .documentID,
      .required("sentence", .integer, "The ordinal of the sentence.", minimum: 0),
      .required("words", .text, "Its words, then words that stand inside longer ones."),
    ],
    key: ["id"],
    foreignKeys: [
      .init(["document_id", "sentence"], "sentences", ["document_id", "ordinal"])
    ]
  )

  /// The CREATE statement of the index.
  ///
  /// - Parameter prefixLength: searches by the first so many characters are made fast.
  /// - Returns: the SQL.
  static func ddl(prefixLength: Int = 0) -> String {
    let prefix = prefixLength > 0 ? ", prefix='\(prefixLength)'" : ""
    return """
      CREATE VIRTUAL TABLE "sentence_search" USING fts5(
        "words", content='sentence_words', content_rowid='id', tokenize='unicode61'\(prefix)
      )
      """
  }
}
