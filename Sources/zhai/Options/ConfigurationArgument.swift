import ArgumentParser

/// The configuration that a command is about.
struct ConfigurationArgument: ParsableArguments {
  @Argument(help: "The configuration; paths in it are relative to its folder.")
  var pipeline = "pipeline.json"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Override one option of a module, such as extract.times.prefer=future.",
      valueName: "stage.module.option=value"
    )
  )
  var overrides: [String] = []
}
