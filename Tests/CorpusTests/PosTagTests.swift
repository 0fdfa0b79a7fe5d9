import Corpus
import Testing

@Suite("Tags of parts of speech")
struct PosTagTests {
  @Test(
    "keep the name that the treebank gives them",
    arguments: ["NN", "NNP", "``", ",", "ABCDEFGH"]
  )
  func keepsName(name: String) throws {
    let tag = try #require(PosTag(name))
    #expect(tag.name == name)
    #expect("\(tag)" == name)
  }

  @Test("are equal where their names are, written out or read")
  func comparesByName() {
    #expect(PosTag("NNP") == "NNP")
    #expect(PosTag("NN") != "NNP")
    #expect(PosTag("NNP") != "PNN")
  }

  @Test("are refused where they do not fit", arguments: ["", "ABCDEFGHI", "名词", "N\0"])
  func refuses(name: String) {
    #expect(PosTag(name) == nil)
  }
}
