import Corpus
import Foundation
public import Logging

/// Writes log lines to standard error, as text or as JSON Lines.
///
/// Field names are fixed: `ts`, `level`, `event`, `msg`, then what the line's metadata brings.
/// Control characters from input are escaped, so that a hostile file cannot draw on the
/// operator's terminal. A warning or error that says the same again within ten seconds is held
/// back; the next one says how many there were.
public struct StandardErrorLog: LogHandler {
  public var logLevel: Logger.Level
  public var metadata: Logger.Metadata = [:]
  private let format: LogFormat
  private let repetitions = Repetitions()

  public init(level: Logger.Level, format: LogFormat) {
    logLevel = level
    self.format = format
  }

  public subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  public func log(event: LogEvent) {
    var all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    if event.level >= .warning {
      guard let unsaid = repetitions.take("\(event.message)") else { return }
      if unsaid > 0 { all["count"] = "\(unsaid + 1)" }
    }
    let line =
      switch format {
      case .json: json(event.level, "\(event.message)", all)
      case .text: text(event.level, "\(event.message)", all)
      }
    // One call a line, so that lines of several threads do not mix.
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private func json(_ level: Logger.Level, _ message: String, _ all: Logger.Metadata) -> [UInt8] {
    var writer = JSONWriter()
    writer.beginObject()
    writer.key("ts")
    writer.string(Timestamp.now)
    writer.key("level")
    writer.string(level.shortName)
    if case .string(let event)? = all["event"] {
      writer.key("event")
      writer.string(event)
    }
    writer.key("msg")
    writer.string(message)
    for (key, value) in all.sorted(by: { $0.key < $1.key }) where key != "event" {
      writer.key(key)
      if let integer = Int(value.description) {
        writer.integer(integer)
      } else if key.hasSuffix("_s"), let number = Double(value.description) {
        writer.number(number)
      } else {
        writer.string(value.description)
      }
    }
    writer.endObject()
    writer.endLine()
    return writer.bytes
  }

  private func text(_ level: Logger.Level, _ message: String, _ all: Logger.Metadata) -> [UInt8] {
    var line = "zhai: "
    if level >= .warning || level <= .debug { line += level.shortName + ": " }
    line += escaped(message)
    let unsaid: Set<String> = ["event", "run_id", "pipeline"]
    for (key, value) in all.sorted(by: { $0.key < $1.key }) where !unsaid.contains(key) {
      line += " \(key)=\(escaped(value.description))"
    }
    return Array((line + "\n").utf8)
  }

  private func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      if scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) {
        escaped += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

/// How often the same was said lately.
private final class Repetitions: Sendable {
  private static let pause = Duration.seconds(10)
  /// So many messages are remembered at most.
  private static let limit = 1000

  // NSLock guards `said`.
  private let lock = NSLock()
  private nonisolated(unsafe) var said: [String: (at: ContinuousClock.Instant, unsaid: Int)] = [:]

  /// - Returns: how many were held back since the last one; nil where this one is to be as well.
  func take(_ message: String) -> Int? {
    let now = ContinuousClock().now
    return lock.withLock {
      if said.count >= Self.limit { said.removeAll() }
      guard let last = said[message] else {
        said[message] = (now, 0)
        return 0
      }
      if now - last.at < Self.pause {
        said[message]?.unsaid += 1
        return nil
      }
      said[message] = (now, 0)
      return last.unsaid
    }
  }
}

extension Logger.Level {
  /// As the log's `level` field has it.
  fileprivate var shortName: String {
    switch self {
    case .trace, .debug: "debug"
    case .info, .notice: "info"
    case .warning: "warn"
    case .error, .critical: "error"
    }
  }
}

/// The time of day for logs and locks; never for the dataset.
enum Timestamp {
  /// RFC 3339 in UTC with milliseconds.
  static var now: String { text(of: .now) }

  static func text(of date: Date) -> String { date.formatted(style) }

  /// Seconds since 1970 of what `text` wrote.
  static func seconds(_ text: String) -> Double? {
    (try? style.parse(text))?.timeIntervalSince1970
  }

  private static let style = Date.ISO8601FormatStyle(
    includingFractionalSeconds: true,
    timeZone: .gmt
  )
}
