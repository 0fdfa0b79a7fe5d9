import Corpus

extension Shape {
  /// The shape of a whole `pipeline.json` over the modules of `catalog`.
  static func pipeline(_ catalog: ModuleCatalog) -> Shape {
    .object([
      Field(
        "$schema",
        .string(.any),
        summary: "Where editors find the schema of this file; the program does not read it."
      ),
      Field("dataset", dataset, isRequired: true, summary: "What the dataset is called and is."),
      Field(
        "stages",
        .object(StageName.allCases.map { stage(of: $0, in: catalog) }),
        isRequired: true,
        summary: "The five stages, each with its modules in the order in which they work."
      ),
      Field(
        "expectations",
        modules(.expectations, in: catalog, minimum: 0),
        default: JSON(.array([])),
        summary: "Checks of the finished dataset; one that fails stops the publish."
      ),
      Field(
        "exports",
        modules(.exports, in: catalog, minimum: 0),
        default: JSON(.array([])),
        summary: "The formats that are written beside the SQLite database."
      ),
      Field(
        "output",
        .string(.path),
        default: JSON(.string("output")),
        summary: "The folder of the published datasets, relative to this file."
      ),
      Field(
        "notify",
        notice,
        summary: "The command that is told of a failed run, and of one that looks odd."
      ),
      Field("limits", limits, default: JSON(.object([])), summary: "Where the program stops."),
    ])
  }

  private static let dataset = Shape.object([
    Field(
      "name",
      .string(.datasetName),
      isRequired: true,
      summary: "The stem of the dataset's files."
    ),
    Field(
      "version",
      .string(.version),
      isRequired: true,
      summary: "The version of the data: a semantic one or one of the calendar."
    ),
    Field("title", .string(.filled), isRequired: true, summary: "The name for people."),
    Field(
      "licence",
      .string(.licence),
      isRequired: true,
      summary: "The SPDX identifier of the licence; NOASSERTION where it is not known."
    ),
    Field("description", .string(.filled), summary: "What is in the dataset, in a paragraph."),
    Field("citation", .string(.filled), summary: "How the dataset wants to be cited."),
    Field(
      "creators",
      .strings(.filled, minimum: 1),
      summary: "The people or organisations who made the dataset."
    ),
    Field("homepage", .string(.webAddress), summary: "Where people read more about it."),
  ])

  private static let notice = Shape.object([
    Field(
      "command",
      .strings(.filled, minimum: 1),
      isRequired: true,
      summary: "The program and its arguments; it gets a JSON object on standard input."
    ),
    Field(
      "reject_share",
      .number(0...1),
      default: JSON(.number("1")),
      summary: "Tell where more than this share of the inputs was rejected."
    ),
    Field(
      "drift",
      .number(0...1_000_000),
      default: JSON(.number("1")),
      summary: "Tell where the number of documents changed by more than this share."
    ),
  ])

  private static let limits = Shape.object([
    Field(
      "record_bytes",
      .integer(1...Int(Int32.max)),
      default: JSON(.number("33554432")),
      summary: "A record with more bytes becomes a reject."
    ),
    Field(
      "keep_builds",
      .integer(0...1000),
      default: JSON(.number("1")),
      summary: "For how many publishes a build that is no longer current is kept."
    ),
  ])

  private static func stage(of stage: StageName, in catalog: ModuleCatalog) -> Field {
    let summary =
      switch stage {
      case .ingest: "Sources, and what reads records out of them."
      case .clean: "From a record's bytes to its final text."
      case .segment: "Documents, paragraphs, sentences and tokens."
      case .extract: "What is found in the documents."
      case .load: "What is known over all documents, before rows are written."
      }
    let needsOne =
      stage == .ingest || catalog[stage].contains { $0.placement == .first }
    return Field(
      stage.rawValue,
      modules(.stage(stage), in: catalog, minimum: needsOne ? 1 : 0),
      isRequired: true,
      summary: summary
    )
  }

  private static func modules(
    _ family: ModuleFamily,
    in catalog: ModuleCatalog,
    minimum: Int
  ) -> Shape {
    let variants = catalog[family].map { entry in
      Variant(
        name: entry.name,
        summary: entry.summary,
        placement: entry.placement,
        fields: [
          Field(family.keyword, .choice([entry.name]), isRequired: true, summary: entry.summary)
        ] + entry.options.map { Field($0) }
      )
    }
    return .modules(family, variants, minimum: minimum)
  }
}
