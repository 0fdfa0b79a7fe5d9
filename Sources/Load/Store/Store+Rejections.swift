public import Corpus
internal import GRDB

/// One row of `rejects`, as the state has it.
public struct KnownRejection: Sendable, Hashable {
  public let rejection: Rejection
  public let documentID: String?
}

extension Store {
  /// How many rejections there are of each code: the most frequent first, then by name.
  ///
  /// - Parameters:
  ///   - stage: only those of this stage.
  ///   - code: only those with this code.
  /// - Returns: each code with its number.
  /// - Throws: `LoadError`.
  public func rejectionCounts(
    stage: StageName? = nil,
    code: String? = nil
  ) throws(LoadError) -> [(code: String, count: Int)] {
    try look { database in
      let rows = try PreparedStatement(
        database,
        """
        SELECT code, count(*) FROM rejections
        WHERE (?1 IS NULL OR stage = ?1) AND (?2 IS NULL OR code = ?2)
        GROUP BY code ORDER BY 2 DESC, 1
        """
      )
      try rows.bind(1, stage?.rawValue)
      try rows.bind(2, code)
      var counts: [(code: String, count: Int)] = []
      while try rows.step() { counts.append((rows.string(0), rows.integer(1))) }
      return counts
    }
  }

  /// Calls `body` with each rejection, in the order of `rejects`.
  ///
  /// - Parameters:
  ///   - stage: only those of this stage.
  ///   - code: only those with this code.
  ///   - body: gets them one by one.
  /// - Throws: `LoadError`.
  public func forEachRejection(
    stage: StageName? = nil,
    code: String? = nil,
    _ body: (KnownRejection) -> Void
  ) throws(LoadError) {
    try look { database in
      let rows = try PreparedStatement(
        database,
        """
        SELECT source_uri, byte_start, byte_end, stage, code, message, document_id FROM rejections
        WHERE (?1 IS NULL OR stage = ?1) AND (?2 IS NULL OR code = ?2)
        ORDER BY source_uri, byte_start, byte_end, stage, code, message, document_id
        """
      )
      try rows.bind(1, stage?.rawValue)
      try rows.bind(2, code)
      while try rows.step() {
        let range = rows.optionalInteger(1).flatMap { start in
          rows.optionalInteger(2).map { start..<max(start, $0) }
        }
        body(
          KnownRejection(
            rejection: Rejection(
              sourceURI: rows.string(0),
              byteRange: range,
              stage: StageName(rawValue: rows.string(3)) ?? .ingest,
              code: rows.string(4),
              message: rows.string(5)
            ),
            documentID: rows.optionalString(6)
          )
        )
      }
    }
  }
}
