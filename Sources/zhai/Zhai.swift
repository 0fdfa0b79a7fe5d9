import ArgumentParser
import Foundation
import Pipeline

@main
struct Zhai: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "zhai",
    abstract: "Turns Chinese web and news text into structured datasets.",
    discussion: """
      A configuration, pipeline.json, says which files are read and what is looked for; `zhai run` \
      makes a SQLite database with CSV and JSON Lines exports of it, and every row points at the \
      characters that say so.

      Exit codes: 0 published or nothing to do; 64 bad flags; 65 a check of the data failed, \
      nothing published; 66 a named source does not exist; 69 a plugged-in program cannot be \
      started or died three times in a row; 70 a fault of this program; 71 no memory or threads; \
      73 the output cannot be written; 74 input/output error, disk full; 75 another run is at \
      work, or a limit of time or memory is reached; 77 no permission; 78 the configuration is \
      invalid; 130 and 143 stopped by a signal, the work saved.
      """,
    version: ProgramVersion.current,
    subcommands: [
      Run.self, Status.self, Runs.self, Rejects.self, Plan.self, Validate.self, Init.self,
      Annotate.self, Schema.self, Lexicon.self, Verify.self, Rules.self,
      Diff.self, Release.self, Train.self,
      Evaluate.self, Inspect.self,
    ]
  )

  static func main() async {
    // A reader that goes away, or a file-size limit, is an error to handle and no reason to die.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let error as PipelineError {
      for message in error.messages { StandardError.write("zhai: \(message)\n") }
      Foundation.exit(error.code.rawValue)
    } catch {
      exit(withError: error)
    }
  }
}
