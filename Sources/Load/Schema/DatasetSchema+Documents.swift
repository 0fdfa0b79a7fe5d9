internal import Corpus

// Sources, documents, and what they are made of.
extension DatasetSchema {
  static let sources = Table(
    "sources",
    summary: "The inputs, such as files, from which documents were read.",
    columns: [
      .required("source_id", .text, "Id by content of the bytes.", content: .identifier),
      .required(
        "uri",
        .text,
        "Where it lies, relative to pipeline.json; a.zip!/b.html for a member of an archive."
      ),
      .required("media_type", .text, "What kind of content, such as text/plain."),
      .required("charset", .text, "The encoding of the bytes, such as UTF-8."),
      .required(
        "replacements",
        .integer,
        "Invalid byte sequences that were replaced by U+FFFD.",
        minimum: 0
      ),
      .required("bytes", .integer, "Its size.", unit: "bytes", minimum: 0),
      .required("sha256", .text, "SHA-256 of the bytes, in lower-case hexadecimal."),
    ],
    key: ["source_id"],
    indexes: [["uri"]]
  )

  static let documents = Table(
    "documents",
    summary: "The texts: one row for each article or other document.",
    columns: [
      .required("document_id", .text, "Id by content of the text.", content: .identifier),
      .required("source_id", .text, "The source it was read from.", content: .identifier),
      .optional(
        "locator",
        .text,
        "Where in the source, such as line 12; NULL where it is the whole source."
      ),
      .required("ordinal", .integer, "Its number in its source, from 0.", minimum: 0),
      .optional("url", .text, "Its address on the web.", content: .uri),
      .optional("title", .text, "Its title."),
      .optional("publisher", .text, "Who published it."),
      .optional("language", .text, "Its language as BCP 47, such as zh."),
      .optional("script", .text, "Its script as ISO 15924, such as Hans or Hant."),
      .optional(
        "published",
        .text,
        "When it was published, ISO 8601 at the precision known.",
        content: .date
      ),
      .optional(
        "published_basis",
        .text,
        "How the publication date is known.",
        allowed: PublishedBasis.allCases.map(\.rawValue)
      ),
      .required(
        "text",
        .text,
        "The article in reading order, one paragraph a line; table cells are joined by a tab."
      ),
      .required("char_count", .integer, "Its length.", unit: "code points", minimum: 0),
      .flag("cut_head", "Whether the text starts in the middle of something."),
      .flag("cut_tail", "Whether the text ends in the middle of something."),
      .optional(
        "duplicate_of",
        .text,
        "The document that it repeats; NULL for the first of its kind.",
        content: .identifier
      ),
      Column(
        "similarity",
        .real,
        isRequired: false,
        "How much of what it and the document in duplicate_of say both say, 0 to 1.",
        minimum: 0,
        maximum: 1
      ),
      .optional(
        "source_start",
        .integer,
        "Its first byte in the source, where that is plain text.",
        unit: "bytes",
        minimum: 0
      ),
      .optional(
        "source_end",
        .integer,
        "One past its last byte in the source, where that is plain text.",
        unit: "bytes",
        minimum: 0
      ),
    ],
    key: ["document_id"],
    foreignKeys: [
      .init(["source_id"], "sources", ["source_id"]),
      .init(["duplicate_of"], "documents", ["document_id"]),
    ],
    indexes: [["published"]],
    checks: [
      #""source_end" >= "source_start""#,
      #"("duplicate_of" IS NULL) = ("similarity" IS NULL)"#,
    ]
  )

  static let contributors = Table(
    "contributors",
    summary: "Who made the document: reporters, authors, editors, photographers, sources.",
    columns: [
      .documentID,
      .ordinal("Number among the contributors"),
      .required("role", .text, "What they did: reporter, author, editor, photographer, source."),
      .required("name", .text, "Their name as the text or the metadata gives it."),
      .optionalStart("where the name comes from metadata"),
      .optionalEnd("where the name comes from metadata"),
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument()],
    indexes: [["name"]]
  )

  static let metadata = Table(
    "metadata",
    summary: "What else is said about the document, in the page or in the text.",
    columns: [
      .documentID,
      .ordinal("Number among the statements about the document"),
      .required("key", .text, "What is stated, such as section or keywords."),
      .required("value", .text, "What it says."),
      .required("basis", .text, "Where it was found, such as json-ld, og, meta, byline or url."),
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument()]
  )

  static let flags = Table(
    "flags",
    summary: "What is odd about the document.",
    columns: [
      .documentID,
      .ordinal("Number among the flags"),
      .required("code", .text, "What it is, such as short, repetitive, list_page or gibberish."),
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument()],
    indexes: [["code"]]
  )

  static let paragraphs = Table(
    "paragraphs",
    summary: "The lines of the text and what each of them is for.",
    columns: [
      .documentID,
      .ordinal("Number among the paragraphs"),
      .required(
        "role",
        .text,
        "What it is for.",
        allowed: ParagraphRole.allCases.map(\.rawValue)
      ),
      .start, .end,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument()]
  )

  static let sentences = Table(
    "sentences",
    summary: "The sentences of the text.",
    columns: [
      .documentID,
      .ordinal("Number among the sentences"),
      .required("paragraph", .integer, "The ordinal of its paragraph.", minimum: 0),
      .start, .end, .text,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [
      ofDocument(),
      .init(["document_id", "paragraph"], "paragraphs", ["document_id", "ordinal"]),
    ]
  )

  static let tokens = Table(
    "tokens",
    summary: "The words of the text; empty unless the configuration asks for them.",
    columns: [
      .documentID,
      .ordinal("Number among the words"),
      .sentence, .start, .end, .text,
      .optional("pos", .text, "Part of speech, an XPOS tag of UD Chinese GSD."),
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument(), inSentence()]
  )

  static let rejects = Table(
    "rejects",
    summary: "Every input, or part of one, that did not become a document, and why.",
    columns: [
      .required(
        "ordinal",
        .integer,
        "Number of the reject, by source and place in it.",
        minimum: 0
      ),
      .required("source_uri", .text, "The source, as in sources.uri."),
      .optional(
        "byte_start",
        .integer,
        "First byte in the source; NULL where the source could not be read.",
        unit: "bytes",
        minimum: 0
      ),
      .optional(
        "byte_end",
        .integer,
        "One past the last byte in the source; NULL where it could not be read.",
        unit: "bytes",
        minimum: 0
      ),
      .required(
        "stage",
        .text,
        "The stage that refused it.",
        allowed: StageName.allCases.map(\.rawValue)
      ),
      .required(
        "code",
        .text,
        "Why, as a stable word; what a filter drops on purpose begins with filtered_."
      ),
      .required("message", .text, "Why, for people."),
      .optional(
        "document_id",
        .text,
        "The id it would have had; NULL where there was no document yet.",
        content: .identifier
      ),
    ],
    key: ["ordinal"],
    indexes: [["source_uri"], ["code"]],
    checks: [#""byte_end" >= "byte_start""#]
  )
}
