import ArgumentParser
import Pipeline

struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a release of the published dataset: a folder to cite, and its archive.",
    discussion: """
      output/releases/NAME-VERSION/ gets the database, the exports of the configuration, \
      descriptions for people and programs, the changes since the release before, and checksums; \
      NAME-VERSION.tar.zst holds the same. The bytes are the same wherever and whenever it is made; \
      the time in files is SOURCE_DATE_EPOCH, else the newest document's date. A version that is \
      there with other bytes is never written over (exit code 65).
      """
  )

  @Argument(help: "The version of the data, such as 1.4.0 or 2025.02.0.")
  var version: String

  @OptionGroup var source: ConfigurationArgument

  @Option(help: "Sign the checksums with this OpenSSH key; writes SHA256SUMS.sig.")
  var sign: String?

  @OptionGroup var data: DataOptions

  func run() throws {
    let outcome = try DatasetRelease(
      version: version,
      configuration: source.pipeline,
      overrides: source.overrides,
      signingKey: sign,
      in: data.environment
    ).run()
    StandardOutput.write(outcome.folder + "\n" + outcome.archive + "\n")
  }
}
