import Corpus
import Testing

@testable import Language

/// What the pieces of a pattern match.
struct RuleMatcherTests {
  private let owner = "[江河集团|organization] 董事长 [刘洋|person] 到场"

  @Test func matchesFromTheTriggerToBothSides() throws {
    let found = try captures(
      of: rulePack("{a: organization}[的]董事长{b: person}"),
      in: ruleDocument(owner)
    )
    #expect(found == ["a=江河集团 b=刘洋"])
  }

  @Test func doesNotMatchAcrossWhatThePatternDoesNotName() throws {
    let pack = rulePack("{a: organization}董事长{b: person}")
    #expect(try captures(of: pack, in: ruleDocument("[江河集团|organization] 的 董事长 [刘洋|person]")) == [])
    #expect(try captures(of: pack, in: ruleDocument("[江河集团|organization] 总裁 [刘洋|person]")) == [])
  }

  @Test func takesMarksOfAnyWidthForOne() throws {
    let pack = rulePack("{a: organization}，创始人{b: person}")
    for mark in ["，", ","] {
      let text = ruleDocument("[江河集团|organization] \(mark) 创始人 [刘洋|person]")
      #expect(try captures(of: pack, in: text) == ["a=江河集团 b=刘洋"])
    }
  }

  @Test func passesOverMarksAndAsidesAroundNames() throws {
    let pack = rulePack("{a: organization}创始人{b: person}")
    let quoted = ruleDocument("“ [江河|organization] ” 创始人 [刘洋|person]")
    #expect(try captures(of: pack, in: quoted) == ["a=江河 b=刘洋"])
    let aside = ruleDocument("[江河|organization] （ River ） 创始人 [刘洋|person]")
    #expect(try captures(of: pack, in: aside) == ["a=江河 b=刘洋"])
  }

  @Test func readsEnumerationsToTheirEnd() throws {
    let found = try captures(
      of: rulePack("{a: person+}创办{b: organization}"),
      in: ruleDocument("[甲某|person] 、 [乙某|person] 和 [丙某|person] 创办 [江河|organization]")
    )
    #expect(found == ["a=甲某 a=乙某 a=丙某 b=江河"])
  }

  @Test(arguments: [("…4", true), ("…3", false), ("~4", true), ("……4", true)])
  func keepsTheLimitOfAGap(gap: String, matches: Bool) throws {
    let found = try captures(
      of: rulePack("{a: organization}\(gap)收购{b: organization}"),
      in: ruleDocument("[江河|organization] 一二三四 收购 [山川|organization]")
    )
    #expect(found.isEmpty != matches)
  }

  @Test func keepsGapsInTheirClauseAndOffNames() throws {
    let comma = ruleDocument("[江河|organization] ， 收购 [山川|organization]")
    let name = ruleDocument("[江河|organization] 由 [刘洋|person] 收购 [山川|organization]")
    func found(_ gap: String, _ text: Document) throws -> Bool {
      try !captures(of: rulePack("{a: organization}\(gap)收购{b: organization}"), in: text).isEmpty
    }
    #expect(try !found("…9", comma))
    #expect(try !found("~9", comma))
    #expect(try found("……9", comma))
    #expect(try !found("…9", name))
    #expect(try found("~9", name))
    #expect(try !found("~9^person", name))
  }

  @Test func obeysWhatMustNotFollow() throws {
    let pack = rulePack("{a: organization}收购{b: organization}!(失败)")
    #expect(
      try captures(of: pack, in: ruleDocument("[江河|organization] 收购 [山川|organization]")).count == 1
    )
    #expect(
      try captures(of: pack, in: ruleDocument("[江河|organization] 收购 [山川|organization] 失败")) == []
    )
  }

  @Test func takesTheLongestWordOfAListOnly() throws {
    let pack = rulePack(
      "{a: organization}~9<post>{b: person}",
      lists: "{ \"post\": [\"总经理\", \"副总经理\", \"经理\"] }"
    )
    let found = try captures(of: pack, in: ruleDocument("[江河|organization] 副总经理 [刘洋|person]"))
    #expect(found == ["a=江河 b=刘洋"])
  }

  @Test(arguments: [
    ("(任|任命)", "b=命"), ("(任命|任)", "b=新"), ("<appoint>", "b=新"),
  ])
  func triesAlternativesAsTheyComeAndListsFromTheLongest(verb: String, end: String) throws {
    let found = try captures(
      of: rulePack("{a: person}董事会\(verb){b: <one>}", lists: Self.appointing),
      in: ruleDocument("[某某|person] 董事会 任命 新 人")
    )
    #expect(found == ["a=某某 \(end)"])
  }

  private static let appointing = #"{ "appoint": ["任", "任命"], "one": ["命", "新"] }"#

  @Test func asksForPartsOfSpeech() throws {
    let pack = rulePack("{a: organization}{title: <noun>*3主任}{b: person}")
    let noun = ruleDocument("[江河|organization] 科技/NN 处/NN 主任/NN [刘洋|person]")
    #expect(try captures(of: pack, in: noun) == ["a=江河 title=科技处主任 b=刘洋"])
    let verb = ruleDocument("[江河|organization] 任命/VV 主任/NN [刘洋|person]")
    #expect(try captures(of: pack, in: verb) == [])
  }

  @Test func triesPatternsWithoutALiteralAtTheirAnnotation() throws {
    let found = try captures(
      of: rulePack("{a: place}{b: place}"),
      in: ruleDocument("在 [河北|place] [保定|place] 举行")
    )
    #expect(found == ["a=河北 b=保定"])
  }

  @Test func seesNoPlaceInTheNameOfSomethingElse() throws {
    var document = ruleDocument("[河北大学|organization] [保定|place]")
    let entity = document.entity(.place, named: "河北")
    document.mentions.insert(
      contentsOf: [
        Mention(span: TextSpan(0, 6), type: .place, entity: entity, rule: "t", confidence: 90)
      ]
    )
    #expect(try captures(of: rulePack("{a: place}~9{b: place}"), in: document) == [])
  }

  @Test(arguments: [
    ("\"unless\": { \"sentence\": \"据传\" },", false), ("\"unless\": { \"after\": \"失败\" },", true),
    ("\"when\": { \"before\": \"据传\" },", true), ("\"when\": { \"inside\": \"失败\" },", false),
  ])
  func holdsConditionsAgainstTheirPlace(condition: String, matches: Bool) throws {
    let found = try captures(
      of: rulePack("{a: organization}收购{b: organization}", condition),
      in: ruleDocument("据传 [江河|organization] 收购 [山川|organization]")
    )
    #expect(found.isEmpty != matches)
  }

  @Test func readsTraditionalTextByTheSamePattern() throws {
    let pack = try RulePackReader.read(
      Array(rulePack("{a: organization}董事长{b: person}").utf8),
      path: "test.json"
    )
    let traditional = try TraditionalWords.shared()
    let set = try RuleSet([pack], toTraditional: { traditional($0) })
    for office in ["董事长", "董事長"] {
      var count = 0
      set.forEachMatch(in: ruleDocument("[江河|organization] \(office) [刘洋|person]")) { _, _ in
        count += 1
      }
      #expect(count == 1, "\(office)")
    }
  }

  @Test func givesUpOnPatternsThatCouldBeReadInTooManyWays() throws {
    let many = "(" + Array(repeating: "~90", count: 8).joined(separator: "甲") + ")"
    let pack = rulePack("{a: person}\(many)完了{b: person}")
    let text = "[某某|person] " + String(repeating: "甲", count: 400) + " 完了"
    let set = try RuleSet([RulePackReader.read(Array(pack.utf8), path: "test.json")])
    var outcomes: [RuleAttempt.Outcome] = []
    set.forEachAttempt(in: ruleDocument(text)) { outcomes.append($1.outcome) }
    #expect(outcomes.count == 1)
    #expect(outcomes.first.map { if case .matched = $0 { true } else { false } } == false)
  }
}
