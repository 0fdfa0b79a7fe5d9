internal import Foundation
internal import GRDB

/// Checks the contract's invariant for every row that has a place in a text:
/// `substr(documents.text, start + 1, end - start) = text`.
///
/// The same as that SQL says, but in one walk through each text: `substr` counts from the start
/// for each row, which takes hours on one document of 50 MB. The tables are read side by side,
/// one document at a time.
struct SpanCheck {
  let database: Database
  let path: String

  func check() throws {
    let documents = try PreparedStatement(
      database,
      "SELECT document_id, text, char_count FROM documents ORDER BY document_id"
    )
    var cursors: [Cursor] = []
    for table in DatasetSchema.tables where table.column("start") != nil {
      if let cursor = try Cursor(database, table) { cursors.append(cursor) }
    }
    while try documents.step() {
      let id = documents.text(0)
      let text = CodePoints(documents.text(1))
      guard text.count == documents.integer(2) else {
        throw broken("documents", id, "char_count is not the length of its text")
      }
      for index in cursors.indices {
        if let fault = try cursors[index].fault(in: id, text) {
          throw broken(cursors[index].table, id, fault)
        }
      }
    }
    for cursor in cursors where !cursor.isAtEnd {
      throw LoadError(.contract, path: path, message: "\(cursor.table): a row has no document")
    }
  }

  private func broken(
    _ table: String,
    _ document: UnsafeRawBufferPointer,
    _ message: String
  ) -> LoadError {
    let id = String(decoding: document, as: UTF8.self)
    return LoadError(.contract, path: path, message: "\(table), \(id): \(message)")
  }
}

/// The rows of one table, a document at a time.
private struct Cursor {
  let table: String
  private let rows: PreparedStatement
  private let hasText: Bool
  private(set) var isAtEnd: Bool

  /// - Returns: nil where the table is empty.
  init?(_ database: Database, _ table: Table) throws {
    self.table = table.name
    hasText = table.holdsEvidence
    let key = table.key.first == "document_id" ? table.key : ["document_id"] + table.key
    rows = try PreparedStatement(
      database,
      """
      SELECT document_id, "start", "end"\(hasText ? ", \"text\"" : "")
      FROM \(Connection.quoted(table.name))
      WHERE "start" IS NOT NULL ORDER BY \(Table.list(key))
      """
    )
    isAtEnd = try !rows.step()
    if isAtEnd { return nil }
  }

  /// Reads the rows of the document `id`, which come next if there are any.
  /// - Returns: what is wrong with the first one that breaks the invariant.
  mutating func fault(in id: UnsafeRawBufferPointer, _ text: CodePoints) throws -> String? {
    while !isAtEnd, rows.text(0).hasSameBytes(as: id) {
      let start = rows.integer(1)
      let end = rows.integer(2)
      if start < 0 || start > end || end > text.count {
        return "\(start)..<\(end) lies outside its \(text.count) code points"
      }
      if hasText, !text[start..<end].hasSameBytes(as: rows.text(3)) {
        return "\(start)..<\(end) of the text is not “\(rows.string(3).prefix(60))”"
      }
      isAtEnd = try !rows.step()
    }
    return nil
  }
}

/// A text by code points, as SQLite's `substr` counts them.
private struct CodePoints {
  private static let block = 32

  private let bytes: UnsafeRawBufferPointer
  /// The byte at which each block of code points begins.
  private var blocks: [Int] = []
  let count: Int

  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    var seen = 0
    for (index, byte) in bytes.enumerated() where byte & 0b1100_0000 != 0b1000_0000 {
      if seen % Self.block == 0 { blocks.append(index) }
      seen += 1
    }
    count = seen
  }

  subscript(range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      rebasing: bytes[offset(of: range.lowerBound)..<offset(of: range.upperBound)]
    )
  }

  private func offset(of codePoint: Int) -> Int {
    guard codePoint < count else { return bytes.count }
    var offset = blocks[codePoint / Self.block]
    for _ in 0..<(codePoint % Self.block) {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0b1100_0000 == 0b1000_0000 { offset += 1 }
    }
    return offset
  }
}

extension UnsafeRawBufferPointer {
  fileprivate func hasSameBytes(as other: UnsafeRawBufferPointer) -> Bool {
    guard count == other.count, let mine = baseAddress, let theirs = other.baseAddress else {
      return count == other.count
    }
    return memcmp(mine, theirs, count) == 0
  }
}
