import Corpus
import Testing

@testable import Language

/// Faults of packs, each with its place.
struct RulePackTests {
  private func faults(_ text: String) -> [String] {
    do throws(RuleFaults) {
      _ = try RuleSet([try RulePackReader.read(Array(text.utf8), path: "p.json")])
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test func acceptsAPackWithoutFault() {
    #expect(faults(rulePack("{a: person}、{b: person}")) == [])
  }

  @Test(arguments: [
    ("{a: person}({b: person}", "p.json:6:30: in the pattern: `(` is not closed"),
    ("{a: persn}{b: person}", "p.json:6:23: in the pattern: `persn` is no kind of annotation"),
    ("{a: person}?*{b: person}", "`*` stands behind what it repeats"),
    ("{a: person}…500{b: person}", "a gap takes 1 to 200 characters"),
    ("{a: person}<nowhere>{b: person}", "`<nowhere>` is defined nowhere in this pack"),
    ("{a: person}", "no capture of the pattern is called `b`"),
    ("[{a: person}][{b: person}]", "nothing in this pattern has to be there"),
    ("{a: person})", "closes nothing"),
  ])
  func namesTheFaultOfAPattern(pattern: String, said: String) {
    let found = faults(rulePack(pattern))
    #expect(found.contains { $0.contains(said) }, "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix("p.json:") })
  }

  @Test func namesEveryFaultOfAPackAtOnce() {
    let found = faults(rulePack("{a: person}<x>{b: person}", "\"unles\": {}, \"time\": \"soon\","))
    #expect(found.contains { $0.contains("`unles` is not known here") })
    #expect(found.contains { $0.contains("`soon` is none of none, match, clause, sentence") })
  }

  @Test func refusesANameThatIsGivenTwice() {
    let text = """
      {"lists": {"a": ["x"], "a": ["y"]}, "define": {"b": "x", "b": "y"}, "rules": []}
      """
    #expect(
      faults(text) == ["p.json:1:24: `a` stands here twice", "p.json:1:58: `b` stands here twice"]
    )
  }

  @Test func refusesAnIdThatIsTaken() throws {
    let pack = try RulePackReader.read(
      Array(rulePack("{a: person}、{b: person}").utf8),
      path: "p.json"
    )
    #expect(throws: RuleFaults.self) { try RuleSet([pack, pack]) }
  }

  @Test func refusesFragmentsThatUseWhatComesBelowThem() {
    let text = """
      {"define": {"one": "<two>x", "two": "y"}, "rules": []}
      """
    #expect(faults(text) == ["p.json:1:21: `<two>` is not defined above `one`"])
  }

  @Test(arguments: [
    "", "{", "[]", "{\"rules\": 1}", "{\"rules\": [1]}", "{\"rules\": [{}]}", "\u{FEFF}",
  ])
  func refusesWhatIsNoPack(text: String) {
    #expect(!faults(text).isEmpty)
  }
}
