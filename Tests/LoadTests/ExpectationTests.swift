import Corpus
import Load
import Testing

private func make(_ name: String, _ options: [String: OptionValue]) throws -> any Load.Expectation {
  let module = try #require(LoadRegistry.expectations.first { $0.name == name })
  return try module.make(Options(module.options, given: options), LoadContext(name: "test"))
}

/// Two documents, one with a title; one reject, and one that a filter dropped.
private func dataset() throws -> (Workbench, DatasetReader) {
  let bench = try Workbench()
  var first = plainDocument("约30人。", "a.txt")
  first.title = "标题"
  first.language = "zh"
  first.quantities = Layer([
    Quantity(span: TextSpan(3, 5), kind: .count, value: 30, low: 30, high: 30, rule: "r")
  ])
  var second = plainDocument("广东。", "b.txt")
  second.language = "zh"
  let rejects = ["io_unreadable", "filtered_language"].map {
    Rejection(sourceURI: "c", byteRange: nil, stage: .ingest, code: $0, message: "m")
  }
  try bench.build(
    [.document(try DocumentRows(first)), .document(try DocumentRows(second))]
      + rejects.map { .rejection($0) }
  )
  return (bench, try DatasetReader(path: bench.path("test.sqlite")))
}

private let cases: [(name: String, options: [String: OptionValue], passed: Bool)] = [
  ("row-count", ["table": .string("documents"), "min": .integer(2)], true),
  ("row-count", ["table": .string("documents"), "min": .integer(3)], false),
  ("row-count", ["table": .string("v_documents"), "max": .integer(1)], false),
  ("row-count", ["table": .string("events"), "min": .integer(0), "max": .integer(0)], true),
  (
    "null-share",
    ["table": .string("documents"), "column": .string("title"), "max": .number(0.5)], true
  ),
  (
    "null-share",
    ["table": .string("documents"), "column": .string("title"), "max": .number(0.4)], false
  ),
  (
    "null-share", ["table": .string("events"), "column": .string("time"), "max": .number(0)],
    true
  ),
  ("unique", ["table": .string("documents"), "columns": .strings(["source_id"])], true),
  ("unique", ["table": .string("documents"), "columns": .strings(["language"])], false),
  ("unique", ["table": .string("documents"), "columns": .strings(["title"])], true),
  (
    "unique", ["table": .string("documents"), "columns": .strings(["language", "text"])],
    true
  ),
  (
    "value-set",
    ["table": .string("documents"), "column": .string("language"), "values": .strings(["zh"])],
    true
  ),
  (
    "value-set",
    ["table": .string("documents"), "column": .string("language"), "values": .strings(["e'n"])],
    false
  ),
  (
    "value-range",
    ["table": .string("quantities"), "column": .string("value"), "min": .number(30)], true
  ),
  (
    "value-range",
    ["table": .string("quantities"), "column": .string("value"), "max": .number(29.5)], false
  ),
  (
    "pattern",
    ["table": .string("documents"), "column": .string("language"), "glob": .string("[a-z][a-z]")],
    true
  ),
  (
    "pattern",
    ["table": .string("documents"), "column": .string("document_id"), "glob": .string("d_0*")],
    false
  ),
  (
    "reference",
    [
      "table": .string("documents"), "column": .string("source_id"),
      "to_table": .string("sources"), "to_column": .string("source_id"),
    ], true
  ),
  (
    "reference",
    [
      "table": .string("rejects"), "column": .string("source_uri"),
      "to_table": .string("sources"), "to_column": .string("uri"),
    ], false
  ),
  ("drift", ["table": .string("documents"), "max_drop": .number(0)], true),
  ("reject-share", ["max": .number(0.34)], true),
  ("reject-share", ["max": .number(0.33)], false),
]

@Test(arguments: cases.indices)
func expectationsJudgeTheDataset(index: Int) throws {
  let (name, options, passed) = cases[index]
  let (_, reader) = try dataset()
  let result = try make(name, options).evaluate(reader)
  #expect(result.passed == passed, "\(result)")
  #expect(result.name == name)
  #expect(result.severity == .error)
  #expect(!result.found.isEmpty && !result.wanted.isEmpty)
}

/// How many documents are published, and whether two of them now are within the bounds.
private let drifts: [(published: Int, options: [String: OptionValue], passed: Bool)] = [
  (2, ["max_drop": .number(0), "max_rise": .number(0)], true),
  (3, ["max_drop": .number(0.3)], false),
  (3, ["max_drop": .number(0.34)], true),
  (3, ["max_rise": .number(0)], true),
  (1, ["max_drop": .number(0)], true),
  (1, ["max_rise": .number(0.9)], false),
  (1, ["max_rise": .number(1)], true),
  (0, ["max_rise": .number(5)], false),
]

@Test(arguments: drifts.indices)
func driftLooksAtWhatIsPublished(index: Int) throws {
  let (published, options, passed) = drifts[index]
  let (_, now) = try dataset()
  let bench = try Workbench()
  try bench.build(
    try (0..<published).map { .document(try DocumentRows(plainDocument("第\($0)篇。", "\($0).txt"))) }
  )
  let before = try DatasetReader(path: bench.path("test.sqlite"))
  let drift = try make("drift", options.merging(["table": .string("documents")]) { old, _ in old })
  #expect(try drift.evaluate(now, against: before).passed == passed)
  #expect(try drift.evaluate(now, against: nil).passed, "nothing to compare with")
}

@Test func driftOfAColumnCountsItsFilledCells() throws {
  let (_, now) = try dataset()
  let drift = try make(
    "drift",
    ["table": .string("documents"), "column": .string("title"), "max_drop": .number(0)]
  )
  let result = try drift.evaluate(now, against: now)
  #expect(result.passed && result.found == "1 filled cells after 1")
}

@Test func severityIsTakenFromTheConfiguration() throws {
  let (_, reader) = try dataset()
  let expectation = try make("reject-share", ["max": .number(0), "severity": .string("warn")])
  #expect(expectation.severity == .warn)
  let result = try expectation.evaluate(reader)
  #expect(result.severity == .warn)
  #expect(result.found == "33.33 %, 1 of 3")
  #expect(result.wanted == "at most 0 %")
}

@Test func expectationsHoldOnAnEmptyDataset() throws {
  let bench = try Workbench()
  try bench.build([])
  let reader = try DatasetReader(path: bench.path("test.sqlite"))
  #expect(try make("reject-share", ["max": .number(0)]).evaluate(reader).passed)
  #expect(
    try make(
      "null-share",
      ["table": .string("times"), "column": .string("value"), "max": .number(0)]
    )
    .evaluate(reader).passed
  )
}

private let faults: [(name: String, options: [String: OptionValue], option: String, hint: String)] =
  [
    ("row-count", ["table": .string("sentence"), "min": .integer(1)], "table", "“sentences”"),
    ("row-count", ["table": .string("zzzzzz"), "min": .integer(1)], "table", "there are sources"),
    ("row-count", ["table": .string("documents")], "min", "min or max"),
    ("drift", ["table": .string("documents")], "max_drop", "max_drop or max_rise"),
    (
      "drift",
      ["table": .string("documents"), "column": .string("titel"), "max_drop": .number(0)],
      "column", "“title”"
    ),
    (
      "pattern",
      ["table": .string("documents"), "column": .string("char_count"), "glob": .string("*")],
      "column", "value-range"
    ),
    (
      "reference",
      [
        "table": .string("documents"), "column": .string("source_id"),
        "to_table": .string("sources"), "to_column": .string("source"),
      ], "to_column", "“source_id”"
    ),
    (
      "row-count", ["table": .string("documents"), "min": .integer(2), "max": .integer(1)], "min",
      "greater"
    ),
    (
      "null-share",
      ["table": .string("documents"), "column": .string("titel"), "max": .number(0)], "column",
      "“title”"
    ),
    (
      "unique", ["table": .string("documents"), "columns": .strings(["url", "sorce_id"])],
      "columns", "“source_id”"
    ),
    ("unique", ["table": .string("documents"), "columns": .strings([])], "columns", "no column"),
    (
      "value-set",
      ["table": .string("documents"), "column": .string("char_count"), "values": .strings(["1"])],
      "column", "value-range"
    ),
    (
      "value-range",
      ["table": .string("documents"), "column": .string("text"), "min": .number(1)], "column",
      "value-set"
    ),
  ]

@Test(arguments: faults.indices)
func faultsInOptionsAreFoundBeforeTheRun(index: Int) throws {
  let (name, options, option, hint) = faults[index]
  let error = #expect(throws: ModuleError.self) { _ = try make(name, options) }
  #expect(error?.option == option)
  #expect(error?.message.contains(hint) == true, "\(error?.message ?? "")")
}

@Test func modulesAreNamedAndDescribed() {
  let modules =
    LoadRegistry.steps.map { ($0.name, $0.summary, $0.options) }
    + LoadRegistry.exporters.map { ($0.name, $0.summary, $0.options) }
    + LoadRegistry.expectations.map { ($0.name, $0.summary, $0.options) }
  for (name, summary, options) in modules {
    #expect(name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil)
    #expect(summary.hasSuffix("."))
    for option in options {
      #expect(option.name.wholeMatch(of: /[a-z]+(_[a-z]+)*/) != nil)
      #expect(option.summary.hasSuffix("."), "\(name).\(option.name)")
    }
  }
  #expect(Set(modules.map(\.0)).count == modules.count)
}
