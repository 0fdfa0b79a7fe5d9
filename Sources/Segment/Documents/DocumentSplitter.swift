public import Corpus
public import Language

/// Tells the documents of a record apart: one file may hold several articles, whole or cut.
///
/// A record that says itself what it is (a line of JSON Lines with a title or a url) is one
/// document.
public struct DocumentSplitter: Splitter {
  /// Which records may hold several documents.
  public enum Splitting: String, Sendable, CaseIterable {
    /// Those that are plain text and say nothing about themselves.
    case plain
    case all
    case none
  }

  public static let module = ModuleDescription<DataFolder, any Splitter>(
    "documents",
    summary: "Tells the articles of one file apart and names their paragraphs.",
    options: [
      OptionSpecification(
        "split",
        .choice(Splitting.allCases.map(\.rawValue)),
        default: .string(Splitting.plain.rawValue),
        summary: "Which records may hold several documents: plain text, all, none."
      ),
      OptionSpecification(
        "short_below",
        .integer(0...100_000),
        default: .integer(100),
        summary: "A document of fewer characters gets the flag `short`."
      ),
    ],
    make: { (options, data) throws(ModuleError) in
      do throws(DataError) {
        return try DocumentSplitter(
          data: data,
          splitting: options.string("split").flatMap(Splitting.init) ?? .plain,
          shortBelow: options.integer("short_below") ?? 100
        )
      } catch {
        throw ModuleError(message: error.description)
      }
    }
  )

  private let splitting: Splitting
  private let classifier: LineClassifier
  private let common: CommonWords
  private let assembler: DocumentAssembler

  /// - Parameters:
  ///   - data: the folder with the lexicons.
  ///   - splitting: which records may hold several documents.
  ///   - shortBelow: characters.
  /// - Throws: `DataError`, where a lexicon is missing or damaged.
  public init(
    data: DataFolder,
    splitting: Splitting = .plain,
    shortBelow: Int = 100
  ) throws(DataError) {
    self.splitting = splitting
    classifier = LineClassifier(
      bylines: try .load(from: data),
      notices: try .load(from: data),
      discourse: try .load(from: data)
    )
    common = try .load(from: data)
    assembler = DocumentAssembler(scripts: try .standard(data), shortBelow: shortBelow)
  }

  public func split(_ text: CleanText, of record: Record) throws(StageError) -> [Document] {
    let lines = classifier.lines(of: text)
    guard lines.contains(where: { $0.kind != .separator }) else {
      throw SegmentCode.empty.error("the record holds no text")
    }
    let borders = mayHoldSeveral(record) ? borders(in: text.text, lines) : [0]
    let items = MetadataIndex(text.metadata)
    var documents: [Document] = []
    for (number, start) in borders.enumerated() {
      let end = number + 1 < borders.count ? borders[number + 1] : lines.count
      let piece = Self.withoutSeparators(lines[start..<end])
      if piece.isEmpty { continue }
      documents.append(
        assembler.document(piece, of: text, items, record, isFirst: documents.isEmpty)
      )
    }
    return documents
  }

  private func mayHoldSeveral(_ record: Record) -> Bool {
    switch splitting {
    case .all: true
    case .none: false
    case .plain: record.mediaType == "text/plain" && record.metadata.isEmpty
    }
  }

  private func borders(in text: Text, _ lines: [DocumentLine]) -> [Int] {
    if lines.count < 2 { return [0] }
    let pairs = WordPairs(text, lines: lines.map(\.span), common: common)
    var finder = BorderFinder(lines, pairs)
    return finder.borders()
  }

  /// Lines of dashes between documents are part of neither.
  private static func withoutSeparators(
    _ lines: ArraySlice<DocumentLine>
  ) -> ArraySlice<DocumentLine> {
    var lines = lines
    while lines.first?.kind == .separator { lines.removeFirst() }
    while lines.last?.kind == .separator { lines.removeLast() }
    return lines
  }
}
