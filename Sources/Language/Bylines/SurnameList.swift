public import Corpus

/// The surnames of Chinese people, and by them what looks like a person's name.
public struct SurnameList: Sendable {
  /// How likely a surname is one where it stands.
  public enum Rank: String, Sendable, Hashable, CaseIterable, Comparable {
    /// A common word first of all: 和, 都, 从.
    case rare
    case known
    /// One of those that most people bear.
    case common
    /// Of two characters or more: 欧阳.
    case compound

    public static func < (lhs: Rank, rhs: Rank) -> Bool { lhs.weight < rhs.weight }

    private var weight: Int {
      switch self {
      case .rare: 0
      case .known: 1
      case .common: 2
      case .compound: 3
      }
    }
  }

  public static let file = "lexicons/surnames.txt"

  private let ranks: [[CodePoint]: Rank]
  /// Of the surnames of one character, by it.
  private let single: [CodePoint: Rank]
  private let longest: Int
  /// A bit for each character that a surname begins with, modulo 4096: most begin none.
  private let beginnings: [UInt64]
  /// The same for surnames of two characters and more.
  private let longBeginnings: [UInt64]

  /// - Throws: `DataError`, where the file is missing or damaged.
  public static func load(from data: DataFolder) throws(DataError) -> SurnameList {
    try data.resource(file) { (path) throws(DataError) in
      var ranks: [[CodePoint]: Rank] = [:]
      for row in try DataFolder.rows(ofFile: path) {
        guard row.count > 1, let rank = Rank(rawValue: row[1]) else {
          throw DataError(path: path, message: "`\(row[0])` has no rank")
        }
        ranks[row[0].unicodeScalars.map { CodePoint($0.value) }] = rank
      }
      return SurnameList(ranks)
    }
  }

  /// - Parameter ranks: of surnames, by their characters.
  public init(_ ranks: [[CodePoint]: Rank]) {
    self.ranks = ranks
    longest = ranks.keys.map(\.count).max() ?? 0
    var single: [CodePoint: Rank] = [:]
    var beginnings = [UInt64](repeating: 0, count: 64)
    var longBeginnings = beginnings
    for (surname, rank) in ranks {
      guard let first = surname.first else { continue }
      beginnings[Self.word(of: first)] |= Self.bit(of: first)
      if surname.count == 1 {
        single[first] = rank
      } else {
        longBeginnings[Self.word(of: first)] |= Self.bit(of: first)
      }
    }
    self.single = single
    self.beginnings = beginnings
    self.longBeginnings = longBeginnings
  }

  /// The longest surname that `name` begins with.
  public func surname(of name: ArraySlice<CodePoint>) -> (count: Int, rank: Rank)? {
    guard let first = name.first, Self.has(first, beginnings) else { return nil }
    for count in stride(from: min(longest, name.count), to: 1, by: -1) {
      if let rank = ranks[Array(name.prefix(count))] { return (count, rank) }
    }
    return single[first].map { (1, $0) }
  }

  /// The longest surname, of up to two characters, that a stretch of text begins with.
  public func surname(of span: TextSpan, in text: Text) -> (count: Int, rank: Rank)? {
    guard !span.isEmpty, text.isScalarBorder(span.start) else { return nil }
    let first = text.bytes.codePoint(at: Int(span.start))
    guard Self.has(first, beginnings) else { return nil }
    let second = Int(span.start) + first.utf8Count
    if second < Int(span.end), Self.has(first, longBeginnings),
      let rank = ranks[[first, text.bytes.codePoint(at: second)]]
    {
      return (2, rank)
    }
    return single[first].map { (1, $0) }
  }

  @inline(__always)
  private static func has(_ first: CodePoint, _ beginnings: [UInt64]) -> Bool {
    beginnings[word(of: first)] & bit(of: first) != 0
  }

  private static func word(of first: CodePoint) -> Int { Int(first.value >> 6 & 63) }

  private static func bit(of first: CodePoint) -> UInt64 { 1 << UInt64(first.value & 63) }

  /// Whether all of `name` can be a person's: a surname and one or two characters more.
  public func isPerson(_ name: ArraySlice<CodePoint>, atLeast rank: Rank = .rare) -> Bool {
    guard name.allSatisfy(\.isHan), let surname = surname(of: name), surname.rank >= rank else {
      return false
    }
    let given = name.count - surname.count
    if (1...2).contains(given) { return true }
    // 司马 may be a surname, or 司 one with 马 the first half of the name behind it.
    return given == 0 && name.count > 1 && surname.count == 2
  }
}
