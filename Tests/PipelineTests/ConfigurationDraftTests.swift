import Corpus
import Pipeline
import Testing

struct ConfigurationDraftTests {
  private static func draft(
    _ files: [String: String],
    folder: String = "seed",
    schema: String? = nil
  ) -> ConfigurationDraft {
    Configuration.draft(
      for: files.map { .init(path: $0.key, sample: Array($0.value.utf8)) },
      folder: folder,
      schema: schema,
      catalog: ConfigurationFixture.catalog
    )
  }

  private static func sources(_ draft: ConfigurationDraft) throws -> [ModuleChoice] {
    try ConfigurationFixture.decode(draft.bytes)[.ingest]
  }

  @Test func theDraftReadsWell() {
    let draft = Self.draft(
      ["seeds/a.txt": "", "seeds/b.txt": "", "news.jsonl": #"{"id": 1, "content": "…"}"#],
      folder: "My Seeds",
      schema: "schema/pipeline.schema.json"
    )
    #expect(
      String(decoding: draft.bytes, as: UTF8.self) == """
        {
          "$schema": "schema/pipeline.schema.json",
          "dataset": {
            "name": "my-seeds",
            "version": "0.1.0",
            "title": "My Seeds",
            "licence": "NOASSERTION"
          },
          "stages": {
            "ingest": [
              { "module": "json-lines", "paths": ["*.jsonl"], "fields": { "text": "content", "id": "id" } },
              { "module": "text", "paths": ["seeds/*.txt"] }
            ],
            "clean": [{ "module": "line-endings" }],
            "segment": [{ "module": "documents" }, { "module": "sentences" }, { "module": "tokens" }],
            "extract": [{ "module": "works" }, { "module": "times" }],
            "load": []
          },
          "expectations": [{ "check": "row-count", "table": "documents", "min": 1 }],
          "exports": [{ "format": "csv" }, { "format": "jsonl" }],
          "output": "output"
        }

        """
    )
    #expect(draft.taken == ["news.jsonl", "seeds/a.txt", "seeds/b.txt"])
    #expect(draft.left == [])
  }

  @Test(arguments: ["", "seed", "种子", "2025 News!", "---", "a/b", "ÄÖ", "\u{1B}x", ".hidden"])
  func aDraftIsValidWhateverTheFolderIsCalled(_ folder: String) throws {
    let draft = Self.draft(["a.txt": ""], folder: folder)
    let configuration = try ConfigurationFixture.decode(draft.bytes)
    #expect(!configuration.dataset.title.isEmpty)
  }

  @Test func filesThatNobodyReadsAreLeft() throws {
    let draft = Self.draft([
      "a.TXT": "", "b.pdf": "", "notes": "", "output/current/x.txt": "", ".git/y.txt": "",
      "pipeline.json": "", "c.ndjson": "", "d/e.text": "",
    ])
    #expect(draft.left == ["b.pdf", "notes"])
    #expect(draft.taken == ["a.TXT", "d/e.text", "c.ndjson"])
    let sources = try Self.sources(draft)
    #expect(sources.map { $0.options.strings("paths") } == [["*.TXT", "d/*.text"], ["*.ndjson"]])
  }

  @Test func aFolderWithoutTextsStillGivesADraft() throws {
    let draft = Self.draft(["b.pdf": ""])
    #expect(draft.taken == [])
    #expect(try Self.sources(draft).map { $0.options.strings("paths") } == [["*.txt"]])
  }

  @Test func namesThatLookLikePatternsAreEscaped() throws {
    let draft = Self.draft(["a[1]*/x.txt": ""])
    #expect(try Self.sources(draft)[0].options.strings("paths") == ["a\\[1\\]\\*/*.txt"])
  }

  @Test func filesOfOneFolderWithOtherFieldsAreNamed() throws {
    let draft = Self.draft([
      "a.jsonl": #"{"text": "t"}"#, "b.jsonl": #"{"body": "t"}"#, "c.jsonl": #"{"text": "u"}"#,
      "d/e.jsonl": #"{"body": "t"}"#,
    ])
    let sources = try Self.sources(draft)
    #expect(
      sources.map { $0.options.strings("paths") } == [
        ["a.jsonl", "c.jsonl"], ["b.jsonl", "d/*.jsonl"],
      ]
    )
    #expect(
      sources.map { $0.options.stringMap("fields") } == [["text": "text"], ["text": "body"]]
    )
  }

  @Test(arguments: [
    (
      #"{"title": "a", "url": "b", "published": "c", "text": "d"}"#,
      ["title": "title", "url": "url", "published": "published", "text": "text"]
    ),
    (
      #"{"headline": "a", "link": "b", "pub_date": "c", "Content": "d", "source": "e", "by": 1}"#,
      [
        "title": "headline", "url": "link", "published": "pub_date", "text": "Content",
        "publisher": "source",
      ]
    ),
    (
      #"{"标题": "a", "正文": "b", "发布时间": "c", "来源": "d", "作者": "e", "网址": "f"}"#,
      [
        "title": "标题", "text": "正文", "published": "发布时间", "publisher": "来源",
        "author": "作者", "url": "网址",
      ]
    ),
    (#"{"publish_time": "x", "date": "y", "body": "z"}"#, ["published": "date", "text": "body"]),
    (
      #"{"a": "short", "b": "the longest of them", "title": "t"}"#, ["title": "title", "text": "b"]
    ),
    (#"{"text": null, "content": "c"}"#, ["text": "content"]),
    (#"{"text": "c", "date": 1700000000, "author": ["a"]}"#, ["text": "text"]),
    ("\n\r\n{\"text\": \"c\"}\r\n{\"body\": \"d\"}", ["text": "text"]),
    ("\u{FEFF}{\"body\": \"c\"}", ["text": "body"]),
  ])
  func fieldsAreGuessedFromTheFirstLine(_ sample: String, fields: [String: String]) throws {
    let sources = try Self.sources(Self.draft(["a.jsonl": sample]))
    #expect(sources[0].options.stringMap("fields") == fields)
  }

  @Test(arguments: [
    "", "{\"text\": \"cut", "[]", "12", "{}", "{\"text\": 1}", "no json", "{\"\": \"a\"}",
  ])
  func whatCannotBeGuessedIsLeftToTheDefault(_ sample: String) throws {
    let sources = try Self.sources(Self.draft(["a.jsonl": sample]))
    #expect(sources[0].options.stringMap("fields") == ["text": "text", "title": "title"])
  }

  @Test func theOrderOfTheFilesDoesNotMatter() {
    let names = (0..<50).map { "f\($0 % 7)/\($0).\($0 % 3 == 0 ? "txt" : "jsonl")" }
    let found = names.map { ConfigurationDraft.FoundFile(path: $0, sample: []) }
    let drafts = [found, found.reversed()].map {
      Configuration.draft(
        for: $0,
        folder: "x",
        schema: nil,
        catalog: ConfigurationFixture.catalog
      )
    }
    #expect(drafts[0] == drafts[1])
  }
}
