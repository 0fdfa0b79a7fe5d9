import ArgumentParser
import Pipeline

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the dataset and publish it.",
    discussion: """
      Everything is made in a staging folder, checked there, and published by one rename: readers \
      of output/current see the old dataset or the new one. Nothing is published when a check of \
      severity error fails.
      """
  )

  @OptionGroup var source: ConfigurationArgument
  @OptionGroup var data: DataOptions
  @OptionGroup var log: LogOptions

  @Option(help: "How many documents are worked at a time. Default: one for each core.")
  var workers: Int?

  @Option(
    help: """
      Stop after this many documents, for trying things out; the result goes to output/trial and \
      is never published.
      """
  )
  var limit: Int?

  func validate() throws {
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("--workers takes a number from 1 to 1024")
    }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on") }
  }

  func run() async throws {
    let run = DatasetRun(
      plan: try RunPlan(
        configuration: source.pipeline,
        overrides: source.overrides,
        in: data.environment
      ),
      workers: workers,
      documentLimit: limit,
      showsProgress: log.showsSummary && StandardError.isTerminal,
      logger: log.logger
    )
    let summary = try await run.run()
    if log.showsSummary { StandardError.write(summary.table) }
  }
}
