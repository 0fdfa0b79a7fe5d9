import Corpus
import Testing

@testable import Language

/// What is understood without being named, what stands for a name, and how a name has to end.
struct RuleUnderstoodTests {
  private let seat = rulePack("/{a: ^organization}总部位于{b: place}")

  @Test func takesTheSubjectOfAnEarlierClause() throws {
    let text = ruleDocument("[江河集团|organization] 成立/VV 很/RB 早/JJ ， 总部位于 [青岛|place]")
    #expect(try captures(of: seat, in: text) == ["a=江河集团 b=青岛"])
  }

  @Test func goesBackToTheClauseThatBeginsWithAName() throws {
    let text = ruleDocument(
      "[江河集团|organization] 宣布/VV ， 与/IN [山川|organization] 合作/VV ， 总部位于 [青岛|place]"
    )
    #expect(try captures(of: seat, in: text) == ["a=江河集团 b=青岛"])
  }

  @Test func leavesOpenWhatTheTextLeavesOpen() throws {
    let two = ruleDocument(
      "[江河集团|organization] 和/CC [山川|organization] 合作/VV ， 总部位于 [青岛|place]"
    )
    #expect(try captures(of: seat, in: two) == [])
    #expect(try captures(of: seat, in: ruleDocument("，总部位于 [青岛|place]")) == [])
  }

  @Test func asksWhatTheTextOpenedWithBehindAParagraph() throws {
    func opening(_ marked: String, _ title: String) -> Document {
      var document = ruleDocument(marked)
      let border = Int32(title.utf8.count)
      let spans = [TextSpan(0, border), TextSpan(border, document.text.span.end)]
      document.paragraphs.replaceAll(
        with: spans.map { Paragraph(span: $0, role: .body, rule: "test") }
      )
      document.sentences.replaceAll(
        with: spans.enumerated().map { Sentence(span: $0.element, paragraph: $0.offset) }
      )
      return document
    }
    let named = opening(
      "[江河集团|organization] 上市/VV 。 总部位于 [青岛|place]",
      "江河集团上市。"
    )
    #expect(try captures(of: seat, in: named) == ["a=江河集团 b=青岛"])
    let aside = opening(
      "记者/NN 采访/VV [江河集团|organization] 。 总部位于 [青岛|place]",
      "记者采访江河集团。"
    )
    #expect(try captures(of: seat, in: aside) == [])
    let person = opening("[刘洋|person] 获奖/VV 。 生于 [青岛|place]", "刘洋获奖。")
    #expect(try captures(of: rulePack("/{a: ^person}生于{b: place}"), in: person) == [])
  }

  @Test func takesNoPersonForWhomTheirKinAreMeant() throws {
    let pack = rulePack("/{a: ^person}生于{b: place}")
    let text = ruleDocument("[刘洋|person] 的/DEC 妻子/NN [陈某|person] ， 生于 [青岛|place]")
    #expect(try captures(of: pack, in: text) == [])
  }

  @Test func asksHowANameEnds() throws {
    let pack = rulePack(
      "{a: organization<school>}校长{b: person}",
      lists: #"{ "school": ["大学", "中学"] }"#
    )
    let school = ruleDocument("[江河大学|organization] 校长 [刘洋|person]")
    #expect(try captures(of: pack, in: school) == ["a=江河大学 b=刘洋"])
    let bank = ruleDocument("[江河银行|organization] 校长 [刘洋|person]")
    #expect(try captures(of: pack, in: bank) == [])
  }

  @Test func sharesACharacterOfANameWithWhatFollows() throws {
    for pattern in ["{a: organization-}部长{b: person}", "{a: organization-}{b: (部长)}[刘]"] {
      let text = ruleDocument("[国防部|organization] 长 [刘洋|person]")
      #expect(try captures(of: rulePack(pattern), in: text).count == 1)
    }
    let other = ruleDocument("[国防部|organization] 部长 [刘洋|person]")
    #expect(try captures(of: rulePack("{a: organization-}部长{b: person}"), in: other) == [])
  }

  @Test func takesAWordForTheNameItStandsFor() throws {
    let set = try RuleSet([
      RulePackReader.read(Array(rulePack("{a: organization}…9总裁{b: person}").utf8), path: "a.json")
    ])
    let document = ruleDocument("该公司 总裁 [刘洋|person]")
    let word = RuleStandIn(span: TextSpan(0, 9), type: .organization, entity: 0)
    var found: [RuleMatch] = []
    set.forEachMatch(in: document, standIns: [word]) { found.append($1) }
    #expect(found.first?.captures("a").first?.item?.reference == .standIn(0))
    found = []
    set.forEachMatch(in: document) { found.append($1) }
    #expect(found.isEmpty)
  }

  @Test func lendsPartsOfSharedPacksToTheOthers() throws {
    let shared = #"{ "shared": true, "define": { "post": "(总裁|经理)" }, "rules": [] }"#
    let packs = [
      try RulePackReader.read(
        Array(rulePack("{a: organization}<post>{b: person}").utf8),
        path: "a"
      ),
      try RulePackReader.read(Array(shared.utf8), path: "b"),
    ]
    #expect(try RuleSet(packs).count == 1)
    #expect(throws: RuleFaults.self) { try RuleSet([packs[0]]) }
  }
}
