import Corpus
import Pipeline
import Testing

struct ConfigurationLayerTests {
  private static func issues(
    given: Set<LayerName> = [.paragraphs],
    _ layers: [(requires: Set<LayerName>, provides: Set<LayerName>)]
  ) throws -> [String] {
    let configuration = try ConfigurationFixture.decode(ConfigurationFixture.full)
    let choices = configuration[.segment].dropFirst() + configuration[.extract]
    let uses = zip(choices, layers).map {
      LayerUse(choice: $0, requires: $1.requires, provides: $1.provides)
    }
    return configuration.missingLayers(uses, given: given).map(\.description)
  }

  @Test func anOrderInWhichEverythingIsThereIsAccepted() throws {
    let issues = try Self.issues([
      ([.paragraphs], [.sentences]), ([.sentences], [.tokens]), ([], [.mentions]),
      ([.sentences, .tokens, .mentions], [.times]),
    ])
    #expect(issues == [])
  }

  @Test func whatNothingProvidesIsTold() throws {
    let issues = try Self.issues([
      ([.paragraphs], []), ([.sentences], [.tokens]), ([.tokens], []),
    ])
    #expect(
      issues == [
        "pipeline.json:40:19: /stages/segment/2: tokens needs the layer “sentences”, "
          + "which nothing before it provides"
      ]
    )
  }

  @Test func whatComesTooLateIsTold() throws {
    let issues = try Self.issues([
      ([.tokens, .metadata], [.sentences]), ([.sentences], [.tokens]), ([], []),
      ([.quantities], [.quantities]),
    ])
    #expect(
      issues == [
        "pipeline.json:38:19: /stages/segment/1: sentences needs the layer “tokens”, which nothing "
          + "before it provides; tokens (/stages/segment/2) does, and comes after it",
        "pipeline.json:38:19: /stages/segment/1: sentences needs the layer “metadata”, "
          + "which nothing before it provides",
        "pipeline.json:47:19: /stages/extract/1: times needs the layer “quantities”, "
          + "which nothing before it provides",
      ]
    )
  }
}
