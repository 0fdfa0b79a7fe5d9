import ArgumentParser
import Pipeline

struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a run would do and why: sources, stages, output. Writes nothing.",
    discussion: """
      Each source is new, changed, unchanged, removed, rejected, unfinished (the last run was \
      stopped), or to be worked again as the rules have changed.
      """
  )

  @OptionGroup var source: ConfigurationArgument
  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  @Flag(
    name: .customLong("detailed-exitcode"),
    help: "End with 0 where a run would have nothing to do, with 3 where it would."
  )
  var detailedExitCode = false

  func run() throws {
    let plan = try RunPlan(
      configuration: source.pipeline,
      overrides: source.overrides,
      in: data.environment
    )
    let report = try plan.report()
    StandardOutput.write(json ? report.json : report.text)
    if detailedExitCode, report.hasChanges { throw ArgumentParser.ExitCode(3) }
  }
}
