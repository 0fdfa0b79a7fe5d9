import Foundation

/// Says to a run from outside that it is to save what it has and end.
///
/// The first reason counts. What is going on can be told at once through `interrupting`.
public final class StopRequest: Sendable {
  /// Why a run ends early.
  public enum Reason: Sendable, Hashable {
    /// SIGINT.
    case interrupted
    /// SIGTERM.
    case terminated
    case deadline
    case memory

    var error: PipelineError {
      switch self {
      case .interrupted:
        PipelineError(.interrupted, "interrupted; what was worked is saved, run again to go on")
      case .terminated:
        PipelineError(.terminated, "terminated; what was worked is saved, run again to go on")
      case .deadline:
        PipelineError(
          .temporaryFailure,
          "the deadline has come; what was worked is saved, run again to go on"
        )
      case .memory:
        PipelineError(
          .temporaryFailure,
          "the memory limit is reached; what was worked is saved, run again to go on"
        )
      }
    }
  }

  // NSLock guards all that changes.
  private let lock = NSLock()
  private nonisolated(unsafe) var first: Reason?
  private nonisolated(unsafe) var interruption: (@Sendable () -> Void)?
  private nonisolated(unsafe) var sources: [any DispatchSourceProtocol] = []

  public init() {}

  /// Why the run is to end; nil while it is not.
  public var reason: Reason? { lock.withLock { first } }

  public func request(_ reason: Reason) {
    let interruption = lock.withLock { () -> (@Sendable () -> Void)? in
      if first == nil { first = reason }
      return self.interruption
    }
    interruption?()
  }

  /// SIGINT and SIGTERM become requests; a second one ends the process where it stands, which
  /// costs no more than a kill.
  public func watchSignals() {
    let queue = DispatchQueue(label: "zhai.signals")
    for (number, reason) in [(SIGINT, Reason.interrupted), (SIGTERM, .terminated)] {
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [self] in
        if reason != self.reason, self.reason == nil {
          request(reason)
        } else {
          _exit(128 + number)
        }
      }
      source.resume()
      lock.withLock { sources.append(source) }
    }
  }

  /// Requests an end after `duration`.
  func arm(after duration: Duration) {
    let timer = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "zhai.deadline"))
    timer.schedule(deadline: .now() + duration / .seconds(1))
    timer.setEventHandler { [self] in request(.deadline) }
    timer.resume()
    lock.withLock { sources.append(timer) }
  }

  /// Calls `interruption` when an end is requested while `body` is at work.
  func interrupting<Result>(
    _ interruption: @escaping @Sendable () -> Void,
    _ body: () throws -> Result
  ) throws -> Result {
    try check()
    lock.withLock { self.interruption = interruption }
    defer { lock.withLock { self.interruption = nil } }
    return try body()
  }

  /// - Throws: `PipelineError` with the reason's exit code, where an end was requested.
  func check() throws(PipelineError) {
    if let reason { throw reason.error }
  }
}

/// What the process uses, as the system counts it.
enum ProcessMemory {
  /// Bytes in memory now.
  static var resident: Int {
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return 0
    }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return pages * Int(getpagesize())
  }

  /// The most bytes that were in memory at once.
  static var peak: Int {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return usage.ru_maxrss * 1024
  }
}
