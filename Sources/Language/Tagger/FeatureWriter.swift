/// Takes features one after the other, without asking anybody whether there is room.
struct FeatureWriter {
  /// More features than any template set has.
  static let capacity = 128

  private let first: UnsafeMutablePointer<UInt64>
  private var next: UnsafeMutablePointer<UInt64>

  /// - Parameter room: has place for `capacity` features.
  @inline(__always)
  init(_ room: UnsafeMutablePointer<UInt64>) {
    first = room
    next = room
  }

  @inline(__always)
  mutating func append(_ feature: UInt64) {
    next.pointee = feature
    next += 1
  }

  /// What was written.
  @inline(__always)
  var features: UnsafeMutableBufferPointer<UInt64> {
    UnsafeMutableBufferPointer(start: first, count: next - first)
  }
}
