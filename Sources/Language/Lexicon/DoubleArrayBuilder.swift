/// Builds the double array of a lexicon from sorted keys.
///
/// Nodes are placed breadth first, each at the first place that fits, so equal keys give equal
/// bytes on every machine.
struct DoubleArrayBuilder {
  /// After so many places that did not fit, a node with several children no longer looks at the
  /// holes left behind: a little space for a lot of time.
  private static let patience = 4096

  private let codeCount: Int
  private var nodes: [LexiconNode] = []
  private var places: [Int] = []
  /// The free places as a ring through place 0.
  private var nextFree: [Int32] = []
  private var previousFree: [Int32] = []
  /// Where nodes with several children begin to look.
  private var searchFrom = 0

  /// - Parameter codeCount: one more than the highest code.
  init(codeCount: Int) { self.codeCount = codeCount }

  /// The nodes for `keys`, which are sorted, different and not empty.
  ///
  /// - Parameters:
  ///   - keys: each a range of `codes`.
  ///   - codes: the characters of all keys.
  ///   - codeCount: one more than the highest code.
  ///   - value: what the node of key `i` says; `base` and `parent` are filled in here.
  /// - Returns: all nodes, the root first, and for each key the number of its node.
  static func build(
    keys: [Range<Int>],
    codes: [UInt16],
    codeCount: Int,
    value: (Int) -> LexiconNode
  ) -> (nodes: [LexiconNode], places: [Int]) {
    var builder = DoubleArrayBuilder(codeCount: codeCount)
    builder.places = Array(repeating: 0, count: keys.count)
    builder.place(keys, codes, value)
    return (builder.nodes, builder.places)
  }

  private mutating func place(
    _ keys: [Range<Int>],
    _ codes: [UInt16],
    _ value: (Int) -> LexiconNode
  ) {
    grow(to: codeCount + 1024)
    take(0)
    nodes[0].parent = 0
    var queue: [(node: Int, low: Int, high: Int, depth: Int)] = [(0, 0, keys.count, 0)]
    var head = 0
    var children: [(code: UInt16, low: Int, high: Int)] = []
    while head < queue.count {
      let (node, first, high, depth) = queue[head]
      head += 1
      var low = first
      if low < high, keys[low].count == depth {
        let given = value(low)
        places[low] = node
        nodes[node].cost = given.cost
        nodes[node].classes = given.classes
        nodes[node].tagAndFrequency = given.tagAndFrequency
        low += 1
      }
      children.removeAll(keepingCapacity: true)
      while low < high {
        let code = codes[keys[low].lowerBound + depth]
        var end = low + 1
        while end < high, codes[keys[end].lowerBound + depth] == code { end += 1 }
        children.append((code, low, end))
        low = end
      }
      if children.isEmpty { continue }
      let base = findBase(for: children)
      nodes[node].base = UInt32(base)
      for child in children {
        let place = base + Int(child.code)
        take(place)
        nodes[place].parent = UInt32(node)
        queue.append((place, child.low, child.high, depth + 1))
      }
    }
    trim()
  }

  private mutating func findBase(for children: [(code: UInt16, low: Int, high: Int)]) -> Int {
    let first = Int(children[0].code)
    var tried = 0
    var place = Int(nextFree[children.count == 1 ? 0 : searchFrom])
    while true {
      if place == 0 {
        // The ring is through: make room behind the end.
        let end = nodes.count
        grow(to: end + codeCount + 1024)
        place = end
      }
      if place > first {
        let base = place - first
        if base + codeCount >= nodes.count { grow(to: base + codeCount + 1024) }
        var fits = true
        for child in children.dropFirst()
        where nodes[base + Int(child.code)].parent != LexiconNode.free {
          fits = false
          break
        }
        if fits {
          if tried > Self.patience, previousFree[place] != 0 {
            searchFrom = Int(previousFree[place])
          }
          return base
        }
        tried += 1
      }
      place = Int(nextFree[place])
    }
  }

  private mutating func grow(to count: Int) {
    let old = nodes.count
    nodes.append(contentsOf: repeatElement(LexiconNode(), count: count - old))
    nextFree.append(contentsOf: repeatElement(0, count: count - old))
    previousFree.append(contentsOf: repeatElement(0, count: count - old))
    var last = old == 0 ? 0 : Int(previousFree[0])
    for place in max(old, 1)..<count {
      nextFree[last] = Int32(place)
      previousFree[place] = Int32(last)
      last = place
    }
    nextFree[last] = 0
    previousFree[0] = Int32(last)
  }

  private mutating func take(_ place: Int) {
    if place == 0 { return }
    let next = Int(nextFree[place])
    let previous = Int(previousFree[place])
    nextFree[previous] = Int32(next)
    previousFree[next] = Int32(previous)
    if searchFrom == place { searchFrom = previous }
  }

  /// Cuts the unused end, but for the room that the highest node's children may ask about.
  private mutating func trim() {
    var highest = 0
    for node in nodes.indices where nodes[node].parent != LexiconNode.free {
      highest = max(highest, node, Int(nodes[node].base))
    }
    let count = highest + codeCount + 1
    if count > nodes.count { grow(to: count) }
    nodes.removeSubrange(count...)
  }
}
