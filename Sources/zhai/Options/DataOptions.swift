import ArgumentParser
import Foundation
import Pipeline

/// Where the program's own data is.
struct DataOptions: ParsableArguments {
  @Option(
    name: .customLong("data"),
    help: ArgumentHelp(
      "Folder with lexicons/, rules/, models/ and schema/.",
      discussion: "Default: $ZHAI_DATA, else found from the program's own place.",
      valueName: "folder"
    )
  )
  var folder: String?

  /// What the pipeline needs to know about the process it runs in.
  var environment: ProgramEnvironment {
    ProgramEnvironment(
      dataFolder: folder ?? ProcessInfo.processInfo.environment["ZHAI_DATA"],
      workingFolder: FileManager.default.currentDirectoryPath,
      executable: Self.executable,
      declaredEpoch: ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"]
    )
  }

  private static var executable: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  }
}
