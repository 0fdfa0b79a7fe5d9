internal import Corpus
internal import Foundation
internal import GRDB

/// Says which entities of different documents are one thing.
///
/// A name of one type is one thing, and so is a short name with the only full name that the corpus
/// has for it, and so are places with the same code of a gazetteer (广东, 广东省). Persons are held apart: one name is one person only where the documents share more
/// than the name (an organisation, a work, another person), or where it is a foreign full name.
/// What a document itself holds apart stays apart. All of it is SQL over tables on the disk, and
/// none of it depends on the order in which documents came.
struct EntityStep: CorpusStep {
  /// Types whose equal names in different documents may well be different things.
  let apart: Set<EntityType>
  let corrections: [Correction]
  /// The name of the file that has them.
  let file: String

  var requires: Set<LayerName> { [.entities] }

  /// What more documents name than this proves nothing: the agency that wrote them all.
  private static let commonest = 50

  func relate(_ pass: CorpusPass) throws(LoadError) {
    try pass.execute(Self.nodes)
    for type in apart.map(\.rawValue).sorted() {
      try pass.perform { database in
        let update = try PreparedStatement(
          database,
          "UPDATE pass.nodes SET label = own WHERE type = ?"
        )
        try update.bind(1, type)
        try update.run()
      }
    }
    try pass.execute(Self.names)
    try settle(pass, [Self.fullToShort, Self.shortToFull, Self.codeToName])
    try pass.execute(Self.labels)
    if !apart.contains(.person) {
      try pass.execute(Self.persons(commonest: Self.commonest))
      try PersonJoin(pass: pass).join()
      try pass.execute(Self.personLabels)
    }
    try CorrectionPass(pass: pass, corrections: corrections, file: file).relabel()
    try pass.execute(Self.members)
  }

  func complete(_ pass: CorpusPass) throws(LoadError) {
    if corrections.isEmpty { return }
    try CorrectionPass(pass: pass, corrections: corrections, file: file).finish()
  }

  /// Runs the statements until none of them changes anything: labels only ever get smaller.
  private func settle(_ pass: CorpusPass, _ statements: [String]) throws(LoadError) {
    try pass.perform { database in
      var changes = 0
      repeat {
        changes = 0
        for sql in statements {
          try database.execute(sql: sql)
          changes += database.changesCount
        }
      } while changes > 0
    }
  }

  // MARK: SQL

  /// Every entity of every document.
  ///
  /// `own` is a label that nothing else has. The second of one name in a document, and every
  /// person, begin with it.
  private static let nodes = """
    CREATE TABLE pass.nodes (
      document INTEGER NOT NULL, local INTEGER NOT NULL, type TEXT NOT NULL, name TEXT NOT NULL,
      own TEXT NOT NULL, is_second INTEGER NOT NULL, label TEXT NOT NULL,
      PRIMARY KEY (document, local)
    ) WITHOUT ROWID;
    INSERT INTO pass.nodes (document, local, type, name, own, is_second, label)
    SELECT document, local, type, name, own, is_second,
      CASE WHEN is_second OR (type = 'person' AND instr(name, '·') = 0) THEN own ELSE name END
    FROM (
      SELECT e.document, e.local, e.type, e.name,
        char(31) || d.document_id || printf('/%08d', e.local) AS own,
        row_number() OVER (PARTITION BY e.document, e.type, e.name ORDER BY e.local) > 1 AS is_second
      FROM work.entities e JOIN pass.documents d ON d.key = e.document);
    CREATE INDEX pass.nodes_by_name ON nodes (type, name);
    CREATE INDEX pass.nodes_by_label ON nodes (type, label);
    """

  /// The short names that have one full name in the whole corpus.
  ///
  /// Persons have none: a surname with a title and a part of a foreign name mean somebody else in
  /// the next document.
  private static let names = """
    CREATE TABLE pass.links (
      type TEXT NOT NULL, short TEXT NOT NULL, "full" TEXT NOT NULL, PRIMARY KEY (type, short)
    ) WITHOUT ROWID;
    INSERT INTO pass.links (type, short, "full")
    SELECT e.type, n.name, min(e.name)
    FROM work.entity_names n
    JOIN work.entities e ON e.document = n.document AND e.local = n.local
    WHERE n.kind <> 'canonical' AND n.name <> e.name AND e.type <> 'person'
    GROUP BY e.type, n.name HAVING count(DISTINCT e.name) = 1;
    CREATE INDEX pass.links_by_full ON links (type, "full");
    CREATE TABLE pass.labels (
      type TEXT NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL, PRIMARY KEY (type, name)
    ) WITHOUT ROWID;
    INSERT INTO pass.labels (type, name, label)
    SELECT DISTINCT type, name, name FROM pass.nodes WHERE label = name
    UNION SELECT type, short, short FROM pass.links;
    CREATE TABLE pass.codes (
      name TEXT NOT NULL, code TEXT NOT NULL, PRIMARY KEY (name, code)
    ) WITHOUT ROWID;
    INSERT INTO pass.codes (name, code)
    SELECT n.name, c.scheme || char(31) || min(c.code)
    FROM pass.nodes n JOIN work.entity_codes c ON c.document = n.document AND c.local = n.local
    WHERE n.type = 'place' AND n.label = n.name
    GROUP BY n.name, c.scheme HAVING count(DISTINCT c.code) = 1;
    CREATE INDEX pass.codes_by_code ON codes (code, name);
    """

  private static let fullToShort = """
    UPDATE pass.labels AS a SET label = b.label
    FROM pass.links k JOIN pass.labels b ON b.type = k.type AND b.name = k."full"
    WHERE k.type = a.type AND k.short = a.name AND b.label < a.label
    """

  private static let shortToFull = """
    UPDATE pass.labels AS a SET label = m.label
    FROM (
      SELECT k.type, k."full" AS name, min(b.label) AS label
      FROM pass.links k JOIN pass.labels b ON b.type = k.type AND b.name = k.short
      GROUP BY k.type, k."full") m
    WHERE m.type = a.type AND m.name = a.name AND m.label < a.label
    """

  /// Names of one place: those that have a code in common.
  private static let codeToName = """
    UPDATE pass.labels AS a SET label = m.label
    FROM (
      SELECT c.name, min(b.label) AS label
      FROM pass.codes c
      JOIN pass.codes o ON o.code = c.code
      JOIN pass.labels b ON b.type = 'place' AND b.name = o.name
      GROUP BY c.name) m
    WHERE a.type = 'place' AND m.name = a.name AND m.label < a.label
    """

  private static let labels = """
    UPDATE pass.nodes AS n SET label = l.label FROM pass.labels l
    WHERE n.label = n.name AND l.type = n.type AND l.name = n.name AND l.label <> n.label;
    """

  /// The persons whose name more than one document has, and what says something about who they
  /// are: names that some documents have, but not too many.
  private static func persons(commonest: Int) -> String {
    """
    CREATE TABLE pass.persons (
      document INTEGER NOT NULL, local INTEGER NOT NULL, name TEXT NOT NULL, label TEXT NOT NULL,
      PRIMARY KEY (document, local)
    ) WITHOUT ROWID;
    INSERT INTO pass.persons (document, local, name, label)
    SELECT document, local, name, own FROM pass.nodes
    WHERE type = 'person' AND NOT is_second AND label = own AND name IN (
      SELECT name FROM pass.nodes WHERE type = 'person' AND NOT is_second AND label = own
      GROUP BY name HAVING count(*) > 1);

    CREATE TABLE pass.telling (type TEXT NOT NULL, label TEXT NOT NULL,
      PRIMARY KEY (type, label)) WITHOUT ROWID;
    INSERT INTO pass.telling (type, label)
    SELECT type, CASE WHEN type = 'person' THEN name ELSE label END AS word
    FROM pass.nodes WHERE type <> 'place' AND NOT is_second
    GROUP BY type, word HAVING count(DISTINCT document) BETWEEN 2 AND \(commonest);
    """
  }

  private static let personLabels = """
    UPDATE pass.nodes AS n SET label = p.label FROM pass.persons p
    WHERE p.document = n.document AND p.local = n.local;
    """

  private static let members = """
    INSERT INTO pass.members (cluster, document, local)
    SELECT dense_rank() OVER (ORDER BY type, label), document, local FROM pass.nodes
    ORDER BY 1, 2, 3;
    """
}

extension EntityStep {
  static let module = ModuleDescription<LoadContext, any CorpusStep>(
    "entities",
    summary: "Says which entities of different documents are one thing.",
    options: [
      OptionSpecification(
        "apart",
        .strings,
        default: .strings([]),
        summary: "Entity types whose equal names in different documents stay apart."
      ),
      OptionSpecification(
        "corrections",
        .path,
        summary: "A file of corrections: merge, split, rename, drop; see docs/corrections.md."
      ),
    ]
  ) { options, _ throws(ModuleError) in
    var apart: Set<EntityType> = []
    for name in options.strings("apart") {
      guard let type = EntityType(rawValue: name) else {
        let hint = NearestName.hint(for: name, among: EntityType.allCases.map(\.rawValue))
        throw ModuleError(option: "apart", message: "there is no entity type “\(name)”\(hint)")
      }
      apart.insert(type)
    }
    let path = options.string("corrections")
    return EntityStep(
      apart: apart,
      corrections: try path.map { (path) throws(ModuleError) in try CorrectionFile.read(path) }
        ?? [],
      file: path.map { URL(fileURLWithPath: $0).lastPathComponent } ?? ""
    )
  }
}
