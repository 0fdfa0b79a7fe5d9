import GRDB
import Load
import Testing

/// The contract's tables, as it lists them.
private let contract: [(table: String, columns: String)] = [
  ("sources", "source_id uri media_type charset replacements bytes sha256"),
  (
    "documents",
    """
    document_id source_id locator ordinal url title publisher language script published \
    published_basis text char_count cut_head cut_tail duplicate_of similarity source_start \
    source_end
    """
  ),
  ("contributors", "document_id ordinal role name start end"),
  ("metadata", "document_id ordinal key value basis"),
  ("flags", "document_id ordinal code"),
  ("paragraphs", "document_id ordinal role start end"),
  ("sentences", "document_id ordinal paragraph start end text"),
  ("tokens", "document_id ordinal sentence start end text pos"),
  ("entities", "entity_id type name"),
  ("entity_names", "entity_id name kind document_id start end rule"),
  ("entity_codes", "entity_id scheme code"),
  ("mentions", "document_id ordinal sentence start end text type entity_id rule confidence"),
  (
    "times",
    """
    document_id ordinal sentence start end text kind value begins ends anchor anchor_ordinal rule
    """
  ),
  (
    "quantities",
    "document_id ordinal sentence start end text kind value low high unit modifier rule"
  ),
  (
    "quotations",
    "document_id ordinal sentence start end text kind part_of speaker speaker_id cue rule"
  ),
  (
    "relations",
    """
    document_id ordinal sentence start end subject_id predicate object_id title time status rule \
    confidence
    """
  ),
  ("groups", "document_id ordinal sentence name declared_size start end rule"),
  ("group_members", "document_id group_ordinal ordinal entity_id name start end"),
  (
    "statistics",
    """
    document_id ordinal sentence start end quantity subject subject_id indicator value low high \
    unit modifier time rank status attributed_to attributed_to_id rule
    """
  ),
  ("events", "document_id ordinal sentence start end type time place_id rule"),
  ("event_roles", "document_id event_ordinal ordinal role entity_id text start end"),
  ("rejects", "ordinal source_uri byte_start byte_end stage code message document_id"),
]

private func emptyDatabase() throws -> DatabaseQueue {
  let database = try DatabaseQueue()
  try database.write { try $0.execute(sql: DatasetSchema.ddl) }
  return database
}

@Test func schemaHasExactlyTheTablesOfTheContract() {
  #expect(Set(DatasetSchema.tables.map(\.name)) == Set(contract.map(\.table)))
}

@Test(arguments: contract)
func tableHasTheColumnsOfTheContract(table: String, columns: String) throws {
  let found = try emptyDatabase().read {
    try String.fetchAll($0, sql: "SELECT name FROM pragma_table_info(?)", arguments: [table])
  }
  #expect(found == columns.split(separator: " ").map(String.init))
}

@Test func everyTableIsStrictAndKeyedTablesHaveNoRowID() throws {
  let rows = try emptyDatabase().read {
    try Row.fetchAll(
      $0,
      sql: """
        SELECT name, strict, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'
          AND name NOT GLOB 'sqlite_*'
        """
    )
  }
  #expect(rows.count == contract.count + 1)
  for row in rows {
    let table = DatasetSchema.tables.first { $0.name == row["name"] }
    #expect(row["strict"] == 1, "\(row)")
    #expect(row["wr"] == ((table?.key.count ?? 1) > 1 ? 1 : 0), "\(row)")
  }
}

@Test(arguments: DatasetSchema.tables.map(\.name))
func everyForeignKeyIsIndexedAndNamesAKey(table name: String) throws {
  try emptyDatabase().read { database in
    // Parents are checked by SQLite itself: a mismatch makes this an error.
    try database.execute(sql: "PRAGMA foreign_key_check(\"\(name)\")")
    let indexes = try String.fetchAll(
      database,
      sql: "SELECT name FROM pragma_index_list(?)",
      arguments: [name]
    ).map { index in
      try String.fetchAll(
        database,
        sql: "SELECT name FROM pragma_index_info(?)",
        arguments: [index]
      )
    }
    let table = try #require(DatasetSchema.tables.first { $0.name == name })
    for foreignKey in table.foreignKeys {
      #expect(indexes.contains { $0.starts(with: foreignKey.columns) }, "\(foreignKey)")
    }
  }
}

@Test func everyColumnIsDescribedInTheDatabaseItself() throws {
  let ddl = DatasetSchema.ddl
  for tabular in DatasetSchema.tabulars {
    #expect(tabular.summary.hasSuffix("."))
    #expect(ddl.contains("-- \(tabular.summary)"))
    for column in tabular.columns {
      #expect(column.summary.hasSuffix("."), "\(tabular.name).\(column.name)")
      #expect(ddl.contains(column.summary))
    }
  }
}

@Test func viewsGiveTheColumnsThatTheyDescribe() throws {
  let names = ["v_statistics", "v_relations", "v_entities", "v_quotations", "v_documents"]
  #expect(Set(DatasetSchema.views.map(\.name)) == Set(names))
  try emptyDatabase().read { database in
    for view in DatasetSchema.views {
      let statement = try database.makeStatement(sql: "SELECT * FROM \(view.name)")
      #expect(statement.columnNames == view.columns.map(\.name))
    }
  }
}

@Test(arguments: DatasetSchema.tabulars.map(\.name))
func readingInKeyOrderNeedsNoSort(tabular name: String) throws {
  let tabular = try #require(DatasetSchema.tabular(named: name))
  let order = tabular.key.map { "\"\($0)\"" }.joined(separator: ", ")
  let plan = try emptyDatabase().read {
    try Row.fetchAll($0, sql: "EXPLAIN QUERY PLAN SELECT * FROM \"\(name)\" ORDER BY \(order)")
  }
  // A sort of the outermost loop would hold all rows; those of subqueries hold one row's worth.
  let sorts = plan.filter { ($0["detail"] as String).contains("TEMP B-TREE") && $0["parent"] == 0 }
  #expect(sorts.isEmpty, "\(plan)")
}

@Test(arguments: [
  "INSERT INTO documents VALUES ('d','s',NULL,0,NULL,NULL,NULL,NULL,NULL,'2025/2/5','text','x',1,0,0,NULL,NULL,NULL,NULL)",
  "INSERT INTO documents VALUES ('d','s',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,'guess','x',1,0,0,NULL,NULL,NULL,NULL)",
  "INSERT INTO documents VALUES ('d','s',NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'x',1,2,0,NULL,NULL,NULL,NULL)",
  "INSERT INTO paragraphs VALUES ('d', 0, 'body', 5, 4)",
  "INSERT INTO paragraphs VALUES ('d', 0, 'footer', 0, 4)",
  "INSERT INTO paragraphs VALUES ('d', 0, 'body', 'a', 4)",
  "INSERT INTO paragraphs VALUES ('d', -1, 'body', 0, 4)",
  "INSERT INTO mentions VALUES ('d', 0, NULL, 0, 1, 'x', 'person', NULL, 'r', 1.5)",
])
func databaseRefusesWhatTheContractForbids(sql: String) throws {
  let database = try emptyDatabase()
  #expect(throws: DatabaseError.self) {
    try database.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA foreign_keys = OFF")
      try $0.execute(sql: sql)
    }
  }
}
