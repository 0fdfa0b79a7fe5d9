import Corpus
import Foundation
import Testing

@testable import Language

@Test func tellsFrequencyTagAndClasses() throws {
  let bytes = try LexiconCompiler.compile(words: [
    .init("华为", frequency: 12, tag: "nt", classes: .organization),
    .init("华为", frequency: 40, tag: "nz", classes: .ambiguous),
    .init("华", frequency: 3, tag: "j"),
  ])
  let lexicon = try Lexicon(bytes, name: "test")
  #expect(lexicon.count == 2)
  #expect(
    lexicon.entry(for: "华为")
      == .init(frequency: 40, tag: "nt", classes: [.organization, .ambiguous])
  )
  #expect(lexicon.entry(for: "華為")?.tag == "nt")
  #expect(lexicon.entry(for: "为") == nil)
  #expect(lexicon.entry(for: "华为公司") == nil)
  #expect(lexicon.entry(for: "") == nil)
}

@Test func givesTheSameBytesWhateverTheOrder() throws {
  let words: [LexiconCompiler.Word] = (0..<300).map { index in
    let first = Unicode.Scalar(UInt32(0x4E00 + index * 7 % 90)).map(String.init) ?? ""
    let second = Unicode.Scalar(UInt32(0x5E00 + index)).map(String.init) ?? ""
    return .init(first + second, frequency: index + 1, tag: "n")
  }
  let forwards = try LexiconCompiler.compile(words: words)
  #expect(try LexiconCompiler.compile(words: words.reversed()) == forwards)
  let lexicon = try Lexicon(forwards, name: "test")
  for word in words { #expect(lexicon.entry(for: word.text)?.frequency == word.frequency) }
}

@Test func refusesAnyFlippedByte() throws {
  let bytes = try LexiconCompiler.compile(words: [.init("广东", frequency: 5, tag: "ns")])
  let header = 32 + LexiconLayout.sectionCount * 16
  let samples = Array(0..<header) + Array(stride(from: header, to: bytes.count, by: 997))
  for index in samples {
    var damaged = bytes
    damaged[index] ^= 0x21
    #expect(throws: DataError.self) { try Lexicon(damaged, name: "damaged") }
  }
}

@Test func refusesAnyCut() throws {
  let bytes = try LexiconCompiler.compile(words: [.init("广东", frequency: 5, tag: "ns")])
  for count in Array(0..<200) + Array(stride(from: 200, to: bytes.count, by: 1009)) {
    #expect(throws: DataError.self) { try Lexicon(Array(bytes.prefix(count)), name: "cut") }
  }
  #expect(throws: DataError.self) { try Lexicon(bytes + [0], name: "longer") }
}

/// The checksum is right here, as it would be in a file that somebody made by hand.
@Test func refusesNodesThatPointOutside() throws {
  let outside = LexiconNode(base: 5_000_000, parent: 0)
  var nodes: [UInt8] = []
  for _ in 0..<8 {
    nodes.append(littleEndian: outside.base)
    nodes.append(littleEndian: outside.parent)
    nodes.append(littleEndian: outside.cost)
    nodes.append(littleEndian: outside.classes)
    nodes.append(littleEndian: outside.tagAndFrequency)
  }
  let totals = [UInt8](repeating: 0, count: 24)
  let bytes = SectionedFile.encode(
    kind: LexiconLayout.kind,
    version: LexiconLayout.version,
    sections: [
      Array(repeating: 0, count: LexiconLayout.pageCount * 2), Array(repeating: 0, count: 512),
      [0, 0, 0, 0], nodes, [], totals, Array(repeating: 0, count: 16), [0, 0], [0, 0, 0, 0], nodes,
    ]
  )
  #expect(throws: DataError.self) { try Lexicon(bytes, name: "hostile") }
}

@Test func saysWhatIsWrongWithAFile() throws {
  let foreign = #expect(throws: DataError.self) {
    try Lexicon(Array("SQLite format 3 and so on, for a while".utf8), name: "x.lexicon")
  }
  #expect(foreign?.description.hasPrefix("x.lexicon: is not a file of the kind ZHAILEX") == true)
  let missing = #expect(throws: DataError.self) {
    try Lexicon(contentsOf: "no/such.lexicon")
  }
  #expect(missing?.message.hasPrefix("cannot be opened") == true)
  #expect(throws: DataError.self) { try Lexicon(contentsOf: ".") }
}

@Test(arguments: [
  ("# source: us\n# licence: CC0-1.0\n# class: place\n湛江\n", 1),
  ("# source: us\n# licence: CC0-1.0\n# class: place\n# a remark\n湛江\t12\n合肥\t3\tns\n", 2),
])
func readsOurLists(content: String, count: Int) throws {
  let words = try compiled(content, .list)
  #expect(words.count == count)
  #expect(words.entry(for: "湛江")?.classes == .place)
}

@Test(arguments: [
  "湛江\n", "# source: us\n湛江\n", "# source: us\n# licence: MIT\n# class: plaice\n湛江\n",
  "# source: us\n# licence: MIT\n湛江\tmany\n", "# source: us\n# licence: MIT\n湛江\t1\tns\tx\n",
])
func refusesListsThatAreNotInTheirForm(content: String) {
  #expect(throws: DataError.self) { try compiled(content, .list) }
}

@Test func needsNoHeadInAListOfTheUsers() throws {
  let words = try compiled("深度求索\n数说故事\n", .users)
  #expect(words.entry(for: "数说故事")?.classes == .user)
}

private func compiled(_ content: String, _ form: LexiconSource.Form) throws -> Lexicon {
  let path = NSTemporaryDirectory() + "list-\(UUID().uuidString).txt"
  defer { try? FileManager.default.removeItem(atPath: path) }
  try content.write(toFile: path, atomically: true, encoding: .utf8)
  let source = LexiconSource(path: path, form: form)
  return try Lexicon(LexiconCompiler.compile(sources: [source]), name: path)
}

@Test func walksTheWordsThatHaveAClassAlone() throws {
  let lexicon = try Lexicon(
    LexiconCompiler.compile(words: [
      .init("海", frequency: 9, tag: "n"), .init("海州", frequency: 7, tag: "ns", classes: .place),
      .init("海州人", frequency: 5, tag: "n"),
      .init("海州大学", frequency: 3, tag: "nt", classes: .organization),
    ]),
    name: "small"
  )
  let text: Text = "海州大学"
  var all: [String] = []
  lexicon.forEachWord(in: text, from: 0, to: 12) { end, _, _ in all.append("\(end)") }
  var classed: [String] = []
  lexicon.forEachClassedWord(in: text, from: 0, to: 12) { end, classes, tag in
    classed.append("\(end) \(lexicon.tags[tag]) \(classes == .organization)")
  }
  #expect(all == ["3", "6", "12"])
  #expect(classed == ["6 ns false", "12 nt true"])
}
