/// Finds the row of a feature in a model's file.
///
/// A hash table of buckets of 16 bytes: six checks of two bytes, then the number of the first of
/// the bucket's rows. Most features of a text are unknown, and one look at one bucket says so.
struct FeatureIndex: Sendable {
  /// Six checks fit a bucket.
  static let width = 6

  /// Two words a bucket.
  private let buckets: FileArray<UInt64>
  private let mask: UInt64
  /// For each bucket a bit for each check modulo 16: an eighth of the buckets' size, so that it
  /// stays near the processor and spares most looks at the buckets.
  private let filter: [UInt16]

  /// Nil where a bucket speaks of rows that are not there.
  ///
  /// - Parameters:
  ///   - buckets: two words each.
  ///   - rowCount: rows that there are.
  init?(_ buckets: FileArray<UInt64>, rowCount: Int) {
    let count = buckets.count / 2
    guard count > 0, count & (count - 1) == 0, buckets.count == count * 2 else { return nil }
    self.buckets = buckets
    mask = UInt64(count - 1)
    var filter = [UInt16](repeating: 0, count: count)
    for bucket in 0..<count {
      let rest = buckets[bucket * 2 + 1]
      guard Int(rest >> 32) + Self.width <= rowCount else { return nil }
      for lane in 0..<UInt64(Self.width) {
        let check =
          (lane < 4 ? buckets[bucket * 2] >> (lane * 16) : rest >> (lane * 16 - 64)) & 0xFFFF
        if check != 0 { filter[bucket] |= 1 << UInt16(check >> 1 & 15) }
      }
    }
    self.filter = filter
  }

  /// The first two bytes of nothing else: a check is never 0.
  @inline(__always)
  static func check(_ hash: UInt64) -> UInt16 { UInt16(truncatingIfNeeded: hash >> 48) | 1 }

  /// The place that `FeatureShape.placed` has put into a hash, and `findRows` into a row.
  @inline(__always)
  static func place(_ found: UInt64) -> Int { Int(truncatingIfNeeded: found >> 32 & 0xFFFF) }

  /// The bucket of a hash.
  @inline(__always)
  private static func bucket(_ hash: UInt64, _ mask: UInt64) -> Int {
    Int(truncatingIfNeeded: hash >> 5 & mask)
  }

  /// Puts the rows of those features that are known to the front of `features`.
  ///
  /// Without a branch on what is found, so that the processor waits for many buckets at once.
  ///
  /// - Parameter features: hashes; their place is taken by rows, in the lower 32 bits, and the
  ///   next 16 bits of the hash.
  /// - Returns: how many are known.
  @inline(__always)
  func findRows(_ features: UnsafeMutableBufferPointer<UInt64>) -> Int {
    guard let places = features.baseAddress else { return 0 }
    var likely = 0
    filter.withUnsafeBufferPointer { filter in
      guard let filter = filter.baseAddress else { return }
      for feature in 0..<features.count {
        let hash = places[feature]
        let bits = filter[Self.bucket(hash, mask)]
        places[likely] = hash
        likely &+= Int(truncatingIfNeeded: bits &>> UInt16(truncatingIfNeeded: hash >> 49 & 15) & 1)
      }
    }
    var found = 0
    buckets.withBuffer { buckets in
      guard let buckets = buckets.baseAddress else { return }
      for feature in 0..<likely {
        let hash = places[feature]
        let bucket = buckets + Self.bucket(hash, mask) &* 2
        let checks = UInt64(Self.check(hash)) &* 0x0001_0001_0001_0001
        let rest = bucket[1]
        // In each of the four lanes: zero where the checks are equal.
        let first = Self.zeroLanes(bucket[0] ^ checks)
        let second = Self.zeroLanes(rest ^ checks) & 0x8000_8000
        let lane =
          first != 0 ? first.trailingZeroBitCount >> 4 : 4 &+ second.trailingZeroBitCount >> 4
        places[found] =
          (rest >> 32) &+ UInt64(truncatingIfNeeded: lane) | hash & 0xFFFF_0000_0000
        found &+= first | second != 0 ? 1 : 0
      }
    }
    return found
  }

  /// The highest bit of the lowest lane of 16 bits that is zero, and maybe of ones above it.
  @inline(__always)
  private static func zeroLanes(_ value: UInt64) -> UInt64 {
    (value &- 0x0001_0001_0001_0001) & ~value & 0x8000_8000_8000_8000
  }

  /// Puts features into buckets.
  ///
  /// - Parameter features: hash, and how much each matters: of more than fit a bucket the least
  ///   ones are left out.
  /// - Returns: the bytes of the buckets, and which feature each row is for; behind the last row
  ///   there have to be `width` more that are empty.
  static func encode(_ features: [(hash: UInt64, weight: Double)]) -> (bytes: [UInt8], rows: [Int])
  {
    var count = 16
    while count * 5 < features.count * 2 { count *= 2 }
    var members = [[Int]](repeating: [], count: count)
    for (index, feature) in features.enumerated() {
      members[bucket(feature.hash, UInt64(count - 1))].append(index)
    }
    var bytes: [UInt8] = []
    var rows: [Int] = []
    for var bucket in members {
      bucket.sort { left, right in
        let (a, b) = (features[left].weight, features[right].weight)
        return a != b ? a > b : features[left].hash < features[right].hash
      }
      var kept: [Int] = []
      for index in bucket where kept.count < width {
        let check = check(features[index].hash)
        if !kept.contains(where: { Self.check(features[$0].hash) == check }) { kept.append(index) }
      }
      let first = UInt32(rows.count)
      for lane in 0..<width {
        bytes.append(littleEndian: lane < kept.count ? check(features[kept[lane]].hash) : 0)
      }
      bytes.append(littleEndian: first)
      rows += kept
    }
    return (bytes, rows)
  }
}
