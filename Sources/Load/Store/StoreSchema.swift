/// The tables of the store: what the workers found, record by record, without any id that depends
/// on other documents, and beside it what was worked how, and the history of runs.
///
/// The rows of a document are one value (see `RowWriter`), because a document is what is added,
/// replaced and removed. What a corpus-wide step compares stands in tables of its own.
enum StoreSchema {
  /// Marks the file as a store of ours: `ZHAS` in ASCII.
  static let applicationID = 0x5A48_4153
  /// The format of the tables and of the stored rows.
  ///
  /// What `content` holds can be made again from the sources, so a store of an older version
  /// loses it and is filled by the next run; `history` is kept and only ever gets more columns.
  static let version = 3

  /// What is removed from a store of an older version, children first.
  static let contentTables = [
    "rejections", "entity_codes", "entity_names", "entities", "documents", "records", "sources",
    "publications", "counters",
  ]

  static let content = """
    CREATE TABLE counters (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT;
    INSERT INTO counters VALUES ('revision', 0);

    CREATE TABLE publications (
      id INTEGER PRIMARY KEY,
      build TEXT NOT NULL,
      revision INTEGER NOT NULL,
      fingerprint INTEGER NOT NULL,
      seal TEXT NOT NULL,
      rows TEXT NOT NULL
    ) STRICT;

    CREATE TABLE sources (
      uri TEXT NOT NULL PRIMARY KEY,
      media_type TEXT NOT NULL,
      charset TEXT NOT NULL,
      replacements INTEGER NOT NULL,
      bytes INTEGER NOT NULL,
      sha256 TEXT NOT NULL,
      reader INTEGER NOT NULL,
      reading INTEGER NOT NULL,
      records INTEGER,
      fingerprint INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE records (
      key INTEGER PRIMARY KEY,
      source_uri TEXT NOT NULL,
      reading INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      digest BLOB NOT NULL,
      fingerprint INTEGER NOT NULL,
      stage TEXT NOT NULL,
      locator TEXT,
      byte_start INTEGER NOT NULL,
      first_document INTEGER NOT NULL,
      documents INTEGER NOT NULL,
      rejections INTEGER NOT NULL,
      UNIQUE (source_uri, reading, ordinal)
    ) STRICT;
    CREATE INDEX records_by_digest ON records (source_uri, digest);

    CREATE TABLE documents (
      key INTEGER PRIMARY KEY,
      record INTEGER NOT NULL REFERENCES records ON DELETE CASCADE,
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
      entities INTEGER NOT NULL,
      rows_digest BLOB NOT NULL,
      text TEXT NOT NULL,
      rows BLOB NOT NULL
    ) STRICT;
    CREATE INDEX documents_by_record ON documents (record);

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
      record INTEGER REFERENCES records ON DELETE CASCADE,
      source_uri TEXT NOT NULL,
      byte_start INTEGER,
      byte_end INTEGER,
      stage TEXT NOT NULL,
      code TEXT NOT NULL,
      message TEXT NOT NULL,
      document_id TEXT
    ) STRICT;
    CREATE INDEX rejections_by_source ON rejections (source_uri);
    CREATE INDEX rejections_by_record ON rejections (record);
    """

  static let history = """
    CREATE TABLE runs (
      id INTEGER PRIMARY KEY,
      run TEXT NOT NULL,
      started TEXT NOT NULL,
      ended TEXT,
      outcome TEXT NOT NULL,
      exit_code INTEGER,
      duration REAL,
      program TEXT NOT NULL,
      configuration TEXT NOT NULL,
      build TEXT,
      figures TEXT NOT NULL
    ) STRICT;
    """

  static let mark = """
    PRAGMA application_id = \(applicationID);
    PRAGMA user_version = \(version);
    """
}
