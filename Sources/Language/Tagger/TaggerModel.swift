import Corpus

/// The trained weights for words, parts of speech and names, as one file.
public struct TaggerModel: Sendable {
  /// Where the shipped model lies in the data folder.
  public static let standardPath = "models/news.tagger"

  static let kind: StaticString = "ZHAITAG\n"
  static let version: UInt32 = 2
  static let sectionCount = WeightTable.sectionCount * 2 + SparseTable.sectionCount

  let words: WeightTable
  let names: WeightTable
  let pos: SparseTable
  /// The labels of `pos`.
  let posTags: [PosTag]
  let wordTransitions: Transitions
  let nameTransitions: Transitions

  /// Opens the model at `path` and verifies it.
  ///
  /// - Parameter path: of a file that `Trainer` made.
  /// - Throws: `DataError`, where it is missing, damaged, cut or something else.
  public init(contentsOf path: String) throws(DataError) {
    try self.init(FileMemory(path: path), path: path)
  }

  /// A model from the bytes that `Trainer` made.
  ///
  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - name: for error messages.
  /// - Throws: `DataError`, as `init(contentsOf:)` does.
  public init(_ bytes: [UInt8], name: String) throws(DataError) {
    try self.init(FileMemory(bytes), path: name)
  }

  /// The model that the program ships, opened once.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the model, shared by all who ask.
  /// - Throws: `DataError`, where it is missing or damaged.
  public static func standard(_ data: DataFolder) throws(DataError) -> TaggerModel {
    try data.resource(standardPath) { path throws(DataError) in
      try TaggerModel(contentsOf: path)
    }
  }

  private init(_ memory: FileMemory, path: String) throws(DataError) {
    let remedy = "take the one that came with the program, or train it anew"
    let file = try SectionedFile(
      memory,
      path: path,
      kind: Self.kind,
      version: Self.version,
      sections: Self.sectionCount,
      remedy: remedy
    )
    guard let words = WeightTable(file, first: 0, directCount: WordFeatures.directCount),
      let names = WeightTable(
        file,
        first: WeightTable.sectionCount,
        directCount: NameFeatures.directCount
      ),
      let pos = SparseTable(file, first: WeightTable.sectionCount * 2),
      words.labels == WordLabel.names, (5...14).contains(names.labels.count),
      pos.labels.allSatisfy({ PosTag($0) != nil })
    else { throw DataError(path: path, message: "its tables do not fit together; \(remedy)") }
    self.words = words
    self.names = names
    self.pos = pos
    posTags = pos.labels.compactMap { PosTag($0) }
    wordTransitions = Transitions(labels: words.labels, weights: words.transitions)
    nameTransitions = Transitions(labels: names.labels, weights: names.transitions)
  }

  static func encode(words: [[UInt8]], names: [[UInt8]], pos: [[UInt8]]) -> [UInt8] {
    SectionedFile.encode(kind: kind, version: version, sections: words + names + pos)
  }
}

/// Where a unit stands in its word.
enum WordLabel: UInt8, CaseIterable {
  case begin
  case middle
  case end
  case single

  static let names = ["B", "M", "E", "S"]

  /// Whether a word ends at a unit of this label.
  static func ends(_ label: UInt8) -> Bool { label >= end.rawValue }
}
