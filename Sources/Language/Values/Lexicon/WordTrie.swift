/// Words as scalars of the Basic Multilingual Plane, compiled once for looking up the longest one
/// that starts at a position.
///
/// The first scalar leads through a dense table, so that a position where no word starts costs one
/// load; the rest through sorted edges.
final class WordTrie: Sendable {
  /// One word with one meaning.
  struct Entry: Sendable {
    /// The bit of its class.
    let classBit: UInt64
    /// Its value as the data file has it.
    let payload: String
  }

  /// A word found in a text.
  struct Match {
    /// One past its last scalar.
    let end: Int
    let entry: Entry
    var payload: String { entry.payload }
  }

  private struct Node: Sendable {
    var firstEdge: Int32 = 0
    var edgeCount: Int32 = 0
    var firstEntry: Int32 = 0
    var entryCount: Int32 = 0
    /// The classes of the words that end here.
    var classes: UInt64 = 0
  }

  /// What the words have in common that start with one scalar: all that most positions ask for, in
  /// one piece of memory.
  private struct Root: Sendable {
    /// The classes of all of them: what asks for others goes no further.
    var classes: UInt64 = 0
    /// The classes of the words that are one scalar and no more.
    var soleClasses: UInt64 = 0
    /// Which second scalars there are, by their lowest six bits: most positions end here.
    var secondBits: UInt64 = 0
    var node: Int32 = 0
  }

  /// For each scalar the number of its root; 0, where no word starts with it, is a root of none.
  private let rootOf: [UInt16]
  private let roots: [Root]
  private let nodes: [Node]
  private let labels: [UInt16]
  private let targets: [Int32]
  private let entries: [Entry]

  /// - Parameter words: scalars and meaning of each; a word may come with several classes.
  init(_ words: [(scalars: [UInt16], entry: Entry)]) {
    let sorted = words.filter { !$0.scalars.isEmpty }
      .enumerated().sorted {
        $0.element.scalars == $1.element.scalars
          ? ($0.element.entry.classBit, $0.offset) < ($1.element.entry.classBit, $1.offset)
          : $0.element.scalars.lexicographicallyPrecedes($1.element.scalars)
      }.map(\.element)
    var rootOf = [UInt16](repeating: 0, count: 1 << 16)
    var roots = [Root()]
    var builder = Builder(words: sorted)
    var low = 0
    while low < sorted.count {
      let first = sorted[low].scalars[0]
      var high = low
      var root = Root()
      while high < sorted.count, sorted[high].scalars[0] == first {
        let word = sorted[high]
        root.classes |= word.entry.classBit
        if word.scalars.count == 1 {
          root.soleClasses |= word.entry.classBit
        } else {
          root.secondBits |= 1 << UInt64(word.scalars[1] & 63)
        }
        high += 1
      }
      root.node = builder.add(low..<high, depth: 1)
      rootOf[Int(first)] = UInt16(roots.count)
      roots.append(root)
      low = high
    }
    self.rootOf = rootOf
    self.roots = roots
    nodes = builder.nodes
    labels = builder.labels
    targets = builder.targets
    entries = builder.entries
  }

  /// The longest word at `start` that has one of `classes`; of several meanings the one whose class
  /// comes first.
  func longest(in scalars: [UInt16], at start: Int, classes: UInt64) -> Match? {
    guard start >= 0, start < scalars.count else { return nil }
    let root = roots[Int(rootOf[Int(scalars[start])])]
    guard root.classes & classes != 0,
      mayGoOn(root, in: scalars, at: start) || root.soleClasses & classes != 0
    else { return nil }
    var node = root.node
    var index = start + 1
    var best = -1
    var bestEnd = 0
    while true {
      let here = nodes[Int(node)]
      if here.classes & classes != 0 {
        best = Int(node)
        bestEnd = index
      }
      guard index < scalars.count,
        let next = edge(from: here, labelled: scalars[index])
      else { break }
      node = next
      index += 1
    }
    guard best >= 0 else { return nil }
    let found = nodes[best]
    for entry in Int(found.firstEntry)..<Int(found.firstEntry + found.entryCount)
    where entries[entry].classBit & classes != 0 {
      return Match(end: bestEnd, entry: entries[entry])
    }
    return nil
  }

  /// The classes of all words that start at `start`.
  func classes(in scalars: [UInt16], at start: Int) -> UInt64 {
    guard start >= 0, start < scalars.count else { return 0 }
    let root = roots[Int(rootOf[Int(scalars[start])])]
    guard mayGoOn(root, in: scalars, at: start) else { return root.soleClasses }
    var node = root.node
    var found: UInt64 = 0
    var index = start + 1
    while true {
      let here = nodes[Int(node)]
      found |= here.classes
      guard index < scalars.count, let next = edge(from: here, labelled: scalars[index]) else {
        return found
      }
      node = next
      index += 1
    }
  }

  /// Whether some word may start with the two scalars at `start`.
  @inline(__always)
  private func mayGoOn(_ root: Root, in scalars: [UInt16], at start: Int) -> Bool {
    guard start + 1 < scalars.count else { return false }
    return root.secondBits >> UInt64(scalars[start + 1] & 63) & 1 != 0
  }

  private func edge(from node: Node, labelled label: UInt16) -> Int32? {
    var low = Int(node.firstEdge)
    var high = low + Int(node.edgeCount)
    while low < high {
      let middle = (low + high) / 2
      if labels[middle] < label { low = middle + 1 } else { high = middle }
    }
    guard low < Int(node.firstEdge + node.edgeCount), labels[low] == label else { return nil }
    return targets[low]
  }

  /// Lays out the sorted words as nodes, children of one node side by side.
  private struct Builder {
    let words: [(scalars: [UInt16], entry: Entry)]
    var nodes: [Node] = []
    var labels: [UInt16] = []
    var targets: [Int32] = []
    var entries: [Entry] = []

    mutating func add(_ range: Range<Int>, depth: Int) -> Int32 {
      let index = nodes.count
      nodes.append(Node())
      var low = range.lowerBound
      nodes[index].firstEntry = Int32(entries.count)
      while low < range.upperBound, words[low].scalars.count == depth {
        entries.append(words[low].entry)
        nodes[index].classes |= words[low].entry.classBit
        nodes[index].entryCount += 1
        low += 1
      }
      var groups: [Range<Int>] = []
      while low < range.upperBound {
        let label = words[low].scalars[depth]
        var high = low
        while high < range.upperBound, words[high].scalars[depth] == label { high += 1 }
        groups.append(low..<high)
        low = high
      }
      let firstEdge = labels.count
      nodes[index].firstEdge = Int32(firstEdge)
      nodes[index].edgeCount = Int32(groups.count)
      for group in groups {
        labels.append(words[group.lowerBound].scalars[depth])
        targets.append(-1)
      }
      for (offset, group) in groups.enumerated() {
        targets[firstEdge + offset] = add(group, depth: depth + 1)
      }
      return Int32(index)
    }
  }
}
