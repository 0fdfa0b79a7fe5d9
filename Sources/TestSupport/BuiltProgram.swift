import Foundation

/// The `zhai` binary that was built beside the tests.
public struct BuiltProgram: Sendable {
  /// What a call gave.
  public struct Outcome: Sendable {
    public let status: Int32
    public let output: String
    public let errors: String
  }

  /// Absolute path.
  public let path: String

  /// The binary in the folder of the running test bundle.
  public init() {
    let bundle = URL(fileURLWithPath: CommandLine.arguments[0])
    var folder = bundle.deletingLastPathComponent()
    while folder.path != "/" {
      let candidate = folder.appendingPathComponent("zhai").path
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder),
        !isFolder.boolValue
      {
        path = candidate
        return
      }
      folder.deleteLastPathComponent()
    }
    preconditionFailure("zhai was not built beside \(bundle.path)")
  }

  /// The checkout that the binary was built in.
  public var checkout: String {
    var folder = URL(fileURLWithPath: path).deletingLastPathComponent()
    while folder.path != "/",
      !FileManager.default.fileExists(atPath: folder.path + "/Package.swift")
    {
      folder.deleteLastPathComponent()
    }
    return folder.path
  }

  /// Calls the program and waits for it.
  ///
  /// - Parameters:
  ///   - arguments: after the program's name.
  ///   - folder: the working folder.
  ///   - input: standard input.
  ///   - wrapper: a command before it, such as one that takes rights away.
  ///   - environment: added to the test's own.
  /// - Returns: exit status and both outputs.
  /// - Throws: where the process cannot be started.
  public func callAsFunction(
    _ arguments: [String],
    in folder: String,
    input: String = "",
    wrapper: [String] = [],
    environment: [String: String] = [:]
  ) throws -> Outcome {
    let process = Process()
    let command = wrapper + [path] + arguments
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = command
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    // Files, not pipes: nothing can fill up and wait.
    let scratch = FileManager.default.temporaryDirectory.path + "/zhai-call-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    try Data(input.utf8).write(to: URL(fileURLWithPath: scratch + "/in"))
    for name in ["out", "err"] {
      _ = FileManager.default.createFile(atPath: scratch + "/" + name, contents: nil)
    }
    process.standardInput = FileHandle(forReadingAtPath: scratch + "/in")
    process.standardOutput = FileHandle(forWritingAtPath: scratch + "/out")
    process.standardError = FileHandle(forWritingAtPath: scratch + "/err")
    try process.run()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationReason == .exit
        ? process.terminationStatus : 128 + process.terminationStatus,
      output: read(scratch + "/out"),
      errors: read(scratch + "/err")
    )
  }

  private func read(_ path: String) -> String {
    String(decoding: FileManager.default.contents(atPath: path) ?? Data(), as: UTF8.self)
  }
}
