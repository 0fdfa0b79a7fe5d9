internal import Corpus

// The things that texts speak of, and where they name them.
extension DatasetSchema {
  static let entities = Table(
    "entities",
    summary: "People, organizations, places, works and other things that the documents name.",
    columns: [
      .required(
        "entity_id",
        .text,
        "Id by type and canonical name, and by document where two of one name are held apart.",
        content: .identifier
      ),
      .required(
        "type",
        .text,
        "What kind of thing.",
        allowed: EntityType.allCases.map(\.rawValue)
      ),
      .required(
        "name",
        .text,
        "Canonical name: the most frequent full form, then the longest, then the smallest."
      ),
    ],
    key: ["entity_id"],
    indexes: [["name"], ["type", "name"]]
  )

  static let entityNames = Table(
    "entity_names",
    summary: "Every name of an entity, with the first place that shows it.",
    columns: [
      .entity("entity_id", "The entity.", isRequired: true),
      .required("name", .text, "One of its names."),
      .required(
        "kind",
        .text,
        "What kind of name.",
        allowed: EntityName.Kind.allCases.map(\.rawValue)
      ),
      .optional(
        "document_id",
        .text,
        "The document that shows it; NULL where it comes from a lexicon.",
        content: .identifier
      ),
      .optionalStart("where it comes from a lexicon"),
      .optionalEnd("where it comes from a lexicon"),
      .rule,
    ],
    key: ["entity_id", "name", "kind"],
    foreignKeys: [toEntity("entity_id"), ofDocument()],
    indexes: [["name"]]
  )

  static let entityCodes = Table(
    "entity_codes",
    summary: "Codes of entities in public schemes.",
    columns: [
      .entity("entity_id", "The entity.", isRequired: true),
      .required("scheme", .text, "The scheme, such as iso3166-1, iso3166-2 or gbt2260."),
      .required("code", .text, "The code in it."),
    ],
    key: ["entity_id", "scheme", "code"],
    foreignKeys: [toEntity("entity_id")],
    indexes: [["scheme", "code"]]
  )

  static let mentions = Table(
    "mentions",
    summary: "Names, where they stand in the text.",
    columns: [
      .documentID,
      .ordinal("Number among the mentions"),
      .sentence, .start, .end, .text,
      .required(
        "type",
        .text,
        "What kind of thing the name stands for.",
        allowed: EntityType.allCases.map(\.rawValue)
      ),
      .entity("entity_id", "The entity it stands for; NULL where that is open."),
      .rule, .confidence,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument(), inSentence(), toEntity("entity_id")]
  )

  static let relations = Table(
    "relations",
    summary: "What the text says to hold between two entities; a row reads as a sentence.",
    columns: [
      .documentID,
      .ordinal("Number among the relations"),
      .sentence, .start, .end,
      .entity("subject_id", "The entity that the sentence begins with.", isRequired: true),
      .required("predicate", .text, "What holds, by Wikidata's label where it has one."),
      .entity("object_id", "The entity that the sentence ends with.", isRequired: true),
      .optional("title", .text, "The office, for position_held."),
      .optional("time", .text, "When, as a value of times.value."),
      .required(
        "status",
        .text,
        "How the text puts it.",
        allowed: Relation.Status.allCases.map(\.rawValue)
      ),
      .rule, .confidence,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument(), inSentence(), toEntity("subject_id"), toEntity("object_id")],
    indexes: [["predicate"]]
  )

  static let groups = Table(
    "groups",
    summary: "Named sets whose members the text lists.",
    columns: [
      .documentID,
      .ordinal("Number among the groups"),
      .sentence,
      .required("name", .text, "What the text calls the set."),
      .optional("declared_size", .integer, "How many the text says there are.", minimum: 0),
      .start, .end, .rule,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument(), inSentence()],
    indexes: [["name"]]
  )

  static let groupMembers = Table(
    "group_members",
    summary: "The members of groups, in the order of the text.",
    columns: [
      .documentID,
      .required("group_ordinal", .integer, "The ordinal of the group.", minimum: 0),
      .required("ordinal", .integer, "Number of the member in the group, from 0.", minimum: 0),
      .entity("entity_id", "The entity; NULL where that is open."),
      .required("name", .text, "The member as the text names it."),
      .start, .end,
    ],
    key: ["document_id", "group_ordinal", "ordinal"],
    foreignKeys: [
      ofDocument(),
      .init(["document_id", "group_ordinal"], "groups", ["document_id", "ordinal"]),
      toEntity("entity_id"),
    ]
  )

  static let events = Table(
    "events",
    summary: "What happened: awards, foundings, appointments, deals and their kin.",
    columns: [
      .documentID,
      .ordinal("Number among the events"),
      .sentence, .start, .end,
      .required("type", .text, "What kind of event, such as award, issue, found or deal."),
      .optional("time", .text, "When, as a value of times.value."),
      .entity("place_id", "Where."),
      .rule,
    ],
    key: ["document_id", "ordinal"],
    foreignKeys: [ofDocument(), inSentence(), toEntity("place_id")],
    indexes: [["type"]]
  )

  static let eventRoles = Table(
    "event_roles",
    summary: "Who and what took part in events.",
    columns: [
      .documentID,
      .required("event_ordinal", .integer, "The ordinal of the event.", minimum: 0),
      .required("ordinal", .integer, "Number of the part in the event, from 0.", minimum: 0),
      .required("role", .text, "The part, such as agent, patient, recipient, object or amount."),
      .entity("entity_id", "The entity; NULL where that is open or it is none."),
      .text, .start, .end,
    ],
    key: ["document_id", "event_ordinal", "ordinal"],
    foreignKeys: [
      ofDocument(),
      .init(["document_id", "event_ordinal"], "events", ["document_id", "ordinal"]),
      toEntity("entity_id"),
    ]
  )
}
