import Corpus
import Foundation
import GRDB
import Load
import Testing

/// Documents and rejects of several sources, some of them with the same text.
private func mixedItems() throws -> [WorkItem] {
  var corpus = SyntheticCorpus(seed: 7, sentences: 8)
  var items: [WorkItem] = []
  for source in 0..<6 {
    for ordinal in 0..<4 {
      let uri = "s/\(source).txt"
      let document =
        ordinal == 3 ? plainDocument("各地转载的同一篇通稿。", uri) : corpus.document(uri)
      items.append(
        .document(try DocumentRows(document, ordinal: ordinal, extras: [.tokens, .search]))
      )
    }
    items.append(
      .rejection(
        Rejection(
          sourceURI: "s/\(source).txt",
          byteRange: source..<100,
          stage: .segment,
          code: "empty",
          message: "nothing in it"
        )
      )
    )
  }
  return items
}

@Test func anyOrderOfArrivalGivesTheSameBytes() throws {
  let bench = try Workbench()
  let items = try mixedItems()
  let sources = (0..<6).map { Workbench.source("s/\($0).txt", bytes: "bytes \($0 / 2)") }
  try bench.build(items, as: "a.sqlite", sources: sources)
  try bench.build(items.reversed(), as: "b.sqlite", sources: sources.reversed())
  let mixed = items.indices.map { items[($0 * 11 + 5) % items.count] }
  try bench.build(mixed, as: "c.sqlite", sources: sources.shuffled())
  let first = try bench.bytes("a.sqlite")
  #expect(first == (try bench.bytes("b.sqlite")))
  #expect(first == (try bench.bytes("c.sqlite")))
}

@Test func replacingAndRemovingLeavesNoTrace() throws {
  let bench = try Workbench()
  var corpus = SyntheticCorpus(seed: 3)
  let kept = try DocumentRows(corpus.document("kept.txt"))
  let changed = try DocumentRows(corpus.document("changed.txt"))
  let old = try DocumentRows(corpus.document("changed.txt"))
  let gone = try DocumentRows(corpus.document("gone.txt"))
  let reject = Rejection(
    sourceURI: "gone.txt",
    byteRange: nil,
    stage: .clean,
    code: "x",
    message: "x"
  )
  try bench.build([.document(kept), .document(changed)], as: "clean.sqlite")

  let store = try Store(at: bench.path("store"), durability: .lasting)
  for uri in ["kept.txt", "changed.txt", "gone.txt"] { try store.add(Workbench.source(uri)) }
  try store.add([.document(old), .document(gone), .rejection(reject), .document(kept)])
  _ = try store.build(at: bench.path("between.sqlite"), steps: Workbench.steps())
  try store.removeSource("gone.txt")
  try store.add([.document(changed)])
  _ = try store.build(at: bench.path("later.sqlite"), steps: Workbench.steps())

  #expect(try bench.bytes("clean.sqlite") == bench.bytes("later.sqlite"))
  #expect(try bench.bytes("clean.sqlite") != bench.bytes("between.sqlite"))
}

@Test func storeIsOpenedAgainWithAllThatIsInIt() throws {
  let bench = try Workbench()
  let rows = try DocumentRows(plainDocument("广东。"))
  try bench.build([.document(rows)], as: "one.sqlite")
  do {
    let store = try Store(at: bench.path("state"), durability: .lasting)
    try store.add(Workbench.source("a.txt"))
    try store.add([.document(rows)])
  }
  let store = try Store(at: bench.path("state"), durability: .lasting)
  _ = try store.build(at: bench.path("two.sqlite"), steps: Workbench.steps())
  #expect(try bench.bytes("one.sqlite") == bench.bytes("two.sqlite"))
}

@Test func emptyCorpusGivesAnEmptyDataset() throws {
  let bench = try Workbench()
  let summary = try bench.build([])
  #expect(summary.entries.count == DatasetSchema.tables.count)
  #expect(summary.entries.allSatisfy { $0.rows == 0 })
  #expect(try bench.value("PRAGMA integrity_check") == "ok")
}

@Test func fileIsMarkedAsOursAndOfThisVersion() throws {
  let bench = try Workbench()
  try bench.build([.document(try DocumentRows(plainDocument("广东。")))])
  #expect(try bench.value("PRAGMA application_id") == String(0x5A48_4149))
  #expect(try bench.value("PRAGMA user_version") == "1")
  #expect(try bench.value("PRAGMA page_size") == "4096")
  #expect(try bench.value("PRAGMA journal_mode") == "delete")
  let left = try FileManager.default.contentsOfDirectory(atPath: bench.folder).sorted()
  #expect(left == ["test.sqlite", "test.sqlite.store"])
}

@Test func sameTextIsNumberedInTheOrderOfItsSources() throws {
  let bench = try Workbench()
  let text = "同一篇通稿。"
  try bench.build([
    .document(try DocumentRows(plainDocument(text, "b.txt"), ordinal: 0)),
    .document(try DocumentRows(plainDocument(text, "a.txt"), ordinal: 10)),
    .document(try DocumentRows(plainDocument(text, "a.txt"), ordinal: 9)),
  ])
  let base = try DocumentRows(plainDocument(text)).documentID
  let sql = """
    SELECT document_id, uri, ordinal, duplicate_of, similarity
    FROM documents JOIN sources USING (source_id) ORDER BY document_id
    """
  #expect(
    try bench.rows(sql) == [
      [base, "a.txt", "9", nil, nil], [base + "-2", "a.txt", "10", base, "1.0"],
      [base + "-3", "b.txt", "0", base, "1.0"],
    ]
  )
  #expect(try bench.value("SELECT count(*) FROM v_documents") == "1")
}

@Test func shortTextsAreNoDuplicatesWhereTheConfigurationSaysSo() throws {
  let bench = try Workbench()
  let items: [WorkItem] = try ["a", "b"].flatMap { uri in
    [
      .document(try DocumentRows(plainDocument("短。", uri), ordinal: 0)),
      .document(try DocumentRows(plainDocument("这一篇长一些。", uri), ordinal: 1)),
    ]
  }
  let steps = try Workbench.steps(["duplicates"], ["min_characters": .integer(3)])
  try bench.build(items, steps: steps)
  #expect(
    try bench.rows("SELECT text FROM documents WHERE duplicate_of IS NOT NULL") == [["这一篇长一些。"]]
  )
}

@Test func sameBytesAtAnotherPlaceAreAnotherSource() throws {
  let bench = try Workbench()
  let sources = ["z", "b", "a"].map { Workbench.source($0, bytes: "same") }
  try bench.build([], sources: sources)
  let rows = try bench.rows("SELECT source_id, uri FROM sources")
  let base = "s_" + sources[0].sha256.prefix(16)
  #expect(rows == [[base, "a"], [base + "-2", "b"], [base + "-3", "z"]])
}

@Test func rejectsAreNumberedBySourceAndPlace() throws {
  let bench = try Workbench()
  func reject(_ uri: String, _ range: Range<Int>?, _ code: String) -> Rejection {
    Rejection(sourceURI: uri, byteRange: range, stage: .ingest, code: code, message: "m")
  }
  try bench.build([
    .rejection(reject("b", 5..<6, "two")), .rejection(reject("b", 5..<6, "one")),
    .rejection(reject("b", nil, "zero")), .rejection(reject("a", 7..<9, "a"), documentID: "d_1"),
  ])
  #expect(
    try bench.rows("SELECT ordinal, source_uri, byte_start, code, document_id FROM rejects") == [
      ["0", "a", "7", "a", "d_1"], ["1", "b", nil, "zero", nil], ["2", "b", "5", "one", nil],
      ["3", "b", "5", "two", nil],
    ]
  )
}

@Test func documentWithoutASourceIsRefused() throws {
  let bench = try Workbench()
  let rows = try DocumentRows(plainDocument("广东。", "lost.txt"))
  let error = #expect(throws: LoadError.self) {
    try bench.build([.document(rows)], sources: [])
  }
  #expect(error?.kind == .contract)
  #expect(!FileManager.default.fileExists(atPath: bench.path("test.sqlite")))
}

@Test func existingFileIsNeverOverwritten() throws {
  let bench = try Workbench()
  try bench.build([])
  let store = try Store(at: bench.path("other"))
  let error = #expect(throws: LoadError.self) {
    _ = try store.build(at: bench.path("test.sqlite"), steps: [])
  }
  #expect(error?.kind == .cannotOpen)
  #expect(try bench.value("PRAGMA integrity_check") == "ok")
}

@Test func fileOfAnotherKindIsNoStore() throws {
  let bench = try Workbench()
  try Data("not a database, but some longer text".utf8)
    .write(to: URL(fileURLWithPath: bench.path("text")))
  try bench.build([])
  for name in ["text", "test.sqlite"] {
    let error = #expect(throws: LoadError.self) { _ = try Store(at: bench.path(name)) }
    #expect(error?.kind == .corrupt)
  }
  let missing = #expect(throws: LoadError.self) { _ = try Store(at: bench.path("no/such/x")) }
  #expect(missing?.kind == .cannotOpen)
}

@Test func failedBatchLeavesNothing() throws {
  let bench = try Workbench()
  let store = try Store(at: bench.path("store"))
  let good = try DocumentRows(plainDocument("广东。"))
  // The store's own lock stands in for a fault in the middle.
  let other = try DatabaseQueue(path: bench.path("store"))
  try other.write { database in
    try database.execute(
      sql: """
        CREATE TRIGGER fault BEFORE INSERT ON rejections BEGIN SELECT raise(ABORT, 'fault'); END
        """
    )
  }
  let reject = Rejection(sourceURI: "a", byteRange: nil, stage: .clean, code: "x", message: "x")
  let error = #expect(throws: LoadError.self) {
    try store.add([.document(good), .rejection(reject)])
  }
  #expect(error?.kind == .contract)
  #expect(try bench.value("SELECT count(*) FROM documents", in: "store") == "0")
}
