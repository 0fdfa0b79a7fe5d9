/// Turns byte offsets of one text into code points, which is how rows count.
///
/// A running count is kept for each block of 256 bytes, so a look-up reads at most one block.
public struct ScalarOffsets: Sendable {
  private static let block = 256

  private let bytes: [UInt8]
  private let counts: [Int32]
  /// The number of code points in the whole text.
  public let total: Int

  public init(_ text: Text) {
    bytes = text.bytes
    var counts: [Int32] = []
    counts.reserveCapacity(bytes.count / Self.block + 1)
    var seen: Int32 = 0
    var index = 0
    while index < bytes.count {
      counts.append(seen)
      let end = min(index + Self.block, bytes.count)
      seen += Self.scalars(in: bytes, index..<end)
      index = end
    }
    self.counts = counts
    total = Int(seen)
  }

  /// The code points before the byte `offset`.
  public func callAsFunction(_ offset: Int32) -> Int {
    let index = Int(offset)
    guard index < bytes.count else { return total }
    let block = index / Self.block
    return Int(counts[block] + Self.scalars(in: bytes, block * Self.block..<index))
  }

  private static func scalars(in bytes: [UInt8], _ range: Range<Int>) -> Int32 {
    var count: Int32 = 0
    for index in range where bytes[index] & 0b1100_0000 != 0b1000_0000 { count += 1 }
    return count
  }
}
