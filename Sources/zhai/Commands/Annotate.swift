import ArgumentParser
import Foundation
import Pipeline

struct Annotate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Annotate texts: JSON Lines on standard input, JSON Lines on standard output.",
    discussion: """
      One document a line: {"id", "text", "reference_time", "published", "title", "url"}, all but \
      text optional. The text is taken as it is. One answer a line, in input order; offsets are \
      code points. A line that is no valid input is answered with {"id" or "line", "error"}.
      """
  )

  @Option(help: "Take modules and options from this pipeline. Default: the built-in ones.")
  var config: String?

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Override one option of a module, such as extract.times.prefer=future.",
      valueName: "stage.module.option=value"
    )
  )
  var overrides: [String] = []

  @Flag(help: "Answer with the words as well.")
  var tokens = false

  @Option(help: "How many texts are worked at a time. Default: one for each core.")
  var workers: Int?

  @OptionGroup var data: DataOptions

  func validate() throws {
    if let workers, !(1...1024).contains(workers) {
      throw ValidationError("--workers takes a number from 1 to 1024")
    }
  }

  func run() async throws {
    let service = try AnnotationService(
      configuration: config,
      overrides: overrides,
      withTokens: tokens,
      workers: workers,
      in: data.environment
    )
    try await service.run(from: STDIN_FILENO, to: STDOUT_FILENO)
  }
}
