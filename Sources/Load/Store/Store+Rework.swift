public import Corpus
internal import GRDB

extension Store {
  /// Which records are to be worked again though nothing has changed.
  public enum Rework: Sendable, Hashable {
    case all
    /// Those of which something was rejected.
    case rejected
    /// Those with a document published on that day or later, ISO 8601.
    case publishedSince(String)
    /// Those that reached the stage.
    case reached(StageName)
  }

  /// Forgets under what these records were worked; the next walk through the sources works them.
  ///
  /// - Returns: how many records that are.
  @discardableResult
  public func forget(_ rework: Rework) throws(LoadError) -> Int {
    let condition: String
    var arguments: StatementArguments = []
    switch rework {
    case .all: condition = "1"
    case .rejected: condition = "rejections > 0"
    case .publishedSince(let day):
      condition =
        "key IN (SELECT record FROM documents WHERE substr(published, 1, length(?1)) >= ?1)"
      arguments = [day]
    case .reached(let stage):
      let later = StageName.allCases.drop { $0 != stage }.map { Connection.literal($0.rawValue) }
      condition = "stage IN (\(later.joined(separator: ", ")))"
    }
    return try write { database in
      try database.execute(
        sql: "UPDATE records SET fingerprint = 0 WHERE \(condition)",
        arguments: arguments
      )
      let count = database.changesCount
      try database.execute(
        sql: """
          UPDATE sources SET fingerprint = NULL
          WHERE uri IN (SELECT source_uri FROM records WHERE fingerprint = 0)
          """
      )
      return count
    }
  }
}
