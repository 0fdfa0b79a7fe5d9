public import Corpus

/// What a text speaks of, as the pairs of neighbouring characters in it and its Latin words,
/// common ones left out: enough to tell whether two stretches are of one subject.
///
/// Two halves of an article share a sixth of these pairs, two articles about a fiftieth.
public struct WordPairs: Sendable {
  static let tableSize = 1 << 17

  /// Places in a table of `tableSize`, in text order.
  private let places: [UInt32]
  /// The index in `places` of each line's first pair, and the end.
  private let starts: [Int]

  /// - Parameters:
  ///   - text: what the lines are of.
  ///   - lines: in text order.
  ///   - common: what says nothing about the subject.
  public init(_ text: Text, lines: [TextSpan], common: CommonWords) {
    var places: [UInt32] = []
    places.reserveCapacity(text.count / 4)
    var starts: [Int] = []
    for line in lines {
      starts.append(places.count)
      Self.collect(text.bytes, in: line.range, common, into: &places)
    }
    starts.append(places.count)
    self.places = places
    self.starts = starts
  }

  /// How much of their subject two runs of lines share, 0…1 in thousandths, with at most `count`
  /// pairs of each looked at: those nearest to where they meet.
  ///
  /// - Parameters:
  ///   - before: lines.
  ///   - after: lines behind them.
  ///   - count: pairs.
  ///   - table: memory that is used again.
  /// - Returns: the likeness (the cosine of the two sets), and the size of the smaller set.
  public func likeness(
    _ before: Range<Int>,
    _ after: Range<Int>,
    within count: Int,
    using table: inout Table
  ) -> (thousandths: Int, size: Int) {
    let first = max(starts[before.lowerBound], starts[before.upperBound] - count)
    let last = min(starts[after.upperBound], starts[after.lowerBound] + count)
    table.begin()
    var known = 0
    for place in places[first..<starts[before.upperBound]] where table.isNew(place, in: .before) {
      known += 1
    }
    var others = 0
    var shared = 0
    for place in places[starts[after.lowerBound]..<last] where table.isNew(place, in: .after) {
      others += 1
      if table.contains(place, in: .before) { shared += 1 }
    }
    guard known > 0, others > 0 else { return (0, 0) }
    // Whole numbers, so that it is the same on every machine.
    let likeness = (Double(shared) * 1000 / (Double(known) * Double(others)).squareRoot()).rounded()
    return (Int(likeness), min(known, others))
  }

  /// The pairs in a run of lines.
  public func count(in lines: Range<Int>) -> Int {
    starts[lines.upperBound] - starts[lines.lowerBound]
  }

  /// Two sets of places, emptied by counting up.
  public struct Table: Sendable {
    enum Side: Int {
      case before = 0
      case after = 1
    }

    private var marks = [UInt32](repeating: 0, count: WordPairs.tableSize * 2)
    private var round: UInt32 = 0

    public init() {}

    mutating func begin() { round += 1 }

    mutating func isNew(_ place: UInt32, in side: Side) -> Bool {
      let index = Int(place) * 2 + side.rawValue
      if marks[index] == round { return false }
      marks[index] = round
      return true
    }

    func contains(_ place: UInt32, in side: Side) -> Bool {
      marks[Int(place) * 2 + side.rawValue] == round
    }
  }

  @inline(__always)
  static func place(of first: CodePoint, _ second: CodePoint) -> UInt32 {
    let mixed = (first.value &* 0x9E37_79B1) ^ (second.value &* 0x85EB_CA6B)
    return (mixed ^ mixed >> 15) & UInt32(tableSize - 1)
  }

  private static func collect(
    _ bytes: [UInt8],
    in range: Range<Int>,
    _ common: CommonWords,
    into places: inout [UInt32]
  ) {
    var previous: CodePoint?
    var index = range.lowerBound
    while index < range.upperBound {
      let point = bytes.codePoint(at: index)
      if point.isHan {
        index += point.utf8Count
        if common.contains(point) {
          previous = nil
          continue
        }
        if let previous {
          let place = place(of: previous, point)
          if !common.containsPair(at: place) { places.append(place) }
        }
        previous = point
        continue
      }
      previous = nil
      guard point.isASCIILetter else {
        index += point.utf8Count
        continue
      }
      var hash: UInt32 = 0x811C_9DC5
      let start = index
      while index < range.upperBound, CodePoint(UInt32(bytes[index])).isASCIILetter {
        hash = (hash ^ UInt32(bytes[index] | 0x20)) &* 0x0100_0193
        index += 1
      }
      if index - start > 1 { places.append((hash ^ hash >> 15) & UInt32(tableSize - 1)) }
    }
  }
}
