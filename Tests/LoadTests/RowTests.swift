import Corpus
import Load
import Testing

/// Documents that break the contract, each in one way.
private let broken: [(name: String, layer: LayerName, break: @Sendable (inout Document) -> Void)] =
  [
    (
      "a span past the end", .mentions,
      {
        $0.mentions = Layer([
          Mention(span: TextSpan(0, 999), type: .person, rule: "guess", confidence: 50)
        ])
      }
    ),
    (
      "a span that cuts a character", .quantities,
      {
        $0.quantities = Layer([
          Quantity(span: TextSpan(1, 3), kind: .count, value: 1, low: 1, high: 1, rule: "guess")
        ])
      }
    ),
    (
      "an empty span", .mentions,
      {
        $0.mentions = Layer([
          Mention(span: TextSpan(3, 3), type: .person, rule: "guess", confidence: 50)
        ])
      }
    ),
    (
      "a statistic without its figure", .statistics,
      {
        $0.statistics = Layer([
          Statistic(
            span: TextSpan(0, 6),
            quantity: TextSpan(0, 3),
            subject: nil,
            indicator: nil,
            rule: "guess"
          )
        ])
      }
    ),
    (
      "a time anchored at nothing", .times,
      {
        $0.times = Layer([
          TimeExpression(
            span: TextSpan(0, 3),
            kind: .date,
            value: "2025",
            anchor: .text(TextSpan(3, 6)),
            rule: "guess"
          )
        ])
      }
    ),
    (
      "a time with a bound that is no date", .times,
      {
        $0.times = Layer([
          TimeExpression(
            span: TextSpan(0, 3),
            kind: .date,
            value: "2025",
            begins: "2025-1-1",
            rule: "guess"
          )
        ])
      }
    ),
    (
      "a quotation that is part of nothing", .quotations,
      {
        $0.quotations = Layer([
          Quotation(span: TextSpan(0, 3), kind: .direct, partOf: TextSpan(3, 6), rule: "guess")
        ])
      }
    ),
    (
      "an entity that is not there", .relations,
      {
        $0.relations = Layer([
          Relation(
            span: TextSpan(0, 3),
            subject: 0,
            predicate: "spouse",
            object: 1,
            rule: "guess",
            confidence: 50
          )
        ])
      }
    ),
    (
      "a sentence without its paragraph", .sentences,
      { $0.sentences = Layer([Sentence(span: TextSpan(0, 3), paragraph: 7)]) }
    ),
    (
      "a figure that is none", .quantities,
      {
        $0.quantities = Layer([
          Quantity(
            span: TextSpan(0, 3),
            kind: .count,
            value: .nan,
            low: nil,
            high: nil,
            rule: "guess"
          )
        ])
      }
    ),
    (
      "an annotation without a rule", .mentions,
      {
        $0.mentions = Layer([
          Mention(span: TextSpan(0, 3), type: .person, rule: "", confidence: 50)
        ])
      }
    ),
    ("a publication date that is none", .metadata, { $0.published = "2025/2/5" }),
    (
      "a text with a zero byte", .paragraphs,
      { $0 = Document(text: Text(checked: [0x41, 0, 0x42]), origin: $0.origin) }
    ),
    ("no text", .paragraphs, { $0 = Document(text: "", origin: $0.origin) }),
  ]

@Test(arguments: broken.indices)
func brokenLayersAreNamed(index: Int) throws {
  let fault = broken[index]
  var document = plainDocument("广东省的经济。", "数据/a.txt")
  fault.break(&document)
  let violation = try #require(throws: ContractViolation.self, "\(fault.name)") {
    _ = try DocumentRows(document)
  }
  #expect(violation.layer == fault.layer)
  #expect(violation.sourceURI == "数据/a.txt")
  #expect(violation.description.contains("layer \(fault.layer.rawValue)"))
  if let rule = violation.rule, !rule.isEmpty {
    #expect(violation.description.contains("made by \(rule)"))
  }
  #expect(LoadError(violation).kind == .contract)
}

@Test func documentIDIsTheHashOfTheText() throws {
  // printf '广东' | sha256sum
  #expect(try DocumentRows(plainDocument("广东")).documentID == "d_2d3b0fd944ccc36b")
}

@Test func ordinalsOffsetsAndReferencesAreWrittenAsTheContractSays() throws {
  var document = plainDocument("😀张三说：“好。”他又说：“很好。”2023年增长14.7%，当年11月再增。")
  func at(_ part: String) -> TextSpan { place(part, in: document) }
  let first = Quotation(span: at("好。"), kind: .direct, speaker: "张三", rule: "marks")
  document.quotations = Layer([
    first, Quotation(span: at("很好。"), kind: .direct, partOf: first.span, rule: "marks"),
  ])
  document.times = Layer([
    TimeExpression(
      span: at("2023年"),
      kind: .date,
      value: "2023",
      begins: "2023-01-01",
      ends: "2023-12-31",
      rule: "dates"
    ),
    TimeExpression(
      span: at("当年11月"),
      kind: .date,
      value: "2023-11",
      anchor: .text(at("2023年")),
      rule: "dates"
    ),
  ])
  let share = Quantity(
    span: at("14.7%"),
    kind: .percent,
    value: 0.147,
    low: 0.147,
    high: 0.147,
    unit: "%",
    rule: "percent"
  )
  document.quantities = Layer([share])
  document.statistics = Layer([
    Statistic(
      span: at("增长14.7%"),
      quantity: share.span,
      subject: nil,
      indicator: "增长",
      rule: "s"
    )
  ])
  document.contributors = Layer([
    Contributor(span: at("张三"), role: "reporter", name: "张三", rule: "byline"),
    Contributor(fromMetadata: "李四", role: "editor", rule: "meta"),
  ])
  document.metadata = [
    MetadataItem(key: "section", value: "财经", basis: "meta"),
    MetadataItem(key: "keywords", value: "", basis: "meta"),
  ]
  document.flags = ["short"]

  let bench = try Workbench()
  try bench.build([.document(try DocumentRows(document))])

  #expect(
    try bench.rows("SELECT ordinal, start, end, text, part_of, speaker FROM quotations") == [
      ["0", "6", "8", "好。", nil, "张三"], ["1", "14", "17", "很好。", "0", nil],
    ]
  )
  #expect(
    try bench.rows("SELECT ordinal, text, anchor, anchor_ordinal, begins FROM times") == [
      ["0", "2023年", nil, nil, "2023-01-01"], ["1", "当年11月", "text", "0", nil],
    ]
  )
  #expect(
    try bench.rows("SELECT quantity, value, unit, sentence FROM statistics")
      == [["0", "0.147", "%", "0"]]
  )
  #expect(
    try bench.rows("SELECT ordinal, name, start, end FROM contributors") == [
      ["0", "李四", nil, nil], ["1", "张三", "1", "3"],
    ]
  )
  #expect(
    try bench.rows("SELECT * FROM metadata").map { $0.dropFirst() } == [
      ["0", "section", "财经", "meta"]
    ]
  )
  #expect(try bench.value("SELECT value FROM v_statistics") == "14.7")
}

@Test func rowsOutsideOfSentencesHaveNone() throws {
  var document = plainDocument("前文。广东。")
  document.sentences = Layer([Sentence(span: place("前文。", in: document), paragraph: 0)])
  document.mentions = Layer([
    Mention(span: place("前", in: document), type: .work, rule: "r", confidence: 33),
    Mention(span: place("广东", in: document), type: .place, rule: "r", confidence: 7),
  ])
  let bench = try Workbench()
  try bench.build([.document(try DocumentRows(document))])
  #expect(
    try bench.rows("SELECT sentence, confidence FROM mentions")
      == [["0", "0.33"], [nil, "0.07"]]
  )
}

@Test func everyKindOfRowSurvivesTheStore() throws {
  var document = plainDocument("“六小龙”有云深处、宇树。DeepSeek获奖100万元。")
  func at(_ part: String) -> TextSpan { place(part, in: document) }
  let organization = document.entity(.organization, named: "DeepSeek")
  let group = document.entity(.group, named: "六小龙")
  let city = document.entity(.place, named: "杭州")
  document.groups = Layer([
    Group(
      span: at("“六小龙”有云深处、宇树"),
      name: "六小龙",
      declaredSize: 6,
      members: [
        .init(entity: nil, name: "云深处", span: at("云深处")),
        .init(entity: organization, name: "宇树", span: at("宇树")),
      ],
      rule: "list"
    )
  ])
  document.events = Layer([
    Event(
      span: at("DeepSeek获奖"),
      type: "award",
      time: "2025",
      place: city,
      roles: [
        .init(role: "recipient", entity: organization, span: at("DeepSeek")),
        .init(role: "amount", entity: nil, span: at("100万元")),
      ],
      rule: "award"
    )
  ])
  document.relations = Layer([
    Relation(
      span: at("DeepSeek"),
      subject: organization,
      predicate: "member_of",
      object: group,
      title: "成员",
      time: "2025",
      status: .reported,
      rule: "list",
      confidence: 100
    )
  ])
  document.tokens = Layer([Token(span: at("六小龙"), pos: "NR"), Token(span: at("有"))])
  document.entities[organization].names = [
    EntityName(name: "深度求索", kind: .translation, span: nil, rule: "lexicon")
  ]
  document.entities[city].codes = [EntityCode(scheme: "gbt2260", code: "330100")]

  let bench = try Workbench()
  let rows = try DocumentRows(document, ordinal: 3, extras: [.tokens, .search])
  let summary = try bench.build([.document(rows)])

  #expect(summary.rows(in: "tokens") == 2)
  #expect(try bench.value("SELECT ordinal FROM documents") == "3")
  #expect(
    try bench.rows("SELECT group_ordinal, ordinal, name, start, end FROM group_members")
      == [["0", "0", "云深处", "6", "9"], ["0", "1", "宇树", "10", "12"]]
  )
  #expect(
    try bench.rows("SELECT role, text, entity_id IS NULL FROM event_roles")
      == [["recipient", "DeepSeek", "0"], ["amount", "100万元", "1"]]
  )
  #expect(
    try bench.rows("SELECT subject, predicate, object, office, status FROM v_relations")
      == [["DeepSeek", "member_of", "六小龙", "成员", "reported"]]
  )
  #expect(
    try bench.rows("SELECT name, other_names, codes FROM v_entities ORDER BY name") == [
      ["DeepSeek", "深度求索", nil], ["六小龙", nil, nil], ["杭州", nil, "gbt2260:330100"],
    ]
  )
  #expect(
    try bench.rows("SELECT name, kind, document_id IS NULL, rule FROM entity_names ORDER BY 1, 2")
      == [
        ["DeepSeek", "canonical", "1", "entities"], ["六小龙", "canonical", "1", "entities"],
        ["杭州", "canonical", "1", "entities"], ["深度求索", "translation", "1", "lexicon"],
      ]
  )
}
