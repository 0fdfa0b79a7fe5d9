public import ArgumentParser
public import Pipeline

struct Rejects: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show or export what was rejected, and why.",
    discussion: """
      The list comes from the state, so it is there even when nothing was published. When a rule \
      or a limit has changed, the next run works what it touches by itself; `zhai run --retry` \
      works all rejects again.
      """
  )

  @Argument(help: "The configuration, which says where the output is.")
  var pipeline = "pipeline.json"

  @Option(help: "Only rejects of this stage: ingest, clean, segment or extract.")
  var stage: RejectStage?

  @Option(help: "Only rejects with this code, such as bad_json.")
  var code: String?

  @Option(help: "Form of the list: text for people, jsonl or csv for programs.")
  var format: RejectList.Format = .text

  @OptionGroup var data: DataOptions

  func run() throws {
    let list = try RejectList(
      configuration: pipeline,
      stage: stage?.rawValue,
      code: code,
      in: data.environment
    )
    try list.write(format) { StandardOutput.write($0) }
  }
}

/// The stages that reject.
enum RejectStage: String, ExpressibleByArgument, CaseIterable {
  case ingest
  case clean
  case segment
  case extract
}

extension RejectList.Format: ExpressibleByArgument {}
