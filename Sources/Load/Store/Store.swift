internal import Foundation
internal import GRDB

/// The working database: the rows of each document as its workers left them, keyed by record,
/// apart from every other document, with what each was made from.
///
/// A record is the unit that is worked, kept and removed. `build` derives the dataset from all
/// documents; nothing in it depends on the order in which they came.
public final class Store: Sendable {
  /// How the file is kept.
  public enum Durability: Sendable, Hashable {
    /// Whole after a crash and a power loss: each batch is there or not.
    case lasting
    /// Fast, and thrown away on any fault.
    case scratch
    /// Only to be looked at; never made where there is none.
    case reading
  }

  /// The file.
  public let path: String
  let queue: DatabaseQueue
  // NSLock guards it.
  private let lock = NSLock()
  private nonisolated(unsafe) var building: DatabaseQueue?

  /// Opens the store at `path`, which is made where there is none.
  ///
  /// A store of an older version is brought to this one: its documents go, as they can be made
  /// again, the history of runs stays.
  ///
  /// - Parameters:
  ///   - path: of the file; beside it SQLite keeps its journal.
  ///   - durability: how it is kept.
  /// - Throws: `LoadError`; of kind `corrupt` where the file is no store, of kind `newer` where a
  ///   newer program made it.
  public init(at path: String, durability: Durability = .scratch) throws(LoadError) {
    self.path = path
    let purpose: Connection.Purpose =
      switch durability {
      case .lasting: .lasting
      case .scratch: .scratch
      case .reading: .reading
      }
    queue = try Connection.open(path, for: purpose, enforcesForeignKeys: true)
    if durability == .reading { try checkVersion() } else { try prepare() }
  }

  /// Ends the work on the file; with a lasting store its journal is folded in.
  public func close() throws(LoadError) {
    try LoadError.wrapping(path: path) { try queue.close() }
  }

  /// Breaks off a `build` that another thread is at.
  public func interrupt() { lock.withLock { building }?.interrupt() }

  /// Runs `body`, a part of a build, on `queue`, which `interrupt` can break off.
  func interruptibly<Result>(
    _ queue: DatabaseQueue,
    _ body: () throws -> Result
  ) throws -> Result {
    lock.withLock { building = queue }
    defer { lock.withLock { building = nil } }
    return try body()
  }

  private func prepare() throws(LoadError) {
    try LoadError.wrapping(path: path) {
      try queue.write { database in
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        if !isEmpty {
          let version = try version(database)
          if version == StoreSchema.version { return try checkSchema(database) }
          for table in StoreSchema.contentTables {
            try database.execute(sql: "DROP TABLE IF EXISTS \(table)")
          }
        }
        try database.execute(sql: StoreSchema.content)
        if try !database.tableExists("runs") { try database.execute(sql: StoreSchema.history) }
        try database.execute(sql: StoreSchema.mark)
      }
    }
  }

  private func checkVersion() throws(LoadError) {
    try LoadError.wrapping(path: path) {
      try queue.read { database in
        guard try version(database) == StoreSchema.version else {
          throw LoadError(.newer, path: path, message: "is a state of another version; run first")
        }
      }
    }
  }

  /// The version of the store, which may be an older one.
  private func version(_ database: Database) throws -> Int {
    let owner = try Int.fetchOne(database, sql: "PRAGMA application_id")
    guard owner == StoreSchema.applicationID else {
      throw LoadError(.corrupt, path: path, message: "is no state of ours")
    }
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    guard version <= StoreSchema.version else {
      throw LoadError(
        .newer,
        path: path,
        message: "is a state of version \(version), this program knows \(StoreSchema.version)"
      )
    }
    return version
  }

  /// Applies a batch of changes, all of it or, on an error, nothing: one transaction.
  public func commit(_ changes: [StoreChange]) throws(LoadError) {
    if changes.isEmpty { return }
    try write { database in
      let writer = try StoreWriter(database)
      for change in changes { try writer.apply(change) }
      if database.totalChangesCount > writer.changesBefore {
        try database.execute(
          sql: "UPDATE counters SET value = value + 1 WHERE name = 'revision'"
        )
      }
    }
  }

  func write<Result>(_ body: (Database) throws -> Result) throws(LoadError) -> Result {
    try LoadError.wrapping(path: path) { try queue.write(body) }
  }

  /// Reads without a transaction, for the many small questions of a run.
  func look<Result>(_ body: (Database) throws -> Result) throws(LoadError) -> Result {
    try LoadError.wrapping(path: path) { try queue.inDatabase(body) }
  }
}
