import ArgumentParser
import Pipeline

struct Schema: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Print a schema: of the configuration, or of the dataset.",
    subcommands: [PipelineSchemaCommand.self, DatasetSchemaCommand.self]
  )

  struct PipelineSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "pipeline",
      abstract: "The JSON Schema (2020-12) of pipeline.json."
    )

    func run() { StandardOutput.write(SchemaText.pipeline) }
  }

  struct DatasetSchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "dataset",
      abstract: "The SQL that makes the dataset's tables and views, with every column described."
    )

    func run() { StandardOutput.write(SchemaText.dataset) }
  }
}
