import Corpus
import Foundation
import Load

/// What was rejected, from the state: there even when nothing could be published.
public struct RejectList: Sendable {
  /// How it is written.
  public enum Format: String, Sendable, CaseIterable {
    /// For people: one line each, grouped by code.
    case text
    case jsonl
    case csv
  }

  private let rejections: [KnownRejection]

  /// - Parameters:
  ///   - path: the configuration, which says where the output is.
  ///   - stage: only rejections of this stage, such as `clean`.
  ///   - code: only rejections with this code, such as `bad_json`.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`: 66 where there has been no run yet.
  public init(
    configuration path: String,
    stage: String? = nil,
    code: String? = nil,
    in environment: ProgramEnvironment
  ) throws {
    let state = try StateReader(configuration: path, in: environment)
    rejections = try state.read { store throws(LoadError) in
      var found: [KnownRejection] = []
      try store.forEachRejection(stage: stage.flatMap(StageName.init), code: code) {
        found.append($0)
      }
      return found
    }
  }

  public var isEmpty: Bool { rejections.isEmpty }

  /// The list in that form.
  public func text(_ format: Format) -> String {
    switch format {
    case .text: people
    case .jsonl: jsonLines
    case .csv: csv
    }
  }

  private var people: String {
    var text = ""
    let groups = Dictionary(grouping: rejections) { $0.rejection.code }
    for (code, group) in groups.sorted(by: { ($1.value.count, $0.key) < ($0.value.count, $1.key) })
    {
      text += "\(code): \(group.count)\n"
      for known in group {
        let rejection = known.rejection
        let bytes = rejection.byteRange.map { ":\($0.lowerBound)-\($0.upperBound)" } ?? ""
        text +=
          "  \(Quoted.safe(rejection.sourceURI))\(bytes): \(rejection.stage.rawValue): "
          + "\(Quoted.safe(rejection.message))\n"
      }
    }
    return text
  }

  private var jsonLines: String {
    var writer = JSONWriter()
    for known in rejections {
      let rejection = known.rejection
      writer.beginObject()
      writer.key("source_uri")
      writer.string(rejection.sourceURI)
      writer.key("byte_start")
      if let range = rejection.byteRange { writer.integer(range.lowerBound) } else { writer.null() }
      writer.key("byte_end")
      if let range = rejection.byteRange { writer.integer(range.upperBound) } else { writer.null() }
      for (key, value) in [
        ("stage", rejection.stage.rawValue), ("code", rejection.code),
        ("message", rejection.message),
      ] {
        writer.key(key)
        writer.string(value)
      }
      writer.endObject()
      writer.endLine()
    }
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private var csv: String {
    var text = "source_uri,byte_start,byte_end,stage,code,message\r\n"
    for known in rejections {
      let rejection = known.rejection
      let cells = [
        rejection.sourceURI, rejection.byteRange.map { "\($0.lowerBound)" } ?? "",
        rejection.byteRange.map { "\($0.upperBound)" } ?? "", rejection.stage.rawValue,
        rejection.code, rejection.message,
      ]
      text += cells.map(Self.quoted).joined(separator: ",") + "\r\n"
    }
    return text
  }

  /// A cell after RFC 4180.
  private static func quoted(_ cell: String) -> String {
    let isPlain = cell.utf8.allSatisfy { !",\"\r\n".utf8.contains($0) }
    if isPlain, cell.first != " ", cell.last != " " { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }
}
