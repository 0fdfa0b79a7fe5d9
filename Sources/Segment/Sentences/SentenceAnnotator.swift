public import Corpus
public import Language

/// Adds the layer of sentences; none crosses a paragraph.
public struct SentenceAnnotator: Annotator {
  public static let module = ModuleDescription<DataFolder, any Annotator>(
    "sentences",
    summary: "Sentences, with their closing marks.",
    make: { (_, _) throws(ModuleError) in SentenceAnnotator() }
  )

  public init() {}

  public var requires: Set<LayerName> { [.paragraphs] }
  public var provides: Set<LayerName> { [.sentences] }

  public func annotate(_ document: inout Document) throws(StageError) {
    var breaker = SentenceBreaker(document.text)
    var sentences: [Sentence] = []
    for (index, paragraph) in document.paragraphs.enumerated() {
      breaker.forEachSentence(in: paragraph.span) {
        sentences.append(Sentence(span: $0, paragraph: index))
      }
    }
    document.sentences.insert(contentsOf: sentences)
  }
}
