public import Corpus
internal import Crypto

/// All rows of one document but for the ids that only the corpus gives: what a worker makes of a
/// finished document and the store keeps.
///
/// Making them is pure and checks every span and reference on the way.
public struct DocumentRows: Sendable {
  /// What is written beside the contract's rows.
  public struct Extras: OptionSet, Sendable, Hashable {
    public let rawValue: Int

    /// The rows of the table `tokens`.
    public static let tokens = Extras(rawValue: 1 << 0)
    /// The words that the step `search` indexes.
    public static let search = Extras(rawValue: 1 << 1)

    public init(rawValue: Int) { self.rawValue = rawValue }

    /// What these steps need.
    public init(neededBy steps: [any CorpusStep]) {
      self = steps.reduce(into: []) { $0.formUnion($1.extras) }
    }
  }

  /// The uri of the source.
  public let sourceURI: String
  /// The document's number in its source, from 0.
  ///
  /// Whoever puts documents in order may give it afterwards.
  public var ordinal: Int
  /// `d_` and 16 hexadecimal digits of the text's SHA-256; documents of the same text get a
  /// suffix when the dataset is built.
  public let documentID: String
  /// How many rows the document has in tables of its own.
  public let rowCount: Int

  let digest: [UInt8]
  let characterCount: Int
  let text: Text
  let head: Head
  let rows: [UInt8]
  let entities: [EntityRow]

  /// What stands in `documents` beside the text.
  struct Head: Sendable {
    let locator: String?
    let url: String?
    let title: String?
    let publisher: String?
    let language: String?
    let script: String?
    let published: String?
    let publishedBasis: String?
    let isCutAtHead: Bool
    let isCutAtTail: Bool
    let byteRange: Range<Int>?
  }

  /// One entity as this document knows it, offsets in code points.
  struct EntityRow: Sendable {
    struct Name: Sendable {
      let name: String
      let kind: String
      let range: Range<Int>?
      let rule: String
    }

    let type: String
    let name: String
    /// How often the text has the name in this form.
    let frequency: Int
    let names: [Name]
    let codes: [EntityCode]
  }

  /// Makes the rows of a finished document.
  ///
  /// - Parameters:
  ///   - document: with all its layers.
  ///   - ordinal: its number in its source, from 0.
  ///   - extras: what to write beside the contract's rows.
  ///   - searchWords: for each sentence, further words by which it is to be found, such as those
  ///     that stand inside longer words; may be shorter than the layer `sentences`.
  /// - Throws: `ContractViolation`, where a layer breaks the dataset's contract.
  public init(
    _ document: Document,
    ordinal: Int = 0,
    extras: Extras = [.search],
    searchWords: [[String]] = []
  ) throws(ContractViolation) {
    var layers = LayerRows(document)
    try layers.write(extras: extras, searchWords: searchWords)
    let digest = Array(SHA256.hash(data: document.text.bytes))
    sourceURI = document.origin.sourceURI
    self.ordinal = ordinal
    documentID = Identifier.make("d", digest: digest)
    rowCount = layers.writer.count
    self.digest = digest
    characterCount = layers.offsets.total
    text = document.text
    head = Head(
      locator: document.origin.locator,
      url: document.url,
      title: document.title,
      publisher: document.publisher,
      language: document.language,
      script: document.script,
      published: document.published,
      publishedBasis: document.publishedBasis?.rawValue,
      isCutAtHead: document.isCutAtHead,
      isCutAtTail: document.isCutAtTail,
      byteRange: document.origin.byteRange
    )
    rows = layers.writer.bytes
    entities = try layers.entityRows()
  }
}
