import ArgumentParser
import Pipeline

struct Plan: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say what a run would do: sources, stages, output. Writes nothing."
  )

  @OptionGroup var source: ConfigurationArgument
  @OptionGroup var data: DataOptions

  @Flag(help: "Print one JSON object.")
  var json = false

  func run() throws {
    let plan = try RunPlan(
      configuration: source.pipeline,
      overrides: source.overrides,
      in: data.environment
    )
    let report = try plan.report()
    StandardOutput.write(json ? report.json : report.text)
  }
}
