import Corpus

/// The steps of all patterns of a rule set, and what they refer to.
struct RuleProgram: Sendable {
  /// Without any reference in them: a step is taken millions of times a second.
  private(set) var nodes: [RuleNode] = []
  /// The piece of the pattern that each step is of, for people.
  private(set) var sources: [String] = []
  private(set) var literals: [UInt8] = []
  private(set) var lists: [RuleWordList] = []
  private(set) var trie: [RuleTrieNode] = []
  private(set) var tags = RuleTags()
  /// Sets of tags: a flag for each number of a tag, one set behind the other.
  private(set) var tagSets: [Bool] = []
  /// What each step can begin with: an index into the filters.
  private(set) var filterOf: [Int32] = []
  private(set) var filters: [RuleFilter] = []
  /// Roughly how much work it is to refuse a place, for each step.
  private(set) var efforts: [Int32] = []
  private var filterIndex: [RuleFilter: Int32] = [:]
  /// What the words of each list begin and end with.
  private var heads: [RuleFilter] = []
  private var tails: [RuleFilter] = []
  private var listIndex: [[[UInt8]]: Int] = [:]

  /// Adds a step, behind all that it leads to.
  mutating func add(
    _ operation: RuleNode.Operation,
    next: Int,
    isBackward: Bool,
    _ source: String
  ) -> Int {
    let node = RuleNode(operation: operation, next: next, isBackward: isBackward)
    let filter = filter(of: node)
    if let known = filterIndex[filter] {
      filterOf.append(known)
    } else {
      filterIndex[filter] = Int32(filters.count)
      filterOf.append(Int32(filters.count))
      filters.append(filter)
    }
    efforts.append(effort(of: node))
    nodes.append(node)
    sources.append(source)
    return nodes.count - 1
  }

  /// Adds the bytes of a literal.
  /// - Returns: where they begin.
  mutating func add(literal: [UInt8]) -> Int {
    literals += literal
    return literals.count - literal.count
  }

  /// Adds a list of words of which one stands at a place.
  ///
  /// - Parameters:
  ///   - words: an empty one is never found.
  ///   - isOrdered: whether they are tried as they come; the longest first otherwise.
  /// - Returns: the list's index.
  mutating func add(list words: [[UInt8]], isOrdered: Bool) -> Int {
    let ranked =
      isOrdered
      ? words
      : words.sorted {
        $0.count != $1.count ? $0.count > $1.count : $0.lexicographicallyPrecedes($1)
      }
    if let known = listIndex[ranked] { return known }
    var builder = RuleTrieBuilder(trie)
    // The builder's is the only copy while it grows.
    trie = []
    lists.append(
      RuleWordList(
        forward: builder.add(ranked),
        backward: builder.add(ranked.map { Array($0.reversed()) })
      )
    )
    heads.append(RuleFilter(scalars: ranked.compactMap(RuleFilter.head)))
    tails.append(RuleFilter(scalars: ranked.compactMap(RuleFilter.tail)))
    trie = builder.nodes
    listIndex[ranked] = lists.count - 1
    return lists.count - 1
  }

  /// Adds a set of tags.
  /// - Returns: where it begins; nil where a pack speaks of more tags than there can be.
  mutating func add(tags names: Set<PosTag>) -> Int? {
    var set = [Bool](repeating: false, count: RuleTags.limit)
    for name in names.sorted(by: { $0.code < $1.code }) {
      guard let number = tags.number(of: name) else { return nil }
      set[Int(number)] = true
    }
    for start in stride(from: 0, to: tagSets.count, by: RuleTags.limit)
    where tagSets[start..<start + RuleTags.limit] == set[...] {
      return start
    }
    tagSets += set
    return tagSets.count - RuleTags.limit
  }

  // MARK: Effort

  private static let highestEffort: Int32 = 10_000

  private func effort(of node: RuleNode) -> Int32 {
    switch node.operation {
    case .literal, .words, .annotation, .token: 1
    // What refuses nothing comes last.
    case .accept: Self.highestEffort
    case .mark, .border, .absent, .understood: efforts[node.next]
    case .gap(let gap): min(Int32(gap.limit) + efforts[node.next], Self.highestEffort)
    case .split(let other): min(efforts[node.next] + efforts[other], Self.highestEffort)
    }
  }

  // MARK: Filters

  private func filter(of node: RuleNode) -> RuleFilter {
    var filter = RuleFilter()
    switch node.operation {
    case .literal(let start, let count):
      let bytes = Array(literals[start..<start + count])
      if let end = node.isBackward ? RuleFilter.tail(bytes) : RuleFilter.head(bytes) {
        filter.insert(end)
      } else {
        filter.isOpen = true
      }
    case .words(let list):
      filter = node.isBackward ? tails[list] : heads[list]
    case .annotation(let kinds, _, _, let isShared):
      filter.insert(kinds, isBackward: node.isBackward)
      // It ends one character farther on.
      if isShared && node.isBackward { filter.isOpen = true }
    case .token(let classes, let tags):
      let isTagged = tagSets[tags..<tags + RuleTags.limit].contains(true)
      filter.classes = isTagged ? .all : classes
    case .gap, .accept: filter.isOpen = true
    case .mark, .border, .absent, .understood: filter = filters[Int(filterOf[node.next])]
    case .split(let other):
      filter = filters[Int(filterOf[node.next])]
      filter.formUnion(filters[Int(filterOf[other])])
    }
    return filter
  }
}
