/// Characters of the Basic Multilingual Plane, asked for without hashing; others are never in it.
struct ScalarSet: Sendable {
  /// A bit for each.
  private var bits = [UInt64](repeating: 0, count: 1 << 10)

  init(_ scalars: some Sequence<Unicode.Scalar>) {
    for scalar in scalars where scalar.value < 1 << 16 {
      bits[Int(scalar.value >> 6)] |= 1 << UInt64(scalar.value & 63)
    }
  }

  @inline(__always)
  func contains(_ scalar: UInt32) -> Bool {
    scalar < 1 << 16 && bits[Int(scalar >> 6)] & 1 << UInt64(scalar & 63) != 0
  }
}
