import Corpus
import Foundation
import Pipeline
import Testing

struct ConfigurationFileTests {
  /// A folder of its own, removed at the end.
  private static func withFolder(
    holding names: [String],
    _ body: (String) throws -> Void
  ) throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    defer { try? files.removeItem(at: folder) }
    for name in names {
      let file = folder.appendingPathComponent(name)
      try files.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data().write(to: file)
    }
    try body(folder.path)
  }

  private static func decode(words: String) throws -> Configuration {
    let text = ConfigurationFixture.full.replacing("words.txt", with: words)
    return try ConfigurationFixture.decode(text)
  }

  @Test func aFileThatIsThereIsNoIssue() throws {
    try Self.withFolder(holding: ["words.txt", "lists/种子.txt"]) { folder in
      for words in ["words.txt", "lists/种子.txt", "lists/../words.txt", folder + "/words.txt"] {
        let configuration = try Self.decode(words: words)
        #expect(configuration.missingFiles(relativeTo: folder) == [])
      }
    }
  }

  @Test func aMissingFileIsToldWithItsNeighbour() throws {
    try Self.withFolder(holding: ["lists/words.txt", "lists/other.txt"]) { folder in
      let issues = try Self.decode(words: "lists/wrods.txt").missingFiles(relativeTo: folder)
      #expect(issues.map(\.code) == [.missingFile])
      let issue = try #require(issues.first)
      #expect(issue.pointer.description == "/stages/segment/2/words")
      #expect(issue.place.description == "pipeline.json:41:18")
      #expect(issue.detail.hasPrefix("there is no file “lists/wrods.txt” in "))
      #expect(issue.suggestion == "lists/words.txt")
    }
  }

  @Test func aMissingFolderHasNoNeighbours() throws {
    try Self.withFolder(holding: ["a.txt"]) { folder in
      let issues = try Self.decode(words: "none/words.txt").missingFiles(relativeTo: folder)
      #expect(issues.map(\.suggestion) == [nil])
    }
  }

  @Test func pathsThatTheConfigurationGivesCountFromItsFolder() throws {
    let choice = try Self.decode(words: "lists/a.txt")
    let tokens = choice[.segment][2]
    let options = choice.options(of: tokens, relativeTo: "/srv/x")
    #expect(options.string("words") == "/srv/x/lists/a.txt")
    let absolute = try Self.decode(words: "/a.txt")
    #expect(
      absolute.options(of: absolute[.segment][2], relativeTo: "/srv/x").string("words") == "/a.txt"
    )
  }
}
