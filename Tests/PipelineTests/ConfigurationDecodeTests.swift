import Corpus
import Pipeline
import Testing

struct ConfigurationDecodeTests {
  /// A configuration as short as it may be, with `members` behind the stages.
  private static func small(
    dataset: String = "",
    extract: String = "",
    load: String = "",
    members: String = ""
  ) -> String {
    """
    {"dataset": {"name": "a", "version": "1.0.0", "title": "A", "licence": "CC0-1.0"\(dataset)},
     "stages": {"ingest": [{"module": "text", "paths": ["a.txt"]}], "clean": [],
      "segment": [{"module": "documents"}], "extract": [\(extract)],
      "load": [\(load)]}\(members)}
    """
  }

  @Test func everythingSaidIsRead() throws {
    let configuration = try ConfigurationFixture.decode(ConfigurationFixture.full)
    #expect(configuration.file == "pipeline.json")
    #expect(configuration.dataset.name == "seed")
    #expect(configuration.dataset.version == "2025.02.0")
    #expect(configuration.dataset.title == "种子 Seed")
    #expect(configuration.dataset.licence == "CC-BY-4.0")
    #expect(configuration.dataset.creators == ["Ada", "文"])
    #expect(configuration.dataset.homepage == "https://example.org/seed")
    #expect(configuration.output == "output")
    #expect(configuration.limits.recordBytes == 33_554_432)
    #expect(configuration.limits.keepBuilds == 1)
    #expect(configuration[.extract].map(\.name) == ["works", "times", "times"])
    let times = configuration[.extract][1]
    #expect(times.stage == .extract)
    #expect(times.index == 1)
    #expect(times.pointer.description == "/stages/extract/1")
    #expect(times.place.position?.line == 47)
    #expect(times.options.string("prefer") == "future")
    #expect(times.options.integer("window") == 12)
    #expect(times.options.number("least_confidence") == 0.75)
    #expect(times.options["resolve"] == .boolean(false))
    let fields = configuration[.ingest][1].options.stringMap("fields")
    #expect(fields == ["text": "content", "title": "headline"])
    #expect(configuration.expectations.map(\.name) == ["row-count"])
    #expect(configuration.expectations[0].stage == nil)
    #expect(configuration.expectations[0].options.string("severity") == "warn")
    #expect(configuration.exports.map(\.name) == ["csv", "jsonl"])
    #expect(configuration.exports[1].options.strings("tables") == ["documents"])
  }

  @Test func whatIsLeftOutHasItsDefault() throws {
    let configuration = try ConfigurationFixture.decode(
      Self.small(extract: #"{"module": "times"}"#)
    )
    let times = configuration[.extract][0].options
    #expect(times.string("prefer") == "past")
    #expect(times.integer("window") == 8)
    #expect(times.boolean("resolve"))
    #expect(times["label"] == nil)
    #expect(configuration.output == "output")
    #expect(configuration.limits.recordBytes == 33_554_432)
    #expect(configuration.limits.keepBuilds == 1)
    #expect(configuration.exports.isEmpty)
    #expect(configuration.expectations.isEmpty)
    #expect(configuration.dataset.citation == nil)
    #expect(configuration.dataset.creators.isEmpty)
  }

  @Test func allFaultsAreToldAtOnceInTheOrderOfTheFile() {
    let text = """
      {
        "dataset": { "name": "Seed", "version": 1, "licence": "CC BY" },
        "stages": {
          "ingest": [{ "module": "text", "paths": [] }],
          "clean": [{ "module": "widht", "fold": "ascii" }],
          "segment": [{ "module": "sentences" }],
          "extract": [{ "module": "times", "prefer": "pats" }],
          "laod": []
        },
        "output": ""
      }
      """
    #expect(
      ConfigurationFixture.issues(text).map(\.description) == [
        "pipeline.json:2:14: /dataset: the key “title” is missing: The name for people.",
        "pipeline.json:2:24: /dataset/name: “Seed” will not do: "
          + "a name is made of lower-case letters, digits and single hyphens between them; "
          + "did you mean “seed”?",
        "pipeline.json:2:43: /dataset/version: has to be a string, and is the number 1",
        "pipeline.json:2:57: /dataset/licence: “CC BY” will not do: "
          + "a licence is named by its SPDX identifier, such as CC-BY-4.0",
        "pipeline.json:4:45: /stages/ingest/0/paths: the list may not be empty",
        "pipeline.json:5:27: /stages/clean/0/module: there is no module “widht” in clean; "
          + "did you mean “width”? (allowed: line-endings, width)",
        "pipeline.json:6:29: /stages/segment/0/module: “sentences” cannot be the first of "
          + "segment (allowed: documents)",
        "pipeline.json:7:48: /stages/extract/0/prefer: “pats” is not allowed here; "
          + "did you mean “past”? (allowed: past, future)",
        "pipeline.json:8:5: /stages/laod: there is no key “laod” here; did you mean “load”? "
          + "(allowed: ingest, clean, segment, extract, load)",
        "pipeline.json:10:13: /output: the text may not be empty",
      ]
    )
  }

  @Test(arguments: [
    ("", 1, 1, "a value is missing"),
    ("{", 1, 2, "a key in quotation marks is missing"),
    ("{\n  \"dataset\": {},\n}", 3, 1, "a comma stands before the bracket"),
    ("{\n  // what\n}", 2, 3, "JSON has no comments"),
    ("{\n  \"种子\": 'a'\n}", 2, 9, "a string stands in double quotation marks"),
    ("{\"a\": 1} x", 1, 10, "nothing may follow the value"),
    ("\u{FEFF}{}", 1, 1, "a byte order mark stands before the value"),
  ])
  func whatIsNoJSONHasItsPlace(_ text: String, line: Int, column: Int, message: String) throws {
    let issues = ConfigurationFixture.issues(text)
    #expect(issues.count == 1)
    let issue = try #require(issues.first)
    #expect(issue.code == .syntax)
    #expect(issue.place.position?.line == line)
    #expect(issue.place.position?.column == column)
    #expect(issue.message.contains(message), "\(issue)")
    #expect(issue.description.hasPrefix("pipeline.json:\(line):\(column): this is not valid"))
  }

  @Test(arguments: ["[]", "null", "12", "\"pipeline\""])
  func theWholeHasToBeAnObject(_ text: String) throws {
    let issue = try #require(ConfigurationFixture.issues(text).first)
    #expect(issue.code == .wrongType)
    #expect(issue.pointer == .root)
    #expect(issue.description.hasPrefix("pipeline.json:1:1: has to be an object, and is"))
  }

  @Test func anEmptyObjectLacksWhatIsRequired() {
    let issues = ConfigurationFixture.issues("{}")
    #expect(issues.map(\.code) == [.missingKey, .missingKey])
    #expect(issues.map(\.message.isEmpty) == [false, false])
  }

  @Test(arguments: [
    "a", "0", "seed", "news-2025", "a-b-c",
  ])
  func namesOfDatasets(_ name: String) {
    let text = ConfigurationFixture.full.replacing("\"seed\"", with: "\"\(name)\"")
    #expect(ConfigurationFixture.issues(text) == [])
  }

  @Test(arguments: [
    "Seed", "seed_1", "-seed", "seed-", "a--b", "a b", "a.b", "../a", "种子", "a/b",
  ])
  func whatIsNoNameOfADataset(_ name: String) {
    let text = ConfigurationFixture.full.replacing("\"seed\"", with: "\"\(name)\"")
    #expect(ConfigurationFixture.issues(text).map(\.code) == [.wrongForm])
  }

  @Test(arguments: [
    "0.0.0", "1.2.3", "10.20.30-rc.1+build.5", "1.0.0+a-b", "2025.02", "2025.02.0", "2025.12.31.2",
    "2025.02-rc1", "1.0.0--", "2025.2.0",
  ])
  func versions(_ version: String) {
    let text = ConfigurationFixture.full.replacing("2025.02.0", with: version)
    #expect(ConfigurationFixture.issues(text) == [])
  }

  @Test(arguments: [
    "1", "1.0", "v1.0.0", "01.0.0", "1.0.0-", "1.0.0+", "1.0.0-a..b", "2025.13", "2025.00.1",
    "2025.2", "2025-02-05", "1..0", "1.0.0 ", "１.0.0", "2025.02.0.0.0",
  ])
  func whatIsNoVersion(_ version: String) {
    let text = ConfigurationFixture.full.replacing("2025.02.0", with: version)
    #expect(ConfigurationFixture.issues(text).map(\.code) == [.wrongForm])
  }

  @Test(arguments: [
    ("CC-BY-4.0", true), ("GPL-2.0+", true), ("LicenseRef-ours", true), ("NOASSERTION", true),
    ("CC BY 4.0", false), ("+", false), ("-MIT", false), ("MIT OR Apache-2.0", false),
    ("MIT++", false),
  ])
  func licences(_ licence: String, isValid: Bool) {
    let text = ConfigurationFixture.full.replacing("CC-BY-4.0", with: licence)
    #expect(ConfigurationFixture.issues(text).isEmpty == isValid)
  }

  @Test(arguments: [
    ("https://a", true), ("http://example.org/?q=1#x", true), ("https://", false),
    ("ftp://a", false), ("example.org", false), ("https://a b", false), ("https://种子", false),
    ("HTTPS://a", false),
  ])
  func homepages(_ address: String, isValid: Bool) {
    let text = ConfigurationFixture.full.replacing("https://example.org/seed", with: address)
    #expect(ConfigurationFixture.issues(text).isEmpty == isValid)
  }

  @Test(arguments: [
    ("12", 12), ("12.0", 12), ("1.2e1", 12), ("120e-1", 12), ("1", 1), ("64", 64),
  ])
  func wholeNumbersHaveSeveralForms(_ literal: String, value: Int) throws {
    let text = Self.small(extract: #"{"module": "times", "window": \#(literal)}"#)
    let configuration = try ConfigurationFixture.decode(text)
    #expect(configuration[.extract][0].options["window"] == .integer(value))
  }

  @Test(arguments: [
    ("12.5", ConfigurationIssue.Code.wrongType), ("0", .outOfRange), ("65", .outOfRange),
    ("-1", .outOfRange), ("1e400", .outOfRange), ("99999999999999999999", .outOfRange),
    ("9223372036854775808", .outOfRange), ("0.99", .wrongType),
  ])
  func whatIsNoWholeNumberInRange(_ literal: String, code: ConfigurationIssue.Code) {
    let text = Self.small(extract: #"{"module": "times", "window": \#(literal)}"#)
    #expect(ConfigurationFixture.issues(text).map(\.code) == [code])
  }

  @Test func aKeywordThatIsMissingIsTold() throws {
    let issues = ConfigurationFixture.issues(Self.small(extract: #"{"prefer": "past"}"#))
    #expect(issues.map(\.code) == [.missingKey])
    #expect(issues.first?.allowed == ["works", "times"])
  }

  @Test func theSplitterStandsFirstAndOnce() {
    let text = ConfigurationFixture.full.replacing("\"sentences\"", with: "\"documents\"")
    #expect(
      ConfigurationFixture.issues(text).map(\.message) == [
        "“documents” stands first in segment, and only there (allowed: sentences, tokens)"
      ]
    )
  }

  @Test func whatTheFileSaysCannotDisturbATerminal() throws {
    let text = Self.small(extract: #"{"module": "\u001b[2Jworks\u202e"}"#)
    let issue = try #require(ConfigurationFixture.issues(text).first)
    #expect(issue.description.contains("\\u{1B}[2Jworks\\u{202E}"))
    #expect(!issue.description.unicodeScalars.contains("\u{1B}"))
  }

  @Test func aLongNameIsCutInTheMessage() throws {
    let name = String(repeating: "长", count: 100_000)
    let text = Self.small(extract: "{\"module\": \"\(name)\"}", members: ", \"\(name)\": 1")
    let issues = ConfigurationFixture.issues(text)
    #expect(issues.count == 2)
    #expect(issues.allSatisfy { $0.message.utf8.count < 600 })
  }

  /// Ten thousand faults on one line take one pass, not ten thousand.
  @Test func manyFaultsInOneLineAreFoundInTime() {
    let elements = (0..<10_000).map { #"{"module": "wroks\#($0)", "a": 1, "a": 2}"# }
    let text = Self.small(extract: elements.joined(separator: ", "))
    let issues = ConfigurationFixture.issues(text)
    #expect(issues.count == 20_000)
    #expect(zip(issues, issues.dropFirst()).allSatisfy { $0.place != $1.place })
  }

  @Test func manyUnknownKeysAreFoundInTime() {
    let keys = (0..<50_000).map { "\"k\($0)\": 1" }.joined(separator: ", ")
    #expect(ConfigurationFixture.issues(Self.small(members: ", " + keys)).count == 50_000)
  }

  @Test func aModulesOwnComplaintPointsAtItsOption() throws {
    let configuration = try ConfigurationFixture.decode(ConfigurationFixture.full)
    let times = configuration[.extract]
    let given = configuration.issue(
      for: ModuleError(option: "window", message: "is too wide"),
      in: times[1]
    )
    #expect(given.description == "pipeline.json:49:19: /stages/extract/1/window: is too wide")
    let left = configuration.issue(
      for: ModuleError(option: "window", message: "is too wide"),
      in: times[2]
    )
    #expect(left.description == "pipeline.json:54:19: /stages/extract/2/window: is too wide")
    let whole = configuration.issue(for: ModuleError(message: "no"), in: times[0])
    #expect(whole.description == "pipeline.json:45:19: /stages/extract/0: no")
  }

  @Test func issuesOfSeveralChecksAreToldInTheOrderOfTheFile() throws {
    let configuration = try ConfigurationFixture.decode(ConfigurationFixture.full)
      .applying(["output=x"], catalog: ConfigurationFixture.catalog)
    let tokens = configuration[.segment][2]
    let unread = ModuleError(option: "words", message: "cannot be read")
    let wide = ModuleError(option: "window", message: "is too wide")
    let output = ConfigurationIssue(
      code: .module,
      place: configuration.place(of: JSONPointer("output")),
      pointer: JSONPointer("output"),
      detail: "is full"
    )
    let error = ConfigurationError(
      issues: [
        output, configuration.issue(for: wide, in: configuration[.extract][1]),
        configuration.issue(for: unread, in: tokens),
      ] + configuration.missingFiles(relativeTo: "/nowhere")
    )
    #expect(error.issues.map(\.code) == [.missingFile, .module, .module])
    #expect(error.issues.map { $0.place.position?.line } == [41, 49, nil])
    #expect(error.description.split(separator: "\n").count == 3)
  }

  @Test func theReportIsOneObjectOnOneLine() throws {
    let issues = ConfigurationFixture.issues(Self.small(members: ", \"outptu\": \"x\""))
    let report = ConfigurationIssue.report(issues)
    #expect(report.last == UInt8(ascii: "\n"))
    #expect(!report.dropLast().contains(UInt8(ascii: "\n")))
    let json = try JSONParser.parse(report)
    #expect(json["valid"]?.boolean == false)
    let issue = try #require(json["issues"]?.elements?.first)
    #expect(issue["file"]?.string == "pipeline.json")
    #expect(issue["line"]?.integer == 4)
    #expect(issue["column"]?.integer == 16)
    #expect(issue["pointer"]?.string == "/outptu")
    #expect(issue["code"]?.string == "unknown_key")
    #expect(issue["message"]?.string?.contains("did you mean “output”?") == true)
    #expect(
      String(decoding: ConfigurationIssue.report([]), as: UTF8.self)
        == "{\"valid\":true,\"issues\":[]}\n"
    )
  }

  @Test func theFixturesCatalogIsInOrder() {
    #expect(ConfigurationFixture.catalog.faults == [])
  }

  @Test func aCatalogThatContradictsItselfIsFound() {
    let option = { (name: String, kind: OptionSpecification.Kind, value: OptionValue?) in
      OptionSpecification(name, kind, default: value, summary: "A summary.")
    }
    let catalog = ModuleCatalog(
      stages: [
        .extract: [
          .init("Works", summary: "", options: [option("module", .string, nil)]),
          .init("times", summary: "Times.", options: [option("n", .integer(1...2), .integer(3))]),
          .init("times", summary: "Times.", options: [option("a", .string, .boolean(true))]),
        ],
        .segment: [
          .init("a", summary: "A.", placement: .first),
          .init("b", summary: "B.", placement: .first),
        ],
      ],
      checks: [.init("c", summary: "C.", options: [option("check", .boolean, nil)])],
      exports: [
        .init(
          "csv",
          summary: "C.",
          options: [
            OptionSpecification(
              "x",
              .choice(["a"]),
              default: .string("b"),
              isRequired: true,
              summary: ""
            )
          ]
        )
      ]
    )
    #expect(
      catalog.faults == [
        "segment: “b” cannot be first as well as “a”",
        "extract: the name “times” stands twice",
        "extract Works: the name is not kebab-case",
        "extract Works: the summary is missing",
        "extract Works: “module” is the key that names the choice",
        "extract times: the default of “n”: 3 is not a whole number from 1 to 2",
        "extract times: the default of “a”: has to be a string, and is true",
        "expectations c: “check” is the key that names the choice",
        "exports csv: the summary of “x” is missing",
        "exports csv: “x” is required and has a default all the same",
        "exports csv: the default of “x”: “b” is not allowed here",
      ]
    )
  }
}
