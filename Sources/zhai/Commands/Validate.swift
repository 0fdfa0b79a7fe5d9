import ArgumentParser
import Foundation
import Pipeline

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check configurations and name everything that is wrong with them.",
    discussion: "Exit code 0 where all are valid, 78 where one is not. No source is read."
  )

  @Argument(help: "The configurations; paths in them are relative to their folders.")
  var pipelines = ["pipeline.json"]

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Override one option of a module, such as extract.times.prefer=future.",
      valueName: "stage.module.option=value"
    )
  )
  var overrides: [String] = []

  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON object a file: valid, and the list of issues.")
  var json = false

  func run() throws {
    let verdicts = try ConfigurationVerdict.verdicts(
      on: pipelines,
      overrides: overrides,
      in: data.environment
    )
    for (path, verdict) in zip(pipelines, verdicts) {
      if json {
        StandardOutput.write(verdict.json)
      } else if verdict.isValid {
        StandardOutput.write("\(path): valid\n")
      }
    }
    if verdicts.allSatisfy(\.isValid) { return }
    throw PipelineError(.configuration, messages: json ? [] : verdicts.flatMap(\.messages))
  }
}
