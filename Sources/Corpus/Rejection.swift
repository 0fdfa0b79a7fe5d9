/// An input, or a part of one, that did not become a document, and why.
///
/// Every rejection is a row of `rejects`: nothing is lost silently.
public struct Rejection: Sendable, Hashable {
  /// The uri of the source.
  public let sourceURI: String
  /// Where in the source, in bytes; nil where the source could not be read at all.
  public let byteRange: Range<Int>?
  public let stage: StageName
  /// Stable and of a bounded set, `snake_case`: `io_unreadable`, `invalid_utf8`, `limit_bytes`;
  /// what a filter drops on purpose begins with `filtered_`.
  public let code: String
  /// For people: what, where, what to do.
  public let message: String

  public init(
    sourceURI: String,
    byteRange: Range<Int>?,
    stage: StageName,
    code: String,
    message: String
  ) {
    self.sourceURI = sourceURI
    self.byteRange = byteRange
    self.stage = stage
    self.code = code
    self.message = message
  }
}

/// The five stages, in the order in which data flows.
public enum StageName: String, Sendable, CaseIterable, Hashable {
  case ingest
  case clean
  case segment
  case extract
  case load
}

/// Why one record or document could not be worked; it becomes a `Rejection`, the run goes on.
public struct StageError: Error, Sendable, Hashable, CustomStringConvertible {
  public let stage: StageName
  /// As in `Rejection.code`.
  public let code: String
  public let message: String

  public init(stage: StageName, code: String, message: String) {
    self.stage = stage
    self.code = code
    self.message = message
  }

  public var description: String { "\(stage.rawValue): \(message) [\(code)]" }
}
