internal import GRDB

/// Why rows, a database or an export could not be written or read.
public struct LoadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of trouble; the pipeline turns it into an exit code.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// No room is left on the disk, or a file has reached its limit (exit 74).
    case full
    /// Reading or writing failed (exit 74).
    case io
    /// Another process holds the database (exit 75).
    case busy
    /// The file is damaged or no database of ours (exit 74).
    case corrupt
    /// A newer program made the file (exit 78).
    case newer
    /// The file cannot be opened or made (exit 73).
    case cannotOpen = "cannot_open"
    /// The right to write is missing (exit 77).
    case notPermitted = "not_permitted"
    /// Memory ran out (exit 71).
    case memory
    /// Rows break the dataset's contract: a fault of ours (exit 70).
    case contract
    /// Anything else, which should not happen (exit 70).
    case unexpected
  }

  public let kind: Kind
  /// The file at fault; nil where no file is.
  public let path: String?
  /// What went wrong, in the words of the one who noticed.
  public let message: String

  public init(_ kind: Kind, path: String? = nil, message: String) {
    self.kind = kind
    self.path = path
    self.message = message
  }

  /// A document that cannot become rows, as an error of the whole run.
  public init(_ violation: ContractViolation) {
    self.init(.contract, message: violation.description)
  }

  public var description: String {
    let place = path.map { "\($0): " } ?? ""
    return "\(place)\(message)\(advice)"
  }

  private var advice: String {
    switch kind {
    case .full: "; make room and run again"
    case .busy: "; another process holds it, try again when that one has ended"
    case .corrupt: "; the file is damaged, put it aside and run again"
    case .notPermitted: "; check the owner and the mode of the file and of its folder"
    case .contract, .unexpected: "; this is a fault of the program, please report it"
    case .newer: "; use the program that made it, or put the file aside and run again"
    case .io, .cannotOpen, .memory: ""
    }
  }
}

extension LoadError {
  init(_ error: DatabaseError, path: String?) {
    let kind: Kind =
      switch error.resultCode {
      case .SQLITE_FULL: .full
      case .SQLITE_IOERR: .io
      case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
      case .SQLITE_CORRUPT, .SQLITE_NOTADB: .corrupt
      case .SQLITE_CANTOPEN: .cannotOpen
      case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH: .notPermitted
      case .SQLITE_NOMEM: .memory
      case .SQLITE_CONSTRAINT, .SQLITE_MISMATCH: .contract
      default: .unexpected
      }
    let statement = error.sql.map { " (\($0.prefix(200)))" } ?? ""
    let message = error.message ?? "SQLite gave no message"
    self.init(
      kind,
      path: path,
      message: "SQLite \(error.extendedResultCode.rawValue): \(message)\(statement)"
    )
  }

  /// What `body` gives, with every error as a `LoadError` about `path`.
  static func wrapping<Result>(
    path: String?,
    _ body: () throws -> Result
  ) throws(LoadError) -> Result {
    do {
      return try body()
    } catch let error as LoadError {
      throw error
    } catch let error as DatabaseError {
      throw LoadError(error, path: path)
    } catch {
      throw LoadError(.unexpected, path: path, message: "\(error)")
    }
  }
}
