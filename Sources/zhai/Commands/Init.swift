import ArgumentParser
import Pipeline

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a first pipeline.json for the files found in a folder.",
    discussion: "Refuses to overwrite a pipeline.json that is there."
  )

  @Argument(help: "The folder with the texts.")
  var folder: String

  @OptionGroup var data: DataOptions

  func run() throws {
    let path = try ConfigurationDraft.write(in: folder, environment: data.environment)
    StandardOutput.write(path + "\n")
  }
}
