import Corpus

/// Values for words of up to eight bytes, found without hashing strings: the bytes are the key.
struct PackedTable<Value: Sendable>: Sendable {
  private var keys: [UInt64]
  private var values: [Value?]
  private let mask: Int

  /// - Parameter entries: words of one to eight bytes; of equal ones the last counts.
  init(_ entries: [(word: String, value: Value)]) {
    var size = 16
    while size < entries.count * 4 { size *= 2 }
    keys = Array(repeating: 0, count: size)
    values = Array(repeating: nil, count: size)
    mask = size - 1
    for entry in entries {
      let key = Self.key(entry.word.utf8)
      var place = Self.place(key) & mask
      while keys[place] != 0, keys[place] != key { place = (place + 1) & mask }
      keys[place] = key
      values[place] = entry.value
    }
  }

  /// The value of a word; nil where it is not among the entries.
  @inline(__always)
  func value(_ word: some Sequence<UInt8>) -> Value? { value(ofKey: Self.key(word)) }

  /// The value of the word that a tag is.
  @inline(__always)
  func value(_ tag: PosTag) -> Value? { value(ofKey: tag.code) }

  @inline(__always)
  private func value(ofKey key: UInt64) -> Value? {
    var place = Self.place(key) & mask
    while keys[place] != 0 {
      if keys[place] == key { return values[place] }
      place = (place + 1) & mask
    }
    return nil
  }

  /// The bytes themselves; 0 for more than eight of them.
  @inline(__always)
  private static func key(_ word: some Sequence<UInt8>) -> UInt64 {
    var key: UInt64 = 0
    var count = 0
    for byte in word {
      key = key << 8 | UInt64(byte)
      count += 1
    }
    return count > 8 ? 0 : key
  }

  @inline(__always)
  private static func place(_ key: UInt64) -> Int {
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }
}
