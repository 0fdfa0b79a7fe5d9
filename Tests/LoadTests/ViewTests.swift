import Corpus
import Load
import Testing

/// One sentence with a bit of everything that the views show.
private func document(_ uri: String) -> Document {
  var document = plainDocument("张三（广东省统计局）说：“增长14.7%至3个百分点，约30.5万户。”", uri)
  document.title = "一季度数据"
  document.published = "2025-02"
  document.publishedBasis = .byline
  func at(_ part: String) -> TextSpan { place(part, in: document) }
  let person = document.entity(.person, named: "张三")
  let office = document.entity(.organization, named: "广东省统计局")
  document.mentions = Layer([
    Mention(span: at("张三"), type: .person, entity: person, rule: "l", confidence: 99),
    Mention(
      span: at("广东省统计局"),
      type: .organization,
      entity: office,
      rule: "l",
      confidence: 99
    ),
  ])
  document.relations = Layer([
    Relation(
      span: at("张三（广东省统计局）"),
      subject: person,
      predicate: "employed_by",
      object: office,
      rule: "brackets",
      confidence: 80
    )
  ])
  let quoted = "增长14.7%至3个百分点，约30.5万户。"
  document.quotations = Layer([
    Quotation(
      span: at(quoted),
      kind: .direct,
      speaker: "他",
      speakerEntity: person,
      cue: "说",
      rule: "marks"
    )
  ])
  let figures = [("14.7%", 0.147, "%"), ("3个百分点", 0.03, "pp"), ("约30.5万户", 305_000, "户")]
  document.quantities = Layer(
    figures.map { text, value, unit in
      Quantity(
        span: at(text),
        kind: .number,
        value: value,
        low: value,
        high: nil,
        unit: unit,
        rule: "q"
      )
    }
  )
  document.statistics = Layer(
    figures.map { text, _, _ in
      Statistic(
        span: at(text),
        quantity: at(text),
        subject: "它",
        subjectEntity: text == "14.7%" ? office : nil,
        indicator: "增长",
        time: "2025-Q1",
        attributedTo: "他",
        attributedToEntity: person,
        rule: "s"
      )
    }
  )
  document.contributors = Layer([
    Contributor(fromMetadata: "李四", role: "reporter", rule: "m"),
    Contributor(fromMetadata: "王五", role: "editor", rule: "m"),
  ])
  document.flags = ["short", "list_page"]
  return document
}

private func dataset() throws -> Workbench {
  let bench = try Workbench()
  try bench.build([
    .document(try DocumentRows(document("a.txt"))), .document(try DocumentRows(document("b.txt"))),
  ])
  return bench
}

private let sentence = "张三（广东省统计局）说：“增长14.7%至3个百分点，约30.5万户。”"

@Test func statisticsShowSharesAsPeopleReadThem() throws {
  let sql = """
    SELECT subject, figure, value, low, high, unit, attributed_to, document, published
    FROM v_statistics ORDER BY ordinal
    """
  let tail = ["张三", "一季度数据", "2025-02"]
  #expect(
    try dataset().rows(sql) == [
      ["广东省统计局", "14.7%", "14.7", "14.7", nil, "%"] + tail,
      ["它", "3个百分点", "3.0", "3.0", nil, "pp"] + tail,
      ["它", "约30.5万户", "305000.0", "305000.0", nil, "户"] + tail,
    ]
  )
}

@Test func relationsAndQuotationsShowNamesAndTheSentence() throws {
  let bench = try dataset()
  #expect(
    try bench.rows(
      "SELECT subject, subject_type, predicate, object, object_type, sentence FROM v_relations"
    ) == [["张三", "person", "employed_by", "广东省统计局", "organization", sentence]]
  )
  #expect(
    try bench.rows("SELECT kind, speaker, cue, sentence FROM v_quotations")
      == [["direct", "张三", "说", sentence]]
  )
}

@Test func entitiesCountEachTextOnce() throws {
  #expect(
    try dataset().rows("SELECT name, mentions, documents, sentence FROM v_entities ORDER BY name")
      == [["广东省统计局", "1", "1", sentence], ["张三", "1", "1", sentence]]
  )
}

@Test func documentsShowWhoMadeThem() throws {
  #expect(
    try dataset().rows("SELECT title, contributors, flags, source FROM v_documents")
      == [["一季度数据", "王五、李四", "short, list_page", "a.txt"]]
  )
}

@Test func repeatedDocumentsAreInTheTablesAndNotInTheViews() throws {
  let bench = try dataset()
  for (table, rows) in [("documents", "2"), ("statistics", "6"), ("relations", "2")] {
    #expect(try bench.value("SELECT count(*) FROM \(table)") == rows)
  }
  for view in DatasetSchema.views where view.column("document_id") != nil {
    #expect(
      try bench.value("SELECT count(DISTINCT document_id) FROM \(view.name)") == "1",
      "\(view.name)"
    )
  }
}
