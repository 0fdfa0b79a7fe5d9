public import ArgumentParser
public import Pipeline

struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Say which rows differ between two versions of a dataset, and why.",
    discussion: """
      Rows are matched by what they say and where they stand in the text, so a row more does not \
      make all rows after it differ. The cause is input (other sources), rule (the same text under \
      other rules, lexicons, models or another program) or config; builds do not say what made \
      them, releases do. Exit code 0, differences or not; with --detailed-exitcode 3 where there \
      are any.
      """
  )

  @Argument(help: "The earlier one: a build, a release, its tar.zst, an output folder, a database.")
  var old: String

  @Argument(help: "The later one.")
  var new: String

  @Option(help: "table, json (an object for each changed row) or markdown.")
  var format: DatasetComparison.Format = .table

  @Flag(help: "Exit with 3 where anything differs.")
  var detailedExitcode = false

  @OptionGroup var data: DataOptions

  func run() throws {
    let comparison = DatasetComparison(from: old, to: new, environment: data.environment)
    let differs = try comparison.run(format) { StandardOutput.write($0) }
    if differs, detailedExitcode { throw ExitCode(3) }
  }
}

extension DatasetComparison.Format: ExpressibleByArgument {}
