/// What a reader takes out of a source: one page, one line of JSON Lines, one whole file.
public struct Record: Sendable {
  /// What the reader found.
  public enum Content: Sendable {
    /// Bytes as they stand in the source; offsets in the source are true for them.
    case bytes([UInt8])
    /// Text that the reader decoded itself (a JSON string): the way back to the source's bytes
    /// ends at the record.
    case text(Text)
  }

  /// The uri of the source.
  public let sourceURI: String
  /// Where in the source, for people, such as `line 12`; nil where the record is all of it.
  public let locator: String?
  /// The record's bytes in the source.
  public let byteRange: Range<Int>
  /// What kind of content: `text/plain`, `text/html`.
  public let mediaType: String
  public let content: Content
  /// What the source says about the text beside the text, such as title and url.
  public let metadata: [MetadataItem]

  public init(
    sourceURI: String,
    locator: String? = nil,
    byteRange: Range<Int>,
    mediaType: String,
    content: Content,
    metadata: [MetadataItem] = []
  ) {
    self.sourceURI = sourceURI
    self.locator = locator
    self.byteRange = byteRange
    self.mediaType = mediaType
    self.content = content
    self.metadata = metadata
  }
}
