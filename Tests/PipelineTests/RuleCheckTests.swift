import Corpus
import Pipeline
import TestSupport
import Testing

/// The shipped rules through the annotators that work before them.
struct RuleCheckTests {
  private static let environment = ProgramEnvironment(
    dataFolder: BuiltProgram().checkout,
    workingFolder: BuiltProgram().checkout,
    executable: BuiltProgram().path
  )

  @Test func everyExampleOfTheShippedRulesComesOutAsItSays() throws {
    let check = try RuleCheck([], in: Self.environment)
    #expect(check.findings.filter(\.isError) == [])
    #expect(check.exampleCount >= 200)
  }

  private func pack(_ example: String, in folder: ScratchFolder) throws -> String {
    let path = folder.path + "/mine.json"
    let text = """
      {
        "rules": [
          {
            "id": "mine.twins", "reason": "Sister cities.",
            "pattern": "{a: place}与{b: place}结为友好城市",
            "emit": [{ "relation": "twinned_with", "subject": "a", "object": "b" }],
            "examples": [
              \(example)
            ]
          }
        ]
      }
      """
    try folder.write(text, to: "mine.json")
    return path
  }

  @Test func acceptsAPackOfAnAnalystsOwn() throws {
    let folder = ScratchFolder()
    let example = """
      { "match": "苏州与威尼斯结为友好城市。", "names": { "苏州": "place", "威尼斯": "place" },
        "emits": ["苏州 twinned_with 威尼斯"] }
      """
    let check = try RuleCheck([try pack(example, in: folder)], in: Self.environment)
    #expect(check.findings == [])
    #expect(check.ruleCount == 1)
  }

  @Test func namesAnExampleThatComesOutOtherwise() throws {
    let folder = ScratchFolder()
    let example = """
      { "match": "苏州与威尼斯结为友好城市。", "names": { "苏州": "place", "威尼斯": "place" },
        "emits": ["威尼斯 twinned_with 苏州"] }
      """
    let check = try RuleCheck([try pack(example, in: folder)], in: Self.environment)
    let finding = try #require(check.findings.first)
    #expect(finding.kind == .failing)
    #expect(finding.position.line == 8)
    #expect(finding.message.contains("lacks 威尼斯 twinned_with 苏州"))
  }

  @Test func explainsWhatFiredAndWhatNearlyDid() throws {
    let folder = ScratchFolder()
    let path = try pack("{ \"match\": \"x\", \"emits\": [\"x\"] }", in: folder)
    let fired = try RuleExplanation(
      "北京与东京结为友好城市。",
      rules: [path],
      in: Self.environment
    )
    #expect(fired.lines.contains { $0.contains("+ mine.twins on “北京与东京结为友好城市”") })
    #expect(fired.lines.contains { $0.contains("→ 北京 twinned_with 东京") })
    let missed = try RuleExplanation("他们结为友好城市。", rules: [path], in: Self.environment)
    #expect(missed.lines.contains { $0.contains("- mine.twins") && $0.contains("{b: place}") })
  }
}
