import Corpus
import Foundation
import Load
import Testing

/// A store that has been through anything gives the dataset of one that was filled once.
@Test(arguments: 0..<6)
func anyHistoryOfTheStoreGivesTheBytesOfAFreshOne(seed: UInt64) throws {
  let bench = try Workbench()
  var random = SeededRandom(seed: seed)
  var corpus = SyntheticCorpus(seed: seed &+ 100, sentences: 2)
  let store = try Store(at: bench.path("state.sqlite"), durability: .lasting)
  // What the sources hold, as the store is to have it in the end.
  var sources: [String: [(content: UInt8, document: Document)]] = [:]
  var readings: [String: Int] = [:]
  var content: UInt8 = 0

  for _ in 0..<8 {
    let uri = "s/\(random.next() % 3).jsonl"
    if random.next() % 6 == 0 {
      sources[uri] = nil
      try store.commit([.removed(uri: uri)])
      continue
    }
    var records = sources[uri] ?? []
    for _ in 0...(random.next() % 3) {
      content &+= 1
      records.insert(
        (content, corpus.document(uri)),
        at: Int(random.next() % UInt64(records.count + 1))
      )
    }
    if records.count > 1, random.next() % 2 == 0 { records.removeFirst() }
    sources[uri] = records
    let reading = (readings[uri] ?? -1) + 1
    readings[uri] = reading
    try fill(store, uri, records, reading: reading)
  }
  _ = try store.build(at: bench.path("long.sqlite"), steps: Workbench.steps())

  let fresh = try Store(at: bench.path("fresh.state"))
  for (uri, records) in sources { try fill(fresh, uri, records, reading: 0) }
  _ = try fresh.build(at: bench.path("fresh.sqlite"), steps: Workbench.steps())
  #expect(try bench.bytes("long.sqlite") == bench.bytes("fresh.sqlite"))
}

/// Walks through a source as a run does: what is known is kept, the rest is worked.
private func fill(
  _ store: Store,
  _ uri: String,
  _ records: [(content: UInt8, document: Document)],
  reading: Int
) throws {
  try store.commit([.begin(Workbench.source(uri), reader: 1, reading: reading)])
  for (ordinal, record) in records.enumerated() {
    let place = RecordPlace(sourceURI: uri, reading: reading, ordinal: ordinal)
    let digest = [record.content]
    if let known = try store.record(of: digest, before: place, except: []) {
      try store.commit([.kept(known, at: place, firstDocument: ordinal)])
      continue
    }
    let rows = try DocumentRows(record.document, ordinal: ordinal, extras: [.search])
    let worked = WorkedRecord(
      place: place,
      digest: digest,
      fingerprint: 1,
      stage: .extract,
      firstDocument: ordinal,
      items: [.document(rows)]
    )
    try store.commit([.worked(worked)])
  }
  try store.commit([.end(uri: uri, reading: reading, records: records.count, fingerprint: 1)])
}

/// The same numbers for the same seed.
private struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state >> 11
  }
}
