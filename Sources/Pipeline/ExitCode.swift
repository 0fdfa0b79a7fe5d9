/// What the program's exit says to cron and to people, after BSD's `sysexits.h`.
public enum ExitCode: Int32, Sendable, CaseIterable {
  /// Published, or nothing to do.
  case ok = 0
  /// Bad flags.
  case usage = 64
  /// An expectation of severity `error` failed, or too many rejects; nothing was published.
  case dataError = 65
  /// A source that the configuration names does not exist; nothing was touched.
  case noInput = 66
  /// A program that the configuration plugs in cannot be started, or died three times in a row.
  case unavailable = 69
  /// Our own fault, a broken promise of the dataset contract included.
  case software = 70
  /// Fork, threads, memory.
  case osError = 71
  /// The output folder cannot be written.
  case cannotCreate = 73
  /// Disk full, input/output error.
  case ioError = 74
  /// Another run holds the lock, or a limit of time or memory is reached and the work saved.
  case temporaryFailure = 75
  /// A permission is missing; nothing was touched.
  case noPermission = 77
  /// `pipeline.json`, or a file that it names, is invalid, missing or damaged.
  case configuration = 78
  /// SIGINT; what was worked is saved.
  case interrupted = 130
  /// SIGTERM; what was worked is saved.
  case terminated = 143
}

/// Why a run ended before it published, in words for the operator.
public struct PipelineError: Error, Sendable, CustomStringConvertible {
  public let code: ExitCode
  /// One line each: what, where, what to do.
  public let messages: [String]

  public init(_ code: ExitCode, _ messages: String...) {
    self.init(code, messages: messages)
  }

  public init(_ code: ExitCode, messages: [String]) {
    self.code = code
    self.messages = messages
  }

  public var description: String { messages.joined(separator: "\n") }
}
