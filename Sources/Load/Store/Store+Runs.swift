internal import GRDB

/// What was published, and from what it was made.
public struct Publication: Sendable, Hashable {
  public let build: String
  /// Of the store.
  public let revision: Int
  /// Of everything else that has a say.
  public let fingerprint: Int
  /// How the files looked when they were published.
  public let seal: String
  /// Rows for each table, as JSON.
  public let rows: String

  public init(build: String, revision: Int, fingerprint: Int, seal: String, rows: String) {
    self.build = build
    self.revision = revision
    self.fingerprint = fingerprint
    self.seal = seal
    self.rows = rows
  }
}

/// One run in the history.
public struct RunEntry: Sendable, Hashable {
  public let run: String
  /// RFC 3339, UTC.
  public let started: String
  /// nil while it runs, and where it was killed.
  public let ended: String?
  /// `running`, `published`, `unchanged`, `stopped`, `failed`, `killed`.
  public let outcome: String
  public let exitCode: Int?
  /// Wall-clock seconds.
  public let duration: Double?
  /// Version of the program.
  public let program: String
  /// Hash of the configuration.
  public let configuration: String
  public let build: String?
  /// Counts and seconds, a JSON object.
  public let figures: String

  public init(
    run: String,
    started: String,
    ended: String? = nil,
    outcome: String = "running",
    exitCode: Int? = nil,
    duration: Double? = nil,
    program: String,
    configuration: String,
    build: String? = nil,
    figures: String = "{}"
  ) {
    self.run = run
    self.started = started
    self.ended = ended
    self.outcome = outcome
    self.exitCode = exitCode
    self.duration = duration
    self.program = program
    self.configuration = configuration
    self.build = build
    self.figures = figures
  }
}

extension Store {
  /// So many runs are remembered, so that the file does not grow with the years.
  private static let rememberedRuns = 1000

  /// Writes down that a run has begun; one that never wrote its end was killed.
  public func begin(_ entry: RunEntry) throws(LoadError) {
    try write { database in
      try database.execute(sql: "UPDATE runs SET outcome = 'killed' WHERE outcome = 'running'")
      try database.execute(
        sql: """
          INSERT INTO runs (run, started, outcome, program, configuration, figures)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          entry.run, entry.started, entry.outcome, entry.program, entry.configuration,
          entry.figures,
        ]
      )
      try database.execute(
        sql: "DELETE FROM runs WHERE id <= (SELECT max(id) FROM runs) - \(Self.rememberedRuns)"
      )
    }
  }

  /// Writes down how a run ended, and what it published.
  public func end(_ entry: RunEntry, publication: Publication?) throws(LoadError) {
    try write { database in
      try database.execute(
        sql: """
          UPDATE runs SET ended = ?, outcome = ?, exit_code = ?, duration = ?, build = ?,
            figures = ? WHERE run = ?
          """,
        arguments: [
          entry.ended, entry.outcome, entry.exitCode, entry.duration, entry.build,
          entry.figures, entry.run,
        ]
      )
      guard let publication else { return }
      try database.execute(
        sql: """
          DELETE FROM publications WHERE build = ?
            OR id <= (SELECT max(id) FROM publications) - \(Self.rememberedRuns)
          """,
        arguments: [publication.build]
      )
      try database.execute(
        sql: """
          INSERT INTO publications (build, revision, fingerprint, seal, rows)
          VALUES (?, ?, ?, ?, ?)
          """,
        arguments: [
          publication.build, publication.revision, publication.fingerprint, publication.seal,
          publication.rows,
        ]
      )
    }
  }

  /// What was published, the latest first.
  public func publications() throws(LoadError) -> [Publication] {
    try look { database in
      try Row.fetchAll(
        database,
        sql: "SELECT build, revision, fingerprint, seal, rows FROM publications ORDER BY id DESC"
      ).map {
        Publication(build: $0[0], revision: $0[1], fingerprint: $0[2], seal: $0[3], rows: $0[4])
      }
    }
  }

  /// The history, the latest run first.
  public func runs(limit: Int) throws(LoadError) -> [RunEntry] {
    try look { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT run, started, ended, outcome, exit_code, duration, program, configuration, build,
            figures FROM runs ORDER BY id DESC LIMIT ?
          """,
        arguments: [limit]
      ).map {
        RunEntry(
          run: $0[0],
          started: $0[1],
          ended: $0[2],
          outcome: $0[3],
          exitCode: $0[4],
          duration: $0[5],
          program: $0[6],
          configuration: $0[7],
          build: $0[8],
          figures: $0[9]
        )
      }
    }
  }
}
