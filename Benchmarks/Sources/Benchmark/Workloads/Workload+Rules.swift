import Corpus
import Extract
import Language
import Segment

extension Workload {
  /// The rule matcher alone: anchors and verification over texts that have been annotated before.
  static let rules = matcher(
    "rules",
    "the rule matcher alone, all shipped rules",
    extraRules: 0
  )

  /// The same with ten times as many rules.
  static let rulesTenfold = matcher(
    "rules-tenfold",
    "the rule matcher alone, ten times the rules",
    extraRules: 9
  )

  private static func matcher(_ name: String, _ summary: String, extraRules: Int) -> Workload {
    Workload(name: name, summary: summary) { path in
      let data = DataFolder(root: path)
      let shipped = try RulePacks(given: [], withShipped: true, data: data)
      let set: RuleSet
      if extraRules == 0 {
        set = shipped.set
      } else {
        let more = try morePack(shipped.set.count * extraRules, data)
        set = try RuleSet(shipped.packs + [more]) { (lexicon) throws(DataError) in
          try DataFolder.rows(ofFile: data.path("lexicons/" + lexicon)).map { $0[0] }
        }
      }
      let cache = AnnotatedDocuments(annotators: try annotators(data))
      return { documents in
        var count = 0
        for document in documents {
          set.forEachMatch(in: cache[document]) { _, _ in count += 1 }
        }
        return count
      }
    }
  }

  /// Everything that works before the rules.
  private static func annotators(_ data: DataFolder) throws -> [any Annotator] {
    let modules = SegmentRegistry.annotators + ExtractRegistry.annotators
    return try modules.prefix { $0.name != "rules" }.map { module in
      try module.make(Options(module.options), data)
    }
  }

  /// Rules with triggers of their own, each a word that news uses.
  private static func morePack(_ count: Int, _ data: DataFolder) throws -> RulePack {
    var words: [String] = []
    for list in ["titles", "organization-suffixes", "organization-endings", "events", "owners"] {
      words += try DataFolder.rows(ofFile: data.path("lexicons/names/\(list).txt")).map { $0[0] }
    }
    let rules = (0..<count).map { number in
      let word = words[number % words.count]
      return """
        {"id": "more.\(number)", "reason": "One of many.", "pattern": \
        "{one: name}…12(\(word))…12{other: name}", "emit": [{"relation": "more", "subject": "one", \
        "object": "other"}], "examples": [{"match": "\(word)", "emits": ["none"]}]}
        """
    }
    let text = "{\"rules\": [\(rules.joined(separator: ",\n"))]}"
    return try RulePackReader.read(Array(text.utf8), path: "more.json")
  }
}

/// Documents annotated when they are first asked for, so that only the first round pays for it.
private final class AnnotatedDocuments {
  private let annotators: [any Annotator]
  private var documents: [Document] = []

  init(annotators: [any Annotator]) { self.annotators = annotators }

  subscript(benchmark: BenchmarkDocument) -> Document {
    // They come in order, round by round.
    if benchmark.number < documents.count { return documents[benchmark.number] }
    var made = [benchmark.plain]
    annotators.annotate(&made)
    documents += made
    return made[0]
  }
}
