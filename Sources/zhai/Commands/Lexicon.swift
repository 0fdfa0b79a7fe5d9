import ArgumentParser
import Pipeline

struct Lexicon: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The word lists that the program maps into memory.",
    subcommands: [Compile.self]
  )

  struct Compile: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Compile jieba's dictionary and our own lists into lexicons/compiled/."
    )

    @Option(help: "jieba's dict.txt. Default: where Debian's python3-jieba puts it.")
    var dictionary: String?

    @OptionGroup var data: DataOptions

    func run() throws {
      let path = try LexiconBuild.compile(dictionary: dictionary, in: data.environment)
      StandardError.write("zhai: wrote \(path)\n")
    }
  }
}
