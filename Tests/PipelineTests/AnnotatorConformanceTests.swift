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

  private static let news = """
    本报记者 林一凡 编辑 何苇
    昨天，海口市市长周岩在首届“热带农业周”上表示：“今年前8个月，全市芒果出口3.2万吨，同比增长两成。”
    据省农业厅统计，截至8月底，全省登记合作社4,512家（其中海口1,020家、三亚约600家），居全国第三。
    《芒果的一生》由南洋书局出版，作者陈未来毕业于海南大学，曾任该校教授。
    """

  @Test func eachAnnotatorKeepsTheLawOverNews() {
    judge(Document(lines: Text(Self.news), published: "2023-09-05"), "news")
  }

  /// What an annotator gives the later ones beside its layers saves them work and changes nothing.
  @Test func offersOfAnnotatorsChangeNothing() throws {
    let alone = Self.annotators.map(\.annotator)
    let together = alone.takingOffers
    let offered = together.reduce(into: Set<LayerName>()) { $0.formUnion($1.provides) }
      .subtracting(alone.reduce(into: []) { $0.formUnion($1.provides) })
    #expect(offered == [.taggedNames, .scannedQuantities])
    for text in [Text(Self.news)] + HostileTexts.all.map(\.text) {
      var apart = Document(lines: text, published: "2023-09-05")
      var joined = apart
      for annotator in alone { try? annotator.annotate(&apart) }
      for annotator in together { try? annotator.annotate(&joined) }
      for layer in LayerName.allCases where !offered.contains(layer) {
        #expect(apart.content(of: layer) == joined.content(of: layer))
      }
    }
  }

  private func judge(_ document: Document, _ text: String) {
    var document = document
    for (name, annotator) in Self.annotators {
      let faults = AnnotatorConformance.faults(of: annotator, over: &document)
      #expect(faults.isEmpty, "\(name) over “\(text)”: \(faults.prefix(3))")
    }
  }
}
