import ArgumentParser
import Pipeline

struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Tell how good words, parts of speech and names are on a treebank.",
    discussion: """
      Precision, recall and F1, then the most frequent errors: of the model alone, and of the \
      annotators `tokens` and `names` with their lists and rules.
      """
  )

  @Argument(help: "The treebank, in the form that `zhai train` reads.")
  var treebank: String

  @Option(help: "Judge this model alone. Default: the shipped one, and the annotators.")
  var model: String?

  @Option(help: "How many of the most frequent errors to tell.")
  var errors = 20

  @OptionGroup var data: DataOptions

  func validate() throws {
    if errors < 0 { throw ValidationError("--errors takes a number from 0") }
  }

  func run() throws {
    let evaluation = try ModelEvaluation(treebank: treebank, model: model, in: data.environment)
    StandardOutput.write(try evaluation.report(errorCount: errors))
  }
}
