/// What can stand where a step begins, so that most places are passed over without a try.
///
/// It may say yes too often, and never no too often.
struct RuleFilter: Sendable, Hashable {
  /// Scalars by their hash, one bit each.
  private(set) var scalars = SIMD4<UInt64>.zero
  private(set) var kinds: RuleKinds = []
  var classes: RuleTokenClass = []
  /// Whether anything can.
  var isOpen = false

  /// A blank's hash: it may belong to no piece, so that no filter keeps one out.
  static let blank: UInt8 = 1
  /// The end of a sentence.
  static let nothing: UInt8 = 0

  init(scalars hashes: [UInt8] = []) {
    insert(Self.blank)
    for hash in hashes { insert(hash) }
  }

  mutating func insert(_ hash: UInt8) {
    scalars[Int(hash >> 6)] |= 1 << UInt64(hash & 63)
  }

  /// Adds annotations, with the marks and brackets that may be around them.
  mutating func insert(_ kinds: RuleKinds, isBackward: Bool) {
    self.kinds.formUnion(kinds)
    for mark in RulePunctuation.openingMarks {
      guard let close = RulePunctuation.closing(mark) else { continue }
      insert(Self.hash(isBackward ? close : mark))
    }
    if isBackward { for bracket: UInt32 in [0x29, 0xFF09] { insert(Self.hash(bracket)) } }
  }

  mutating func formUnion(_ other: Self) {
    scalars |= other.scalars
    kinds.formUnion(other.kinds)
    classes.formUnion(other.classes)
    isOpen = isOpen || other.isOpen
  }

  /// Whether a scalar of this hash can stand there.
  func holds(_ hash: UInt8) -> Bool {
    scalars[Int(hash >> 6)] & (1 << UInt64(hash & 63)) != 0
  }

  static func hash(_ scalar: UInt32) -> UInt8 {
    if scalar == 0x20 || scalar == 0x3000 || scalar == 0xA0 { return blank }
    let hash = UInt8(truncatingIfNeeded: (scalar &* 0x9E37_79B1) >> 24)
    return hash < 2 ? hash + 2 : hash
  }

  /// The hash of what a literal begins with; nil where it is empty.
  static func head(_ literal: [UInt8]) -> UInt8? {
    String(decoding: literal, as: UTF8.self).unicodeScalars.first.map { hash($0.value) }
  }

  /// The hash of what a literal ends with; nil where it is empty.
  static func tail(_ literal: [UInt8]) -> UInt8? {
    String(decoding: literal, as: UTF8.self).unicodeScalars.last.map { hash($0.value) }
  }
}
