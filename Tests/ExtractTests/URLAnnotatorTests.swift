import Corpus
import TestSupport
import Testing

@testable import Extract

struct URLAnnotatorTests {
  @Test(arguments: [
    "请注明出处:⟦https://cn.cuprock.cn/kj/202502-19987.html⟧",
    "见⟦http://a.cn/x?y=1&z=%E4%BD%A0⟧。下一句",
    "官网（⟦www.12306.cn⟧）购票",
    "(⟦https://zh.wikipedia.org/wiki/摘_(动词)⟧)".replacing("摘_(动词)", with: "a_(b)"),
    "see ⟦HTTPS://EXAMPLE.COM/A⟧, or not",
    "awww.a.cn 不是, http:// 也不是",
    "www.",
  ])
  func findsAddresses(marked: String) {
    let expected = MarkedText(marked)
    var document = Document(lines: expected.text)
    URLAnnotator().annotate(&document)
    #expect(document.metadata.map(\.value) == expected.marked)
    #expect(document.metadata.compactMap(\.span) == expected.spans)
    #expect(document.metadata.allSatisfy { $0.key == "link" && $0.basis == "text" })
  }
}
