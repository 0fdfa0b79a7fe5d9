internal import Corpus
internal import GRDB

extension Store {
  /// Grows with every change of what the dataset is made from.
  public var revision: Int {
    get throws(LoadError) {
      try look { database in
        try Int.fetchOne(database, sql: "SELECT value FROM counters WHERE name = 'revision'") ?? 0
      }
    }
  }

  /// What is known of a source; nil of a new one.
  public func standing(of uri: String) throws(LoadError) -> SourceStanding? {
    try look { database in
      let rows = try PreparedStatement(
        database,
        "SELECT sha256, reader, reading, fingerprint FROM sources WHERE uri = ?"
      )
      try rows.bind(1, uri)
      guard try rows.step() else { return nil }
      defer { rows.reset() }
      return Self.standing(rows)
    }
  }

  /// What is known of each source between two uris, both included.
  public func standings(
    from first: String,
    to last: String
  ) throws(LoadError) -> [String: SourceStanding] {
    try look { database in
      let rows = try PreparedStatement(
        database,
        "SELECT sha256, reader, reading, fingerprint, uri FROM sources WHERE uri BETWEEN ? AND ?"
      )
      try rows.bind(1, first)
      try rows.bind(2, last)
      var standings: [String: SourceStanding] = [:]
      while try rows.step() { standings[rows.string(4)] = Self.standing(rows) }
      return standings
    }
  }

  private static func standing(_ rows: PreparedStatement) -> SourceStanding {
    SourceStanding(
      sha256: rows.string(0),
      reader: rows.integer(1),
      reading: rows.integer(2),
      fingerprint: rows.optionalInteger(3)
    )
  }

  /// The record that stands at a place.
  public func record(at place: RecordPlace) throws(LoadError) -> KnownRecord? {
    try look { database in
      let rows = try PreparedStatement(
        database,
        "SELECT \(Self.columns) FROM records WHERE source_uri = ? AND reading = ? AND ordinal = ?"
      )
      try rows.bind(1, place.sourceURI)
      try rows.bind(2, place.reading)
      try rows.bind(3, place.ordinal)
      guard try rows.step() else { return nil }
      defer { rows.reset() }
      return Self.record(rows)
    }
  }

  /// A record of the same content that an earlier reading of the source left.
  ///
  /// - Parameters:
  ///   - digest: of the content.
  ///   - place: where it stands now.
  ///   - claimed: keys of records that have found their new place already.
  /// - Returns: the one of the latest reading; nil where there is none.
  /// - Throws: `LoadError`.
  public func record(
    of digest: [UInt8],
    before place: RecordPlace,
    except claimed: Set<Int>
  ) throws(LoadError) -> KnownRecord? {
    try look { database in
      let rows = try PreparedStatement(
        database,
        """
        SELECT \(Self.columns) FROM records
        WHERE source_uri = ? AND digest = ? AND reading <> ? ORDER BY reading DESC, ordinal
        """
      )
      try rows.bind(1, place.sourceURI)
      try rows.bind(3, place.reading)
      return try digest.withUnsafeBytes { digest in
        try rows.bindBlob(2, borrowing: digest)
        while try rows.step() {
          if claimed.contains(rows.integer(0)) { continue }
          defer { rows.reset() }
          return Self.record(rows)
        }
        return nil
      }
    }
  }

  private static let columns = """
    key, source_uri, reading, ordinal, digest, fingerprint, stage, locator, byte_start,
    first_document, documents, rejections
    """

  private static func record(_ rows: PreparedStatement) -> KnownRecord {
    KnownRecord(
      key: rows.integer(0),
      place: RecordPlace(
        sourceURI: rows.string(1),
        reading: rows.integer(2),
        ordinal: rows.integer(3),
        locator: rows.optionalString(7),
        byteStart: rows.integer(8)
      ),
      digest: Array(rows.blob(4)),
      fingerprint: rows.integer(5),
      stage: StageName(rawValue: rows.string(6)) ?? .extract,
      firstDocument: rows.integer(9),
      documents: rows.integer(10),
      rejections: rows.integer(11)
    )
  }

  /// The next uris behind `uri` that there is something of, in the order of their bytes: as many
  /// as are handed out at a time, none at the end.
  public func uris(after uri: String) throws(LoadError) -> [String] {
    try look { database in
      let rows = try PreparedStatement(
        database,
        """
        SELECT * FROM (SELECT uri FROM sources WHERE uri > ?1 ORDER BY uri LIMIT 1024)
        UNION SELECT * FROM (
          SELECT DISTINCT source_uri FROM rejections WHERE record IS NULL AND source_uri > ?1
          ORDER BY source_uri LIMIT 1024)
        ORDER BY 1 LIMIT 1024
        """
      )
      try rows.bind(1, uri)
      var uris: [String] = []
      while try rows.step() { uris.append(rows.string(0)) }
      return uris
    }
  }

  /// How many sources, documents and rejections there are.
  public var totals: (sources: Int, documents: Int, rejections: Int) {
    get throws(LoadError) {
      try look { database in
        let rows = try PreparedStatement(
          database,
          """
          SELECT (SELECT count(*) FROM sources),
            (SELECT coalesce(sum(documents), 0) FROM records),
            (SELECT count(*) FROM rejections)
          """
        )
        guard try rows.step() else { return (0, 0, 0) }
        defer { rows.reset() }
        return (rows.integer(0), rows.integer(1), rows.integer(2))
      }
    }
  }
}
