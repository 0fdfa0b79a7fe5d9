/// A trained linear chain with few labels as it lies in the model's file: rows of quantised
/// weights, found by feature, and weights of transitions.
///
/// A slot of a row has one signed byte for each label and is 4 or 16 bytes long, so that it is read
/// and added at once.
struct WeightTable: Sendable {
  /// Rows of one shape, found by hash.
  private struct Rows: Sendable {
    let index: FeatureIndex
    let bytes: FileArray<UInt8>
  }

  let labels: [String]
  let transitions: [Int16]
  /// The places of a slot.
  let stride: Int
  private let single: Rows
  private let four: Rows
  private let five: Rows
  private let direct: FileArray<UInt8>

  /// Section numbers count from `first`: labels, transitions, the direct table, then buckets and
  /// rows of each shape.
  static let sectionCount = 3 + 2 * FeatureShape.hashed.count
  /// The most labels there may be.
  static let width = 16

  /// Nil where the sections do not fit together.
  ///
  /// - Parameters:
  ///   - file: the model.
  ///   - first: of its sections.
  ///   - directCount: rows that the direct table has to have.
  init?(_ file: SectionedFile, first: Int, directCount: Int) {
    labels = String(decoding: file.section(first, of: UInt8.self).array, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    transitions = file.section(first + 1, of: Int16.self).array.map(Int16.init(littleEndian:))
    guard !labels.isEmpty, labels.count <= Self.width,
      transitions.count == labels.count * labels.count
    else { return nil }
    let stride = Self.stride(labels.count)
    self.stride = stride
    direct = file.section(first + 2, of: UInt8.self)
    guard direct.count == directCount * stride else { return nil }
    var found: [Rows] = []
    for (number, shape) in FeatureShape.hashed.enumerated() {
      let buckets = file.section(first + 3 + number * 2, of: UInt64.self)
      let bytes = file.section(first + 4 + number * 2, of: UInt8.self)
      let rowCount = bytes.count / shape.rowSize(stride)
      guard let index = FeatureIndex(buckets, rowCount: rowCount) else { return nil }
      found.append(Rows(index: index, bytes: bytes))
    }
    (single, four, five) = (found[0], found[1], found[2])
  }

  static func stride(_ labelCount: Int) -> Int { labelCount <= 4 ? 4 : 16 }

  /// Adds the weights of one unit's features to its scores, in a chain of more than 4 labels;
  /// what `features` holds is used up.
  @inline(__always)
  func add16(_ features: FeatureWriter, to sum: inout SIMD16<Int16>) {
    let hashed = features.features
    let count = single.index.findRows(hashed)
    single.bytes.withBuffer { rows in
      let bytes = UnsafeRawBufferPointer(rows)
      for row in hashed[..<count] {
        let offset = Int(UInt32(truncatingIfNeeded: row)) &* 16
        let weights = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
        sum &+= SIMD16<Int16>(truncatingIfNeeded: weights)
      }
    }
    direct.withBuffer { rows in
      let bytes = UnsafeRawBufferPointer(rows)
      for row in features.rows {
        let offset = Int(truncatingIfNeeded: row) &* 16
        let weights = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD16<Int8>.self)
        sum &+= SIMD16<Int16>(truncatingIfNeeded: weights)
      }
    }
  }

  /// The same for a chain of up to 4 labels.
  @inline(__always)
  func add4(_ features: FeatureWriter, to sum: inout SIMD4<Int16>) {
    let hashed = features.features
    let count = single.index.findRows(hashed)
    single.bytes.withBuffer { rows in
      let bytes = UnsafeRawBufferPointer(rows)
      for row in hashed[..<count] {
        let offset = Int(UInt32(truncatingIfNeeded: row)) &* 4
        let weights = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<Int8>.self)
        sum &+= SIMD4<Int16>(truncatingIfNeeded: weights)
      }
    }
    direct.withBuffer { rows in
      let bytes = UnsafeRawBufferPointer(rows)
      for row in features.rows {
        let offset = Int(truncatingIfNeeded: row) &* 4
        let weights = bytes.loadUnaligned(fromByteOffset: offset, as: SIMD4<Int8>.self)
        sum &+= SIMD4<Int16>(truncatingIfNeeded: weights)
      }
    }
  }

  /// Adds the weights of features of several units to the scores of these.
  ///
  /// - Parameters:
  ///   - groups: hashes with the place of the first unit (`FeatureShape.placed`); used up.
  ///   - shape: of them all.
  ///   - scores: of the unit at place 0; `stride` numbers a unit.
  @inline(__always)
  func add(
    _ groups: UnsafeMutableBufferPointer<UInt64>,
    _ shape: FeatureShape,
    to scores: UnsafeMutablePointer<Int16>
  ) {
    let rows = shape == .five ? five : four
    let size = shape.rowSize(stride)
    let target = UnsafeMutableRawPointer(scores)
    let count = rows.index.findRows(groups)
    rows.bytes.withBuffer { rows in
      let bytes = UnsafeRawBufferPointer(rows)
      for row in groups[..<count] {
        var from = Int(UInt32(truncatingIfNeeded: row)) &* size
        let end = from &+ size
        var to = FeatureIndex.place(row) &* stride &* 2
        while from < end {
          let weights = bytes.loadUnaligned(fromByteOffset: from, as: SIMD16<Int8>.self)
          let sum =
            target.loadUnaligned(fromByteOffset: to, as: SIMD16<Int16>.self)
            &+ SIMD16<Int16>(truncatingIfNeeded: weights)
          target.storeBytes(of: sum, toByteOffset: to, as: SIMD16<Int16>.self)
          from &+= 16
          to &+= 32
        }
      }
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
  /// Rows of the direct table.
  let directCount: Int

  var sections: [[UInt8]] {
    let stride = WeightTable.stride(labels.count)
    var direct = [UInt8](repeating: 0, count: directCount * stride)
    for row in rows where FeatureShape(row.hash) == .direct {
      put(row.weights, at: FeatureShape.directRow(row.hash) * stride, in: &direct)
    }
    var sections = [
      Array(labels.joined(separator: "\n").utf8), Self.transitionBytes(transitions), direct,
    ]
    for shape in FeatureShape.hashed { sections += self.sections(of: shape, stride) }
    return sections
  }

  /// Buckets and rows of one shape.
  private func sections(of shape: FeatureShape, _ stride: Int) -> [[UInt8]] {
    let members = rows.filter { FeatureShape($0.hash) == shape }
    var numbers: [UInt64: Int] = [:]
    var groups: [(hash: UInt64, weight: Double)] = []
    var membersOf: [[Int]] = []
    for (number, member) in members.enumerated() {
      let hash = FeatureShape.group(member.hash)
      let weight = member.weights.reduce(0) { $0 + abs($1) }
      if let group = numbers[hash] {
        groups[group].weight += weight
        membersOf[group].append(number)
      } else {
        numbers[hash] = groups.count
        groups.append((hash, weight))
        membersOf.append([number])
      }
    }
    let (buckets, order) = FeatureIndex.encode(groups)
    let size = shape.rowSize(stride)
    var bytes = [UInt8](repeating: 0, count: (order.count + FeatureIndex.width) * size)
    for (row, group) in order.enumerated() {
      for number in membersOf[group] {
        let slot = FeatureShape.slot(members[number].hash)
        put(members[number].weights, at: row * size + slot * stride, in: &bytes)
      }
    }
    return [buckets, bytes]
  }

  private func put(_ weights: [Double], at place: Int, in bytes: inout [UInt8]) {
    for (label, weight) in weights.enumerated() {
      bytes[place + label] = UInt8(bitPattern: Self.quantised(weight))
    }
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
