/// The classes of words that are no values.
struct OtherWord: OptionSet, Sendable {
  let rawValue: UInt64

  /// No value starts here, unless a longer one does.
  static var not: OtherWord { OtherWord(rawValue: 1 << 0) }
  /// Begins like a unit and is none: 成功, 市场.
  static var notUnit: OtherWord { OtherWord(rawValue: 1 << 1) }
  /// What after 号 says that the figure is a number of something and no day: 号线, 号楼.
  static var notDay: OtherWord { OtherWord(rawValue: 1 << 2) }

  /// What has numbers for a name: 编号, 波音, 图.
  static var numbered: OtherWord { OtherWord(rawValue: 1 << 3) }
  /// What a number before it names: 型, 航班, 芯片.
  static var model: OtherWord { OtherWord(rawValue: 1 << 4) }

  /// The classes by the names that the tables use.
  static let byName: [String: OtherWord] = [
    "not": .not,
    "not-unit": .notUnit,
    "not-day": .notDay,
    "numbered": .numbered,
    "model": .model,
  ]
}
