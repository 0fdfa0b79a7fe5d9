import Corpus
import Testing

@testable import Extract

@Suite("Mentions that rules made over each other")
struct RuleMentionsTests {
  private func mention(
    _ range: Range<Int>,
    _ type: EntityType,
    entity: Int,
    _ rule: String,
    _ confidence: Int
  ) -> Mention {
    Mention(
      span: TextSpan(range),
      type: type,
      entity: entity,
      rule: rule,
      confidence: Confidence(percent: confidence)
    )
  }

  private func relation(_ range: Range<Int>, to object: Int) -> Relation {
    Relation(
      span: TextSpan(range),
      subject: 0,
      predicate: "award_received",
      object: object,
      rule: "r",
      confidence: 80
    )
  }

  @Test func theSurerOfTwoStandsAndRowsSpeakOfIt() {
    let mentions = RuleMentions(
      [
        mention(10..<40, .award, entity: 1, "long", 80),
        mention(16..<40, .award, entity: 2, "short", 90),
      ],
      known: []
    )
    #expect(mentions.kept.map(\.rule) == ["short"])
    let relations = mentions.applied(to: [relation(0..<40, to: 1), relation(0..<40, to: 2)])
    #expect(relations.map(\.object) == [2, 2])
    #expect(RuleReconciler.relations(relations).count == 1)
  }

  @Test func aRelationOfAnotherSentenceKeepsItsEntity() {
    let mentions = RuleMentions(
      [
        mention(10..<40, .award, entity: 1, "long", 80),
        mention(16..<40, .award, entity: 2, "short", 90),
      ],
      known: []
    )
    #expect(mentions.applied(to: [relation(50..<90, to: 1)]).map(\.object) == [1])
  }

  @Test func theLongerOfTwoEquallySureStands() {
    let mentions = RuleMentions(
      [
        mention(16..<40, .award, entity: 2, "short", 80),
        mention(10..<40, .award, entity: 1, "long", 80),
      ],
      known: []
    )
    #expect(mentions.kept.map(\.rule) == ["long"])
  }

  @Test func mentionsOfOtherTypesAndOtherPlacesStandBesideEachOther() {
    let mentions = RuleMentions(
      [
        mention(10..<40, .award, entity: 1, "a", 80),
        mention(10..<40, .event, entity: 2, "b", 80),
        mention(40..<50, .award, entity: 3, "c", 70),
      ],
      known: []
    )
    #expect(mentions.kept.count == 3)
  }

  @Test func theOrderOfTheRulesDoesNotMatter() {
    let found = [
      mention(10..<40, .award, entity: 1, "a", 80),
      mention(16..<46, .award, entity: 2, "b", 80),
      mention(16..<40, .award, entity: 3, "c", 90),
    ]
    #expect(RuleMentions(found, known: []).kept == RuleMentions(found.reversed(), known: []).kept)
    let relations = RuleMentions(found, known: []).applied(to: [
      relation(0..<60, to: 1), relation(0..<60, to: 2),
    ])
    #expect(relations.map(\.object) == [3, 3])
  }

  @Test func aPartOfAnEventMovesWithItsMention() {
    let mentions = RuleMentions(
      [
        mention(10..<40, .award, entity: 1, "long", 80),
        mention(16..<40, .award, entity: 2, "short", 90),
      ],
      known: []
    )
    let event = Event(
      span: TextSpan(0..<40),
      type: "award",
      roles: [Event.Role(role: "object", entity: 1, span: TextSpan(10..<40))],
      rule: "long"
    )
    let roles = mentions.applied(to: [event])[0].roles
    #expect(roles == [Event.Role(role: "object", entity: 2, span: TextSpan(16..<40))])
  }

  @Test func whatWasKnownBeforeStandsWhereItIsAsSure() {
    let known = mention(16..<46, .award, entity: 2, "names.list", 80)
    let mentions = RuleMentions([mention(10..<40, .award, entity: 1, "long", 80)], known: [known])
    #expect(mentions.kept == [])
    #expect(mentions.applied(to: [relation(0..<40, to: 1)]).map(\.object) == [2])
  }

  @Test func aKnownNameThatGoesOnGivesWay() {
    let known = mention(0..<9, .organization, entity: 1, "names.list", 92)
    let mentions = RuleMentions(
      [mention(0..<21, .organization, entity: 2, "long", 80)],
      known: [known]
    )
    #expect(mentions.kept.map(\.rule) == ["long"])
    #expect(mentions.applied(to: [relation(0..<40, to: 1)]).map(\.object) == [2])
  }

  @Test func whatIsKnownInTheSamePlaceIsNotFoundAgain() {
    let known = mention(0..<9, .award, entity: 1, "names.list", 60)
    #expect(RuleMentions([mention(0..<9, .award, entity: 1, "a", 90)], known: [known]).kept == [])
  }
}
