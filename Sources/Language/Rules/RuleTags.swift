import Corpus

/// What the tags of tokens stand for, found without hashing a string.
struct RuleTags: Sendable {
  /// How many tags there can be: four times as many as any tagger gives.
  static let limit = 128

  private struct Entry: Sendable {
    let tag: PosTag
    let classes: RuleTokenClass
    let number: UInt8
  }

  /// By their hash, with open addressing; free where nil.
  private var entries = [Entry?](repeating: nil, count: 2 * limit)
  private var count = 0

  init() {
    for (tag, classes) in RuleTokenClass.tags.sorted(by: { $0.key.code < $1.key.code }) {
      _ = number(of: tag, classes)
    }
  }

  /// The classes of a token with this tag, and the tag's number; 0 where no pattern can know it.
  func classes(of tag: PosTag?) -> (classes: RuleTokenClass, number: UInt8) {
    guard let tag, let found = entries[slot(of: tag)] else { return (.other, 0) }
    return (found.classes, found.number)
  }

  /// The number of a tag, from 1; nil where there are too many.
  mutating func number(of tag: PosTag, _ classes: RuleTokenClass = .other) -> UInt8? {
    let slot = slot(of: tag)
    if let known = entries[slot] { return known.number }
    guard count < Self.limit - 1 else { return nil }
    count += 1
    entries[slot] = Entry(tag: tag, classes: classes, number: UInt8(count))
    return UInt8(count)
  }

  /// Where a tag is, or would be.
  private func slot(of tag: PosTag) -> Int {
    var slot =
      Int(truncatingIfNeeded: (tag.code &* 0x9E37_79B9_7F4A_7C15) >> 40) & (entries.count - 1)
    while let entry = entries[slot], entry.tag != tag { slot = (slot + 1) & (entries.count - 1) }
    return slot
  }
}
