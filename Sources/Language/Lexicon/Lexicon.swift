public import Corpus

/// The words that the program knows, with frequency, part of speech and what our lists say.
///
/// A double-array trie over character codes, used as it lies in the file: nothing is
/// built when the program starts. One code stands for all forms of a character that are one for
/// look-ups: the Simplified and the Traditional one, the half-width and the full-width one, the
/// small and the capital letter. Offsets are never touched by this.
///
/// A class, so that handing it on costs one count and not one for each of its tables.
public final class Lexicon: Sendable {
  /// What is known of one word.
  public struct Entry: Sendable, Hashable {
    /// As counted by the dictionary's makers; no more than 2²⁴−1.
    public let frequency: Int
    /// The dictionary's tag of its part of speech, such as `n`, `v`, `nr` or `ns`.
    public let tag: String
    public let classes: WordClasses
  }

  let file: SectionedFile
  let pages: FileArray<UInt16>
  let codes: FileArray<UInt16>
  let scalars: FileArray<UInt32>
  let nodes: FileArray<LexiconNode>
  private let classedNodes: FileArray<LexiconNode>
  let clusters: FileArray<UInt16>
  let coarseClusters: FileArray<UInt16>
  let roles: FileArray<NameRoles>
  /// The names of the tags that `LexiconNode.tag` numbers.
  public let tags: [String]
  private let commonTags: [Bool]
  private let nounTag: Int?
  /// The number of words.
  public let count: Int
  /// What a word costs that is not known, in 1024ths of a bit.
  let unknownCost: Int32

  /// Opens the lexicon compiled at `path` and verifies it.
  ///
  /// - Parameter path: of a file that `LexiconCompiler` made.
  /// - Throws: `DataError`, where it is missing, damaged, cut or something else.
  public convenience init(contentsOf path: String) throws(DataError) {
    try self.init(FileMemory(path: path), path: path)
  }

  /// The program's own lexicon, opened once.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the lexicon, shared by all who ask.
  /// - Throws: `DataError`, where it has not been compiled or is damaged.
  public static func standard(_ data: DataFolder) throws(DataError) -> Lexicon {
    try data.resource(LexiconCompiler.standardPath) { path throws(DataError) in
      try Lexicon(contentsOf: path)
    }
  }

  /// A user's word list as a lexicon of its own, opened once.
  ///
  /// - Parameters:
  ///   - path: of the list, in the form `LexiconSource.Form.users`.
  ///   - data: the program's data folder.
  /// - Returns: the lexicon, shared by all who ask.
  /// - Throws: `DataError`, where it cannot be read or is not in that form.
  public static func users(_ path: String, data: DataFolder) throws(DataError) -> Lexicon {
    try data.resource(path) { path throws(DataError) in
      let source = LexiconSource(path: path, form: .users)
      return try Lexicon(LexiconCompiler.compile(sources: [source]), name: path)
    }
  }

  /// A lexicon from the bytes that `LexiconCompiler` made.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: for error messages.
  /// - Throws: `DataError`, as `init(contentsOf:)` does.
  public convenience init(_ bytes: [UInt8], name: String) throws(DataError) {
    try self.init(FileMemory(bytes), path: name)
  }

  private init(_ memory: FileMemory, path: String) throws(DataError) {
    let remedy = "compile the lexicon anew"
    file = try SectionedFile(
      memory,
      path: path,
      kind: LexiconLayout.kind,
      version: LexiconLayout.version,
      sections: LexiconLayout.sectionCount,
      remedy: remedy
    )
    pages = file.section(LexiconLayout.pages, of: UInt16.self)
    codes = file.section(LexiconLayout.codes, of: UInt16.self)
    scalars = file.section(LexiconLayout.scalars, of: UInt32.self)
    nodes = file.section(LexiconLayout.nodes, of: LexiconNode.self)
    classedNodes = file.section(LexiconLayout.classedNodes, of: LexiconNode.self)
    clusters = file.section(LexiconLayout.clusters, of: UInt16.self)
    coarseClusters = file.section(LexiconLayout.coarseClusters, of: UInt16.self)
    roles = file.section(LexiconLayout.roles, of: NameRoles.self)
    let names = file.section(LexiconLayout.tags, of: UInt8.self)
    tags = String(decoding: names.array, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    commonTags = tags.map { !$0.hasPrefix("n") || $0 == "n" || $0.hasPrefix("ng") }
    nounTag = tags.firstIndex(of: "n")
    let totals = file.section(LexiconLayout.totals, of: UInt64.self)
    guard totals.count == 3, let count = Int(exactly: totals[1]),
      let unknownCost = Int32(exactly: totals[2])
    else { throw DataError(path: path, message: "has no totals; \(remedy)") }
    self.count = count
    self.unknownCost = unknownCost
    guard isSound else {
      throw DataError(path: path, message: "points outside itself; \(remedy)")
    }
  }

  /// Whether every number in the file that is used as an index is one.
  private var isSound: Bool {
    guard pages.count == LexiconLayout.pageCount, !nodes.isEmpty, !scalars.isEmpty,
      codes.count.isMultiple(of: 256)
    else { return false }
    let pageCount = codes.count / 256
    let codeCount = scalars.count
    guard pages.allSatisfy({ Int($0) < pageCount }),
      codes.allSatisfy({ Int($0) < codeCount }),
      scalars.allSatisfy({ $0 < 0x11_0000 })
    else { return false }
    let clusterCount = coarseClusters.count
    guard clusters.count == nodes.count, roles.count == scalars.count,
      clusters.allSatisfy({ Int($0) < clusterCount })
    else { return false }
    return isSound(nodes) && isSound(classedNodes)
  }

  private func isSound(_ nodes: FileArray<LexiconNode>) -> Bool {
    // The highest child of any node still has to be one.
    guard nodes.count > scalars.count else { return false }
    let highestBase = UInt32(nodes.count - scalars.count)
    let tagCount = tags.count
    return nodes.allSatisfy { $0.base <= highestBase && $0.tag < tagCount }
  }

  /// The code of a scalar; 0 where it is in no word.
  @inline(__always)
  func code(of scalar: UInt32) -> UInt16 {
    codes[Int(pages[Int(scalar >> 8)]) << 8 | Int(scalar & 0xFF)]
  }

  /// The scalar that stands for all forms of a character: the Simplified, narrow, small one.
  @inline(__always)
  func canonical(_ scalar: UInt32) -> UInt32 {
    let code = code(of: scalar)
    return code == 0 ? scalar : scalars[Int(code)]
  }

  /// The node that follows `node` by a character; 0 where none does.
  @inline(__always)
  func child(of node: UInt32, by code: UInt16) -> UInt32 {
    let index = nodes[Int(node)].base &+ UInt32(code)
    return nodes[Int(index)].parent == node ? index : 0
  }

  /// What is known of `word`; nil where it is not a word.
  public func entry(for word: String) -> Entry? {
    var node: UInt32 = 0
    for scalar in word.unicodeScalars {
      let code = code(of: scalar.value)
      guard code != 0 else { return nil }
      node = child(of: node, by: code)
      guard node != 0 else { return nil }
    }
    return node == 0 ? nil : entry(at: node)
  }

  /// The word that ends at `node`; nil where none does.
  func entry(at node: UInt32) -> Entry? {
    let node = nodes[Int(node)]
    guard node.cost != LexiconNode.noWord else { return nil }
    return Entry(
      frequency: node.frequency,
      tag: tags[node.tag],
      classes: WordClasses(rawValue: node.classes)
    )
  }

  /// `text` with every character in its canonical form: Simplified, narrow, small letters.
  ///
  /// For keys and comparisons, not for output: it has other lengths than the text.
  public func canonical(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      result.append(Unicode.Scalar(canonical(scalar.value)) ?? scalar)
    }
    return String(result)
  }

  /// Calls `body` for every word that begins at the byte `start`, shortest first, none beyond
  /// `end`, with where it ends; nothing is allocated.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - start: first byte of the words.
  ///   - end: where to stop.
  ///   - body: gets the end of a word, its classes and its tag's number in `tags`.
  public func forEachWord(
    in text: Text,
    from start: Int32,
    to end: Int32,
    _ body: (_ end: Int32, _ classes: WordClasses, _ tag: Int) -> Void
  ) {
    walk(nodes, text, from: start, to: end, body)
  }

  /// Calls `body`, as `forEachWord` does, for the words that have a class: those of our lists.
  ///
  /// Several times faster, because so few are.
  public func forEachClassedWord(
    in text: Text,
    from start: Int32,
    to end: Int32,
    _ body: (_ end: Int32, _ classes: WordClasses, _ tag: Int) -> Void
  ) {
    walk(classedNodes, text, from: start, to: end, body)
  }

  @inline(__always)
  private func walk(
    _ nodes: FileArray<LexiconNode>,
    _ text: Text,
    from start: Int32,
    to end: Int32,
    _ body: (_ end: Int32, _ classes: WordClasses, _ tag: Int) -> Void
  ) {
    text.bytes.withUnsafeBufferPointer { bytes in
      nodes.withBuffer { nodes in
        var node: UInt32 = 0
        var index = Int(start)
        while index < Int(end) {
          let (scalar, length) = UTF8Reader.scalar(in: bytes, at: index)
          let code = code(of: scalar)
          if code == 0 { return }
          let child = nodes[Int(node)].base &+ UInt32(code)
          let found = nodes[Int(child)]
          if found.parent != node { return }
          node = child
          if node == 0 { return }
          index += length
          if found.cost != LexiconNode.noWord {
            body(Int32(index), WordClasses(rawValue: found.classes), found.tag)
          }
        }
      }
    }
  }

  /// What is known of the word that the tagger has found at `entry`; nil for 0.
  public func word(_ entry: UInt32) -> (classes: WordClasses, tag: Int)? {
    guard entry != 0, Int(entry) < nodes.count else { return nil }
    let node = nodes[Int(entry)]
    return (WordClasses(rawValue: node.classes), node.tag)
  }

  /// Whether the tag of this number is one of common words, not of names.
  public func isCommonTag(_ tag: Int) -> Bool { commonTags[tag] }

  /// Whether the tag of this number is the one of common nouns.
  public func isNounTag(_ tag: Int) -> Bool { tag == nounTag }

  /// What the lists say of a stretch of text taken as one word; nothing where it is none.
  public func classes(of span: TextSpan, in text: Text) -> WordClasses {
    var classes: WordClasses = []
    forEachWord(in: text, from: span.start, to: span.end) { end, found, _ in
      if end == span.end { classes = found }
    }
    return classes
  }

  /// How often a character begins a Chinese person's name, and how often it goes on in one, in
  /// the dictionary: levels from 0 (never) to 7.
  public func nameLevels(of scalar: UInt32) -> (family: Int, given: Int, foreign: Int) {
    let roles = roles[Int(code(of: scalar))]
    return (Int(roles.family), Int(roles.given), Int(roles.foreign))
  }

  /// All words that begin at `span.start`, shortest first, none beyond `span.end`.
  public func words(in text: Text, _ span: TextSpan) -> [(span: TextSpan, entry: Entry)] {
    var found: [(span: TextSpan, entry: Entry)] = []
    var node: UInt32 = 0
    var index = Int(span.start)
    while index < Int(span.end) {
      let (scalar, length) = UTF8Reader.scalar(in: text.bytes, at: index)
      let code = code(of: scalar)
      guard code != 0 else { break }
      node = child(of: node, by: code)
      guard node != 0 else { break }
      index += length
      if let entry = entry(at: node) { found.append((TextSpan(span.start, Int32(index)), entry)) }
    }
    return found
  }
}
