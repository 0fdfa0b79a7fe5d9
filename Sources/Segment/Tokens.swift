public import Corpus
public import Language

/// Cuts every sentence into words: the `tokens` layer.
///
/// Tokens cover all of a sentence but its blanks, in order and without overlap. A word that spans
/// the border of two sentences does not exist: sentences come first. The tagger cuts better and
/// tells parts of speech, the lexicon alone is several times faster.
public struct Tokens: Annotator {
  private enum Method: Sendable {
    case lexicon(WordSegmenter)
    case tagger(Tagger, withNames: Bool)
    case cutter(Tagger)
  }

  private let method: Method

  /// - Parameter segmenter: knows the words.
  public init(_ segmenter: WordSegmenter) { method = .lexicon(segmenter) }

  /// - Parameters:
  ///   - tagger: cuts words.
  ///   - withPos: whether it tells their parts of speech too.
  public init(_ tagger: Tagger, withPos: Bool = true) {
    method = withPos ? .tagger(tagger, withNames: false) : .cutter(tagger)
  }

  private init(_ method: Method) { self.method = method }

  public var requires: Set<LayerName> { [.sentences] }
  public var provides: Set<LayerName> {
    if case .tagger(_, withNames: true) = method { return [.tokens, .taggedNames] }
    return [.tokens]
  }

  /// Names cost a third more while a sentence is read for words, and twice that later.
  public var offers: Set<LayerName> {
    if case .tagger = method { return [.taggedNames] }
    return []
  }

  public func providing(_ layers: Set<LayerName>) -> any Annotator {
    guard case .tagger(let tagger, _) = method, layers.contains(.taggedNames) else { return self }
    return Tokens(.tagger(tagger, withNames: true))
  }

  public func annotate(_ document: inout Document) throws(StageError) {
    switch method {
    case .lexicon(let segmenter):
      var workspace = WordSegmenter.Workspace()
      var words: [WordSegmenter.Word] = []
      for sentence in document.sentences {
        segmenter.cut(document.text, sentence.span, &workspace, into: &words)
      }
      document.tokens.insert(contentsOf: words.lazy.map { Token(span: $0.span) })
    case .tagger(let tagger, let withNames):
      var words: [Tagger.Word] = []
      var names: [TaggedName] = []
      tagger.withWorkspace { workspace in
        for sentence in document.sentences {
          if withNames {
            tagger.tag(document.text, sentence.span, &workspace, words: &words, names: &names)
          } else {
            tagger.words(document.text, sentence.span, &workspace, into: &words)
          }
        }
      }
      if withNames { document.taggedNames = Layer(names) }
      document.tokens.insert(
        contentsOf: words.lazy.map { Token(span: $0.span, pos: $0.pos, entry: $0.entry) }
      )
    case .cutter(let tagger):
      var words: [TextSpan] = []
      tagger.withWorkspace { workspace in
        for sentence in document.sentences {
          tagger.cut(document.text, sentence.span, &workspace, into: &words)
        }
      }
      document.tokens.insert(contentsOf: words.lazy.map { Token(span: $0) })
    }
  }
}

extension Tokens {
  static let module = ModuleDescription<DataFolder, any Annotator>(
    "tokens",
    summary: "Cuts sentences into words and tells their parts of speech.",
    options: [
      OptionSpecification(
        "method",
        .choice(["tagger", "lexicon"]),
        default: .string("tagger"),
        summary: "The tagger is exact and tells parts of speech, the lexicon alone is fast."
      ),
      OptionSpecification(
        "words",
        .path,
        summary: "A list of words of your own, one a line; they are never cut."
      ),
    ],
    make: { (options: Options, data: DataFolder) throws(ModuleError) -> any Annotator in
      do throws(DataError) {
        let lexicon = try Lexicon.standard(data)
        var users: Lexicon?
        if let path = options.string("words") { users = try Lexicon.users(path, data: data) }
        if options.string("method") == "lexicon" {
          return Tokens(WordSegmenter(lexicon, userWords: users))
        }
        return Tokens(Tagger(lexicon, model: try TaggerModel.standard(data), userWords: users))
      } catch {
        throw ModuleError(message: error.description)
      }
    }
  )
}
