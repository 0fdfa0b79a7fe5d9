internal import Corpus
internal import Crypto
internal import GRDB

/// Applies changes to the store, inside one transaction.
struct StoreWriter {
  let database: Database
  /// How many rows the connection had changed before.
  let changesBefore: Int
  private let record: PreparedStatement
  private let document: PreparedStatement
  private let entity: PreparedStatement
  private let name: PreparedStatement
  private let code: PreparedStatement
  private let rejection: PreparedStatement

  init(_ database: Database) throws {
    self.database = database
    changesBefore = database.totalChangesCount
    record = try PreparedStatement(
      database,
      """
      INSERT INTO records (source_uri, reading, ordinal, digest, fingerprint, stage, locator,
        byte_start, first_document, documents, rejections)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    document = try PreparedStatement(
      database,
      """
      INSERT INTO documents (source_uri, ordinal, base_id, digest, char_count, locator, url, title,
        publisher, language, script, published, published_basis, cut_head, cut_tail,
        source_start, source_end, text, rows, record, entities, rows_digest)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    entity = try PreparedStatement(
      database,
      "INSERT INTO entities (document, local, type, name, frequency) VALUES (?, ?, ?, ?, ?)"
    )
    name = try PreparedStatement(
      database,
      """
      INSERT INTO entity_names (document, local, ordinal, name, kind, "start", "end", rule)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
    code = try PreparedStatement(
      database,
      "INSERT OR IGNORE INTO entity_codes (document, local, scheme, code) VALUES (?, ?, ?, ?)"
    )
    rejection = try PreparedStatement(
      database,
      """
      INSERT INTO rejections
        (source_uri, byte_start, byte_end, stage, code, message, document_id, record)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """
    )
  }

  func apply(_ change: StoreChange) throws {
    switch change {
    case .begin(let source, let reader, let reading):
      try begin(source, reader: reader, reading: reading)
    case .worked(let record): try put(record)
    case .kept(let record, let place, let firstDocument):
      try keep(record, at: place, firstDocument: firstDocument)
    case .end(let uri, let reading, let records, let fingerprint):
      try end(uri, reading: reading, records: records, fingerprint: fingerprint)
    case .refused(let rejection): try refuse(rejection)
    case .removed(let uri): try remove(uri)
    }
  }

  private func put(_ worked: WorkedRecord) throws {
    let place = worked.place
    try clear(place)
    try record.bind(1, place.sourceURI)
    try record.bind(2, place.reading)
    try record.bind(3, place.ordinal)
    try record.bind(5, worked.fingerprint)
    try record.bind(6, worked.stage.rawValue)
    try record.bind(7, place.locator)
    try record.bind(8, place.byteStart)
    try record.bind(9, worked.firstDocument)
    let documents = worked.items.count { if case .document = $0 { true } else { false } }
    try record.bind(10, documents)
    try record.bind(11, worked.items.count - documents)
    try worked.digest.withUnsafeBytes { digest in
      try record.bindBlob(4, borrowing: digest)
      try record.run()
    }
    let key = Int(database.lastInsertedRowID)
    for item in worked.items {
      switch item {
      case .document(let rows): try add(rows, record: key)
      case .rejection(let rejection, let documentID):
        try add(rejection, documentID: documentID, record: key)
      }
    }
  }

  private func add(_ rows: DocumentRows, record: Int) throws {
    let head = rows.head
    try document.bind(1, rows.sourceURI)
    try document.bind(2, rows.ordinal)
    try document.bind(3, rows.documentID)
    try document.bind(5, rows.characterCount)
    try document.bind(6, filled(head.locator))
    try document.bind(7, filled(head.url))
    try document.bind(8, filled(head.title))
    try document.bind(9, filled(head.publisher))
    try document.bind(10, filled(head.language))
    try document.bind(11, filled(head.script))
    try document.bind(12, head.published)
    try document.bind(13, head.publishedBasis)
    try document.bind(14, head.isCutAtHead ? 1 : 0)
    try document.bind(15, head.isCutAtTail ? 1 : 0)
    try document.bind(16, head.byteRange?.lowerBound)
    try document.bind(17, head.byteRange?.upperBound)
    try document.bind(20, record)
    try document.bind(21, rows.entities.count)
    let rowsDigest = Array(SHA256.hash(data: rows.rows).prefix(8))
    try rows.digest.withUnsafeBytes { digest in
      try rows.text.bytes.withUnsafeBytes { text in
        try rows.rows.withUnsafeBytes { content in
          try document.bindBlob(4, borrowing: digest)
          try document.bindText(18, borrowing: text)
          try document.bindBlob(19, borrowing: content)
          try rowsDigest.withUnsafeBytes { try document.bindBlob(22, borrowing: $0) }
          try document.run()
        }
      }
    }
    try addEntities(of: rows, key: Int(database.lastInsertedRowID))
  }

  func add(_ item: Rejection, documentID: String?, record: Int?) throws {
    try rejection.bind(1, item.sourceURI)
    try rejection.bind(2, item.byteRange?.lowerBound)
    try rejection.bind(3, item.byteRange?.upperBound)
    try rejection.bind(4, item.stage.rawValue)
    try rejection.bind(5, item.code)
    try rejection.bind(6, item.message)
    try rejection.bind(7, documentID)
    try rejection.bind(8, record)
    try rejection.run()
  }

  private func addEntities(of rows: DocumentRows, key: Int) throws {
    for statement in [entity, name, code] { try statement.bind(1, key) }
    for (local, row) in rows.entities.enumerated() {
      try entity.bind(2, local)
      try entity.bind(3, row.type)
      try entity.bind(4, row.name)
      try entity.bind(5, row.frequency)
      try entity.run()
      try name.bind(2, local)
      for (ordinal, known) in row.names.enumerated() {
        try name.bind(3, ordinal)
        try name.bind(4, known.name)
        try name.bind(5, known.kind)
        try name.bind(6, known.range?.lowerBound)
        try name.bind(7, known.range?.upperBound)
        try name.bind(8, known.rule)
        try name.run()
      }
      try code.bind(2, local)
      for known in row.codes {
        try code.bind(3, known.scheme)
        try code.bind(4, known.code)
        try code.run()
      }
    }
  }

  /// An empty string says nothing and becomes NULL.
  private func filled(_ text: String?) -> String? { text?.isEmpty == true ? nil : text }
}
