import Corpus
import Pipeline
import Testing

struct ConfigurationOverrideTests {
  private static func applying(
    _ overrides: String...
  ) throws(ConfigurationError) -> Configuration {
    try ConfigurationFixture.decode(ConfigurationFixture.full)
      .applying(overrides, catalog: ConfigurationFixture.catalog)
  }

  private static func issues(_ overrides: [String]) throws -> [ConfigurationIssue] {
    let configuration = try ConfigurationFixture.decode(ConfigurationFixture.full)
    do {
      _ = try configuration.applying(overrides, catalog: ConfigurationFixture.catalog)
      return []
    } catch {
      return error.issues
    }
  }

  @Test func anOptionIsReplaced() throws {
    let configuration = try Self.applying("extract.times.1.prefer=past")
    #expect(configuration[.extract][1].options.string("prefer") == "past")
    #expect(configuration[.extract][1].options.integer("window") == 12)
    #expect(configuration[.extract][2].options.integer("window") == 8)
  }

  @Test func anOptionIsAdded() throws {
    let configuration = try Self.applying("extract.times.2.window=64")
    #expect(configuration[.extract][2].options.integer("window") == 64)
    #expect(configuration[.extract][1].options.integer("window") == 12)
  }

  @Test func valuesAreReadAsTheirKind() throws {
    let configuration = try Self.applying(
      "extract.times.1.resolve=true",
      "extract.times.1.least_confidence=1",
      "extract.times.1.label=12",
      "ingest.text.paths=a.txt,b/*.txt",
      "clean.width.keep=[\"a,b\", \"，\"]",
      "ingest.json-lines.fields={\"text\": \"body\"}",
      "ingest.json-lines.fields.url=link=1",
      "exports.jsonl.tables=",
      "expectations.row-count.severity=error",
      "dataset.title=种子=Seed",
      "dataset.creators=Ada",
      "limits.keep_builds=5",
      "output=/srv/x"
    )
    let times = configuration[.extract][1].options
    #expect(times["resolve"] == .boolean(true))
    #expect(times["least_confidence"] == .number(1))
    #expect(times["label"] == .string("12"))
    #expect(configuration[.ingest][0].options.strings("paths") == ["a.txt", "b/*.txt"])
    #expect(configuration[.clean][1].options.strings("keep") == ["a,b", "，"])
    let fields = configuration[.ingest][1].options.stringMap("fields")
    #expect(fields == ["text": "body", "url": "link=1"])
    #expect(configuration.exports[1].options.strings("tables").isEmpty)
    #expect(configuration.expectations[0].options.string("severity") == "error")
    #expect(configuration.dataset.title == "种子=Seed")
    #expect(configuration.dataset.creators == ["Ada"])
    #expect(configuration.limits.keepBuilds == 5)
    #expect(configuration.output == "/srv/x")
  }

  @Test func aSectionThatWasLeftOutIsMade() throws {
    let short = """
      {"dataset": {"name": "a", "version": "1.0.0", "title": "A", "licence": "CC0-1.0"},
       "stages": {"ingest": [{"module": "text", "paths": ["a"]}], "clean": [],
        "segment": [{"module": "documents"}], "extract": [], "load": []}}
      """
    let made = try ConfigurationFixture.decode(short)
      .applying(["limits.keep_builds=3"], catalog: ConfigurationFixture.catalog)
    #expect(made.limits.keepBuilds == 3)
    #expect(made.limits.recordBytes == 33_554_432)
  }

  @Test func theLaterOfTwoHolds() throws {
    let configuration = try Self.applying("output=a", "output=b")
      .applying(["output=c"], catalog: ConfigurationFixture.catalog)
    #expect(configuration.output == "c")
    #expect(configuration.place(of: JSONPointer("output")).description == "--set output=c")
  }

  @Test(arguments: [
    (
      "extract.times.2.prefer=pats",
      "--set extract.times.2.prefer=pats: /stages/extract/2/prefer: “pats” is not allowed here; "
        + "did you mean “past”? (allowed: past, future)"
    ),
    (
      "extract.times.prefer=past",
      "--set extract.times.prefer=past: /stages/extract: “times” stands 2 times in extract: "
        + "say which (allowed: extract.times.1, extract.times.2)"
    ),
    (
      "extract.times.3.prefer=past",
      "--set extract.times.3.prefer=past: /stages/extract: “times” stands 2 times in extract, "
        + "there is no “3”"
    ),
    (
      "extract.tmies.prefer=past",
      "--set extract.tmies.prefer=past: /stages/extract: the configuration has no module “tmies” "
        + "in extract; did you mean “times”? (allowed: works, times)"
    ),
    (
      "extract.times.1.perfer=past",
      "--set extract.times.1.perfer=past: /stages/extract/1/perfer: there is no key “perfer” in "
        + "extract.times.1; did you mean “prefer”? "
        + "(allowed: prefer, window, least_confidence, resolve, label)"
    ),
    (
      "extrat.times.prefer=past",
      "--set extrat.times.prefer=past: an override cannot begin with “extrat”; did you mean "
        + "“extract”? (allowed: ingest, clean, segment, extract, load, expectations, exports, "
        + "dataset, output, notify, limits)"
    ),
    (
      "extract.times.1.window=many",
      "--set extract.times.1.window=many: /stages/extract/1/window: has to be a whole number from "
        + "1 to 64, and is the string “many”"
    ),
    (
      "extract.times.1.window=65",
      "--set extract.times.1.window=65: /stages/extract/1/window: 65 is not a whole number from "
        + "1 to 64"
    ),
    (
      "extract.times.1.resolve=yes",
      "--set extract.times.1.resolve=yes: /stages/extract/1/resolve: has to be true or false, and "
        + "is the string “yes”"
    ),
    (
      "output",
      "--set output: an override is ADDRESS=VALUE, such as output=elsewhere; "
        + "this one has no “=”"
    ),
    (
      "extract=[]",
      "--set extract=[]: /stages/extract: which module of extract? say extract.NAME.OPTION=VALUE "
        + "(allowed: works, times)"
    ),
    (
      "limits=1",
      "--set limits=1: /limits: limits is no single value; name a key in it "
        + "(allowed: record_bytes, keep_builds)"
    ),
    ("output.x=1", "--set output.x=1: /output: output is one value; there is no “x” in it"),
    (
      "ingest.json-lines.fields.ulr=a",
      "--set ingest.json-lines.fields.ulr=a: /stages/ingest/1/fields/ulr: there is no key “ulr” "
        + "in ingest.json-lines.fields; did you mean “url”? "
        + "(allowed: text, title, url, published, publisher, author, id)"
    ),
    (
      "ingest.json-lines.fields=text",
      "--set ingest.json-lines.fields=text: /stages/ingest/1/fields: the value is not valid JSON: "
        + "this is not the start of a JSON value"
    ),
    (
      "ingest.json-lines.fields={\"txt\": 1}",
      "--set ingest.json-lines.fields={\"txt\": 1}: /stages/ingest/1/fields/txt: there is no key "
        + "“txt” here; did you mean “text”? "
        + "(allowed: text, title, url, published, publisher, author, id)"
    ),
    (
      "ingest.text.paths=",
      "--set ingest.text.paths=: /stages/ingest/0/paths: the list may not be empty"
    ),
    (
      "ingest.text.paths=a,,b",
      "--set ingest.text.paths=a,,b: /stages/ingest/0/paths/1: the text may not be empty"
    ),
    (
      "ingest.text.module=json-lines",
      "--set ingest.text.module=json-lines: /stages/ingest/0/module: there is no key “module” in "
        + "ingest.text (allowed: paths)"
    ),
    (
      "dataset.name=Seed",
      "--set dataset.name=Seed: /dataset/name: “Seed” will not do: a name is made "
        + "of lower-case letters, digits and single hyphens between them; did you mean “seed”?"
    ),
    (
      "",
      "--set : an override is ADDRESS=VALUE, such as output=elsewhere; this one has no “=”"
    ),
    (
      "=1",
      "--set =1: an override cannot begin with “” (allowed: ingest, clean, segment, extract, load, "
        + "expectations, exports, dataset, output, notify, limits)"
    ),
  ])
  func aWrongOverrideIsTold(_ override: String, message: String) throws {
    #expect(try Self.issues([override]).map(\.description) == [message])
  }

  @Test func allWrongOverridesAreToldAtOnce() throws {
    let issues = try Self.issues([
      "output=", "limits.keep_builds=-2", "dataset.version=2", "nothing=1",
    ])
    #expect(issues.map(\.code) == [.empty, .outOfRange, .wrongForm, .wrongAddress])
    #expect(
      issues.map(\.place.file) == [
        "--set output=", "--set limits.keep_builds=-2", "--set dataset.version=2",
        "--set nothing=1",
      ]
    )
    #expect(issues.allSatisfy { $0.place.position == nil })
  }
}
