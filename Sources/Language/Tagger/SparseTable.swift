/// A trained linear chain with many labels as it lies in the model's file: of each feature only
/// the weights that are not zero.
///
/// An entry is a label and a signed byte. A row has room for four; of more, all but the first lie
/// elsewhere, and the row says where.
struct SparseTable: Sendable {
  let labels: [String]
  /// From × `width` + to.
  let transitions: [Int16]
  private let index: FeatureIndex
  private let rows: FileArray<UInt64>
  private let entries: FileArray<UInt16>

  /// Section numbers count from `first`: labels, buckets, rows, more entries, transitions.
  static let sectionCount = 5
  /// The most labels there may be.
  static let width = 48
  /// Said of a row's first label where the rest of its entries lie elsewhere.
  private static let isLong: UInt64 = 0x40

  /// Nil where the sections do not fit together.
  init?(_ file: SectionedFile, first: Int) {
    labels = String(decoding: file.section(first, of: UInt8.self).array, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    rows = file.section(first + 2, of: UInt64.self)
    entries = file.section(first + 3, of: UInt16.self)
    let given = file.section(first + 4, of: Int16.self)
    let buckets = file.section(first + 1, of: UInt64.self)
    let count = labels.count
    guard count > 0, count < Self.width, given.count == count * count,
      let index = FeatureIndex(buckets, rowCount: rows.count)
    else { return nil }
    self.index = index
    var transitions = [Int16](repeating: Transitions.forbidden, count: count * Self.width)
    for from in 0..<count {
      for to in 0..<count {
        transitions[from * Self.width + to] = Int16(littleEndian: given[from * count + to])
      }
    }
    self.transitions = transitions
    let entryCount = entries.count
    let isSound = rows.allSatisfy { row in
      guard row & Self.isLong == 0 else {
        return Int(row & 0x3F) < count
          && Int(row >> 16 & 0xFFFF_FFFF) + Int(row >> 48) <= entryCount
      }
      return (0..<4).allSatisfy { Int(row >> ($0 * 16) & 0xFF) < count }
    }
    guard isSound, entries.allSatisfy({ Int($0 & 0xFF) < count }) else { return nil }
  }

  /// Adds the weights of `features` to the scores of the words they were seen at.
  ///
  /// - Parameters:
  ///   - features: hashes with the number of their word (`FeatureShape.placed`); used up.
  ///   - gathered: room for as many numbers as there are features.
  ///   - scores: `width` places for each word.
  @inline(__always)
  func add(
    _ features: UnsafeMutableBufferPointer<UInt64>,
    _ gathered: UnsafeMutableBufferPointer<UInt64>,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    let count = index.findRows(features)
    // First all rows, so that the processor waits for many of them at once.
    rows.withBuffer { rows in
      for number in 0..<count {
        gathered[number] = rows[Int(UInt32(truncatingIfNeeded: features[number]))]
      }
    }
    entries.withBuffer { entries in
      for (number, found) in features[..<count].enumerated() {
        let row = gathered[number]
        let own = scores + FeatureIndex.place(found) &* Self.width
        @inline(__always)
        func add(_ entry: UInt64) {
          own[Int(entry & 0x3F)] &+= Int16(Int8(truncatingIfNeeded: entry >> 8))
        }
        add(row)
        if row & Self.isLong == 0 {
          add(row >> 16)
          add(row >> 32)
          add(row >> 48)
        } else {
          let start = Int(row >> 16 & 0xFFFF_FFFF)
          for entry in start..<start + Int(row >> 48) { add(UInt64(entries[entry])) }
        }
      }
    }
  }

  /// The sections for these rows.
  static func sections(
    labels: [String],
    rows: [(hash: UInt64, weights: [(label: Int, weight: Double)])],
    transitions: [Double]
  ) -> [[UInt8]] {
    let (buckets, order) = FeatureIndex.encode(
      rows.map { ($0.hash, $0.weights.reduce(0) { $0 + abs($1.weight) }) }
    )
    var entries: [UInt8] = []
    var bytes: [UInt8] = []
    for feature in order {
      var own: [UInt64] = []
      for (label, weight) in rows[feature].weights {
        let quantised = WeightTableEncoder.quantised(weight)
        if quantised == 0 { continue }
        own.append(UInt64(UInt8(bitPattern: quantised)) << 8 | UInt64(label))
      }
      if own.count <= 4 {
        bytes.append(
          littleEndian: own.enumerated().reduce(0) { $0 | $1.element << ($1.offset * 16) }
        )
      } else {
        let start = UInt64(entries.count / 2)
        bytes.append(littleEndian: own[0] | isLong | start << 16 | UInt64(own.count - 1) << 48)
        for entry in own.dropFirst() { entries.append(littleEndian: UInt16(entry)) }
      }
    }
    for _ in 0..<FeatureIndex.width { bytes.append(littleEndian: UInt64(0)) }
    return [
      Array(labels.joined(separator: "\n").utf8), buckets, bytes, entries,
      WeightTableEncoder.transitionBytes(transitions),
    ]
  }
}
