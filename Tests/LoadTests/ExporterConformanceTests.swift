import Corpus
import Load
import TestSupport
import Testing

/// Every registered exporter is held to the same law, over an empty dataset, one of all layers,
/// and one of hostile texts.
struct ExporterConformanceTests {
  @Test(arguments: LoadRegistry.exporters.indices)
  func eachExporterKeepsTheLaw(index: Int) throws {
    let module = LoadRegistry.exporters[index]
    let exporter = try module.make(Options(module.options), LoadContext(name: "test"))
    var corpus = SyntheticCorpus(seed: 7, sentences: 6)
    let full = try (0..<3).map { WorkItem.document(try DocumentRows(corpus.document("\($0).txt"))) }
    let hostile = try HostileTexts.all.filter { !$0.text.isEmpty }.map { name, text in
      let origin = Document.Origin(sourceURI: name, locator: nil, byteRange: nil)
      var document = Document(text: text, origin: origin)
      document.title = text.description
      return WorkItem.document(try DocumentRows(document))
    }
    for (name, items) in [("nothing", []), ("all layers", full), ("hostile texts", hostile)] {
      let bench = try Workbench()
      try bench.build(items)
      let dataset = try DatasetReader(path: bench.path("test.sqlite"))
      let faults = try ExporterConformance.faults(of: exporter, over: dataset, in: ScratchFolder())
      #expect(faults.isEmpty, "\(module.name) over \(name): \(faults.prefix(3))")
    }
  }
}
