/// Lays out the states of an `AhoCorasick`.
struct AhoCorasickBuilder {
  /// A state before it has its place: children in order of their bytes.
  private struct Node {
    var children: [(byte: UInt8, node: Int32)] = []
    var patterns: [Int32] = []
    var depth: Int32 = 0
    var place: UInt32 = 0
    var fail: Int32 = 0
    var output: UInt32 = 0
  }

  private var nodes = [Node()]

  mutating func add(_ literal: [UInt8], pattern: Int) {
    if literal.isEmpty { return }
    var node = 0
    for byte in literal { node = child(of: node, by: byte) }
    nodes[node].patterns.append(Int32(pattern))
  }

  private mutating func child(of node: Int, by byte: UInt8) -> Int {
    let place = nodes[node].children.firstIndex { $0.byte >= byte } ?? nodes[node].children.count
    if place < nodes[node].children.count, nodes[node].children[place].byte == byte {
      return Int(nodes[node].children[place].node)
    }
    var new = Node()
    new.depth = nodes[node].depth + 1
    nodes[node].children.insert((byte, Int32(nodes.count)), at: place)
    nodes.append(new)
    return nodes.count - 1
  }

  consuming func finish() -> ([AhoCorasick.State], [AhoCorasick.Output], [UInt32]) {
    let order = linkByBreadth()
    let outputs = chainOutputs(order)
    var layout = DoubleArray()
    for index in order where !nodes[index].children.isEmpty {
      // The root's children are found by `starts`, but need places like all others.
      let base = layout.place(nodes[index].children.map(\.byte))
      layout.states[Int(nodes[index].place)].base = index == 0 ? 0 : base
      for (byte, child) in nodes[index].children {
        let place = base ^ UInt32(byte)
        nodes[Int(child)].place = place
        layout.states[Int(place)].byte = UInt16(byte)
      }
    }
    for node in nodes.dropFirst() {
      layout.states[Int(node.place)].fail = nodes[Int(node.fail)].place
      layout.states[Int(node.place)].output = node.output
    }
    var starts = [UInt32](repeating: 0, count: 256)
    for (byte, child) in nodes[0].children { starts[Int(byte)] = nodes[Int(child)].place }
    return (layout.states, outputs, starts)
  }

  /// Gives each node the one of its longest proper suffix.
  /// - Returns: the nodes, shorter before longer.
  private mutating func linkByBreadth() -> [Int] {
    var order = [0]
    var index = 0
    while index < order.count {
      let node = order[index]
      index += 1
      for (byte, child) in nodes[node].children {
        var suffix = Int(nodes[node].fail)
        if node != 0 {
          while true {
            if let found = nodes[suffix].children.first(where: { $0.byte == byte }) {
              nodes[Int(child)].fail = found.node
              break
            }
            if suffix == 0 { break }
            suffix = Int(nodes[suffix].fail)
          }
        }
        order.append(Int(child))
      }
    }
    return order
  }

  private mutating func chainOutputs(_ order: [Int]) -> [AhoCorasick.Output] {
    var outputs: [AhoCorasick.Output] = []
    for node in order.dropFirst() {
      var next = nodes[Int(nodes[node].fail)].output
      for pattern in nodes[node].patterns.reversed() {
        outputs.append(.init(pattern: pattern, count: nodes[node].depth, next: next))
        next = UInt32(outputs.count)
      }
      nodes[node].output = next
    }
    return outputs
  }
}

/// The places of a double array as they fill up.
private struct DoubleArray {
  private static let block = 256
  /// Free places are looked for in so many blocks at the end; those before are full enough.
  private static let openBlocks = 16

  var states: [AhoCorasick.State] = []
  private var isBase: [Bool] = []
  /// Free places of the open blocks as a ring: the next one and the one before.
  private var next: [Int32] = []
  private var previous: [Int32] = []
  private var isFree: [Bool] = []
  private var head: Int32 = -1

  init() {
    grow()
    // The root, and the base that says there are no children.
    take(0)
    isBase[0] = true
  }

  /// Finds a base under which the places of all `bytes` are free, and takes them.
  mutating func place(_ bytes: [UInt8]) -> UInt32 {
    var free = head
    while free >= 0 {
      let base = Int(free) ^ Int(bytes[0])
      if !isBase[base], bytes.allSatisfy({ isFree[base ^ Int($0)] }) {
        return claim(base, bytes)
      }
      free = next[Int(free)]
      if free == head { break }
    }
    let base = states.count
    grow()
    return claim(base ^ Int(bytes[0]), bytes)
  }

  private mutating func claim(_ base: Int, _ bytes: [UInt8]) -> UInt32 {
    isBase[base] = true
    for byte in bytes { take(base ^ Int(byte)) }
    return UInt32(base)
  }

  private mutating func take(_ place: Int) {
    isFree[place] = false
    let after = next[place]
    let before = previous[place]
    if Int(after) == place {
      head = -1
      return
    }
    next[Int(before)] = after
    previous[Int(after)] = before
    if Int(head) == place { head = after }
  }

  private mutating func grow() {
    let start = states.count
    let closing = start - Self.openBlocks * Self.block
    if closing >= 0 {
      for place in closing..<closing + Self.block where isFree[place] { take(place) }
    }
    states.append(contentsOf: repeatElement(.init(), count: Self.block))
    isBase.append(contentsOf: repeatElement(false, count: Self.block))
    isFree.append(contentsOf: repeatElement(true, count: Self.block))
    for place in start..<start + Self.block {
      next.append(Int32(place))
      previous.append(Int32(place))
      guard head >= 0 else {
        head = Int32(place)
        continue
      }
      let last = previous[Int(head)]
      next[Int(last)] = Int32(place)
      previous[place] = last
      next[place] = head
      previous[Int(head)] = Int32(place)
    }
  }
}
