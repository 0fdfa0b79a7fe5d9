public import Corpus
internal import GRDB

/// The inputs of one run, each once, in the order of the bytes of their uris.
///
/// They lie in a temporary file that has no name, so memory does not grow with their number.
public final class InputList: Sendable {
  /// A file that is to be read.
  public struct File: Sendable, Hashable {
    public let uri: String
    /// The path as the system has it.
    public let path: [UInt8]
    /// The number of the reader that it is given to.
    public let reader: Int

    public init(uri: String, path: [UInt8], reader: Int) {
      self.uri = uri
      self.path = path
      self.reader = reader
    }
  }

  private let queue: DatabaseQueue

  /// How many inputs are handed out at a time.
  private static let pageSize = 256

  public init() throws(LoadError) {
    queue = try Connection.open("", for: .scratch)
    try LoadError.wrapping(path: nil) {
      try queue.write { database in
        try database.execute(sql: Self.ddl)
      }
    }
  }

  private static let ddl = """
    CREATE TABLE inputs (
      uri TEXT PRIMARY KEY, reader INTEGER, path BLOB, stage TEXT, code TEXT, message TEXT
    ) WITHOUT ROWID
    """

  /// Puts inputs in.
  public struct Adder {
    private let database: Database
    private let file: PreparedStatement
    private let rejection: PreparedStatement
    private let owner: PreparedStatement

    init(_ database: Database) throws {
      self.database = database
      file = try PreparedStatement(
        database,
        """
        INSERT INTO inputs (uri, reader, path) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET reader = excluded.reader, path = excluded.path, code = NULL
        WHERE code IS NOT NULL
        """
      )
      rejection = try PreparedStatement(
        database,
        "INSERT OR IGNORE INTO inputs (uri, stage, code, message) VALUES (?, ?, ?, ?)"
      )
      owner = try PreparedStatement(database, "SELECT reader FROM inputs WHERE uri = ?")
    }

    /// Adds a file, which may be there already.
    ///
    /// - Returns: the reader that has it: another one where the file was given to that before.
    /// - Throws: `LoadError`.
    public func add(_ item: File) throws(LoadError) -> Int {
      try LoadError.wrapping(path: nil) {
        try file.bind(1, item.uri)
        try file.bind(2, item.reader)
        try item.path.withUnsafeBytes { path in
          try file.bindBlob(3, borrowing: path)
          try file.run()
        }
        if database.changesCount > 0 { return item.reader }
        try owner.bind(1, item.uri)
        guard try owner.step() else { return item.reader }
        defer { owner.reset() }
        return owner.integer(0)
      }
    }

    /// Adds what is no file to read; a file of the same uri counts more.
    public func add(_ item: Rejection) throws(LoadError) {
      try LoadError.wrapping(path: nil) {
        try rejection.bind(1, item.sourceURI)
        try rejection.bind(2, item.stage.rawValue)
        try rejection.bind(3, item.code)
        try rejection.bind(4, item.message)
        try rejection.run()
      }
    }
  }

  /// Runs `body`, which puts inputs in.
  ///
  /// - Throws: what `body` throws; `LoadError`.
  public func fill(_ body: (Adder) throws -> Void) throws {
    try queue.write { try body(Adder($0)) }
  }

  /// How many files and how many rejections there are.
  public func count() throws(LoadError) -> (files: Int, rejections: Int) {
    try read { database in
      let rows = try PreparedStatement(database, "SELECT count(reader), count(code) FROM inputs")
      guard try rows.step() else { return (0, 0) }
      defer { rows.reset() }
      return (rows.integer(0), rows.integer(1))
    }
  }

  /// The files behind `uri`, as many as are handed out at a time; none at the end.
  public func files(after uri: String) throws(LoadError) -> [File] {
    try page("SELECT uri, reader, path FROM inputs WHERE uri > ? AND code IS NULL", uri) {
      File(uri: $0.string(0), path: Array($0.blob(2)), reader: $0.integer(1))
    }
  }

  /// The rejections behind `uri`, as many as are handed out at a time; none at the end.
  public func rejections(after uri: String) throws(LoadError) -> [Rejection] {
    try page(
      "SELECT uri, stage, code, message FROM inputs WHERE uri > ? AND code IS NOT NULL",
      uri
    ) {
      Rejection(
        sourceURI: $0.string(0),
        byteRange: nil,
        stage: StageName(rawValue: $0.string(1)) ?? .ingest,
        code: $0.string(2),
        message: $0.string(3)
      )
    }
  }

  /// Those of `uris` that are no inputs.
  public func missing(_ uris: [String]) throws(LoadError) -> [String] {
    try read { database in
      let known = try PreparedStatement(database, "SELECT 1 FROM inputs WHERE uri = ?")
      return try uris.filter { uri in
        try known.bind(1, uri)
        defer { known.reset() }
        return try !known.step()
      }
    }
  }

  private func page<Item>(
    _ sql: String,
    _ uri: String,
    _ item: (PreparedStatement) -> Item
  ) throws(LoadError) -> [Item] {
    try read { database in
      let rows = try PreparedStatement(database, sql + " ORDER BY uri LIMIT \(Self.pageSize)")
      try rows.bind(1, uri)
      var items: [Item] = []
      while try rows.step() { items.append(item(rows)) }
      return items
    }
  }

  private func read<Result>(_ body: (Database) throws -> Result) throws(LoadError) -> Result {
    try LoadError.wrapping(path: nil) { try queue.inDatabase(body) }
  }
}
