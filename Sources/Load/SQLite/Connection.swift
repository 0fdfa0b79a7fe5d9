internal import GRDB

/// How connections are opened: the settings that every one of ours has.
enum Connection {
  /// What a database is for, which decides how it is kept.
  enum Purpose {
    /// Survives a crash and a power loss.
    case lasting
    /// Thrown away on any fault.
    case scratch
    /// Read only.
    case reading
    /// Read only as well, but opened for writing: SQLite forgets CHECK constraints on files that
    /// it cannot write, and integrity_check would not look at them.
    case checking
  }

  /// Opens the database at `path`, which is made where it is missing and may be written.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - purpose: what it is for.
  ///   - enforcesForeignKeys: whether each statement checks them. A build is filled in key order,
  ///     parents may come later, and the check of the whole comes at its end.
  /// - Returns: the open database.
  /// - Throws: `LoadError`.
  static func open(
    _ path: String,
    for purpose: Purpose,
    enforcesForeignKeys: Bool = false
  ) throws(LoadError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.label = "zhai.load"
    configuration.readonly = purpose == .reading
    configuration.busyMode = .timeout(5)
    configuration.foreignKeysEnabled = enforcesForeignKeys
    configuration.prepareDatabase { database in
      for pragma in pragmas(for: purpose) { try database.execute(sql: pragma) }
    }
    return try LoadError.wrapping(path: path) {
      try DatabaseQueue(path: path, configuration: configuration)
    }
  }

  private static func pragmas(for purpose: Purpose) -> [String] {
    let always = [
      "PRAGMA trusted_schema = OFF",
      "PRAGMA cell_size_check = ON",
      // Sorts of a whole corpus have to spill: in memory they would grow with it.
      "PRAGMA temp_store = FILE",
      "PRAGMA cache_size = -16384",
    ]
    let made = [
      "PRAGMA page_size = 4096", "PRAGMA encoding = 'UTF-8'", "PRAGMA auto_vacuum = NONE",
    ]
    return switch purpose {
    case .reading: always
    case .checking: always + ["PRAGMA query_only = ON"]
    case .lasting: made + always + ["PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL"]
    case .scratch: made + always + ["PRAGMA journal_mode = DELETE", "PRAGMA synchronous = OFF"]
    }
  }

  /// An identifier as SQL has it.
  static func quoted(_ name: String) -> String {
    "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  /// A string as SQL has it.
  static func literal(_ text: String) -> String {
    "'" + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''") + "'"
  }
}
