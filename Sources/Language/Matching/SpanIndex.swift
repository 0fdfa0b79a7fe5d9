public import Corpus

/// Numbers the different stretches of one text by what stands there, without making strings.
///
/// Two spans have the same number where the same bytes stand at them and they are of one kind.
public struct SpanIndex: Sendable {
  private struct Entry: Sendable {
    let span: TextSpan
    let kind: UInt8
  }

  private var entries: [Entry] = []
  /// By their hash, with open addressing: one more than an entry's number, 0 where it is free; a
  /// power of two of them.
  private var slots: [Int32] = []

  /// An index that has nothing yet.
  public init() {}

  /// The number of a stretch, from 0 in the order in which they came; nil where it is none of them.
  ///
  /// - Precondition: the span lies in the text that `insert` was given.
  public func number(of span: TextSpan, _ kind: UInt8 = 0, in text: Text) -> Int? {
    number(of: text.bytes[span.range], kind, in: text)
  }

  /// The number of the stretch that reads as `name`; nil where none does.
  public func number(of name: String, _ kind: UInt8 = 0, in text: Text) -> Int? {
    number(of: Array(name.utf8)[...], kind, in: text)
  }

  private func number(of name: ArraySlice<UInt8>, _ kind: UInt8, in text: Text) -> Int? {
    if slots.isEmpty { return nil }
    return text.bytes.withUnsafeBufferPointer { bytes in
      name.withUnsafeBufferPointer { name in
        let number = slots[slot(of: name, kind, bytes)]
        return number == 0 ? nil : Int(number) - 1
      }
    }
  }

  /// The number of a stretch, which is given the next one where it has none.
  ///
  /// - Precondition: the span lies in the text.
  public mutating func insert(_ span: TextSpan, _ kind: UInt8 = 0, in text: Text) -> Int {
    text.bytes.withUnsafeBufferPointer { bytes in
      if slots.count < (entries.count + 1) * 2 { grow(bytes) }
      let slot = slot(of: UnsafeBufferPointer(rebasing: bytes[span.range]), kind, bytes)
      if slots[slot] == 0 {
        entries.append(Entry(span: span, kind: kind))
        slots[slot] = Int32(entries.count)
      }
      return Int(slots[slot]) - 1
    }
  }

  private mutating func grow(_ bytes: UnsafeBufferPointer<UInt8>) {
    slots = [Int32](repeating: 0, count: max(32, slots.count * 2))
    for (number, entry) in entries.enumerated() {
      let name = UnsafeBufferPointer(rebasing: bytes[entry.span.range])
      slots[slot(of: name, entry.kind, bytes)] = Int32(number + 1)
    }
  }

  /// Where the stretch that reads as `name` is, or would be.
  private func slot(
    of name: UnsafeBufferPointer<UInt8>,
    _ kind: UInt8,
    _ bytes: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var slot = (Self.hash(name) &+ Int(kind)) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.kind == kind, entry.span.count == name.count,
        bytes[entry.span.range].elementsEqual(name)
      {
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// All bytes, eight at a time: the names of a text may share both ends and more, as companies do.
  ///
  /// Each eight are mixed by one multiplication (Knuth, TAOCP 3, section 6.4).
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    let raw = UnsafeRawBufferPointer(name)
    var hash = UInt64(name.count)
    var index = 0
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      index += 8
    }
    while index < raw.count {
      hash = (hash ^ UInt64(raw[index])) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 32
      index += 1
    }
    return Int(truncatingIfNeeded: hash >> 1)
  }
}
