public import Corpus

/// Words by their bytes, looked up in a text without making a string of what stands there.
public struct WordIndex: Sendable {
  private struct Slot: Sendable {
    var start: Int32 = 0
    /// In bytes; 0 where the slot is free.
    var count: Int32 = 0
    var number: Int32 = 0
  }

  /// By their hash, with open addressing; a power of two of them.
  private let slots: [Slot]
  /// For each slot a byte of its word's hash, 0 where it is free: they stay near the processor, and
  /// most texts have none of the words.
  private let tags: [UInt8]
  private let letters: [UInt8]
  /// Bytes of the longest word.
  public let longest: Int
  /// A bit for each length in bytes that any word has, modulo 64: most texts have none.
  private let lengths: UInt64
  private let beginnings: BeginningFilter

  /// - Parameter words: an empty one is never found; of two equal ones the first is.
  public init(_ words: [String]) {
    var capacity = 64
    while capacity < words.count * 4 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    var tags = [UInt8](repeating: 0, count: capacity)
    var letters: [UInt8] = []
    var longest = 0
    var lengths: UInt64 = 0
    var beginnings = BeginningFilter()
    for (number, word) in words.enumerated() {
      let bytes = Array(word.utf8)
      if bytes.isEmpty { continue }
      let hash = bytes.withUnsafeBufferPointer { Self.hash($0, 0..<$0.count) }
      var slot = hash & (capacity - 1)
      while slots[slot].count != 0 {
        let known = Int(slots[slot].start)..<Int(slots[slot].start + slots[slot].count)
        if letters[known] == bytes[...] { break }
        slot = (slot + 1) & (capacity - 1)
      }
      if slots[slot].count != 0 { continue }
      slots[slot] = Slot(
        start: Int32(letters.count),
        count: Int32(bytes.count),
        number: Int32(number)
      )
      tags[slot] = Self.tag(hash)
      letters += bytes
      beginnings.insert(at: 0, in: bytes)
      longest = max(longest, bytes.count)
      lengths |= Self.bit(bytes.count)
    }
    self.slots = slots
    self.tags = tags
    self.letters = letters
    self.longest = longest
    self.lengths = lengths
    self.beginnings = beginnings
  }

  @inline(__always)
  private static func bit(_ count: Int) -> UInt64 { 1 << (UInt64(count) & 63) }

  /// The number of the word, from 0 in the order in which they were given; nil where it is none.
  public func number(of span: TextSpan, in text: Text) -> Int? {
    number(of: span.range, in: text.bytes)
  }

  /// The number of the word whose bytes stand there.
  public func number(of range: Range<Int>, in bytes: [UInt8]) -> Int? {
    guard range.count <= longest, lengths & Self.bit(range.count) != 0 else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      precondition(range.upperBound <= bytes.count, "the span lies in the text")
      return tags.withUnsafeBufferPointer { tags in
        let hash = Self.hash(bytes, range)
        let tag = Self.tag(hash)
        var slot = hash & (tags.count - 1)
        while tags[slot] != 0 {
          if tags[slot] == tag, Int(slots[slot].count) == range.count,
            isEqual(bytes, range, Int(slots[slot].start))
          {
            return Int(slots[slot].number)
          }
          slot = (slot + 1) & (tags.count - 1)
        }
        return nil
      }
    }
  }

  /// Whether any of the words may begin at a character; some that pass do not.
  public func mayBegin(at start: Int, in bytes: [UInt8]) -> Bool {
    beginnings.mayBegin(at: start, in: bytes)
  }

  /// Whether the words have it.
  public func contains(_ span: TextSpan, in text: Text) -> Bool {
    number(of: span, in: text) != nil
  }

  private func isEqual(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ range: Range<Int>,
    _ start: Int
  ) -> Bool {
    for offset in 0..<range.count
    where bytes[range.lowerBound + offset] != letters[start + offset] {
      return false
    }
    return true
  }

  /// Bits of a hash that do not choose the slot; never 0.
  @inline(__always)
  private static func tag(_ hash: Int) -> UInt8 { UInt8(truncatingIfNeeded: hash >> 23) | 1 }

  /// The first and the last eight bytes, or as many as there are, mixed by one multiplication.
  ///
  /// Fibonacci hashing (Knuth, TAOCP 3, section 6.4); few words share both ends.
  @inline(__always)
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let (start, end) = (range.lowerBound, range.upperBound)
    let ends: UInt64
    switch range.count {
    case 8...:
      let last = raw.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self)
      ends =
        raw.loadUnaligned(fromByteOffset: start, as: UInt64.self) ^ (last << 32 | last >> 32)
    case 4...:
      ends =
        UInt64(raw.loadUnaligned(fromByteOffset: start, as: UInt32.self)) << 32
        | UInt64(raw.loadUnaligned(fromByteOffset: end - 4, as: UInt32.self))
    default:
      ends =
        UInt64(raw[start]) << 16 | UInt64(raw[(start + end) / 2]) << 8 | UInt64(raw[end - 1])
    }
    let mixed = (ends ^ UInt64(range.count)) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 33)
  }
}
