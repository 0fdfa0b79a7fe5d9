import Foundation

/// Signatures of `SHA256SUMS` with an operator's own key, by OpenSSH's `ssh-keygen -Y`.
enum Signature {
  private static let namespace = "file"

  /// Writes `<file>.sig`.
  ///
  /// - Parameters:
  ///   - file: what is signed.
  ///   - key: a private key, or a public one whose private half is in the agent.
  /// - Throws: `PipelineError` with 69 where ssh-keygen is missing, 65 where it refuses.
  static func sign(_ file: String, with key: String) throws(PipelineError) {
    let outcome = try call(["-Y", "sign", "-f", key, "-n", namespace, file])
    guard outcome.status == 0 else {
      throw PipelineError(.dataError, "\(key): ssh-keygen cannot sign with it: \(outcome.text)")
    }
  }

  /// Who signed `<file>.sig`, or what is wrong with it.
  ///
  /// - Parameters:
  ///   - file: what was signed.
  ///   - signers: a file of allowed signers (`ssh-keygen(1)`); nil to look only whether the
  ///     signature is one of the file, by whatever key.
  /// - Returns: a note for people, and whether the signature holds.
  /// - Throws: `PipelineError` with 69 where ssh-keygen is missing.
  static func check(
    _ file: String,
    signers: String?
  ) throws(PipelineError) -> (note: String, holds: Bool) {
    let signature = file + ".sig"
    guard let signers else {
      let outcome = try call(
        ["-Y", "check-novalidate", "-n", namespace, "-s", signature],
        input: file
      )
      return (
        outcome.status == 0
          ? outcome.text + "; nobody vouches for the key without --signers" : outcome.text,
        outcome.status == 0
      )
    }
    let found = try call(["-Y", "find-principals", "-f", signers, "-s", signature])
    guard found.status == 0, let name = found.text.split(separator: "\n").first else {
      return ("the key is not among the allowed signers", false)
    }
    let outcome = try call(
      ["-Y", "verify", "-f", signers, "-I", String(name), "-n", namespace, "-s", signature],
      input: file
    )
    return (outcome.text, outcome.status == 0)
  }

  private static func call(
    _ arguments: [String],
    input: String? = nil
  ) throws(PipelineError) -> (status: Int32, text: String) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["ssh-keygen"] + arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    // Without a terminal and without input a key with a passphrase is refused, not asked for.
    process.standardInput =
      input.flatMap { FileHandle(forReadingAtPath: $0) } ?? FileHandle.nullDevice
    do {
      try process.run()
    } catch {
      throw PipelineError(.software, "ssh-keygen: cannot be started: \(error)")
    }
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus == 127 {
      throw PipelineError(
        .configuration,
        "ssh-keygen is not installed; signatures need it (Debian: openssh-client)"
      )
    }
    let text = String(decoding: output, as: UTF8.self)
    return (process.terminationStatus, text.trimmingCharacters(in: .whitespacesAndNewlines))
  }
}
