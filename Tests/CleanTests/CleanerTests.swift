import Clean
import Corpus
import TestSupport
import Testing

struct CleanerTests {
  private func clean(
    _ bytes: [UInt8],
    with normalizers: [any Normalizer] = [UnicodeNormalizer(), WidthNormalizer(), LineEndings()]
  ) throws -> CleanText {
    let converters = try CleanRegistry.converters.map { try $0.make(Options(), TestData.folder) }
    let record = Record(
      sourceURI: "a.txt",
      byteRange: 0..<bytes.count,
      mediaType: "text/plain",
      content: .bytes(bytes)
    )
    return try Cleaner(converters: converters, normalizers: normalizers).clean(record)
  }

  @Test(arguments: [
    ("第一行\r\n第二行\r第三行", "第一行\n第二行\n第三行"),
    ("\u{FEFF}开头\u{200B}有零宽\u{AD}字符", "开头有零宽字符"),
    ("  　缩进的一段　 \n\n\n下一段", "缩进的一段\n下一段"),
    ("Ａ１２，全角", "A12，全角"),
    ("e\u{301}te\u{301}", "été"),
    ("a\u{202E}b\u{7}c", "abc"),
    ("不变的文字。", "不变的文字。"),
  ])
  func givesTheFinalText(source: String, expected: String) throws {
    #expect(try clean(Array(source.utf8)).text.description == expected)
  }

  @Test(arguments: [
    "第一行\r\n　　第二行　\r\n\r\nＡＢＣ１２３\u{200B}完", "纯文本", "\u{FEFF}e\u{301}\r\n\r\nx",
  ])
  func everyCharacterLeadsBackToItsSource(source: String) throws {
    let bytes = Array(source.utf8)
    let cleaned = try clean(bytes)
    let map = try #require(cleaned.map)
    var index = 0
    for scalar in cleaned.text.description.unicodeScalars {
      let span = TextSpan(index..<(index + UTF8.width(scalar)))
      index += UTF8.width(scalar)
      if scalar == "\n" { continue }
      let origin = String(decoding: bytes[map.source(of: span).range], as: UTF8.self)
      let again = try clean(Array(origin.utf8)).text.description
      #expect(again.unicodeScalars.contains(scalar), "\(scalar) from “\(origin)”")
    }
  }

  @Test func replacesWhatIsNoUTF8() throws {
    let cleaned = try clean([0x61, 0xFF, 0x62, 0xE5, 0xB9])
    #expect(cleaned.text.description == "a\u{FFFD}b\u{FFFD}")
  }

  @Test func takesHostileInputInItsStride() throws {
    var state: UInt64 = 42
    for _ in 0..<200 {
      var bytes: [UInt8] = []
      for _ in 0..<300 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes.append(UInt8(truncatingIfNeeded: state >> 33))
      }
      let text = try clean(bytes).text
      #expect(Text(validating: text.bytes) != nil)
    }
    #expect(try clean(Array(repeating: 0xE3, count: 100_000)).text.count > 0)
  }
}
