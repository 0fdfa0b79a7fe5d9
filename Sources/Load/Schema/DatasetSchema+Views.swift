internal import Corpus

// Views for people: names in place of ids, the sentence as evidence, percentages as they are read.
// Documents that repeat another one are left out, so that a reprint does not count twice. None of
// them may touch the search tables: with trusted_schema off SQLite refuses to.
extension DatasetSchema {
  static let documentsView = View(
    "v_documents",
    summary: "The documents, each once, with the names of those who made them.",
    columns: [
      .documentID,
      .optional("title", .text, "Its title."),
      .optional("published", .text, "When it was published, ISO 8601.", content: .date),
      .optional("publisher", .text, "Who published it."),
      .optional("contributors", .text, "Who made it, in the order of the text."),
      .optional("url", .text, "Its address on the web.", content: .uri),
      .optional("language", .text, "Its language as BCP 47."),
      .optional("script", .text, "Its script as ISO 15924."),
      .required("char_count", .integer, "Its length.", unit: "code points"),
      .flag("cut_head", "Whether the text starts in the middle of something."),
      .flag("cut_tail", "Whether the text ends in the middle of something."),
      .optional("flags", .text, "What is odd about it."),
      .required("source", .text, "Where it was read, relative to pipeline.json."),
      .optional("locator", .text, "Where in the source."),
    ],
    key: ["document_id"],
    query: """
      SELECT d."document_id", d."title", d."published", d."publisher",
        (SELECT group_concat("name", '、') FROM (
          SELECT DISTINCT "name" FROM "contributors" c
          WHERE c."document_id" = d."document_id" ORDER BY "ordinal")),
        d."url", d."language", d."script", d."char_count", d."cut_head", d."cut_tail",
        (SELECT group_concat("code", ', ') FROM (
          SELECT "code" FROM "flags" f
          WHERE f."document_id" = d."document_id" ORDER BY "ordinal")),
        s."uri", d."locator"
      FROM "documents" d JOIN "sources" s ON s."source_id" = d."source_id"
      WHERE d."duplicate_of" IS NULL
      """
  )

  static let entitiesView = View(
    "v_entities",
    summary: "The entities with all their names, how often they are named, and where first.",
    columns: [
      .entity("entity_id", "The entity.", isRequired: true),
      .required(
        "type",
        .text,
        "What kind of thing.",
        allowed: EntityType.allCases.map(\.rawValue)
      ),
      .required("name", .text, "Its canonical name."),
      .optional("other_names", .text, "Its other names."),
      .optional("codes", .text, "Its codes in public schemes."),
      .required("mentions", .integer, "How often the documents name it."),
      .required("documents", .integer, "How many documents name it."),
      .optional("sentence", .text, "The first sentence that names it."),
    ],
    key: ["entity_id"],
    query: """
      SELECT e."entity_id", e."type", e."name",
        (SELECT group_concat("name", '、') FROM (
          SELECT DISTINCT "name" FROM "entity_names" n
          WHERE n."entity_id" = e."entity_id" AND n."name" <> e."name" ORDER BY "name")),
        (SELECT group_concat("scheme" || ':' || "code", ', ') FROM (
          SELECT "scheme", "code" FROM "entity_codes" c
          WHERE c."entity_id" = e."entity_id" ORDER BY "scheme", "code")),
        (SELECT count(*) FROM "mentions" m JOIN "documents" d ON d."document_id" = m."document_id"
          WHERE m."entity_id" = e."entity_id" AND d."duplicate_of" IS NULL),
        (SELECT count(DISTINCT m."document_id") FROM "mentions" m
          JOIN "documents" d ON d."document_id" = m."document_id"
          WHERE m."entity_id" = e."entity_id" AND d."duplicate_of" IS NULL),
        (SELECT s."text" FROM "mentions" m
          JOIN "documents" d ON d."document_id" = m."document_id"
          JOIN "sentences" s
            ON s."document_id" = m."document_id" AND s."ordinal" = m."sentence"
          WHERE m."entity_id" = e."entity_id" AND d."duplicate_of" IS NULL
          ORDER BY m."document_id", m."ordinal" LIMIT 1)
      FROM "entities" e
      """
  )

  static let relationsView = View(
    "v_relations",
    summary: "What the texts say to hold between two entities, by name, with the sentence.",
    columns: [
      .documentID, documentTitle, published,
      .ordinal("Number among the relations"),
      .required("subject", .text, "The name of the entity that the sentence begins with."),
      .required("subject_type", .text, "What kind of thing that is."),
      .required("predicate", .text, "What holds, by Wikidata's label where it has one."),
      .required("object", .text, "The name of the entity that the sentence ends with."),
      .required("object_type", .text, "What kind of thing that is."),
      .optional("office", .text, "The office, for position_held."),
      .optional("time", .text, "When."),
      .required("status", .text, "How the text puts it."),
      sentenceText, .confidence, .rule,
    ],
    key: ["document_id", "ordinal"],
    query: """
      SELECT r."document_id", d."title", d."published", r."ordinal",
        a."name", a."type", r."predicate", b."name", b."type", r."title", r."time", r."status",
        s."text", r."confidence", r."rule"
      FROM "relations" r
      JOIN "documents" d ON d."document_id" = r."document_id"
      JOIN "entities" a ON a."entity_id" = r."subject_id"
      JOIN "entities" b ON b."entity_id" = r."object_id"
      LEFT JOIN "sentences" s
        ON s."document_id" = r."document_id" AND s."ordinal" = r."sentence"
      WHERE d."duplicate_of" IS NULL
      """
  )

  static let statisticsView = View(
    "v_statistics",
    summary: "The figures with whose they are, what they measure and when, with the sentence.",
    columns: [
      .documentID, documentTitle, published,
      .ordinal("Number among the statistics"),
      .optional("subject", .text, "Whose figure it is: the entity's name, else the text's words."),
      .optional("indicator", .text, "What was measured or counted."),
      .optional("time", .text, "When it held."),
      .required("figure", .text, "The figure in the words of the text."),
      .optional(
        "value",
        .real,
        "The figure; with the units % and pp in hundredths, as read.",
        content: .figure
      ),
      .optional(
        "low",
        .real,
        "The lower end, likewise; NULL where it is open.",
        content: .figure
      ),
      .optional(
        "high",
        .real,
        "The upper end, likewise; NULL where it is open.",
        content: .figure
      ),
      .optional("unit", .text, "Its unit."),
      .optional("modifier", .text, "How the text bends the figure."),
      .optional("rank", .integer, "The place in an order that the text gives it."),
      .required("status", .text, "Whether it came true, is aimed at or foreseen."),
      .optional("attributed_to", .text, "Who says so: the entity's name, else the text's words."),
      sentenceText, .rule,
    ],
    key: ["document_id", "ordinal"],
    query: """
      SELECT x."document_id", d."title", d."published", x."ordinal",
        coalesce(e."name", x."subject"), x."indicator", x."time", q."text",
        \(asRead("value")), \(asRead("low")), \(asRead("high")),
        x."unit", x."modifier", x."rank", x."status",
        coalesce(a."name", x."attributed_to"), s."text", x."rule"
      FROM "statistics" x
      JOIN "documents" d ON d."document_id" = x."document_id"
      JOIN "quantities" q
        ON q."document_id" = x."document_id" AND q."ordinal" = x."quantity"
      LEFT JOIN "entities" e ON e."entity_id" = x."subject_id"
      LEFT JOIN "entities" a ON a."entity_id" = x."attributed_to_id"
      LEFT JOIN "sentences" s
        ON s."document_id" = x."document_id" AND s."ordinal" = x."sentence"
      WHERE d."duplicate_of" IS NULL
      """
  )

  static let quotationsView = View(
    "v_quotations",
    summary: "What was said and by whom, with the sentence.",
    columns: [
      .documentID, documentTitle, published,
      .ordinal("Number among the quotations"),
      .required("kind", .text, "Speech, reported speech, or a term in quotation marks."),
      .optional("speaker", .text, "Who says it: the entity's name, else the text's words."),
      .optional("cue", .text, "The word that says that somebody speaks."),
      .required("quotation", .text, "The words without the marks.", content: .evidence),
      .optional("part_of", .integer, "The ordinal of the first part of a split quotation."),
      sentenceText, .rule,
    ],
    key: ["document_id", "ordinal"],
    query: """
      SELECT q."document_id", d."title", d."published", q."ordinal",
        q."kind", coalesce(e."name", q."speaker"), q."cue", q."text", q."part_of",
        s."text", q."rule"
      FROM "quotations" q
      JOIN "documents" d ON d."document_id" = q."document_id"
      LEFT JOIN "entities" e ON e."entity_id" = q."speaker_id"
      LEFT JOIN "sentences" s
        ON s."document_id" = q."document_id" AND s."ordinal" = q."sentence"
      WHERE d."duplicate_of" IS NULL
      """
  )

  private static let documentTitle = Column.optional("document", .text, "The document's title.")
  private static let published = Column.optional(
    "published",
    .text,
    "When the document was published, ISO 8601.",
    content: .date
  )
  private static let sentenceText = Column.optional(
    "sentence",
    .text,
    "The sentence in which the evidence starts."
  )

  /// A share as people read it: 0.147 as 14.7; rounded, because a product of binary fractions
  /// may end in …0001.
  private static func asRead(_ column: String) -> String {
    "CASE WHEN x.\"unit\" IN ('%', 'pp') THEN round(x.\"\(column)\" * 100, 10) "
      + "ELSE x.\"\(column)\" END"
  }
}
