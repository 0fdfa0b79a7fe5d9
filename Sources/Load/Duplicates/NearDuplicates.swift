internal import GRDB

/// Marks reprints: documents whose article an earlier one has, with another headline, another
/// note, a cut tail or other punctuation.
///
/// Documents are taken by source uri and number in the source. One is compared with the earlier
/// ones that are no reprints themselves, and repeats the first of them that it is a reprint of, so
/// that no reprint is one of a reprint. Bands of hashes, kept on the disk, say which documents are
/// worth a comparison of their texts; the comparison decides. Nothing depends on the order in which
/// documents came, and memory holds a few articles.
struct NearDuplicates {
  let pass: CorpusPass
  let minimumCharacters: Int
  /// In ten thousandths.
  let similarity: Int

  /// A band that more originals have says little; the first ones stand for them.
  ///
  /// It is in the sentences that an office puts below all its notices.
  private static let mostOriginals = 8
  /// A document is compared with so many others, those with the most bands in common.
  private static let mostCompared = 16

  func mark() throws(LoadError) {
    try pass.execute(Self.tables)
    try pass.perform { database in
      try place(database)
      try sign(database)
      try pair(database)
      try compare(database)
    }
    try pass.execute(Self.end)
  }

  // MARK: Candidates

  private func place(_ database: Database) throws {
    let statement = try PreparedStatement(
      database,
      """
      INSERT INTO pass.compared (position, document)
      SELECT row_number() OVER (ORDER BY w.source_uri, w.ordinal), w.key
      FROM pass.documents d JOIN work.documents w ON w.key = d.key
      WHERE d.duplicate_of IS NULL AND w.char_count BETWEEN ? AND ?
      ORDER BY 1
      """
    )
    try statement.bind(1, max(minimumCharacters, ComparedArticle.fewestShingles))
    try statement.bind(2, ComparedArticle.mostCharacters)
    try statement.run()
  }

  private func sign(_ database: Database) throws {
    let signature = BandSignature(similarity: Double(similarity) / 10_000)
    let reader = try ArticleReader(database)
    let documents = try PreparedStatement(
      database,
      "SELECT position, document FROM pass.compared ORDER BY position"
    )
    let insert = try PreparedStatement(
      database,
      "INSERT INTO pass.bands (hash, position) VALUES (?, ?)"
    )
    let keep = try PreparedStatement(
      database,
      "INSERT INTO pass.sketches (sketch, position) VALUES (?, ?)"
    )
    while try documents.step() {
      let body = try reader.body(of: documents.integer(1))
      guard body.tokens.count >= ComparedArticle.fewestShingles + Shingles.length - 1 else {
        continue
      }
      let values = signature.values(of: body)
      try values.sketch.withUnsafeBytes {
        try keep.bindBlob(1, borrowing: $0)
        try keep.bind(2, documents.integer(0))
        try keep.run()
      }
      for band in values.bands {
        try insert.bind(1, Int(bitPattern: UInt(band)))
        try insert.bind(2, documents.integer(0))
        try insert.run()
      }
    }
  }

  /// Keeps the bands that more than one document has.
  private func pair(_ database: Database) throws {
    let bands = try PreparedStatement(
      database,
      "SELECT hash, position FROM pass.bands ORDER BY hash, position"
    )
    let insert = try PreparedStatement(
      database,
      "INSERT INTO pass.shared (position, hash) VALUES (?, ?)"
    )
    func keep(_ band: (hash: Int, position: Int)) throws {
      try insert.bind(1, band.position)
      try insert.bind(2, band.hash)
      try insert.run()
    }
    var previous: (hash: Int, position: Int)?
    var isKept = false
    while try bands.step() {
      let band = (hash: bands.integer(0), position: bands.integer(1))
      if let previous, previous.hash == band.hash {
        if !isKept { try keep(previous) }
        try keep(band)
        isKept = true
      } else {
        isKept = false
      }
      previous = band
    }
  }

  // MARK: Comparison

  private func compare(_ database: Database) throws {
    let shared = try PreparedStatement(
      database,
      """
      SELECT s.position, s.hash, c.document FROM pass.shared s
      JOIN pass.compared c ON c.position = s.position
      ORDER BY s.position, s.hash
      """
    )
    var originals = try OriginalDocuments(database, most: Self.mostOriginals)
    let mark = try PreparedStatement(
      database,
      """
      UPDATE pass.documents SET similarity = ?, duplicate_of = (
        SELECT o.document_id FROM pass.compared c JOIN pass.documents o ON o.key = c.document
        WHERE c.position = ?)
      WHERE key = ?
      """
    )
    var document: (position: Int, key: Int)?
    var bands: [Int] = []
    func finish() throws {
      guard let document else { return }
      defer { bands.removeAll(keepingCapacity: true) }
      let candidates = try originals.candidates(sharing: bands, most: Self.mostCompared)
      let found = try originals.first(
        of: candidates,
        repeatedBy: document.position,
        similarity: similarity
      )
      guard let found else { return try originals.add(document.position, bands) }
      try mark.bind(1, Double(found.similarity) / 10_000)
      try mark.bind(2, found.position)
      try mark.bind(3, document.key)
      try mark.run()
    }
    while try shared.step() {
      if document?.position != shared.integer(0) {
        try finish()
        document = (shared.integer(0), shared.integer(2))
      }
      bands.append(shared.integer(1))
    }
    try finish()
  }

  // MARK: SQL

  private static let tables = """
    CREATE TABLE pass.compared (position INTEGER PRIMARY KEY, document INTEGER NOT NULL);
    CREATE TABLE pass.sketches (position INTEGER PRIMARY KEY, sketch BLOB NOT NULL);
    CREATE TABLE pass.bands (hash INTEGER NOT NULL, position INTEGER NOT NULL);
    CREATE TABLE pass.shared (position INTEGER NOT NULL, hash INTEGER NOT NULL);
    CREATE TABLE pass.originals (
      hash INTEGER NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (hash, position)
    ) WITHOUT ROWID;
    """

  private static let end = """
    DROP TABLE pass.originals;
    DROP TABLE pass.shared;
    DROP TABLE pass.bands;
    DROP TABLE pass.sketches;
    DROP TABLE pass.compared;
    """
}
