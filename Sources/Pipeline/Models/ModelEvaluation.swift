import Corpus
import Language

/// `zhai evaluate`: how good words, parts of speech and names are on a treebank.
public struct ModelEvaluation: Sendable {
  private let treebank: Treebank
  private let tagger: Tagger
  private let worker: DocumentWorker?

  /// - Parameters:
  ///   - treebank: path of a file of lines `number form name pos`, names in IOB2.
  ///   - model: path of a model; nil for the one that the program ships, with which the whole
  ///     annotators are judged as well.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`: 66 where a file does not exist, 65 where the treebank is none, 78
  ///   where model or lexicon is missing or damaged.
  public init(
    treebank: String,
    model: String?,
    in environment: ProgramEnvironment
  ) throws(PipelineError) {
    self.treebank = try Treebank.read(treebank, in: environment)
    let data = try environment.data()
    do throws(DataError) {
      let lexicon = try Lexicon.standard(data)
      if let model {
        let path = environment.absolute(model)
        tagger = Tagger(lexicon, model: try TaggerModel(contentsOf: path))
      } else {
        tagger = Tagger(lexicon, model: try TaggerModel.standard(data))
      }
    } catch {
      throw PipelineError(.configuration, error.description)
    }
    guard model == nil else {
      worker = nil
      return
    }
    do throws(ConfigurationError) {
      var assembly = ModuleAssembly(
        configuration: try Configuration.builtIn(),
        root: environment.workingFolder
      )
      worker = DocumentWorker.make(with: &assembly, data: data)
      if !assembly.issues.isEmpty { throw ConfigurationError(issues: assembly.issues) }
    } catch {
      throw PipelineError(.configuration, messages: error.issues.map(\.description))
    }
  }

  /// - Parameter errorCount: how many of the most frequent errors are told.
  /// - Returns: the figures, for people.
  /// - Throws: `PipelineError`, where an annotator failed.
  public func report(errorCount: Int) throws(PipelineError) -> String {
    var report = "the model alone:\n"
    report += Evaluation(tagger, on: treebank).report(errorCount: errorCount)
    guard let worker else { return report }
    report += "\nthe annotators, with lists and rules:\n"
    do throws(StageError) {
      let evaluation = try Evaluation(on: treebank) { text throws(StageError) in
        try Self.findings(text, worker)
      }
      report += evaluation.report(errorCount: errorCount)
    } catch {
      throw PipelineError(.software, error.message)
    }
    return report
  }

  private static func findings(
    _ text: Text,
    _ worker: DocumentWorker
  ) throws(StageError) -> Evaluation.Findings {
    let origin = Document.Origin(sourceURI: "treebank", locator: nil, byteRange: nil)
    var document = Document(text: text, origin: origin)
    document.paragraphs = Layer([Paragraph(span: text.span, role: .body, rule: "lines")])
    try worker.annotate(&document)
    // Of nested names the treebank has the outermost.
    var names: [Evaluation.Name] = []
    var reach: Int32 = -1
    for mention in document.mentions where mention.span.end > reach {
      guard [.person, .organization, .place].contains(mention.type) else { continue }
      names.append(Evaluation.Name(span: mention.span, type: mention.type))
      reach = mention.span.end
    }
    return Evaluation.Findings(words: document.tokens.map { ($0.span, $0.pos?.name) }, names: names)
  }
}
