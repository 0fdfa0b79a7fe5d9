import Corpus
import Load
import Testing

struct InputListTests {
  private func file(_ uri: String, _ reader: Int = 0) -> InputList.File {
    InputList.File(uri: uri, path: Array("/root/\(uri)".utf8), reader: reader)
  }

  private func rejection(_ uri: String, _ message: String = "is a pipe") -> Rejection {
    Rejection(
      sourceURI: uri,
      byteRange: nil,
      stage: .ingest,
      code: "not_a_file",
      message: message
    )
  }

  private func all<Item>(
    _ uri: (Item) -> String,
    _ page: (String) throws -> [Item]
  ) rethrows -> [Item] {
    var items: [Item] = []
    var next = try page("")
    while let last = next.last {
      items += next
      next = try page(uri(last))
    }
    return items
  }

  @Test func filesComeInTheOrderOfBytesOverManyPages() throws {
    let list = try InputList()
    let uris = (0..<1500).map { "字/\(($0 * 7919) % 1500).txt" }
    try list.fill { adder in
      for uri in uris + uris.prefix(40) {
        let owner = try adder.add(file(uri))
        #expect(owner == 0)
      }
    }
    let found = try all(\.uri, list.files)
    let sorted = uris.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    #expect(found == sorted.map { file($0) })
    #expect(try list.count() == (1500, 0))
  }

  @Test func pathsNeedNotBeText() throws {
    let list = try InputList()
    let odd = InputList.File(uri: "%FF", path: [0x2F, 0xFF, 0x80], reader: 3)
    try list.fill { adder in _ = try adder.add(odd) }
    #expect(try list.files(after: "") == [odd])
  }

  @Test func aFileStaysWithTheReaderThatHadItFirst() throws {
    let list = try InputList()
    try list.fill { adder in
      let owners = [try adder.add(file("a", 1)), try adder.add(file("a", 2))]
      #expect(owners == [1, 1])
    }
    #expect(try list.files(after: "") == [file("a", 1)])
  }

  @Test func aFileCountsMoreThanARejectionOfItsURI() throws {
    let list = try InputList()
    try list.fill { adder in
      try adder.add(rejection("a"))
      try adder.add(rejection("b"))
      try adder.add(rejection("b", "is a socket"))
      let owner = try adder.add(file("a", 2))
      #expect(owner == 2)
      try adder.add(rejection("a"))
    }
    #expect(try list.files(after: "") == [file("a", 2)])
    #expect(try all(\.sourceURI, list.rejections) == [rejection("b")])
    #expect(try list.count() == (1, 1))
  }

  @Test func tellsWhatIsGone() throws {
    let list = try InputList()
    try list.fill { adder in
      _ = try adder.add(file("b"))
      try adder.add(rejection("d"))
    }
    #expect(try list.missing(["a", "b", "c", "d"]) == ["a", "c"])
  }
}
