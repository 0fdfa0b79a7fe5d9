import Corpus
import Ingest
import Load

/// All sources of a run one behind the other, as batches of what is to be done about them.
///
/// A source is surveyed just before it is read. One whose bytes, reader and rules are those of an
/// earlier run is passed over; in one that has changed, records that the store knows are kept.
struct RecordFeed {
  /// What a source gives.
  enum Item: Sendable {
    /// Nothing is to be done.
    case unchanged(Source)
    case begin(Source, reader: Int, reading: Int)
    case record(Record, RecordPlace, digest: [UInt8])
    /// A part of the source that the reader refused.
    case unreadable(Rejection, RecordPlace, digest: [UInt8])
    case kept(KnownRecord, RecordPlace)
    case end(uri: String, reading: Int, records: Int, fingerprint: Int?)
    case refused(Rejection)
  }

  /// A batch is handed on at this many records and the like.
  private static let batchItems = 128
  /// …or this many bytes: all that is made of them is in memory until it is saved.
  private static let batchBytes = 1 << 18

  private let store: Store
  private let fingerprints: Fingerprints
  private let input: RunInput
  /// The rejections at hand, in reverse: the next one is the last.
  private var found: [Rejection]
  /// The files at hand, in reverse as well, each with what the store knows of it.
  private var files: [(item: RunInput.Item, standing: SourceStanding?)] = []
  /// The last uri of the files that were at hand.
  private var lastURI = ""
  private var open: OpenSource?
  /// Records that have found a place the store does not know of yet.
  private var claimed: Set<Int> = []
  private(set) var counts = RunSummary.StageCount()
  /// How many bytes of input went by.
  private(set) var bytes = 0

  /// A source that is being read.
  private struct OpenSource {
    var reader: any RecordReader
    let uri: String
    let reading: Int
    /// Whether the store has records of it.
    let isKnown: Bool
    var records = 0
    var isWhole = true
  }

  init(_ input: RunInput, store: Store, fingerprints: Fingerprints) throws(LoadError) {
    self.store = store
    self.fingerprints = fingerprints
    self.input = input
    found = try input.rejections(after: "").reversed()
    counts.entered = input.fileCount + input.rejectionCount
  }

  /// The next batch; nil at the end.
  mutating func next() throws(LoadError) -> [Item]? {
    var batch: [Item] = []
    var size = 0
    while batch.count < Self.batchItems, size < Self.batchBytes, let item = try nextItem() {
      if case .record(let record, _, _) = item { size += record.byteRange.count }
      batch.append(item)
    }
    return batch.isEmpty ? nil : batch
  }

  /// The store has learned of a batch.
  mutating func settle(_ kept: [Int]) {
    for key in kept { claimed.remove(key) }
  }

  private mutating func nextItem() throws(LoadError) -> Item? {
    if let rejection = found.popLast() {
      counts.rejected += 1
      if found.isEmpty { found = try input.rejections(after: rejection.sourceURI).reversed() }
      return .refused(rejection)
    }
    if open != nil { return try nextOfSource() }
    if files.isEmpty { try takeFiles() }
    guard let ((file, reader, number), standing) = files.popLast() else { return nil }
    switch Survey.survey(file, for: reader) {
    case .source(let source):
      counts.left += 1
      bytes += source.byteCount
      return begin(source, file, reader, fingerprints.readers[number], standing)
    case .rejection(let rejection):
      counts.rejected += 1
      return .refused(rejection)
    }
  }

  /// Takes the next files to hand, with all that the store knows of them at once: to ask for each
  /// would take longer than to read them.
  private mutating func takeFiles() throws(LoadError) {
    let items = try input.files(after: lastURI)
    guard let first = items.first, let last = items.last else { return }
    lastURI = last.file.uri
    let standings = try store.standings(from: first.file.uri, to: last.file.uri)
    files = items.reversed().map { ($0, standings[$0.file.uri]) }
  }

  private mutating func begin(
    _ source: Source,
    _ file: SourceFile,
    _ reader: any Reader,
    _ fingerprint: Int,
    _ standing: SourceStanding?
  ) -> Item {
    let isSame = standing?.sha256 == source.sha256 && standing?.reader == fingerprint
    if isSame, standing?.fingerprint == fingerprints.source { return .unchanged(source) }
    let reading = (standing?.reading ?? 0) + (isSame || standing == nil ? 0 : 1)
    open = OpenSource(
      reader: reader.open(file, as: source),
      uri: source.uri,
      reading: reading,
      isKnown: standing != nil
    )
    return .begin(source, reader: fingerprint, reading: reading)
  }

  private mutating func nextOfSource() throws(LoadError) -> Item? {
    guard var source = open else { return nil }
    let outcome = source.reader.next()
    defer { open = outcome == nil ? nil : source }
    guard let outcome else {
      return .end(
        uri: source.uri,
        reading: source.reading,
        records: source.records,
        fingerprint: source.isWhole ? fingerprints.source : nil
      )
    }
    let ordinal = source.records
    source.records += 1
    switch outcome {
    case .record(let record):
      let place = RecordPlace(
        sourceURI: source.uri,
        reading: source.reading,
        ordinal: ordinal,
        locator: record.locator,
        byteStart: record.byteRange.lowerBound
      )
      let digest = RecordDigest.digest(of: record)
      if source.isKnown, let known = try known(digest, at: place) { return .kept(known, place) }
      return .record(record, place, digest: digest)
    case .rejection(let rejection):
      if IngestCode.isAboutTheWholeSource(rejection) { source.isWhole = false }
      let place = RecordPlace(
        sourceURI: source.uri,
        reading: source.reading,
        ordinal: ordinal,
        byteStart: rejection.byteRange?.lowerBound ?? 0
      )
      let digest = RecordDigest.digest(of: rejection)
      if source.isKnown, let known = try known(digest, at: place) { return .kept(known, place) }
      return .unreadable(rejection, place, digest: digest)
    }
  }

  /// The store's own record for `place`, if it need not be worked again.
  private mutating func known(
    _ digest: [UInt8],
    at place: RecordPlace
  ) throws(LoadError) -> KnownRecord? {
    if let here = try store.record(at: place), here.digest == digest {
      guard isCurrent(here), here.place == place else { return nil }
      return here
    }
    guard
      let earlier = try store.record(of: digest, before: place, except: claimed),
      isCurrent(earlier), canMove(earlier, to: place)
    else { return nil }
    claimed.insert(earlier.key)
    return earlier
  }

  private func isCurrent(_ record: KnownRecord) -> Bool {
    record.fingerprint == fingerprints[record.stage]
  }

  /// Rejections, and documents behind the first, say where in the source they are in words of
  /// their own.
  private func canMove(_ record: KnownRecord, to place: RecordPlace) -> Bool {
    let isInPlace =
      record.place.byteStart == place.byteStart && record.place.locator == place.locator
    return isInPlace || (record.documents == 1 && record.rejections == 0)
  }
}
