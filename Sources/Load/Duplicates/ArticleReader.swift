internal import Corpus
internal import GRDB

/// Reads documents out of the store as articles that can be compared.
struct ArticleReader {
  private let content: PreparedStatement

  init(_ database: Database) throws {
    content = try PreparedStatement(
      database,
      "SELECT title, text, rows FROM work.documents WHERE key = ?"
    )
  }

  /// What is the article's own in the document with this key; no words where there is none.
  func body(of key: Int) throws -> ComparedText {
    try content.bind(1, key)
    defer { content.reset() }
    return try content.step() ? readBody() : ComparedText("")
  }

  func article(of key: Int) throws -> ComparedArticle {
    try content.bind(1, key)
    defer { content.reset() }
    guard try content.step() else {
      return ComparedArticle(title: ComparedText(""), body: ComparedText(""))
    }
    return ComparedArticle(title: ComparedText(content.text(0)), body: try readBody())
  }

  private func readBody() throws -> ComparedText {
    let text = content.text(1)
    return ComparedText(text, skipping: try frame(of: content.blob(2), text))
  }

  private static let frameRoles: Set<ParagraphRole> = [.title, .byline, .notice]

  /// The paragraphs that a reprint makes anew, in code points.
  private func frame(
    of rows: UnsafeRawBufferPointer,
    _ text: UnsafeRawBufferPointer
  ) throws -> [Range<Int>] {
    var reader = RowReader(rows: rows, text: text)
    var found: [Range<Int>] = []
    // Rows come in the order of their tables, so that only a document's first ones are looked at.
    while let table = try reader.nextRow(), table.rawValue <= RowTable.paragraphs.rawValue {
      guard table == .paragraphs else {
        for _ in table.storedColumns { _ = try reader.next() }
        continue
      }
      _ = try reader.next()
      guard case .text(let role) = try reader.next(), case .integer(let start) = try reader.next(),
        case .integer(let end) = try reader.next(), start <= end
      else { throw LoadError(.corrupt, message: "a stored paragraph is damaged") }
      let name = ParagraphRole(rawValue: String(decoding: role, as: UTF8.self))
      if let name, Self.frameRoles.contains(name) { found.append(start..<end) }
    }
    return found
  }
}

extension ComparedText {
  init(_ text: String) {
    var text = text
    self = text.withUTF8 { ComparedText(UnsafeRawBufferPointer($0)) }
  }
}
