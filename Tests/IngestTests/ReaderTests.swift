import Corpus
import Ingest
import TestSupport
import Testing

struct ReaderTests {
  private let folder = ScratchFolder()

  /// Surveys and reads `in` with the reader of that name.
  private func read(
    _ bytes: some Sequence<UInt8>,
    as module: String,
    options: [String: OptionValue] = [:],
    recordBytes: Int = 1 << 20
  ) throws -> (records: [Record], rejections: [Rejection], source: Source?) {
    try folder.write(bytes, to: "in")
    let context = IngestContext(root: folder.path, recordBytes: recordBytes)
    let description = try #require(IngestRegistry.readers.first { $0.name == module })
    let given = options.merging(["paths": .strings(["in"])]) { old, _ in old }
    let reader = try description.make(Options(description.options, given: given), context)
    let file = try #require(try SourceFinder(context).files(reader.patterns).first)
    guard case .source(let source) = Survey.survey(file, for: reader) else {
      guard case .rejection(let rejection) = Survey.survey(file, for: reader) else {
        return ([], [], nil)
      }
      return ([], [rejection], nil)
    }
    var records: [Record] = []
    var rejections: [Rejection] = []
    var open = reader.open(file, as: source)
    while let outcome = open.next() {
      switch outcome {
      case .record(let record): records.append(record)
      case .rejection(let rejection): rejections.append(rejection)
      }
    }
    return (records, rejections, source)
  }

  @Test func aTextFileIsOneRecord() throws {
    let read = try read("第一行\n第二行".utf8, as: "text")
    #expect(read.records.count == 1)
    #expect(read.records.first?.byteRange == 0..<19)
    #expect(read.source?.byteCount == 19)
    #expect(read.source?.sha256.count == 64)
  }

  @Test func linesBecomeRecordsWithTheirFields() throws {
    let lines = """
      {"content": "第一篇", "meta": {"link": "http://a.cn/1"}, "headline": "题"}

      {"content": "第二篇"}
      """
    let fields = ["text": "content", "url": "meta.link", "title": "headline"]
    let read = try read(lines.utf8, as: "json-lines", options: ["fields": .stringMap(fields)])
    #expect(read.rejections.isEmpty)
    #expect(read.records.map(\.locator) == ["line 1", "line 3"])
    let metadata = read.records.first?.metadata.map { "\($0.key)=\($0.value)" } ?? []
    #expect(Set(metadata) == ["url=http://a.cn/1", "title=题"])
  }

  @Test(arguments: [
    "{", "[]", #"{"other": 1}"#, #"{"text": 5}"#, #"{"text": "\ud800"}"#, #"{"text": "a\u0000"}"#,
  ])
  func aBadLineIsARejectionAndTheRestGoesOn(line: String) throws {
    let read = try read("\(line)\n{\"text\": \"好\"}\n".utf8, as: "json-lines")
    #expect(read.records.count == 1)
    #expect(read.rejections.count == 1)
    #expect(read.rejections.first?.byteRange?.lowerBound == 0)
    #expect(read.rejections.first?.stage == .ingest)
  }

  @Test func aRecordOverTheLimitIsARejectionAndTheRestGoesOn() throws {
    let long = "{\"text\": \"\(String(repeating: "长", count: 5_000))\"}\n{\"text\": \"短\"}\n"
    let read = try read(long.utf8, as: "json-lines", recordBytes: 1_000)
    #expect(read.records.count == 1)
    #expect(read.rejections.map(\.code) == ["limit_record_bytes"])
  }

  @Test func countsInvalidBytesAndRejectsWhatIsNoUTF8() throws {
    let text = Array(String(repeating: "好的。", count: 100).utf8)
    #expect(try read(text + [0xFF] + text, as: "text").source?.replacements == 1)
    let gb18030 = Array(repeating: [UInt8](arrayLiteral: 0xB9, 0xE3, 0xB6, 0xAB), count: 50)
    let refused = try read(Array("ab".utf8) + gb18030.joined(), as: "text")
    #expect(refused.rejections.map(\.code) == ["invalid_utf8"])
    #expect(refused.rejections.first?.message.contains("2") == true)
  }
}
