internal import GRDB

/// A dataset in the making: one connection that sees the dataset (`main`), the store (`work`) and
/// the intermediate results (`pass`), all of them on disk, so that memory does not grow with the
/// corpus.
public struct CorpusPass {
  let database: Database
  let path: String

  /// Runs `body` on the connection, with every error as a `LoadError`.
  func perform(_ body: (Database) throws -> Void) throws(LoadError) {
    try LoadError.wrapping(path: path) { try body(database) }
  }

  func execute(_ sql: String) throws(LoadError) {
    try perform { try $0.execute(sql: sql) }
  }

  func statement(_ sql: String) throws(LoadError) -> PreparedStatement {
    try LoadError.wrapping(path: path) { try PreparedStatement(database, sql) }
  }

  /// The intermediate results.
  ///
  /// `documents` and `sources` give the ids; `rank` is the place among those of one base id.
  /// `members` says which entities of which documents are one, as a cluster; `clusters` what the
  /// cluster is called; `entity_of` is the way back from a document's own entity. `corrected`,
  /// `renames` and `renamed` are what corrections say of them and did.
  static let ddl = """
    CREATE TABLE pass.sources (
      uri TEXT PRIMARY KEY, source_id TEXT NOT NULL UNIQUE
    ) WITHOUT ROWID;
    CREATE TABLE pass.documents (
      base_id TEXT NOT NULL, rank INTEGER NOT NULL, document_id TEXT NOT NULL,
      key INTEGER NOT NULL, digest BLOB NOT NULL, duplicate_of TEXT, similarity REAL,
      PRIMARY KEY (base_id, rank)
    ) WITHOUT ROWID;
    CREATE TABLE pass.members (
      cluster INTEGER NOT NULL, document INTEGER NOT NULL, local INTEGER NOT NULL,
      PRIMARY KEY (cluster, document, local)
    ) WITHOUT ROWID;
    CREATE TABLE pass.clusters (
      cluster INTEGER PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL,
      first_document TEXT NOT NULL
    );
    CREATE TABLE pass.identities (
      entity_id TEXT NOT NULL PRIMARY KEY, cluster INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE pass.entity_of (
      document INTEGER NOT NULL, local INTEGER NOT NULL, entity_id TEXT NOT NULL,
      PRIMARY KEY (document, local)
    ) WITHOUT ROWID;
    CREATE TABLE pass.corrected (
      document INTEGER NOT NULL, local INTEGER NOT NULL, number INTEGER NOT NULL,
      rule TEXT NOT NULL, PRIMARY KEY (number, document, local)
    ) WITHOUT ROWID;
    CREATE TABLE pass.renames (
      type TEXT NOT NULL, name TEXT NOT NULL, target TEXT NOT NULL, number INTEGER NOT NULL,
      rule TEXT NOT NULL, PRIMARY KEY (type, name)
    ) WITHOUT ROWID;
    CREATE TABLE pass.renamed (
      cluster INTEGER NOT NULL PRIMARY KEY, type TEXT NOT NULL, name TEXT NOT NULL,
      target TEXT NOT NULL, rule TEXT NOT NULL
    ) WITHOUT ROWID;
    """
}
