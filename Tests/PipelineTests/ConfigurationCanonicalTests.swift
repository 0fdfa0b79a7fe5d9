import Corpus
import Pipeline
import Testing

struct ConfigurationCanonicalTests {
  private static func bytes(_ text: String) throws -> [UInt8] {
    try ConfigurationFixture.decode(text).canonicalBytes
  }

  private static let short = """
    {"stages": {"load": [], "extract": [{"module": "times"}], "segment": [{"module": "documents"}],
     "clean": [], "ingest": [{"paths": ["a.txt"], "module": "text"}]},
     "dataset": {"licence": "CC0-1.0", "name": "a", "title": "A", "version": "1.0.0"}}
    """

  @Test func theFormIsFixed() throws {
    #expect(
      String(decoding: try Self.bytes(Self.short), as: UTF8.self) == """
        {"dataset":{"name":"a","version":"1.0.0","title":"A","licence":"CC0-1.0"},\
        "stages":{"ingest":[{"module":"text","paths":["a.txt"]}],"clean":[],\
        "segment":[{"module":"documents"}],"extract":[{"module":"times","prefer":"past",\
        "window":8,"least_confidence":0.5,"resolve":true}],"load":[]},"expectations":[],\
        "exports":[],"limits":{"record_bytes":33554432}}
        """
    )
  }

  /// Order of keys, blanks, defaults said or left out, forms of a number.
  @Test(arguments: [
    ("\n", " "),
    (#"{"module": "times"}"#, #"{"window": 8.0, "prefer": "past", "module": "times"}"#),
    (#"{"module": "times"}"#, #"{"module": "times", "least_confidence": 5e-1}"#),
    (#""stages""#, #""$schema": "x", "output": "elsewhere", "stages""#),
    (#""stages""#, #""limits": {"keep_builds": 7, "record_bytes": 33554432}, "stages""#),
    (#""stages""#, #""exports": [], "stages""#),
    (#""title": "A""#, #""title": "\u0041""#),
  ])
  func whatMeansTheSameHasTheSameBytes(_ found: String, replacement: String) throws {
    let other = Self.short.replacing(found, with: replacement)
    #expect(other != Self.short)
    #expect(try Self.bytes(other) == Self.bytes(Self.short))
  }

  @Test(arguments: [
    (#"{"module": "times"}"#, #"{"module": "times", "window": 9}"#),
    (#"{"module": "times"}"#, #"{"module": "times"}, {"module": "works"}"#),
    (#"{"module": "times"}"#, #"{"module": "times", "label": ""}"#),
    ("a.txt", "b.txt"),
    (#""title": "A""#, #""title": "B""#),
    (#""stages""#, #""limits": {"record_bytes": 1000}, "stages""#),
  ])
  func whatMeansSomethingElseHasOtherBytes(_ found: String, replacement: String) throws {
    let other = Self.short.replacing(found, with: replacement)
    #expect(try Self.bytes(other) != Self.bytes(Self.short))
  }

  @Test func theOrderOfAMapDoesNotCount() throws {
    let full = ConfigurationFixture.full
    let other = full.replacing(
      "\"text\": \"content\",\n          \"title\": \"headline\"",
      with: "\"title\": \"headline\",\n          \"text\": \"content\""
    )
    #expect(other != full)
    #expect(try Self.bytes(other) == Self.bytes(full))
  }

  @Test func aStageHasBytesOfItsOwn() throws {
    let one = try ConfigurationFixture.decode(Self.short)
    let two = try one.applying(["extract.times.window=9"], catalog: ConfigurationFixture.catalog)
    #expect(one.canonicalBytes(of: .ingest) == two.canonicalBytes(of: .ingest))
    #expect(one.canonicalBytes(of: .extract) != two.canonicalBytes(of: .extract))
    #expect(
      String(decoding: one.canonicalBytes(of: .segment), as: UTF8.self)
        == #"[{"module":"documents"}]"#
    )
  }

  @Test func theCanonicalFormIsAConfigurationItself() throws {
    let bytes = try Self.bytes(ConfigurationFixture.full)
    #expect(try ConfigurationFixture.decode(bytes).canonicalBytes == bytes)
  }
}
