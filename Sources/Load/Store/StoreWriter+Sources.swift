internal import Corpus
internal import GRDB

extension StoreWriter {
  func begin(_ source: Source, reader: Int, reading: Int) throws {
    try forget(refusalOf: source.uri)
    let insert = try PreparedStatement(
      database,
      """
      INSERT INTO sources
        (uri, media_type, charset, replacements, bytes, sha256, reader, reading)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET media_type = excluded.media_type, charset = excluded.charset,
        replacements = excluded.replacements, bytes = excluded.bytes, sha256 = excluded.sha256,
        reader = excluded.reader, reading = excluded.reading, records = NULL, fingerprint = NULL
      """
    )
    try insert.bind(1, source.uri)
    try insert.bind(2, source.mediaType)
    try insert.bind(3, source.charset)
    try insert.bind(4, source.replacements)
    try insert.bind(5, source.byteCount)
    try insert.bind(6, source.sha256)
    try insert.bind(7, reader)
    try insert.bind(8, reading)
    try insert.run()
  }

  /// Removes what stands at `place`.
  func clear(_ place: RecordPlace) throws {
    let removal = try PreparedStatement(
      database,
      "DELETE FROM records WHERE source_uri = ? AND reading = ? AND ordinal = ?"
    )
    try removal.bind(1, place.sourceURI)
    try removal.bind(2, place.reading)
    try removal.bind(3, place.ordinal)
    try removal.run()
  }

  /// Brings a record to the place where it stands now, its documents with it.
  func keep(_ record: KnownRecord, at place: RecordPlace, firstDocument: Int) throws {
    let old = record.place
    if old == place, record.firstDocument == firstDocument { return }
    if (old.reading, old.ordinal) != (place.reading, place.ordinal) { try clear(place) }
    let update = try PreparedStatement(
      database,
      """
      UPDATE records SET reading = ?, ordinal = ?, locator = ?, byte_start = ?, first_document = ?
      WHERE key = ?
      """
    )
    try update.bind(1, place.reading)
    try update.bind(2, place.ordinal)
    try update.bind(3, place.locator)
    try update.bind(4, place.byteStart)
    try update.bind(5, firstDocument)
    try update.bind(6, record.key)
    try update.run()
    let shift = firstDocument - record.firstDocument
    let offset = place.byteStart - old.byteStart
    if shift == 0, offset == 0, old.locator == place.locator { return }
    let documents = try PreparedStatement(
      database,
      """
      UPDATE documents SET ordinal = ordinal + ?1, source_start = source_start + ?2,
        source_end = source_end + ?2, locator = CASE WHEN locator IS ?3 THEN ?4 ELSE locator END
      WHERE record = ?5
      """
    )
    try documents.bind(1, shift)
    try documents.bind(2, offset)
    try documents.bind(3, old.locator)
    try documents.bind(4, place.locator)
    try documents.bind(5, record.key)
    try documents.run()
  }

  func end(_ uri: String, reading: Int, records: Int, fingerprint: Int?) throws {
    let leftovers = try PreparedStatement(
      database,
      "DELETE FROM records WHERE source_uri = ? AND (reading <> ? OR ordinal >= ?)"
    )
    try leftovers.bind(1, uri)
    try leftovers.bind(2, reading)
    try leftovers.bind(3, records)
    try leftovers.run()
    let mark = try PreparedStatement(
      database,
      "UPDATE sources SET fingerprint = ?, records = ? WHERE uri = ?"
    )
    try mark.bind(1, fingerprint)
    try mark.bind(2, records)
    try mark.bind(3, uri)
    try mark.run()
  }

  /// Keeps a rejection of a whole source; one that is there already is no change.
  func refuse(_ rejection: Rejection) throws {
    let known = try PreparedStatement(
      database,
      """
      SELECT 1 FROM rejections WHERE source_uri = ? AND record IS NULL AND stage = ? AND code = ?
        AND message = ? AND byte_start IS ? AND byte_end IS ?
      """
    )
    try known.bind(1, rejection.sourceURI)
    try known.bind(2, rejection.stage.rawValue)
    try known.bind(3, rejection.code)
    try known.bind(4, rejection.message)
    try known.bind(5, rejection.byteRange?.lowerBound)
    try known.bind(6, rejection.byteRange?.upperBound)
    let isKnown = try known.step()
    known.reset()
    if isKnown { return }
    try remove(rejection.sourceURI)
    try add(rejection, documentID: nil, record: nil)
  }

  func remove(_ uri: String) throws {
    try forget(refusalOf: uri)
    for sql in ["DELETE FROM records WHERE source_uri = ?", "DELETE FROM sources WHERE uri = ?"] {
      let removal = try PreparedStatement(database, sql)
      try removal.bind(1, uri)
      try removal.run()
    }
  }

  private func forget(refusalOf uri: String) throws {
    let removal = try PreparedStatement(
      database,
      "DELETE FROM rejections WHERE source_uri = ? AND record IS NULL"
    )
    try removal.bind(1, uri)
    try removal.run()
  }
}
