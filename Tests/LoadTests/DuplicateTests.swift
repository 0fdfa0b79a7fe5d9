import Corpus
import Foundation
import Load
import Testing

private let body = """
  青石镇图书馆上周重新开放。这座建于上世纪的小楼经过两年修缮，阅览面积从420平方米扩大到960平方米，藏书增加到8.6万册。
  馆长介绍，修缮保留了原有的木楼梯和彩色玻璃窗，新增的儿童阅览室设在一层朝南的房间，老人和孩子不必再爬楼梯。开放首日有1300多名读者到馆，借出图书2100册次。
  镇上的退休教师每天上午来这里读报。她说，从前冬天要带手炉，现在有了暖气，窗边的座位总要早早来占。图书馆还与邻近三所小学约定，每周为学生开一堂阅读课，由志愿者带着孩子认识书的分类和借还的规矩。
  据了解，修缮共花费740万元，其中一部分来自居民捐款。图书馆计划明年开通夜间借阅，并在河对岸的新村设立分馆。
  """

private let notice = """
  为进一步规范河道管理，保护沿岸生态，依照有关条例，现就青石河段采砂许可的有关事项公告如下：
  经审查，{name}提出的申请符合规定的条件，拟准予许可，有效期至{date}。利害关系人如有异议，请在公示期内以书面形式向河道管理部门提出，并附联系方式和证明材料。逾期没有提出的，视为没有异议。
  许可所涉河段应当设立明显的界标，作业船只须按照核定的范围、深度和时间施工，不得在禁采期内作业，不得损坏堤防、护岸和水文监测设施。违反规定的，依法责令停止，没收违法所得，并处罚款；情节严重的，吊销许可证。
  管理部门将会同有关单位加强巡查，接受群众监督和举报。
  """

/// A document with its parts in their roles; an empty part is left out.
private func article(
  _ uri: String,
  title: String = "",
  byline: String = "",
  _ text: String = body,
  note: String = ""
) -> Document {
  var builder = DocumentBuilder(uri: uri)
  let lines = text.split(separator: "\n").map { (ParagraphRole.body, String($0)) }
  for (role, line) in [(.title, title), (.byline, byline)] + lines + [(.notice, note)]
  where !line.isEmpty {
    builder.beginSentence()
    builder.append(line)
    builder.endSentence()
    builder.endParagraph(role)
  }
  var document = builder.finish()
  if !title.isEmpty { document.title = title }
  return document
}

private func filled(_ name: String, _ date: String) -> String {
  notice.replacingOccurrences(of: "{name}", with: name)
    .replacingOccurrences(of: "{date}", with: date)
}

extension Workbench {
  /// The uri of each document with that of the one it repeats.
  fileprivate func duplicates(
    _ documents: [Document],
    _ options: [String: OptionValue] = [:]
  ) throws -> [String?: String?] {
    for suffix in ["", ".store", ".store-wal", ".store-shm"] {
      try? FileManager.default.removeItem(atPath: path("test.sqlite" + suffix))
    }
    try build(
      documents.map { .document(try DocumentRows($0)) },
      steps: Workbench.steps(["duplicates"], options)
    )
    let pairs = try rows(
      """
      SELECT s.uri, t.uri FROM documents d JOIN sources s USING (source_id)
      LEFT JOIN documents o ON o.document_id = d.duplicate_of
      LEFT JOIN sources t ON t.source_id = o.source_id
      """
    )
    return Dictionary(uniqueKeysWithValues: pairs.map { ($0[0], $0[1]) })
  }
}

@Suite struct DuplicateTests {
  private static let wide = String(
    String.UnicodeScalarView(
      body.unicodeScalars.map { scalar in
        switch scalar {
        case "，": ","
        case "。": "."
        case "0"..."9": Unicode.Scalar(scalar.value + 0xFEE0) ?? scalar
        default: scalar
        }
      }
    )
  )

  /// What is changed about the first article, or about a notice.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let title: String
    let byline: String
    let text: String
    let note: String

    init(
      _ description: String,
      title: String = "",
      byline: String = "",
      text: String = body,
      note: String = ""
    ) {
      (testDescription, self.title, self.byline) = (description, title, byline)
      (self.text, self.note) = (text, note)
    }

    func article(_ uri: String) -> Document {
      LoadTests.article(uri, title: title, byline: byline, text, note: note)
    }
  }

  static let reprints: [Change] = [
    .init("another headline", title: "小镇图书馆迎来首批读者"),
    .init("another byline", byline: "2024-03-09 08:15 来源：清溪晚报 记者 何青"),
    .init("a note below", note: "声明：转载请注明出处，2024年3月9日。"),
    .init("a note that is not known for one", text: body + "\n（清溪晚报 3月9日第4版）"),
    .init("a cut tail", text: String(body.dropLast(40))),
    .init("a cut in a figure", text: body.components(separatedBy: "40万元").first ?? ""),
    .init("punctuation and width", text: wide),
    .init("broken lines", text: body.replacingOccurrences(of: "，", with: "，\n")),
    .init("another lead", text: "本台消息（实习生何青 通讯员陆远）" + body),
    .init("a line between", text: body.replacingOccurrences(of: "\n据", with: "\n点此看更多图片\n据")),
    .init("a day by its date", text: body.replacingOccurrences(of: "上周", with: "3月2日")),
    .init(
      "all of it",
      title: "暖气来了",
      byline: "2024-03-09",
      text: "何青报道：" + wide + "\n点此看更多图片",
      note: "编辑：陆远"
    ),
  ]

  @Test(arguments: reprints)
  func aReprintRepeatsTheFirst(_ change: Change) throws {
    let bench = try Workbench()
    let first = article("a", title: "青石镇图书馆重新开放", byline: "2024-03-08 10:20 青石日报")
    #expect(try bench.duplicates([change.article("b"), first])["b"] == "a")
    let similarity = try bench.value(
      "SELECT similarity FROM documents WHERE duplicate_of IS NOT NULL"
    )
    #expect((0.8...1).contains(Double(similarity ?? "") ?? 0))
    #expect(try bench.value("SELECT count(*) FROM v_documents") == "1")
  }

  @Test func similarityIsThatOfTheSetsOfFiveTokens() throws {
    // 60 and 70 tokens, no five of them twice: 56 stretches, all among 66.
    let all = (0..<70).map { String(Unicode.Scalar(UInt32(0x5F00 + $0)) ?? "？") }
    let bench = try Workbench()
    let documents = [
      article("a", all.joined(separator: "，")), article("b", all.prefix(60).joined()),
    ]
    #expect(try bench.duplicates(documents)["b"] == "a")
    #expect(try bench.value("SELECT max(similarity) FROM documents") == "0.8484")
    #expect(try bench.duplicates(documents, ["similarity": .number(0.85)])["b"] == .some(nil))
  }

  private static let permit = filled("何青", "2026年6月30日")

  static let others: [Change] = [
    .init("a name", text: filled("陆远山", "2026年6月30日")),
    .init("a name with a numeral in it", text: filled("王一山", "2026年6月30日")),
    .init("a name of one character more", text: filled("何青山", "2026年6月30日")),
    .init("a day", text: filled("何青", "2026年6月28日")),
    .init("a year in Chinese numerals", text: filled("何青", "二〇二七年六月三十日")),
    .init("a no", text: permit.replacingOccurrences(of: "拟准予", with: "拟不准予")),
    .init("the number in the title", title: "公告第18号", text: permit),
    .init("the date at the end", text: permit + "\n2025年12月9日"),
  ]

  @Test(arguments: others)
  func aNoticeAfterTheSamePatternRepeatsNothing(_ change: Change) throws {
    let first = article("a", title: "公告第17号", Self.permit + "\n2025年11月3日")
    let other = change.text.hasSuffix("9日") ? change.text : change.text + "\n2025年11月3日"
    let found = try Workbench().duplicates([
      first, article("b", title: change.title, other), article("c", Self.permit + "\n2025年11月3日"),
    ])
    #expect(found == ["a": nil, "b": nil, "c": "a"])
  }

  @Test(arguments: [
    "今年前两个月，全镇新增自来水用户57户，改造老旧管网3.2公里。",
    "图书馆下月举办摄影展，展出一位老邮递员留下的照片，从码头、集市到冬天的渡船都有，开幕那天还将请他的学生来讲照片背后的事。",
  ])
  func anotherReportBeforeTheSameBackgroundRepeatsNothing(lead: String) throws {
    let first = "今年前两个月，全镇新建公厕4座，清运垃圾210吨，清理河岸杂物，修剪沿街的行道树，并在两个路口添置了供行人歇脚的长椅和花箱。"
    let found = try Workbench().duplicates(
      [article("a", first + body), article("b", lead + body)],
      ["similarity": .number(0.6)]
    )
    #expect(found == ["a": nil, "b": nil])
  }

  @Test func aReprintOfAReprintRepeatsTheFirstOrNothing() throws {
    let lines = body.split(separator: "\n").map(String.init)
    let more = "图书馆门前的空地改成了小花园，种着桂花、石榴和一排月季，傍晚常有人在那里下棋、拉琴、晒太阳。"
    let (long, longer) = (lines + [more], lines + [more, String(more.reversed())])
    let bench = try Workbench()
    let found = try bench.duplicates([
      article("a"), article("b", long.joined(separator: "\n")),
      article("c", longer.joined(separator: "\n")),
      // The very same text as b, which the contract names.
      article("d", long.joined(separator: "\n")),
    ])
    #expect(found == ["a": nil, "b": "a", "c": nil, "d": "b"])
  }

  @Test func theOriginalOfAReportIsFoundAmongManyAfterOnePattern() throws {
    var documents: [Document] = []
    for number in 10..<50 {
      let text = filled("第\(number * 37)号船主", "2026年\(number % 12 + 1)月\(number % 28 + 1)日")
      documents.append(article("a/\(number)", text))
      if number % 4 == 0 { documents.append(article("b/\(number)", text, note: "转自青石日报")) }
    }
    let found = try Workbench().duplicates(documents)
    for number in 10..<50 {
      #expect(found["a/\(number)"] == .some(nil))
      if number % 4 == 0, let original = found["b/\(number)"] {
        #expect(original == nil || original == "a/\(number)")
      }
    }
    #expect(found["b/12"] == "a/12", "the first of a pattern stand for it")
  }

  @Test func onlyCopiesAreMarkedWhereTheConfigurationSaysSo() throws {
    let documents = [article("a"), article("b", note: "转自青石日报"), article("c")]
    let found = try Workbench().duplicates(documents, ["similarity": .number(1)])
    #expect(found == ["a": nil, "b": nil, "c": "a"])
  }

  @Test func textsOfNothingOrOfOneCharacterAreCompared() throws {
    let texts = [
      "", "。", "好", "好好", String(repeating: "哈", count: 300_000),
      String(repeating: "哈", count: 310_000), String(repeating: "哈！", count: 60),
      String(repeating: "1", count: 100_000), String(repeating: "1 ", count: 100_000),
      String(repeating: "a\u{301}👨‍👩‍👧", count: 200),
    ]
    let documents = texts.enumerated().map { plainDocument($1, "\($0)") }
    let found = try Workbench().duplicates(documents.filter { !$0.text.bytes.isEmpty })
    #expect(found.values.allSatisfy { $0 == nil })
  }

  @Test(arguments: 0..<4)
  func noOrderAndNoHistoryLeavesATrace(seed: Int) throws {
    let bench = try Workbench()
    var documents = [article("m")] + Self.reprints.enumerated().map { $1.article("r/\($0)") }
    documents += (0..<12).map { article("n/\($0)", filled("第\($0 % 5)号", "2026年\($0 % 3)月")) }
    // Each time begins elsewhere and goes in other steps.
    let step = [1, 7, 11, 13][seed]
    let order = documents.indices.map { documents[($0 * step + seed) % documents.count] }
    let store = try Store(at: bench.path("history"))
    for document in order {
      try store.add(Workbench.source(document.origin.sourceURI))
      try store.add([.document(try DocumentRows(document))])
      if document.origin.sourceURI == order[3].origin.sourceURI {
        // What is derived on the way changes nothing, nor does an original that goes and comes.
        _ = try store.build(at: bench.path("way-\(seed)"), steps: Workbench.steps(["duplicates"]))
        try store.removeSource(order[0].origin.sourceURI)
        try store.add(Workbench.source(order[0].origin.sourceURI))
        try store.add([.document(try DocumentRows(order[0]))])
      }
    }
    _ = try store.build(at: bench.path("long"), steps: Workbench.steps(["duplicates"]))
    try bench.build(
      documents.map { .document(try DocumentRows($0)) },
      as: "fresh",
      steps: Workbench.steps(["duplicates"])
    )
    #expect(try bench.bytes("long") == bench.bytes("fresh"))
    #expect(
      try bench.value(
        "SELECT count(*) > 8 FROM documents WHERE duplicate_of LIKE 'd_%'",
        in: "fresh"
      ) == "1"
    )
  }
}
