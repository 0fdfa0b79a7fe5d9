/// The classes of words that are no values.
enum OtherWord: String, CaseIterable {
  /// No value starts here, unless a longer one does.
  case not
  /// Begins like a unit and is none: 成功, 市场.
  case notUnit = "not-unit"
  /// What after 号 says that the figure is a number of something and no day: 号线, 号楼.
  case notDay = "not-day"

  var bit: UInt64 {
    switch self {
    case .not: 1
    case .notUnit: 2
    case .notDay: 4
    }
  }
}
