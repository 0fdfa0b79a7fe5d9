import Corpus
import Pipeline

/// A catalog of its own for the tests of the configuration, and a configuration that says
/// everything which that catalog lets it say.
enum ConfigurationFixture {
  static let paths = OptionSpecification(
    "paths",
    .strings,
    isRequired: true,
    summary: "Files and globs."
  )

  static let catalog = ModuleCatalog(
    stages: [
      .ingest: [
        .init("text", summary: "One record for each file.", options: [paths]),
        .init(
          "json-lines",
          summary: "One record for each line.",
          options: [
            paths,
            OptionSpecification(
              "fields",
              .stringMap(keys: [
                "text", "title", "url", "published", "publisher", "author", "id",
              ]),
              default: .stringMap(["text": "text", "title": "title"]),
              summary: "Which key holds which field."
            ),
          ]
        ),
      ],
      .clean: [
        .init("line-endings", summary: "Makes all line ends the same."),
        .init(
          "width",
          summary: "Folds full-width letters.",
          options: [
            OptionSpecification(
              "fold",
              .choice(["none", "alphanumeric", "ascii"]),
              default: .string("alphanumeric"),
              summary: "What is folded."
            ),
            OptionSpecification(
              "keep",
              .strings,
              default: .strings([]),
              summary: "What stays as it is."
            ),
          ],
          isUsual: false
        ),
      ],
      .segment: [
        .init("documents", summary: "Splits records.", placement: .first),
        .init("sentences", summary: "Finds sentences."),
        .init(
          "tokens",
          summary: "Cuts words.",
          options: [OptionSpecification("words", .path, summary: "Words of your own.")]
        ),
      ],
      .extract: [
        .init("works", summary: "Finds titles of works."),
        .init(
          "times",
          summary: "Finds times.",
          options: [
            OptionSpecification(
              "prefer",
              .choice(["past", "future"]),
              default: .string("past"),
              summary: "Which of two readings is taken."
            ),
            OptionSpecification(
              "window",
              .integer(1...64),
              default: .integer(8),
              summary: "How far it looks, in tokens."
            ),
            OptionSpecification(
              "least_confidence",
              .number(0...1),
              default: .number(0.5),
              summary: "Below it nothing is kept."
            ),
            OptionSpecification(
              "resolve",
              .boolean,
              default: .boolean(true),
              summary: "Whether relative times are resolved."
            ),
            OptionSpecification("label", .string, summary: "A name for the rule column."),
          ]
        ),
      ],
      .load: [
        .init(
          "duplicates",
          summary: "Finds documents that say the same.",
          options: [
            OptionSpecification(
              "threshold",
              .number(0.5...1),
              isRequired: true,
              summary: "How alike they are at least."
            )
          ]
        )
      ],
    ],
    checks: [
      .init(
        "row-count",
        summary: "A table has so many rows.",
        options: [
          OptionSpecification("table", .string, isRequired: true, summary: "Table or view."),
          OptionSpecification("min", .integer(0...1_000_000), summary: "At least."),
          OptionSpecification("max", .integer(0...1_000_000), summary: "At most."),
          OptionSpecification(
            "severity",
            .choice(["error", "warn"]),
            default: .string("error"),
            summary: "What follows."
          ),
        ]
      )
    ],
    exports: [
      .init("csv", summary: "RFC 4180."),
      .init(
        "jsonl",
        summary: "JSON Lines.",
        options: [
          OptionSpecification(
            "tables",
            .strings,
            default: .strings([]),
            summary: "Only these tables."
          )
        ]
      ),
    ]
  )

  /// Every key on a line of its own.
  static let full = """
    {
      "$schema": "schema/pipeline.schema.json",
      "dataset": {
        "name": "seed",
        "version": "2025.02.0",
        "title": "种子 Seed",
        "description": "Two articles.",
        "licence": "CC-BY-4.0",
        "citation": "Seed, 2025.",
        "creators": ["Ada", "文"],
        "homepage": "https://example.org/seed"
      },
      "stages": {
        "ingest": [
          {
            "module": "text",
            "paths": ["seeds/*.txt"]
          },
          {
            "module": "json-lines",
            "paths": ["feeds/*.jsonl", "more.jsonl"],
            "fields": {
              "text": "content",
              "title": "headline"
            }
          }
        ],
        "clean": [
          { "module": "line-endings" },
          {
            "module": "width",
            "fold": "ascii",
            "keep": ["，"]
          }
        ],
        "segment": [
          { "module": "documents" },
          { "module": "sentences" },
          {
            "module": "tokens",
            "words": "words.txt"
          }
        ],
        "extract": [
          { "module": "works" },
          {
            "module": "times",
            "prefer": "future",
            "window": 12,
            "least_confidence": 0.75,
            "resolve": false,
            "label": "t"
          },
          { "module": "times" }
        ],
        "load": [
          {
            "module": "duplicates",
            "threshold": 0.9
          }
        ]
      },
      "expectations": [
        {
          "check": "row-count",
          "table": "documents",
          "min": 1,
          "max": 5000,
          "severity": "warn"
        }
      ],
      "exports": [
        { "format": "csv" },
        {
          "format": "jsonl",
          "tables": ["documents"]
        }
      ],
      "output": "output",
      "limits": {
        "record_bytes": 33554432,
        "keep_builds": 1
      }
    }
    """

  static var fullBytes: [UInt8] { Array(full.utf8) }

  /// The keys without which there is no configuration, by hand.
  static let required: Set<String> = [
    "/dataset", "/dataset/name", "/dataset/version", "/dataset/title", "/dataset/licence",
    "/stages", "/stages/ingest", "/stages/clean", "/stages/segment", "/stages/extract",
    "/stages/load", "/stages/ingest/0/module", "/stages/ingest/0/paths",
    "/stages/ingest/1/module", "/stages/ingest/1/paths", "/stages/clean/0/module",
    "/stages/clean/1/module", "/stages/segment/0/module", "/stages/segment/1/module",
    "/stages/segment/2/module", "/stages/extract/0/module", "/stages/extract/1/module",
    "/stages/extract/2/module", "/stages/load/0/module", "/stages/load/0/threshold",
    "/expectations/0/check", "/expectations/0/table", "/exports/0/format", "/exports/1/format",
  ]

  /// The lists that have to hold something, by hand.
  static let filledLists: Set<String> = [
    "/dataset/creators", "/stages/ingest", "/stages/ingest/0/paths", "/stages/ingest/1/paths",
    "/stages/segment",
  ]

  static func decode(_ text: String) throws(ConfigurationError) -> Configuration {
    try decode(Array(text.utf8))
  }

  static func decode(_ bytes: [UInt8]) throws(ConfigurationError) -> Configuration {
    try Configuration.decode(bytes, path: "pipeline.json", catalog: catalog)
  }

  /// What is wrong with `bytes`; empty where nothing is.
  static func issues(_ bytes: [UInt8]) -> [ConfigurationIssue] {
    do {
      _ = try decode(bytes)
      return []
    } catch {
      return error.issues
    }
  }

  static func issues(_ text: String) -> [ConfigurationIssue] { issues(Array(text.utf8)) }
}
