/// Takes features one after the other, without asking anybody whether there is room.
///
/// Features found by their hash and those found directly go into different places.
struct FeatureWriter {
  /// More features than any template set has: half of it for those found by their hash.
  static let capacity = 256

  private let first: UnsafeMutablePointer<UInt64>
  private var next: UnsafeMutablePointer<UInt64>
  private var nextDirect: UnsafeMutablePointer<UInt64>

  /// - Parameter room: has place for `capacity` features.
  @inline(__always)
  init(_ room: UnsafeMutablePointer<UInt64>) {
    first = room
    next = room
    nextDirect = room + Self.capacity / 2
  }

  /// Takes a feature that is found by its hash.
  @inline(__always)
  mutating func append(_ feature: UInt64) {
    next.pointee = feature
    next += 1
  }

  /// Takes a feature that is a row of the direct table.
  @inline(__always)
  mutating func append(row: UInt64, of table: DirectTable) {
    nextDirect.pointee = table.first &+ row
    nextDirect += 1
  }

  /// What was written to be found by hash.
  @inline(__always)
  var features: UnsafeMutableBufferPointer<UInt64> {
    UnsafeMutableBufferPointer(start: first, count: next - first)
  }

  /// The rows of the direct table.
  @inline(__always)
  var rows: UnsafeMutableBufferPointer<UInt64> {
    let start = first + Self.capacity / 2
    return UnsafeMutableBufferPointer(start: start, count: nextDirect - start)
  }
}

/// The rows of one template in the direct table of a model.
struct DirectTable: Sendable {
  let first: UInt64
  let count: UInt64

  /// The rows behind those of another template.
  init(after other: DirectTable? = nil, count: UInt64) {
    first = other.map { $0.first + $0.count } ?? 0
    self.count = count
  }

  /// One past the last row.
  var end: Int { Int(first + count) }
}
