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

  private let state: StateReader
  private let stage: StageName?
  private let code: String?

  /// So many bytes are written at a time.
  private static let pieceBytes = 1 << 16

  /// - Parameters:
  ///   - path: the configuration, which says where the output is.
  ///   - stage: only rejections of this stage, such as `clean`.
  ///   - code: only rejections with this code, such as `bad_json`.
  ///   - environment: of the process.
  /// - Throws: `PipelineError`, where the configuration cannot be read.
  public init(
    configuration path: String,
    stage: String? = nil,
    code: String? = nil,
    in environment: ProgramEnvironment
  ) throws {
    state = try StateReader(configuration: path, in: environment)
    self.stage = stage.flatMap(StageName.init)
    self.code = code
  }

  /// Writes the list in that form, piece by piece: it may be longer than memory.
  ///
  /// - Throws: `PipelineError`: 66 where there has been no run yet.
  public func write(_ format: Format, to write: (String) -> Void) throws {
    var piece = ""
    func put(_ text: String) {
      piece += text
      if piece.utf8.count < Self.pieceBytes { return }
      write(piece)
      piece = ""
    }
    try state.read { store throws(LoadError) in
      switch format {
      case .text: try writeText(store, put)
      case .jsonl: try store.forEachRejection(stage: stage, code: code) { put(Self.jsonLine($0)) }
      case .csv:
        put("source_uri,byte_start,byte_end,stage,code,message\r\n")
        try store.forEachRejection(stage: stage, code: code) { put(Self.csvLine($0)) }
      }
    }
    write(piece)
  }

  private func writeText(_ store: Store, _ put: (String) -> Void) throws(LoadError) {
    for (code, count) in try store.rejectionCounts(stage: stage, code: code) {
      put("\(code): \(count)\n")
      try store.forEachRejection(stage: stage, code: code) { known in
        let rejection = known.rejection
        let bytes = rejection.byteRange.map { ":\($0.lowerBound)-\($0.upperBound)" } ?? ""
        put(
          "  \(Quoted.safe(rejection.sourceURI))\(bytes): \(rejection.stage.rawValue): "
            + "\(Quoted.safe(rejection.message))\n"
        )
      }
    }
  }

  private static func jsonLine(_ known: KnownRejection) -> String {
    let rejection = known.rejection
    var writer = JSONWriter()
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
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  private static func csvLine(_ known: KnownRejection) -> String {
    let rejection = known.rejection
    let cells = [
      rejection.sourceURI, rejection.byteRange.map { "\($0.lowerBound)" } ?? "",
      rejection.byteRange.map { "\($0.upperBound)" } ?? "", rejection.stage.rawValue,
      rejection.code, rejection.message,
    ]
    return cells.map(quoted).joined(separator: ",") + "\r\n"
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
