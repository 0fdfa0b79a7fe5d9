/// A 64-bit checksum against accidents: a flipped bit, a cut file, a half-written one.
///
/// Four lanes of multiply and rotate over 8 bytes each, then mixed (the scheme of xxHash64, not
/// its constants' order, so the sums are our own). Not a defence against people with intent:
/// the structure of a file is checked besides.
enum Checksum {
  private static let first: UInt64 = 0x9E37_79B1_85EB_CA87
  private static let second: UInt64 = 0xC2B2_AE3D_27D4_EB4F

  /// The sum of `bytes`, read as if those in `hole` (whole words) were zero.
  static func of(_ bytes: UnsafeRawBufferPointer, skipping hole: Range<Int>) -> UInt64 {
    var lanes = SIMD4<UInt64>(first, second, first &+ second, first ^ second)
    var index = 0
    while index + 32 <= bytes.count {
      var words = SIMD4<UInt64>(
        word(bytes, index),
        word(bytes, index + 8),
        word(bytes, index + 16),
        word(bytes, index + 24)
      )
      if index < hole.upperBound, hole.lowerBound < index + 32 {
        for lane in 0..<4 where hole.contains(index + lane * 8) { words[lane] = 0 }
      }
      lanes = mixed(lanes, words)
      index += 32
    }
    var tail = SIMD4<UInt64>(repeating: UInt64(bytes.count))
    while index < bytes.count {
      if !hole.contains(index) {
        tail[index / 8 % 4] ^= UInt64(bytes[index]) << UInt64(index % 8 * 8)
      }
      index += 1
    }
    lanes = mixed(lanes, tail)
    var sum: UInt64 = 0
    for lane in 0..<4 {
      sum = (sum ^ lanes[lane]) &* first
      sum ^= sum >> 29
    }
    return sum
  }

  @inline(__always)
  private static func mixed(_ lanes: SIMD4<UInt64>, _ words: SIMD4<UInt64>) -> SIMD4<UInt64> {
    var lanes = lanes &+ words &* SIMD4(repeating: second)
    lanes = (lanes &<< 31) | (lanes &>> 33)
    return lanes &* SIMD4(repeating: first)
  }

  @inline(__always)
  private static func word(_ bytes: UnsafeRawBufferPointer, _ index: Int) -> UInt64 {
    UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
  }
}
