/// A trained linear chain with few labels as it lies in the model's file: rows of quantised
/// weights, found by feature, and weights of transitions.
///
/// A row has one signed byte for each label and is 8 or 16 bytes long, so that it is read and
/// added at once.
struct WeightTable: Sendable {
  let labels: [String]
  let transitions: [Int16]
  private let stride: Int
  private let index: FeatureIndex
  private let rows: MappedArray<UInt8>

  /// Section numbers count from `first`: labels, buckets, rows, transitions.
  static let sectionCount = 4
  /// The most labels there may be.
  static let width = 16

  /// Nil where the sections do not fit together.
  init?(_ file: SectionedFile, first: Int) {
    labels = String(decoding: file.section(first, of: UInt8.self).array, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    rows = file.section(first + 2, of: UInt8.self)
    transitions = file.section(first + 3, of: Int16.self).array.map(Int16.init(littleEndian:))
    guard !labels.isEmpty, labels.count <= Self.width,
      transitions.count == labels.count * labels.count
    else { return nil }
    stride = Self.stride(labels.count)
    let buckets = file.section(first + 1, of: UInt64.self)
    guard let index = FeatureIndex(buckets, rowCount: rows.count / stride) else { return nil }
    self.index = index
  }

  static func stride(_ labelCount: Int) -> Int { labelCount <= 8 ? 8 : 16 }

  /// The sum of the weights of `features`, one lane a label; `features` are used up.
  @inline(__always)
  func sum16(_ features: UnsafeMutableBufferPointer<UInt64>) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>(repeating: 0)
    let count = index.findRows(features)
    rows.withBuffer { rows in
      let bytes = UnsafeRawBufferPointer(rows)
      for row in features[..<count] {
        let offset = Int(truncatingIfNeeded: row) &* 16
        let weights = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
        sum &+= SIMD16<Int16>(truncatingIfNeeded: weights)
      }
    }
    return sum
  }

  /// The same for a chain of up to 8 labels.
  @inline(__always)
  func sum8(_ features: UnsafeMutableBufferPointer<UInt64>) -> SIMD8<Int16> {
    var sum = SIMD8<Int16>(repeating: 0)
    let count = index.findRows(features)
    rows.withBuffer { rows in
      let bytes = UnsafeRawBufferPointer(rows)
      for row in features[..<count] {
        let offset = Int(truncatingIfNeeded: row) &* 8
        let weights = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD8<Int8>.self)
        sum &+= SIMD8<Int16>(truncatingIfNeeded: weights)
      }
    }
    return sum
  }
}

/// Writes the sections of a `WeightTable`.
struct WeightTableEncoder {
  /// A weight of 1 is so many steps of a byte.
  static let scale = 32.0

  let labels: [String]
  /// Row of each feature that has any weight.
  let rows: [(hash: UInt64, weights: [Double])]
  /// From × labels + to.
  let transitions: [Double]

  var sections: [[UInt8]] {
    let stride = WeightTable.stride(labels.count)
    let (buckets, order) = FeatureIndex.encode(
      rows.map { ($0.hash, $0.weights.reduce(0) { $0 + abs($1) }) }
    )
    var bytes = [UInt8](repeating: 0, count: (order.count + FeatureIndex.width) * stride)
    for (row, feature) in order.enumerated() {
      for (label, weight) in rows[feature].weights.enumerated() {
        bytes[row * stride + label] = UInt8(bitPattern: Self.quantised(weight))
      }
    }
    return [
      Array(labels.joined(separator: "\n").utf8), buckets, bytes,
      Self.transitionBytes(transitions),
    ]
  }

  static func transitionBytes(_ transitions: [Double]) -> [UInt8] {
    var bytes: [UInt8] = []
    for weight in transitions {
      bytes.append(littleEndian: Int16(min(max((weight * scale).rounded(), -4000), 4000)))
    }
    return bytes
  }

  static func quantised(_ weight: Double) -> Int8 {
    Int8(min(max((weight * scale).rounded(), -127), 127))
  }
}
