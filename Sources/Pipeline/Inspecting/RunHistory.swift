import Corpus
import Foundation
import Load

/// The runs of an output folder, as its state remembers them.
public struct RunHistory: Sendable {
  private let runs: [RunEntry]
  private let output: OutputFolder
  /// Who holds the lock now; nil where nobody does.
  private let holder: String?

  /// Reads the history; writes nothing.
  ///
  /// - Parameters:
  ///   - path: the configuration, which says where the output is.
  ///   - limit: how many runs, the latest ones.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`: 66 where there has been no run yet, 78 where the configuration is
  ///   invalid.
  public init(
    configuration path: String,
    limit: Int,
    in environment: ProgramEnvironment
  ) throws {
    let state = try StateReader(configuration: path, in: environment)
    output = state.output
    runs = try state.read { store throws(LoadError) in try store.runs(limit: limit) }
    holder = RunLock.holder(of: output.path)
  }

  /// One line a run, the latest first.
  public var text: String {
    var text =
      "started                   outcome    rc   seconds  documents  worked  rejects  build\n"
    for run in runs {
      let figures = (try? JSONParser.parse(Array(run.figures.utf8))) ?? .object([:])
      func figure(_ key: String) -> String { figures[key]?.integer.map(String.init) ?? "-" }
      let seconds = run.duration.map { NumberFormat.shortest(($0 * 10).rounded() / 10) } ?? "-"
      text +=
        [
          Self.left(run.started, 26), Self.left(outcome(of: run), 10),
          Self.left(run.exitCode.map(String.init) ?? "-", 4), Self.right(seconds, 8),
          Self.right(figure("documents"), 11), Self.right(figure("documents_worked"), 8),
          Self.right(figure("rejects"), 9), "  " + (run.build ?? "-"),
        ].joined() + "\n"
    }
    return text
  }

  /// One JSON object a run, one a line, the latest first.
  public var jsonLines: String {
    var writer = JSONWriter()
    for run in runs {
      writer.beginObject()
      writer.key("run_id")
      writer.string(run.run)
      for (key, value) in [
        ("started", run.started), ("ended", run.ended), ("outcome", outcome(of: run)),
        ("program", run.program), ("configuration", run.configuration), ("build", run.build),
      ] {
        writer.key(key)
        if let value { writer.string(value) } else { writer.null() }
      }
      writer.key("rc")
      if let code = run.exitCode { writer.integer(code) } else { writer.null() }
      writer.key("duration_s")
      if let duration = run.duration { writer.number(duration) } else { writer.null() }
      writer.key("figures")
      writer.value((try? JSONParser.parse(Array(run.figures.utf8))) ?? .object([:]))
      writer.endObject()
      writer.endLine()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  /// A run that never wrote its end goes on, or was killed: the lock knows.
  private func outcome(of run: RunEntry) -> String {
    run.outcome == "running" && holder == nil ? "killed" : run.outcome
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.utf8.count))
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.utf8.count)) + text
  }

  // MARK: Status

  /// What a monitor is told, in the form of its plug-ins: a line, and 0, 1, 2 or 3.
  public struct Status: Sendable, Hashable {
    /// How worried to be.
    public enum Level: Int32, Sendable, Hashable {
      case ok = 0
      /// Nothing is lost, but look at it today.
      case warning = 1
      /// The dataset is not what it should be by now.
      case critical = 2
    }

    public let level: Level
    /// One line.
    public let text: String
  }

  /// How things stand.
  ///
  /// - Parameter maximumAge: the last good run may have ended so long ago; nil: any time.
  /// - Returns: a level and a line.
  public func status(maximumAge: Duration?) -> Status {
    guard let last = runs.first else { return Status(level: .critical, text: "no run yet") }
    let success = runs.first { RunEntry.successes.contains($0.outcome) }
    let age = success?.ended.flatMap(Timestamp.seconds).map {
      Date.now.timeIntervalSince1970 - $0
    }
    let since = success?.ended.map { "last good run \($0)" } ?? "no good run yet"
    let build = output.current.map { "dataset \($0)" } ?? "no dataset"
    func status(_ level: Status.Level, _ text: String) -> Status {
      let name =
        switch level {
        case .ok: "OK"
        case .warning: "WARNING"
        case .critical: "CRITICAL"
        }
      return Status(level: level, text: "\(name): \(text); \(since); \(build)")
    }
    if let maximumAge, age.map({ $0 > maximumAge / .seconds(1) }) ?? true {
      return status(.critical, "no good run within \(Int(maximumAge / .seconds(1))) s")
    }
    switch outcome(of: last) {
    case "published", "unchanged":
      return output.current == nil
        ? status(.critical, "the dataset is gone") : status(.ok, "the last run ended well")
    case "running":
      return status(success == nil ? .warning : .ok, "a run is at work (\(holder ?? ""))")
    case "stopped": return status(.warning, "the last run was stopped; the next one goes on")
    case "killed": return status(.warning, "the last run was killed; the next one goes on")
    default: return status(.critical, "the last run failed with \(last.exitCode ?? -1)")
    }
  }
}
