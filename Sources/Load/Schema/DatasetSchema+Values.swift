internal import Corpus

// Times, figures, quotations, and what the figures stand for.
extension DatasetSchema {
  static let times = Table(
    "times",
    summary: "Expressions of time, with their values.",
    columns: [
      .documentID,
      .ordinal("Number among the times"),
      .sentence, .start, .end, .text,
      .required(
        "kind",
        .text,
        "What kind of time.",
        allowed: TimeExpression.Kind.allCases.map(\.rawValue)
      ),
      .optional("value", .text, "ISO 8601 and TimeML: 2023-11, P1Y, XXXX-02-05, 2025-01/2025-10."),
      .optional(
        "begins",
        .text,
        "First day or instant of the closed interval; NULL where it is open.",
        content: .date
      ),
      .optional(
        "ends",
        .text,
        "Last day or instant of the closed interval; NULL where it is open.",
        content: .date
      ),
      .optional(
        "anchor",
        .text,
        "What a relative expression counts from: the document's date, or another time in it.",
        allowed: ["document", "text"]
      ),
      .optional(
        "anchor_ordinal",
        .integer,
        "The ordinal of that other time, where anchor is text.",
        minimum: 0
      ),
      .rule,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [
      ofDocument(), inSentence(),
      .init(["document_id", "anchor_ordinal"], "times", ["document_id", "ordinal"]),
    ],
    indexes: [["value"]],
    checks: [#"("anchor" IS 'text') = ("anchor_ordinal" IS NOT NULL)"#]
  )

  static let quantities = Table(
    "quantities",
    summary: "Figures in the text, with their exact values.",
    columns: [
      .documentID,
      .ordinal("Number among the figures"),
      .sentence, .start, .end, .text,
      .required(
        "kind",
        .text,
        "What kind of figure.",
        allowed: Quantity.Kind.allCases.map(\.rawValue)
      ),
      value, low, high, unit, modifier, .rule,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument(), inSentence()]
  )

  static let statistics = Table(
    "statistics",
    summary: "What figures stand for: whose, which indicator, when, and who says so.",
    columns: [
      .documentID,
      .ordinal("Number among the statistics"),
      .sentence, .start, .end,
      .required("quantity", .integer, "The ordinal of its figure in quantities.", minimum: 0),
      .optional("subject", .text, "Whose figure it is, in the words of the text."),
      .entity("subject_id", "The entity whose figure it is."),
      .optional("indicator", .text, "What was measured or counted."),
      value, low, high, unit, modifier,
      .optional("time", .text, "When it held, as a value of times.value."),
      .optional("rank", .integer, "The place in an order that the text gives it."),
      .required(
        "status",
        .text,
        "Whether it came true, is aimed at or foreseen.",
        allowed: Statistic.Status.allCases.map(\.rawValue)
      ),
      .optional("attributed_to", .text, "Who says so, in the words of the text."),
      .entity("attributed_to_id", "The entity that says so."),
      .rule,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [
      ofDocument(), inSentence(),
      .init(["document_id", "quantity"], "quantities", ["document_id", "ordinal"]),
      toEntity("subject_id"), toEntity("attributed_to_id"),
    ],
    indexes: [["indicator"]]
  )

  static let quotations = Table(
    "quotations",
    summary: "What stands between quotation marks or is reported as said.",
    columns: [
      .documentID,
      .ordinal("Number among the quotations"),
      .sentence, .start, .end,
      .required(
        "text",
        .text,
        "The words without the marks, as they stand in documents.text.",
        content: .evidence
      ),
      .required(
        "kind",
        .text,
        "Speech, reported speech, or a term in quotation marks.",
        allowed: Quotation.Kind.allCases.map(\.rawValue)
      ),
      .optional(
        "part_of",
        .integer,
        "The ordinal of the first part, where the attribution splits a quotation.",
        minimum: 0
      ),
      .optional("speaker", .text, "Who says it, in the words of the text."),
      .entity("speaker_id", "The entity that says it."),
      .optional("cue", .text, "The word that says that somebody speaks."),
      .rule,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [
      ofDocument(), inSentence(),
      .init(["document_id", "part_of"], "quotations", ["document_id", "ordinal"]),
      toEntity("speaker_id"),
    ]
  )

  private static let value = Column.optional(
    "value",
    .real,
    "The figure as named, scaled by 万 and 亿, a percentage as a ratio; NULL for a range."
  )
  private static let low = Column.optional("low", .real, "The lower end; NULL where it is open.")
  private static let high = Column.optional("high", .real, "The upper end; NULL where it is open.")
  private static let unit = Column.optional(
    "unit",
    .text,
    "ISO 4217 for money, UCUM for measures, the classifier for counts, % and pp for shares."
  )
  private static let modifier = Column.optional(
    "modifier",
    .text,
    "How the text bends the figure.",
    allowed: Quantity.Modifier.allCases.map(\.rawValue)
  )
}
