internal import GRDB

/// The documents so far that repeat no other one, by their bands.
struct OriginalDocuments {
  private let most: Int
  private let reader: ArticleReader
  private let find: PreparedStatement
  private let insert: PreparedStatement
  private let document: PreparedStatement
  private let sketch: PreparedStatement
  /// The articles last compared, the latest at the end: those that stand for many come often.
  private var recent: [(position: Int, article: ComparedArticle)] = []

  private static let mostRecent = 16
  private static let mostRecentTokens = 200_000

  /// - Parameters:
  ///   - database: with the tables of `NearDuplicates`.
  ///   - most: so many originals are kept for each band.
  /// - Throws: what SQLite says.
  init(_ database: Database, most: Int) throws {
    self.most = most
    reader = try ArticleReader(database)
    find = try PreparedStatement(
      database,
      "SELECT position FROM pass.originals WHERE hash = ? ORDER BY position"
    )
    insert = try PreparedStatement(
      database,
      "INSERT OR IGNORE INTO pass.originals (hash, position) VALUES (?, ?)"
    )
    document = try PreparedStatement(
      database,
      "SELECT document FROM pass.compared WHERE position = ?"
    )
    sketch = try PreparedStatement(
      database,
      "SELECT sketch FROM pass.sketches WHERE position = ?"
    )
  }

  /// The originals that have some of these bands, ascending; of more than `most` those that have
  /// the most of them.
  func candidates(sharing bands: [Int], most: Int) throws -> [Int] {
    var shared: [Int: Int] = [:]
    for band in bands {
      try find.bind(1, band)
      while try find.step() { shared[find.integer(0), default: 0] += 1 }
    }
    let ranked = shared.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return ranked.prefix(most).map(\.key).sorted()
  }

  /// The first of the candidates that the document at this place is a reprint of.
  mutating func first(
    of candidates: [Int],
    repeatedBy document: Int,
    similarity: Int
  ) throws -> (position: Int, similarity: Int)? {
    if candidates.isEmpty { return nil }
    let own = try sketch(at: document) { Array($0) }
    var later: ComparedArticle?
    for position in candidates {
      let mayResemble = try sketch(at: position) {
        BandSignature.mayResemble($0, own, similarity: similarity)
      }
      guard mayResemble else { continue }
      let repeated = try later ?? reader.article(of: key(at: document))
      later = repeated
      if let found = try article(at: position).similarity(to: repeated, atLeast: similarity) {
        return (position, found)
      }
    }
    return nil
  }

  /// Adds one, to those of its bands that are not full.
  func add(_ position: Int, _ bands: [Int]) throws {
    for band in bands {
      var count = 0
      try find.bind(1, band)
      while try find.step() { count += 1 }
      if count >= most { continue }
      try insert.bind(1, band)
      try insert.bind(2, position)
      try insert.run()
    }
  }

  private mutating func article(at position: Int) throws -> ComparedArticle {
    if let index = recent.firstIndex(where: { $0.position == position }) {
      let known = recent.remove(at: index)
      recent.append(known)
      return known.article
    }
    let article = try reader.article(of: key(at: position))
    recent.append((position, article))
    var tokens = recent.reduce(0) { $0 + $1.article.body.tokens.count }
    while recent.count > 1, recent.count > Self.mostRecent || tokens > Self.mostRecentTokens {
      tokens -= recent.removeFirst().article.body.tokens.count
    }
    return article
  }

  private func key(at position: Int) throws -> Int {
    try document.bind(1, position)
    defer { document.reset() }
    return try document.step() ? document.integer(0) : -1
  }

  private func sketch<Result>(
    at position: Int,
    _ body: (UnsafeRawBufferPointer) -> Result
  ) throws -> Result {
    try sketch.bind(1, position)
    defer { sketch.reset() }
    return body(try sketch.step() ? sketch.blob(0) : UnsafeRawBufferPointer(start: nil, count: 0))
  }
}
