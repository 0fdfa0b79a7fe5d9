/// The tables of the store: what the workers found, document by document, without any id that
/// depends on other documents.
///
/// The rows of a document are one value (see `RowWriter`), because a document is what is added,
/// replaced and removed. What a corpus-wide step compares stands in tables of its own.
enum StoreSchema {
  /// Marks the file as a store of ours: `ZHAS` in ASCII.
  static let applicationID = 0x5A48_4153
  /// The format of the tables and of the stored rows.
  static let version = 1

  static let ddl = """
    CREATE TABLE sources (
      uri TEXT NOT NULL PRIMARY KEY,
      media_type TEXT NOT NULL,
      charset TEXT NOT NULL,
      replacements INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE documents (
      key INTEGER PRIMARY KEY,
      source_uri TEXT NOT NULL,
      ordinal INTEGER NOT NULL,
      base_id TEXT NOT NULL,
      digest BLOB NOT NULL,
      char_count INTEGER NOT NULL,
      locator TEXT,
      url TEXT,
      title TEXT,
      publisher TEXT,
      language TEXT,
      script TEXT,
      published TEXT,
      published_basis TEXT,
      cut_head INTEGER NOT NULL,
      cut_tail INTEGER NOT NULL,
      source_start INTEGER,
      source_end INTEGER,
      text TEXT NOT NULL,
      rows BLOB NOT NULL,
      UNIQUE (source_uri, ordinal)
    ) STRICT;

    CREATE TABLE entities (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      local INTEGER NOT NULL,
      type TEXT NOT NULL,
      name TEXT NOT NULL,
      frequency INTEGER NOT NULL,
      PRIMARY KEY (document, local)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entity_names (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      local INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      name TEXT NOT NULL,
      kind TEXT NOT NULL,
      "start" INTEGER,
      "end" INTEGER,
      rule TEXT NOT NULL,
      PRIMARY KEY (document, local, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE entity_codes (
      document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
      local INTEGER NOT NULL,
      scheme TEXT NOT NULL,
      code TEXT NOT NULL,
      PRIMARY KEY (document, local, scheme, code)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rejections (
      source_uri TEXT NOT NULL,
      byte_start INTEGER,
      byte_end INTEGER,
      stage TEXT NOT NULL,
      code TEXT NOT NULL,
      message TEXT NOT NULL,
      document_id TEXT
    ) STRICT;
    CREATE INDEX rejections_by_source ON rejections (source_uri);

    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """
}
