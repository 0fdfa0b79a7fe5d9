import Corpus
import Testing

struct JSONWriterTests {
  private static func written(_ write: (inout JSONWriter) -> Void) -> String {
    var writer = JSONWriter()
    write(&writer)
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  @Test func anObjectIsWrittenInTheOrderGiven() {
    let text = Self.written { writer in
      writer.beginObject()
      writer.key("b")
      writer.integer(1)
      writer.key("a")
      writer.beginArray()
      writer.string("x")
      writer.null()
      writer.boolean(true)
      writer.beginObject()
      writer.endObject()
      writer.beginArray()
      writer.endArray()
      writer.number(0.5)
      writer.endArray()
      writer.key("c")
      writer.boolean(false)
      writer.endObject()
    }
    #expect(text == #"{"b":1,"a":["x",null,true,{},[],0.5],"c":false}"#)
  }

  @Test func linesFollowEachOther() {
    let text = Self.written { writer in
      for index in 0..<2 {
        writer.beginObject()
        writer.key("n")
        writer.integer(index)
        writer.endObject()
        writer.endLine()
      }
    }
    #expect(text == "{\"n\":0}\n{\"n\":1}\n")
  }

  @Test func whatWasWrittenCanBeForgotten() {
    var writer = JSONWriter()
    writer.integer(1)
    writer.removeAll()
    writer.integer(2)
    #expect(writer.bytes == Array("2".utf8))
  }

  @Test(arguments: [
    ("", #""""#), ("a/b", #""a/b""#), ("\"\\", #""\"\\""#), ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{8}\u{C}\u{1F}", #""\u0000\u0008\u000c\u001f""#), ("\u{7F}中𝄞", "\"\u{7F}中𝄞\""),
    ("\u{2028}", "\"\u{2028}\""),
  ])
  func onlyWhatHasToBeIsEscaped(_ string: String, text: String) {
    #expect(Self.written { $0.string(string) } == text)
    #expect(Self.written { $0.key(string) } == text + ":")
  }

  @Test func everyScalarOfTheFirstPlaneComesBack() throws {
    let scalars = (0...0xFFFF as ClosedRange<UInt32>).compactMap { Unicode.Scalar($0) }
    let string = String(String.UnicodeScalarView(scalars))
    var writer = JSONWriter()
    writer.string(string)
    let back = try #require(try JSONParser.parse(writer.bytes).string)
    #expect(Array(back.unicodeScalars) == scalars)
  }

  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.147, "0.147"), (3e11, "300000000000"),
    (1e17, "100000000000000000"), (0.1 + 0.2, "0.30000000000000004"), (1e18, "1e+18"),
    (1e300, "1e+300"), (.leastNonzeroMagnitude, "5e-324"), (1e-7, "1e-07"),
    (123_456.789, "123456.789"),
    (.infinity, "null"), (.nan, "null"),
  ])
  func numbersAreWrittenShort(_ number: Double, text: String) throws {
    #expect(Self.written { $0.number(number) } == text)
    if number.isFinite { #expect(try JSONParser.parse(Array(text.utf8)).number == number) }
  }

  @Test(arguments: [Int.min, Int.max, 0, -1])
  func integersComeBack(_ integer: Int) throws {
    let text = Self.written { $0.integer(integer) }
    #expect(try JSONParser.parse(Array(text.utf8)).integer == integer)
  }

  /// Values made by chance, the same ones every time.
  @Test func whatIsWrittenIsReadBack() throws {
    var chance = Chance(state: 20_250_205)
    for _ in 0..<2000 {
      let json = chance.value(depth: 4)
      var writer = JSONWriter()
      writer.value(json)
      #expect(try JSONParser.parse(writer.bytes).sameValue(as: json))
      let pretty = json.pretty(width: Int(chance.next() % 60))
      #expect(try JSONParser.parse(pretty).sameValue(as: json))
    }
  }

  @Test func literalsAreJSON() throws {
    let json: JSON = .object(["b": 1, "a": ["x", true, .object([:])], "b": "中"])
    #expect(Self.written { $0.value(json) } == #"{"b":1,"a":["x",true,{}],"b":"中"}"#)
  }

  @Test func prettyBreaksOnlyWhatIsTooLong() throws {
    let json: JSON = .object([
      "short": ["a", .object(["b": 1])],
      "long": ["一二三四五六七八九十", "一二三四五六七八九十", "x"],
      "empty": [], "none": .object([:]),
    ])
    #expect(
      String(decoding: json.pretty(width: 37), as: UTF8.self) == """
        {
          "short": ["a", { "b": 1 }],
          "long": [
            "一二三四五六七八九十",
            "一二三四五六七八九十",
            "x"
          ],
          "empty": [],
          "none": {}
        }

        """
    )
    let wide = String(decoding: json.pretty(), as: UTF8.self)
    #expect(wide.split(separator: "\n").count == 6)
    #expect(String(decoding: JSON(.array([])).pretty(), as: UTF8.self) == "[]\n")
    #expect(String(decoding: JSON(.null).pretty(), as: UTF8.self) == "null\n")
  }
}

/// A small generator of its own, so that a failure can be repeated.
private struct Chance {
  var state: UInt64

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }

  mutating func value(depth: Int) -> JSON {
    switch next() % (depth > 0 ? 7 : 5) {
    case 0: return JSON(.null)
    case 1: return JSON(.boolean(next() % 2 == 0))
    case 2: return JSON(.number(String(Int64(truncatingIfNeeded: next()))))
    case 3:
      let number = Double(bitPattern: next())
      return JSON(.number(number.isFinite ? NumberFormat.shortest(number) : "0"))
    case 4: return JSON(.string(string()))
    case 5: return JSON(.array((0..<next() % 5).map { _ in value(depth: depth - 1) }))
    default:
      return JSON(
        .object((0..<next() % 5).map { _ in JSON.Member(string(), value(depth: depth - 1)) })
      )
    }
  }

  mutating func string() -> String {
    var scalars = String.UnicodeScalarView()
    for _ in 0..<next() % 12 {
      let limit: UInt64 = [0x80, 0x80, 0x3000, 0xA000, 0x11_0000][Int(next() % 5)]
      if let scalar = Unicode.Scalar(UInt32(next() % limit)) { scalars.append(scalar) }
    }
    return String(scalars)
  }
}
