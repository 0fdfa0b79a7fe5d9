import Corpus
import TestSupport
import Testing

@testable import Extract

struct WorkAnnotatorTests {
  @Test(arguments: [
    "《⟦庆余年第二季⟧》《⟦微暗之火⟧》开播",
    "出台《⟦关于加快建设通用人工智能产业创新引领地的实施意见⟧》",
    "他写了《⟦读〈红楼梦〉札记⟧》",
    "论文《⟦《论语》的英译⟧》发表",
    "《 ⟦追风者⟧ 》收官",
    "《大江大河》的续集《我的".replacing("大江大河", with: "⟦大江大河⟧"),
    "没有书名",
    "只有后半》和《",
    "《》是空的",
    "《断在\n行尾》",
  ])
  func findsTitlesBetweenTitleMarks(marked: String) {
    let expected = MarkedText(marked)
    var document = Document(lines: expected.text)
    WorkAnnotator().annotate(&document)
    #expect(document.mentions.map(\.span) == expected.spans)
    #expect(document.mentions.allSatisfy { $0.type == .work && $0.entity != nil })
    let names = document.mentions.compactMap { $0.entity.map { document.entities[$0].name } }
    #expect(names == expected.marked)
  }

  @Test func namesOneEntityForAWorkNamedTwice() {
    var document = Document(lines: "《城中之城》获奖。《城中之城》的导演到场。")
    WorkAnnotator().annotate(&document)
    #expect(document.mentions.count == 2)
    #expect(document.entities.count == 1)
  }
}
