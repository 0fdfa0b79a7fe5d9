public import ArgumentParser
import Foundation
import Logging
public import Pipeline

/// What is said on standard error, and how.
struct LogOptions: ParsableArguments {
  @Option(help: "Least important lines to show: debug, info, warn or error.")
  var logLevel: LogLevel = .warn

  @Option(help: "Form of log lines: text for people, json for collectors.")
  var logFormat: LogFormat = .text

  @Flag(name: .shortAndLong, help: "Say what is done, and end with a summary.")
  var verbose = false

  @Flag(name: .shortAndLong, help: "Say nothing but errors.")
  var quiet = false

  func validate() throws {
    if verbose && quiet { throw ValidationError("--verbose and --quiet exclude each other") }
  }

  /// Whether a run ends with a table: on a terminal, or when asked for.
  var showsSummary: Bool { !quiet && (verbose || StandardError.isTerminal) }

  /// Whether a line on the terminal shows how far a run is.
  var showsProgress: Bool {
    !quiet && logFormat == .text && StandardError.isTerminal
      && (ProcessInfo.processInfo.environment["NO_COLOR"] ?? "").isEmpty
  }

  var logger: Logger {
    let level: Logger.Level =
      quiet ? .error : (verbose ? min(.info, logLevel.level) : logLevel.level)
    return Logger(label: "zhai") { _ in StandardErrorLog(level: level, format: logFormat) }
  }
}

/// The levels of the log by the names that its lines use.
enum LogLevel: String, ExpressibleByArgument, CaseIterable {
  case debug
  case info
  case warn
  case error

  var level: Logger.Level {
    switch self {
    case .debug: .debug
    case .info: .info
    case .warn: .warning
    case .error: .error
    }
  }
}

extension LogFormat: ExpressibleByArgument {}
