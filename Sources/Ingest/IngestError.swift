/// Why a run cannot begin: what the configuration names is not there or cannot be read.
public struct IngestError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of fault; each has an exit code of its own.
  public enum Kind: Sendable, Hashable {
    /// Nothing there to read; exit code 66.
    case noInput
    /// There, but it may not be read; exit code 77.
    case noPermission
    /// The system could not read it; exit code 74.
    case inputOutput
  }

  public let kind: Kind
  /// The path or pattern at fault, as the configuration has it.
  public let path: String
  /// What is wrong and what to do.
  public let message: String

  public init(_ kind: Kind, path: String, message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  public var description: String { "\(path): \(message)" }
}
