internal import Corpus
internal import GRDB

/// Applies an analyst's corrections to a dataset in the making.
///
/// Merges and splits change which entities are one, before they get their names; renames give the
/// name; drops take rows out when all are written. What a correction touched says so in `rule`; a
/// correction that finds nothing becomes a reject with the code `correction_unmatched`.
struct CorrectionPass {
  let pass: CorpusPass
  let corrections: [Correction]
  /// The name of their file, without its folder.
  let file: String

  /// Changes the labels in `pass.nodes`: entities of one type and label are one.
  func relabel() throws(LoadError) {
    for correction in corrections {
      switch correction.action {
      case .merge(let type, let names, let name):
        try merge(correction, type.rawValue, names, name)
      case .split(let type, let name, let documents):
        for document in documents {
          try run(
            """
            INSERT OR IGNORE INTO pass.corrected (document, local, number, rule)
            SELECT n.document, n.local, ?1, ?2 FROM pass.nodes n
            JOIN pass.documents d ON d.key = n.document
            WHERE n.type = ?3 AND n.name = ?4 AND d.document_id = ?5
            """,
            correction.number,
            [correction.rule, type.rawValue, name, document]
          )
        }
        try relabel(correction)
      case .rename(let type, let name, let to):
        try rename(correction, type.rawValue, name, to)
      case .drop: break
      }
    }
  }

  private func merge(
    _ correction: Correction,
    _ type: String,
    _ names: [String],
    _ name: String?
  ) throws(LoadError) {
    for member in names {
      try run(
        """
        INSERT OR IGNORE INTO pass.corrected (document, local, number, rule)
        SELECT n.document, n.local, ?1, ?2 FROM pass.nodes n
        WHERE n.type = ?3 AND n.label IN (
          SELECT o.label FROM pass.nodes o WHERE o.type = ?3 AND o.name = ?4
          UNION SELECT o.label FROM work.entity_names a
          JOIN pass.nodes o ON o.document = a.document AND o.local = a.local
          WHERE a.name = ?4 AND o.type = ?3)
        """,
        correction.number,
        [correction.rule, type, member]
      )
    }
    try relabel(correction)
    guard let name else { return }
    for member in names where member != name { try rename(correction, type, member, name) }
  }

  /// Gives all that a correction touches a label of its own.
  private func relabel(_ correction: Correction) throws(LoadError) {
    try run(
      """
      UPDATE pass.nodes AS n SET label = ?2 FROM pass.corrected c
      WHERE c.number = ?1 AND c.document = n.document AND c.local = n.local
      """,
      correction.number,
      ["\u{1F}" + correction.rule]
    )
  }

  private func rename(
    _ correction: Correction,
    _ type: String,
    _ name: String,
    _ to: String
  ) throws(LoadError) {
    try run(
      """
      INSERT OR REPLACE INTO pass.renames (type, name, target, number, rule)
      VALUES (?3, ?4, ?5, ?1, ?2)
      """,
      correction.number,
      [correction.rule, type, name, to]
    )
  }

  /// Marks and drops rows, and tells which corrections found nothing.
  func finish() throws(LoadError) {
    try pass.execute(
      """
      UPDATE main.mentions AS m SET rule = m.rule || ' ' || c.rule
      FROM (
        SELECT d.document_id, o.entity_id, group_concat(c.rule, ' ') AS rule
        FROM (SELECT * FROM pass.corrected ORDER BY document, local, number) c
        JOIN pass.entity_of o ON o.document = c.document AND o.local = c.local
        JOIN pass.documents d ON d.key = c.document
        GROUP BY d.document_id, o.entity_id) c
      WHERE m.document_id = c.document_id AND m.entity_id = c.entity_id
      """
    )
    for correction in corrections {
      switch correction.action {
      case .drop(let table, let document, let start, let end):
        try drop(correction, table, document, start, end)
      case .rename(let type, let name, _):
        try note(
          correction,
          unless: "SELECT 1 FROM pass.renamed WHERE type = ?2 AND name = ?3",
          [type.rawValue, name]
        )
      case .merge, .split:
        try note(
          correction,
          unless: "SELECT 1 FROM pass.corrected WHERE number = ?2",
          ["\(correction.number)"]
        )
      }
    }
  }

  private func drop(
    _ correction: Correction,
    _ table: String,
    _ document: String,
    _ start: Int,
    _ end: Int
  ) throws(LoadError) {
    let span = ["\(start)", "\(end)"]
    let rows = """
      FROM main.\(Connection.quoted(table)) WHERE document_id = ?2
      AND "start" = CAST(?3 AS INTEGER) AND "end" = CAST(?4 AS INTEGER)
      """
    try note(correction, unless: "SELECT 1 \(rows)", [document] + span)
    let parts = [
      "groups": ("group_members", "group_ordinal"), "events": ("event_roles", "event_ordinal"),
    ]
    if let (child, key) = parts[table] {
      try run(
        "DELETE FROM main.\(child) WHERE document_id = ?2 AND \(key) IN (SELECT ordinal \(rows))",
        correction.number,
        [document] + span
      )
    }
    if table == "quotations" {
      try run(
        """
        UPDATE main.quotations SET part_of = NULL
        WHERE document_id = ?2 AND part_of IN (SELECT ordinal \(rows))
        """,
        correction.number,
        [document] + span
      )
    }
    try run("DELETE \(rows)", correction.number, [document] + span)
  }

  /// Writes a reject, unless the query finds a row.
  private func note(
    _ correction: Correction,
    unless query: String,
    _ values: [String]
  ) throws(LoadError) {
    let message =
      "correction \(correction.number) (\(correction.rule)) matches nothing: \(correction.reason)"
    let place = values.count + 2
    try run(
      """
      INSERT INTO main.rejects
        (ordinal, source_uri, byte_start, byte_end, stage, code, message, document_id)
      SELECT (SELECT coalesce(max(ordinal), -1) + 1 FROM main.rejects), ?\(place), NULL, NULL,
        'load', 'correction_unmatched', ?\(place + 1), NULL
      WHERE NOT EXISTS (\(query)) AND ?1 > 0
      """,
      correction.number,
      values + [file, message]
    )
  }

  /// Runs a statement with the correction's number as its first parameter.
  private func run(_ sql: String, _ number: Int, _ values: [String]) throws(LoadError) {
    try pass.perform { database in
      let statement = try PreparedStatement(database, sql)
      if sql.contains("?1") { try statement.bind(1, number) }
      for (index, value) in values.enumerated() { try statement.bind(index + 2, value) }
      try statement.run()
    }
  }
}
