/// The words that the tagger has cut, with what features need to know of each.
struct WordForms: Sendable {
  /// One word.
  struct Form: Sendable {
    /// Stands before the first and behind the last word.
    static let outside = Form(key: 1 << 40, tag: 1 << 40, cluster: 1 << 40, coarse: 1 << 40)

    /// Tells words apart; equal for all forms of a word that are one for look-ups.
    fileprivate(set) var key: UInt64 = 0
    /// The dictionary's tag, from 1; 0 where it does not know the word.
    fileprivate(set) var tag: UInt64 = 0
    fileprivate(set) var cluster: UInt64 = 0
    fileprivate(set) var coarse: UInt64 = 0
    fileprivate(set) var classes: WordClasses = []
    /// First unit.
    fileprivate(set) var start: Int32 = 0
    /// The lexicon's node; 0 where it does not know the word.
    fileprivate(set) var entry: UInt32 = 0
  }

  /// All words, and one more that begins where they end.
  private var forms: [Form] = []
  /// The word that each unit is in.
  private(set) var wordOf: [Int32] = []

  private(set) var count = 0

  /// A word; the one at `count` has no more than its start.
  @inline(__always)
  subscript(word: Int) -> Form { forms[word] }

  /// Takes the words of a stretch of text.
  ///
  /// - Parameters:
  ///   - units: the stretch.
  ///   - ends: whether each unit ends a word.
  ///   - lexicon: knows words, tags and clusters.
  mutating func fill(_ units: Units, ends: (Int) -> Bool, lexicon: Lexicon) {
    forms.removeAll(keepingCapacity: true)
    wordOf.reset(0, units.count)
    var start = 0
    for unit in 0..<units.count {
      wordOf[unit] = Int32(truncatingIfNeeded: forms.count)
      if !ends(unit), unit + 1 < units.count { continue }
      var form = Form()
      form.start = Int32(truncatingIfNeeded: start)
      for index in start...unit { form.key = FeatureHash.mix(form.key &+ units[index].key) }
      let place = units.node(start, unit + 1, lexicon)
      if place != 0 {
        let node = lexicon.nodes[Int(place)]
        let cluster = lexicon.clusters[Int(place)]
        form.classes = WordClasses(rawValue: node.classes)
        form.cluster = UInt64(cluster)
        form.coarse = UInt64(lexicon.coarseClusters[Int(cluster)])
        if node.cost != LexiconNode.noWord {
          form.tag = UInt64(node.tag) + 1
          form.entry = place
        }
      } else {
        form.coarse = UInt64(lexicon.coarseClusters[0])
      }
      forms.append(form)
      start = unit + 1
    }
    count = forms.count
    forms.append(Form(start: Int32(truncatingIfNeeded: units.count)))
  }
}
