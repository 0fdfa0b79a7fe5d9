import Corpus
import Testing

/// What RFC 8259 lets through and what it does not, after the manner of JSONTestSuite.
struct JSONParserTests {
  private static func parse(_ text: String) throws(JSONError) -> JSON {
    try JSONParser.parse(Array(text.utf8))
  }

  private static func error(_ bytes: [UInt8]) -> JSONError? {
    do {
      _ = try JSONParser.parse(bytes)
      return nil
    } catch {
      return error
    }
  }

  @Test(arguments: [
    // Structure.
    "[]", "{}", "[[]   ]", "[ 1]", "[1 ]", " [1]", "[1]\n", "\t\r\n [] \t\r\n",
    "[1,null,true,false,\"\",{}]", "{\"\":0}", "{\"a\":[]}", "{\"a\" : 1 , \"b\" : 2}",
    "[1\n,1\n]", "{\"a\":\"b\",\"a\":\"c\"}", "{\"a\":\"b\",\"a\":\"b\"}",
    // Values that stand alone.
    "null", "true", "false", "0", "-1", "\"a\"", "\"\"", " 42 ",
    // Numbers.
    "-0", "-0.0", "0e1", "0e+1", "1e1", "1E1", "1e-2", "1E+2", "1.5", "1.5e300", "123e65",
    "-123123e100000", "1e400", "0.1e-400", "123456789012345678901234567890", "20e1",
    "-0.0000000000000000000000000000000000000000000000000000000000000000001",
    // Strings.
    "\"\\u0060\\u012a\\u12AB\"", "\"\\uD801\\udc37\"", "\"\\ud83d\\ude39\\ud83d\\udc8d\"",
    "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\\\u0000\"", "\"\\u0000\"", "\"\\\\\"", "\"\u{7F}\"",
    "\"\u{2028}\"", "\"\u{2029}\"", "\"€𝄞\"", "\"\\uDBFF\\uDFFE\"", "\"\u{FFFF}\"",
    "\"\u{10FFFF}\"", "\"asd \"", "\"new\\u000Aline\"", "\"\\uFFFF\"", "\"a/*b*/c/*d//e\"",
    "\"中文\"", "\"\u{FEFF}\"",
  ])
  func whatIsJSONIsRead(_ text: String) throws {
    let json = try Self.parse(text)
    // What was read is written and read again.
    var writer = JSONWriter()
    writer.value(json)
    let again = try JSONParser.parse(writer.bytes)
    var second = JSONWriter()
    second.value(again)
    #expect(second.bytes == writer.bytes)
    #expect(try JSONParser.parse(json.pretty()).sameValue(as: json))
    #expect(again.sameValue(as: json))
  }

  @Test(arguments: [
    // Structure.
    ("", 0), (" ", 1), ("[", 1), ("{", 1), ("]", 0), ("}", 0), ("[1", 2), ("[1,", 3), ("[1,]", 3),
    ("[,1]", 1), ("[1,,2]", 3), ("[,]", 1), ("[1 2]", 3), ("[1]]", 3), ("[1]x", 3), ("[]\u{0}", 2),
    ("[1:2]", 2), ("[\"a\",\n4\n,1,", 11), ("{\"a\"}", 4), ("{\"a\":", 5), ("{\"a\":}", 5),
    ("{\"a\" 1}", 5), ("{\"a\",1}", 4), ("{\"a\":1,}", 7), ("{\"a\":1,,\"b\":2}", 7), ("{,}", 1),
    ("{a:1}", 1), ("{1:1}", 1), ("{'a':1}", 1), ("{\"a\":1 \"b\":2}", 7), ("{\"a\":1}}", 7),
    ("{\"a\":1}#", 7), ("{[:1}", 1), ("[}", 1), ("{]", 1), ("[{}", 3), ("{\"a\":[}", 6),
    ("*", 0), ("<null>", 0), ("[a", 1), ("\u{2060}", 0), ("[\u{2060}]", 1), ("\u{C}[]", 0),
    ("[\u{B}]", 1), ("[\u{A0}]", 1), ("1 1", 2), ("//a\n1", 0), ("1/**/", 1), ("[1/*a*/]", 2),
    // Words.
    ("nul", 0), ("nulll", 4), ("tru", 0), ("True", 0), ("TRUE", 0), ("fals", 0), ("[nul]", 1),
    ("undefined", 0), ("NaN", 0), ("Infinity", 0), ("-Infinity", 1), ("-NaN", 1),
    // Numbers.
    ("-", 1), ("+1", 0), ("01", 0), ("-01", 1), ("00", 0), ("-012", 1), ("1.", 2), (".1", 0),
    ("-.1", 1), ("1.e1", 2), ("1e", 2), ("1e+", 3), ("1E-", 3), ("1e1.5", 3), ("1.2.3", 3),
    ("0x1", 1), ("1_000", 1), ("1a", 1), ("--1", 1), ("1e1e1", 3), ("[- 1]", 2), ("１", 0),
    ("2.e+3", 2), ("[-2.]", 4),
    // Strings.
    ("\"", 1), ("\"a", 2), ("'a'", 0), ("\"\\", 2), ("\"\\\"", 3), ("\"\\a\"", 2), ("\"\\x00\"", 2),
    ("\"\\u\"", 3), ("\"\\u12\"", 5), ("\"\\u12G4\"", 5), ("\"\\U0041\"", 2), ("\"\n\"", 1),
    ("\"\t\"", 1), ("\"a\u{0}b\"", 2), ("\"\u{1F}\"", 1), ("\"\\\n\"", 2), ("\"a\"b", 3),
    ("\"\\🌀\"", 2), ("“a”", 0), ("\"a\\", 3), ("\"\\u00A", 6),
  ])
  func whatIsNoJSONIsRefusedWhereItEnds(_ text: String, offset: Int) throws {
    let error = try #require(Self.error(Array(text.utf8)))
    #expect(error.offset == offset, "\(error)")
    #expect(!error.message.isEmpty)
  }

  /// UTF-16 knows surrogates, Unicode text does not.
  @Test(arguments: [
    #""\ud800""#, #""\uDFFF""#, #""\ud800\n""#, #""\uD800\uD800""#, #""\uDC00\uD800""#,
    #""a\uD834""#, #""\uD834x""#, #""\uD834\\uDD1E""#, #""\ud800abc""#, #""\uD8""#,
    #""\uD800\u""#, #""\uD800\uDC""#, #""\uD834\u0041""#,
  ])
  func halfASurrogatePairIsRefused(_ text: String) throws {
    let error = try #require(Self.error(Array(text.utf8)))
    #expect((1...text.utf8.count).contains(error.offset))
  }

  @Test func aSurrogatePairIsOneCodePoint() throws {
    #expect(try Self.parse(#""\uD834\uDD1E""#).string == "𝄞")
    #expect(try Self.parse(#""\uDBFF\uDFFF""#).string == "\u{10FFFF}")
    #expect(try Self.parse(#""\uD800\uDC00""#).string == "\u{10000}")
  }

  @Test(arguments: [
    [0xFF], [0x80], [0xC0, 0xAF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80],
    [0xE4, 0xB8], [0xF0, 0x9F], [0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF], [0xE9],
  ])
  func aStringThatIsNoUTF8IsRefused(_ bytes: [UInt8]) throws {
    let quote = UInt8(ascii: "\"")
    #expect(Self.error([quote] + bytes + [quote])?.offset == 1)
    #expect(Self.error(Array("{\"".utf8) + bytes + Array("\": 1}".utf8))?.offset == 2)
    // Outside a string it is the start of nothing.
    #expect(Self.error(bytes)?.offset == 0)
  }

  /// The byte at fault is named, however far into a long string with escapes it stands.
  @Test func theInvalidByteItselfIsNamed() {
    let text = Array(#"{"a": "\n中文"#.utf8) + [0xFF] + Array(#"中\t"}"#.utf8)
    #expect(Self.error(text)?.offset == 15)
  }

  @Test(arguments: [
    [0xEF, 0xBB, 0xBF, 0x7B, 0x7D], [0xFF, 0xFE, 0x7B, 0x00], [0xFE, 0xFF, 0x00, 0x7B],
  ])
  func byteOrderMarksAreRefused(_ bytes: [UInt8]) {
    #expect(Self.error(bytes)?.offset == 0)
  }

  @Test func nestingEndsSomewhere() throws {
    let depth = JSONParser.maximumDepth
    let open = { (count: Int) in String(repeating: "[", count: count) }
    let close = { (count: Int) in String(repeating: "]", count: count) }
    _ = try Self.parse(open(depth) + close(depth))
    let tooDeep = open(depth + 1) + close(depth + 1)
    #expect(Self.error(Array(tooDeep.utf8))?.offset == depth)
    #expect(Self.error(Array(open(100_000).utf8))?.offset == depth)
    let objects = String(repeating: "{\"a\":", count: 100_000)
    #expect(Self.error(Array(objects.utf8))?.message.contains("deep") == true)
    // Depth is that of the place, not the number of brackets.
    let wide = "[" + String(repeating: "[[]],{},", count: 1000) + "0]"
    _ = try Self.parse(wide)
  }

  @Test func offsetsPointAtValuesAndKeys() throws {
    let json = try Self.parse("  {\"中\": [1, {\"b\": null}], \"c\":\"\"}")
    #expect(json.offset == 2)
    let members = try #require(json.members)
    #expect(members.map(\.keyOffset) == [3, 28])
    #expect(members.map(\.value.offset) == [10, 32])
    let elements = try #require(members[0].value.elements)
    #expect(elements.map(\.offset) == [11, 14])
    #expect(elements[1].members?[0].keyOffset == 15)
    #expect(elements[1].members?[0].value.offset == 20)
  }

  @Test func aRangeIsReadWithOffsetsOfTheWhole() throws {
    let bytes = Array("{\"a\": 1}\n{\"b\": [2]}\n{\"c\": }".utf8)
    let json = try JSONParser.parse(bytes, in: 9..<19)
    #expect(json.offset == 9)
    #expect(json.members?.first?.keyOffset == 10)
    #expect(json["b"]?.elements?.first?.offset == 16)
    #expect(throws: JSONError(message: "this is not the start of a JSON value", offset: 26)) {
      try JSONParser.parse(bytes, in: 20..<27)
    }
    // What stands behind the range does not count.
    #expect(throws: JSONError.self) { try JSONParser.parse(bytes, in: 9..<18) }
  }

  @Test func keysKeepTheirOrderAndStandTwice() throws {
    let json = try Self.parse(#"{"b": 1, "a": 2, "b": 3}"#)
    #expect(json.members?.map(\.key) == ["b", "a", "b"])
    #expect(json["b"]?.integer == 3)
  }

  @Test(
    arguments: [
      ("0", 0), ("-0", 0), ("12", 12), ("-12", -12), ("12.0", 12), ("1.2e1", 12), ("1e3", 1000),
      ("9223372036854775807", Int.max), ("-9223372036854775808", Int.min), ("1.5", nil),
      ("9223372036854775808", nil), ("1e400", nil), ("1e-3", nil), ("9007199254740993.0", nil),
      ("1e18", nil),
    ] as [(String, Int?)]
  )
  func integersAreReadWhole(_ literal: String, integer: Int?) throws {
    #expect(try Self.parse(literal).integer == integer)
  }

  @Test(
    arguments: [
      ("0.147", 0.147), ("1e3", 1000), ("-0.5", -0.5), ("1e-400", 0), ("1e400", nil),
      ("9007199254740993", 9_007_199_254_740_992), ("5e-324", .leastNonzeroMagnitude),
    ] as [(String, Double?)]
  )
  func numbersAreReadFinite(_ literal: String, number: Double?) throws {
    #expect(try Self.parse(literal).number == number)
  }

  /// Twice the input takes about twice the time; a quadratic reader would need minutes here.
  @Test(arguments: ["\\n", "\\u4e2d", "\\uD834\\uDD1E", "\\\\", "中", "a\\t"])
  func aMegabyteOfEscapesIsRead(_ escape: String) throws {
    let count = 1_000_000 / escape.utf8.count
    let text = "\"" + String(repeating: escape, count: count) + "\""
    let string = try #require(try Self.parse(text).string)
    #expect(string.unicodeScalars.count >= count)
  }

  @Test func aMegabyteOfOtherThingsIsRead() throws {
    let list = "[" + String(repeating: "{\"a\":[]},", count: 100_000) + "0]"
    #expect(try Self.parse(list).elements?.count == 100_001)
    let members = (0..<50_000).map { "\"key\($0)\": \($0)" }.joined(separator: ",")
    #expect(try Self.parse("{\(members)}").members?.count == 50_000)
    let digits = String(repeating: "7", count: 1_000_000)
    #expect(try Self.parse(digits).number == nil)
  }
}

extension JSON {
  /// Equal but for where it stood.
  func sameValue(as other: JSON) -> Bool {
    switch (value, other.value) {
    case (.array(let left), .array(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.sameValue(as: $1) }
    case (.object(let left), .object(let right)):
      left.count == right.count
        && zip(left, right).allSatisfy { $0.key == $1.key && $0.value.sameValue(as: $1.value) }
    default: value == other.value
    }
  }
}
