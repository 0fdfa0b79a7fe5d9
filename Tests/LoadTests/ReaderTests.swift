import Corpus
import Foundation
import Load
import Testing

@Test func readerGivesEveryRowTyped() throws {
  let bench = try Workbench()
  let rows = try DocumentRows(plainDocument("广东。"))
  try bench.build([.document(rows)])
  let reader = try DatasetReader(path: bench.path("test.sqlite"))
  let documents = try #require(DatasetSchema.tabular(named: "documents"))
  var found: [String] = []
  try reader.forEachRow(of: documents) { row in
    found.append(row.string(0))
    #expect(row.kind(0) == .text)
    #expect(row.kind(2) == .null)
    #expect(row.integer(3) == 0)
  }
  #expect(found == [rows.documentID])
  #expect(try reader.rowCount(of: documents) == 1)
}

@Test func errorsOfTheCallerComeThrough() throws {
  let bench = try Workbench()
  try bench.build([.document(try DocumentRows(plainDocument("广东。")))])
  let reader = try DatasetReader(path: bench.path("test.sqlite"))
  let documents = try #require(DatasetSchema.tabular(named: "documents"))
  for _ in 0..<2 {
    let error = #expect(throws: LoadError.self) {
      try reader.forEachRow(of: documents) { _ throws(LoadError) in
        throw LoadError(.io, message: "no more")
      }
    }
    #expect(error?.message == "no more")
  }
}

@Test func onlyDatasetsAreRead() throws {
  let bench = try Workbench()
  _ = try Store(at: bench.path("store"))
  let error = #expect(throws: LoadError.self) { _ = try DatasetReader(path: bench.path("store")) }
  #expect(error?.kind == .corrupt)
  let missing = #expect(throws: LoadError.self) { _ = try DatasetReader(path: bench.path("none")) }
  #expect(missing?.kind == .cannotOpen)
  #expect(!FileManager.default.fileExists(atPath: bench.path("none")))
}
