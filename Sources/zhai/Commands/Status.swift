import ArgumentParser
import Foundation
import Pipeline

struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say in one line how things stand, with an exit code for monitors.",
    discussion: """
      Exit codes as monitoring plug-ins have them: 0 the last run ended well, or one is at work; 1 \
      the last run was stopped or killed and the next one goes on; 2 the last run failed, the \
      dataset is missing, or the last good run is older than --max-age. Where there is no state \
      or no valid configuration, the codes of the other commands: 66, 77, 78.
      """
  )

  @Argument(help: "The configuration, which says where the output is.")
  var pipeline = "pipeline.json"

  @Option(
    name: .customLong("max-age"),
    help: ArgumentHelp(
      "The last good run may have ended so long ago, such as 36h. Default: any time.",
      valueName: "duration"
    )
  )
  var maximumAge: DurationArgument?

  @OptionGroup var data: DataOptions

  func run() throws {
    let history = try RunHistory(configuration: pipeline, limit: 1000, in: data.environment)
    let status = history.status(maximumAge: maximumAge?.duration)
    StandardOutput.write(status.text + "\n")
    if status.level != .ok { throw ArgumentParser.ExitCode(status.level.rawValue) }
  }
}
