internal import GRDB

/// Gives sources and documents their ids: by content, and where several share it, numbered in the
/// order of source uri, then ordinal.
struct DocumentIdentity {
  let pass: CorpusPass

  func assign() throws(LoadError) {
    try assignSources()
    try assignDocuments()
  }

  private func assignSources() throws(LoadError) {
    try pass.perform { database in
      let sources = try PreparedStatement(
        database,
        "SELECT uri, substr(sha256, 1, 16) FROM work.sources ORDER BY 2, 1"
      )
      let insert = try PreparedStatement(
        database,
        "INSERT INTO pass.sources (source_id, uri) VALUES (?, ?)"
      )
      var previous = ""
      var rank = 0
      while try sources.step() {
        let base = "s_" + sources.string(1)
        rank = base == previous ? rank + 1 : 0
        previous = base
        try insert.bind(1, Identifier.ranked(base, rank))
        try insert.bind(2, sources.string(0))
        try insert.run()
      }
    }
  }

  private func assignDocuments() throws(LoadError) {
    try pass.perform { database in
      let documents = try PreparedStatement(
        database,
        """
        SELECT base_id, key, digest FROM work.documents ORDER BY base_id, source_uri, ordinal
        """
      )
      let insert = try PreparedStatement(
        database,
        """
        INSERT INTO pass.documents (base_id, rank, document_id, key, digest)
        VALUES (?, ?, ?, ?, ?)
        """
      )
      var previous = ""
      var rank = 0
      while try documents.step() {
        let base = documents.string(0)
        rank = base == previous ? rank + 1 : 0
        previous = base
        try insert.bind(1, base)
        try insert.bind(2, rank)
        try insert.bind(3, Identifier.ranked(base, rank))
        try insert.bind(4, documents.integer(1))
        try insert.bindBlob(5, borrowing: documents.blob(2))
        try insert.run()
      }
      try database.execute(
        sql: """
          CREATE UNIQUE INDEX pass.documents_by_id ON documents (document_id, key);
          CREATE UNIQUE INDEX pass.documents_by_key ON documents (key, document_id);
          """
      )
    }
  }
}
