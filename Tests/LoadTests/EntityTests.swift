import Corpus
import Load
import Testing

private func document(_ text: String, _ names: [(String, EntityType)], _ uri: String) -> Document {
  var document = plainDocument(text, uri)
  for (name, type) in names {
    let index = document.entity(type, named: name)
    document.mentions.insert(
      contentsOf: [
        Mention(
          span: place(name, in: document),
          type: type,
          entity: index,
          rule: "lexicon",
          confidence: 90
        )
      ]
    )
  }
  return document
}

@Test func oneNameInTwoDocumentsIsOneEntity() throws {
  let bench = try Workbench()
  try bench.build([
    .document(try DocumentRows(document("广东在南方。", [("广东", .place)], "a"))),
    .document(try DocumentRows(document("我去广东。", [("广东", .place)], "b"))),
    .document(try DocumentRows(document("《广东》。", [("广东", .work)], "c"))),
  ])
  // printf 'place\037广东' | sha256sum; printf 'work\037广东' | sha256sum
  #expect(
    try bench.rows("SELECT entity_id, type, name FROM entities ORDER BY type") == [
      ["e_5a5e9d6025249587", "place", "广东"], ["e_931a701fa97f2649", "work", "广东"],
    ]
  )
  #expect(try bench.value("SELECT count(DISTINCT entity_id) FROM mentions") == "2")
  #expect(
    try bench.rows("SELECT name, kind, start, rule FROM entity_names n ORDER BY entity_id")
      .count == 2
  )
  #expect(
    try bench.rows("SELECT mentions, documents FROM v_entities WHERE type = 'place'")
      == [["2", "2"]]
  )
}

@Test func placesWithOneCodeAreOneEntity() throws {
  func coded(_ text: String, _ name: String, _ code: String, _ uri: String) throws -> DocumentRows {
    var made = document(text, [(name, .place)], uri)
    made.entities[0].codes = [EntityCode(scheme: "gbt2260", code: code)]
    return try DocumentRows(made)
  }
  let bench = try Workbench()
  try bench.build([
    .document(try coded("广东在南方。", "广东", "440000", "a")),
    .document(try coded("我去广东省。", "广东省", "440000", "b")),
    .document(try coded("我去广州。", "广州", "440100", "c")),
  ])
  #expect(try bench.rows("SELECT name FROM entities ORDER BY name") == [["广东省"], ["广州"]])
  #expect(
    try bench.rows("SELECT count(DISTINCT entity_id) FROM mentions") == [["2"]]
  )
}

/// Each document shares an organisation with the next one only; one has a person of the name alone.
@Test(arguments: [1, 7])
func personsAreOneAlongAChainOfWhatDocumentsShare(step: Int) throws {
  let count = 20
  let linked = (0..<count).map { number in
    document(
      "何青离开第\(number)公司，去了第\(number + 1)公司。",
      [
        ("何青", .person), ("第\(number)公司", .organization),
        ("第\(number + 1)公司", .organization),
      ],
      "a\(number)"
    )
  }
  let alone = document("何青在田里。", [("何青", .person)], "z")
  let items = try (0..<count).map { WorkItem.document(try DocumentRows(linked[$0 * step % count])) }
  let bench = try Workbench()
  try bench.build(items + [.document(try DocumentRows(alone))])
  let sql = """
    SELECT count(DISTINCT document_id) FROM mentions JOIN entities USING (entity_id)
    WHERE entities.type = 'person' GROUP BY entity_id ORDER BY 1
    """
  #expect(try bench.rows(sql) == [["1"], ["20"]])
}

@Test func evidenceIsTheFirstDocumentThatShowsTheName() throws {
  let bench = try Workbench()
  let rows = try ["广东在南方。", "我去广东。", "广东好。"].enumerated().map { index, text in
    try DocumentRows(document(text, [("广东", .place)], "\(index)"))
  }
  try bench.build(rows.map { .document($0) })
  let first = rows.map(\.documentID).min()
  #expect(try bench.rows("SELECT document_id FROM entity_names") == [[first]])
}

@Test func typesThatAreHeldApartHaveTheirDocumentInTheID() throws {
  let bench = try Workbench()
  let rows = try ["张伟来自广东。", "张伟在广东。"].enumerated().map { index, text in
    try DocumentRows(document(text, [("张伟", .person), ("广东", .place)], "\(index)"))
  }
  let steps = try Workbench.steps(["entities"], ["apart": .strings(["person"])])
  try bench.build(rows.map { .document($0) }, steps: steps)
  #expect(
    try bench.rows("SELECT type, count(DISTINCT entity_id) FROM entities GROUP BY type")
      == [["person", "2"], ["place", "1"]]
  )
  // Alone, the name needs no document to tell it apart.
  try bench.build([.document(rows[0])], as: "one.sqlite", steps: steps)
  let alone = try bench.value(
    "SELECT entity_id FROM entities WHERE type='person'",
    in: "one.sqlite"
  )
  let both = try bench.rows("SELECT entity_id FROM entities WHERE type='person'")
  #expect(!both.contains([alone]))
}

@Test func whatADocumentHoldsApartStaysApart() throws {
  var twins = document("长江见了长江。", [("长江", .organization)], "a")
  twins.entities.append(Entity(type: .organization, name: "长江"))
  let bench = try Workbench()
  try bench.build([
    .document(try DocumentRows(twins)),
    .document(try DocumentRows(document("长江。", [("长江", .organization)], "b"))),
  ])
  #expect(try bench.value("SELECT count(*) FROM entities") == "2")
  #expect(try bench.value("SELECT count(DISTINCT entity_id) FROM mentions") == "1")
}

@Test func withoutTheStepEveryDocumentsEntitiesAreItsOwn() throws {
  let bench = try Workbench()
  let rows = try ["广东在南方。", "我去广东。"].enumerated().map { index, text in
    try DocumentRows(document(text, [("广东", .place)], "\(index)"))
  }
  try bench.build(rows.map { .document($0) }, steps: [])
  #expect(try bench.value("SELECT count(*) FROM entities") == "2")
}

@Test func aliasesComeWithTheirEvidence() throws {
  var source = document("深度求索（DeepSeek）成立。", [("深度求索", .organization)], "a")
  source.entities[0].names = [
    EntityName(
      name: "DeepSeek",
      kind: .translation,
      span: place("DeepSeek", in: source),
      rule: "brackets"
    ),
    EntityName(name: "深度求索", kind: .canonical, span: nil, rule: "lexicon"),
  ]
  let bench = try Workbench()
  try bench.build([.document(try DocumentRows(source))])
  #expect(
    try bench.rows("SELECT name, kind, start, \"end\", rule FROM entity_names ORDER BY name") == [
      ["DeepSeek", "translation", "5", "13", "brackets"],
      ["深度求索", "canonical", nil, nil, "lexicon"],
    ]
  )
}

@Test func entityTypesInOptionsAreChecked() throws {
  let module = try #require(LoadRegistry.steps.first { $0.name == "entities" })
  let error = #expect(throws: ModuleError.self) {
    _ = try module.make(
      Options(module.options, given: ["apart": .strings(["persn"])]),
      LoadContext(name: "test")
    )
  }
  #expect(error?.option == "apart")
  #expect(error?.message.contains("“person”") == true)
}
