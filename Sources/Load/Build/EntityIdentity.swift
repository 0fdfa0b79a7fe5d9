internal import GRDB

/// Names the clusters of entities, gives them their ids and writes them.
///
/// A cluster is what a step said to be one thing (`pass.members`); an entity that no step put
/// into one stays by itself.
struct EntityIdentity {
  let pass: CorpusPass

  func assign() throws(LoadError) {
    try pass.execute(
      """
      CREATE INDEX pass.members_by_entity ON members (document, local);
      INSERT INTO pass.members (cluster, document, local)
      SELECT (SELECT coalesce(max(cluster), 0) FROM pass.members)
          + row_number() OVER (ORDER BY document, local), document, local
        FROM work.entities e
        WHERE NOT EXISTS (SELECT 1 FROM pass.members m
          WHERE m.document = e.document AND m.local = e.local);
      """
    )
    try nameClusters()
    try renameClusters()
    try identifyClusters()
    try writeEntities()
  }

  /// The most frequent full form, then the longest, then the smallest by code point.
  private func nameClusters() throws(LoadError) {
    try pass.perform { database in
      let forms = try PreparedStatement(
        database,
        """
        SELECT m.cluster, e.name, min(e.type), min(d.document_id)
        FROM pass.members m
        JOIN work.entities e ON e.document = m.document AND e.local = m.local
        JOIN pass.documents d ON d.key = m.document
        GROUP BY m.cluster, e.name
        ORDER BY m.cluster, sum(e.frequency) DESC, length(e.name) DESC, e.name
        """
      )
      let insert = try PreparedStatement(
        database,
        """
        INSERT INTO pass.clusters (cluster, type, name, first_document) VALUES (?, ?, ?, ?)
        ON CONFLICT DO UPDATE
        SET first_document = min(first_document, excluded.first_document)
        """
      )
      while try forms.step() {
        try insert.bind(1, forms.integer(0))
        try insert.bind(2, forms.string(2))
        try insert.bind(3, forms.string(1))
        try insert.bind(4, forms.string(3))
        try insert.run()
      }
    }
  }

  /// What corrections call otherwise.
  private func renameClusters() throws(LoadError) {
    try pass.execute(
      """
      INSERT INTO pass.renamed (cluster, type, name, target, rule)
      SELECT c.cluster, c.type, c.name, r.target, r.rule
      FROM pass.clusters c JOIN pass.renames r ON r.type = c.type AND r.name = c.name;
      UPDATE pass.clusters AS c SET name = r.target FROM pass.renamed r
      WHERE r.cluster = c.cluster;
      """
    )
  }

  /// An id by type and name; where two clusters share these, by their first document as well.
  private func identifyClusters() throws(LoadError) {
    try pass.perform { database in
      let clusters = try PreparedStatement(
        database,
        """
        SELECT cluster, type, name, first_document FROM pass.clusters
        ORDER BY type, name, first_document, cluster
        """
      )
      let insert = try PreparedStatement(
        database,
        "INSERT OR IGNORE INTO pass.identities (entity_id, cluster) VALUES (?, ?)"
      )
      var waiting: Cluster?
      var isShared = false
      while try clusters.step() {
        let next = Cluster(
          number: clusters.integer(0),
          type: clusters.string(1),
          name: clusters.string(2),
          firstDocument: clusters.string(3)
        )
        if let current = waiting {
          let sharesWithNext = current.type == next.type && current.name == next.name
          try identify(current, isShared: isShared || sharesWithNext, insert, database)
          isShared = sharesWithNext
        }
        waiting = next
      }
      if let waiting { try identify(waiting, isShared: isShared, insert, database) }
    }
  }

  private struct Cluster {
    let number: Int
    let type: String
    let name: String
    let firstDocument: String
  }

  private func identify(
    _ cluster: Cluster,
    isShared: Bool,
    _ insert: PreparedStatement,
    _ database: Database
  ) throws {
    let parts = [cluster.type, cluster.name] + (isShared ? [cluster.firstDocument] : [])
    let base = Identifier.make("e", of: parts)
    var rank = 0
    repeat {
      try insert.bind(1, Identifier.ranked(base, rank))
      try insert.bind(2, cluster.number)
      try insert.run()
      rank += 1
    } while database.changesCount == 0
  }

  private func writeEntities() throws(LoadError) {
    try pass.execute(
      """
      INSERT INTO pass.entity_of (document, local, entity_id)
      SELECT m.document, m.local, i.entity_id
      FROM pass.identities i JOIN pass.members m ON m.cluster = i.cluster
      ORDER BY m.document, m.local;

      INSERT INTO main.entities (entity_id, type, name)
      SELECT i.entity_id, c.type, c.name
      FROM pass.identities i JOIN pass.clusters c ON c.cluster = i.cluster
      ORDER BY i.entity_id;

      INSERT INTO main.entity_names
        (entity_id, name, kind, document_id, "start", "end", rule)
      SELECT i.entity_id, r.target, 'canonical', NULL, NULL, NULL, r.rule
      FROM pass.renamed r JOIN pass.identities i ON i.cluster = r.cluster
      ORDER BY 1;

      -- Of several places that show a name the first one is kept. What is the canonical name in
      -- one document may be an alias in the corpus, and the other way round.
      INSERT OR IGNORE INTO main.entity_names
        (entity_id, name, kind, document_id, "start", "end", rule)
      SELECT o.entity_id, n.name,
          CASE WHEN n.name = e.name THEN 'canonical'
            WHEN n.kind = 'canonical' THEN 'alias' ELSE n.kind END AS kind,
          CASE WHEN n."start" IS NULL THEN NULL ELSE d.document_id END AS document_id,
          n."start", n."end", n.rule
      FROM work.entity_names n
      JOIN pass.entity_of o ON o.document = n.document AND o.local = n.local
      JOIN main.entities e ON e.entity_id = o.entity_id
      JOIN pass.documents d ON d.key = n.document
      ORDER BY 1, 2, 3, n."start" IS NULL, 4, n."start", n."end", n.rule;

      INSERT OR IGNORE INTO main.entity_codes (entity_id, scheme, code)
      SELECT o.entity_id, c.scheme, c.code
      FROM work.entity_codes c
      JOIN pass.entity_of o ON o.document = c.document AND o.local = c.local
      ORDER BY 1, 2, 3;
      """
    )
  }
}
