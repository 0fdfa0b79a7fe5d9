public import Corpus
public import Language

/// Cuts every sentence into words: the `tokens` layer.
///
/// Tokens cover all of a sentence but its blanks, in order and without overlap. A word that spans
/// the border of two sentences does not exist: sentences come first.
public struct Tokens: Annotator {
  private let segmenter: WordSegmenter

  /// - Parameter segmenter: knows the words.
  public init(_ segmenter: WordSegmenter) { self.segmenter = segmenter }

  public var requires: Set<LayerName> { [.sentences] }
  public var provides: Set<LayerName> { [.tokens] }

  public func annotate(_ document: inout Document) throws(StageError) {
    var workspace = WordSegmenter.Workspace()
    var words: [WordSegmenter.Word] = []
    for sentence in document.sentences {
      segmenter.cut(document.text, sentence.span, &workspace, into: &words)
    }
    document.tokens.insert(contentsOf: words.lazy.map { Token(span: $0.span) })
  }
}

extension Tokens {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "tokens",
    summary: "Cuts sentences into words by the lexicon.",
    options: [
      OptionSpecification(
        "words",
        .path,
        summary: "A list of words of your own, one a line; they are never cut."
      )
    ],
    make: { (options: Options, data: DataFolder) throws(ModuleError) -> any Annotator in
      do throws(DataError) {
        let lexicon = try Lexicon.standard(data)
        guard let path = options.string("words") else { return Tokens(WordSegmenter(lexicon)) }
        let users = try Lexicon.users(path, data: data)
        return Tokens(WordSegmenter(lexicon, userWords: users))
      } catch {
        throw ModuleError(message: error.description)
      }
    }
  )
}
