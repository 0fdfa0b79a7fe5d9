/// A trained linear chain with many labels as it lies in the model's file: of each feature only
/// the weights that are not zero.
///
/// A cell of the hash table has eight bytes: check, number of entries, where they begin. An entry
/// is a label and a signed byte.
struct SparseTable: Sendable {
  let labels: [String]
  /// From × `width` + to.
  let transitions: [Int16]
  private let cells: MappedArray<UInt64>
  private let entries: MappedArray<UInt16>
  private let mask: UInt64

  /// Section numbers count from `first`: labels, cells, entries, transitions.
  static let sectionCount = 4
  /// The most labels there may be.
  static let width = 64

  /// - Returns: nil where the sections do not fit together.
  init?(_ file: SectionedFile, first: Int) {
    labels = String(decoding: file.section(first, of: UInt8.self).array, as: UTF8.self)
      .split(separator: "\n").map(String.init)
    cells = file.section(first + 1, of: UInt64.self)
    entries = file.section(first + 2, of: UInt16.self)
    let given = file.section(first + 3, of: Int16.self)
    let count = labels.count
    guard count > 0, count < Self.width, given.count == count * count, cells.count > 0,
      cells.count & (cells.count - 1) == 0
    else { return nil }
    mask = UInt64(cells.count - 1)
    var transitions = [Int16](repeating: 0, count: count * Self.width)
    for from in 0..<count {
      for to in 0..<count { transitions[from * Self.width + to] = given[from * count + to] }
    }
    self.transitions = transitions
    let entryCount = entries.count
    let isSound = cells.allSatisfy { cell in
      Int(cell >> 32) + Int(cell >> 16 & 0xFFFF) <= entryCount
    }
    // Without a free cell a search for an unknown feature would not end.
    guard isSound, !cells.allSatisfy({ $0 & 0xFFFF != 0 }),
      entries.allSatisfy({ Int($0 & 0xFF) < count })
    else { return nil }
  }

  /// Adds the weights of a feature to `scores`, which has `width` places.
  @inline(__always)
  func add(_ hash: UInt64, to scores: UnsafeMutablePointer<Int16>) {
    let check = UInt64(WeightTable.check(hash))
    var index = hash & mask
    while true {
      let cell = cells[Int(index)]
      if cell & 0xFFFF == check {
        let first = Int(cell >> 32)
        for entry in first..<first + Int(cell >> 16 & 0xFFFF) {
          let pair = entries[entry]
          scores[Int(pair & 0xFF)] &+= Int16(Int8(truncatingIfNeeded: pair >> 8))
        }
        return
      }
      if cell & 0xFFFF == 0 { return }
      index = (index &+ 1) & mask
    }
  }

  /// The sections for these rows.
  static func sections(
    labels: [String],
    rows: [(hash: UInt64, weights: [(label: Int, weight: Double)])],
    transitions: [Double]
  ) -> [[UInt8]] {
    var entries: [UInt16] = []
    var kept: [(hash: UInt64, first: Int, count: Int)] = []
    for (hash, weights) in rows {
      let first = entries.count
      for (label, weight) in weights {
        let quantised = WeightTableEncoder.quantised(weight)
        if quantised == 0 { continue }
        entries.append(UInt16(UInt8(bitPattern: quantised)) << 8 | UInt16(label))
      }
      if entries.count > first { kept.append((hash, first, entries.count - first)) }
    }
    var count = 16
    while count < kept.count * 2 { count *= 2 }
    var cells = [UInt64](repeating: 0, count: count)
    for (hash, first, length) in kept {
      var index = Int(hash & UInt64(count - 1))
      while cells[index] != 0 { index = (index + 1) & (count - 1) }
      cells[index] =
        UInt64(first) << 32 | UInt64(length) << 16 | UInt64(WeightTable.check(hash))
    }
    var cellBytes: [UInt8] = []
    for cell in cells { cellBytes.append(littleEndian: cell) }
    var entryBytes: [UInt8] = []
    for entry in entries { entryBytes.append(littleEndian: entry) }
    return [
      Array(labels.joined(separator: "\n").utf8), cellBytes, entryBytes,
      WeightTableEncoder.transitionBytes(transitions),
    ]
  }
}
