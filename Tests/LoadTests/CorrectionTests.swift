import Corpus
import Foundation
import Load
import Testing

/// What documents of one corpus are to each other, and what an analyst says against it.
struct CorrectionTests {
  private let bench: Workbench

  init() throws { bench = try Workbench() }

  /// A document in which each name is mentioned once.
  private func document(
    _ text: String,
    _ names: [(String, EntityType)],
    _ uri: String
  ) throws -> DocumentRows {
    var document = plainDocument(text, uri)
    for (name, type) in names {
      let mention = Mention(
        span: place(name, in: document),
        type: type,
        entity: document.entity(type, named: name),
        rule: "lexicon",
        confidence: 90
      )
      document.mentions.insert(contentsOf: [mention])
    }
    return try DocumentRows(document)
  }

  private func steps(_ corrections: String) throws -> [any CorpusStep] {
    let path = bench.path("corrections.json")
    try Data(corrections.utf8).write(to: URL(fileURLWithPath: path))
    return try Workbench.steps(["entities"], ["corrections": .string(path)])
  }

  // MARK: Persons

  @Test func takesPersonsOfOneNameForOneOnlyWithAnotherThingInCommon() throws {
    let rows = [
      try document("王芳在蓝天集团。", [("王芳", .person), ("蓝天集团", .organization)], "a"),
      try document("蓝天集团的王芳。", [("王芳", .person), ("蓝天集团", .organization)], "b"),
      try document("王芳在北京。", [("王芳", .person), ("北京", .place)], "c"),
      try document("王芳到北京。", [("王芳", .person), ("北京", .place)], "d"),
    ]
    let query = """
      SELECT group_concat(text, ' ') FROM (
        SELECT m.entity_id, d.text FROM mentions m JOIN documents d USING (document_id)
        WHERE m.type = 'person' ORDER BY d.text) GROUP BY entity_id ORDER BY 1
      """
    try bench.build(rows.map { .document($0) })
    let expected = [["王芳到北京。"], ["王芳在北京。"], ["王芳在蓝天集团。 蓝天集团的王芳。"]]
    #expect(try bench.rows(query) == expected)
    let ids = try bench.rows("SELECT * FROM entities ORDER BY 1")
    try bench.build(rows.reversed().map { .document($0) }, as: "reversed.sqlite")
    #expect(try bench.rows("SELECT * FROM entities ORDER BY 1", in: "reversed.sqlite") == ids)
  }

  @Test func givesAShortNameToItsOnlyFullName() throws {
    var full = plainDocument("北京师范大学(北师大)招生。", "a")
    let entity = full.entity(.organization, named: "北京师范大学")
    full.entities[entity].names = [
      EntityName(
        name: "北师大",
        kind: .abbreviation,
        span: place("北师大", in: full),
        rule: "links.brackets"
      )
    ]
    let short = try document("北师大招生。", [("北师大", .organization)], "b")
    try bench.build([.document(try DocumentRows(full)), .document(short)])
    #expect(try bench.value("SELECT count(*) FROM entities") == "1")
    #expect(
      try bench.rows("SELECT name FROM entity_names ORDER BY 1") == [["北京师范大学"], ["北师大"]]
    )
  }

  // MARK: Corrections

  @Test func mergesSplitsAndRenames() throws {
    let rows = [
      try document("甲公司开业。", [("甲公司", .organization)], "a"),
      try document("甲集团开业。", [("甲集团", .organization)], "b"),
      try document("襄樊下雨。", [("襄樊", .place)], "c"),
      try document("长江涨水。", [("长江", .place)], "d"),
      try document("游船长江号。", [("长江", .place)], "e"),
    ]
    let steps = try steps(
      """
      { "corrections": [
        { "action": "merge", "type": "organization", "names": ["甲公司", "甲集团"], "name": "甲集团",
          "reason": "one firm" },
        { "action": "rename", "type": "place", "name": "襄樊", "to": "襄阳", "reason": "2010" },
        { "action": "split", "type": "place", "name": "长江",
          "documents": ["\(rows[4].documentID)"], "reason": "a ship" }
      ] }
      """
    )
    try bench.build(rows.map { .document($0) }, steps: steps)
    #expect(
      try bench.rows("SELECT type, name FROM entities ORDER BY type, name") == [
        ["organization", "甲集团"], ["place", "襄阳"], ["place", "长江"], ["place", "长江"],
      ]
    )
    #expect(
      try bench.rows("SELECT DISTINCT rule FROM mentions ORDER BY 1") == [
        ["lexicon"], ["lexicon corrections.merge#1"], ["lexicon corrections.split#3"],
      ]
    )
    #expect(
      try bench.rows("SELECT name, kind, rule FROM entity_names WHERE name LIKE '襄%' ORDER BY 1")
        == [["襄樊", "alias", "lexicon"], ["襄阳", "canonical", "corrections.rename#2"]]
    )
    #expect(try bench.value("SELECT count(*) FROM rejects") == "0")
    // Again, in another order: the same.
    let tables = ["entities", "entity_names", "mentions"]
    let first = try tables.map { try bench.rows("SELECT * FROM \($0) ORDER BY 1, 2") }
    try bench.build(rows.reversed().map { .document($0) }, as: "again.sqlite", steps: steps)
    let again = try tables.map {
      try bench.rows("SELECT * FROM \($0) ORDER BY 1, 2", in: "again.sqlite")
    }
    #expect(first == again)
  }

  @Test func dropsRowsAndTellsWhatMatchesNothing() throws {
    let rows = try document("长江涨水。", [("长江", .place)], "a")
    let steps = try steps(
      """
      { "corrections": [
        { "action": "drop", "table": "mentions", "document": "\(rows.documentID)",
          "start": 0, "end": 2, "reason": "a ship" },
        { "action": "drop", "table": "relations", "document": "d_0", "start": 0, "end": 1,
          "reason": "gone" },
        { "action": "merge", "type": "place", "names": ["黄河", "长河"], "reason": "gone too" }
      ] }
      """
    )
    try bench.build([.document(rows)], steps: steps)
    #expect(try bench.value("SELECT count(*) FROM mentions") == "0")
    #expect(
      try bench.rows("SELECT source_uri, stage, code, message FROM rejects ORDER BY ordinal") == [
        [
          "corrections.json", "load", "correction_unmatched",
          "correction 2 (corrections.drop#2) matches nothing: gone",
        ],
        [
          "corrections.json", "load", "correction_unmatched",
          "correction 3 (corrections.merge#3) matches nothing: gone too",
        ],
      ]
    )
  }

  @Test(arguments: [
    ("[]", "1:1"), ("{}", "corrections"), (#"{"corrections": {}}"#, "not a list"),
    (#"{"corrections": [{"action": "marge", "reason": "x"}]}"#, "no action “marge”"),
    (
      #"{"corrections": [{"action": "rename", "type": "place", "name": "a", "to": "b"}]}"#, "reason"
    ),
    (
      #"{"corrections": [{"action": "rename", "type": "plaice", "name": "a", "to": "b", "reason": "x"}]}"#,
      "place"
    ),
    (
      #"{"corrections": [{"action": "merge", "type": "place", "names": ["a"], "reason": "x"}]}"#,
      "two or more"
    ),
    (
      #"{"corrections": [{"action": "drop", "table": "documents", "document": "d", "start": 0, "end": 1, "reason": "x"}]}"#,
      "cannot be dropped"
    ),
    (
      #"{"corrections": [{"action": "merge", "type": "place", "names": ["a", "b"], "reason": "x", "nam": "c"}]}"#,
      "nam"
    ),
  ])
  func refusesAFileThatIsNotInTheForm(text: String, part: String) throws {
    let error = #expect(throws: ModuleError.self) { _ = try steps(text) }
    #expect(error?.option == "corrections")
    #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
  }
}
