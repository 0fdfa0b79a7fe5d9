/// A trained linear chain with many labels as it lies in the model's file: of each feature only
/// the weights that are not zero.
///
/// An entry is a label and a signed byte; a row says where its entries begin.
struct SparseTable: Sendable {
  let labels: [String]
  /// From × `width` + to.
  let transitions: [Int16]
  private let index: FeatureIndex
  private let starts: MappedArray<UInt32>
  private let entries: MappedArray<UInt16>

  /// Section numbers count from `first`: labels, buckets, starts of rows, entries, transitions.
  static let sectionCount = 5
  /// The most labels there may be.
  static let width = 64

  /// Nil where the sections do not fit together.
  init?(_ file: SectionedFile, first: Int) {
    labels = String(decoding: file.section(first, of: UInt8.self).array, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    starts = file.section(first + 2, of: UInt32.self)
    entries = file.section(first + 3, of: UInt16.self)
    let given = file.section(first + 4, of: Int16.self)
    let buckets = file.section(first + 1, of: UInt64.self)
    let count = labels.count
    guard count > 0, count < Self.width, given.count == count * count,
      let index = FeatureIndex(buckets, rowCount: starts.count - 1)
    else { return nil }
    self.index = index
    var transitions = [Int16](repeating: Transitions.forbidden, count: count * Self.width)
    for from in 0..<count {
      for to in 0..<count {
        transitions[from * Self.width + to] = Int16(littleEndian: given[from * count + to])
      }
    }
    self.transitions = transitions
    var last: UInt32 = 0
    let isSorted = starts.allSatisfy { start in
      defer { last = start }
      return start >= last
    }
    guard isSorted, Int(last) <= entries.count, entries.allSatisfy({ Int($0 & 0xFF) < count })
    else { return nil }
  }

  /// Adds the weights of `features` to `scores`, which has `width` places; `features` are used up.
  @inline(__always)
  func add(
    _ features: UnsafeMutableBufferPointer<UInt64>,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    let count = index.findRows(features)
    starts.withBuffer { starts in
      entries.withBuffer { entries in
        for row in features[..<count] {
          let row = Int(truncatingIfNeeded: row)
          for entry in Int(starts[row])..<Int(starts[row &+ 1]) {
            let pair = entries[entry]
            scores[Int(pair & 0xFF)] &+= Int16(Int8(truncatingIfNeeded: pair >> 8))
          }
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
    var starts: [UInt8] = []
    var count: UInt32 = 0
    for feature in order {
      starts.append(littleEndian: count)
      for (label, weight) in rows[feature].weights {
        let quantised = WeightTableEncoder.quantised(weight)
        if quantised == 0 { continue }
        entries.append(littleEndian: UInt16(UInt8(bitPattern: quantised)) << 8 | UInt16(label))
        count += 1
      }
    }
    for _ in 0...FeatureIndex.width { starts.append(littleEndian: count) }
    return [
      Array(labels.joined(separator: "\n").utf8), buckets, starts, entries,
      WeightTableEncoder.transitionBytes(transitions),
    ]
  }
}
