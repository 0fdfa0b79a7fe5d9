/// A trained linear chain as it lies in the model's file: quantised weights in a hash table,
/// found by feature, and weights of transitions.
///
/// A cell is one row of weights (one signed byte for each label) with a check of two bytes at its
/// end; it is `stride` bytes, a power of two, so that reading one touches one line of the cache.
/// A feature's cell is the first one from `hash & mask` on that carries its check.
struct WeightTable: Sendable {
  let labels: [String]
  let stride: Int
  private let cells: MappedArray<UInt8>
  let transitions: [Int16]
  private let mask: UInt64

  /// Section numbers count from `first`: labels, cells, transitions.
  static let sectionCount = 3

  /// - Returns: nil where the sections do not fit together.
  init?(_ file: SectionedFile, first: Int) {
    labels = String(decoding: file.section(first, of: UInt8.self).array, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    cells = file.section(first + 1, of: UInt8.self)
    transitions = file.section(first + 2, of: Int16.self).array.map(Int16.init(littleEndian:))
    guard !labels.isEmpty, labels.count <= 62, transitions.count == labels.count * labels.count
    else { return nil }
    stride = Self.stride(labels.count)
    let count = cells.count / stride
    guard count > 0, count & (count - 1) == 0, cells.count == count * stride else { return nil }
    mask = UInt64(count - 1)
    // Without a free cell a search for an unknown feature would not end.
    var hasFreeCell = false
    for cell in 0..<count where !hasFreeCell {
      hasFreeCell = cells[cell * stride + stride - 2] == 0 && cells[cell * stride + stride - 1] == 0
    }
    guard hasFreeCell else { return nil }
  }

  static func stride(_ labelCount: Int) -> Int {
    var stride = 8
    while stride < labelCount + 2 { stride *= 2 }
    return stride
  }

  /// The first two bytes of nothing else: a check is never 0.
  @inline(__always)
  static func check(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 48) | 1 }

  /// The sum of the weights of `features` for a chain of up to 14 labels.
  @inline(__always)
  func sum16(_ features: ArraySlice<UInt64>) -> SIMD16<Int16> {
    var sum = SIMD16<Int16>(repeating: 0)
    features.withUnsafeBufferPointer { features in
      cells.withBuffer { cells in
        guard let base = cells.baseAddress else { return }
        for hash in features {
          guard let row = find(hash, UnsafeRawPointer(base)) else { continue }
          sum &+= SIMD16<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD16<Int8>.self))
        }
      }
    }
    return sum
  }

  /// The same for a chain of up to 6 labels.
  @inline(__always)
  func sum8(_ features: ArraySlice<UInt64>) -> SIMD8<Int16> {
    var sum = SIMD8<Int16>(repeating: 0)
    features.withUnsafeBufferPointer { features in
      cells.withBuffer { cells in
        guard let base = cells.baseAddress else { return }
        for hash in features {
          guard let row = find(hash, UnsafeRawPointer(base)) else { continue }
          sum &+= SIMD8<Int16>(truncatingIfNeeded: row.loadUnaligned(as: SIMD8<Int8>.self))
        }
      }
    }
    return sum
  }

  @inline(__always)
  private func find(_ hash: UInt64, _ base: UnsafeRawPointer) -> UnsafeRawPointer? {
    let check = Self.check(hash)
    var cell = hash & mask
    while true {
      let row = base + Int(cell) * stride
      let found = row.loadUnaligned(fromByteOffset: stride - 2, as: UInt16.self)
      if found == check { return row }
      if found == 0 { return nil }
      cell = (cell &+ 1) & mask
    }
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
    var count = 16
    while count < rows.count * 2 { count *= 2 }
    var cells = [UInt8](repeating: 0, count: count * stride)
    for (hash, weights) in rows {
      let quantised = weights.map { UInt8(bitPattern: Self.quantised($0)) }
      if quantised.allSatisfy({ $0 == 0 }) { continue }
      var cell = Int(hash & UInt64(count - 1))
      while cells[cell * stride + stride - 2] != 0 || cells[cell * stride + stride - 1] != 0 {
        cell = (cell + 1) & (count - 1)
      }
      for (label, weight) in quantised.enumerated() { cells[cell * stride + label] = weight }
      let check = WeightTable.check(hash)
      cells[cell * stride + stride - 2] = UInt8(truncatingIfNeeded: check)
      cells[cell * stride + stride - 1] = UInt8(truncatingIfNeeded: check >> 8)
    }
    return [
      Array(labels.joined(separator: "\n").utf8), cells, Self.transitionBytes(transitions),
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
