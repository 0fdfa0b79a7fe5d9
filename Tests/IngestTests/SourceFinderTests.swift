import Corpus
import Foundation
import Ingest
import TestSupport
import Testing

struct SourceFinderTests {
  private func find(_ patterns: [String], in folder: ScratchFolder) throws -> [String] {
    let finder = SourceFinder(IngestContext(root: folder.path))
    return try finder.files(patterns.map { try SourcePattern($0) }).map(\.uri)
  }

  @Test func givesEachFileOnceInTheOrderOfBytes() throws {
    let folder = ScratchFolder()
    for name in ["b.txt", "a.txt", "子/丙.txt", "子/深/丁.txt", "A.txt", "a.md"] {
      try folder.write("字", to: name)
    }
    #expect(try find(["*.txt"], in: folder) == ["A.txt", "a.txt", "b.txt"])
    #expect(try find(["b.txt", "*.txt", "a.txt"], in: folder) == ["A.txt", "a.txt", "b.txt"])
    #expect(
      try find(["**/*.txt"], in: folder) == ["A.txt", "a.txt", "b.txt", "子/丙.txt", "子/深/丁.txt"]
    )
    #expect(try find(["[ab].txt"], in: folder) == ["a.txt", "b.txt"])
    #expect(try find(["?.md"], in: folder) == ["a.md"])
  }

  @Test(arguments: ["none.txt", "*.xml", "sub"])
  func refusesWhatIsNotThere(pattern: String) throws {
    let folder = ScratchFolder()
    try folder.write("字", to: "sub/a.txt")
    let error = #expect(throws: IngestError.self) { try find([pattern], in: folder) }
    #expect(error?.kind == .noInput)
  }

  @Test func endsInALoopOfLinks() throws {
    let folder = ScratchFolder()
    try folder.write("字", to: "in/a.txt")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/in/loop",
      withDestinationPath: folder.path + "/in"
    )
    #expect(try find(["**/*.txt"], in: folder) == ["in/a.txt"])
  }
}
