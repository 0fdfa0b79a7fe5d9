import Corpus
import Language

/// The words of enumerations, from `lexicons/groups.json`.
struct GroupLexicon: Sendable {
  /// What ends a list that is not complete: 等.
  let others: WordIndex
  /// What stands between a number of things and their list: 分别是.
  let opens: WordIndex
  /// What stands between a number of things and what opens their list: 组成：, 中有.
  let bridges: WordIndex
  /// What stands behind a list without being of it: 为主.
  let ends: [[UInt8]]
  /// What stands before a list: 包括.
  let starts: WordIndex
  /// The Han digits that count members in a name, with their values.
  private let numbers: [UInt32: Int]
  /// What follows the digit in a group's name: 小, 大, 杰.
  private let ranks: [[UInt32]]

  /// The program's own lexicon, loaded once.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the lexicon, shared by all who ask.
  /// - Throws: `DataError`, where it is missing or not in this form.
  static func load(from data: DataFolder) throws(DataError) -> GroupLexicon {
    try data.json("lexicons/groups.json") { json throws(JSONError) in try GroupLexicon(json) }
  }

  private init(_ json: JSON) throws(JSONError) {
    others = WordIndex(try json.strings("others"))
    opens = WordIndex(try json.strings("opens"))
    bridges = WordIndex(try json.strings("bridges"))
    ends = try json.strings("ends").map { Array($0.utf8) }
    starts = WordIndex(try json.strings("starts"))
    ranks = try json.strings("ranks").map { $0.unicodeScalars.map(\.value) }
    var numbers: [UInt32: Int] = [:]
    // 两 and 二 are both two.
    var value = 1
    for word in try json.strings("numbers") {
      guard let digit = word.unicodeScalars.first else { continue }
      if digit == "两" || digit == "兩" {
        numbers[digit.value] = 2
      } else {
        value += 1
        numbers[digit.value] = value
      }
    }
    self.numbers = numbers
  }

  /// How many members a name says the group has: 6 of 杭州六小龙; nil where it says nothing.
  func size(in name: String) -> Int? {
    let scalars = name.unicodeScalars.map(\.value)
    for (index, scalar) in scalars.enumerated() {
      guard let size = numbers[scalar] else { continue }
      // 二十四节气 is not four.
      if index > 0, numbers[scalars[index - 1]] != nil { continue }
      let rest = scalars[(index + 1)...]
      if ranks.contains(where: { rest.starts(with: $0) }) { return size }
    }
    return nil
  }

  /// The whole number that a word is, in digits or one Han digit; nil where it is none.
  func number(_ word: String) -> Int? {
    if let number = Int(word) { return number }
    let scalars = word.unicodeScalars.map(\.value)
    guard let first = scalars.first else { return nil }
    if scalars.count == 1 { return numbers[first] }
    // 十二, 二十, 二十一.
    let ten: UInt32 = 0x5341
    guard let place = scalars.firstIndex(of: ten), place <= 1, scalars.count - place <= 2 else {
      return nil
    }
    let tens = place == 0 ? 1 : first == 0x4E00 ? 1 : numbers[first]
    let rest = scalars[(place + 1)...]
    let units = rest.first.map { $0 == 0x4E00 ? 1 : numbers[$0] } ?? 0
    guard let tens, let units, units < 10 else { return nil }
    return tens * 10 + units
  }
}
