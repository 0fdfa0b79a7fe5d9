import Foundation
import GRDB
import TestSupport
import Testing

/// Every row of the seed's dataset points at its evidence.
struct EvidenceTests {
  /// The main job, run over the checkout's seeds into a folder of its own.
  private func dataset() throws -> (SeedRun, DatabaseQueue) {
    let run = try SeedRun()
    var configuration = GRDB.Configuration()
    configuration.readonly = true
    let path = run.folder.path + "/output/current/seed.sqlite"
    return (run, try DatabaseQueue(path: path, configuration: configuration))
  }

  @Test func everySpanEqualsItsText() throws {
    let (run, queue) = try dataset()
    try queue.read { database in
      let tables = try String.fetchAll(
        database,
        sql: """
          SELECT m.name FROM sqlite_schema m WHERE m.type = 'table'
          AND (SELECT count(*) FROM pragma_table_info(m.name)
            WHERE name IN ('document_id', 'text', 'start', 'end')) = 4
          """
      )
      #expect(tables.contains("sentences") && tables.contains("mentions"))
      for table in tables {
        let wrong = try Int.fetchOne(
          database,
          sql: """
            SELECT count(*) FROM "\(table)" r JOIN documents d USING (document_id)
            WHERE substr(d.text, r.start + 1, r."end" - r.start) IS NOT r.text
            """
        )
        #expect(wrong == 0, "\(table)")
      }
    }
    withExtendedLifetime(run) {}
  }

  @Test func theDatabaseIsSoundAndSaysWhatItIs() throws {
    let (run, queue) = try dataset()
    try queue.read { database in
      let integrity = try String.fetchOne(database, sql: "PRAGMA integrity_check")
      #expect(integrity == "ok")
      let dangling = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check")
      #expect(dangling.isEmpty)
      let version = try Int.fetchOne(database, sql: "PRAGMA user_version")
      #expect(version == 1)
      let application = try Int.fetchOne(database, sql: "PRAGMA application_id")
      #expect(application == 0x5A48_4149)
    }
    withExtendedLifetime(run) {}
  }

  @Test func sourceBytesLeadBackToTheDocument() throws {
    let (run, queue) = try dataset()
    let source = try Data(
      contentsOf: URL(fileURLWithPath: run.checkout + "/seeds/000_02132b15b228b985.txt")
    )
    try queue.read { database in
      for row in try Row.fetchAll(
        database,
        sql: "SELECT text, source_start, source_end FROM documents"
      ) {
        let start: Int? = row["source_start"]
        let end: Int? = row["source_end"]
        let bytes = source[try #require(start)..<(try #require(end))]
        let text: String = row["text"]
        #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(text.prefix(20)))
        #expect(String(decoding: bytes, as: UTF8.self).hasSuffix(text.suffix(20)))
      }
    }
  }

  @Test(arguments: ["广东", "大模型", "人工智能"])
  func fullTextFindsWordsOfTwoCharactersToo(word: String) throws {
    let (run, queue) = try dataset()
    try queue.read { database in
      let search = try String.fetchOne(
        database,
        sql: "SELECT name FROM sqlite_schema WHERE sql LIKE 'CREATE VIRTUAL TABLE%fts5%'"
      )
      let table = try #require(search)
      let found = try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM \"\(table)\" WHERE \"\(table)\" MATCH ?",
        arguments: [word]
      )
      let standing = try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM sentences WHERE instr(text, ?) > 0",
        arguments: [word]
      )
      #expect(found ?? 0 > 0)
      #expect(found == standing)
    }
    withExtendedLifetime(run) {}
  }
}

/// `zhai run` over the checkout's own `pipeline.json`, with the output in a scratch folder.
struct SeedRun {
  let folder = ScratchFolder()
  let checkout: String

  init() throws {
    let zhai = BuiltProgram()
    checkout = zhai.checkout
    let path = URL(fileURLWithPath: checkout + "/pipeline.json")
    let configuration = String(decoding: try Data(contentsOf: path), as: UTF8.self)
    try folder.write(configuration, to: "pipeline.json")
    try FileManager.default.copyItem(
      atPath: checkout + "/seeds",
      toPath: folder.path + "/seeds"
    )
    let outcome = try zhai(["run"], in: folder.path)
    try #require(outcome.status == 0, "\(outcome.errors)")
  }
}
