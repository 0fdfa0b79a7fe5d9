import Corpus
import Foundation

/// Tells somebody of a run by a command of theirs: it gets one JSON object on standard input.
///
/// The command is started as it stands in the configuration, word by word, without a shell; nothing
/// from the input is ever among its words.
struct Notifier {
  /// A command that does not end by itself is ended.
  private static let patience: Double = 30

  let command: [String]
  /// Where it is started.
  let folder: String

  func send(_ message: JSON) throws {
    guard let name = command.first else { return }
    var writer = JSONWriter()
    writer.value(message)
    writer.endLine()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: name.contains("/") ? name : "/usr/bin/env")
    process.arguments = name.contains("/") ? Array(command.dropFirst()) : command
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.standardOutput = FileHandle.nullDevice
    let input = Pipe()
    process.standardInput = input
    let done = DispatchSemaphore(value: 0)
    process.terminationHandler = { _ in done.signal() }
    try process.run()
    // A message is shorter than a pipe holds, so this does not wait for the command.
    try? input.fileHandleForWriting.write(contentsOf: Data(writer.bytes))
    try? input.fileHandleForWriting.close()
    if done.wait(timeout: .now() + Self.patience) == .timedOut {
      process.terminate()
      throw PipelineError(.software, "\(name): did not end within \(Int(Self.patience)) s")
    }
    if process.terminationStatus != 0 {
      throw PipelineError(.software, "\(name): ended with \(process.terminationStatus)")
    }
  }
}
