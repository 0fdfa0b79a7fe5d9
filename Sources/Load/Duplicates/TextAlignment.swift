/// Where two texts differ: the stretches between what they have in common, in text order.
///
/// Common are stretches that either text has once, in the order that most of them keep (as
/// patience sorting finds it), and what stands beside them and is the same.
struct TextAlignment {
  /// Tokens of the one text in the place of tokens of the other; one side may be empty.
  struct Gap {
    let first: Range<Int>
    let second: Range<Int>
    /// Whether something common stands before it and behind it.
    let hasBefore: Bool
    let hasBehind: Bool

    var isInside: Bool { hasBefore && hasBehind }

    /// How much of the shorter side stands in the place of something else.
    var replaced: Int { min(first.count, second.count) }

    var longer: Int { max(first.count, second.count) }
  }

  private(set) var gaps: [Gap] = []
  private let first: [UInt64]
  private let second: [UInt64]

  init(_ first: ComparedText, _ second: ComparedText) {
    self.first = first.tokens
    self.second = second.tokens
    align()
  }

  private mutating func align() {
    let shorter = min(first.count, second.count)
    var prefix = 0
    while prefix < shorter, first[prefix] == second[prefix] { prefix += 1 }
    var suffix = 0
    while suffix < shorter - prefix,
      first[first.count - 1 - suffix] == second[second.count - 1 - suffix]
    {
      suffix += 1
    }
    // Fewer common tokens at an end are chance.
    var hasBefore = prefix >= Shingles.length
    var (i, j) = (prefix, prefix)
    let (endOfFirst, endOfSecond) = (first.count - suffix, second.count - suffix)
    for anchor in anchors(prefix..<endOfFirst, prefix..<endOfSecond)
    where anchor.first >= i && anchor.second >= j {
      var (a, b) = (anchor.first, anchor.second)
      while a > i, b > j, first[a - 1] == second[b - 1] { (a, b) = (a - 1, b - 1) }
      add(i..<a, j..<b, hasBefore: hasBefore, hasBehind: true)
      (i, j) = (anchor.first, anchor.second)
      while i < endOfFirst, j < endOfSecond, first[i] == second[j] { (i, j) = (i + 1, j + 1) }
      hasBefore = true
    }
    add(
      i..<endOfFirst,
      j..<endOfSecond,
      hasBefore: hasBefore,
      hasBehind: suffix >= Shingles.length
    )
  }

  private mutating func add(
    _ first: Range<Int>,
    _ second: Range<Int>,
    hasBefore: Bool,
    hasBehind: Bool
  ) {
    if first.isEmpty, second.isEmpty { return }
    gaps.append(Gap(first: first, second: second, hasBefore: hasBefore, hasBehind: hasBehind))
  }

  /// The places of shingles that either stretch has once, ascending in both.
  private func anchors(
    _ inFirst: Range<Int>,
    _ inSecond: Range<Int>
  ) -> [(first: Int, second: Int)] {
    let firsts = Self.single(first[inFirst])
    let seconds = Self.single(second[inSecond])
    var pairs: [(first: Int, second: Int)] = []
    var (i, j) = (0, 0)
    while i < firsts.count, j < seconds.count {
      let (a, b) = (firsts[i], seconds[j])
      if a.hash == b.hash { pairs.append((a.place, b.place)) }
      if a.hash <= b.hash { i += 1 }
      if b.hash <= a.hash { j += 1 }
    }
    pairs.sort { $0.first < $1.first }
    return Self.longestAscending(pairs)
  }

  private static func single(_ tokens: ArraySlice<UInt64>) -> [(hash: UInt64, place: Int)] {
    var all: [(hash: UInt64, place: Int)] = []
    all.reserveCapacity(tokens.count)
    var place = tokens.startIndex
    Shingles.forEach(in: tokens) { hash in
      all.append((hash, place))
      place += 1
    }
    all.sort { $0.hash < $1.hash }
    return all.indices.filter { index in
      (index == 0 || all[index - 1].hash != all[index].hash)
        && (index + 1 == all.count || all[index + 1].hash != all[index].hash)
    }.map { all[$0] }
  }

  /// The longest subsequence whose second places ascend, as Michael Fredman found it in 1975.
  private static func longestAscending(
    _ pairs: [(first: Int, second: Int)]
  ) -> [(first: Int, second: Int)] {
    // For each length, the pair with the smallest end, and for each pair the one before it.
    var ends: [Int] = []
    var before = [Int](repeating: -1, count: pairs.count)
    for (index, pair) in pairs.enumerated() {
      var (low, high) = (0, ends.count)
      while low < high {
        let middle = (low + high) / 2
        if pairs[ends[middle]].second < pair.second { low = middle + 1 } else { high = middle }
      }
      if low > 0 { before[index] = ends[low - 1] }
      if low == ends.count { ends.append(index) } else { ends[low] = index }
    }
    var chain: [(first: Int, second: Int)] = []
    var index = ends.last ?? -1
    while index >= 0 {
      chain.append(pairs[index])
      index = before[index]
    }
    return chain.reversed()
  }
}
