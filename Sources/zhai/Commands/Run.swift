import ArgumentParser
import Pipeline

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make the dataset and publish it.",
    discussion: """
      What was worked is kept in output/state.sqlite, so that a run works only what is new or has \
      changed, and what changed rules touch; the dataset is the same as that of a run from \
      nothing. Everything is made in a staging folder, checked there, and published by one rename: readers \
      of output/current see the old dataset or the new one. Nothing is published when a check of \
      severity error fails. SIGTERM and SIGINT save what was worked and end with 143 and 130; a \
      second one ends at once.
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

  @Flag(help: "Work everything again, whatever the state says.")
  var full = false

  @Flag(help: "Work again what was rejected.")
  var retry = false

  @Option(
    help: ArgumentHelp(
      "Work again the documents published on this day or later: 2025, 2025-02, 2025-02-05.",
      valueName: "date"
    )
  )
  var since: String?

  @Option(help: "Work again what reached this stage: clean, segment or extract.")
  var stage: ReworkStage?

  @Option(
    help: ArgumentHelp(
      "Wait so long for another run to end, such as 90s, 10m or 2h. Default: not at all.",
      valueName: "duration"
    )
  )
  var wait: DurationArgument?

  @Option(
    help: ArgumentHelp(
      "After so long, save what was worked and end with 75; the next run goes on.",
      valueName: "duration"
    )
  )
  var deadline: DurationArgument?

  @Option(
    name: .customLong("memory-limit"),
    help: ArgumentHelp(
      "Above so much memory, such as 512M or 2G, save what was worked and end with 75.",
      valueName: "size"
    )
  )
  var memory: SizeArgument?

  func validate() throws {
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("--workers takes a number from 1 to 1024")
    }
    if let since, since.wholeMatch(of: /\d{4}(-\d\d(-\d\d)?)?/) == nil {
      throw ValidationError("--since takes a date such as 2025, 2025-02 or 2025-02-05")
    }
    if limit != nil, full || retry || since != nil || stage != nil {
      throw ValidationError("--limit works a trial apart from the state; nothing is worked again")
    }
    if let limit, limit < 1 { throw ValidationError("--limit takes a number from 1 on") }
  }

  func run() async throws {
    let stop = StopRequest()
    stop.watchSignals()
    let plan = try RunPlan(
      configuration: source.pipeline,
      overrides: source.overrides,
      in: data.environment
    )
    var options = RunOptions()
    options.workers = workers
    options.documentLimit = limit
    options.isFull = full
    options.retriesRejects = retry
    options.since = since
    options.stage = stage?.rawValue
    options.wait = wait?.duration
    options.deadline = deadline?.duration
    options.memoryLimit = memory?.bytes
    options.showsProgress = log.showsProgress
    let run = DatasetRun(plan: plan, options: options, stop: stop, logger: log.logger)
    let summary = try await run.run()
    if log.showsSummary { StandardError.write(summary.table) }
  }
}
