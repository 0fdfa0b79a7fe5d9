import Foundation

/// Real sentences, as templates: the seed and this project's own news language, and, where the
/// folder is at hand, the pages, articles and treebank of the shared folder.
struct SentenceSource {
  private(set) var news: [SentenceTemplate] = []
  /// Short lines that no full stop ends.
  private(set) var headlines: [SentenceTemplate] = []
  private(set) var treebank: [SentenceTemplate] = []

  private let maker: TemplateMaker

  /// - Parameters:
  ///   - data: the checkout.
  ///   - shared: the shared folder; may be missing.
  ///   - names: put in place of the names of the sentences.
  /// - Throws: where a file is missing or not what it should be.
  init(data: String, shared: String?, names: NamePool) throws {
    maker = TemplateMaker(names: names)
    for file in try FileManager.default.contentsOfDirectory(atPath: "\(data)/seeds").sorted() {
      add(try String(contentsOfFile: "\(data)/seeds/\(file)", encoding: .utf8))
    }
    let own = "\(data)/Tests/ExtractTests/Fixtures/news-values.tsv"
    for line in try String(contentsOfFile: own, encoding: .utf8).split(separator: "\n")
    where !line.hasPrefix("#") {
      if let text = line.split(separator: "\t").first { add(String(text)) }
    }
    guard let shared, FileManager.default.fileExists(atPath: shared) else { return }
    let known = try Self.people("\(shared)/gold/articles.json")
    for path in ["gold/articles.jsonl", "bench/html/gold.jsonl"] {
      let file = try String(contentsOfFile: "\(shared)/\(path)", encoding: .utf8)
      for line in file.split(separator: "\n") {
        let record = try JSONDecoder().decode(TextRecord.self, from: Data(line.utf8))
        if let text = record.text { add(text, known: known) }
      }
    }
    try addTreebank("\(shared)/bench/names/gsdsimp-train.iob2")
  }

  private struct TextRecord: Decodable { let text: String? }

  private mutating func add(_ text: String, known: [(name: String, kind: NamePool.Kind)] = []) {
    for line in text.split(whereSeparator: \.isNewline) {
      var sentence = ""
      for scalar in line.unicodeScalars {
        sentence.unicodeScalars.append(scalar)
        if "。！？".unicodeScalars.contains(scalar) { close(&sentence, known) }
      }
      close(&sentence, known)
    }
  }

  private mutating func close(
    _ sentence: inout String,
    _ known: [(name: String, kind: NamePool.Kind)]
  ) {
    let present = known.filter { sentence.contains($0.name) }
    let length = sentence.unicodeScalars.count
    if length > 5 {
      let template = maker.template(of: sentence, known: present)
      if template.isClosed {
        news.append(template)
      } else if length < 40 {
        headlines.append(template)
      }
    }
    sentence = ""
  }

  /// The people that the articles' answers name, longest first.
  private static func people(_ path: String) throws -> [(name: String, kind: NamePool.Kind)] {
    struct Answers: Decodable {
      struct Document: Decodable { let entities: [Entity]? }
      struct Entity: Decodable {
        let type: String
        let name: String
      }
      let documents: [Document]
    }
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    let names = try JSONDecoder().decode(Answers.self, from: data).documents
      .flatMap { $0.entities ?? [] }.filter { $0.type == "person" }.map(\.name)
    return Set(names).sorted { ($1.count, $0) < ($0.count, $1) }.map { ($0, .person) }
  }

  private mutating func addTreebank(_ path: String) throws {
    var sentence = ""
    var known: [(name: String, kind: NamePool.Kind)] = []
    var kind: NamePool.Kind?
    let lines = try String(contentsOfFile: path, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines {
      if line.isEmpty {
        if sentence.unicodeScalars.count > 5 {
          treebank.append(maker.template(of: sentence, known: known))
        }
        sentence = ""
        known = []
        kind = nil
      }
      let cells = line.split(separator: "\t")
      guard !line.hasPrefix("#"), cells.count > 2 else { continue }
      sentence += cells[1]
      if cells[2].hasPrefix("B-") {
        kind = ["PER": .person, "LOC": .place, "ORG": .organization][cells[2].dropFirst(2)]
        if let kind { known.append((String(cells[1]), kind)) }
      } else if cells[2].hasPrefix("I-"), kind != nil {
        known[known.count - 1].name += cells[1]
      } else {
        kind = nil
      }
    }
  }
}
