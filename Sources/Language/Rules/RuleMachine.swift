/// A finished program in memory that stays where it is: steps are read millions of times a second,
/// without a count of references and without a check of bounds.
///
/// All indices in it were made by `RuleProgram`, which adds a step behind all that it leads to.
final class RuleMachine: Sendable {
  let nodes: Fixed<RuleNode>
  let filterOf: Fixed<Int32>
  let filters: Fixed<RuleFilter>
  let literals: Fixed<UInt8>
  let lists: Fixed<RuleWordList>
  let trie: Fixed<RuleTrieNode>
  let tagSets: Fixed<Bool>

  init(_ program: RuleProgram) {
    nodes = Fixed(program.nodes)
    filterOf = Fixed(program.filterOf)
    filters = Fixed(program.filters)
    literals = Fixed(program.literals)
    lists = Fixed(program.lists)
    trie = Fixed(program.trie)
    tagSets = Fixed(program.tagSets)
  }

  deinit {
    nodes.free()
    filterOf.free()
    filters.free()
    literals.free()
    lists.free()
    trie.free()
    tagSets.free()
  }

  /// Whether a word of a list stands at the end of a name.
  func ends(_ name: UnsafeBufferPointer<UInt8>, _ list: Int) -> Bool {
    var node = trie[lists[list].backward]
    for byte in name.reversed() {
      guard let child = child(of: node, by: byte) else { return false }
      node = trie[child]
      if node.rank >= 0 { return true }
    }
    return false
  }

  /// Where a byte leads in a trie; nil where no word goes on with it.
  func child(of node: RuleTrieNode, by byte: UInt8) -> Int? {
    var low = Int(node.firstChild)
    let end = low + Int(node.childCount)
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if trie[middle].byte < byte { low = middle + 1 } else { high = middle }
    }
    return low < end && trie[low].byte == byte ? low : nil
  }

  /// Elements that nobody changes any more.
  struct Fixed<Element: BitwiseCopyable>: @unchecked Sendable {
    private let start: UnsafeMutablePointer<Element>

    fileprivate init(_ elements: [Element]) {
      start = .allocate(capacity: max(elements.count, 1))
      start.initialize(from: elements, count: elements.count)
    }

    fileprivate func free() { start.deallocate() }

    @inline(__always)
    subscript(index: Int) -> Element { start[index] }

    /// Where an element lies, for one of whose parts is read only.
    @inline(__always)
    func pointer(to index: Int) -> UnsafePointer<Element> { UnsafePointer(start + index) }
  }
}
