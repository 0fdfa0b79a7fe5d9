/// One text, and everything that was found in it: the unit of work, of failure, of identity and
/// of replacement.
///
/// The text is final. All else is laid over it as spans (stand-off annotation), so that readers
/// of one layer need not know of another.
public struct Document: Sendable {
  /// Title, byline, headings, body, captions and notices, one paragraph a line.
  public let text: Text
  /// Where it came from.
  public let origin: Origin

  public var url: String?
  public var title: String?
  public var publisher: String?
  /// BCP 47: `zh`, `en`; nil where the text does not say.
  public var language: String?
  /// ISO 15924: `Hans`, `Hant`.
  public var script: String?
  /// ISO 8601 at the precision known: `2025`, `2025-02`, `2025-02-05`, `2025-02-05T09:30:00`.
  public var published: String?
  public var publishedBasis: PublishedBasis?
  /// Where relative times count from before anything else; ISO 8601.
  ///
  /// Only for callers who know better than the text.
  public var referenceTime: String?
  /// The text starts in the middle of something.
  public var isCutAtHead = false
  /// The text ends in the middle of something.
  public var isCutAtTail = false

  public var metadata: [MetadataItem] = []
  public var flags: [String] = []
  /// What the mentions stand for.
  ///
  /// `Mention.entity` and the like are indices into it; it is only ever appended to.
  public var entities: [Entity] = []

  public var paragraphs = Layer<Paragraph>()
  public var sentences = Layer<Sentence>()
  public var tokens = Layer<Token>()
  /// What the tagger saw of names while it cut words; nil where it was not asked.
  public var taggedNames: Layer<TaggedName>?
  public var contributors = Layer<Contributor>()
  public var mentions = Layer<Mention>()
  public var times = Layer<TimeExpression>()
  public var quantities = Layer<Quantity>()
  /// The quantities that were found beside the times; nil where nothing kept them.
  public var scannedQuantities: [Quantity]?
  public var quotations = Layer<Quotation>()
  public var relations = Layer<Relation>()
  public var groups = Layer<Group>()
  public var statistics = Layer<Statistic>()
  public var events = Layer<Event>()

  /// Where a document stands in its source.
  public struct Origin: Sendable, Hashable {
    /// The uri of the source.
    public let sourceURI: String
    /// Where in the source, for people; nil where the document is the whole source.
    public let locator: String?
    /// Bytes in the source, where it is plain text.
    public let byteRange: Range<Int>?

    public init(sourceURI: String, locator: String?, byteRange: Range<Int>?) {
      self.sourceURI = sourceURI
      self.locator = locator
      self.byteRange = byteRange
    }
  }

  public init(text: Text, origin: Origin) {
    self.text = text
    self.origin = origin
  }

  /// What relative times are resolved against: what the caller said, else the publication.
  public var anchor: String? { referenceTime ?? published }

  /// Adds an entity, or finds the one that has this type and name already.
  public mutating func entity(_ type: EntityType, named name: String) -> Int {
    if let index = entities.firstIndex(where: { $0.type == type && $0.name == name }) {
      return index
    }
    entities.append(Entity(type: type, name: name))
    return entities.count - 1
  }
}

/// How the publication date is known.
public enum PublishedBasis: String, Sendable, Hashable, CaseIterable {
  case metadata
  case byline
  case text
  case url
  case source
}
