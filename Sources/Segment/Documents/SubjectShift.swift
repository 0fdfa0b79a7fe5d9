internal import Language

/// Measures whether what stands before a line and what stands behind it speak of the same things.
struct SubjectShift {
  /// How many pairs of words are looked at on each side, one after the other: the nearer ones
  /// decide where documents are short, the farther ones where paragraphs differ.
  private static let scales = [50, 100, 200, 400]
  /// Less text than this many pairs says little.
  private static let leastPairs = 18
  /// A line of so few is asked to which side it belongs.
  private static let fewPairs = 30
  /// So much is shared that more text cannot change the answer.
  private static let plainlyOne = 130
  /// The most that a change of subject can weigh.
  static let most = 60

  private let pairs: WordPairs
  private var table = WordPairs.Table()

  init(_ pairs: WordPairs) { self.pairs = pairs }

  /// The evidence for a border between two runs of lines, in tenths of a unit.
  mutating func evidence(between before: Range<Int>, and after: Range<Int>) -> Int {
    let size = min(pairs.count(in: before), pairs.count(in: after))
    guard size >= Self.leastPairs else { return 0 }
    var likeness = 0
    for scale in Self.scales {
      let found = pairs.likeness(before, after, within: scale, using: &table)
      likeness = max(likeness, found.thousandths)
      if likeness > Self.plainlyOne || size <= scale { break }
    }
    return Self.weight(of: likeness, size: size)
  }

  /// Whether a line shares words with what is behind it alone (1) or before it alone (-1).
  mutating func affinity(of line: Int, before: Range<Int>, after: Range<Int>) -> Int {
    let line = line..<line + 1
    guard !before.isEmpty, !after.isEmpty, (2...Self.fewPairs).contains(pairs.count(in: line))
    else {
      return 0
    }
    let widest = Self.scales[Self.scales.count - 1]
    let backward = pairs.likeness(before, line, within: widest, using: &table).thousandths > 0
    let forward = pairs.likeness(line, after, within: widest, using: &table).thousandths > 0
    return backward == forward ? 0 : forward ? 1 : -1
  }

  /// The logarithm of how much likelier a likeness is between two articles than inside one,
  /// measured on articles and runs of them, and held down where little text is compared.
  private static func weight(of likeness: Int, size: Int) -> Int {
    switch size {
    case ..<40:
      likeness == 0 ? 20 : likeness < 30 ? -5 : likeness < 60 ? -18 : -35
    case ..<90:
      likeness < 16 ? 32 : likeness < 25 ? 10 : likeness < 45 ? -8 : likeness < 80 ? -22 : -45
    case ..<180:
      likeness < 30 ? 36 : likeness < 45 ? 10 : likeness < 60 ? -5 : likeness < 100 ? -25 : -45
    default:
      likeness < 30 ? most : likeness < 42 ? 45 : likeness < 55 ? 5 : likeness < 70 ? -20 : -50
    }
  }
}
