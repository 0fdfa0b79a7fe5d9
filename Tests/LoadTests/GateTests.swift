import Corpus
import Foundation
import GRDB
import Load
import Testing

/// Changes the store behind its back and says what the build makes of it.
private func buildAfter(_ sql: String) throws -> LoadError? {
  let bench = try Workbench()
  var corpus = SyntheticCorpus(seed: 1)
  let store = try Store(at: bench.path("store"))
  try store.add(Workbench.source("a.txt"))
  try store.add([.document(try DocumentRows(corpus.document("a.txt")))])
  try DatabaseQueue(path: bench.path("store")).write { try $0.execute(sql: sql) }
  do {
    _ = try store.build(at: bench.path("test.sqlite"), steps: Workbench.steps())
  } catch let error as LoadError {
    #expect(!FileManager.default.fileExists(atPath: bench.path("test.sqlite")))
    return error
  }
  return nil
}

@Test func rowsThatDoNotFitTheirTextAreCaught() throws {
  // One more character at the start: every offset is wrong by one.
  let shifted = try buildAfter("UPDATE documents SET text = '一' || text")
  #expect(shifted?.kind == .contract)
  #expect(try buildAfter("UPDATE documents SET char_count = char_count + 1")?.kind == .contract)
  #expect(try buildAfter("SELECT 1") == nil)
}

@Test func spansOfEntityNamesAreChecked() throws {
  let error = try buildAfter(#"UPDATE entity_names SET "start" = 1000000, "end" = 1000001"#)
  #expect(error?.kind == .contract)
  #expect(error?.message.contains("entity_names") == true)
}

@Test func valuesThatTheSchemaForbidsAreCaught() throws {
  for sql in [
    "UPDATE documents SET published = '2025/2/5'", "UPDATE documents SET cut_head = 2",
    "UPDATE entities SET type = 'planet'",
  ] {
    let error = try buildAfter(sql)
    #expect(error?.kind == .contract, "\(sql)")
    #expect(error?.message.contains("CHECK") == true, "\(String(describing: error))")
  }
}

@Test(arguments: [
  "UPDATE documents SET rows = x'FF'", "UPDATE documents SET rows = substr(rows, 1, 40)",
  "UPDATE documents SET rows = x'0501FFFFFFFFFFFFFFFFFFFFFF'",
  "UPDATE documents SET rows = x'050400FFFFFF7F'",
  "UPDATE documents SET text = substr(text, 1, 10)", "DELETE FROM entities",
])
func damagedRowsAreNoCrash(sql: String) throws {
  #expect(try buildAfter(sql) != nil)
}

@Test func theCheckSaysWhatTheContractsSQLSays() throws {
  let bench = try Workbench()
  var corpus = SyntheticCorpus(seed: 5, sentences: 60)
  try bench.build(
    try (0..<5).map {
      .document(
        try DocumentRows(corpus.document("a.txt"), ordinal: $0, extras: [.tokens, .search])
      )
    }
  )
  for table in DatasetSchema.tables where table.holdsEvidence {
    let broken = try bench.value(
      """
      SELECT count(*) FROM "\(table.name)" JOIN documents d USING (document_id)
      WHERE substr(d.text, start + 1, "end" - start) IS NOT "\(table.name)".text
      """
    )
    #expect(broken == "0", "\(table.name)")
  }
  #expect(try bench.value("SELECT count(*) FROM tokens") != "0")
}
