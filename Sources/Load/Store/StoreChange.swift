public import Corpus

/// What a run says to the store, in the order in which it walks through its sources.
///
/// A batch of changes is one transaction, so the rows and the knowledge of what they were made
/// from cannot come apart.
public enum StoreChange: Sendable {
  /// A source is to be read, because it is new, has changed, or was not worked to its end.
  case begin(Source, reader: Int, reading: Int)
  /// A record was worked; it takes the place of what was there.
  case worked(WorkedRecord)
  /// A record is as it was, perhaps at another place.
  case kept(KnownRecord, at: RecordPlace, firstDocument: Int)
  /// A source was read to its end; what is left of earlier readings goes.
  ///
  /// Without a fingerprint the next run reads it again.
  case end(uri: String, reading: Int, records: Int, fingerprint: Int?)
  /// A source could not be read at all, or is none; what came of it before goes.
  case refused(Rejection)
  /// A source that is no longer there.
  case removed(uri: String)
}

/// Where a record stands.
public struct RecordPlace: Sendable, Hashable {
  public let sourceURI: String
  /// Grows with each change of the source or of its reader.
  public let reading: Int
  /// Its number in the source, from 0; what a reader refuses has a number as well.
  public let ordinal: Int
  public let locator: String?
  /// Its first byte in the source.
  public let byteStart: Int

  public init(
    sourceURI: String,
    reading: Int,
    ordinal: Int,
    locator: String? = nil,
    byteStart: Int = 0
  ) {
    self.sourceURI = sourceURI
    self.reading = reading
    self.ordinal = ordinal
    self.locator = locator
    self.byteStart = byteStart
  }
}

/// A record and all that was made of it.
public struct WorkedRecord: Sendable {
  public let place: RecordPlace
  /// Of the record's content and metadata.
  public let digest: [UInt8]
  /// Under what it was worked, up to `stage`.
  public let fingerprint: Int
  /// The stage that it reached.
  public let stage: StageName
  /// The number in the source of the record's first document.
  public let firstDocument: Int
  /// Its documents, numbered, and its rejections.
  public let items: [WorkItem]

  public init(
    place: RecordPlace,
    digest: [UInt8],
    fingerprint: Int,
    stage: StageName,
    firstDocument: Int,
    items: [WorkItem]
  ) {
    self.place = place
    self.digest = digest
    self.fingerprint = fingerprint
    self.stage = stage
    self.firstDocument = firstDocument
    self.items = items
  }
}

/// A record that the store has already.
public struct KnownRecord: Sendable, Hashable {
  public let key: Int
  public let place: RecordPlace
  public let digest: [UInt8]
  public let fingerprint: Int
  public let stage: StageName
  public let firstDocument: Int
  /// How many documents and how many rejections it gave.
  public let documents: Int
  public let rejections: Int
}

/// What the store knows of a source.
public struct SourceStanding: Sendable, Hashable {
  public let sha256: String
  public let reader: Int
  public let reading: Int
  /// Under what all of it was worked; nil where it was not worked to its end.
  public let fingerprint: Int?
}
