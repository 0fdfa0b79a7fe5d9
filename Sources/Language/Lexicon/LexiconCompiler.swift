/// Makes a lexicon's file from word lists.
///
/// The same lists give the same bytes on every machine: costs are computed in whole numbers,
/// nothing depends on hash order.
public enum LexiconCompiler {
  /// Where the compiled lexicon lies in the data folder.
  public static let standardPath = "lexicons/compiled/words.lexicon"

  /// A word before it is compiled.
  public struct Word: Sendable, Hashable {
    public let text: String
    public let frequency: Int
    public let tag: String
    public let classes: WordClasses
    /// A word of frequency 0 with a cluster is no word of the lexicon; it only has a cluster.
    public let cluster: Cluster?

    public init(
      _ text: String,
      frequency: Int,
      tag: String,
      classes: WordClasses = [],
      cluster: Cluster? = nil
    ) {
      self.text = text
      self.frequency = frequency
      self.tag = tag
      self.classes = classes
      self.cluster = cluster
    }
  }

  /// Where a word stands among words that occur alike, learned from text; numbers from 1.
  public struct Cluster: Sendable, Hashable {
    public let fine: UInt16
    public let coarse: UInt16

    public init(fine: UInt16, coarse: UInt16) {
      self.fine = fine
      self.coarse = coarse
    }
  }

  /// Compiles the words of `sources`, in their order.
  ///
  /// - Parameter sources: word lists.
  /// - Returns: the bytes of the file.
  /// - Throws: `DataError`, where a list cannot be read or is not in its form, or where OpenCC's
  ///   dictionaries are missing.
  public static func compile(sources: [LexiconSource]) throws(DataError) -> [UInt8] {
    var words: [Word] = []
    for source in sources {
      for line in try source.lines() {
        words.append(
          Word(
            line.word,
            frequency: line.frequency,
            tag: line.tag,
            classes: line.classes,
            cluster: line.cluster
          )
        )
      }
    }
    return try compile(words: words)
  }

  /// Compiles `words`.
  ///
  /// Of a word that stands there twice, the higher frequency holds, the tag of the first that has
  /// it, and the classes of all.
  ///
  /// - Parameter words: in any order.
  /// - Returns: the bytes of the file.
  /// - Throws: `DataError`, where OpenCC's dictionaries are missing.
  public static func compile(words: [Word]) throws(DataError) -> [UInt8] {
    let characters = CharacterTable(words: words.map(\.text), folding: try CharacterFolding())
    var codes: [UInt16] = []
    var ranges: [Range<Int>] = []
    var kept: [Int] = []
    for (index, word) in words.enumerated() {
      let start = codes.count
      for scalar in word.text.unicodeScalars { codes.append(characters.code(of: scalar.value)) }
      if codes.count > start {
        ranges.append(start..<codes.count)
        kept.append(index)
      }
    }
    let order = sorted(ranges, codes)
    var keys: [Range<Int>] = []
    var merged: [Word] = []
    for place in order {
      let word = words[kept[place]]
      if let last = keys.last, codes[last].elementsEqual(codes[ranges[place]]) {
        let old = merged[merged.count - 1]
        merged[merged.count - 1] = Word(
          old.text,
          frequency: max(old.frequency, word.frequency),
          tag: old.frequency > 0 ? old.tag : word.tag,
          classes: old.classes.union(word.classes),
          cluster: old.cluster ?? word.cluster
        )
      } else {
        keys.append(ranges[place])
        merged.append(word)
      }
    }
    return encode(characters, keys: keys, codes: codes, words: merged)
  }

  /// The order of keys by their codes, equal ones in the order given.
  private static func sorted(_ keys: [Range<Int>], _ codes: [UInt16]) -> [Int] {
    codes.withUnsafeBufferPointer { codes in
      keys.withUnsafeBufferPointer { keys in
        keys.indices.sorted { lhs, rhs in
          let left = keys[lhs]
          let right = keys[rhs]
          for offset in 0..<min(left.count, right.count) {
            let a = codes[left.lowerBound + offset]
            let b = codes[right.lowerBound + offset]
            if a != b { return a < b }
          }
          return left.count != right.count ? left.count < right.count : lhs < rhs
        }
      }
    }
  }

  private static func encode(
    _ characters: CharacterTable,
    keys: [Range<Int>],
    codes: [UInt16],
    words: [Word]
  ) -> [UInt8] {
    let tags = Array(Set(words.lazy.filter { $0.frequency > 0 }.map(\.tag))).sorted().prefix(256)
    let tagNumbers = Dictionary(uniqueKeysWithValues: tags.enumerated().map { ($1, UInt32($0)) })
    let total = UInt64(max(words.reduce(0) { $0 + $1.frequency }, 2))
    let unknownCost = FixedLogarithm.of(total)
    var roles = NameRoleCounter(codeCount: characters.scalars.count)
    for (key, word) in zip(keys, words) where word.frequency > 0 {
      roles.add(codes[key], tag: word.tag, isForeign: word.classes.contains(.foreignName))
    }
    func node(of word: Word) -> LexiconNode {
      var node = LexiconNode()
      if word.frequency == 0 { return node }
      let cost = unknownCost - FixedLogarithm.of(UInt64(word.frequency))
      node.cost = UInt16(min(max(cost, 0), Int(LexiconNode.noWord) - 1))
      node.classes = word.classes.rawValue
      node.tagAndFrequency =
        (tagNumbers[word.tag] ?? 0) << 24 | UInt32(min(word.frequency, 0xFF_FFFF))
      return node
    }
    func build(_ members: [Int]) -> (nodes: [LexiconNode], places: [Int]) {
      DoubleArrayBuilder.build(
        keys: members.map { keys[$0] },
        codes: codes,
        codeCount: characters.scalars.count
      ) { node(of: words[members[$0]]) }
    }
    let (nodes, places) = build(Array(words.indices))
    let classed = words.indices.filter { words[$0].frequency > 0 && !words[$0].classes.isEmpty }
    let count = words.count { $0.frequency > 0 }
    let totals = [total, UInt64(count), UInt64(unknownCost)]
    let (clusters, coarse) = clusterTables(words, places, nodeCount: nodes.count)
    let roleBytes = roles.roles.flatMap { [$0.family, $0.given, $0.foreign, $0.common] }
    return SectionedFile.encode(
      kind: LexiconLayout.kind,
      version: LexiconLayout.version,
      sections: [
        bytes(of: characters.pages), bytes(of: characters.codes), bytes(of: characters.scalars),
        bytes(of: nodes), Array(tags.joined(separator: "\n").utf8), bytes(of: totals),
        bytes(of: clusters),
        bytes(of: coarse), roleBytes, bytes(of: build(classed).nodes),
      ]
    )
  }

  private static func clusterTables(
    _ words: [Word],
    _ places: [Int],
    nodeCount: Int
  ) -> (fine: [UInt16], coarse: [UInt16]) {
    var fine = [UInt16](repeating: 0, count: nodeCount)
    var coarse: [UInt16] = [0]
    for (word, place) in zip(words, places) {
      guard let cluster = word.cluster else { continue }
      fine[place] = cluster.fine
      while coarse.count <= Int(cluster.fine) { coarse.append(0) }
      coarse[Int(cluster.fine)] = cluster.coarse
    }
    return (fine, coarse)
  }

  private static func bytes(of nodes: [LexiconNode]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(nodes.count * 16)
    for node in nodes {
      bytes.append(littleEndian: node.base)
      bytes.append(littleEndian: node.parent)
      bytes.append(littleEndian: node.cost)
      bytes.append(littleEndian: node.classes)
      bytes.append(littleEndian: node.tagAndFrequency)
    }
    return bytes
  }

  private static func bytes(of numbers: [some FixedWidthInteger]) -> [UInt8] {
    var bytes: [UInt8] = []
    for number in numbers { bytes.append(littleEndian: number) }
    return bytes
  }
}

/// Logarithms to the base 2 in 1024ths, in whole numbers only, so that every machine agrees.
enum FixedLogarithm {
  static func of(_ number: UInt64) -> Int {
    precondition(number > 0, "there is no logarithm of nothing")
    let exponent = 63 - number.leadingZeroBitCount
    // 1…2 as a fraction with 31 bits.
    var mantissa =
      exponent >= 31 ? number >> UInt64(exponent - 31) : number << UInt64(31 - exponent)
    var result = exponent
    for _ in 0..<10 {
      mantissa = mantissa &* mantissa >> 31
      result <<= 1
      if mantissa >= 1 << 32 {
        mantissa >>= 1
        result |= 1
      }
    }
    return result
  }
}
