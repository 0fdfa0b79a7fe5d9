/// A node of the lexicon's double array, as it lies in the file: 16 bytes, so that four share a
/// line of the cache.
struct LexiconNode: BitwiseCopyable, Sendable {
  static let noWord = UInt16.max
  static let free = UInt32.max

  /// The child by the code `c` is node `base + c`, where that node's `parent` says so.
  var base: UInt32 = 0
  var parent: UInt32 = Self.free
  /// Of the word that ends here: −log₂ of its probability, in 1024ths; `noWord` where none does.
  var cost: UInt16 = Self.noWord
  var classes: UInt16 = 0
  /// The tag's number in the upper 8 bits, the frequency (cut to 24 bits) in the lower ones.
  var tagAndFrequency: UInt32 = 0

  var tag: Int { Int(tagAndFrequency >> 24) }
  var frequency: Int { Int(tagAndFrequency & 0xFF_FFFF) }
}

/// Which section of a lexicon's file holds what.
enum LexiconLayout {
  static let kind: StaticString = "ZHAILEX\n"
  static let version: UInt32 = 3
  /// For each 256 scalars the number of their page in `codes`.
  static let pages = 0
  /// Pages of 256 codes; 0 is a character in no word.
  static let codes = 1
  /// The canonical scalar of each code.
  static let scalars = 2
  static let nodes = 3
  /// The names of the tags, joined by line feeds.
  static let tags = 4
  /// Sum of all frequencies, number of words, the cost of an unknown word.
  static let totals = 5
  /// For each node the cluster of the word that ends there; 0 where it has none.
  static let clusters = 6
  /// For each cluster its coarse cluster.
  static let coarseClusters = 7
  /// For each code what the character does in names (`NameRoles`).
  static let roles = 8
  /// Nodes of the words that have a class, and of no other ones: few enough to stay near the
  /// processor.
  static let classedNodes = 9
  static let sectionCount = 10

  static let pageCount = 0x11_0000 / 256
}
