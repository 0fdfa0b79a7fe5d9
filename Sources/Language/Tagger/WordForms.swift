/// The words that the tagger has cut, with what features need to know of each.
struct WordForms: Sendable {
  /// First unit of each word, and one more: the end.
  private(set) var starts: [Int32] = []
  /// Tells words apart; equal for all forms of a word that are one for look-ups.
  private(set) var keys: [UInt64] = []
  /// The dictionary's tag, from 1; 0 where it does not know the word.
  private(set) var tags: [UInt64] = []
  private(set) var classes: [WordClasses] = []
  /// The lexicon's node of each word; 0 where it does not know it.
  private(set) var entries: [UInt32] = []
  private(set) var clusters: [UInt64] = []
  private(set) var coarse: [UInt64] = []
  /// The word that each unit is in.
  private(set) var wordOf: [Int32] = []

  var count: Int { keys.count }

  /// Takes the words of a stretch of text.
  ///
  /// - Parameters:
  ///   - units: the stretch.
  ///   - ends: whether each unit ends a word.
  ///   - lexicon: knows words, tags and clusters.
  mutating func fill(_ units: Units, ends: (Int) -> Bool, lexicon: Lexicon) {
    starts.removeAll(keepingCapacity: true)
    keys.removeAll(keepingCapacity: true)
    tags.removeAll(keepingCapacity: true)
    classes.removeAll(keepingCapacity: true)
    entries.removeAll(keepingCapacity: true)
    clusters.removeAll(keepingCapacity: true)
    coarse.removeAll(keepingCapacity: true)
    wordOf.removeAll(keepingCapacity: true)
    var start = 0
    for unit in 0..<units.count {
      wordOf.append(Int32(truncatingIfNeeded: keys.count))
      if !ends(unit), unit + 1 < units.count { continue }
      starts.append(Int32(truncatingIfNeeded: start))
      var key: UInt64 = 0
      for index in start...unit { key = FeatureHash.mix(key &+ units.keys[index]) }
      keys.append(key)
      let place = units.node(start, unit + 1, lexicon)
      let node = place == 0 ? LexiconNode() : lexicon.nodes[Int(place)]
      let isWord = node.cost != LexiconNode.noWord
      tags.append(isWord ? UInt64(node.tag) + 1 : 0)
      classes.append(WordClasses(rawValue: node.classes))
      entries.append(isWord ? place : 0)
      let cluster = place == 0 ? 0 : lexicon.clusters[Int(place)]
      clusters.append(UInt64(cluster))
      coarse.append(UInt64(lexicon.coarseClusters[Int(cluster)]))
      start = unit + 1
    }
    starts.append(Int32(truncatingIfNeeded: units.count))
  }
}
