import Language
import Testing

struct TraditionalWordsTests {
  @Test(arguments: [
    ("成为", ["成爲", "成為"]),
    ("表示", []),
    ("说", ["說", "説"]),
    ("台湾", ["臺灣", "台灣"]),
  ])
  func knowsEveryWayToWriteAWord(_ word: String, _ forms: [String]) throws {
    #expect(try TraditionalWords.shared()([word]) == [forms])
  }

  @Test func answersInTheOrderOfTheWords() throws {
    let answered = try TraditionalWords.shared()(["增长", "年", "下降", "为"])
    #expect(answered == [["增長"], [], [], ["爲", "為"]])
  }
}
