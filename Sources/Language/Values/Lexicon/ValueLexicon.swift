import Foundation

/// Everything that the scanner knows by heart.
///
/// Units, money, classifiers, time words, feasts, eras, and what looks like a value and is none:
/// compiled once from the tables in `lexicons/values`.
public final class ValueLexicon: Sendable {
  /// The folder of the tables, in the data folder.
  public static let folder = "lexicons/values"

  static let tables = [
    "calendar-feasts", "classifiers", "currencies", "eras", "not-units", "not-values", "numerals",
    "planning-periods", "time-words", "units",
  ]

  let quantityWords: WordTrie
  let timeWords: WordTrie
  let notWords: WordTrie
  let folding: ScalarFolding
  let lunar: LunarCalendar
  /// What can begin at a scalar, as bits of `Start`.
  let starts: [UInt8]

  /// What can begin at a scalar.
  enum Start {
    static let quantity: UInt8 = 1
    static let time: UInt8 = 2
    static let other: UInt8 = 4
    /// A digit or unit.
    static let numeral: UInt8 = 8
    /// A scalar that the grammars ask for by itself.
    static let special: UInt8 = 16
    /// May follow the number of a time: 年, 点, 个, a hyphen.
    static let afterNumber: UInt8 = 32
  }

  /// The lexicon of a data folder, compiled once for all who ask.
  ///
  /// - Parameter data: the program's data folder.
  /// - Returns: the compiled lexicon.
  /// - Throws: `DataError`, where a table is missing or damaged.
  public static func load(from data: DataFolder) throws(DataError) -> ValueLexicon {
    // Each table is asked for by its name, so that the folder remembers what had a say.
    for table in tables + ["variants", "lunar-calendar"] {
      _ = try data.resource(folder + "/" + table + ".tsv") { path throws(DataError) in
        try ValueTable.lines(of: path).count
      }
    }
    return try data.resource(folder + "/variants.tsv") { path throws(DataError) in
      try ValueLexicon(folder: String(path.dropLast("/variants.tsv".count)))
    }
  }

  /// Compiles the tables in the folder at `path`.
  ///
  /// - Parameter path: absolute path of the folder.
  /// - Throws: `DataError`, with file and line.
  public init(folder path: String) throws(DataError) {
    var variants: [(from: UInt16, to: UInt16)] = []
    for row in try ValueTable(path: path + "/variants.tsv").rows {
      guard let from = row.scalars.first, let to = Self.scalars(of: row.value).first else {
        throw DataError(path: path + "/variants.tsv", message: "line \(row.line): no characters")
      }
      variants.append((from, to))
    }
    folding = ScalarFolding(variants: variants)
    var quantities: [(scalars: [UInt16], entry: WordTrie.Entry)] = []
    var times: [(scalars: [UInt16], entry: WordTrie.Entry)] = []
    var others: [(scalars: [UInt16], entry: WordTrie.Entry)] = []
    for table in Self.tables {
      let file = path + "/\(table).tsv"
      for row in try ValueTable(path: file).rows {
        let scalars = row.scalars.map(folding.fold)
        if let found = QuantityWord.byName[row.name] {
          quantities.append((scalars, .init(classBit: found.rawValue, payload: row.value)))
        } else if let found = TimeWord.byName[row.name] {
          times.append((scalars, .init(classBit: found.rawValue, payload: row.value)))
        } else if let found = OtherWord.byName[row.name] {
          others.append((scalars, .init(classBit: found.rawValue, payload: row.value)))
        } else {
          throw DataError(path: file, message: "line \(row.line): no class is called \(row.name)")
        }
      }
    }
    quantityWords = WordTrie(quantities)
    timeWords = WordTrie(times)
    notWords = WordTrie(others)
    lunar = try LunarCalendar(path: path + "/lunar-calendar.tsv")
    var starts = [UInt8](repeating: 0, count: 1 << 16)
    for scalar in starts.indices where NumeralScalar(UInt16(scalar)) != nil {
      starts[scalar] |= Start.numeral | Start.quantity | Start.time
    }
    func mark(
      _ words: [(scalars: [UInt16], entry: WordTrie.Entry)],
      _ classes: UInt64,
      _ start: UInt8
    ) {
      for word in words where word.entry.classBit & classes != 0 {
        if let first = word.scalars.first { starts[Int(first)] |= start }
      }
    }
    mark(quantities, QuantityWord.openers.rawValue, Start.quantity)
    mark(times, TimeWord.openers.rawValue, Start.time)
    mark(others, OtherWord.not.rawValue, Start.other)
    mark(times, TimeWord([.unit, .range, .century, .decade, .fiscal]).rawValue, Start.afterNumber)
    for scalar in "年月日号点时季旬个半多余几来:-/.、 比".utf16 { starts[Int(scalar)] |= Start.afterNumber }
    for scalar in "+-.负半几数前T".utf16 { starts[Int(scalar)] |= Start.quantity | Start.special }
    for scalar in "第Q甲乙丙丁戊己庚辛壬癸鼠牛虎兔龙蛇马羊猴鸡狗猪闰头首前半大几数分元今昨明初".utf16 {
      starts[Int(scalar)] |= Start.time | Start.special
    }
    for scalar in 0x41...0x7A where scalar <= 0x5A || scalar >= 0x61 {
      starts[scalar] |= Start.other
    }
    self.starts = starts
  }

  static func scalars(of string: String) -> [UInt16] {
    string.unicodeScalars.map { $0.value > 0xFFFF ? 0xFFFF : UInt16($0.value) }
  }
}

/// One table: lines of form, class and value, after comments that name source and licence.
struct ValueTable {
  struct Row {
    let line: Int
    let scalars: [UInt16]
    let name: String
    let value: String
  }

  let rows: [Row]

  init(path: String) throws(DataError) {
    rows = try Self.lines(of: path).map { line throws(DataError) in
      let parts = line.text.split(separator: "\t", omittingEmptySubsequences: false)
      guard parts.count == 3, !parts[0].isEmpty else {
        throw DataError(
          path: path,
          message: "line \(line.number): needs form, class and value between tabs"
        )
      }
      return Row(
        line: line.number,
        scalars: ValueLexicon.scalars(of: String(parts[0])),
        name: String(parts[1]),
        value: String(parts[2])
      )
    }
  }

  /// The lines that are neither empty nor comments.
  static func lines(of path: String) throws(DataError) -> [(number: Int, text: Substring)] {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw DataError(path: path, message: "is missing or no UTF-8") }
    guard text.contains("# source: "), text.contains("# licence: ") else {
      throw DataError(path: path, message: "needs the lines '# source: …' and '# licence: …'")
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .map { ($0.offset + 1, $0.element) }
      .filter { !$0.1.isEmpty && !$0.1.hasPrefix("#") }
  }
}
