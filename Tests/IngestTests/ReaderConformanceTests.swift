import Corpus
import Ingest
import TestSupport
import Testing

/// Every registered reader is held to the same law, over the same hostile files.
struct ReaderConformanceTests {
  private static let files: [(name: String, bytes: [UInt8])] =
    HostileTexts.all.map { ($0.name, $0.text.bytes) } + [
      ("zero bytes", [0, 0, 0, 0]),
      ("a mark and nothing", [0xEF, 0xBB, 0xBF]),
      ("wide characters", [0xFF, 0xFE, 0x7F, 0x5E, 0x1C, 0x4E]),
      ("half a character", Array("广东".utf8.dropLast())),
      ("lines of objects", Array("{\"text\": \"第一\"}\n\n{\"text\": 2}\n{\"text\": \"第三\"".utf8)),
      ("old line endings", Array("一\r二\r\n三\n\r四".utf8)),
      ("noise", (0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 2_654_435_761) >> 7) }),
    ]

  @Test(arguments: IngestRegistry.readers.indices)
  func eachReaderKeepsTheLaw(index: Int) throws {
    let module = IngestRegistry.readers[index]
    for (name, bytes) in Self.files {
      let folder = ScratchFolder()
      try folder.write(bytes, to: "in/file")
      let context = IngestContext(root: folder.path, recordBytes: 1 << 20)
      let options = Options(module.options, given: ["paths": .strings(["in/*"])])
      let reader = try module.make(options, context)
      let file = try #require(try SourceFinder(context).files(reader.patterns).first)
      let faults = ReaderConformance.faults(of: reader, over: file, holding: bytes)
      #expect(faults.isEmpty, "\(module.name) over “\(name)”: \(faults.prefix(3))")
    }
  }
}
