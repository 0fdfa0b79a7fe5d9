internal import Corpus

/// Words so common that two texts which share them need not be of one subject.
public struct CommonWords: Sendable {
  public static let file = "lexicons/common-words.txt"

  /// Single characters, by code point below U+10000.
  private let characters: [Bool]
  /// Words of two characters, by their place in a `WordPairs` table; a rare word that shares the
  /// place of a common one counts as common.
  private let pairs: [Bool]

  /// - Throws: `DataError`, where the file is missing or damaged.
  public static func load(from data: DataFolder) throws(DataError) -> CommonWords {
    try data.resource(file) { (path) throws(DataError) in
      CommonWords(try DataFolder.rows(ofFile: path).map { $0[0] })
    }
  }

  init(_ words: [String]) {
    var characters = [Bool](repeating: false, count: 0x1_0000)
    var pairs = [Bool](repeating: false, count: WordPairs.tableSize)
    for word in words {
      let points = CodePoint.points(word)
      if points.count == 1, points[0].value < 0x1_0000 {
        characters[Int(points[0].value)] = true
      } else if points.count == 2 {
        pairs[Int(WordPairs.place(of: points[0], points[1]))] = true
      }
    }
    self.characters = characters
    self.pairs = pairs
  }

  @inline(__always)
  func contains(_ point: CodePoint) -> Bool {
    point.value < 0x1_0000 && characters[Int(point.value)]
  }

  @inline(__always)
  func containsPair(at place: UInt32) -> Bool { pairs[Int(place)] }
}
