/// A state of a trie of words; its children lie together, in order of their bytes.
struct RuleTrieNode: Sendable {
  /// The byte that leads here.
  let byte: UInt8
  /// How early the word that ends here is tried; -1 where none does.
  var rank: Int32 = -1
  var firstChild: Int32 = 0
  var childCount: Int32 = 0
}

/// Lays out tries, one behind the other.
struct RuleTrieBuilder {
  private(set) var nodes: [RuleTrieNode]

  init(_ nodes: [RuleTrieNode]) { self.nodes = nodes }

  /// Adds a trie of words that are tried in this order.
  /// - Returns: its root.
  mutating func add(_ words: [[UInt8]]) -> Int {
    var ranked = words.enumerated().filter { !$0.element.isEmpty }
    ranked.sort {
      $0.element != $1.element
        ? $0.element.lexicographicallyPrecedes($1.element) : $0.offset < $1.offset
    }
    nodes.append(RuleTrieNode(byte: 0))
    let root = nodes.count - 1
    grow(root, ranked[...], depth: 0)
    return root
  }

  /// - Parameters:
  ///   - parent: what all `words` lead to.
  ///   - words: sorted.
  ///   - depth: how many of their bytes did.
  private mutating func grow(
    _ parent: Int,
    _ words: ArraySlice<(offset: Int, element: [UInt8])>,
    depth: Int
  ) {
    var rest = words
    // Of two equal words the one that comes first.
    while let word = rest.first, word.element.count == depth {
      if nodes[parent].rank < 0 { nodes[parent].rank = Int32(word.offset) }
      rest.removeFirst()
    }
    var groups: [ArraySlice<(offset: Int, element: [UInt8])>] = []
    while let word = rest.first {
      let byte = word.element[depth]
      let end = rest.firstIndex { $0.element[depth] != byte } ?? rest.endIndex
      groups.append(rest[rest.startIndex..<end])
      rest = rest[end...]
    }
    nodes[parent].firstChild = Int32(nodes.count)
    nodes[parent].childCount = Int32(groups.count)
    for group in groups {
      nodes.append(RuleTrieNode(byte: group[group.startIndex].element[depth]))
    }
    for (index, group) in groups.enumerated() {
      grow(Int(nodes[parent].firstChild) + index, group, depth: depth + 1)
    }
  }
}

/// Words of which one stands at a place: where their tries begin.
struct RuleWordList: Sendable {
  let forward: Int
  let backward: Int
}
