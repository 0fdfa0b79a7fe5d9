public import Corpus
internal import GRDB

/// The working database: the rows of each document as its workers left them, keyed by source and
/// number in the source, apart from every other document.
///
/// A document is the unit that is added, replaced and removed. `build` derives the dataset from
/// all of them; nothing in it depends on the order in which they came.
public final class Store: Sendable {
  /// How the file is kept.
  public enum Durability: Sendable, Hashable {
    /// Whole after a crash and a power loss: each batch is there or not.
    case lasting
    /// Fast, and thrown away on any fault.
    case scratch
  }

  /// The file.
  public let path: String
  let queue: DatabaseQueue

  /// Opens the store at `path`, which is made where there is none.
  ///
  /// - Parameters:
  ///   - path: of the file; beside it SQLite keeps its journal.
  ///   - durability: how it is kept.
  /// - Throws: `LoadError`; of kind `corrupt` where the file is no store or one of another
  ///   version.
  public init(at path: String, durability: Durability = .scratch) throws(LoadError) {
    self.path = path
    queue = try Connection.open(
      path,
      for: durability == .lasting ? .lasting : .scratch,
      enforcesForeignKeys: true
    )
    try prepare()
  }

  private func prepare() throws(LoadError) {
    try LoadError.wrapping(path: path) {
      try queue.write { database in
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        if isEmpty { return try database.execute(sql: StoreSchema.ddl) }
        let owner = try Int.fetchOne(database, sql: "PRAGMA application_id")
        let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
        guard owner == StoreSchema.applicationID, version == StoreSchema.version else {
          throw LoadError(.corrupt, path: path, message: "is no store of this version")
        }
      }
    }
  }

  /// Adds a source, or says anew what is known of one.
  public func add(_ source: Source) throws(LoadError) {
    try write { database in
      let insert = try PreparedStatement(
        database,
        """
        INSERT OR REPLACE INTO sources (uri, media_type, charset, replacements, bytes, sha256)
        VALUES (?, ?, ?, ?, ?, ?)
        """
      )
      try insert.bind(1, source.uri)
      try insert.bind(2, source.mediaType)
      try insert.bind(3, source.charset)
      try insert.bind(4, source.replacements)
      try insert.bind(5, source.byteCount)
      try insert.bind(6, source.sha256)
      try insert.run()
    }
  }

  /// Adds what the workers made, all of it or, on an error, nothing: one transaction.
  ///
  /// A document takes the place of one with the same source and number.
  public func add(_ items: [WorkItem]) throws(LoadError) {
    try write { database in
      let writer = try StoreWriter(database)
      for item in items {
        switch item {
        case .document(let rows): try writer.add(rows)
        case .rejection(let rejection, let documentID):
          try writer.add(rejection, documentID: documentID)
        }
      }
    }
  }

  /// Removes a source with its documents and rejections.
  public func removeSource(_ uri: String) throws(LoadError) {
    try write { database in
      for table in ["documents", "rejections"] {
        try database.execute(sql: "DELETE FROM \(table) WHERE source_uri = ?", arguments: [uri])
      }
      try database.execute(sql: "DELETE FROM sources WHERE uri = ?", arguments: [uri])
    }
  }

  private func write(_ body: (Database) throws -> Void) throws(LoadError) {
    try LoadError.wrapping(path: path) { try queue.write(body) }
  }
}
