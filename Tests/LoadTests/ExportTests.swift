import Corpus
import Foundation
import Load
import Testing

/// Exports a dataset and gives the text of one file.
private func export(
  _ format: String,
  _ file: String,
  _ items: [WorkItem],
  sources: [Source]? = nil
) throws -> String {
  let bench = try Workbench()
  try bench.build(items, sources: sources)
  let module = try #require(LoadRegistry.exporters.first { $0.name == format })
  let exporter = try module.make(Options(module.options), LoadContext(name: "test"))
  let folder = bench.path(exporter.folder)
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  let files = try exporter.export(try DatasetReader(path: bench.path("test.sqlite")), into: folder)
  #expect(files.map(\.table) == DatasetSchema.tabulars.map(\.name))
  #expect(
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      == files.map(\.name).sorted()
  )
  return String(decoding: try bench.bytes("\(exporter.folder)/\(file)"), as: UTF8.self)
}

private func metadata(_ values: [String]) throws -> [WorkItem] {
  var document = plainDocument("广东。")
  document.metadata = values.map { MetadataItem(key: "k", value: $0, basis: "b") }
  return [.document(try DocumentRows(document))]
}

/// Cells that trip readers, with how they stand in CSV and in JSON.
private let nasty: [(cell: String, csv: String, json: String)] = [
  ("plain", "plain", #""plain""#),
  ("a,b", #""a,b""#, #""a,b""#),
  (#"say "hi""#, #""say ""hi""""#, #""say \"hi\"""#),
  (#"""#, #""""""#, #""\"""#),
  (#""x""#, #""""x""""#, #""\"x\"""#),
  ("a\nb", "\"a\nb\"", #""a\nb""#),
  ("a\rb", "\"a\rb\"", #""a\rb""#),
  ("a\r\nb", "\"a\r\nb\"", #""a\r\nb""#),
  (" lead", #"" lead""#, #"" lead""#),
  ("trail ", #""trail ""#, #""trail ""#),
  ("in side", "in side", #""in side""#),
  ("tab\there", "tab\there", #""tab\there""#),
  ("=cmd|'/c calc'!A1", "=cmd|'/c calc'!A1", #""=cmd|'/c calc'!A1""#),
  ("+1", "+1", #""+1""#), ("-1", "-1", #""-1""#), ("@x", "@x", #""@x""#),
  ("😀𠮷", "😀𠮷", #""😀𠮷""#),
  (#"back\slash"#, #"back\slash"#, #""back\\slash""#),
  ("bell\u{7}", "bell\u{7}", #""bell\u0007""#),
  ("null\u{0}byte", "nullbyte", #""nullbyte""#),
  ("1e5", "1e5", #""1e5""#), ("0012", "0012", #""0012""#),
  ("中文，全角", "中文，全角", #""中文，全角""#),
  ("\u{FEFF}bom", "\u{FEFF}bom", "\"\u{FEFF}bom\""),
]

@Test func cellsAreWrittenExactly() throws {
  let items = try metadata(nasty.map(\.cell))
  let id = try DocumentRows(plainDocument("广东。")).documentID
  let csv = try export("csv", "metadata.csv", items)
  let json = try export("jsonl", "metadata.jsonl", items)
  var wantedCSV = "document_id,ordinal,key,value,basis\r\n"
  var wantedJSON = ""
  for (ordinal, cell) in nasty.enumerated() {
    let row = "\(id),\(ordinal),k,\(cell.csv),b\r\n"
    let line = #"{"document_id":"\#(id)","ordinal":\#(ordinal),"key":"k","value":\#(cell.json),"#
    #expect(holds(csv, row), "\(cell)")
    #expect(holds(json, line), "\(cell)")
    wantedCSV += row
    wantedJSON += line + #""basis":"b"}"# + "\n"
  }
  #expect(Array(csv.utf8) == Array(wantedCSV.utf8))
  #expect(Array(json.utf8) == Array(wantedJSON.utf8))
}

/// Whether the bytes of `part` stand in `text`; a comparison of strings would take CR LF for one
/// character and a letter with its accent for another form of it.
private func holds(_ text: String, _ part: String) -> Bool {
  let text = Array(text.utf8)
  let part = Array(part.utf8)
  return text.indices.contains { text[$0...].starts(with: part) }
}

@Test func numbersBooleansAndNullAreWrittenAsTheConventionsSay() throws {
  var document = plainDocument("约631公里")
  document.isCutAtTail = true
  document.quantities = Layer([
    Quantity(
      span: document.text.span,
      kind: .measure,
      value: 631,
      low: 0.1,
      high: nil,
      unit: "km",
      modifier: .about,
      rule: "measures"
    )
  ])
  let items: [WorkItem] = [.document(try DocumentRows(document))]
  let id = try DocumentRows(document).documentID
  #expect(
    try export("csv", "quantities.csv", items).split(separator: "\r\n").last
      == "\(id),0,0,0,6,约631公里,measure,631,0.1,,km,about,measures"
  )
  #expect(
    try export("jsonl", "quantities.jsonl", items).contains(
      #""value":631,"low":0.1,"high":null,"unit":"km""#
    )
  )
  #expect(
    try export("csv", "documents.csv", items).contains(",约631公里,6,false,true,,,,\r\n")
  )
  #expect(
    try export("jsonl", "documents.jsonl", items).contains(#""cut_head":false,"cut_tail":true"#)
  )
}

@Test(arguments: ["csv", "jsonl"])
func rowsComeInTheOrderOfTheirKeys(format: String) throws {
  let documents = try (0..<9).map {
    try DocumentRows(plainDocument("第\($0)篇。", "\($0).txt"))
  }
  let text = try export(format, "documents.\(format)", documents.map { .document($0) })
  let ids = text.matches(of: /d_[0-9a-f]{16}/).map { String($0.output) }
  #expect(
    ids.filter { id in documents.contains { $0.documentID == id } }
      == documents.map(\.documentID).sorted()
  )
}

@Test func emptyTablesHaveAHeaderInCSVAndNothingInJSONLines() throws {
  #expect(
    try export("csv", "flags.csv", try metadata(["x"])) == "document_id,ordinal,code\r\n"
  )
  #expect(try export("jsonl", "flags.jsonl", try metadata(["x"])).isEmpty)
}

@Test func largeCellsPassWhole() throws {
  let cell = String(repeating: "很长的一段话，", count: 100_000)
  let csv = try export("csv", "metadata.csv", try metadata([cell]))
  #expect(csv.contains(",0,k,\(cell),b\r\n"))
}

@Test func exportNeverOverwrites() throws {
  let bench = try Workbench()
  try bench.build([])
  try Data("mine".utf8).write(to: URL(fileURLWithPath: bench.path("sources.csv")))
  let module = try #require(LoadRegistry.exporters.first { $0.name == "csv" })
  let exporter = try module.make(Options(), LoadContext(name: "test"))
  let reader = try DatasetReader(path: bench.path("test.sqlite"))
  let error = #expect(throws: LoadError.self) {
    _ = try exporter.export(reader, into: bench.folder)
  }
  #expect(error?.kind == .cannotOpen)
  #expect(try bench.bytes("sources.csv") == Data("mine".utf8))
}
