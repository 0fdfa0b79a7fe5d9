/// How the weights of a feature lie in the model.
///
/// What a character, a pair or a triple of characters says of the units around it is found with one
/// look-up for all of them: its row holds a slot for each of these units, one behind the other, as
/// the scores of the units are.
enum FeatureShape: UInt64, CaseIterable {
  /// Of one unit.
  case single
  /// Four units in a row: pairs and triples of characters.
  case four
  /// Five units in a row: characters.
  case five
  /// Of one unit, and so few values that the row's number is the feature itself.
  case direct

  /// Shapes that are found by hash.
  static let hashed: [FeatureShape] = [.single, .four, .five]

  /// The shape of a feature by its hash.
  init(_ hash: UInt64) { self = Self(rawValue: hash & 3) ?? .single }

  var slots: Int {
    switch self {
    case .single, .direct: 1
    case .four: 4
    case .five: 5
    }
  }

  /// The bytes of a row, where a label takes one and a slot `stride` of them.
  func rowSize(_ stride: Int) -> Int {
    let size = slots * stride
    return size <= 16 ? size : (size + 15) / 16 * 16
  }

  /// One feature: what a group's hash says of the unit in a slot.
  @inline(__always)
  func feature(_ group: UInt64, slot: Int) -> UInt64 {
    group | rawValue | UInt64(truncatingIfNeeded: slot) << 2
  }

  static func slot(_ feature: UInt64) -> Int { Int(feature >> 2 & 7) }

  /// The hash of the group that a feature belongs to.
  static func group(_ feature: UInt64) -> UInt64 { feature & ~FeatureHash.free }

  /// The feature of a row of the direct table, and back.
  static func direct(_ row: Int) -> UInt64 { UInt64(row) << 5 | FeatureShape.direct.rawValue }
  static func directRow(_ feature: UInt64) -> Int { Int(feature >> 5) }

  /// A group's hash that remembers where in a stretch it was seen.
  @inline(__always)
  static func placed(_ group: UInt64, at place: Int) -> UInt64 {
    group & ~0xFFFF_0000_0000 | UInt64(truncatingIfNeeded: place) << 32
  }
}
