/// Turns a feature (a template's number with up to three values) into 64 bits.
///
/// Part of the model's format: a model knows its features by these numbers only. What `of` gives
/// leaves the lowest five bits free for the shape and the slot of a `FeatureShape`.
enum FeatureHash {
  /// The bits that `of` leaves free.
  static let free: UInt64 = 31

  @inline(__always)
  static func mix(_ value: UInt64) -> UInt64 {
    var hash = value &* 0x9E37_79B9_7F4A_7C15
    hash ^= hash >> 32
    hash = hash &* 0xD6E8_FEB8_6659_FD93
    return hash ^ hash >> 29
  }

  @inline(__always)
  static func of(_ template: UInt64, _ value: UInt64) -> UInt64 {
    mix(value &+ template &* 0xA24B_AED4_963E_E407) & ~free
  }

  @inline(__always)
  static func of(_ template: UInt64, _ first: UInt64, _ second: UInt64) -> UInt64 {
    of(template, first &* 0x8CB9_2BA7_2F3D_8DD7 ^ second)
  }

  @inline(__always)
  static func of(
    _ template: UInt64,
    _ first: UInt64,
    _ second: UInt64,
    _ third: UInt64
  ) -> UInt64 {
    of(template, (first &* 0x8CB9_2BA7_2F3D_8DD7 ^ second) &* 0xC2B2_AE3D_27D4_EB4F ^ third)
  }
}
