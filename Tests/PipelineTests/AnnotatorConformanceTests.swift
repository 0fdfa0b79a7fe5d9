import Corpus
import Extract
import Segment
import TestSupport
import Testing

/// Every registered annotator is held to the same law, over the same hostile texts.
struct AnnotatorConformanceTests {
  /// Those that need nothing of a user's, in the registries' order.
  private static let annotators: [(name: String, annotator: any Annotator)] = {
    let modules = SegmentRegistry.annotators + ExtractRegistry.annotators
    return modules.filter { !$0.options.contains(where: \.isRequired) }.map { module in
      do {
        return (module.name, try module.make(Options(module.options), TestData.folder))
      } catch {
        preconditionFailure("\(module.name) cannot be made: \(error)")
      }
    }
  }()

  @Test func eachLayerIsProvidedBeforeItIsRequired() {
    var provided: Set<LayerName> = [.paragraphs, .metadata]
    for (name, annotator) in Self.annotators {
      let missing = annotator.requires.subtracting(provided)
      #expect(missing.isEmpty, "\(name) needs \(missing)")
      provided.formUnion(annotator.provides)
    }
  }

  @Test(arguments: HostileTexts.all.indices)
  func eachAnnotatorKeepsTheLawOverHostileTexts(index: Int) {
    let (name, text) = HostileTexts.all[index]
    judge(Document(lines: text, published: "2024-02-30"), name)
  }

  @Test func eachAnnotatorKeepsTheLawOverNews() {
    let news = """
      本报记者 林一凡 编辑 何苇
      昨天，海口市市长周岩在首届“热带农业周”上表示：“今年前8个月，全市芒果出口3.2万吨，同比增长两成。”
      据省农业厅统计，截至8月底，全省登记合作社4,512家（其中海口1,020家、三亚约600家），居全国第三。
      《芒果的一生》由南洋书局出版，作者陈未来毕业于海南大学，曾任该校教授。
      """
    judge(Document(lines: Text(news), published: "2023-09-05"), "news")
  }

  private func judge(_ document: Document, _ text: String) {
    var document = document
    for (name, annotator) in Self.annotators {
      let faults = AnnotatorConformance.faults(of: annotator, over: &document)
      #expect(faults.isEmpty, "\(name) over “\(text)”: \(faults.prefix(3))")
    }
  }
}
