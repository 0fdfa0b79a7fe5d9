import Corpus
import Crypto
import Foundation
import GRDB
import Load

/// A folder of its own with a store and datasets in it, removed at the end.
final class Workbench {
  let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("zhai-load-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func path(_ name: String) -> String { folder + "/" + name }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(fileURLWithPath: path(name)))
  }

  /// The steps of the registry, by name, with options.
  static func steps(
    _ names: [String] = ["duplicates", "entities", "search"],
    _ options: [String: OptionValue] = [:]
  ) throws -> [any CorpusStep] {
    try names.map { name in
      guard let module = LoadRegistry.steps.first(where: { $0.name == name }) else {
        throw Missing(name: name)
      }
      let known = options.filter { option in module.options.contains { $0.name == option.key } }
      return try module.make(Options(module.options, given: known), LoadContext(name: "test"))
    }
  }

  struct Missing: Error { let name: String }

  /// A dataset of `items`, each one a batch of its own, and its sources.
  @discardableResult
  func build(
    _ items: [WorkItem],
    as name: String = "test.sqlite",
    sources: [Source]? = nil,
    steps: [any CorpusStep]? = nil
  ) throws -> DatasetSummary {
    let store = try Store(at: path(name + ".store"))
    for source in sources ?? Self.sources(of: items) { try store.add(source) }
    for item in items { try store.add([item]) }
    return try store.build(at: path(name), steps: steps ?? Self.steps())
  }

  /// One source for each uri that `items` name, in the order in which they are named.
  static func sources(of items: [WorkItem]) -> [Source] {
    var seen: [String] = []
    for case .document(let rows) in items where !seen.contains(rows.sourceURI) {
      seen.append(rows.sourceURI)
    }
    return seen.map { source($0) }
  }

  static func source(_ uri: String, bytes: String? = nil) -> Source {
    let digest = SHA256.hash(data: Data((bytes ?? uri).utf8))
    return Source(
      uri: uri,
      mediaType: "text/plain",
      charset: "UTF-8",
      replacements: 0,
      byteCount: (bytes ?? uri).utf8.count,
      sha256: digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    )
  }

  /// What `sql` gives on the dataset, every cell as text.
  func rows(_ sql: String, in name: String = "test.sqlite") throws -> [[String?]] {
    let database = try DatabaseQueue(path: path(name))
    return try database.read { database in
      try Row.fetchAll(database, sql: sql).map { row in
        row.map { _, value in
          switch value.storage {
          case .null: nil
          case .int64(let number): String(number)
          case .double(let number): String(number)
          case .string(let text): text
          case .blob: "blob"
          }
        }
      }
    }
  }

  func value(_ sql: String, in name: String = "test.sqlite") throws -> String? {
    try rows(sql, in: name).first?.first ?? nil
  }
}

extension Store {
  /// Adds a source whose records come with `add`.
  func add(_ source: Source) throws {
    try commit([.begin(source, reader: 1, reading: 0)])
  }

  /// Adds each item as a record of its own, all of them in one transaction.
  func add(_ items: [WorkItem]) throws {
    let known = try totals.rejections
    try commit(items.enumerated().map { .worked(Self.record($1, number: known + $0)) })
  }

  func removeSource(_ uri: String) throws { try commit([.removed(uri: uri)]) }

  private static func record(_ item: WorkItem, number: Int) -> WorkedRecord {
    let (uri, ordinal) =
      switch item {
      case .document(let rows): (rows.sourceURI, rows.ordinal)
      case .rejection(let rejection, _): (rejection.sourceURI, 1_000_000 + number)
      }
    return WorkedRecord(
      place: RecordPlace(sourceURI: uri, reading: 0, ordinal: ordinal),
      digest: [],
      fingerprint: 1,
      stage: .extract,
      firstDocument: ordinal,
      items: [item]
    )
  }
}

/// A document whose text is one sentence in one paragraph.
func plainDocument(_ text: String, _ uri: String = "a.txt") -> Document {
  var document = Document(
    text: Text(text),
    origin: .init(sourceURI: uri, locator: nil, byteRange: nil)
  )
  let span = document.text.span
  document.paragraphs = Layer([Paragraph(span: span, role: .body, rule: "test")])
  document.sentences = Layer([Sentence(span: span, paragraph: 0)])
  return document
}

/// The first place of `part` in the text, in bytes.
func place(_ part: String, in document: Document) -> TextSpan {
  let text = document.text.bytes
  let wanted = Array(part.utf8)
  let start = text.indices.first { text[$0...].starts(with: wanted) } ?? 0
  return TextSpan(start..<(start + wanted.count))
}
