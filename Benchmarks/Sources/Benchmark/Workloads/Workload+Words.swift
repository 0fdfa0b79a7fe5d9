import Corpus
import Extract
import Language
import Segment

extension Workload {
  /// The most probable cut into words of the lexicon.
  static let words = Workload(
    name: "words",
    summary: "sentences, and words by the lexicon alone",
    prepare: { data in
      let lexicon = try Lexicon.standard(DataFolder(root: data))
      return try counting([Tokens(WordSegmenter(lexicon))], data) { $0.tokens.count }
    }
  )

  /// Words by the trained model.
  static let segmentation = Workload(
    name: "segmentation",
    summary: "sentences, and words by the model",
    prepare: { data in
      try counting([tagger(data, withPos: false)], data) { $0.tokens.count }
    }
  )

  /// Words and their parts of speech by the trained model.
  static let tagging = Workload(
    name: "tagging",
    summary: "sentences, words and parts of speech by the model",
    prepare: { data in
      try counting([tagger(data)], data) { $0.tokens.count }
    }
  )

  /// Words, parts of speech and names.
  static let names = Workload(
    name: "names",
    summary: "sentences, words, parts of speech and names",
    prepare: { data in
      let folder = DataFolder(root: data)
      let module = ExtractRegistry.annotators.first { $0.name == "names" }
      guard let module else { return { (_: ArraySlice<BenchmarkDocument>) in 0 } }
      let names = try module.make(Options(module.options), folder)
      return try counting([tagger(data), names], data) { $0.mentions.count }
    }
  )

  private static func tagger(_ data: String, withPos: Bool = true) throws -> Tokens {
    let folder = DataFolder(root: data)
    let lexicon = try Lexicon.standard(folder)
    return Tokens(Tagger(lexicon, model: try TaggerModel.standard(folder)), withPos: withPos)
  }

  /// Runs annotators over a document, one paragraph a line, and counts what they found.
  private static func counting(
    _ annotators: [any Annotator],
    _ data: String,
    _ count: @escaping (Document) -> Int
  ) throws -> (ArraySlice<BenchmarkDocument>) -> Int {
    let module = SegmentRegistry.annotators.first { $0.name == "sentences" }
    let sentences = try module.map { try $0.make(Options($0.options), DataFolder(root: data)) }
    let all = ((sentences.map { [$0] } ?? []) + annotators).takingOffers
    return { benchmarks in
      var documents = benchmarks.map(\.plain)
      all.annotate(&documents)
      return documents.reduce(0) { $0 + count($1) }
    }
  }
}
