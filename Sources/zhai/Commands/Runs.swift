import ArgumentParser
import Pipeline

struct Runs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show the history of runs, the latest first.",
    discussion: """
      An outcome is published, unchanged (there was nothing to do), stopped (by a signal or a \
      limit, the work saved), failed, killed, or running.
      """
  )

  @Argument(help: "The configuration, which says where the output is.")
  var pipeline = "pipeline.json"

  @Option(help: "How many runs.")
  var limit = 20

  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON object a run, one a line.")
  var json = false

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit takes a number from 1 on") }
  }

  func run() throws {
    let history = try RunHistory(configuration: pipeline, limit: limit, in: data.environment)
    StandardOutput.write(json ? history.jsonLines : history.text)
  }
}
