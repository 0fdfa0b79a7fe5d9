import ArgumentParser
import Foundation
import Pipeline

struct Validate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check a configuration and name everything that is wrong with it.",
    discussion: "Exit code 0 where it is valid, 78 where it is not. No source is read."
  )

  @OptionGroup var source: ConfigurationArgument
  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON object: valid, and the list of issues.")
  var json = false

  func run() throws {
    let verdict = try ConfigurationVerdict(
      configuration: source.pipeline,
      overrides: source.overrides,
      in: data.environment
    )
    if json { StandardOutput.write(verdict.json) }
    guard verdict.isValid else {
      throw PipelineError(.configuration, messages: json ? [] : verdict.messages)
    }
    if !json { StandardOutput.write("\(source.pipeline): valid\n") }
  }
}
