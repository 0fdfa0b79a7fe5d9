import ArgumentParser

/// `benchmark`: generated text, what is measured on it, and inputs that nobody would write.
@main
struct BenchmarkCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "benchmark",
    abstract: "Measures Zhai's parts on generated text.",
    subcommands: [
      TextCommand.self, MeasureCommand.self, ExportCommand.self, FuzzValuesCommand.self,
    ]
  )
}
