/// The stretches of five tokens of a text, as numbers.
///
/// They are the shingles of Andrei Broder, “On the resemblance and containment of documents”, 1997.
/// Two stretches with one number of 64 bits are taken for the same.
enum Shingles {
  static let length = 5

  /// Calls `body` for each stretch, in text order, with its number.
  @inline(__always)
  static func forEach(in tokens: some RandomAccessCollection<UInt64>, _ body: (UInt64) -> Void) {
    guard tokens.count >= length else { return }
    var index = tokens.startIndex
    let last = tokens.index(tokens.endIndex, offsetBy: -length)
    while index <= last {
      var hash: UInt64 = 0
      for offset in 0..<length {
        hash = (hash &+ tokens[tokens.index(index, offsetBy: offset)]) &* 0x9E37_79B9_7F4A_7C15
        hash ^= hash >> 29
      }
      body(mixed(hash))
      tokens.formIndex(after: &index)
    }
  }

  /// The different ones, ascending.
  static func set(of text: ComparedText) -> [UInt64] {
    var all: [UInt64] = []
    all.reserveCapacity(text.tokens.count)
    forEach(in: text.tokens) { all.append($0) }
    all.sort()
    var count = 0
    for index in all.indices where index == 0 || all[index] != all[index - 1] {
      all[count] = all[index]
      count += 1
    }
    all.removeSubrange(count...)
    return all
  }

  /// How many both have, of two sets.
  static func common(_ first: [UInt64], _ second: [UInt64]) -> Int {
    var (i, j, count) = (0, 0, 0)
    while i < first.count, j < second.count {
      let (a, b) = (first[i], second[j])
      if a == b { count += 1 }
      if a <= b { i += 1 }
      if b <= a { j += 1 }
    }
    return count
  }

  /// The finalizer of SplitMix64: each bit of the result depends on each bit of `value`.
  static func mixed(_ value: UInt64) -> UInt64 {
    var value = value
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
