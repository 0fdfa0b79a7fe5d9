import Foundation

/// Messages for people: everything that is no result.
enum StandardError {
  /// What cannot be written, as the disk of the log is full, is not worth a crash.
  static func write(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Results, and nothing else.
enum StandardOutput {
  /// Whether colours are wanted: on a terminal, where NO_COLOR does not say otherwise.
  static var isColoured: Bool {
    isatty(STDOUT_FILENO) == 1
      && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  static func write(_ text: String) {
    var bytes = Array(text.utf8)
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes {
        Foundation.write(STDOUT_FILENO, $0.baseAddress, $0.count)
      }
      // The reader has gone: nobody is left to write for.
      if count < 0 { return }
      bytes.removeFirst(count)
    }
  }
}
