import Corpus
import Language

/// The line of Extract's registry that Pipeline adds: only here are processes made.
enum HelperModule {
  /// - Parameter folder: absolute path of the configuration's folder, where helpers work; nil where
  ///   nothing is made of it.
  /// - Returns: the line.
  static func description(in folder: String?) -> ModuleDescription<DataFolder, any Annotator> {
    ModuleDescription(
      "process",
      summary:
        "A program of yours: gets each document as a line of JSON, answers with annotations.",
      options: options,
      make: { options, _ throws(ModuleError) in
        let words = options.strings("layers")
        var layers: Set<LayerName> = []
        for word in words {
          guard let layer = LayerName(rawValue: word), HelperAnnotator.layers.contains(layer) else {
            let known = HelperAnnotator.layers.map(\.rawValue).joined(separator: ", ")
            throw ModuleError(
              option: "layers",
              message: "\(Quoted.short(word)) cannot be taken from a program; there are \(known)"
            )
          }
          layers.insert(layer)
        }
        if layers.isEmpty { throw ModuleError(option: "layers", message: "names no layer") }
        let command = HelperCommand(
          program: options.string("program") ?? "",
          arguments: options.strings("arguments"),
          folder: folder ?? "/",
          patience: .seconds(options.integer("timeout") ?? 30)
        )
        return HelperAnnotator(
          pool: HelperPool(command, width: options.integer("processes") ?? 1),
          name: options.string("name") ?? command.name,
          layers: layers
        )
      }
    )
  }

  private static let options: [OptionSpecification] = [
    OptionSpecification(
      "program",
      .path,
      isRequired: true,
      summary: "The program, started without a shell in the configuration's folder."
    ),
    OptionSpecification(
      "arguments",
      .strings,
      default: .strings([]),
      summary: "Its arguments, word by word."
    ),
    OptionSpecification(
      "layers",
      .strings,
      default: .strings(["mentions"]),
      summary: "What is taken of its answers; the rest is passed over."
    ),
    OptionSpecification(
      "timeout",
      .integer(1...3600),
      default: .integer(30),
      summary: "Seconds it may take for one document."
    ),
    OptionSpecification(
      "processes",
      .integer(1...64),
      default: .integer(1),
      summary: "How many of it may run at a time."
    ),
    OptionSpecification(
      "name",
      .string,
      summary: "What its rows have in `rule`, behind `process:`. Default: the program's file name."
    ),
    OptionSpecification(
      "version",
      .string,
      summary: "Of what the program reads (a model): documents are worked again when it changes."
    ),
  ]
}
