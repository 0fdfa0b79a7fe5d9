import ArgumentParser
import Pipeline

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a dataset on the disk: is it what it says it is?",
    discussion: """
      Checksums, schema, SQLite's integrity, foreign keys, that every stretch of text is what its \
      offsets say, and that every export has the rows of the database. Changes nothing. Exit code \
      0 where all is sound, 65 where something is not, 66 where there is no dataset.
      """
  )

  @Argument(help: "A build, a release, an output folder (its current is meant), or a database.")
  var path: String

  @Option(help: "Ask for a signature by one of the signers in this file; see ssh-keygen(1).")
  var signers: String?

  @Option(
    help: ArgumentHelp(
      "Make the dataset once more with this pipeline.json and its sources, and compare.",
      valueName: "pipeline.json"
    )
  )
  var rebuild: String?

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var data: DataOptions

  func run() async throws {
    let report = try await DatasetVerification(
      path: path,
      signers: signers,
      rebuilding: rebuild,
      environment: data.environment
    ).runWithRebuild()
    StandardOutput.write(json ? report.json : report.text)
    if report.isSound { return }
    throw PipelineError(.dataError, messages: json ? [] : ["\(path): is not sound"])
  }
}
