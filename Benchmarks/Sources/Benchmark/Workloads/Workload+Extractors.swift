import Corpus
import Extract
import Language
import Segment

extension Workload {
  /// Every annotator of Segment and Extract, in the order in which they work best.
  static let extractors = Workload(
    name: "extractors",
    summary: "all annotators: words, names, links, values, quotations, groups, rules, statistics",
    prepare: { path in
      let data = DataFolder(root: path)
      let modules = SegmentRegistry.annotators + ExtractRegistry.annotators
      let annotators = try modules.map { try $0.make(Options($0.options), data) }.takingOffers
      return { benchmarks in
        var documents = benchmarks.map(\.plain)
        annotators.annotate(&documents)
        return documents.reduce(0) { count, document in
          count + document.mentions.count + document.times.count + document.quantities.count
            + document.quotations.count + document.groups.count + document.relations.count
            + document.statistics.count + document.events.count
        }
      }
    }
  )
}
