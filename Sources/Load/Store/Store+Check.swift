internal import Crypto
internal import Foundation
internal import GRDB

extension Store {
  /// Whether all is there that was put in, before anything is made of it.
  ///
  /// SQLite notices a page that makes no sense, not one whose content has changed: so what the
  /// tables say of each other is compared, and the texts and rows with their hashes. It reads the
  /// whole file once.
  ///
  /// - Throws: `LoadError` of kind `corrupt`.
  public func check() throws(LoadError) {
    try LoadError.wrapping(path: path) {
      try interruptibly(queue) {
        try queue.read { database in
          try checkPages(database)
          try checkCounts(database)
          try checkContent(database)
        }
      }
    }
  }

  private func damaged(_ message: String) -> LoadError {
    LoadError(.corrupt, path: path, message: message)
  }

  private func checkPages(_ database: Database) throws {
    let found = try String.fetchAll(database, sql: "PRAGMA quick_check(1)")
    if found != ["ok"] { throw damaged(found.joined(separator: "; ")) }
    let violation = try PreparedStatement(database, "PRAGMA foreign_key_check")
    if try violation.step() {
      let table = violation.string(0)
      violation.reset()
      throw damaged("a row of \(table) has no parent")
    }
  }

  private func checkCounts(_ database: Database) throws {
    for (what, sql) in Self.counts where try Int.fetchOne(database, sql: sql) != 0 {
      throw damaged("\(what) are not as many as they were")
    }
  }

  /// What is to be nothing.
  private static let counts = [
    (
      "records",
      """
      SELECT count(*) FROM sources s WHERE s.records IS NOT NULL
        AND s.records <> (SELECT count(*) FROM records r WHERE r.source_uri = s.uri)
      """
    ),
    (
      "documents",
      """
      SELECT count(*) FROM records r
      WHERE r.documents <> (SELECT count(*) FROM documents d WHERE d.record = r.key)
      """
    ),
    (
      "rejections",
      """
      SELECT count(*) FROM records r
      WHERE r.rejections <> (SELECT count(*) FROM rejections d WHERE d.record = r.key)
      """
    ),
    (
      "entities",
      """
      SELECT count(*) FROM documents d
      WHERE d.entities <> (SELECT count(*) FROM entities e WHERE e.document = d.key)
      """
    ),
    (
      "sources",
      "SELECT count(*) FROM records r WHERE NOT EXISTS (SELECT 1 FROM sources s WHERE s.uri = r.source_uri)"
    ),
  ]

  private func checkContent(_ database: Database) throws {
    let documents = try PreparedStatement(
      database,
      "SELECT digest, text, rows_digest, rows, source_uri FROM documents"
    )
    while try documents.step() {
      if !Self.hashes(documents.text(1), to: documents.blob(0))
        || !Self.hashes(documents.blob(3), to: documents.blob(2))
      {
        let uri = documents.string(4)
        documents.reset()
        throw damaged("a document of \(uri) is not what it was")
      }
    }
  }

  /// Whether the SHA-256 of `bytes` begins with `digest`.
  private static func hashes(
    _ bytes: UnsafeRawBufferPointer,
    to digest: UnsafeRawBufferPointer
  ) -> Bool {
    var hash = SHA256()
    hash.update(bufferPointer: bytes)
    return digest.count >= 8 && hash.finalize().prefix(digest.count).elementsEqual(digest)
  }

  /// The statements that made the tables, as SQLite keeps them.
  func schema(_ database: Database) throws -> [String] {
    try String.fetchAll(
      database,
      sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name"
    )
  }

  /// - Throws: `LoadError` of kind `corrupt`, where a table is not the one that was made.
  func checkSchema(_ database: Database) throws {
    let model = try DatabaseQueue()
    let expected = try model.write { model in
      try model.execute(sql: StoreSchema.content)
      try model.execute(sql: StoreSchema.history)
      return try schema(model)
    }
    if try schema(database) != expected { throw damaged("its tables are not those of a state") }
  }
}
