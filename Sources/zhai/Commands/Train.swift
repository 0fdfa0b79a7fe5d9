import ArgumentParser
import Pipeline

struct Train: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Train the tagger of words, parts of speech and names.",
    discussion: """
      Treebanks are files of tab-separated lines `number form name pos` with a blank line behind \
      each sentence; names are in IOB2 with PER, ORG and LOC, `_` stands for a part of speech that \
      is not known. The same files, lexicon and seed give the same model.
      """
  )

  @Argument(help: "The treebank that is learned from.")
  var training: String

  @Option(
    name: .customLong("dev"),
    help: "Another treebank: training stops when it gains nothing more on it."
  )
  var development: String

  @Option(name: .shortAndLong, help: "Where the model goes.")
  var output: String

  @Option(help: "Decides how the training data are parted, and which features are left out.")
  var seed: UInt64 = 1

  @Flag(help: "Also train names without each group of features, and tell what each gives.")
  var ablation = false

  @Flag(name: .shortAndLong, help: "Say nothing while training.")
  var quiet = false

  @OptionGroup var data: DataOptions

  func run() throws {
    var request = ModelTraining.Request(
      training: training,
      development: development,
      output: output
    )
    request.seed = seed
    request.withAblation = ablation
    let training = try ModelTraining(request, in: data.environment)
    let line = ProgressLine(isQuiet: quiet)
    let report = try training.run(in: data.environment) { line.show($0) }
    line.end()
    StandardOutput.write(report)
  }
}
