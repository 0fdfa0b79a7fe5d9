import ArgumentParser
import Pipeline

struct Verify: ParsableCommand {
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

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var data: DataOptions

  func run() throws {
    let report = try DatasetVerification(path: path, environment: data.environment).run()
    StandardOutput.write(json ? report.json : report.text)
    if report.isSound { return }
    throw PipelineError(.dataError, messages: json ? [] : ["\(path): is not sound"])
  }
}
