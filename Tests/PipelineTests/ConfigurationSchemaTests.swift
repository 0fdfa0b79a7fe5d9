import Corpus
import Pipeline
import Testing

struct ConfigurationSchemaTests {
  private static func schema() throws -> JSON {
    try JSONParser.parse(PipelineSchema.generate(ConfigurationFixture.catalog))
  }

  @Test func theSchemaIsTheSameEveryTime() {
    let first = PipelineSchema.generate(ConfigurationFixture.catalog)
    #expect(PipelineSchema.generate(ConfigurationFixture.catalog) == first)
    #expect(first.last == UInt8(ascii: "\n"))
  }

  @Test func theSchemaSaysWhatItIs() throws {
    let schema = try Self.schema()
    #expect(schema["$schema"]?.string == "https://json-schema.org/draft/2020-12/schema")
    #expect(schema["$id"]?.string?.isEmpty == false)
    #expect(schema["additionalProperties"]?.boolean == false)
  }

  @Test func everyModuleHasADefinition() throws {
    let names = try Self.schema()["$defs"]?.members?.map(\.key)
    #expect(
      names == [
        "ingest.text", "ingest.json-lines", "clean.line-endings", "clean.width",
        "segment.documents", "segment.sentences", "segment.tokens", "extract.works",
        "extract.times", "load.duplicates", "expectations.row-count", "exports.csv",
        "exports.jsonl",
      ]
    )
  }

  @Test func anOptionIsSaidInFull() throws {
    let times = try Self.schema()["$defs"]?["extract.times"]
    #expect(times?["description"]?.string == "Finds times.")
    #expect(times?["required"]?.elements?.map(\.string) == ["module"])
    #expect(times?["additionalProperties"]?.boolean == false)
    let properties = times?["properties"]
    #expect(properties?["module"]?["const"]?.string == "times")
    let window = properties?["window"]
    #expect(window?["type"]?.string == "integer")
    #expect(window?["minimum"]?.integer == 1)
    #expect(window?["maximum"]?.integer == 64)
    #expect(window?["default"]?.integer == 8)
    #expect(window?["description"]?.string == "How far it looks, in tokens.")
    #expect(properties?["prefer"]?["enum"]?.elements?.map(\.string) == ["past", "future"])
    #expect(properties?["prefer"]?["default"]?.string == "past")
    #expect(properties?["label"]?["default"] == nil)
  }

  /// An empty catalog's lists take nothing, and the schema is one all the same.
  @Test func aStageWithoutModulesTakesNone() throws {
    let catalog = ModuleCatalog(stages: [:], checks: [], exports: [])
    let schema = try JSONParser.parse(PipelineSchema.generate(catalog))
    let clean = schema["properties"]?["stages"]?["properties"]?["clean"]
    #expect(clean?["items"]?.boolean == false)
  }
}
